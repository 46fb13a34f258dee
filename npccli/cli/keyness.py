"""`npccli keyness`: the words that set one group of texts apart from another."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from npccli.cli import word_options as words
from npccli.cli.given import GivenForTables, takes_tables
from npccli.cli.options import split
from npccli.cli.table_command import write_analysis


class Correction(StrEnum):
    """How p values are corrected for the number of words compared."""

    none = "none"
    bonferroni = "bonferroni"
    holm = "holm"
    bh = "bh"


class Cells(StrEnum):
    """The cells over which the log-likelihood sums."""

    four = "4"
    two = "2"


EXAMPLES = """\b
Examples:
  npccli keyness corpus/ --target year=2024 --reference year=2023
  npccli keyness corpus/ --target role=supervision --min-count 5
  npccli keyness corpus/ --target region=清溪区 --reference-list words.tsv
"""


@takes_tables
def keyness_command(
    given: GivenForTables,
    target: Annotated[
        str,
        typer.Option(
            "--target", metavar="UNIT=VALUE", help="The texts looked at: year=2024,region=…"
        ),
    ],
    reference: Annotated[
        str | None,
        typer.Option(
            "--reference", metavar="UNIT=VALUE", help="Compared with these; default: the rest."
        ),
    ] = None,
    reference_list: Annotated[
        str | None,
        typer.Option(
            "--reference-list", metavar="FILE", help="Compared with a list of words and counts."
        ),
    ] = None,
    cells: Annotated[
        Cells, typer.Option("--cells", help="Log-likelihood over four cells or two.")
    ] = Cells.four,
    correction: Annotated[
        Correction, typer.Option("--correction", help="Of p, for the number of words.")
    ] = Correction.holm,
    negative: Annotated[
        bool, typer.Option("--negative", help="List what the target has less of.")
    ] = False,
    top: words.Top = 50,
    min_count: words.MinCount = 3,
    min_docs: words.MinDocs = 1,
    min_length: words.MinLength = 1,
    pos: words.Pos = None,
    stopwords: words.Stopwords = "default",
    lexicon: words.Lexicon = None,
    segmenter: words.SegmenterOption = words.RJIEBA,
    examples: words.Examples = 0,
) -> int:
    """List the words that are key in one group of texts against another.

    Log-likelihood with its sign, p and corrected p, log ratio, %DIFF and BIC stand beside
    the counts of both sides. Units are source, report, section, role, region, level and
    year; values of one unit are alternatives, several units must all fit. --min-count is
    for both sides together.
    """
    from npccli.count import Selection
    from npccli.count.conditions import parse_condition
    from npccli.count.frequency_list import load_frequency_list
    from npccli.count.keyness import Comparison, KeynessAnalysis
    from npccli.errors import UsageError

    if reference is not None and reference_list is not None:
        raise UsageError("--reference and --reference-list exclude each other", "give one")
    sought = parse_condition(target, "--target")
    against = (
        load_frequency_list(reference_list)
        if reference_list is not None
        else parse_condition(reference, "--reference")
        if reference is not None
        else None
    )
    comparison = Comparison(int(cells.value), correction.value, negative)
    selection = Selection(top, min_count, min_docs, min_length, split(pos), stopwords)
    engine = words.segmenter_of(segmenter, lexicon)
    analysis = KeynessAnalysis(engine, sought, against, comparison, selection, examples)
    return write_analysis(given, analysis)
