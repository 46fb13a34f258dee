"""The best ways through the lines of a text, and one step of them: a printed line.

Of the states behind a line only three are kept for each width, because what follows asks
no more than whether a paragraph is open, closed, or a heading is broken off. Cleaning
spends most of its time in `step`, so that it calls nothing.
"""

from __future__ import annotations

from math import inf, log
from typing import NamedTuple

from npccli.repair.wraps.habits import PARTED_AT_HEADINGS, Habits
from npccli.repair.wraps.line_scores import (
    FIRST,
    HEADING,
    HEADING_MIDDLE,
    HEADING_TOP,
    IMPOSSIBLE,
    LAST,
    MIDDLE,
    SINGLE,
    Boundary,
    PartScores,
    opening_score,
)

_RUN_IN_HEADING = 0.03
"""The share of headings that look like a short sentence with text behind it."""

_SWITCH_INSIDE_AT_GAP, _SWITCH_INSIDE, _SWITCH_BETWEEN = -4.5, -7.5, -2.5
ORDER = {MIDDLE: 0, LAST: 1, HEADING: 2, FIRST: 3, SINGLE: 4, HEADING_TOP: 5, HEADING_MIDDLE: 6}
"""Of parts that score the same, the first in this order is chosen."""

Node = tuple[float, int, int, "Node | None", int]
"""The best way to a state: its score, part and width, the way before, how many lines it takes.

The way before the first line takes none."""

_WORST: Node = (-inf, -1, 0, None, 0)
_LOST: Node = (IMPOSSIBLE * 1e4, SINGLE, 0, None, 0)


def going_on_score(part: int, width: int) -> float:
    """Return the log probability that a paragraph goes on with this part."""
    if width == 0:
        return -1.5 if part == MIDDLE else -0.25
    return -0.25 if part == MIDDLE else -1.5


_GO_ON = [(going_on_score(MIDDLE, width), going_on_score(LAST, width)) for width in (0, 1)]

Ways = tuple[Node, Node, Node]
"""The best ways behind a line: in an open paragraph, closed, with a heading broken off."""

Front = tuple[tuple[int, ...], list[Ways], Node, Node, Node]
"""The best ways behind a line for each of the widths, which come first, and the best of all."""


def front_at(front: Front, widths: tuple[int, ...]) -> Front:
    """Return the same ways for the widths of the next line."""
    if widths == front[0]:
        return front
    place = {width: index for index, width in enumerate(front[0])}
    places = [place.get(width) for width in widths]
    lost = (_LOST, _LOST, _LOST)
    ways = [lost if index is None else front[1][index] for index in places]
    return (widths, ways, *front[2:])


Signs = tuple[float, float, tuple[float, float], tuple[float, float], float, float, float, float]
"""The same as in `Seen`, as a plain tuple, which is taken apart much faster."""


class Seen(NamedTuple):
    """The log probability of what is seen at a line end, by what it may be.

    Those of an opening paragraph or heading include how probable it is that one opens: the
    pairs are for text that was not wrapped, and for a column.
    """

    inside: float
    switch: float
    first: tuple[float, float]
    single: tuple[float, float]
    heading: float
    upper: float
    heading_after_heading: float
    upper_after_heading: float

    @classmethod
    def of(
        cls,
        inside: float,
        switch: float,
        between: float,
        before: float,
        after: float,
        single: float = 0.1,
    ) -> Seen:
        """Add what speaks for each opening part."""
        first_later = opening_score(FIRST, 1, False, single)
        single_later = opening_score(SINGLE, 1, False, single)
        return cls(
            inside,
            switch,
            (between + opening_score(FIRST, 0, False), between + first_later),
            (between + opening_score(SINGLE, 0, False), between + single_later),
            before + opening_score(HEADING, 1, False),
            before + opening_score(HEADING_TOP, 1, False),
            after + opening_score(HEADING, 1, True),
            after + opening_score(HEADING_TOP, 1, True),
        )

    @classmethod
    def at(cls, boundary: Boundary, habits: Habits) -> Seen:
        """Weigh what is seen at `boundary`."""
        between = boundary.score(False, habits)
        before_heading = between + boundary.run_in_score(_RUN_IN_HEADING)
        parted = boundary.behind.gap or boundary.behind.page_break
        return cls.of(
            boundary.score(True, habits) + boundary.run_in_score(boundary.run_in_inside(habits)),
            _SWITCH_INSIDE_AT_GAP if parted else _SWITCH_INSIDE,
            between + boundary.run_in_score(habits.run_in_first),
            before_heading,
            before_heading - boundary.gap_score(False, habits) + log(PARTED_AT_HEADINGS),
            habits.single,
        )

    def of_pieces(self, may_be_heading: bool, cost: float) -> Seen:
        """Return it for a printed line of several pieces, which is hardly ever a heading.

        `cost` weighs the line ends between the pieces.
        """
        heading, after = self.heading + cost, self.heading_after_heading + cost
        upper, upper_after = self.upper + cost, self.upper_after_heading + cost
        if not may_be_heading:
            heading = after = upper = upper_after = -inf
        (first, first_later), (single, single_later) = self.first, self.single
        return Seen(
            self.inside + cost,
            self.switch,
            (first + cost, first_later + cost),
            (single + cost, single_later + cost),
            heading,
            upper,
            after,
            upper_after,
        )


NOTHING_SEEN: Signs = Seen.of(0.0, 0.0, 0.0, 0.0, 0.0)[:]


def blank_front(widths: tuple[int, ...]) -> Front:
    """Return the front before the first line, from which every width is as good."""
    ways: list[Ways] = [(_LOST, (0.0, SINGLE, width, None, 0), _LOST) for width in widths]
    return (widths, ways, *ways[0])


