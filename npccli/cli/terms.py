"""`npccli terms`: a concept dictionary counted over any grouping."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from npccli.cli import word_options as words
from npccli.cli.given import GivenForTables, takes_tables
from npccli.cli.options import split
from npccli.cli.table_command import write_analysis


class Value(StrEnum):
    """What the cells of a wide table hold."""

    by_count = "count"
    per_thousand = "per_thousand"
    documents = "documents"
    share = "share"


EXAMPLES = """\b
Examples:
  npccli terms concepts.toml corpus/ --by region,year -o panel.csv
  npccli terms concepts.toml corpus/ --by region,year --wide per_thousand
  npccli terms concepts.toml page.txt --hits --examples 3
"""


@takes_tables
def terms_command(
    given: GivenForTables,
    dictionary: Annotated[
        str, typer.Argument(metavar="DICTIONARY", help="Concepts, in a TOML or YAML file.")
    ],
    by: words.By = "source",
    wide: Annotated[
        Value | None,
        typer.Option("--wide", help="A column for each concept, holding this value."),
    ] = None,
    hits: Annotated[
        bool, typer.Option("--hits", help="A row for each text that was found.")
    ] = False,
    lexicon: words.Lexicon = None,
    segmenter: words.SegmenterOption = words.RJIEBA,
    examples: words.Examples = 0,
) -> int:
    """Count the concepts of a dictionary: the panel of concept, region and year.

    A row for each group and concept, zeros included: how often, per thousand words, in how
    many reports, in what share of them. No character counts twice for one concept: of
    places that overlap the first counts, and of those that begin together the longest.
    docs/terms.md says how a dictionary is written.
    """
    from npccli.count.concepts import load_concepts
    from npccli.count.terms import TermAnalysis

    concepts, units = load_concepts(dictionary), split(by)
    engine = words.segmenter_of(segmenter, lexicon)
    analysis = TermAnalysis(units, engine, concepts, wide.value if wide else None, hits, examples)
    return write_analysis(given, analysis)
