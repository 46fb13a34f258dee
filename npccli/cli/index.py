"""`npccli index`: a corpus in one file, read once."""

from __future__ import annotations

from typing import Annotated

import typer

from npccli.cli import options, work
from npccli.cli.given import Given, takes_inputs
from npccli.cli.session import check_output

EXAMPLES = """\b
Examples:
  npccli index corpus/ -o corpus.duckdb
  npccli stats corpus.duckdb --by region,year
  npccli index corpus/ -o corpus.duckdb --prune
"""


@takes_inputs
def index_command(
    given: Given,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="The index, made or brought up to it."),
    ] = "corpus.duckdb",
    prune: Annotated[
        bool, typer.Option("--prune", help="Take out files that are no longer there.")
    ] = False,
    roles: options.Roles = None,
    spacing: options.SpacingOption = options.Spacing.none,
    as_is: options.AsIs = False,
) -> int:
    """Read texts into an index, a file that takes their place in all that counts.

    Their reports, sections, sentences, words and figures are stored in a DuckDB database;
    npccli sql asks it. Run again, it reads only files that are new or whose content has
    changed; it can be interrupted at any time. The options for reading belong to the index
    and stay the same. Needs: pip install "npccli[index]".
    """
    from npccli.cli.index_output import Report, options_of
    from npccli.errors import UsageError
    from npccli.run.indexing import build_index
    from npccli.run.paths import STDIN

    if output == STDIN:
        raise UsageError("-o -: an index cannot go to standard output", "name a file")
    session = given.session()
    choices, said = options_of(roles, spacing.value, as_is, given.reading())
    inputs = given.inputs(session)
    check_output(output, inputs)
    report = Report(output)
    if prune and session.failures:
        raise UsageError(
            "--prune: what was named is not all there, so nothing is taken out",
            "look whether a folder is empty or a disk is missing",
        )
    with work.engine_for(given.work, inputs.found, session) as used:
        for event in build_index(inputs.found, output, choices, said, used, prune=prune):
            report.note(event, session)
    if session.kept or not session.failures:
        session.say(report.summary())
    return session.exit_code()
