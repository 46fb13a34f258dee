"""Find the rest of headings that are broken where no word of the dictionary goes on.

The text below such a heading (五大战略⏎定位和使命任务) often says the same within a line. And 的
or 和 at the end of a line wants something behind it. Where all headings near by are numbered, and
text stands right below most of them, a short line below one, with text behind it, is its rest.
So is a line as long as one with a number that is plainly broken itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import pairwise
from operator import itemgetter

from npccli.lazy import lazy_pattern
from npccli.repair.cohesion import REACH, cut_words
from npccli.repair.measure.layout import FINAL, PLAIN, MeasuredLine
from npccli.repair.script import CLOSERS, HAN, is_han
from npccli.repair.wraps.broken_headings import is_as_long
from npccli.repair.wraps.column_widths import is_full

_NARROWEST, _WIDEST, _AS_WIDE = 8, 90, 4
_WIDEST_BARE, _NEAR = 44, 100
_MOST_BELOW = 3
_Heading = tuple[int, bool]
"""The line of a heading, and whether it is plainly whole or plainly broken."""

_INDEX = itemgetter(0)
_WANT_MORE = frozenset(("的", "和", "与", "與", "及", "把", "将", "將"))
_ON_EACH_SIDE, _TOGETHER = 2, 6
"""So many characters before and behind a line end stand inside a line elsewhere, at least."""

_MANY = 64
_OFTEN = 4
"""Where the text says so often what the ones next to the line end are, these are enough."""

_WORDS = lazy_pattern(rf"[{HAN}“”‘’《》·\d]{{2,24}}")


def with_heading_rests(
    lines: Sequence[MeasuredLine],
    straddled: list[bool],
    short: Sequence[int],
    widths: Sequence[tuple[int, ...]],
) -> list[bool]:
    """Return the line ends over which something goes on, those within headings among them.

    `straddled` are those that words tell of, `short` the unfinished lines that fill none of the
    columns, of which `widths` are those of each line.
    """
    found = straddled
    said = cache(lambda: _Said("\n".join([line.text for line in lines])))
    bare = cache(lambda: _headings_without_number(lines, straddled))
    whole = cache(lambda: _numbered_headings(lines, straddled))
    with_number = [index for index, line in enumerate(lines[:-1]) if line.numbered]
    for index in sorted({*short, *with_number}) if with_number else short:
        upper = lines[index]
        if straddled[index] or upper.ends != PLAIN or not _NARROWEST <= upper.width <= _WIDEST:
            continue
        lower = lines[index + 1]
        if not _may_be_rest(upper, lower):
            if _may_go_on(upper, lower) and _wants_more(upper.text):
                found = list(straddled) if found is straddled else found
                found[index] = True
            continue
        may_be_full = upper.numbered and not is_full(lower.width, widths[index + 1])
        if is_full(upper.width, widths[index]) and not may_be_full:
            continue
        numbered = _width_of_number(lines, found, index)
        if (
            _wants_more(upper.text)
            or said().over(upper.text, lower.text)
            or (
                numbered > 0
                and lower.width <= numbered + _AS_WIDE
                and _has_text_below(lines, straddled, index + 1)
                and (
                    _is_broken_again(lines, straddled, _near(bare(), index), index)
                    or (not _near(bare(), index) and _are_mostly_whole(whole(), index))
                )
            )
        ):
            found = list(straddled) if found is straddled else found
            found[index] = True
    return found


def _width_of_number(lines: Sequence[MeasuredLine], goes_on: Sequence[bool], index: int) -> int:
    """Return how wide the line with a number is that goes on up to a line, 0 if none does."""
    while not lines[index].numbered:
        if not (index and goes_on[index - 1]):
            return 0
        index -= 1
    return lines[index].width


def _may_be_rest(upper: MeasuredLine, lower: MeasuredLine) -> bool:
    """Tell whether two lines may be a heading by their form."""
    return (
        lower.ends == PLAIN
        and lower.width <= upper.width + _AS_WIDE
        and not (lower.gap or lower.indent or lower.marker or lower.fixed or lower.titled)
        and not (upper.fixed or upper.stretched or upper.two_part or lower.two_part)
        and (is_han(upper.text[-1]) or upper.text[-1] in CLOSERS)
        and not lower.text[0].isdigit()
        and _WORDS.fullmatch(lower.text) is not None
    )


def _may_go_on(upper: MeasuredLine, lower: MeasuredLine) -> bool:
    """Tell whether a sentence may go on from one line in the other, by their form."""
    return not (
        lower.gap
        or lower.indent
        or lower.marker
        or lower.fixed
        or lower.titled
        or upper.fixed
        or upper.stretched
        or upper.two_part
        or lower.two_part
        or lower.text[0].isdigit()
    )


def _wants_more(text: str) -> bool:
    """Tell whether a line ends in a word behind which something must follow.

    >>> _wants_more("二、关于规划纲要的"), _wants_more("一、建设幸福祥和")
    (True, False)
    """
    return text[-1] in _WANT_MORE and cut_words(text[-REACH:])[-1] in _WANT_MORE


class _Said:
    """What a text says inside its lines."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._asked = 0
        self._known: dict[tuple[str, str], bool] = {}

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset(pairwise(self._text))

    def over(self, upper: str, lower: str) -> bool:
        r"""Tell whether what stands on both sides of a line end stands inside a line elsewhere.

        Where many line ends are asked for, most are told by the two characters next to them.

        >>> said = _Said("发挥五大战略\n定位和使命\n我们要牢记战略定位和使命。")
        >>> said.over("发挥五大战略", "定位和使命"), said.over("定位和使命", "我们要牢记")
        (True, False)
        """
        self._asked += 1
        if self._asked > _MANY and (upper[-1], lower[0]) not in self._pairs:
            return False
        sides = upper[-_TOGETHER:], lower[:_TOGETHER]
        if sides not in self._known:
            self._known[sides] = self._holds(*sides)
        return self._known[sides]

    def _holds(self, upper: str, lower: str) -> bool:
        text = self._text
        times = text.count(upper[-_ON_EACH_SIDE:] + lower[:_ON_EACH_SIDE])
        if not times or times >= _OFTEN:
            return times > 0
        return any(
            len(lower) >= _TOGETHER - before
            and upper[-before:] + lower[: _TOGETHER - before] in text
            for before in range(_ON_EACH_SIDE, min(len(upper), _TOGETHER - _ON_EACH_SIDE) + 1)
        )


