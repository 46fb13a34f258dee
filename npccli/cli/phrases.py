"""`npccli phrases`: set phrases, found without a list."""

from __future__ import annotations

from typing import Annotated

import typer

from npccli.cli import word_options as words
from npccli.cli.given import GivenForTables, takes_tables
from npccli.cli.options import split
from npccli.cli.table_command import write_analysis

EXAMPLES = """\b
Examples:
  npccli phrases corpus/
  npccli phrases corpus/ --by year --kind quoted,sequence -o phrases.csv
"""


@takes_tables
def phrases_command(
    given: GivenForTables,
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="KINDS", help="Of quoted, title, sequence; by commas."),
    ] = "quoted,title,sequence",
    by: words.By = "",
    min_cohesion: Annotated[
        float,
        typer.Option("--min-cohesion", metavar="BITS", help="Sequences: held together so much."),
    ] = 3.0,
    min_freedom: Annotated[
        float,
        typer.Option("--min-freedom", metavar="BITS", help="Sequences: so free at both ends."),
    ] = 1.0,
    top: words.Top = 50,
    min_count: words.MinCount = 3,
    min_docs: words.MinDocs = 1,
    min_length: words.MinLength = 2,
    stopwords: words.Stopwords = "default",
    lexicon: words.Lexicon = None,
    segmenter: words.SegmenterOption = words.RJIEBA,
    examples: words.Examples = 0,
) -> int:
    """Find set phrases without a list: what is quoted, titled, or recurs as a unit.

    “…” expressions, 《…》 titles, and sequences of two to six words that hold together and
    are free at both ends. --min-count is for all texts together. first_year is the first
    year of a report that has the phrase, in each group.
    """
    from npccli.count import Selection
    from npccli.count.phrases import KINDS, PhraseAnalysis
    from npccli.count.units import Thresholds
    from npccli.errors import UsageError

    units, kinds = split(by), split(kind)
    if not kinds:
        raise UsageError("--kind names no kind", f"choose among: {', '.join(KINDS)}")
    selection = Selection(top, min_count, min_docs, min_length, (), stopwords)
    engine = words.segmenter_of(segmenter, lexicon)
    thresholds = Thresholds(min_cohesion, min_freedom)
    analysis = PhraseAnalysis(units, engine, kinds, thresholds, selection, examples)
    return write_analysis(given, analysis)
