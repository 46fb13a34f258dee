r"""Put the entries of a contents page into one form: title, TAB, page.

Entries are known by dot leaders, a TAB or wide gap before a number, a number glued to the
title, or numbers in a column of their own; without leaders, the page must begin with a
line that says 目录, and a glued number is only taken for a page when the titles come
again later in the text or most entries have one. A page without any number is known by
its lines that come again below. The list itself is kept.

What it will not touch: numbered lists, tables, titles that end in a year, anything
behind the last entry.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "目录\n履职为民显担当……2\n实干争先促发展·····14\n\n履职为民显担当\n"
    >>> apply_edits(text, find_contents(text))
    '目录\n履职为民显担当\t2\n实干争先促发展\t14\n\n履职为民显担当\n'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.contents.announced import last_places, read_announced
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface
from npccli.repair.script import HAN, holds, places_of, squeeze

_CONTENTS_WORDS = frozenset({"目录", "目次", "目錄", "目录：", "CONTENTS", "Contents"})
_LED = lazy_pattern(
    r"^(?P<title>.*?\S)\s*(?:(?:[.．·・․‥﹒•_\-—–]\s?){3,}|(?:…\s?){2,})\s*[(（]?(?P<page>\d{1,4})?[)）]?\s*$"
)
_GAPPED = lazy_pattern(r"^(?P<title>\S.*?)(?:\t+ *|\s{2,}|　)[(（]?(?P<page>\d{1,4})[)）]?\s*$")
_GLUED = lazy_pattern(
    rf"^(?P<title>\S.*?[{HAN}”》）)!！?？])\s?[(（]?(?P<page>\d{{1,4}})[)）]?\s*$"
)
_NUMBER = lazy_pattern(r"^\s*\d{1,4}\s*$")
_CONTENTS_WORD = lazy_pattern(r"目\s*[录次錄]")
_TAB_NUMBER = lazy_pattern(r"\t\d")
_LEADER = ".．…·・․‥﹒•"
_LEADERS = lazy_pattern(3 * f"[{_LEADER}]")
_DROPPED = "the contents page, by choice"
_ONE_ENTRY = "a contents entry"
_LONGEST_TITLE, _MOST_TITLES = 60, 400
_NO_TITLE_END = tuple("。；，、：")
ENTRY = lazy_pattern(r"\t\d{1,4}$")
"""What a normalised entry ends in."""


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def find_contents(text: str, drop: bool = False, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that normalise the contents pages, or remove them with `drop`.

    `surface` is the text with what is known of it.
    """
    if not _may_have_contents(text):
        return []
    known = (surface or Surface(text)).lines
    firsts = [index for index, line in enumerate(known) if _may_begin(line.text)]
    if not firsts:
        return []
    lines = [_Line(start, start + len(raw), raw) for start, raw, _, _ in known]
    edits: list[Edit] = []
    last: dict[str, int] = {}
    behind = 0
    for index in firsts:
        if index < behind:
            continue
        headed = is_contents_heading(lines[index].text)
        start = index + 1 if headed else index
        entries, stop = _read_entries(lines, start, headed)
        if len(entries) >= (1 if headed else 3):
            places = [(line.start, line.end) for line in lines[index:stop]]
            edits += _drop_lines(text, places) if drop else entries
            behind = stop
        elif headed and (
            announced := read_announced(known, start, last := last or last_places(known))
        ):
            places = [lines[index][:2], *((entry.start, entry.end) for entry in announced)]
            mended = [entry.edit for entry in announced if entry.edit]
            edits += _drop_lines(text, places) if drop else mended
            behind = announced[-1].behind
    return [edit for edit in edits if text[edit.start : edit.end].strip(" 　") != edit.after]


def _may_have_contents(text: str) -> bool:
    """Tell whether the text holds any sign of a contents page."""
    return (
        ("目" in text and _CONTENTS_WORD.search(text) is not None)
        or holds(text, "CONTENTS")
        or holds(text, "Contents")
        or ("\t" in text and _TAB_NUMBER.search(text) is not None)
        or any(map(_LEADERS.match, repeat(text), places_of(_LEADER, text)))
    )


def _may_begin(line: str) -> bool:
    """Tell whether contents may begin here: with a number at the end, or with their name."""
    last = line[-1]
    return last.isdecimal() or last in ")）" or is_contents_heading(line)


def is_contents_heading(line: str) -> bool:
    """Tell whether the line is the word that opens a contents page."""
    return line.lstrip()[:1] in ("目", "C") and squeeze(line) in _CONTENTS_WORDS