def _headings_without_number(
    lines: Sequence[MeasuredLine], straddled: Sequence[bool]
) -> list[_Heading]:
    """Return the lines between paragraphs that look like headings without a number."""
    return [
        (index, True)
        for index in range(1, len(lines) - 1)
        if lines[index].ends == PLAIN
        and lines[index - 1].ends == FINAL
        and lines[index].width <= _WIDEST_BARE
        and not (lines[index].marker or lines[index].numbered or lines[index].fixed)
        and not (lines[index].indent or lines[index].titled or straddled[index])
        and not (lines[index].look.stops or lines[index].look.commas > 1)
    ]


def _numbered_headings(lines: Sequence[MeasuredLine], straddled: Sequence[bool]) -> list[_Heading]:
    """Return the headings with a number, and whether text stands below them or a word goes on."""
    return [
        (index, straddled[index] or not _may_be_rest(line, lines[index + 1]))
        for index, line in enumerate(lines[:-1])
        if line.numbered and line.ends == PLAIN and not line.look.stops
    ]


def _are_mostly_whole(headings: Sequence[_Heading], index: int) -> bool:
    """Tell whether no more than two in three headings near a line have a short line below them."""
    whole = [is_whole for _, is_whole in _near(headings, index)]
    return 0 < len(whole) <= _MOST_BELOW * sum(whole)


def _is_broken_again(
    lines: Sequence[MeasuredLine], straddled: Sequence[bool], bare: Sequence[_Heading], index: int
) -> bool:
    """Tell whether the line below is plainly broken as well, in lines of as many characters.

    These are then three lines of one heading or more, set in one measure, unless other headings
    near by that stand so narrow are `bare` of a number.
    """
    upper, lower, last = lines[index : index + 3]
    return (
        (straddled[index + 1] or (lower.unclosed and not last.unclosed))
        and is_as_long(upper, lower)
        and len(last.text) <= len(lower.text)
        and all(lines[other].width > lower.width + _AS_WIDE for other, _ in bare)
    )


def _near(headings: Sequence[_Heading], index: int) -> Sequence[_Heading]:
    """Return those of the headings that are near a line."""
    first = bisect_left(headings, index - _NEAR, key=_INDEX)
    return headings[first : bisect_right(headings, index + _NEAR, key=_INDEX)]


def _has_text_below(lines: Sequence[MeasuredLine], straddled: Sequence[bool], index: int) -> bool:
    """Tell whether text stands below a line, or the heading plainly goes on."""
    if index + 1 >= len(lines):
        return False
    below = lines[index + 1]
    if below.fixed or below.titled:
        return False
    is_wider = below.width > lines[index].width + _AS_WIDE
    return straddled[index] or is_wider or below.numbered or below.ends != PLAIN or below.indent > 0
