"""The way through every command that makes tables of reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from npccli.cli import work
from npccli.cli.given import GivenForTables
from npccli.cli.session import check_output

if TYPE_CHECKING:
    from npccli.cli.session import Session
    from npccli.count import Analysis
    from npccli.run.choices import Options
    from npccli.run.paths import Inputs


def write_analysis(
    given: GivenForTables,
    analysis: Analysis[Any],
    *,
    sought: str | None = None,
    concordance: bool = False,
) -> int:
    """Read what is given, make tables of it, write them; return the exit code.

    `sought` is the word that was named before the paths, if the command takes one;
    `concordance` tells that the analysis gives lines, which need not be held.
    """
    from npccli.cli.table_output import table_format, write_out
    from npccli.count.groups import asks_for_roles
    from npccli.run.choices import Options
    from npccli.run.counting import analyse_sources
    from npccli.run.inputs import in_parts

    session = given.session()
    form = table_format(given.format, given.output, excel=given.excel)
    with_roles = asks_for_roles(analysis.by)
    choices = Options(as_is=given.as_is, read=given.reading(), with_roles=with_roles)
    inputs = given.inputs(session)
    check_output(given.output, inputs)
    if not (concordance and _wrote_lines(given, session, inputs, analysis, choices, form)):
        found = in_parts(inputs.found, choices, analysis)
        with work.engine_for(given.work, found, session) as engine:
            result = analyse_sources(found, analysis, choices, engine)
        if session.counted(result.reports, result.failures):
            tables = result.tables
            write_out(tables, form, given.output, excel=given.excel, concordance=concordance)
    if session.failures and not given.paths and sought and _is_there(sought):
        session.say(f"npccli: {sought}: was taken for the word to look for; name that word first")
    return session.exit_code()


def _wrote_lines(
    given: GivenForTables,
    session: Session,
    inputs: Inputs,
    analysis: Analysis[Any],
    choices: Options,
    form: str,
) -> bool:
    """Write the lines of a concordance as they come; return False if the format needs them all."""
    from npccli.count.concordance import ConcordanceAnalysis
    from npccli.show.delimited import ROW_FORMATS

    if form not in (*ROW_FORMATS, "terminal"):
        return False
    from npccli.cli.line_output import write_lines

    assert isinstance(analysis, ConcordanceAnalysis)
    return write_lines(given, session, inputs, analysis, choices, form)


def _is_there(name: str) -> bool:
    """Return whether something has this name on the disk; some words are no possible name."""
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False
