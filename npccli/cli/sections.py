"""`npccli sections`: reports and their sections."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from npccli.cli import options, work
from npccli.cli.given import Excel, Given, takes_inputs
from npccli.cli.session import check_output


class SectionFormat(StrEnum):
    """How sections are written."""

    tree = "tree"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    tsv = "tsv"
    md = "md"
    xlsx = "xlsx"
    tei = "tei"
    text = "text"


EXAMPLES = """\b
Examples:
  npccli sections page.txt
  npccli sections corpus/ -o sections.csv
  npccli sections corpus/ --role supervision --text
  npccli sections report.txt --split sections/
  npccli sections report.txt --review look.html
  npccli clean page.txt --format jsonl | npccli sections --format tree
"""


@takes_inputs
def sections_command(
    given: Given,
    format: Annotated[  # noqa: A002 - the option's name
        SectionFormat | None,
        typer.Option(
            "--format", "-f", help="Default: tree on a terminal, jsonl in a pipe, or by -o."
        ),
    ] = None,
    output: options.Output = None,
    text: Annotated[
        bool, typer.Option("--text", help="Write plain text, the same as --format text.")
    ] = False,
    split: Annotated[
        str | None,
        typer.Option("--split", metavar="DIR", help="Write one text file a section into DIR."),
    ] = None,
    review: Annotated[
        str | None,
        typer.Option("--review", metavar="FILE", help="Write an HTML page to look it all over."),
    ] = None,
    depth: Annotated[
        int | None,
        typer.Option("--depth", min=1, metavar="N", help="Leave out what is deeper than N."),
    ] = None,
    role: Annotated[
        list[str] | None,
        typer.Option("--role", metavar="ROLE", help="Only sections of this role; may be repeated."),
    ] = None,
    report: Annotated[
        list[int] | None,
        typer.Option("--report", min=1, metavar="N", help="Only the Nth report of each source."),
    ] = None,
    roles: options.Roles = None,
    explain_roles: Annotated[
        bool, typer.Option("--explain-roles", help="Instead: the words that decided each role.")
    ] = False,
    doubts: Annotated[
        bool, typer.Option("--doubts", help="Instead: what a person should look at.")
    ] = False,
    excel: Excel = False,
    order: Annotated[
        options.Order, typer.Option("--order", help="Restore the printed order, or keep it.")
    ] = options.Order.printed,
    spacing: options.SpacingOption = options.Spacing.none,
    as_is: options.AsIs = False,
) -> int:
    """Find the reports in texts, their titles and their sections.

    Takes raw texts, which are repaired first, or what npccli clean --format jsonl
    writes. A pipe gets one JSON record a section, as docs/records.md describes them.
    --depth folds the text of deeper sections into the section above them; --report and
    --role then choose among what is left.
    """
    from npccli.cli import section_output
    from npccli.repair import Settings
    from npccli.run.choices import Options
    from npccli.run.engine import run_task
    from npccli.run.inputs import in_parts
    from npccli.run.pipeline import section_texts
    from npccli.run.repeats import apart

    session = given.session()
    job = section_output.choose_job(
        format,
        output,
        text=text,
        split=split,
        review=review,
        words=explain_roles,
        doubts=doubts,
        excel=excel,
    )
    choices = Options(
        Settings(spacing=spacing.value),
        as_is=as_is,
        read=given.reading(),
        role_set=section_output.choose_roles(roles),
        section_order=order.value,
    )
    wanted = section_output.Wanted(depth, tuple(role or ()), tuple(report or ()))
    inputs = given.inputs(session)
    check_output(job.target, inputs)
    task = partial(section_texts, options=choices, keep_documents=job.what in ("review", "doubts"))
    streams = job.what == "sections" and output is None
    every = in_parts(inputs.found, choices)
    with work.engine_for(given.work, every, session, streams=streams) as used:
        found = session.good(apart(run_task(task, every, used), inputs.found))
        section_output.write(found, job, wanted, choices.role_set, session)
    return session.exit_code()
