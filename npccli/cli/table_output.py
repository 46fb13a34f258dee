"""Where tables go, and in which format."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

from npccli.cli.session import on_terminal
from npccli.model import Table
from npccli.run.paths import STDIN
from npccli.show import (
    BINARY_FORMATS,
    FORMATS,
    format_of_path,
    open_output,
    write_tables,
)


def table_format(given: str | None, output: str | None, piped: str = "tsv") -> str:
    """Return the format of tables: the one asked for, that of the file, or by the place."""
    if given is not None:
        return str(given)
    if output is not None and output != STDIN:
        return format_of_path(output, FORMATS)
    return "terminal" if on_terminal() else piped


def write_out(tables: Sequence[Table], form: str, output: str | None) -> None:
    """Write tables to a file or to standard output."""
    with open_output(output, binary=form in BINARY_FORMATS) as stream:
        write_tables(tables, stream, form, width=screen_width(), color=has_color())


def screen_width() -> int:
    """Return the width of the terminal in columns."""
    return shutil.get_terminal_size((80, 24)).columns


def has_color() -> bool:
    """Return whether colours are wanted: on a terminal, unless NO_COLOR is set."""
    return on_terminal() and not os.environ.get("NO_COLOR")
