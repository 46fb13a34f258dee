"""Remember which lines were drawn twice: they are headings, and no line beside them is theirs.

Faux-bold draws a heading twice, and running text once. What the repairs of doubling took out
tells of which lines that was so, after nothing in the text shows it any more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from npccli.repair.edits import Edit, shift_offsets
from npccli.repair.lines import Lines
from npccli.repair.measure.layout import PLAIN, Look, MeasuredLine
from npccli.repair.script import is_han

_SHARE = 0.8
"""Of the Han characters of a line, so many were drawn again, or it is none of a heading."""

_LEAST = 3
_DOUBLED_MARKS = ("““", "””")
"""A line that holds one was undone in part; more of it may be on the line below."""

_MOST_HEADINGS, _MOST_OF_TEXT = 10, 0.5
"""Where more lines than these were drawn twice, the running text was as well."""

_AS_WIDE = 2
_IN_ONE_COLUMN = 4
"""Lines of a paragraph differ by so many columns at most: a mark or a number needs its place."""


def lines_drawn_twice(before: str, edits: Sequence[Edit], behind: Lines) -> tuple[int, ...]:
    """Return the offsets of lines that were drawn twice, where they stand now.

    `edits` undid the doubling in the text `before`, `behind` are the lines since then. An
    edit that took out several lines took out the copies of as many above it.
    """
    again: dict[int, int] = {}
    places = shift_offsets([edit.start for edit in edits], edits)
    for edit, place in zip(edits, places, strict=True):
        number = bisect_right(behind.starts, place) - 1
        copies = before[edit.start : edit.end]
        if edit.moved_from >= 0 or number < 0 or not copies:
            continue
        again[number] = again.get(number, 0) + _count(copies)
        while number and "\n" in copies and again[number] > _count(behind[number].text):
            rest = again[number] - _count(behind[number].text)
            number -= 1
            if behind[number].text not in copies:
                break
            again[number] = again.get(number, 0) + rest
    return tuple(
        behind[number].start + behind[number].raw.index(behind[number].text)
        for number, times in sorted(again.items())
        if times >= max(_LEAST, _SHARE * _count(behind[number].text))
        and not any(mark in behind[number].text for mark in _DOUBLED_MARKS)
    )


def carry_along(drawn: Sequence[int], edits: Sequence[Edit]) -> tuple[int, ...]:
    """Return where the lines that were drawn twice stand behind the edits, moved ones as well."""
    if not drawn:
        return ()
    moves = [edit for edit in edits if edit.moved_from >= 0]
    places = dict(zip(moves, shift_offsets([edit.start for edit in moves], edits), strict=True))
    carried = list(shift_offsets(drawn, edits))
    for edit, place in places.items():
        for number, offset in enumerate(drawn):
            distance = offset - edit.moved_from
            if 0 <= distance < len(edit.after):
                carried[number] = place + distance
    return tuple(sorted(carried))


def with_drawn_twice(
    lines: list[MeasuredLine], drawn: Sequence[int], straddled: Sequence[bool]
) -> list[MeasuredLine]:
    """Return the lines with those marked that stand where something was drawn twice.

    `straddled` tells of each line end whether a word goes on over it: a line that a word
    binds to one that was drawn once is said again for another reason, as over a page break.
    So are the lines of about its width that stand on top of it, and the only one of a text, if
    it is as wide as the next one.
    """
    if not drawn:
        return lines
    places = [(offset, bisect_right(lines, offset, key=_start) - 1) for offset in drawn]
    numbers = {number for offset, number in places if number >= 0 and offset <= lines[number].end}
    if len(numbers) > max(_MOST_HEADINGS, _MOST_OF_TEXT * len(lines)):
        return lines
    looks: dict[Look, Look] = {}
    marked = list(lines)
    running: set[int] = set()
    is_only = len(numbers) == 1
    for number in sorted(numbers, reverse=True):
        above, below = number - 1, number + 1
        if number and above not in numbers and straddled[above]:
            continue
        if below < len(lines) and (below not in numbers or below in running):
            apart = abs(lines[number].width - lines[below].width)
            goes_on = apart <= _IN_ONE_COLUMN if below in running else is_only and apart <= _AS_WIDE
            if straddled[number] or goes_on:
                running.add(number)
                continue
        look = lines[number].look._replace(drawn=True)
        marked[number] = lines[number].but(look=looks.setdefault(look, look))
    return marked


def _start(line: MeasuredLine) -> int:
    return line.start


def ends_inside_headings(lines: Sequence[MeasuredLine], straddled: Sequence[bool]) -> list[bool]:
    """Tell of each line end whether it is inside a heading that was drawn twice.

    A quotation is open at the end of the upper line, or a word goes on over its end, of which
    `straddled` tells. Where only headings with a number were drawn twice, a line below one that
    was drawn twice as well, and is as long, is its rest. So it is where the next such heading of
    two lines stands right below it.
    """
    drawn = [line.look.drawn for line in lines]
    pairs = [here and below for here, below in pairwise(drawn)]
    found = [
        is_pair and is_inside_heading(upper, lower, goes_on)
        for is_pair, upper, lower, goes_on in zip(pairs, lines, lines[1:], straddled, strict=False)
    ]
    alone = [
        index
        for index, line in enumerate(lines)
        if drawn[index] and not (line.numbered or line.titled) and not (index and drawn[index - 1])
    ]
    rests = [
        index
        for index, (upper, lower) in enumerate(pairwise(lines))
        if pairs[index] and upper.numbered and _may_be_rest(upper, lower)
    ]
    for index in rests:
        in_a_row = {index - 2, index + 2}.intersection(rests)
        if not alone or (in_a_row and pairs[min(index, *in_a_row) + 1]):
            found[index] = True
    return found


def _may_be_rest(upper: MeasuredLine, lower: MeasuredLine) -> bool:
    """Tell whether a line may be the rest of a heading with a number, by its form."""
    return (
        upper.ends == PLAIN == lower.ends
        and abs(len(upper.text) - len(lower.text)) <= 1
        and not (lower.numbered or lower.marker or lower.two_part or lower.titled or lower.indent)
    )


def is_inside_heading(before: MeasuredLine, behind: MeasuredLine, goes_on: bool) -> bool:
    """Tell whether two lines that were drawn twice belong to one heading, by their words.

    A quotation is open at the end of the upper one, or a word goes on over its end, of which
    `goes_on` tells. A heading may have more lines than two.
    """
    are_drawn = before.look.drawn and behind.look.drawn
    return are_drawn and not behind.gap and (goes_on or before.unclosed)


def _count(text: str) -> int:
    return sum(map(is_han, text))
