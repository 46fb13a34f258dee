"""Rows that hold lines of several columns, cut into parts, and the columns found in them."""

from __future__ import annotations

from typing import NamedTuple

_HEADLINE = 2.0
"""What it costs at least to cut a headline as if it were lines of columns."""


class Row(NamedTuple):
    """Ways to cut one line: what each costs, and the numbers of its parts."""

    ways: tuple[tuple[float, tuple[int, ...]], ...]
    is_wide: bool
    """Whether the line is too wide for one column."""

    @property
    def in_order(self) -> tuple[int, ...]:
        """The parts of the cheapest way, which are read in order where there are no columns."""
        return min(self.ways)[1]

    @property
    def is_headline(self) -> bool:
        """Whether the line may be a headline of two parts: its columns are hardly filled."""
        cost, parts = min(self.ways)
        return len(parts) > 1 and cost >= _HEADLINE


class Columns(NamedTuple):
    """Columns found in the rows from `first` to `stop`: the numbers of the parts, in order.

    `rows` tells of each row which parts its line was cut into, `gain` how much better the
    columns read than the rows in their order.
    """

    first: int
    stop: int
    order: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]
    gain: float
