"""Headings of which the upper line says by itself that it is not whole.

Reports begin with what was done in a year or in the years of a plan: 一、2025年⏎工作回顾. A number
with a time behind it is no whole heading, so that the line below goes on with it. So does the one
below a verb that wants an object: 着力打造⏎“四个机关”, 加快构建⏎现代化产业体系.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from npccli.data_files import data_lines
from npccli.lazy import lazy_pattern
from npccli.repair.cohesion import REACH, cut_words
from npccli.repair.measure.layout import PLAIN, MeasuredLine
from npccli.repair.script import HAN

_WIDEST = 44
_TIME = r"\d{4}年|“十[一二三四五六七八九]五”(?:时期)?|(?:过去|今后)[一五]年"
_ONLY_TIME = lazy_pattern(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)"
    rf"(?:{_TIME})(?:[和及与、](?:{_TIME}))*[和及与]?"
)
_LONGEST_TIME = 24

_MOST_LINES = 3
_OBJECT = lazy_pattern(rf"“[{HAN}，、\d]{{2,24}}”|[{HAN}“”《》·]{{2,20}}")
_HEADING = lazy_pattern(rf"[{HAN}“”《》·，、：（）\d ]+")
_AS_WIDE = 4


def ends_behind_unfinished(lines: Sequence[MeasuredLine], joined: Sequence[bool]) -> Iterator[int]:
    """Yield the line ends that stand inside a heading that says so, and are not `joined`."""
    last = len(lines) - 1
    first = 0
    for index in range(last):
        if joined[index]:
            continue
        upper, lower = lines[index], lines[index + 1]
        start, first = first, index + 1
        if upper.ends != PLAIN or upper.fixed or not _may_go_on(lower):
            continue
        if upper.numbered and is_only_time(upper.text):
            yield index
        elif index - start < _MOST_LINES and _wants_object(lines[start : index + 1]):
            stop = index + 1
            while stop < last and joined[stop]:
                stop += 1
            if _may_be_object(upper, lines[index + 1 : stop + 1]):
                yield index


def is_only_time(text: str) -> bool:
    """Tell whether a heading with a number names a time and nothing else.

    >>> is_only_time("一、“十四五”"), is_only_time("二、2025年和“十四五”时期")
    (True, True)
    >>> is_only_time("一、2025年工作回顾")
    False
    """
    return len(text) <= _LONGEST_TIME and _ONLY_TIME.fullmatch(text) is not None


def _may_go_on(lower: MeasuredLine) -> bool:
    """Tell whether a line may say what the heading above it is about."""
    return (
        lower.ends == PLAIN
        and lower.width <= _WIDEST
        and not (lower.marker or lower.numbered or lower.fixed or lower.indent or lower.look.stops)
    )


def _wants_object(lines: Sequence[MeasuredLine]) -> bool:
    """Tell whether lines may be a heading, and end in a verb behind which its object follows."""
    if any(line.width > _WIDEST or line.stretched for line in lines):
        return False
    text = "".join([line.text for line in lines])
    return ends_in_verb(text) and _HEADING.fullmatch(text) is not None


def ends_in_verb(text: str) -> bool:
    """Tell whether a text ends in a verb behind which its object follows.

    >>> ends_in_verb("抓实自身建设 着力打造"), ends_in_verb("抓实自身建设")
    (True, False)
    """
    return text[-2:] in _verbs() and cut_words(text[-REACH:])[-1] == text[-2:]


def _may_be_object(upper: MeasuredLine, lines: Sequence[MeasuredLine]) -> bool:
    """Tell whether lines may be the object of a verb that ends the line above them."""
    text = "".join([line.text for line in lines])
    return (
        len(lines) <= _MOST_LINES
        and lines[-1].ends == PLAIN
        and max(line.width for line in lines) <= upper.width + _AS_WIDE
        and not lines[-1].titled
        and _OBJECT.fullmatch(text) is not None
    )


@cache
def _verbs() -> frozenset[str]:
    """Return the verbs that want an object."""
    return frozenset(data_lines("verbs_with_objects.txt"))
