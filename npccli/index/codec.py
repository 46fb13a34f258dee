"""Reports and figures as bytes and back, with nothing lost."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import repeat
from typing import Any

from npccli.count.passages import report_passages
from npccli.model import Figure, Report, Section

REPORT_FIELDS = tuple(each.name for each in fields(Report) if each.name != "sections")
SECTION_FIELDS = tuple(each.name for each in fields(Section))
FIGURE_FIELDS = tuple(each.name for each in fields(Figure))
_OF_REPORT = ("source", "report", "region", "year")
_PACKED_FIELDS = tuple(n for n in FIGURE_FIELDS if n not in (*_OF_REPORT, "sentence"))

_LEVEL = 5


def pack_report(report: Report) -> bytes:
    """Return a report as bytes; `unpack_report` gives an equal one back."""
    facts = [getattr(report, name) for name in REPORT_FIELDS]
    sections = [[getattr(each, name) for name in SECTION_FIELDS] for each in report.sections]
    return _packed([facts, sections])


def unpack_report(data: bytes) -> Report:
    """Return the report that was packed.

    >>> report = Report("a.txt", 1, "题", None, None, None, None, None, 2024, None, ())
    >>> unpack_report(pack_report(report)) == report
    True
    """
    facts, sections = _unpacked(data)
    return Report(
        **dict(zip(REPORT_FIELDS, map(_frozen, facts), strict=True)),
        sections=tuple(
            Section(**dict(zip(SECTION_FIELDS, map(_frozen, each), strict=True)))
            for each in sections
        ),
    )


def pack_figures(figures: Sequence[Figure], report: Report) -> bytes:
    """Return the figures of a report as bytes, without what the report says anyway.

    They are packed field by field; a sentence is the place where it stands in the report.
    """
    text = _whole_text(report)
    places = {each: (text.find(each), len(each)) for each in {each.sentence for each in figures}}
    found = [places[each.sentence] for each in figures]
    sentences = [
        place if place[0] >= 0 else each.sentence
        for place, each in zip(found, figures, strict=True)
    ]
    columns = [[getattr(each, name) for each in figures] for name in _PACKED_FIELDS]
    return _packed([sentences, *columns])


def unpack_figures(data: bytes, report: Report) -> tuple[Figure, ...]:
    """Return the figures of `report` that were packed."""
    text = _whole_text(report)
    places, *columns = _unpacked(data)
    cells: dict[str, Iterable[Any]] = dict(zip(_PACKED_FIELDS, map(_column, columns), strict=True))
    cells["sentence"] = [
        place if isinstance(place, str) else text[place[0] : sum(place)] for place in places
    ]
    common = (report.source, report.number, report.region, report.year)
    cells |= zip(_OF_REPORT, map(repeat, common), strict=True)
    return tuple(map(Figure, *(cells[name] for name in FIGURE_FIELDS)))


def _column(values: list[Any]) -> list[Any]:
    """Return the values of a column, with lists as tuples."""
    return list(map(_frozen, values)) if any(type(each) is list for each in values) else values


def _whole_text(report: Report) -> str:
    return "\n".join(passage.text for passage in report_passages(report))


def _packed(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def _unpacked(data: bytes) -> Any:
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))


def _frozen(value: Any) -> Any:
    """Return lists as tuples, all the way down."""
    if type(value) is not list:
        return value
    return tuple(map(_frozen, value)) if any(type(each) is list for each in value) else tuple(value)
