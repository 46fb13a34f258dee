"""Headings of which the first line names a time and nothing else.

Reports begin with what was done in a year or in the years of a plan: 一、2025年⏎工作回顾. A number
with a time behind it is no whole heading, so that the line below goes on with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from npccli.lazy import lazy_pattern
from npccli.repair.measure.layout import PLAIN, MeasuredLine

_WIDEST = 44
_TIME = r"\d{4}年|“十[一二三四五六七八九]五”(?:时期)?|(?:过去|今后)[一五]年"
_ONLY_TIME = lazy_pattern(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)"
    rf"(?:{_TIME})(?:[和及与、](?:{_TIME}))*[和及与]?"
)
_LONGEST = 24


def ends_behind_times(lines: Sequence[MeasuredLine], joined: Sequence[bool]) -> list[int]:
    """Return the line ends that stand inside a heading, behind a time, and are not `joined`."""
    return [
        index
        for index, (upper, lower) in enumerate(pairwise(lines))
        if upper.numbered
        and not (joined[index] or upper.fixed)
        and is_only_time(upper.text)
        and _may_go_on(lower)
    ]


def is_only_time(text: str) -> bool:
    """Tell whether a heading with a number names a time and nothing else.

    >>> is_only_time("一、“十四五”"), is_only_time("二、2025年和“十四五”时期")
    (True, True)
    >>> is_only_time("一、2025年工作回顾")
    False
    """
    return len(text) <= _LONGEST and _ONLY_TIME.fullmatch(text) is not None


def _may_go_on(lower: MeasuredLine) -> bool:
    """Tell whether a line may say what the heading above it is about."""
    return (
        lower.ends == PLAIN
        and lower.width <= _WIDEST
        and not (lower.marker or lower.numbered or lower.fixed or lower.indent or lower.look.stops)
    )
