"""The way of a concordance that is written line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from npccli.cli import work
from npccli.cli.table_output import write_rows_out
from npccli.show.delimited import ROW_FORMATS

if TYPE_CHECKING:
    from npccli.cli.given import GivenForTables
    from npccli.cli.session import Session
    from npccli.count.concordance import ConcordanceAnalysis
    from npccli.run.choices import Options
    from npccli.run.paths import Inputs


def write_lines(
    given: GivenForTables,
    session: Session,
    inputs: Inputs,
    analysis: ConcordanceAnalysis,
    choices: Options,
    form: str,
) -> bool:
    """Write the lines of a concordance; none of them is held, however many there are.

    From an index the first lines come at once. Returns False when lines for a screen cannot
    come so, and then nothing is written.
    """
    from npccli.count.concordance import COLUMNS
    from npccli.run.inputs import in_parts
    from npccli.run.streaming import Seen, lines_of_index, lines_of_sources

    seen = Seen()
    given.work.checked()  # a choice that is wrong is told of, even where it changes nothing
    lines = lines_of_index(inputs.found, analysis, choices, seen)
    if lines is not None:
        session.counted(seen.reports, ())
        write_rows_out(COLUMNS, lines, form, given.output, excel=given.excel, at_once=True)
        return True
    if form not in ROW_FORMATS:
        return False
    found = in_parts(inputs.found, choices, analysis)
    with work.engine_for(given.work, found, session) as engine:
        lines = lines_of_sources(found, analysis, choices, engine, seen)
        write_rows_out(
            COLUMNS,
            lines,
            form,
            given.output,
            excel=given.excel,
            unless=lambda: not session.counted(seen.reports, seen.failures),
        )
    return True
