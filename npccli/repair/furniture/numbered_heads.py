r"""Find running heads that come only once, by the number of the page that they hold.

Left pages name the book and right pages the chapter, which may have one page only. Such a head
says which page it is (工作报告汇编　第 3 页) where others say that of the pages before or behind,
or its number stands at the outer side and counts on with those of the heads of other pages:

    36　　清江人大
    代表工作　　37
    38　　清江人大

What is left alone: numbers that count nothing, numbers of lines all on one side, lines of a
sentence that speaks of pages (见第3页).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.furniture.page_edges import (
    LONGEST_HEAD,
    Places,
    Reasons,
    has_text,
    is_cut,
    is_opened,
    is_sentence,
    stands_in_sentence,
)
from npccli.repair.furniture.page_numbers import PAGE_NUMBER
from npccli.repair.script import HAN

_PAGE = r"第(\d{1,4})[页頁](?:[/／]?[共总]\d{1,4}[页頁])?"
_HEAD_WITH_PAGE = lazy_pattern(
    rf"{_PAGE}[^，。；！？：第]*|[^，。；！？：]*?(?<![见見在附自从從至到]){_PAGE}"
)
_SPEAKS_OF_PAGE = lazy_pattern("(?<!意)[见見]|[载載在]于?$")
_PAGE_WORDS = lazy_pattern(_PAGE)
_SIGNS = "|｜│·•・/／—–―-"
_SIGN = f"[{_SIGNS}]"
_YEAR = r"(?:19|20)\d\d年"
_HEAD = rf"(?:{_YEAR}|[^，。；！？\d\s])[^，。；！？\n]*[{HAN}][^，。；！？\n]*"
_GAP = rf"(?:[ \t\u3000]*{_SIGN}[ \t\u3000]*|[ \t\u3000]+)"
_LEFT = lazy_pattern(rf"{_SIGN}?[ ]?(?P<page>\d{{1,4}}){_GAP}(?P<head>{_HEAD}(?<!\d))")
_RIGHT = lazy_pattern(rf"(?P<head>{_HEAD}(?<!\d)){_GAP}(?P<page>\d{{1,4}})[ ]?{_SIGN}?")
_AT_LEFT = lazy_pattern(rf"{_SIGN}?[ ]?\d{{1,4}}[ \t\u3000{_SIGNS}]")
_AT_RIGHT = lazy_pattern(rf"[ \t\u3000{_SIGNS}]\d{{1,4}}[ ]?{_SIGN}?\Z")
"""What stands where a number is set apart; a line without it is no head, as most are none."""

_NUMBER = lazy_pattern(rf"{_SIGN}?(\d{{1,4}}){_SIGN}?")
_UNITS = frozenset("年月日时个項项次件名人家户位亿万千百余多条場场期部篇份")
_YEARS = range(1900, 2100)
_SHORTEST_PAGE, _SHORTEST_LAST_PAGE, _FEWEST = 6, 2, 3
"""The last page of a report may be a few lines long, below a head that is known."""


class _Head(NamedTuple):
    """A line that may be a head: where it stands, its words, the number of its page, the side."""

    place: int
    words: str
    page: int
    side: str


def find_numbered_heads(lines: Places, reasons: Reasons, why: tuple[str, float]) -> None:
    """Add the running heads that come once to `reasons`, as `why` says."""
    if not lines.numbered:
        return
    _find_heads_with_page(lines, reasons, why)
    heads = [
        head
        for index in lines.numbered
        if _may_be_sided(lines.texts[index]) and (head := _sided(lines, index))
    ]
    found: list[_Head] = []
    for run in _alternating(heads):
        if len(run) >= _FEWEST or _interrupt(lines, run):
            found += run
    if heads:
        _find_parted_heads(lines, heads, found, reasons, why)


def _interrupt(lines: Places, heads: Sequence[_Head]) -> bool:
    """Tell whether one of two lines cuts a sentence, and neither begins with a quantity (12 件)."""
    if any(head.words[0] in _UNITS for head in heads):
        return False
    return any(stands_in_sentence(lines, at) or is_cut(lines, at) for at, *_ in heads)


def _find_parted_heads(
    lines: Places,
    heads: Sequence[_Head],
    found: Sequence[_Head],
    reasons: Reasons,
    why: tuple[str, float],
) -> None:
    """Add the heads that are `found`, and what else counts on from them and from page numbers.

    An extractor that puts a number and its head on lines of their own does so on some pages only:
    other `heads` have the words that stand beside a number there, or there they stand beside one.
    """
    numbers = {
        index: int(match[1])
        for index in lines.short
        if (match := _NUMBER.fullmatch(lines.texts[index]))
    }
    places = {
        page: at for at, page in numbers.items() if reasons.get(at, ("", 0))[0] == PAGE_NUMBER
    }
    places |= {head.page: head.place for head in found}
    beside = {
        lines.texts[at]
        for place in places.values()
        for at in (place - 1, place + 1)
        if 0 <= at < len(lines)
    }
    others = [head for head in heads if head.words in beside and _counts_on(places, head)]
    words = {head.words for head in (*found, *others)}
    for head in (*found, *others):
        reasons.setdefault(head.place, why)
        places.setdefault(head.page, head.place)
    for index, page in numbers.items() if words else ():
        if _counts_on(places, _Head(index, "", page, "")):
            reasons.setdefault(index, (PAGE_NUMBER, why[1]))
            for at in (index - 1, index + 1):
                if 0 <= at < len(lines) and lines.texts[at] in words:
                    reasons.setdefault(at, why)


def _counts_on(places: Mapping[int, int], head: _Head) -> bool:
    """Tell whether the page before or behind that of a head has its number at a distance."""
    before, behind = places.get(head.page - 1), places.get(head.page + 1)
    return (before is not None and before <= head.place - _SHORTEST_PAGE) or (
        behind is not None and behind >= head.place + _SHORTEST_PAGE
    )


def _find_heads_with_page(lines: Places, reasons: Reasons, why: tuple[str, float]) -> None:
    """Add the lines that say which page they head, where another one says it of the next page."""
    pages: dict[int, int] = {}
    for index in lines.numbered:
        line = lines.texts[index]
        match = _HEAD_WITH_PAGE.fullmatch(line) if "页" in line or "頁" in line else None
        if match and not is_opened(lines, index):
            pages[index] = int(match[1] or match[2])
    places = {page: index for index, page in pages.items()}
    for index, page in pages.items():
        words = _PAGE_WORDS.sub("", lines.texts[index])
        if not has_text(words) or _SPEAKS_OF_PAGE.search(words):
            continue
        if _counts_on(places, _Head(index, "", page, "")):
            reasons.setdefault(index, why)


def _may_be_sided(line: str) -> bool:
    """Tell whether a line begins or ends with a digit or sign."""
    first, last = line[0], line[-1]
    return first.isdecimal() or last.isdecimal() or first in _SIGNS or last in _SIGNS


def _sided(lines: Places, index: int) -> _Head | None:
    """Return a head with its number at one end, set apart from the words, or None."""
    raw = lines.raw(index).strip()
    if len(raw) > LONGEST_HEAD or is_sentence(lines.texts[index]):
        return None
    left, right = _AT_LEFT.match(raw), _AT_RIGHT.search(raw)
    for side, pattern, sign in (("left", _LEFT, left), ("right", _RIGHT, right)):
        match = sign and pattern.fullmatch(raw)
        if match and int(match["page"]) not in _YEARS:
            return _Head(index, "".join(match["head"].split()), int(match["page"]), side)
    return None


def _alternating(heads: Sequence[_Head]) -> list[list[_Head]]:
    """Return the heads whose numbers count the pages and change sides from one to the next."""
    runs: list[list[_Head]] = []
    for head in heads:
        for run in runs:
            last = run[-1]
            is_known = any((each.words, each.side) == (head.words, head.side) for each in run)
            shortest = _SHORTEST_LAST_PAGE if is_known else _SHORTEST_PAGE
            far = head.place - last.place >= shortest
            if far and (_is_next(last, head) or (is_known and _is_next_but_one(last, head))):
                run.append(head)
                break
        else:
            runs.append([head])
    return [run for run in runs if len(run) > 1]


def _is_next(before: _Head, head: _Head) -> bool:
    """Tell whether the number of a head changes sides and counts on."""
    return head.page == before.page + 1 and head.side != before.side


def _is_next_but_one(before: _Head, head: _Head) -> bool:
    """Tell whether a page lies between that has no head, as where a report begins."""
    return head.page == before.page + 2 and head.side == before.side