def step(  # noqa: C901 - one loop, run for every line and width
    front: Front, seen: Signs, rows: list[PartScores], fit: float, more: float, pieces: int
) -> Front:
    """Return the best ways behind a printed line, from those before it.

    `rows` are the scores of the line by width and part, `fit` says how well it ends a
    heading that was broken off, `more` how well it goes on with one that is broken off again.
    A way at another width counts with the price of the switch.
    """
    widths, ways, best_open, best_closed, best_upper = front
    inside, switch, firsts, singles, heading, upper, heading_after, upper_after = seen
    first_opens, single_opens = firsts[0], singles[0]
    open_switched = best_open[0] + switch
    closed_switched = best_closed[0] + _SWITCH_BETWEEN
    upper_switched = best_upper[0] + IMPOSSIBLE
    go_middle, go_last = _GO_ON[0]
    new_ways: list[Ways] = []
    new_open = new_closed = new_upper = _WORST
    most_open = most_closed = most_upper = -inf
    for width, (open_node, before, node), (first, middle, last, single, head, top) in zip(  # noqa: B905
        widths, ways, rows
    ):
        score = before[0]
        if score <= closed_switched and (score < closed_switched or before[1:3] < best_closed[1:3]):
            score, before = closed_switched, best_closed
        first += score + first_opens
        single += score + single_opens
        again = top + more
        if before[1] == HEADING:
            top += score + upper_after
            headed = score + heading_after + head
        else:
            top += score + upper
            headed = score + heading + head

        score = node[0]
        if score < upper_switched:
            score, node = upper_switched, best_upper
        score += inside
        again += score
        if again > top:
            top = again
            upper_way = (again, HEADING_MIDDLE, width, node, pieces)
        else:
            upper_way = (top, HEADING_TOP, width, before, pieces)
        if top >= most_upper:
            most_upper, new_upper = top, upper_way
        head += score + fit
        if headed > head:
            head, node = headed, before

        score = open_node[0]
        if score <= open_switched and (score < open_switched or open_node[1:3] < best_open[1:3]):
            score, open_node = open_switched, best_open
        score += inside
        middle += score + go_middle
        last += score + go_last
        if first > middle:
            middle = first
            open_way = (first, FIRST, width, before, pieces)
        else:
            open_way = (middle, MIDDLE, width, open_node, pieces)
        if middle >= most_open and (middle > most_open or open_way > new_open):
            most_open, new_open = middle, open_way
        if single > head and single > last:
            last = single
            way = (single, SINGLE, width, before, pieces)
        elif head > last:
            last = head
            way = (head, HEADING, width, node, pieces)
        else:
            way = (last, LAST, width, open_node, pieces)
        if last >= most_closed and (last > most_closed or way > new_closed):
            most_closed, new_closed = last, way
        new_ways.append((open_way, way, upper_way))
        if not width:
            first_opens, single_opens = firsts[1], singles[1]
            go_middle, go_last = _GO_ON[1]
    return widths, new_ways, new_open, new_closed, new_upper


def step_alone(
    front: Front, seen: Signs, rows: list[PartScores], fit: float, more: float, pieces: int
) -> Front:
    """Do what `step` does where there is one width, and the best ways are at that width."""
    widths, ((open_node, before, node),), _, _, _ = front
    inside, _, firsts, singles, heading, upper, heading_after, upper_after = seen
    first, middle, last, single, head, top = rows[0]
    go_middle, go_last = _GO_ON[0]
    width = widths[0]
    score = before[0]
    first += score + firsts[0]
    single += score + singles[0]
    again = top + more
    if before[1] == HEADING:
        top += score + upper_after
        headed = score + heading_after + head
    else:
        top += score + upper
        headed = score + heading + head
    score = node[0] + inside
    again += score
    if again > top:
        upper_way = (again, HEADING_MIDDLE, width, node, pieces)
    else:
        upper_way = (top, HEADING_TOP, width, before, pieces)
    head += score + fit
    if headed > head:
        head, node = headed, before
    score = open_node[0] + inside
    middle += score + go_middle
    last += score + go_last
    if first > middle:
        open_way = (first, FIRST, width, before, pieces)
    else:
        open_way = (middle, MIDDLE, width, open_node, pieces)
    if single > head and single > last:
        way = (single, SINGLE, width, before, pieces)
    elif head > last:
        way = (head, HEADING, width, node, pieces)
    else:
        way = (last, LAST, width, open_node, pieces)
    return widths, [(open_way, way, upper_way)], open_way, way, upper_way


def better(front: Front, other: Front) -> Front:
    """Return the better of the ways in two fronts of the same line, one by one."""
    ways: list[Ways] = [
        (_better(open_way, other_open), _better(way, other_way), _better(upper, other_upper))
        for (open_way, way, upper), (other_open, other_way, other_upper) in zip(
            front[1], other[1], strict=True
        )
    ]
    opens, closeds, uppers = zip(*ways, strict=True)
    return front[0], ways, max(opens), max(closeds), max(uppers)


def _better(way: Node, other: Node) -> Node:
    """Return the better of two ways, the first of the order when they are as good."""
    if other[0] != way[0]:
        return other if other[0] > way[0] else way
    return other if ORDER[other[1]] < ORDER[way[1]] else way


def printed_lines(node: Node | None, stop: int) -> list[tuple[int, int, int]]:
    """Return the part of each printed line on the way to a node, where it starts and stops."""
    found: list[tuple[int, int, int]] = []
    while node is not None and node[4]:
        _, part, _, before, pieces = node
        found.append((part, stop - pieces, stop))
        node, stop = before, stop - pieces
    return found[::-1]
