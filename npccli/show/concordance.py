"""Write a concordance for the eye: the hits under each other, whatever the letters' width."""

from __future__ import annotations

from itertools import groupby
from typing import IO

from npccli.model import Table
from npccli.show.cells import one_line, plain, printable

_GAP = "  "
_LEAST_CONTEXT = 8


def write_concordance(
    table: Table, stream: IO[str], *, width: int = 80, color: bool = False
) -> None:
    """Write a line for each row, the hits in one column, in lines of `width` columns.

    The table has the columns of a concordance. Rows of one source stand under its name,
    each with report and section, and the line. Contexts are cut to what fits, counted in
    columns of the terminal: a Han character takes two. A hit too long for the line is kept
    whole. Tabs and line breaks are shown as spaces.
    """
    names = [column.name for column in table.columns]
    places = [names.index(name) for name in ("source", "report", "section", "line")]
    left, hit, right = (names.index(name) for name in ("left", "hit", "right"))
    rows = [tuple(printable(one_line(plain(cell))) for cell in row) for row in table.rows]
    where = [f"{row[places[1]]}/{row[places[2]]}:{row[places[3]]}" for row in rows]
    first = max((_width(text) for text in where), default=0)
    longest = max((min(_width(row[hit]), width // 3) for row in rows), default=0)
    room = max((width - first - longest - 2 * len(_GAP)) // 2, _LEAST_CONTEXT)
    numbered = list(zip(where, rows, strict=True))
    for source, group in groupby(numbered, key=lambda pair: pair[1][places[0]]):
        stream.write(f"{source}\n")
        for place, row in group:
            before = _fitted(row[left], room, from_end=True)
            after = _fitted(row[right], room - max(_width(row[hit]) - longest, 0))
            middle = f"\x1b[1m{row[hit]}\x1b[0m" if color else row[hit]
            pad = " " * (room - _width(before))
            line = f"{place:<{first}}{_GAP}{pad}{before}{_GAP[0]}{middle}{_GAP[0]}{after}"
            stream.write(line.rstrip() + "\n")


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
