"""`npccli sections`: reports and their sections."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from npccli.cli import options
from npccli.cli.session import Session, check_output, gather_inputs


class SectionFormat(StrEnum):
    """How sections are written."""

    tree = "tree"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    tsv = "tsv"
    md = "md"
    xlsx = "xlsx"


EXAMPLES = """\b
Examples:
  npccli sections page.txt
  npccli sections corpus/ -o sections.csv
  npccli clean page.txt --format jsonl | npccli sections --format tree
"""


def sections_command(
    paths: options.Paths = None,
    format: Annotated[  # noqa: A002 - the option's name
        SectionFormat | None,
        typer.Option(
            "--format", "-f", help="Default: tree on a terminal, jsonl in a pipe, or by -o."
        ),
    ] = None,
    output: options.Output = None,
    depth: Annotated[
        int | None,
        typer.Option("--depth", min=1, metavar="N", help="Leave out what is deeper than N."),
    ] = None,
    spacing: options.SpacingOption = options.Spacing.none,
    as_is: options.AsIs = False,
    files_from: options.FilesFrom = None,
    files0_from: options.Files0From = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Find the reports in texts, their titles and their sections.

    Takes raw texts, which are repaired first, or what npccli clean --format jsonl
    writes. A pipe gets one JSON record a section, as docs/records.md describes them.
    --depth folds the text of deeper sections into the section above them.
    """
    from npccli.cli import section_output
    from npccli.repair import Settings
    from npccli.run.pipeline import Options, section_sources

    session = Session(quiet, verbose)
    choices = Options(Settings(spacing=spacing.value), as_is=as_is)
    form = section_output.choose_format(format, output)
    inputs = gather_inputs(paths, files_from, files0_from, session)
    check_output(output, inputs)
    reports = session.good(section_sources(inputs.found, choices))
    section_output.write_reports(reports, form, output, depth)
    return session.exit_code()
