"""Whether lines stand in the order in which they are read: words go on from one in the next.

Where an extractor took the lines of several columns in turn, words seldom do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from npccli.repair.lines import TextLine
from npccli.repair.script import is_han

LONG_PAGE = 160
"""A page of more lines holds windows in which words seldom go on by chance."""

_WINDOW, _MOST_WORDS_IN_ORDER = 8, 1
"""Of so many unfinished lines, a word goes on in the next; in text in order, in 3 of 8."""

_PERHAPS_IN_TURN = 0.2
"""In what share of windows words seldom go on: by chance in .13, with columns from .26 on."""

_IN_TURN = 0.25
"""The same share of a whole text: up to .17 where all is in order, .48 and more where all is in
turn."""

_FEWEST_ENDS, _SHORTEST = 3, 7
_FULL = 0.8
"""What share of the longest line a full one has at least."""


def reads_badly(lines: Sequence[TextLine], straddled: Sequence[bool]) -> bool:
    """Tell whether, at some place, words seldom go on from one line in the next.

    Where some lines are parted by blank ones and others not, those may be looked at alone.
    """
    going_on = [*_unfinished(lines, straddled)]
    over_ends = [goes_on for goes_on, _, _ in going_on]
    if _seldom(over_ends, _FEWEST_ENDS):
        return True
    if (
        len(going_on) < _WINDOW
        or not len(lines) < lines[-1].number - lines[0].number + 1 < 2 * len(lines) - 1
    ):
        return False
    full = _FULL * max(len(before.text) for _, before, _ in going_on)
    parted = [
        goes_on
        for goes_on, before, behind in going_on
        if behind.number - before.number > 1 and len(before.text) >= full
    ]
    return _seldom(parted, _WINDOW)


def page_reads_badly(lines: Sequence[TextLine], straddled: Sequence[bool]) -> bool:
    """Tell the same of one page; on a long one there must be many such places."""
    if len(lines) <= LONG_PAGE:
        return reads_badly(lines, straddled)
    return share_out_of_order([on for on, *_ in _unfinished(lines, straddled)]) >= _PERHAPS_IN_TURN


def is_in_turn(
    lines: Sequence[TextLine], straddled: Sequence[bool], rows: Set[int] = frozenset()
) -> bool:
    """Tell whether words seldom go on from one line in the next in a good part of a text.

    The lines that begin at `rows` hold a line of two columns each, and are not looked at.
    """
    going_on = [
        goes_on
        for goes_on, before, behind in _unfinished(lines, straddled)
        if not (before.start in rows or behind.start in rows)
    ]
    return len(going_on) >= _WINDOW and share_out_of_order(going_on) >= _IN_TURN


def _unfinished(
    lines: Sequence[TextLine], straddled: Sequence[bool]
) -> Iterator[tuple[bool, TextLine, TextLine]]:
    """Yield the lines that end inside a clause: does a word go on, the line, the next."""
    for goes_on, (before, behind) in zip(straddled, pairwise(lines), strict=True):
        inside = is_han(before.text[-1]) and is_han(behind.text[0])
        if inside and len(before.text) >= _SHORTEST:
            yield goes_on, before, behind


def _seldom(going_on: Sequence[bool], fewest: int) -> bool:
    """Tell whether, among so many line ends that follow each other, words seldom go on."""
    return len(going_on) >= fewest and any(_windows(going_on))


def _windows(going_on: Sequence[bool]) -> Iterator[bool]:
    """Yield of each window of line ends whether words seldom go on over them."""
    for start in range(max(1, len(going_on) - _WINDOW + 1)):
        yield sum(going_on[start : start + _WINDOW]) <= _MOST_WORDS_IN_ORDER


def share_out_of_order(going_on: Sequence[bool]) -> float:
    """Return in what share of the windows of line ends words seldom go on.

    >>> share_out_of_order([True, False, False] * 8), share_out_of_order([False] * 20)
    (0.0, 1.0)
    """
    windows = [*_windows(going_on)]
    return sum(windows) / len(windows)
