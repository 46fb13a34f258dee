"""The way through every command that makes tables of reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from npccli.cli import work
from npccli.cli.given import GivenForTables
from npccli.cli.session import check_output

if TYPE_CHECKING:
    from npccli.count import Analysis


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
    from npccli.show.delimited import ROW_FORMATS

    session = given.session()
    form = table_format(given.format, given.output, excel=given.excel)
    with_roles = asks_for_roles(analysis.by)
    choices = Options(as_is=given.as_is, read=given.reading(), with_roles=with_roles)
    inputs = given.inputs(session)
    check_output(given.output, inputs)
    if form in ROW_FORMATS and concordance:
        from npccli.cli.line_output import write_lines
        from npccli.count.concordance import ConcordanceAnalysis

        assert isinstance(analysis, ConcordanceAnalysis)
        write_lines(given, session, inputs, analysis, choices, form)
    else:
        found = in_parts(inputs.found, choices, analysis)
        with work.engine_for(given.work, found, session) as engine:
            result = analyse_sources(found, analysis, choices, engine)
        if session.counted(result.reports, result.failures):
            tables = result.tables
            write_out(tables, form, given.output, excel=given.excel, concordance=concordance)
    if session.failures and not given.paths and sought and _is_there(sought):
        session.say(f"npccli: {sought}: was taken for the word to look for; name that word first")
    return session.exit_code()


def _is_there(name: str) -> bool:
    """Return whether something has this name on the disk; some words are no possible name."""
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False
