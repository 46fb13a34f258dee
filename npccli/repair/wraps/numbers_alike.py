"""Mark numbered lines that open no paragraph, as the others with such a number are headings.

Where 一、 and （一） number headings they hardly number run-in paragraphs as well. A heading that
fills its column, or is broken, looks like the first line of a paragraph; those that plainly are
headings, and that no other line with such a number plainly opens a paragraph, tell what it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from npccli.lazy import lazy_pattern
from npccli.repair.measure.layout import PLAIN, MeasuredLine
from npccli.repair.measure.run_ins import LIKE_A_REST, REST

_NUMBER = lazy_pattern(
    r"(?P<opens>[（(]?)(?:[一二三四五六七八九十]{1,3}|(?P<digits>\d{1,2}))(?P<closes>[）)、.．])"
)
_NARROW, _REST = 0.7, 0.5
"""What part of its column a line fills that plainly is a heading, and the rest of one."""

_FEWEST = 1
_Form = tuple[str, bool, str]


def with_numbers_alike(
    lines: list[MeasuredLine], widths: Sequence[Sequence[int]]
) -> list[MeasuredLine]:
    """Return the lines with those marked as bare that are numbered as headings are.

    `widths` are those of the columns that each line may stand in, 0 where none is known.
    """
    numbered = [index for index, line in enumerate(lines) if line.numbered and not line.fixed]
    if len(numbered) <= _FEWEST:
        return lines
    headings: dict[_Form, int] = {}
    paragraphs: set[_Form] = set()
    open_ones: list[tuple[int, _Form]] = []
    for index in numbered:
        match = _NUMBER.match(lines[index].text)
        if match is None:
            continue
        form = match["opens"], match["digits"] is not None, match["closes"]
        if form in paragraphs:
            continue
        if _opens_paragraph(lines, index):
            paragraphs.add(form)
        elif _is_heading(lines, widths, index):
            headings[form] = headings.get(form, 0) + 1
        else:
            open_ones.append((index, form))
    found = list(lines)
    for index, form in open_ones:
        if form not in paragraphs and headings.get(form, 0) >= _FEWEST:
            line = lines[index]
            found[index] = line.but(look=line.look._replace(bare=True))
    return found


def _opens_paragraph(lines: Sequence[MeasuredLine], index: int) -> bool:
    """Tell whether a sentence plainly ends in a line, or in the first characters of the next."""
    line = lines[index]
    if line.look.stops or line.ends != PLAIN:
        return True
    return index + 1 < len(lines) and lines[index + 1].run_in in (REST, LIKE_A_REST)


def _is_heading(lines: Sequence[MeasuredLine], widths: Sequence[Sequence[int]], index: int) -> bool:
    """Tell whether a line is too narrow to go on, or its rest is, or a heading follows."""
    column = max(widths[index], default=0)
    if column == 0:
        return False
    if lines[index].width + lines[index].indent < _NARROW * column:
        return True
    if index + 1 == len(lines):
        return False
    below = lines[index + 1]
    if below.numbered or below.fixed or below.marker:
        return True
    return below.ends == PLAIN and not below.look.stops and below.width < _REST * column
