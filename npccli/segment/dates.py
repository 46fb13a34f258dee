"""The date on which a report was published, when it is printed beside it."""

from __future__ import annotations

from collections.abc import Iterable

from npccli.days import DAY, iso_day, labelled_day
from npccli.lazy import lazy_pattern

_STAMP = lazy_pattern(
    rf"^\W*{DAY}(?:\s*(?:星期[一二三四五六日天]|\d{{1,2}}[:：时]\d{{1,2}}.*|第?\d*版?))?\W*$"
)
_SOURCE = lazy_pattern(rf"[来來]源\s*[:：].{{0,30}}?{DAY}")
_MASTHEAD = lazy_pattern(rf"{DAY}\s*星期[一二三四五六日天]")
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
        written = labelled_day(text)
        for pattern in (_STAMP, _SOURCE, _MASTHEAD):
            found = pattern.search(text)
            written = written or (iso_day(found.groups()) if found else None)
        if written:
            return written
    return None
