"""Days written in digits, and the words that make one the day of publication."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from npccli.lazy import lazy_pattern

DAY = r"((?:19|20)\d{2})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})(?!\d)\s*日?"
"""A pattern of 2024年1月9日, 2024-01-09 or 2024/1/9; its groups are year, month and day."""

_PUT_OUT = "发布|發布|發佈|刊发|刊發|发表|發表"
_DAY = lazy_pattern(DAY)
_LABELLED = lazy_pattern(
    rf"(?:{_PUT_OUT}|发稿|發稿|上线|上線|更新|出版)?(?:时间|時間|日期)\s*[:：]?\s*{DAY}"
    rf"|(?:{_PUT_OUT})[于於]\s*{DAY}"
)


def first_day(text: str) -> str | None:
    """Return the first day of a text as an ISO date.

    >>> first_day("（2024年1月9日通过）"), first_day("2024-13-45")
    ('2024-01-09', None)
    """
    found = _DAY.search(text)
    return found and iso_day(found.groups())


def labelled_day(text: str) -> str | None:
    """Return the day that a text calls the one of publication, as an ISO date.

    >>> labelled_day("浏览次数：3　发布时间：2024/1/9"), labelled_day("2024年1月9日通过")
    ('2024-01-09', None)
    """
    found = _LABELLED.search(text)
    return found and iso_day(found.groups())


def iso_day(groups: Iterable[str | None]) -> str | None:
    """Return the day that the groups of a match of `DAY` name; None when there is no such day."""
    year, month, day, *_ = (int(group) for group in groups if group)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
