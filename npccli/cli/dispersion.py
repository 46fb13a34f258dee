"""`npccli dispersion`: how evenly words are spread."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from npccli.cli import word_options as words
from npccli.cli.given import GivenForTables, takes_tables
from npccli.cli.options import split
from npccli.cli.table_command import write_analysis


class Part(StrEnum):
    """What the texts are divided into."""

    report = "report"
    section = "section"
    source = "source"
    region = "region"
    year = "year"


EXAMPLES = """\b
Examples:
  npccli dispersion corpus/ --top 100
  npccli dispersion corpus/ --word 监督 --word 全过程人民民主 --over section
"""


@takes_tables
def dispersion_command(
    given: GivenForTables,
    word: Annotated[
        list[str] | None,
        typer.Option("--word", metavar="WORD", help="Only this expression; may be repeated."),
    ] = None,
    over: Annotated[
        Part, typer.Option("--over", help="The parts over which the words are spread.")
    ] = Part.report,
    top: words.Top = 50,
    min_count: words.MinCount = 1,
    min_docs: words.MinDocs = 1,
    min_length: words.MinLength = 1,
    pos: words.Pos = None,
    stopwords: words.Stopwords = "default",
    lexicon: words.Lexicon = None,
    segmenter: words.SegmenterOption = words.RJIEBA,
) -> int:
    """Say how evenly words are spread over reports, sections or other parts.

    Range, DP, DPnorm and Juilland's D for the most frequent words, or for those named with
    --word.
    """
    from npccli.count import Selection
    from npccli.count.dispersion import DispersionAnalysis

    selection = Selection(top, min_count, min_docs, min_length, split(pos), stopwords)
    engine = words.segmenter_of(segmenter, lexicon)
    analysis = DispersionAnalysis(engine, tuple(dict.fromkeys(word or ())), over.value, selection)
    return write_analysis(given, analysis)
