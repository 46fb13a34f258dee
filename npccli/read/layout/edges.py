"""Where a column begins and ends, told from its lines of running text."""

from __future__ import annotations

from collections import Counter
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
    size = text[0].size
    step = max(1.0, 0.4 * size)
    starts = Counter(round(line.left / step) for line in text)
    least = max(1, round(0.12 * len(text)))
    near = {place: starts[place] + starts[place + 1] for place in starts}
    least = min(least, max(near.values()))
    place = min(place for place, count in near.items() if count >= least)
    left = min(line.left for line in text if abs(line.left / step - place) <= 1.5)
    rights = sorted(line.right for line in text)
    right = rights[-1 - len(rights) // 10] if len(rights) > 4 else rights[-1]
    return left, right
