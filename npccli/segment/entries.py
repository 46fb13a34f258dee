"""Yearbooks: names of organs, and below each the entries with heads in black brackets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from npccli.lazy import lazy_pattern

ENTRY = lazy_pattern(r"^【((?!字|摘|关|编|作者|来源)[^【】：:\d]{2,20})】\s*(.+)$")
"""An entry with its head: 【概况】2017年，…."""

_ORGAN = lazy_pattern(
    r"^[\u4e00-\u9fff]{2,20}[省市区县州盟旗镇乡](?:(?:高级|中级)?人民法院|人民检察院|人民政府"
    r"|人民代表大会常务委员会|人民代表大会|人大常委会|监察委员会|政协|人大)$"
)
_YEAR = lazy_pattern(r"(?<!\d)((?:19|20)\d{2})年")
_FEWEST = 2


def mark_yearbook(texts: Sequence[str], shapes: Sequence[str], kinds: list[str]) -> None:
    """Mark the names of organs that stand above entries as titles, each of a report of its own.

    What stands before the first of them names the book or the chapter, if no text does. One
    entry alone makes no yearbook.
    """
    if sum(ENTRY.match(text) is not None for text in texts) < _FEWEST:
        return
    organs = [
        index
        for index, text in enumerate(texts[:-1])
        if not kinds[index] and _ORGAN.match(text) and ENTRY.match(texts[index + 1])
    ]
    for index in organs:
        kinds[index] = "title"
    first = organs[0] if organs else 0
    if "long" not in shapes[:first]:
        for index in range(first):
            kinds[index] = kinds[index] or "other"


def year_of_entries(texts: Sequence[str]) -> int | None:
    """Return the year that most of the years in the entries of a yearbook name, or None.

    >>> year_of_entries(["【概况】2017年，…。", "【会议】2017年2月召开。", "【执法】2013年制定。"])
    2017
    >>> year_of_entries(["2017年，受理案件。", "【会议】2月召开。"])
    """
    entries = [text for text in texts if ENTRY.match(text)]
    if len(entries) < _FEWEST:
        return None
    years = Counter(year for text in entries for year in _YEAR.findall(text))
    if not years:
        return None
    year, count = max(years.items(), key=lambda item: (item[1], item[0]))
    return int(year) if 2 * count > sum(years.values()) else None
