"""How well two columns read whose lines are known: the sum that `column_threads` makes greatest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.columns.pace import Behind, Pace, Run, Turn

_TOO_WIDE, _OTHER_SIDE, _SURELY_OTHER_SIDE = -6.0, -3.0, -9.0
"""What it costs that a line wider than the column stands in one, or a line in that beside it."""

LEFT, RIGHT = Run(1, 1, None, True), Run(1, 1, None, False)
"""The first line of a column, where the other one has not begun."""


class _Reached(NamedTuple):
    """The score up to a line, the run that it stands in, and the last line on each side."""

    score: float
    run: Run
    left: int | None
    right: int | None


class SideScores:
    """How well the lines from `start` on read in two columns, and in others that begin alike.

    `sides` says of each line in which column it is: 0, that on the left, or 1.
    """

    def __init__(self, cohesion: Cohesion, pace: Pace, start: int, sides: Sequence[int]) -> None:
        lines = range(start + 1, start + len(sides))
        self._cohesion, self._pace, self._start = cohesion, pace, start
        self._turns = cohesion.turns or cohesion.around
        self._in_pieces = [cohesion.weigh_pieces(index - 1, index) > 0 for index in lines]
        self._parted = [cohesion.gaps.weigh(cohesion.lines[index]) for index in lines]
        self._behind: dict[Turn, dict[Run, Behind]] = defaultdict(dict)
        self._reached = self._follow(self._begin(sides), sides[1:])

    @property
    def score(self) -> float:
        """How well the lines read so."""
        return self._reached[-1].score

    def of_others(self, sides: Sequence[int], cut: int) -> float:
        """Return how well they read in other columns, of which the first `cut` lines are alike."""
        if self._cohesion.is_left:  # what the sides cost is counted first
            return self._follow(self._begin(sides), sides[1:])[-1].score
        return self._follow(self._reached[cut - 1], sides[cut:])[-1].score

    def _begin(self, sides: Sequence[int]) -> _Reached:
        cost = sum(
            weigh_sides(self._cohesion, index)[side]
            for index, side in enumerate(sides, self._start)
        )
        if sides[0]:
            return _Reached(cost, RIGHT, None, self._start)
        return _Reached(cost, LEFT, self._start, None)

    def _follow(self, reached: _Reached, sides: Sequence[int]) -> list[_Reached]:
        """Return what is reached with each of the last lines, behind what was reached before."""
        cohesion, first = self._cohesion, self._start + 1
        score, run, left, right = reached
        last = [left, right]
        found = [reached]
        behind_last = first + len(self._parted)
        for index, side in enumerate(sides, behind_last - len(sides)):
            turn = self._turns[index]
            known = self._behind[turn]
            may_come = known.get(run)
            if may_come is None:
                may_come = known[run] = Behind.of(run, self._pace, turn)
            before = last[side]
            if before == index - 1:
                in_pieces = self._in_pieces[index - first]
                score += 0.0 if in_pieces else may_come.stay
                run = may_come.with_piece if in_pieces else may_come.followed
            else:
                score += may_come.change + self._parted[index - first]
                run = may_come.changed
            if before is not None:
                score += cohesion.reads_on(before, index)
            last[side] = index
            found.append(_Reached(score, run, last[0], last[1]))
        return found


def weigh_sides(cohesion: Cohesion, index: int) -> tuple[float, float]:
    """Return what it costs that a line stands in the left column, and in the right one."""
    too_wide = _TOO_WIDE * cohesion.is_too_wide(index)
    is_left = cohesion.is_left.get(index)
    if is_left is None:
        return too_wide, too_wide
    other = _SURELY_OTHER_SIDE if cohesion.turns else _OTHER_SIDE
    return too_wide + (not is_left) * other, too_wide + is_left * other
