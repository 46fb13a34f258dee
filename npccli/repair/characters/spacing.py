"""Set the spaces between Chinese text and digits or Latin letters.

`none` takes the spaces away that stand beside a Han character and a digit or Latin
letter, and those around Chinese marks; `pangu` puts one space between Han and digits or
Latin letters; `keep` leaves all as it is.

What it will not touch: the space between two Han characters (the space of a two-part
headline, between the names of a byline), indents, spaces between Latin words, spaces as
wide as those between the cells of a table, those in its rows, the one behind 第一部分.

    >>> from npccli.repair.edits import apply_edits
    >>> apply_edits("制定 12 部法规，App 端", find_spacing("制定 12 部法规，App 端", "none"))
    '制定12部法规，App端'
"""

from __future__ import annotations

import re
from bisect import bisect_right

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.lines import Surface
from npccli.repair.measure.rows import rows_among
from npccli.repair.script import HAN, is_han, places_of

_MARKS = "，。、；：！？“”‘’（）《》〈〉【】…"
_NEAR = f"{HAN}{_MARKS}"
_NARROW_TEXT = r"0-9A-Za-z%％‰+\-±×.℃°#*&/\\$@~_<>=,:"
_BESIDE_HAN = lazy_pattern(
    rf"(?<=[{HAN}])[ \u00a0]+(?=[{_NARROW_TEXT}])|(?<=[{_NARROW_TEXT}])[ \u00a0]+(?=[{HAN}])"
)
_BESIDE_MARK = lazy_pattern(
    rf"(?<=[{_MARKS}])[ ]+(?=[{_NARROW_TEXT}{HAN}{_MARKS}])"
    rf"|(?<=[{_NARROW_TEXT}{HAN}])[ ]+(?=[{_MARKS}])"
)
_SPACES = lazy_pattern("[ \u00a0]+")
_LINE_START = lazy_pattern(rf"^ (?=[{_NEAR}])", re.MULTILINE)
_TOUCHING = lazy_pattern(rf"(?<=[{HAN}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[{HAN}])")

_CELL_GAP = 2
_WIDE_GAP = lazy_pattern(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_TWO_NUMBERS = lazy_pattern(r"\d [\d-]")
_LABEL = lazy_pattern(r"[ 　]*第[一二三四五六七八九十百\d]{1,4}(?:部分|[章节節编編篇])")
_OPENS_ITEM = lazy_pattern(r"[—(（]?\d{1,3}[)）.]?")


def find_spacing(text: str, spacing: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits for the choice `spacing`: none, pangu or keep.

    `surface` is the text with what is known of it.
    """
    if spacing == "keep":
        return []
    if "\u00a0" in text:
        spaces = [match.start() for match in _SPACES.finditer(text)]
    else:
        spaces = places_of(" ", text)  # this is much faster
        spaces = [place for place in spaces if not place or text[place - 1] != " "]
    # One between two Han characters stays; many texts have no other, and need no pattern.
    spaces = [
        place
        for place in spaces
        if not (is_han(text[place - 1 : place]) and is_han(text[place + 1 : place + 2]))
    ]
    edits = [
        Edit(match.start(), match.end(), "", "a space beside a mark", 0.95)
        for place in spaces
        if (match := _BESIDE_MARK.match(text, place)) and _is_loose(text, match)
    ]
    if spaces:
        edits += [
            Edit(place, place + 1, "", "a lost indent", 0.9)
            for place in spaces
            if _LINE_START.match(text, place)
        ]
    if spacing == "none":
        edits += [
            Edit(place, match.end(), "", "a space beside digits or letters", 0.95)
            for place in spaces
            if (match := _BESIDE_HAN.match(text, place))
            and not (_parts_cells(text, match) or _LABEL.fullmatch(*_line_before(text, place)))
        ]
        edits = _without_rows(text, edits, surface) if edits else edits
    else:
        edits += [
            Edit(m.start(), m.end(), " ", "no space beside digits or letters", 0.95)
            for m in _TOUCHING.finditer(text)
        ]
    return sort_edits(edits)


def _line_before(text: str, place: int) -> tuple[str, int, int]:
    """Return the text, and where what stands on its line before a place begins and ends."""
    return text, text.rfind("\n", 0, place) + 1, place


def _without_rows(text: str, edits: list[Edit], surface: Surface | None) -> list[Edit]:
    """Return the edits that are not in a row of a table whose cells one space parts."""
    if not _TWO_NUMBERS.search(text):
        return edits
    surface = surface or Surface(text)
    lines = surface.lines
    rows = sorted(rows_among(surface.texts, surface.spaced, surface.lasts))
    starts = [lines.starts[at] for at in rows]
    ends = [start + len(lines.raws[at]) for start, at in zip(starts, rows, strict=True)]
    kept = []
    for edit in edits:
        row = bisect_right(starts, edit.start) - 1
        if row < 0 or edit.start >= ends[row]:
            kept.append(edit)
    return kept


def _parts_cells(text: str, match: re.Match[str]) -> bool:
    """Tell whether a space is one of those between the cells of a table.

    A line of cells has a space of three or more that stands not behind its number.
    """
    if match.end() - match.start() < _CELL_GAP:
        return False
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)].strip()
    wide = [
        gap for gap in _WIDE_GAP.finditer(line) if not _OPENS_ITEM.fullmatch(line[: gap.start()])
    ]
    return any(gap.end() - gap.start() > _CELL_GAP for gap in wide)


def _is_loose(text: str, match: re.Match[str]) -> bool:
    """Tell whether a space beside a mark has no meaning: not one that parts two headlines."""
    before, behind = text[match.start() - 1], text[match.end()]
    if before in "”’》）】" or behind in "“‘《（【":
        return before.isascii() or behind.isascii() or (behind in _MARKS and before in _MARKS)
    return True
