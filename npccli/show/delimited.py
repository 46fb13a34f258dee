"""Write tables as TSV, CSV and Markdown."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import IO

from npccli.model import Column, Scalar, Table
from npccli.show.cells import is_numeric, one_line, plain, shown

ROW_FORMATS = frozenset(("tsv", "csv"))
"""The formats that can be written row by row."""

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_POSITION = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4})+")
"""What Excel takes for a number or a day: the position 1.10 would be that of 1.1."""

_NUMBER = re.compile(r"[+\-]?[0-9.,]*%?")


def write_rows(
    columns: Sequence[Column], rows: Iterable[Sequence[Scalar]], stream: IO[str], form: str
) -> None:
    """Write one table in one of `ROW_FORMATS` as its rows come; none of them is held."""
    names = [column.name for column in columns]
    if form == "tsv":
        stream.write(_tsv_line(names))
        for row in rows:  # a file that begins in memory looks at its size when it is written to
            stream.write(_tsv_line(row))
    else:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([plain(value) for value in row] for row in rows)


def write_tsv(tables: Sequence[Table], stream: IO[str]) -> None:
    """Write tab-separated values without quoting: a tab or line break in a cell is a space.

    Read it with `read.delim(quote = "")` in R, `import delimited, delimiters(tab)` in Stata.
    Several tables are parted by a blank line, each with its own header; for programs, one
    table a file or JSON is better.
    """
    for index, table in enumerate(tables):
        if index:
            stream.write("\n")
        write_rows(table.columns, table.rows, stream, "tsv")


def _tsv_line(row: Sequence[Scalar]) -> str:
    r"""Return a row as one line.

    >>> _tsv_line(["抓实\n自身建设", 3, None])
    '抓实 自身建设\t3\t\n'
    """
    cells = [value if type(value) is str else plain(value) for value in row]
    line = "\t".join(cells)
    if line.count("\t") >= len(cells) or len(line.splitlines()) > 1 or line[-1:].isspace():
        line = "\t".join(map(one_line, cells))
    return line + "\n"


def write_csv(tables: Sequence[Table], stream: IO[str]) -> None:
    """Write comma-separated values, quoted where needed; a cell keeps its line breaks.

    The cells are the data, unchanged: a text that begins with `=` is not made safe for a
    spreadsheet that runs formulas from CSV files, as `without_formulas` makes it.
    """
    for index, table in enumerate(tables):
        if index:
            stream.write("\n")
        write_rows(table.columns, table.rows, stream, "csv")


def without_formulas(table: Table) -> Table:
    """Return a table whose texts no spreadsheet runs as formulas: a `'` stands before those.

    Numbers stay numbers, and so does a text that is one, such as -5; the position of a section
    (1.10) stays a text.
    """
    return replace(table, rows=tuple(map(harmless_row, table.rows)))


def harmless_row(row: Sequence[Scalar]) -> tuple[Scalar, ...]:
    """Return a row of which no spreadsheet runs a text as a formula."""
    return tuple(map(_harmless, row))


def _harmless(value: Scalar) -> Scalar:
    r"""Return a value, a text that a spreadsheet would run with a `'` before it.

    A position of a section is written so that a spreadsheet keeps it as text.

    >>> _harmless("1.10"), _harmless(1.1)
    ('="1.10"', 1.1)
    >>> _harmless("=1+1"), _harmless(" @SUM(A1)"), _harmless("-12.5%"), _harmless("-")
    ("'=1+1", "' @SUM(A1)", '-12.5%', '-')
    """
    if isinstance(value, str) and _POSITION.fullmatch(value):
        return f'="{value}"'
    if not isinstance(value, str) or not _FORMULA.match(value) or _NUMBER.fullmatch(value):
        return value
    return f"'{value}"


def write_markdown(tables: Sequence[Table], stream: IO[str]) -> None:
    """Write pipe tables, numbers to the right and rounded; several with a heading each."""
    for index, table in enumerate(tables):
        if len(tables) > 1:
            stream.write(f"{'' if index == 0 else chr(10)}## {one_line(table.name)}\n\n")
        _write_pipe_row([_pipe_safe(column.name) for column in table.columns], stream)
        rule = ["---:" if is_numeric(column) else "---" for column in table.columns]
        _write_pipe_row(rule, stream)
        for row in table.rows:
            _write_pipe_row(list(map(_pipe_cell, row, table.columns)), stream)


def _pipe_cell(value: Scalar, column: Column) -> str:
    return _pipe_safe(shown(value, column))


def _pipe_safe(text: str) -> str:
    text = one_line(text).replace("\\", "\\\\").replace("|", "\\|")
    return text.replace("<", "&lt;").replace("*", "\\*").replace("`", "\\`")


def _write_pipe_row(cells: list[str], stream: IO[str]) -> None:
    stream.write(f"| {' | '.join(cells)} |\n")
