"""Write a concordance for the eye: the hits under each other, whatever the letters' width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import IO

from npccli.model import Column, Scalar
from npccli.show.cells import one_line, plain, printable

_GAP = "  "
_LEAST_CONTEXT = 8

_FIRST, _AT_ONCE = 500, 5000
"""So many rows are laid out at first, that they come soon, and then at a time."""

_SHOWN = ("source", "report", "section", "line", "left", "hit", "right")


def write_concordance(
    columns: Sequence[Column],
    rows: Iterable[Sequence[Scalar]],
    stream: IO[str],
    *,
    width: int = 80,
    color: bool = False,
) -> None:
    """Write a line for each row, the hits in one column, in lines of `width` columns.

    The columns are those of a concordance. Rows of one source stand under its name, each with
    report and section, and the line. Contexts are cut to what fits, counted in columns of the
    terminal: a Han character takes two. A hit too long for the line is kept whole. Tabs and
    line breaks are shown as spaces. Many rows are laid out some at a time, as they come.
    """
    names = [column.name for column in columns]
    layout = _Layout([names.index(name) for name in _SHOWN], width, color)
    coming, size = iter(rows), _FIRST
    while some := list(islice(coming, size)):
        stream.writelines(layout.lines(some))
        stream.flush()
        size = _AT_ONCE


class _Layout:
    """Lays rows out; the columns never become narrower."""

    def __init__(self, places: Sequence[int], width: int, color: bool) -> None:
        self.places, self.width, self.color = places, width, color
        self.source: str | None = None
        self.first = self.longest = 0

    def lines(self, rows: Iterable[Sequence[Scalar]]) -> Iterator[str]:
        """Yield the lines of rows behind those that came before."""
        cells = [
            tuple(printable(one_line(plain(row[place]))) for place in self.places) for row in rows
        ]
        where = [f"{report}/{section}:{line}" for _, report, section, line, *_ in cells]
        self.first = max(self.first, *map(_width, where))
        hits = (min(_width(hit), self.width // 3) for *_, hit, _ in cells)
        self.longest = max(self.longest, *hits)
        room = (self.width - self.first - self.longest - 2 * len(_GAP)) // 2
        room = max(room, _LEAST_CONTEXT)
        for place, (source, *_, left, hit, right) in zip(where, cells, strict=True):
            if source != self.source:
                self.source = source
                yield f"{source}\n"
            before = _fitted(left, room, from_end=True)
            after = _fitted(right, room - max(_width(hit) - self.longest, 0))
            middle = f"\x1b[1m{hit}\x1b[0m" if self.color else hit
            pad = " " * (room - _width(before))
            line = f"{place:<{self.first}}{_GAP}{pad}{before}{_GAP[0]}{middle}{_GAP[0]}{after}"
            yield line.rstrip() + "\n"


def _fitted(text: str, room: int, *, from_end: bool = False) -> str:
    """Return as much of a text as fits into `room` columns, its end or its beginning."""
    kept: list[str] = []
    used = 0
    for char in reversed(text) if from_end else text:
        used += max(_width(char), 0)
        if used > room:
            break
        kept.append(char)
    return "".join(reversed(kept) if from_end else kept)


def _width(text: str) -> int:
    from wcwidth import wcswidth

    return max(int(wcswidth(text)), 0)
