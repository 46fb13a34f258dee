"""Find where pages meet in text of two columns taken by their height, if nothing shows it.

At the end of a page, what reads on in the last line of the left column is the first of the
right one on the same page, and in the last of that the first of the left one on the next.
All pages have about as many lines. Dynamic programming finds the ends that read on best.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from npccli.repair.columns.column_threads import find_threads
from npccli.repair.columns.line_cohesion import Cohesion

_DEPTHS = range(20, 70, 3)
"""How many lines the left column of a page may have."""

_DIFFERS, _TITLE = 4, 4
"""By how many lines pages differ in this, and the first one, with its title, from others."""

_UNLIKE = -0.3
_LONGEST = 160
_NEVER = -1e9


def find_page_starts(text: Cohesion) -> list[int]:
    """Return the first line of each page but the first, of a whole text of two columns."""
    sides: list[int | None] = [None] * len(text.lines)
    for thread in find_threads(text, is_last=True):
        sides[thread.start : thread.stop] = thread.sides
    columns = _Columns(text, sides)
    found = [columns.find_starts(depth) for depth in _DEPTHS]
    return max(found, key=lambda one: one[0])[1]


class _Columns:
    """The lines of both columns: the last of each above a line, the first of each from there on."""

    def __init__(self, text: Cohesion, sides: Sequence[int | None]) -> None:
        self._text = text
        self._count = len(sides)
        self._last = [_last_above(sides, side) for side in (0, 1)]
        self._first = [
            [
                None if at is None else self._count - 1 - at
                for at in _last_above(sides[::-1], side)[::-1]
            ]
            for side in (0, 1)
        ]
        self._depths = [*accumulate((side == 0 for side in sides), initial=0)]
        self._ends = {at: self._end(at) for at in range(1, len(sides)) if self._may_end(at)}

    def _may_end(self, at: int) -> bool:
        """Tell whether a page may end above a line: not inside a row of both columns."""
        return self._text.is_left.get(at) is not False

    def _reads_on(self, before: int | None, behind: int | None) -> float:
        if before is None or behind is None:
            return 0.0
        return self._text.reads_on(before, behind)

    def _end(self, at: int) -> float:
        """Return how much better the right column reads on in the next page than both below."""
        (left, right), (next_left, next_right) = (
            (side[at] for side in sides) for sides in (self._last, self._first)
        )
        return (
            self._reads_on(right, next_left)
            - self._reads_on(left, next_left)
            - self._reads_on(right, next_right)
        )

    def find_starts(self, depth: int) -> tuple[float, list[int]]:
        """Return the best pages with columns about so deep: how well they read, their starts."""
        scores, before = [0.0], [0]
        for at in range(1, self._count + 1):
            is_last = at == self._count
            best, start = _NEVER, 0
            if is_last or at in self._ends:
                for top in range(max(0, at - _LONGEST), at):
                    unlike = abs(self._depths[at] - self._depths[top] - depth)
                    lacks = is_last or top == 0
                    most = _DIFFERS + (_TITLE if lacks else 0)
                    if scores[top] <= _NEVER or (
                        unlike > most
                        and not (is_last and self._depths[at] - self._depths[top] < depth)
                    ):
                        continue
                    score = scores[top] + self._reads_on(self._last[0][at], self._first[1][top])
                    score += 0.0 if is_last else self._ends[at] + _UNLIKE * unlike
                    if score > best:
                        best, start = score, top
            scores.append(best)
            before.append(start)
        starts: list[int] = []
        at = before[-1]
        while at:
            starts.append(at)
            at = before[at]
        return scores[-1], starts[::-1]


def _last_above(sides: Sequence[int | None], wanted: int) -> list[int | None]:
    """Return for each line, and the end, the last line above it that stands in a column."""
    found: list[int | None] = [None]
    for at, side in enumerate(sides):
        found.append(at if side == wanted else found[-1])
    return found
