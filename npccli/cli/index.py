"""`npccli index`: a corpus in one file, read once."""

from __future__ import annotations

from typing import Annotated

import typer

from npccli.cli import options, work
from npccli.cli.session import Session, check_output, gather_inputs

EXAMPLES = """\b
Examples:
  npccli index corpus/ -o corpus.duckdb
  npccli stats corpus.duckdb --by region,year
  npccli index corpus/ -o corpus.duckdb --prune
"""


def index_command(
    paths: options.Paths = None,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="The index, made or brought up to it."),
    ] = "corpus.duckdb",
    prune: Annotated[
        bool, typer.Option("--prune", help="Take out files that are no longer there.")
    ] = False,
    roles: Annotated[
        str | None,
        typer.Option("--roles", metavar="SET", help="npc, gwr, judicial, or a TOML file."),
    ] = None,
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
    """Read texts into an index, a file that takes their place in all that counts.

    Their reports, sections, sentences, words and figures are stored in a DuckDB database;
    npccli sql asks it. Run again, it reads only files that are new or whose content has
    changed; it can be interrupted at any time. The options for reading belong to the index
    and stay the same. Needs: pip install "npccli[index]".
    """
    from npccli.cli.index_output import Report, options_of
    from npccli.run.indexing import build_index

    session = Session(quiet, verbose)
    chosen = work.Work(jobs, engine.value, scheduler, progress)
    choices, said = options_of(roles, spacing.value, as_is, options.reading(pages, password))
    inputs = gather_inputs(paths, files_from, files0_from, session)
    check_output(output, inputs)
    report = Report(output)
    with work.engine_for(chosen, inputs.found, session) as used:
        for event in build_index(inputs.found, output, choices, said, used, prune=prune):
            report.note(event, session)
    session.say(report.summary())
    return session.exit_code()
