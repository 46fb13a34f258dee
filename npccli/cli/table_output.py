"""Where tables go, and in which format."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from npccli.cli.session import on_terminal
from npccli.errors import UsageError
from npccli.model import Column, Scalar, Table
from npccli.run.aside import aside
from npccli.run.paths import STDIN
from npccli.show.concordance import write_concordance
from npccli.show.delimited import harmless_row, without_formulas, write_rows
from npccli.show.files import format_of_path, open_output
from npccli.show.tables import BINARY_FORMATS, FORMATS, write_tables

if TYPE_CHECKING:
    from tempfile import SpooledTemporaryFile

_HELD = 1 << 24
"""So many bytes of a table are held in memory while it waits."""


def table_format(
    given: str | None, output: str | None, piped: str = "tsv", *, excel: bool = False
) -> str:
    """Return the format of tables: the one asked for, that of the file, or by the place.

    `excel` asks for CSV, and refuses any other format that is named.
    """
    if given is not None:
        form = str(given)
    elif output is not None and output != STDIN and not _is_device(output):
        form = format_of_path(output, FORMATS)
    else:
        form = "csv" if excel else "terminal" if on_terminal() else piped
    if excel and form != "csv":
        raise UsageError(f"--excel is for CSV, not for {form}", "leave it out, or name a .csv file")
    return form


def _is_device(output: str) -> bool:
    """Tell whether the output is a device or pipe, such as /dev/stdout, and no file."""
    if Path(output).suffix or not os.path.exists(output):  # noqa: PTH110 - a name too long is none
        return False
    return not (Path(output).is_file() or Path(output).is_dir())


def write_out(
    tables: Sequence[Table],
    form: str,
    output: str | None,
    *,
    excel: bool = False,
    concordance: bool = False,
) -> None:
    """Write tables to a file or to standard output.

    `excel` writes a byte order mark first and lets no text be run as a formula; a
    `concordance` is drawn in columns on a screen.
    """
    if excel:
        tables = tuple(map(without_formulas, tables))
    with open_output(output, binary=form in BINARY_FORMATS) as stream:
        if excel:
            stream.write("\ufeff")
        if concordance and form == "terminal":
            _write_on_screen(tables[0].columns, tables[0].rows, stream)
        else:
            write_tables(tables, stream, form, width=screen_width(), color=has_color())


def write_rows_out(
    columns: Sequence[Column],
    rows: Iterable[tuple[Scalar, ...]],
    form: str,
    output: str | None,
    *,
    excel: bool = False,
    at_once: bool = False,
    unless: Callable[[], bool] = lambda: False,
) -> None:
    """Write one table in a delimited format as `write_out` would, without holding its rows.

    A concordance can be written for a screen as well.

    They wait in a temporary file, since nothing is printed when one of the last inputs shows
    that the others must not be counted; `at_once` tells that none can. `unless` is asked
    behind the last row whether nothing is to be written.
    """
    if excel:
        rows = map(harmless_row, rows)
    if at_once:
        with open_output(output) as stream:
            _write_rows(columns, rows, stream, form, excel=excel)
        return
    with _waiting_room() as waiting:
        with aside():
            _write_rows(columns, rows, waiting, form, excel=excel)
        if unless():
            return
        waiting.seek(0)
        with open_output(output) as stream:
            shutil.copyfileobj(waiting, stream)


def _write_rows(
    columns: Sequence[Column],
    rows: Iterable[tuple[Scalar, ...]],
    stream: IO[str],
    form: str,
    *,
    excel: bool,
) -> None:
    if excel:
        stream.write("\ufeff")
    if form == "terminal":
        _write_on_screen(columns, rows, stream)
        return
    write_rows(columns, rows, stream, form)


def _write_on_screen(
    columns: Sequence[Column], rows: Iterable[Sequence[Scalar]], stream: IO[str]
) -> None:
    write_concordance(columns, rows, stream, width=screen_width(), color=has_color())


def _waiting_room() -> SpooledTemporaryFile[str]:
    """Return a file for text of any kind that goes to the disk when it grows large."""
    from tempfile import SpooledTemporaryFile

    return SpooledTemporaryFile(
        _HELD, mode="w+", encoding="utf-8", errors="surrogatepass", newline=""
    )


def screen_width() -> int:
    """Return the width of the terminal in columns."""
    return shutil.get_terminal_size((80, 24)).columns


def has_color() -> bool:
    """Return whether colours are wanted: on a terminal, unless NO_COLOR is set."""
    return on_terminal() and not os.environ.get("NO_COLOR")
