"""Refuse a text that would be counted twice: as a file, and in records or in an index.

What is read notes the marks of its reports, by where they came from; when all are together,
those that came from two places are found. Copies of a text under two names of their own are
two texts.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from npccli.errors import UsageError
from npccli.model import Report
from npccli.run.paths import Failure, Input

TEXT, RECORDS, INDEX = "text", "records", "index"

Origin = tuple[str, str]
"""Where reports came from: the kind, and the name of the input unless it is a text."""

Triple = tuple[int, int, int]
"""The marks of a report: its source, its text, and both together if records hold it."""

Marks = Mapping[Origin, "array[int]"]
"""The marks of reports, three of each, by their origin; they take little memory."""

TEXTS: Origin = (TEXT, "")

_PARTS = 8
"""The marks are compared in so many parts, to have few of them in tables at a time."""


class Marked(Protocol):
    """A result that knows where it came from, and the marks of its reports."""

    @property
    def origin(self) -> Origin:
        """Where it came from."""

    @property
    def marks(self) -> tuple[Triple, ...]:
        """The marks of its reports."""


T = TypeVar("T", bound=Marked)


@dataclass(frozen=True, slots=True)
class Repeat:
    """A text that came from two places, and the mark of its name if it has one."""

    first: Origin
    second: Origin
    name: int


def marks_of(report: Report, origin: Origin) -> Triple:
    """Return the marks of a report."""
    from npccli.count.marks import name_mark, place_mark, text_mark

    text = text_mark(report)
    same = place_mark(report, text) if origin[0] == RECORDS else 0
    return name_mark(report.source), text, same


def find_repeat(marks: Marks) -> Repeat | None:
    """Return a text that came from two places, or twice in records; None if there is none.

    Texts that are the same under two names are one text when they came in two forms.
    """
    if set(marks) <= {TEXTS}:
        return None
    for part in range(_PARTS):
        seen: dict[int, tuple[Origin, int]] = {}
        again: set[int] = set()
        for origin, found in marks.items():
            for at, mark in enumerate(found):
                if not mark or mark % _PARTS != part:
                    continue
                column, name = at % 3, found[at - at % 3]
                known, first = seen.setdefault(mark, (origin, name))
                if column == 2:
                    repeated = mark in again
                    again.add(mark)
                elif column == 1 or known[0] == RECORDS:
                    # Records of one source may be parted among files.
                    repeated = known[0] != origin[0]
                else:
                    repeated = known != origin
                if repeated:
                    return Repeat(known, origin, first if known == TEXTS else name)
    return None


def refuse_repeats(marks: Marks, inputs: Iterable[Input]) -> None:
    """Raise UsageError when a text would be counted twice."""
    repeat = find_repeat(marks)
    if repeat is None:
        return
    from npccli.count.marks import name_mark

    name = next((item.name for item in inputs if name_mark(item.name) == repeat.name), "a text")
    kinds = sorted({repeat.first, repeat.second}, key=lambda origin: origin != TEXTS)
    places = [f"in {origin[1]}" if origin[1] else "as a text" for origin in kinds]
    where = f"comes twice, {' and '.join(places)}"
    raise UsageError(f"{name}: {where}", "name one of them, or it is counted twice")


def apart(results: Iterable[T | Failure], inputs: Iterable[Input]) -> Iterator[T | Failure]:
    """Pass results on; raise UsageError behind the last one when a text came twice."""
    marks: dict[Origin, array[int]] = {}
    for result in results:
        if not isinstance(result, Failure):
            noted = marks.setdefault(result.origin, array("Q"))
            for triple in result.marks:
                noted.extend(triple)
        yield result
    refuse_repeats(marks, inputs)
