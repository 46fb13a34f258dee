"""Find running heads, running feet and page numbers by where they stand on the pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from npccli.read.layout.fragments import make_lines
from npccli.read.layout.shapes import Fragment, PageContent, TextLine

_SMALLER, _FEWEST_HEADS = 0.92, 3
"""So much smaller than the text, and at one height on so many pages, is a head in any words."""

ROWS = 3
"""How many rows from the top and the bottom of a page are looked at."""

_NUMBER = re.compile(
    r"[-—–－·•.\s]*(?:第)?\s*(?:\d{1,4}|[ivxlcIVXLC]{1,7}|[ⅰ-ⅿⅠ-Ⅿ])\s*(?:页)?[-—–－·•.\s]*"
    r"(?:[,，/／共\s]*\d{1,4}\s*页?)?"
)
_DATE = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_MASTHEAD = re.compile(
    r"星期|责编|责任编辑|编辑|版式|美编|校对|组版|版面|第?\s*[A-Z]?\d+\s*版|电话|邮箱|农历"
)


class Furniture(NamedTuple):
    """One row of a page that is no part of its text, and why."""

    page: int
    reason: str
    text: str
    fragments: tuple[Fragment, ...]


class _Row(NamedTuple):
    page: int
    fragments: tuple[Fragment, ...]
    from_edge: int
    at_top: bool
    space: float


def find_furniture(
    pages: Sequence[tuple[PageContent, Sequence[Fragment]]], body: float
) -> list[Furniture]:
    """Return the rows at the edges of pages that are not text.

    A row that comes again at the same height with the same words, digits apart, is a
    running head or foot; so is the first row of most pages, in smaller type at one height,
    whose words change with the chapter. A number alone that stands apart from the text at
    the edge is a page number. On a newspaper page, the first row with the date and the
    editors is the masthead. What is left on a page is never nothing because of this.
    """
    rows = [row for content, fragments in pages for row in _edge_rows(content, fragments)]
    lines: dict[int, TextLine] = {}

    def line_of(row: _Row) -> TextLine:
        if id(row) not in lines:
            lines[id(row)] = make_lines(row.fragments, row.page, {})[0]
        return lines[id(row)]

    keys: dict[int, _Key] = {}
    if len({row.page for row in rows}) > 1:  # else nothing can come again
        keys = {id(row): _key(row, line_of(row)) for row in rows}
    seen = Counter(key for key, _ in {(keys[id(row)], row.page) for row in rows if keys})
    heads = Counter(
        place
        for place, _ in {(_place(line_of(row)), row.page) for row in rows if _is_outer_top(row)}
    )
    found: list[Furniture] = []
    blocked: dict[tuple[int, bool], int] = defaultdict(int)
    for row in sorted(rows, key=lambda each: (each.page, each.at_top, each.from_edge)):
        edge = (row.page, row.at_top)
        if row.from_edge != blocked[edge]:
            continue
        line = line_of(row)
        reason = _reason(row, line, seen[keys[id(row)]] if keys else 1, len(pages), body)
        if not reason and _is_outer_top(row) and line.size < _SMALLER * body:
            places = heads[_place(line)]
            if places >= _FEWEST_HEADS and 2 * places > len(pages) and row.space > line.size:
                reason = "running head"
        if reason:
            blocked[edge] += 1
            found.append(Furniture(row.page, reason, line.text, row.fragments))
    return found


def _is_outer_top(row: _Row) -> bool:
    return row.at_top and row.from_edge == 0


def _place(line: TextLine) -> tuple[int, int]:
    """Return the height of a row and the size of its type, roughly."""
    return round(line.baseline / 3), round(2 * line.size)


def _reason(row: _Row, line: TextLine, times: int, pages: int, body: float) -> str:
    text = line.text.replace("\t", " ").strip()
    apart = row.space > 0.7 * line.size
    number = _NUMBER.fullmatch(text)
    if number and (times > 1 or (apart and row.space > 1.2 * line.size)):
        return "page number"
    if line.size > 1.3 * body:
        return ""
    if times > 1 and apart and len(text) <= 60 and (times > 2 or times >= 0.5 * pages):
        return "running head" if row.at_top else "running foot"
    if row.at_top and apart and _DATE.search(text) and _MASTHEAD.search(text) and len(text) < 90:
        return "masthead"
    return ""


_Key = tuple[str, int, bool]
"""The words of a row with the digits taken out, its height, and whether it is at the top."""


def _key(row: _Row, line: TextLine) -> _Key:
    words = re.sub(r"\d+|[ivxlcIVXLC]+(?![a-zA-Z])", "#", "".join(line.text.split()))
    return words, round(line.baseline / 6), row.at_top


def _edge_rows(content: PageContent, fragments: Sequence[Fragment]) -> list[_Row]:
    """Return the outer rows of a page, from both ends inward."""
    rows: list[list[Fragment]] = []
    low = float("-inf")
    for each in sorted(fragments, key=itemgetter(5)):
        if each[5] - low <= 0.3 * each[6]:
            rows[-1].append(each)
        else:
            rows.append([each])
            low = each[5]
    if len(rows) < 2:
        return []
    result = []
    for at_top in (True, False):
        ordered = rows if at_top else rows[::-1]
        for index, (row, following) in enumerate(pairwise(ordered[: ROWS + 1])):
            above, below = (row, following) if at_top else (following, row)
            space = min([each[3] for each in below]) - max([each[4] for each in above])
            result.append(_Row(content.number, tuple(row), index, at_top, space))
    return result
