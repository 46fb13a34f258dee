"""Fit a table to the width of a screen, without cutting anything off.

What is the same in every row is told once above; a header breaks at its underscores; what
still does not fit goes into further blocks below, each with the rows named again, and rows
of long texts are drawn as records. A table of sections is drawn report by report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from npccli.model import Column, Table
from npccli.show.cells import is_numeric, one_line, shown

GAP = 2
_NARROWEST = 8
_FEW = 3
_ANSWERS = {"yes", "no", "NO", ""}
_REPORT = {"source", "report", "title"}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is drawn.

    `common` holds the cells that are the same in all rows, with their column names; each
    block is a list of column indices; `widths` is the width of each column. With `records`
    each row is drawn as a record, a line for each of its columns, because the texts in it
    would take more than twice the width of the screen.
    """

    common: tuple[tuple[str, str], ...]
    blocks: tuple[tuple[int, ...], ...]
    widths: tuple[int, ...]
    records: bool = False


def fit_table(table: Table, width: int) -> Layout:
    """Return a layout of `table` for a screen of `width` columns."""
    cells = [
        [one_line(shown(row[index], column)) for row in table.rows]
        for index, column in enumerate(table.columns)
    ]
    names = _naming_columns(table.columns, cells)
    named = {table.columns[index].name for index in names}
    common = tuple(
        index
        for index in names
        if len(set(cells[index])) == 1
        and (len(table.rows) > 1 or (named > _REPORT and table.columns[index].name in _REPORT))
    )
    if len(common) == len(table.columns):
        common = ()
    names = [index for index in names if index not in common]
    measures = [index for index in range(len(table.columns)) if index not in {*names, *common}]
    widths = [
        max((_width(text) for text in (*header_lines(column.name), *cells[index])), default=1)
        for index, column in enumerate(table.columns)
    ]
    is_long = sum(widths[index] + GAP for index in names) > 2 * width
    records = is_long and len(names) > _FEW and bool(table.rows)
    _shrink(widths, names, width, [widths[index] for index in measures])
    return Layout(
        tuple((table.columns[index].name, cells[index][0]) for index in common),
        _blocks(names, _identity(names, cells), measures, widths, width),
        tuple(widths),
        records,
    )


def split_by_report(table: Table) -> list[Table]:
    """Return a table of sections as one table a report, and any other table as it is."""
    columns = [column.name for column in table.columns]
    if not {"source", "report", "section"} <= set(columns) or not table.rows:
        return [table]
    source, report = columns.index("source"), columns.index("report")
    runs = groupby(table.rows, key=lambda row: (row[source], row[report]))
    return [replace(table, rows=tuple(rows)) for _, rows in runs]


def header_lines(name: str) -> list[str]:
    """Return a column name in the lines that its underscores allow.

    >>> header_lines("han_characters")
    ['han_', 'characters']
    """
    parts = name.split("_")
    return [f"{part}_" for part in parts[:-1]] + parts[-1:]


def _naming_columns(columns: Sequence[Column], cells: Sequence[Sequence[str]]) -> list[int]:
    """Return the columns that name a row: all up to the last one of text, and line numbers.

    Answers of yes or no name nothing.
    """
    texts = [
        index
        for index, column in enumerate(columns)
        if not is_numeric(column) and not (cells[index] and set(cells[index]) <= _ANSWERS)
    ]
    end = texts[-1] + 1 if texts else 0
    while end < len(columns) and columns[end].name in {"year", "first_line", "last_line"}:
        end += 1
    return list(range(end))


def _shrink(widths: list[int], names: list[int], width: int, measures: list[int]) -> None:
    """Narrow the widest naming columns until the widest measure has room beside them.

    If all measures have room when the names keep two thirds of the width, they get it.
    """
    everything = sum(measures) + GAP * len(measures)
    room = max(width - everything, width * 2 // 3 if measures else width)
    if measures:
        room = min(room, width - max(measures) - GAP)
    while names and sum(widths[index] + GAP for index in names) > room:
        widest = max(names, key=lambda index: widths[index])
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1


def _identity(names: list[int], cells: list[list[str]]) -> list[int]:
    """Return the first naming column that tells the rows apart, or all of them."""
    telling = [index for index in names if len(set(cells[index])) == len(cells[index])]
    return telling[:1] or names


def _blocks(
    names: list[int], identity: list[int], measures: list[int], widths: list[int], width: int
) -> tuple[tuple[int, ...], ...]:
    blocks: list[list[int]] = [list(names)]
    used = sum(widths[index] + GAP for index in names)
    start = len(names)
    for index in measures:
        need = widths[index] + GAP
        if used + need > width + GAP and len(blocks[-1]) > start:
            blocks.append(list(identity))
            used = sum(widths[index] + GAP for index in identity)
            start = len(identity)
        blocks[-1].append(index)
        used += need
    return tuple(map(tuple, blocks))


def _width(text: str) -> int:
    from wcwidth import wcswidth

    return max(int(wcswidth(text)), 1)
