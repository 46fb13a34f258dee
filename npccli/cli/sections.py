"""`npccli sections`: reports and their sections."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from npccli.cli import options, work
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


def sections_command(
    paths: options.Paths = None,
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
    roles: Annotated[
        str | None,
        typer.Option("--roles", metavar="SET", help="npc, gwr, judicial, or a TOML file."),
    ] = None,
    explain_roles: Annotated[
        bool, typer.Option("--explain-roles", help="Instead: the words that decided each role.")
    ] = False,
    doubts: Annotated[
        bool, typer.Option("--doubts", help="Instead: what a person should look at.")
    ] = False,
    order: Annotated[
        options.Order, typer.Option("--order", help="Restore the printed order, or keep it.")
    ] = options.Order.printed,
    spacing: options.SpacingOption = options.Spacing.none,
    as_is: options.AsIs = False,
    pages: options.Pages = None,
    password: options.Password = None,
    files_from: options.FilesFrom = None,
    files0_from: options.Files0From = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    jobs: work.Jobs = None,
    engine: work.EngineOption = work.PROCESSES,
    scheduler: work.Scheduler = None,
    progress: work.Progress = False,
) -> int:
    """Find the reports in texts, their titles and their sections.

    Takes raw texts, which are repaired first, or what npccli clean --format jsonl
    writes. A pipe gets one JSON record a section, as docs/records.md describes them.
    --depth folds the text of deeper sections into the section above them; --report and
    --role then choose among what is left.
    """
    from npccli.cli import section_output
    from npccli.repair import Settings
    from npccli.run.engine import run_task
    from npccli.run.pipeline import Options, section_texts

    session = Session(quiet, verbose)
    chosen = work.Work(jobs, engine.value, scheduler, progress)
    job = section_output.choose_job(
        format, output, text=text, split=split, review=review, words=explain_roles, doubts=doubts
    )
    choices = Options(
        Settings(spacing=spacing.value),
        as_is=as_is,
        read=options.reading(pages, password),
        role_set=section_output.choose_roles(roles),
        section_order=order.value,
    )
    wanted = section_output.Wanted(depth, tuple(role or ()), tuple(report or ()))
    inputs = gather_inputs(paths, files_from, files0_from, session)
    check_output(job.target, inputs)
    task = partial(section_texts, options=choices, keep_documents=job.what in ("review", "doubts"))
    streams = job.what == "sections" and output is None
    with work.engine_for(chosen, inputs.found, session, streams=streams) as used:
        found = session.good(run_task(task, inputs.found, used))
        section_output.write(found, job, wanted, choices.role_set, session)
    return session.exit_code()
