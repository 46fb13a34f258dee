"""`npccli inspect`: what files are."""

from __future__ import annotations

from functools import partial

from npccli.cli import options, work
from npccli.cli.session import Session, check_output, gather_inputs

EXAMPLES = """\b
Examples:
  npccli inspect page.pdf
  npccli inspect corpus/ -o files.csv
"""


def inspect_command(
    paths: options.Paths = None,
    format: options.TableFormatOption = None,  # noqa: A002 - the option's name
    output: options.Output = None,
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
    """Say what files are: reader, encoding, pages, text or scan, and what is damaged.

    The artifacts are counted by the repairs that would take them out, and by what the
    reader of laid-out pages leaves out. Every file is read and cleaned for this, and
    nothing is written back. With --pages, only these pages are looked at; the column
    pages counts all.
    """
    from npccli.cli.table_output import table_format, write_out
    from npccli.run.engine import run_task
    from npccli.run.inspection import inspect_sources, inspection_table
    from npccli.run.pipeline import Options

    session = Session(quiet, verbose)
    chosen = work.Work(jobs, engine.value, scheduler, progress)
    choices = Options(read=options.reading(pages, password))
    form = table_format(format, output)
    inputs = gather_inputs(paths, files_from, files0_from, session)
    check_output(output, inputs)
    task = partial(inspect_sources, options=choices)
    with work.engine_for(chosen, inputs.found, session) as used:
        found = list(session.good(run_task(task, inputs.found, used)))
    if found:
        write_out((inspection_table(found),), form, output)
    return session.exit_code()
