"""`npccli figures`: the reported quantities of work."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from npccli.cli import work
from npccli.cli.given import GivenForTables, takes_tables
from npccli.cli.session import check_output

EXAMPLES = """\b
Examples:
  npccli figures page.txt
  npccli figures corpus/ --wide -o panel.xlsx
  npccli figures corpus/ --review check.html -o figures.csv
"""


@takes_tables
def figures_command(
    given: GivenForTables,
    codebook: Annotated[
        str | None,
        typer.Option("--codebook", metavar="FILE", help="A TOML file that extends the indicators."),
    ] = None,
    wide: Annotated[
        bool, typer.Option("--wide", help="One row a report, one column an indicator.")
    ] = False,
    review: Annotated[
        str | None,
        typer.Option("--review", metavar="FILE", help="Also write a page to check by eye."),
    ] = None,
) -> int:
    """Find the reported quantities: what was done, how often, in which unit.

    Takes raw texts, or what npccli clean or npccli sections write as JSON Lines. Years,
    dates, ordinals, sessions and names with numerals are left out. --format jsonl gives
    figure records, as docs/records.md describes them.
    """
    from npccli.cli import figure_output
    from npccli.cli.table_output import table_format
    from npccli.figures import load_codebook
    from npccli.run.choices import Options
    from npccli.run.engine import run_task
    from npccli.run.figures import figure_sources
    from npccli.run.inputs import in_parts
    from npccli.run.repeats import apart

    session = given.session()
    indicators = load_codebook(codebook)
    form = table_format(given.format, given.output, excel=given.excel)
    choices = Options(as_is=given.as_is, read=given.reading())
    inputs = given.inputs(session)
    check_output(given.output, inputs)
    check_output(review, inputs)
    task = partial(figure_sources, codebook=indicators, options=choices)
    wanted = figure_output.Wanted(form, given.output, given.excel, review, wide)
    found = in_parts(inputs.found, choices)
    with work.engine_for(given.work, found, session) as engine:
        results = session.good(apart(run_task(task, found, engine), inputs.found))
        figure_output.write_figures(results, indicators, wanted)
    return session.exit_code()
