"""`npccli stats`: counts and keywords."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from npccli.cli import options
from npccli.cli.session import Session, check_output, gather_inputs


class Which(StrEnum):
    """Which tables are written."""

    counts = "counts"
    keywords = "keywords"
    both = "both"


class SegmenterName(StrEnum):
    """The engines that cut text into words; both give the same words."""

    rjieba = "rjieba"
    jieba = "jieba"


EXAMPLES = """\b
Examples:
  npccli stats page.txt --by section
  npccli stats corpus/ --by region,year -o counts.csv
  npccli stats corpus/ --table keywords --pos n*,v --min-count 3
"""


def stats_command(
    paths: options.Paths = None,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="UNITS",
            help="Units, joined by commas: source report section role region level year.",
        ),
    ] = "source",
    table: Annotated[
        Which, typer.Option("--table", help="Counts of text, frequencies of words, or both.")
    ] = Which.counts,
    format: options.TableFormatOption = None,  # noqa: A002 - the option's name
    output: options.Output = None,
    top: Annotated[
        int, typer.Option("--top", min=1, metavar="N", help="Keywords: so many for each group.")
    ] = 50,
    min_count: Annotated[
        int, typer.Option("--min-count", min=1, metavar="N", help="Keywords: at least so often.")
    ] = 1,
    min_docs: Annotated[
        int, typer.Option("--min-docs", min=1, metavar="N", help="Keywords: in so many reports.")
    ] = 1,
    min_length: Annotated[
        int, typer.Option("--min-length", min=1, metavar="N", help="Keywords: so many characters.")
    ] = 1,
    pos: Annotated[
        str | None,
        typer.Option("--pos", metavar="TAGS", help="Keywords: of these parts of speech: n*,v."),
    ] = None,
    stopwords: Annotated[
        str,
        typer.Option("--stopwords", metavar="FILE", help="Keywords: default, none, or a file."),
    ] = "default",
    lexicon: Annotated[
        str | None,
        typer.Option("--lexicon", metavar="FILE", help="More words: default, or a file."),
    ] = None,
    segmenter: Annotated[
        SegmenterName, typer.Option("--segmenter", help="What cuts the text into words.")
    ] = SegmenterName.rjieba,
    as_is: options.AsIs = False,
    pages: options.Pages = None,
    password: options.Password = None,
    files_from: options.FilesFrom = None,
    files0_from: options.Files0From = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Count characters, words, sentences and sections, and list keywords.

    Takes raw texts, which are repaired and segmented first, or what npccli clean or
    npccli sections write as JSON Lines. A pipe gets tab-separated values with a header
    row. With --as-is a text is counted as it stands, in one section.
    """
    from npccli.cli.table_output import table_format, write_out
    from npccli.run.counting import CountOptions, count_sources
    from npccli.run.pipeline import Options

    session = Session(quiet, verbose)
    reading = options.reading(pages, password)
    tags = tuple(tag.strip() for tag in (pos or "").split(",") if tag.strip())
    units = tuple(unit.strip() for unit in by.split(",") if unit.strip())
    choices = CountOptions(
        units,
        table.value,
        top,
        min_count,
        min_docs,
        min_length,
        tags,
        stopwords,
        lexicon,
        segmenter,
    )
    form = table_format(format, output)
    inputs = gather_inputs(paths, files_from, files0_from, session)
    check_output(output, inputs)
    result = count_sources(inputs.found, choices, Options(as_is=as_is, read=reading))
    for failure in result.failures:
        session.fail(failure)
    session.kept = result.reports
    if result.reports or not result.failures:
        write_out(result.tables, form, output)
    return session.exit_code()
