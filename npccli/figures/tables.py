"""Figures as tables: a row a figure, or a row a report and a column an indicator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from npccli.figures.codebook import Codebook, Indicator
from npccli.figures.quoting import quoted_sentence
from npccli.model import Column, Figure, Report, Scalar, Table

FIGURE_COLUMNS = (
    Column("source"),
    Column("report", "integer"),
    *map(Column, ("section", "role", "region")),
    Column("year", "integer"),
    *map(Column, ("action", "indicator", "canonical")),
    Column("value", "number", 2),
    Column("upper", "number", 2),
    *map(Column, ("raw", "unit")),
    Column("approx", "integer"),
    *map(Column, ("kind", "period")),
    Column("cumulative", "integer"),
    Column("planned", "integer"),
    Column("first_line", "integer"),
    Column("last_line", "integer"),
    Column("sentence"),
)

_FACTS = (
    Column("source"),
    Column("report", "integer"),
    Column("region"),
    Column("region_code"),
    Column("admin_level"),
    Column("year", "integer"),
)


def figure_rows(figures: Iterable[Figure]) -> Iterator[tuple[Scalar, ...]]:
    """Yield a row of `FIGURE_COLUMNS` for each figure, in their order.

    `approx`, `cumulative` and `planned` are 1 or 0. `value` is empty for a masked number.
    """
    for figure in figures:
        yield (
            *(figure.source, figure.report, figure.section, figure.role, figure.region),
            *(figure.year, figure.action, figure.indicator or None, figure.canonical),
            *(figure.value, figure.upper, figure.raw, figure.unit, int(figure.approx)),
            *(figure.kind, figure.period, int(figure.cumulative), int(figure.planned)),
            *(*figure.lines, quoted_sentence(figure)),
        )


def figure_table(figures: Iterable[Figure]) -> Table:
    """Return a row for each figure in reading order, as `figure_rows` makes them."""
    return Table("figures", FIGURE_COLUMNS, tuple(figure_rows(figures)))


def panel_table(reports: Iterable[tuple[Report, Iterable[Figure]]], codebook: Codebook) -> Table:
    """Return a row for each report and a column for each indicator of the codebook.

    Only indicators that some report has get a column. Planned figures and those outside the
    codebook are left out. An indicator with two values in a report is not resolved: its
    cell is empty and `conflicts` lists every value with its unit and lines. An upper end,
    an approximate, a cumulative and a masked value are told in `notes`.
    """
    grouped = [(report, _cells(figures)) for report, figures in reports]
    used = [
        entry for entry in codebook.indicators if any(entry.name in found for _, found in grouped)
    ]
    names = _column_names(used)
    rows = []
    for report, found in grouped:
        cells: list[Scalar] = []
        conflicts: list[str] = []
        notes: list[str] = []
        for entry, name in zip(used, names, strict=True):
            value, conflict, note = found.get(entry.name, _NO_CELL)
            cells.append(value)
            conflicts += [f"{name}: {conflict}"] if conflict else []
            notes += [f"{name}: {note}"] if note else []
        facts = (report.source, report.number, report.region, report.region_code)
        known = (report.admin_level, report.year)
        told = ("; ".join(conflicts) or None, "; ".join(notes) or None)
        rows.append((*facts, *known, *cells, *told))
    columns = (
        *_FACTS,
        *(Column(name, "number", 2) for name in names),
        Column("conflicts"),
        Column("notes"),
    )
    return Table("panel", columns, tuple(rows))


def column_name(entry: Indicator) -> str:
    """Return the column name of an indicator: its label in snake case, or its own name.

    >>> column_name(Indicator("办结率", None, (), (), label="settlement rate (%)"))
    'settlement_rate_percent'
    """
    label = entry.label.lower().replace("%", " percent ").replace("'", "")
    return re.sub("[^a-z0-9]+", "_", label).strip("_") or entry.name


def _column_names(entries: list[Indicator]) -> list[str]:
    """Return a name for each indicator; those of other columns are not used again."""
    taken = {column.name for column in _FACTS} | {"conflicts", "notes"}
    names = []
    for entry in entries:
        name = column_name(entry)
        number = 2
        while name in taken:
            name, number = f"{column_name(entry)}_{number}", number + 1
        taken.add(name)
        names.append(name)
    return names


_Cell = tuple[Scalar, str, str]
"""The value of a cell, its conflict and its note."""

_NO_CELL: _Cell = (None, "", "")


def _cells(figures: Iterable[Figure]) -> dict[str, _Cell]:
    """Return the cells of a report by their indicators; its figures need not be kept."""
    grouped: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.canonical is not None and not figure.planned:
            grouped.setdefault(figure.canonical, []).append(figure)
    return {name: _cell(some) for name, some in grouped.items()}


def _cell(figures: list[Figure]) -> _Cell:
    """Return the cell of an indicator that a report has."""
    values = {(figure.value, figure.upper, figure.unit) for figure in figures}
    if len(values) > 1:
        return None, " | ".join(map(_told, figures)), ""
    figure = figures[0]
    marks = [
        word
        for word, holds in (
            ("approximate", any(item.approx for item in figures)),
            ("cumulative", all(item.cumulative for item in figures)),
            (f"masked {figure.raw}", figure.value is None),
            (f"to {figure.upper}", figure.upper is not None),
        )
        if holds
    ]
    return figure.value, "", ", ".join(marks)


def _told(figure: Figure) -> str:
    first, last = figure.lines
    place = f"line {first}" if first == last else f"lines {first}-{last}"
    more = " cumulative" if figure.cumulative else ""
    return f"{figure.raw}{figure.unit or ''} {figure.indicator} ({place}{more})"
