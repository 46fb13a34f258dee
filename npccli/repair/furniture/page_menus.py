"""Find the menus of web pages: runs of short lines above and below the text.

A program that takes all text out of a page gives each entry a line: 首页, 政务公开, 互动交流 at the
top, 石家庄市, 省教育厅, 网站地图 at the foot. A run is a menu when it holds three usual entries,
not only such as reports name too. It reaches from the first to the last of them; at the top of
the text it begins with the first line but for one title, and behind a paragraph with the first
line below it where organs, places and sites follow. Above a title a few words more go with it.

What it will not touch: titles, headlines of two parts, dates, who reports, and what stands with
them between two menus; lines with the marks of sentences; signatures; lists above the buttons of
a page or behind a colon; runs with fewer usual entries, tables and contents that name subjects.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cache

from npccli.data_files import data_lines
from npccli.lazy import lazy_pattern
from npccli.repair.furniture.page_edges import Places, Reasons
from npccli.repair.measure.rows import is_byline
from npccli.repair.measure.standing import is_speaker
from npccli.repair.script import HAN

_LONGEST_ENTRY, _SHORT = 20, 6
_FEWEST_LINES, _FEWEST_USUAL = 5, 3
_FEWEST_LINKS, _MOST_SIGNED, _MOST_TITLES = 6, 4, 1
_SHORTEST_PART = 5
_LINK = lazy_pattern(
    rf"[{HAN}]+(?:[省市县縣区區州盟旗镇鎮乡鄉局委办厅部院网網会會]|部门|街道|政府|中心|网站|网址|频道)"
)
_IN_SENTENCES = frozenset("，。；！？、：:；“”")
_KEPT = lazy_pattern(
    r".{2,}(?:报告|報告|综述|綜述|总结|回眸|要点|决议|决定|公报|讲话|计划|纪实|侧记|方案|意见)"
    r"(?:[（(].*[）)])?|.*会议上?|.*會議上?|[—\-－].{4,}|[（(].*[）)]"
)
_DATE = lazy_pattern(r"[^\d]{0,6}(?:\d{4}|[一二三四五六七八九〇○零]{4})[年\-/.].{2,}")
ARROWS = frozenset((">", "＞", "»", "›", "→", "->", ">>", "/"))
_COLONS = "：:"
_MENU = ("the menu of a web page", 0.85)


def find_page_menus(lines: Places, reasons: Reasons) -> None:
    """Add the lines of menus to the reasons why lines are taken out."""
    usual = {text for text in lines.texts if text.rstrip(_COLONS) in _kinds()}
    if len(usual) < _FEWEST_USUAL:
        return
    known = {*reasons, *(at for at, text in enumerate(lines.texts) if text in usual)}
    for start, stop in _runs(lines, known):
        among = [at for at in range(start, stop) if at in known]
        if len({lines.texts[at] for at in among}) < _FEWEST_USUAL:
            continue
        if all(at not in reasons and _kind(lines, at) == "subject" for at in among):
            continue
        for first, last in _between_kept(lines, known, start, stop):
            inside = among[bisect_left(among, first) : bisect_left(among, last)]
            if not inside:
                continue
            begin = inside[0]
            is_top = start == 0 and first <= _MOST_TITLES
            if is_top or (first == start and _are_links(lines, start, begin)):
                begin = first
            end = inside[-1] + 1
            while is_top and last < stop and end < last and len(lines.texts[end]) <= _SHORT:
                end += 1
            for at in range(begin, end):
                reasons.setdefault(at, _MENU)


@cache
def _kinds() -> dict[str, str]:
    """Return the kinds of the usual entries."""
    pairs = (line.split("\t") for line in data_lines("page_menus.txt"))
    return {entry: kind for kind, entry in pairs}


def _kind(lines: Places, index: int) -> str | None:
    return _kinds().get(lines.texts[index].rstrip(_COLONS))


def _runs(lines: Places, known: Collection[int]) -> Iterator[tuple[int, int]]:
    """Return where runs of short lines without the marks of sentences begin and end."""
    start = 0
    for index, text in enumerate([*lines.texts, ""]):
        if text and (index in known or _may_be_entry(text)):
            continue
        if index - start >= _FEWEST_LINES:
            yield start, index
        start = index + 1


def _may_be_entry(text: str) -> bool:
    """Tell whether a line is short and holds no mark of a sentence."""
    return len(text) <= _LONGEST_ENTRY and _IN_SENTENCES.isdisjoint(text)


def _between_kept(
    lines: Places, known: Collection[int], start: int, stop: int
) -> Iterator[tuple[int, int]]:
    """Return the parts of a run between titles and dates, which are no entries."""
    first = start
    for index in range(start, stop):
        text = lines.texts[index]
        is_crumb = index > 0 and lines.texts[index - 1] in ARROWS
        if index in known or is_crumb:
            continue
        if _KEPT.fullmatch(text) or _DATE.match(text) or _may_be_head(lines.raw(index)):
            if first < index:
                yield first, index
            first = index + 1
    if first < stop:
        yield first, stop


def _may_be_head(raw: str) -> bool:
    """Tell whether a line names who reports, or is a headline of two parts of one length."""
    parts = raw.split()
    if len(parts) < 2:
        return False
    if len(parts) == 2 and len(parts[0]) == len(parts[1]) >= _SHORTEST_PART:
        return True
    line = raw.strip()
    return is_byline(line) or is_speaker(line)


def _are_links(lines: Places, start: int, stop: int) -> bool:
    """Tell whether what stands between a paragraph and the first usual entry is a list of links.

    Two or three lines may be a signature, and what the paragraph announces or stands above the
    buttons of the page is part of the text.
    """
    if stop - start < _FEWEST_LINKS or _kind(lines, stop) == "button":
        return False
    if start and lines.texts[start - 1][-1] in _COLONS:
        return False
    links = sum(_LINK.fullmatch(text) is not None for text in lines.texts[start:stop])
    return 2 * links >= stop - start and not any(
        _DATE.match(lines.texts[at]) for at in range(start, min(start + _MOST_SIGNED, stop))
    )
