"""The date on which a report was published, when it is printed beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from npccli.lazy import lazy_pattern

_NUMERIC = r"((?:19|20)\d{2})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})(?!\d)\s*日?"
_LABELLED = lazy_pattern(
    rf"(?:发布|刊发|发表|发稿|上线|更新|出版)?(?:时间|日期)\s*[:：]?\s*{_NUMERIC}|(?:发布|刊发|发表)于\s*{_NUMERIC}"
)
_STAMP = lazy_pattern(
    rf"^\W*{_NUMERIC}(?:\s*(?:星期[一二三四五六日天]|\d{{1,2}}[:：时]\d{{1,2}}.*|第?\d*版?))?\W*$"
)
_SOURCE = lazy_pattern(rf"来源\s*[:：].{{0,30}}?{_NUMERIC}")
_MASTHEAD = lazy_pattern(rf"{_NUMERIC}\s*星期[一二三四五六日天]")
_LONGEST = 80


def publication_date(asides: Iterable[str]) -> str | None:
    """Return the first date of publication among lines that stand beside a report.

    Only a date with a label (时间, 发布日期), a stamp with nothing else on its line, and
    the date of a masthead count; the day of a session or a signature does not.

        >>> publication_date(["来源：某某日报", "时间：2026-02-02"])
        '2026-02-02'
        >>> publication_date(["（2024年1月9日在某县人民代表大会会议上）"]) is None
        True
    """
    for text in asides:
        if len(text) > _LONGEST:
            continue
        for pattern in (_LABELLED, _STAMP, _SOURCE, _MASTHEAD):
            found = pattern.search(text)
            if found:
                numbers = [group for group in found.groups() if group]
                written = _iso(numbers)
                if written:
                    return written
    return None


def _iso(numbers: list[str]) -> str | None:
    """Return year, month and day as an ISO date, or None when there is no such day."""
    try:
        return date(*map(int, numbers[:3])).isoformat()
    except ValueError:
        return None
