"""Put single lines back into their column that an extractor took too early or too late.

An extractor that sorts the lines of a page by their height takes a line with a tall
character, or one in another font, some lines before or behind its turn. Where the columns
are known, such a line reads on neither from the one above it nor in the one below, and at
another place near by in both.
"""

from __future__ import annotations

from itertools import pairwise

from npccli.repair.columns.line_cohesion import Cohesion

_NEAR = 24
"""So many lines from its place in the text a stray line may belong."""

_READS_ON, _LEAST_GAIN = 2.0, 11.0
"""How well, in log odds, lines read on without it, and how much better with it in its place."""

_MOST_LINES = 6


def place_strays(order: list[int], cohesion: Cohesion) -> list[int]:
    """Return the lines of a page with those back in their places that were taken out of turn."""
    for _ in range(_MOST_LINES):
        found = _best_move(order, cohesion)
        if found is None:
            break
        place, target = found
        line = order[place]
        rest = [*order[:place], *order[place + 1 :]]
        at = target - (target > place)
        order = [*rest[:at], line, *rest[at:]]
    return order


def _best_move(order: list[int], cohesion: Cohesion) -> tuple[int, int] | None:
    """Return which line is to be moved, and before which one, by their places in `order`."""
    reads_on = cohesion.reads_on
    joints = [reads_on(*joint) for joint in pairwise(order)]
    broken = [at for at, joint in enumerate(joints, 1) if joint <= -_READS_ON]
    best, found = _LEAST_GAIN, None
    for place in range(1, len(order) - 1):
        line = order[place]
        without = reads_on(order[place - 1], order[place + 1])
        if without < _READS_ON:
            continue
        gain = without - joints[place - 1] - joints[place]
        for target in broken:
            before, behind = order[target - 1], order[target]
            if line in (before, behind) or min(abs(before - line), abs(behind - line)) > _NEAR:
                continue
            there = reads_on(before, line) + reads_on(line, behind) - joints[target - 1]
            if gain + there > best:
                best, found = gain + there, (place, target)
    return found