def _drop_lines(text: str, places: Sequence[tuple[int, int]]) -> list[Edit]:
    """Return the edits that take lines out, with the blank lines between them.

    `places` are the offsets where they begin and end.
    """
    ends = [start for start, _ in places[1:]]
    last = places[-1][1]
    line_end = text.find("\n", last)
    behind = text[last:line_end] if line_end >= 0 else text[last:]
    ends.append(last if behind.strip() else line_end + 1 or len(text))
    return [Edit(start, end, "", _DROPPED) for (start, _), end in zip(places, ends, strict=True)]


def _read_entries(lines: list[_Line], start: int, headed: bool) -> tuple[list[Edit], int]:
    """Return the edits for the entries from line `start` on, and the line behind the last one."""
    edits: list[Edit] = []
    found = 0
    index = start
    while index < len(lines):
        line = lines[index]
        match = _match_entry(line.text, headed, first=not found)
        joined = None
        if match is None and headed and index + 1 < len(lines):
            joined = _match_wrapped(line, lines[index + 1])
        if match is None and joined is None:
            break
        if joined is not None:
            first, second = line, lines[index + 1]
            edits.append(Edit(first.start, second.end, joined, _ONE_ENTRY, 0.8))
            index += 2
        elif match is not None:
            edits.append(_entry_edit(line, match))
            index += 1
        found += 1
    if found == 0 and headed:
        return _read_columns(lines, start)
    return edits, index


def _match_entry(text: str, headed: bool, first: bool) -> re.Match[str] | None:
    stripped = text.strip()
    if len(stripped) > 2 * _LONGEST_TITLE + 60:
        return None
    for pattern in (_LED, _GAPPED, _GLUED):
        match = pattern.match(stripped)
        if not match or (pattern is not _LED and not headed and "\t" not in stripped):
            continue
        if match["page"] is None and (first or not headed):
            continue
        title = match["title"]
        if len(title) > _LONGEST_TITLE or title.endswith(_NO_TITLE_END):
            continue
        if not re.search(f"[{HAN}A-Za-z]", title):
            continue
        return match
    return None


def _match_wrapped(line: _Line, following: _Line) -> str | None:
    """Return the entry of a title that was broken over two lines, or None."""
    head, tail = line.text.strip(), following.text.strip()
    match = _LED.match(tail) or _GAPPED.match(tail)
    if not match or match["page"] is None or len(head) < 3:
        return None
    if head.endswith(_NO_TITLE_END[:1]) or len(head) + len(match["title"]) > _LONGEST_TITLE:
        return None
    return f"{head}{match['title']}\t{match['page']}"


def _entry_edit(line: _Line, match: re.Match[str]) -> Edit:
    page = match["page"]
    after = match["title"].rstrip() + (f"\t{page}" if page else "")
    return Edit(line.start, line.end, after, _ONE_ENTRY, 0.9)


def _read_columns(lines: list[_Line], start: int) -> tuple[list[Edit], int]:
    """Read titles that stand first and page numbers that stand after them, as many.

    Each title may also be followed by its own number, on a line of its own.
    """
    paired = _read_pairs(lines, start)
    if paired[0]:
        return paired
    index = start
    titles: list[_Line] = []
    while index < len(lines) and not _NUMBER.match(lines[index].text):
        text = lines[index].text.strip()
        if len(text) > _LONGEST_TITLE or text.endswith(_NO_TITLE_END) or len(titles) > _MOST_TITLES:
            return [], start
        if is_contents_heading(text):  # another list begins before a number came
            return [], start
        titles.append(lines[index])
        index += 1
    pages: list[_Line] = []
    while index < len(lines) and _NUMBER.match(lines[index].text):
        pages.append(lines[index])
        index += 1
    numbers = [int(page.text) for page in pages]
    if len(titles) < 2 or len(titles) != len(pages) or numbers != sorted(numbers):
        return [], start
    edits = [
        Edit(title.start, title.end, f"{title.text.strip()}\t{page.text.strip()}", _ONE_ENTRY, 0.8)
        for title, page in zip(titles, pages, strict=True)
    ]
    edits += [
        Edit(page.start, page.end, "", "the page number of a contents entry", 0.8) for page in pages
    ]
    return edits, index


def _read_pairs(lines: list[_Line], start: int) -> tuple[list[Edit], int]:
    """Read titles that are each followed by a line with a page number, in rising order."""
    edits: list[Edit] = []
    index, page = start, 0
    while index + 1 < len(lines):
        title, number = lines[index], lines[index + 1]
        text = title.text.strip()
        if _NUMBER.match(title.text) or not _NUMBER.match(number.text):
            break
        if len(text) > _LONGEST_TITLE or text.endswith(_NO_TITLE_END) or int(number.text) < page:
            break
        page = int(number.text)
        entry = f"{text}\t{number.text.strip()}"
        edits.append(Edit(title.start, number.end, entry, _ONE_ENTRY, 0.85))
        index += 2
    return (edits, index) if len(edits) >= 2 else ([], start)
