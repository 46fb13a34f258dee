"""Ask the numbers at the heads of lines whether they stand in the order in which they count.

Articles, chapters and items that count on over the lines of a page were read in turn. An
order in which fewer of them do is none.
"""

from __future__ import annotations

from collections.abc import Iterable

from npccli.lazy import lazy_pattern
from npccli.numerals import han_number

_NUMERAL = "[一二三四五六七八九十百零〇]{1,7}"
_NUMBER = lazy_pattern(
    rf"第({_NUMERAL})([条條章节節])|[（(]({_NUMERAL})[）)]|({_NUMERAL})[、．]|(\d{{1,3}})[．.、](?!\d)"
)


_LISTED = lazy_pattern(r"(?:^|(?<=[。；：，]))([一二三四五六七八九十]{1,2})是")
_ON, _AHEAD, _BACK = 1.0, -1.0, -2.5
"""The log odds of a number behind the last one of its kind, farther ahead, and before it."""

Number = tuple[str, int]
"""The kind of a number, and how much it is."""


def numbers_of(text: str) -> list[Number]:
    """Return the number at the head of a line, and those that list what its sentences say.

    >>> numbers_of("（三）办好民生实事。一是督办建议，二是")
    [('3', 3), ('是', 1), ('是', 2)]
    """
    listed = [("是", han_number(found[1])) for found in _LISTED.finditer(text)]
    return _at_head(text) + listed


def weigh_numbers(numbers: Iterable[Number], last: dict[str, int]) -> float:
    """Return how well numbers count on in their order, in log odds, behind the `last` of a kind.

    `last` is changed to the last ones among them. Where a number is 1, a new list begins.

    >>> weigh_numbers([("是", 2), ("是", 3), ("是", 1)], {"是": 1})
    2.0
    >>> weigh_numbers([("是", 3), ("是", 2)], {"是": 1})
    -3.5
    """
    total = 0.0
    for kind, number in numbers:
        before = last.get(kind)
        if before is not None and number != 1:
            total += _ON if number == before + 1 else _AHEAD if number > before else _BACK
        last[kind] = number
    return total


def numbers_that_count_on(texts: Iterable[str]) -> int:
    """Return how many of the lines bear the number behind the last one of their kind.

    >>> numbers_that_count_on(["第七条 一", "（一）二", "（二）三", "第八条 四"])
    2
    >>> numbers_that_count_on(["第八条 四", "第七条 一", "（一）二", "（二）三"])
    1
    """
    last: dict[str, int] = {}
    found = 0
    for text in texts:
        for kind, number in _at_head(text):
            found += last.get(kind) == number - 1
            last[kind] = number
    return found


def _at_head(text: str) -> list[Number]:
    """Return the number at the head of a line, if it has one."""
    match = _NUMBER.match(text)
    if match is None:
        return []
    numeral = match[1] or match[3] or match[4]
    kind = match[2] or str(match.lastindex)
    return [(kind, han_number(numeral) if numeral else int(match[5]))]
