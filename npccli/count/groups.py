"""What tables are grouped by: units, the columns that name a group, the order of groups.

Rows stand in the order of their groups: sources as they came, reports and sections in
reading order with the title block first, levels from the nation down, roles, regions and
years in ascending order; what is unknown (an empty cell) comes last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from npccli.errors import UsageError
from npccli.model import ADMIN_LEVELS, Column, Report, Scalar, Section

UNITS = ("source", "report", "section", "role", "region", "level", "year")
"""What tables can be grouped by."""

TITLE_SECTION = "title"
"""The section number under which the title block of a report is shown."""

Key = tuple[Scalar, ...]
"""The values that name a group."""

_COLUMNS = {
    "report": ("source", "report", "title"),
    "section": (
        *("source", "report", "title", "section", "heading", "role"),
        *("first_line", "last_line"),
    ),
}
_INTEGER_KEYS = frozenset({"report", "year", "first_line", "last_line"})
_DESCRIPTIVE = frozenset({"title", "heading", "first_line", "last_line"})


def key_names(by: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that name a group, in the order in which `by` asks for them.

    `report` brings `source` with it, and `section` both, since their numbers mean nothing
    alone.

    >>> key_names(["year", "report"])
    ('year', 'source', 'report', 'title')
    """
    columns: dict[str, None] = {}
    for unit in by:
        if unit not in UNITS:
            raise UsageError(f"cannot group by {unit!r}", f"choose among: {', '.join(UNITS)}")
        columns.update(dict.fromkeys(_COLUMNS.get(unit, (unit,))))
    return tuple(columns)


def asks_for_roles(by: Sequence[str] | None) -> bool:
    """Tell whether tables with these units may show the roles of sections.

    Tables without units (None) show what they like.

    >>> asks_for_roles(["section"]), asks_for_roles(["source", "year"])
    (True, False)
    """
    return by is None or "role" in key_names(by)


def key_columns(names: Iterable[str]) -> tuple[Column, ...]:
    """Return the table columns for the names of `key_names`."""
    return tuple(Column(name, "integer" if name in _INTEGER_KEYS else "text") for name in names)


def group_key(names: Sequence[str], report: Report, section: Section | None) -> Key:
    """Return the group of a part of a report; `section` is None for the title block."""
    return tuple(key_value(name, report, section) for name in names)


def key_value(column: str, report: Report, section: Section | None) -> Scalar:
    """Return what one column says of a part of a report."""
    match column:
        case "source":
            return report.source
        case "report":
            return report.number
        case "title" | "region" | "year":
            value: Scalar = getattr(report, column)
            return value
        case "level":
            return report.admin_level
        case "section":
            return TITLE_SECTION if section is None else section.number
    if section is None:
        return None
    match column:
        case "first_line":
            return section.lines[0]
        case "last_line":
            return section.lines[1]
        case "heading":
            return section.heading
    return section.role


def ordered_keys(
    names: Sequence[str], keys: Iterable[Key], source_order: Sequence[str] = ()
) -> list[Key]:
    """Return the keys in the order of the rows of a table.

    Sources stand in the order given, those that are not in it behind, by name.
    """
    places = {source: place for place, source in enumerate(source_order)}
    if names and names[0] == "source":  # the ranks of all keys at once take much memory
        lots: dict[Scalar, list[Key]] = {}
        for key in keys:
            lots.setdefault(key[0], []).append(key)
        ordered = sorted(lots, key=lambda name: _rank_source(name, places))
        return [key for name in ordered for key in _sorted_keys(names, lots.pop(name), places)]
    return _sorted_keys(names, keys, places)


def _sorted_keys(names: Sequence[str], keys: Iterable[Key], places: dict[str, int]) -> list[Key]:
    def rank(key: Key) -> list[tuple[int, tuple[int, ...], str]]:
        named = sorted(zip(names, key, strict=True), key=lambda cell: cell[0] in _DESCRIPTIVE)
        return [
            _rank_source(value, places) if name == "source" else _rank(name, value)
            for name, value in named
        ]

    return sorted(keys, key=rank)


def watch_sources(reports: Iterable[Report], order: list[str]) -> Iterator[Report]:
    """Pass reports on and note in `order` the order in which their sources come."""
    seen: set[str] = set(order)
    for report in reports:
        if report.source not in seen:
            seen.add(report.source)
            order.append(report.source)
        yield report


def _rank_source(value: Scalar, places: dict[str, int]) -> tuple[int, tuple[int, ...], str]:
    name = str(value)
    return (0, (places.get(name, len(places)),), name)


def _rank(column: str, value: Scalar) -> tuple[int, tuple[int, ...], str]:
    """Return a rank that sorts values of one column: unknown ones last."""
    if value is None:
        return (1, (), "")
    if isinstance(value, int):
        return (0, (value,), "")
    text = str(value)
    if column == "level" and text in ADMIN_LEVELS:
        return (0, (ADMIN_LEVELS.index(text),), "")
    if column == "section":
        if text == TITLE_SECTION:
            return (0, (-1,), "")
        numbers = text.split(".")
        return (0, tuple(int(n) if n.isdecimal() and len(n) < 10 else 0 for n in numbers), text)
    return (0, (), text)
