"""How far down a page the columns have come, and at what pace an extractor changes between them."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

# log P(the next line stands in the same column, in the other one), counted on pages with
# known columns; by how many lines the last run led when it ended where the other one began
_FAR_BEHIND, _FARTHER = (0.0, -5.0), -0.5
_TWO_BEHIND = ((0.0, -2.8), (-0.1, -2.8), (-0.06, -3.0))
_ONE_BEHIND = ((0.0, -2.8), (-0.5, -0.9), (-0.12, -2.2))
_LEVEL = ((-1.7, -0.2), (-0.7, -0.7), (-0.65, -0.75))
_RIGHT_IS_LEVEL = (-3.4, -0.03)
# the same among even lines, and behind one line of a column that was not behind
_LEFT_IS_EVEN, _RIGHT_IS_EVEN = (-4.0, -0.02), (-6.0, 0.0)
_EVENLY_AHEAD = -1.8
_LATER_AHEAD = (-0.7, -0.7)
LITTLE = 3
"""Columns that differ by no more lines are about as far down."""


class Run(NamedTuple):
    """The lines that stand in a row in one column, up to the last one read.

    There are so many `lines`; those that are pieces of one printed line count once in how
    many the column is `ahead` of the other. It was `behind` by so many when the run began,
    or is None where the other column has not begun.
    """

    lines: int
    ahead: int
    behind: int | None
    is_left: bool

    def followed(self, is_piece: bool) -> Run:
        """Return the run with the next line in the same column."""
        return Run(self.lines + 1, self.ahead + (not is_piece), self.behind, self.is_left)

    def changed(self, in_step: bool) -> Run:
        """Return the run that begins when the next line stands in the other column.

        A column that is left behind begins lower down than its number of lines says. Where
        the columns are not `in_step`, nothing is said about how far down they are.
        """
        behind = max(self.ahead, 0) if in_step else 0
        return Run(1, 1 - behind, behind, not self.is_left)


class Turn(IntEnum):
    """What is known of the place between two lines that were taken by their height.

    It is inside a `ROW` or between two `ROWS`, or `BESIDE_ROW`. Else it is `UNEVEN` if a line
    around may be a heading, with more space around it, or is short, and `PLAIN` if not; so is
    the place behind the first line `BELOW` a row, in whichever column that line stands. Of
    lines that were taken in any other way nothing is known, but where it is `EVEN`: no line
    around is short, or may be a heading.
    """

    UNKNOWN, ROW, ROWS, BESIDE_ROW, PLAIN, UNEVEN, PLAIN_BELOW, UNEVEN_BELOW, EVEN = range(9)


class Pace(NamedTuple):
    """How often the lines of a page change from one column to the other while one is ahead.

    `ahead` are the log probabilities of staying and of changing behind one line, two and so
    on, in a column that was not behind. Columns are `in_step` unless blocks of any size are
    taken in turn. `by_height` are the log probabilities behind one line of a column and so on
    where the lines were taken by their height: one of each column, but for those with more
    space above them, as headings have.
    """

    ahead: tuple[tuple[float, float], ...]
    in_step: bool = True
    by_height: dict[Turn, tuple[tuple[float, float], ...]] | None = None

    def odds(self, run: Run, turn: Turn = Turn.UNKNOWN) -> tuple[float, float]:
        """Return the log probabilities that the next line stands in the same column or not.

        Whatever the extractor takes at a time, line or block, it takes what begins highest
        up. So it goes on in a column until that has come down as far as the other one.
        """
        if self.by_height is not None:
            odds = self.by_height[turn]
            return odds[min(run.lines, len(odds)) - 1]
        if not self.in_step:
            return self.ahead[min(run.lines, len(self.ahead)) - 1]
        behind = run.behind or 0
        some = 0 if behind <= 1 else 1 if behind <= LITTLE else 2
        if run.ahead > 0:
            if some:
                return _LATER_AHEAD
            stay, change = self.ahead[min(run.ahead + behind, len(self.ahead)) - 1]
            if turn is Turn.EVEN and run.ahead + behind == 1:
                return stay + _EVENLY_AHEAD, 0.0
            return stay, change
        if run.ahead == 0:
            if turn is Turn.EVEN and not some:
                return _LEFT_IS_EVEN if run.is_left else _RIGHT_IS_EVEN
            return _LEVEL[some] if some or run.is_left else _RIGHT_IS_LEVEL
        if run.ahead == -1:
            return _ONE_BEHIND[some]
        if run.ahead == -2:
            return _TWO_BEHIND[some]
        stay, change = _FAR_BEHIND
        return stay, change + _FARTHER * (-run.ahead - LITTLE)


class Behind(NamedTuple):
    """What may come behind a run: the same one with a line more, or a piece of one; the other.

    `stay` and `change` are the log probabilities of it.
    """

    stay: float
    change: float
    followed: Run
    with_piece: Run
    changed: Run

    @classmethod
    def of(cls, run: Run, pace: Pace, turn: Turn) -> Behind:
        """Return what may come behind a run at such a pace."""
        changed = run.changed(pace.in_step)
        return cls(*pace.odds(run, turn), run.followed(False), run.followed(True), changed)


LINE_BY_LINE = Pace(((-3.2, -0.04), (-0.9, -0.5), (-0.2, -1.8)))
IN_BLOCKS = Pace(((-2.0, -0.145), (-0.2, -1.75), (-0.11, -2.2)))
OF_ANY_SIZE = Pace(((-0.9, -0.5), (-0.5, -0.9), *[(-0.16, -1.9)] * 4, (-0.04, -3.2)), in_step=False)
BY_HEIGHT = Pace(
    LINE_BY_LINE.ahead,
    by_height={
        Turn.ROW: ((-9.0, 0.0),),
        Turn.ROWS: ((-9.0, 0.0),),
        Turn.BESIDE_ROW: ((-0.7, -0.7),),
        Turn.PLAIN: ((-5.5, 0.0), (-0.9, -0.5), (-0.2, -1.8), (-0.02, -4.0)),
        Turn.PLAIN_BELOW: ((-5.5, 0.0),),
        Turn.UNEVEN_BELOW: ((-3.0, -0.05),),
        Turn.UNEVEN: ((-3.0, -0.05), (-0.9, -0.5), (-0.2, -1.8), (-0.02, -4.0)),
    },
)
