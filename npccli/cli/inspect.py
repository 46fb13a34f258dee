"""`npccli inspect`: what files are."""

from __future__ import annotations

from functools import partial

from npccli.cli import options, work
from npccli.cli.given import Given, takes_inputs
from npccli.cli.session import check_output

EXAMPLES = """\b
Examples:
  npccli inspect page.pdf
  npccli inspect corpus/ -o files.csv
"""


@takes_inputs
def inspect_command(
    given: Given,
    format: options.TableFormatOption = None,  # noqa: A002 - the option's name
    output: options.Output = None,
) -> int:
    """Say what files are: reader, encoding, pages, text or scan, and what is damaged.

    The artifacts are counted by the repairs that would take them out, and by what the
    reader of laid-out pages leaves out. Every file is read and cleaned for this, and
    nothing is written back.
    """
    from npccli.cli.table_output import table_format, write_out
    from npccli.run.choices import Options
    from npccli.run.engine import run_task
    from npccli.run.inspection import inspect_sources, inspection_table

    session = given.session()
    choices = Options(read=given.reading())
    form = table_format(format, output)
    inputs = given.inputs(session)
    check_output(output, inputs)
    task = partial(inspect_sources, options=choices)
    with work.engine_for(given.work, inputs.found, session) as used:
        found = list(session.good(run_task(task, inputs.found, used)))
    if found:
        write_out((inspection_table(found),), form, output)
    return session.exit_code()
