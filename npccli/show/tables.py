"""Write tables in any format; the same rows go to all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import IO, Any

from npccli.errors import UsageError
from npccli.model import Table
from npccli.show.delimited import write_csv, write_markdown, write_tsv

FORMATS = ("tsv", "csv", "json", "jsonl", "md", "xlsx", "parquet", "latex", "terminal")
"""The formats of tables."""

BINARY_FORMATS = frozenset({"xlsx", "parquet"})
"""The formats that need a binary stream."""

_Writer = Callable[[Sequence[Table], IO[Any]], None]
_WRITERS: dict[str, _Writer] = {"tsv": write_tsv, "csv": write_csv, "md": write_markdown}
_RARER = {"json": "json_lines", "jsonl": "json_lines", "latex": "latex"}
_RARER |= {"xlsx": "spreadsheet", "parquet": "frames"}
"""The modules of the formats that are loaded when one is asked for."""


def write_table(
    table: Table, stream: IO[Any], format_name: str, *, width: int = 80, color: bool = False
) -> None:
    """Write one table in one of `FORMATS`; `width` and `color` are for the terminal."""
    write_tables((table,), stream, format_name, width=width, color=color)


def write_tables(
    tables: Sequence[Table],
    stream: IO[Any],
    format_name: str,
    *,
    width: int = 80,
    color: bool = False,
) -> None:
    """Write tables to one stream: a binary one for `BINARY_FORMATS`, a text one otherwise.

    Each format parts several tables in its own way: a blank line (tsv, csv), an object by
    name (json), a field `table` (jsonl), a heading (md, terminal), a comment (latex), a
    sheet (xlsx); Parquet refuses.
    """
    if format_name == "terminal":
        from npccli.show.screen import write_terminal

        write_terminal(tables, stream, width=width, color=color)
    elif format_name in _WRITERS:
        _WRITERS[format_name](tables, stream)
    elif format_name in _RARER:
        module = import_module(f"npccli.show.{_RARER[format_name]}")
        getattr(module, f"write_{format_name}")(tables, stream)
    else:
        raise UsageError(f"unknown format {format_name!r}", f"choose one of: {', '.join(FORMATS)}")
