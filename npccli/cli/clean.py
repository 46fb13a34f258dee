"""`npccli clean`: repair extracted texts."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from npccli.cli import options, work
from npccli.cli.given import Given, takes_inputs
from npccli.cli.session import check_output


class CleanFormat(StrEnum):
    """How clean texts are written."""

    text = "text"
    jsonl = "jsonl"
    json = "json"


EXAMPLES = """\b
Examples:
  npccli clean page.txt > clean.txt
  npccli clean corpus/ -o clean/
  pdftotext page.pdf - | npccli clean --format jsonl
  npccli clean page.txt --explain
  npccli clean page.txt --verify
"""


@takes_inputs
def clean_command(
    given: Given,
    format: Annotated[  # noqa: A002 - the option's name
        CleanFormat | None,
        typer.Option("--format", "-f", help="Default: text, or what the suffix of -o says."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE|DIR/", help="A file, or a folder for one file a source."
        ),
    ] = None,
    order: Annotated[
        options.Order, typer.Option("--order", help="Keep the order, or restore the printed one.")
    ] = options.Order.source,
    spacing: options.SpacingOption = options.Spacing.none,
    only: options.Only = None,
    skip: options.Skip = None,
    drop: Annotated[
        options.Drop | None, typer.Option("--drop", help="Leave contents pages out.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if a text needs repair.")
    ] = False,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Instead of the text: what was changed, and the doubts."),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Instead of the text: the lines before and after.")
    ] = False,
    verify: Annotated[
        bool,
        typer.Option(
            "--verify", help="Prove for these texts that nothing vanished; exit 1 if not."
        ),
    ] = False,
    script: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="simplified, traditional, or an OpenCC profile."),
    ] = None,
    min_confidence: Annotated[
        float,
        typer.Option(
            min=0.0, max=1.0, metavar="NUMBER", help="Make only changes at least so sure (0 to 1)."
        ),
    ] = 0.0,
) -> int:
    """Repair texts that were extracted from PDFs and web pages.

    Rejoins broken lines, removes what was printed twice, page numbers and stray markup,
    and leaves a text alone that needs nothing. Several texts on standard output are
    parted by a form feed; -o DIR/ writes one file for each.
    """
    from npccli.cli import clean_output
    from npccli.run.engine import run_task
    from npccli.run.pipeline import clean_pairs, clean_sources

    session = given.session()
    choices = clean_output.choose(spacing, only, skip, drop, order, script, min_confidence)
    choices = replace(choices, read=given.reading())
    asked = None
    if check or explain or diff or verify:
        from npccli.cli import clean_reports

        asked = clean_reports.one_of(check=check, explain=explain, diff=diff, verify=verify)
        clean_reports.check_options(asked, format, output)
    form = clean_output.choose_format(format, output) if not asked else "text"
    inputs = given.inputs(session)
    if asked or not clean_output.is_folder(output):
        check_output(output, inputs)
    streams = not asked and output is None
    with work.engine_for(given.work, inputs.found, session, streams=streams) as used:
        if asked:
            report, keep = clean_reports.REPORTS[asked]
            task = partial(clean_pairs, options=choices, keep=keep)
            pairs = run_task(task, inputs.found, used)
            return report(session.good(pairs), session, choices.settings, format, output)
        wanted = "text" if form == "text" else "record"
        cleaning = partial(clean_sources, options=choices, keep=wanted)
        found = session.good(run_task(cleaning, inputs.found, used))
        documents = clean_output.announce_flags(found, session)
        if clean_output.is_folder(output):
            clean_output.write_folder(documents, inputs, output, form)
        else:
            clean_output.write_texts(documents, output, form)
    return session.exit_code()
