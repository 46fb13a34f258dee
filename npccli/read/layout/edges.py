"""Where a column begins and ends, told from its lines of running text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Placed(Protocol):
    """Anything with a left and a right edge and a size."""

    @property
    def left(self) -> float:
        """Return the left edge."""

    @property
    def right(self) -> float:
        """Return the right edge."""

    @property
    def size(self) -> float:
        """Return the size of its characters."""


def column_edges(lines: Sequence[Placed], body: float) -> tuple[float, float]:
    """Return the left and right edge of the running text in a column.

    The left edge is the leftmost place where several lines begin, not that of indented
    first lines; the right edge is where most long lines end. Headings count only when
    there is nothing else.
    """
    text = [line for line in lines if 0.8 * body < line.size < 1.15 * body] or list(lines)
    step = max(1.0, 0.4 * text[0].size)
    lefts = [line.left for line in text]
    starts: dict[int, int] = {}
    for left in lefts:
        place = round(left / step)
        starts[place] = starts.get(place, 0) + 1
    near = {place: count + starts.get(place + 1, 0) for place, count in starts.items()}
    least = min(max(1, round(0.12 * len(text))), max(near.values()))
    place = min([place for place, count in near.items() if count >= least])
    left = min([left for left in lefts if abs(left / step - place) <= 1.5])
    rights = sorted([line.right for line in text])
    right = rights[-1 - len(rights) // 10] if len(rights) > 4 else rights[-1]
    return left, right
