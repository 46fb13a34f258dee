"""Find the rest of headings that are plainly broken, where no word goes on into it.

A word goes on over one of their line ends, or a mark begins a line, so that they are broken
somewhere. Where headings are numbered, lines without a number between such a heading and
the next one, or an indented paragraph, are its rest. And where a heading has two clauses, the
second is hardly ever the shorter one: behind 二、回应群众⏎关切，强化 one more line of the same
width is its rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from npccli.lazy import lazy_pattern
from npccli.numerals import han_number
from npccli.repair.heading_forms import two_clauses
from npccli.repair.measure.layout import COMMA, PLAIN, MeasuredLine
from npccli.repair.script import HAN

_NARROWEST, _WIDEST = 8, 44
_AS_WIDE = 2
_MOST_LINES = 4
_LINE_ENDS = 2
"""At how many line ends it shows that a heading was broken at one width."""

_NUMBER = lazy_pattern(
    r"(?:([一二三四五六七八九十]{1,3})[、．]|[（(]([一二三四五六七八九十]{1,3})[）)])"
)
_CLAUSES = two_clauses((4, 16), (1, 15))
_WORDS = lazy_pattern(rf"[{HAN}“”《》]{{2,20}}")


def with_unfinished_headings(
    lines: Sequence[MeasuredLine], straddled: list[bool], short: Sequence[int]
) -> list[bool]:
    """Return the line ends over which words go on, those of unfinished headings among them.

    `straddled` are those that words tell of, `short` the unfinished lines that fill no column.
    """
    found = straddled
    for index in short:
        upper, lower = lines[index], lines[index + 1]
        if not (straddled[index] or lower.closer_first):
            continue
        if not (_may_be_heading(upper) and _goes_on_with(upper, lower)):
            continue
        for end in _ends_by_number(lines, index) or _end_by_clause(lines, index):
            if not found[end]:
                found = list(straddled) if found is straddled else found
                found[end] = True
    return found


def _may_be_heading(line: MeasuredLine) -> bool:
    """Tell whether a line may be the upper one of a heading, by its form."""
    return (
        line.ends in (PLAIN, COMMA)
        and _NARROWEST <= line.width <= _WIDEST
        and not (line.fixed or line.indent or line.stretched or line.two_part)
    )


def _goes_on_with(upper: MeasuredLine, lower: MeasuredLine) -> bool:
    """Tell whether a line may be the rest of the one above, by its form."""
    return (
        lower.ends in (PLAIN, COMMA)
        and lower.width <= upper.width + _AS_WIDE
        and not (lower.indent or lower.fixed or lower.marker or lower.numbered)
        and not (lower.titled or lower.two_part)
    )


def _ends_by_number(lines: Sequence[MeasuredLine], index: int) -> range:
    """Return the line ends within a numbered heading that the next one stands below.

    The heading is broken behind line `index`; its number stands there or above.
    """
    first = index
    while not lines[first].numbered:
        if first in (0, index - _MOST_LINES) or not _goes_on_with(lines[first - 1], lines[first]):
            return range(0)
        first -= 1
    last = first
    while last + 1 < len(lines) and last - first < _MOST_LINES:
        upper, lower = lines[last], lines[last + 1]
        if lower.numbered:
            following = _number_of(lower)
            is_next = (following[0], following[1] - 1) == _number_of(lines[first])
            return range(first, last) if is_next else range(0)
        is_as_wide = abs(upper.width - lines[first].width) <= _AS_WIDE
        if not (is_as_wide and _goes_on_with(upper, lower)):
            return range(first, last) if _is_whole(lines[first : last + 1], lower) else range(0)
        last += 1
    return range(0)


def _is_whole(heading: Sequence[MeasuredLine], following: MeasuredLine) -> bool:
    """Tell whether a heading broken at one width, again and again, ends above a paragraph.

    It does not if its clauses were as long as each other without its last line.
    """
    if len(heading) <= _LINE_ENDS or not (following.indent or following.gap):
        return False
    text = "".join(line.text for line in heading[:-1])
    number = _NUMBER.match(text)
    clauses = _CLAUSES.fullmatch(text[number.end() :] if number else text)
    return clauses is None or len(clauses[1]) != len(clauses[2])


def _number_of(line: MeasuredLine) -> tuple[bool, int]:
    """Return whether the number of a heading stands in brackets, and what it is worth."""
    match = _NUMBER.match(line.text)
    if match is None:
        return False, 0
    return match[2] is not None, han_number(match[1] or match[2])


def _end_by_clause(lines: Sequence[MeasuredLine], index: int) -> range:
    """Return the line end behind which the rest of a second clause stands, if it lacks one.

    The heading is broken behind line `index`, and once more behind the next one.
    """
    if index + 2 >= len(lines):
        return range(0)
    upper, middle, lower = lines[index : index + 3]
    if abs(upper.width - middle.width) > _AS_WIDE or lower.gap or middle.ends != PLAIN:
        return range(0)
    if not (_goes_on_with(middle, lower) and _WORDS.fullmatch(lower.text)):
        return range(0)
    text = upper.text + middle.text
    number = _NUMBER.match(text)
    clauses = _CLAUSES.fullmatch(text[number.end() :] if number else text)
    if clauses is None or not 0 < len(clauses[1]) - len(clauses[2]) <= len(lower.text):
        return range(0)
    return range(index + 1, index + 2)
