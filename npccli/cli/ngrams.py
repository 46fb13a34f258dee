"""`npccli ngrams`: words that stand next to each other."""

from __future__ import annotations

from typing import Annotated

import typer

from npccli.cli import word_options as words
from npccli.cli.given import GivenForTables, takes_tables
from npccli.cli.options import split
from npccli.cli.table_command import write_analysis

EXAMPLES = """\b
Examples:
  npccli ngrams corpus/ --size 2,3 --min-count 5
  npccli ngrams page.txt --by role --stopwords default -o ngrams.xlsx
"""


@takes_tables
def ngrams_command(
    given: GivenForTables,
    size: Annotated[
        str, typer.Option("--size", metavar="N", help="Words in a row, such as 2 or 2,3.")
    ] = "2",
    by: words.By = "",
    top: words.Top = 50,
    min_count: words.MinCount = 2,
    min_docs: words.MinDocs = 1,
    min_length: words.MinLength = 1,
    pos: words.Pos = None,
    stopwords: words.Stopwords = "none",
    lexicon: words.Lexicon = None,
    segmenter: words.SegmenterOption = words.RJIEBA,
    examples: words.Examples = 0,
) -> int:
    """Count sequences of words.

    The words stand in one sentence with no punctuation mark between them. With stop words,
    sequences that begin or end with one are left out; --pos asks for these parts of speech
    in every word.
    """
    from npccli.count import Selection
    from npccli.count.ngrams import NgramAnalysis

    sizes, units = words.numbers(size, "--size"), split(by)
    selection = Selection(top, min_count, min_docs, min_length, split(pos), stopwords)
    engine = words.segmenter_of(segmenter, lexicon)
    return write_analysis(given, NgramAnalysis(units, engine, sizes, selection, examples))
