"""`npccli collocates`: the words near a word."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from npccli.cli import word_options as words
from npccli.cli.given import GivenForTables, takes_tables
from npccli.cli.options import split
from npccli.cli.table_command import write_analysis


class Sort(StrEnum):
    """What collocates are ordered by."""

    log_likelihood = "log_likelihood"
    mi = "mi"
    t = "t"
    log_dice = "log_dice"
    by_count = "count"


EXAMPLES = """\b
Examples:
  npccli collocates 监督 corpus/
  npccli collocates 代表 corpus/ --window 3,0 --sort log_dice --min-count 5
"""


@takes_tables
def collocates_command(
    given: GivenForTables,
    node: Annotated[
        str, typer.Argument(metavar="WORD", help="The word, or several words, to look around.")
    ],
    window: Annotated[
        str,
        typer.Option("--window", metavar="N", help="Words on both sides, or LEFT,RIGHT."),
    ] = "5",
    sort: Annotated[
        Sort, typer.Option("--sort", help="What the collocates are ordered by.")
    ] = Sort.log_likelihood,
    top: words.Top = 50,
    min_count: words.MinCount = 2,
    min_docs: words.MinDocs = 1,
    min_length: words.MinLength = 1,
    pos: words.Pos = None,
    stopwords: words.Stopwords = "default",
    lexicon: words.Lexicon = None,
    segmenter: words.SegmenterOption = words.RJIEBA,
    examples: words.Examples = 0,
) -> int:
    """List the words that stand near a word more often than by chance.

    The window does not leave the sentence; punctuation marks do not count. MI, t,
    log-likelihood and logDice stand beside the counts; docs/measures.md says how to read
    them.
    """
    from npccli.count import Selection
    from npccli.count.collocates import CollocateAnalysis
    from npccli.errors import UsageError

    sides = words.numbers(window, "--window")
    if len(sides) > 2:
        raise UsageError(f"--window: more than two numbers: {window!r}", "write 5 or 3,0")
    selection = Selection(top, min_count, min_docs, min_length, split(pos), stopwords)
    engine = words.segmenter_of(segmenter, lexicon)
    analysis = CollocateAnalysis(
        engine, node, (sides[0], sides[-1]), sort.value, selection, examples
    )
    return write_analysis(given, analysis, sought=node)
