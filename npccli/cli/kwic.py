"""`npccli kwic`: key words in context."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from npccli.cli import word_options as words
from npccli.cli.given import GivenForTables, takes_tables
from npccli.cli.table_command import write_analysis


class Match(StrEnum):
    """How the expression is looked for."""

    text = "text"
    word = "word"
    regex = "regex"


class Sort(StrEnum):
    """What the lines are ordered by."""

    source = "source"
    left = "left"
    right = "right"
    hit = "hit"


EXAMPLES = """\b
Examples:
  npccli kwic 全过程人民民主 corpus/
  npccli kwic '听取.{0,6}报告' page.txt --match regex --sort right
  npccli kwic 监督 corpus/ --match word --context 40 -o kwic.xlsx
"""


@takes_tables
def kwic_command(
    given: GivenForTables,
    expression: Annotated[
        str, typer.Argument(metavar="EXPRESSION", help="A word, a phrase, or a pattern.")
    ],
    match: Annotated[
        Match,
        typer.Option("--match", help="Anywhere in the text, as whole words, or as a pattern."),
    ] = Match.text,
    sort: Annotated[
        Sort, typer.Option("--sort", help="Order of the source, or by context or hit.")
    ] = Sort.source,
    context: Annotated[
        int, typer.Option("--context", min=0, metavar="N", help="Characters on each side.")
    ] = 20,
    top: Annotated[
        int | None, typer.Option("--top", min=1, metavar="N", help="Only the first N lines.")
    ] = None,
    lexicon: words.Lexicon = None,
    segmenter: words.SegmenterOption = words.RJIEBA,
) -> int:
    """Show every place of an expression with the text on both sides.

    On a screen the hits stand under each other, with report/section:line before them; a
    pipe gets tab-separated values. The line is that of the source file on which the
    expression begins. Sorted by left context, the nearest character comes first. Patterns
    are Python regular expressions and match within a sentence.
    """
    from npccli.count.concordance import ConcordanceAnalysis

    engine = words.segmenter_of(segmenter, lexicon)
    analysis = ConcordanceAnalysis(engine, expression, match.value, context, sort.value, top)
    return write_analysis(given, analysis, sought=expression, concordance=True)
