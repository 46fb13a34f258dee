"""Write tables as TSV, CSV and Markdown."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import IO

from npccli.model import Column, Scalar, Table
from npccli.show.cells import is_numeric, one_line, plain, shown


def write_tsv(tables: Sequence[Table], stream: IO[str]) -> None:
    """Write tab-separated values without quoting: a tab or line break in a cell is a space.

    Read it with `read.delim(quote = "")` in R, `import delimited, delimiters(tab)` in Stata.
    Several tables are parted by a blank line, each with its own header; for programs, one
    table a file or JSON is better.
    """
    for index, table in enumerate(tables):
        if index:
            stream.write("\n")
        rows = [[column.name for column in table.columns]]
        rows += [[one_line(plain(value)) for value in row] for row in table.rows]
        stream.writelines("\t".join(row) + "\n" for row in rows)


def write_csv(tables: Sequence[Table], stream: IO[str]) -> None:
    """Write comma-separated values, quoted where needed; a cell keeps its line breaks.

    The cells are the data, unchanged: a text that begins with `=` is not made safe for a
    spreadsheet that runs formulas from CSV files; XLSX is the format for spreadsheets.
    """
    for index, table in enumerate(tables):
        if index:
            stream.write("\n")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([column.name for column in table.columns])
        writer.writerows([plain(value) for value in row] for row in table.rows)


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
