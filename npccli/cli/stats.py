"""`npccli stats`: counts and keywords."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from npccli.cli import word_options as words
from npccli.cli.given import GivenForTables, takes_tables
from npccli.cli.options import split
from npccli.cli.table_command import write_analysis


class Which(StrEnum):
    """Which tables are written."""

    counts = "counts"
    keywords = "keywords"
    both = "both"


class Measure(StrEnum):
    """What keywords are ordered by."""

    by_count = "count"
    rate = "rate"
    tfidf = "tfidf"
    textrank = "textrank"


EXAMPLES = """\b
Examples:
  npccli stats page.txt --by section
  npccli stats corpus/ --by region,year -o counts.csv
  npccli stats corpus/ --diversity --by year
  npccli stats corpus/ --table keywords --pos n*,v --measure tfidf
"""


@takes_tables
def stats_command(
    given: GivenForTables,
    by: words.By = "source",
    table: Annotated[
        Which, typer.Option("--table", help="Counts of text, frequencies of words, or both.")
    ] = Which.counts,
    measure: Annotated[
        Measure, typer.Option("--measure", help="Keywords: what they are ordered by.")
    ] = Measure.by_count,
    diversity: Annotated[
        bool,
        typer.Option("--diversity", help="Counts: add TTR, MATTR, MTLD, HD-D and Yule's K."),
    ] = False,
    top: words.Top = 50,
    min_count: words.MinCount = 1,
    min_docs: words.MinDocs = 1,
    min_length: words.MinLength = 1,
    pos: words.Pos = None,
    stopwords: words.Stopwords = "default",
    lexicon: words.Lexicon = None,
    segmenter: words.SegmenterOption = words.RJIEBA,
    examples: words.Examples = 0,
) -> int:
    """Count characters, words, sentences and sections, and list keywords.

    Takes raw texts, which are repaired and segmented first, or what npccli clean or
    npccli sections write as JSON Lines. A pipe gets tab-separated values with a header
    row. With --as-is a text is counted as it stands, in one section. The options from
    --top to --stopwords are for keywords.
    """
    from npccli.run.counting import CountOptions

    choices = CountOptions(
        by=split(by),
        tables=table.value,
        top=top,
        min_count=min_count,
        min_docs=min_docs,
        min_length=min_length,
        pos=split(pos),
        stopwords=stopwords,
        lexicon=lexicon,
        segmenter=segmenter.value,
        measure=measure.value,
        diversity=diversity,
        examples=examples,
    )
    return write_analysis(given, choices.analysis())
