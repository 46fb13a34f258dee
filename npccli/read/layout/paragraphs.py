"""Join the lines of columns into paragraphs, where the geometry is sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from operator import sub
from typing import NamedTuple

from npccli.read.layout.edges import column_edges
from npccli.read.layout.glyphs import is_han
from npccli.read.layout.headings import (
    LARGE,
    NUMBERED,
    is_centred,
    is_heading,
    is_one_face,
    is_stacked,
)
from npccli.read.layout.joined_text import join_texts
from npccli.read.layout.paragraph_spaces import FINAL, measure_spaces
from npccli.read.layout.runs import OPENING
from npccli.read.layout.shapes import Band, Style, TextLine

JOIN, PART, DOUBT = "join", "part", "doubt"

_OPENING = "".join(OPENING)
_ITEM = re.compile(r"(\d{1,3})[.．、](?!\d)")
_DAY = re.compile(
    r"(?:\d{4}|[二一][〇○零一二三四五六七八九]{3})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月"
    r"\s*[\d一二三四五六七八九十]{1,3}\s*日(?:\s*印[发發制])?"
)
_CONTENTS = re.compile(r"目\s*[录錄次]")
_SESSION_ENDS = re.compile("(?:会议|會議)上?[）)]?$")
_LEADER = re.compile(r"[.…·．‥]{3,}\s*\d*$|\t[\dⅠ-ⅿ]+(?:[-–]\d+)?$")
_TEXT_ENDS = re.compile("[一-鿿，。；：、！？”）》a-z]")
_LATIN_WORD = re.compile(r"[A-Za-z0-9.\-+/%‰]+")


_MARKS = "，。、；：！？）》〉」』】〕"
_KEPT_TOGETHER = re.compile(rf"[^“”‘’{_MARKS}][{_MARKS}]*(?:[“”‘’]+[{_MARKS}]*[^“”‘’{_MARKS}]?)+")
"""What stands around quotation marks at the beginning of a line: 放“热”活, 程、“快."""

_NOTE = 0.88
"""How many times larger than the running text notes at the foot of a page are set at most."""

_MANY_INDENTS = 2
_RAGGED = 8.0
"""By how many em a line of running text at most ends early that is not justified."""


class Joined(NamedTuple):
    """A paragraph, or a line that stands alone, with the lines that it was printed on.

    `loose` says that it belongs close to the one before: rows of a table, contents.
    `sure` says that the pages leave no doubt that something new begins here.
    """

    text: str
    lines: tuple[TextLine, ...]
    loose: bool = False
    sure: bool = True


def make_bands(columns: Sequence[Sequence[TextLine]], body: float) -> list[Band]:
    """Return the columns with their edges.

    A column of a few lines takes the edges of a longer one that begins where it does.
    """
    bands = [Band(tuple(lines), *column_edges(lines, body)) for lines in columns if lines]
    sure = [band for band in bands if len(band.lines) >= 4]
    return [
        Band(band.lines, *_lend_edges(band, sure, body)) if len(band.lines) < 4 else band
        for band in bands
    ]


def _lend_edges(band: Band, sure: Sequence[Band], body: float) -> tuple[float, float]:
    for other in sure:
        inside = other.left - 0.5 * body <= band.left and band.right <= other.right + 0.5 * body
        starts = band.left - other.left
        if inside and (abs(starts) < 0.6 * body or 1.5 * body < starts < 2.5 * body):
            return other.left, other.right
    return band.left, band.right


def join_lines(bands: Sequence[Band], body: Style) -> list[Joined]:
    """Return the paragraphs of bands that follow one another in reading order."""
    joined: list[list[TextLine]] = []
    sure: list[bool] = []
    last: Placed | None = None
    here, text, above_notes = -1, -1, None  # the open paragraph; that of the text above notes
    indented = any(map(_has_indents, bands))
    usual = [_pitches(band) for band in bands]
    space = measure_spaces(bands, usual)
    for band, pitches in zip(bands, usual, strict=True):
        for line in band.lines:
            this = line, band
            pitch = pitches.get(round(line[7]), 0.0)
            decision = _decide(last, this, pitch, body, indented, space) if last else PART
            if decision != PART and _counts_on(joined[here][0], line):
                decision = PART
            is_note = line[7] < _NOTE * body[0]
            above = None if is_note or decision != PART else above_notes
            if (
                above
                and above[0].page < line.page
                and _decide(above, this, pitch, body, indented, space) == JOIN
            ):
                decision, here = JOIN, text  # notes at the foot of a page cut the paragraph
            if decision == JOIN:
                joined[here].append(line)
            else:
                here = len(joined)
                joined.append([line])
                sure.append(decision == PART)
            if not is_note:
                text, above_notes = here, this
            last = this
    return [
        Joined(join_texts(lines, body), tuple(lines), _is_loose(before, lines), begins)
        for (before, lines), begins in zip(pairwise([[], *joined]), sure, strict=True)
    ]


def _counts_on(first: TextLine, line: TextLine) -> bool:
    """Return whether a line is the next item of a list, where the first line of the last began."""
    number = _ITEM.match(line.text)
    before = _ITEM.match(first.text) if number else None
    if number is None or before is None or abs(first.left - line.left) > 0.5 * line.size:
        return False
    return int(number[1]) == int(before[1]) + 1


def _is_loose(before: list[TextLine], lines: list[TextLine]) -> bool:
    """Return whether a line stands close to the one before: a table's or contents' line."""
    return (
        len(before) == len(lines) == 1
        and before[0].page == lines[0].page
        and _is_listed(before[0])
        and _is_listed(lines[0])
    )


def _is_listed(line: TextLine) -> bool:
    return line.cells > 1 or _has_leader(line.text)


def _has_leader(text: str) -> bool:
    """Return whether a line ends with dots or a tab and a page number."""
    return not _TEXT_ENDS.match(text, len(text) - 1) and _LEADER.search(text) is not None


def _pitches(band: Band) -> dict[int, float]:
    """Return the usual distance of baselines in a column, for each size of its lines."""
    steps: dict[int, list[float]] = {}
    _, _, _, _, _, _, baselines, sizes, _, _ = zip(*band.lines, strict=True)
    gaps = map(sub, baselines[1:], baselines)
    for step, size, other in zip(gaps, sizes, sizes[1:], strict=False):
        if 0.7 * size < step < 4 * size and -0.6 < size - other < 0.6:
            steps.setdefault(round(other), []).append(step)
    return {size: sorted(found)[len(found) // 3] for size, found in steps.items()}


def _has_indents(band: Band) -> bool:
    """Return whether the paragraphs of a column are indented by two characters."""
    edge = band.left
    return any(1.5 * line[7] < line[2] - edge < 2.6 * line[7] for line in band.lines)


def _has_many_indents(band: Band) -> bool:
    """Return whether so many paragraphs of a column are indented that one that is not is none."""
    edge = band.left
    inset = [line for line in band.lines if 1.5 * line[7] < line[2] - edge < 2.6 * line[7]]
    return len(inset) >= _MANY_INDENTS


Placed = tuple[TextLine, Band]
"""A line with the column that it stands in."""


def _decide(
    last: Placed, this: Placed, pitch: float, body: Style, indented: bool, space: float
) -> str:
    """Return whether a line goes on with the paragraph before it: join, part, or doubt.

    Where there is a `space` that parts paragraphs, lines at the usual distance are joined.
    """
    (before, band), (line, own) = last, this
    if _begins_anew(before, line, band, own):
        return PART
    same_column = band is own and before[1] == line[1]
    above, below = is_heading(before, band, body), is_heading(line, own, body)
    if above or below:
        full = _is_full(before, line, band)
        above = above or (full and before[8] == line[8])  # it may fill the column, if broken
        whole = above and below and same_column
        if not (whole and is_stacked(before, line, pitch / body[0], full)):
            return PART
        return JOIN if full or line[7] > LARGE * body[0] else DOUBT
    if same_column and (
        (pitch and line[6] - before[6] > min(1.45, space) * pitch)
        or (is_centred(line, own) and is_centred(before, band))
    ):
        return PART
    if same_column and _ends_heading(before, line, band):
        return DOUBT if " " in line[0] else JOIN
    if same_column and pitch and space < inf and _goes_on(before, line, own):
        return JOIN
    return _decide_text(last, this, indented, same_column)


def _begins_anew(before: TextLine, line: TextLine, band: Band, own: Band) -> bool:
    """Return whether a line has nothing to do with the one before, whatever their distance.

    These are cells and contents, the day below a signature, who gives a report below the name of
    the session, the heading of contents, and another face.
    """
    if before[9] > 1 or line[9] > 1 or _has_leader(before[0]):
        return True
    if (line[2] - own[1] > 3 * line[7] or len(own[0]) < 4) and _DAY.fullmatch(line[0]):
        return True
    if line[2] - own[1] > 1.2 * line[7]:
        below_session = _SESSION_ENDS.search(before[0]) is not None and line[0][0] != "上"
        if below_session or _CONTENTS.fullmatch(line[0]):
            return True
    return before[8].isdisjoint(line[8]) and not (
        is_one_face(before, line) or _fills_first_line(before, line, band, own)
    )


def _ends_heading(before: TextLine, line: TextLine, band: Band) -> bool:
    """Return whether a centred line is the rest of a heading that filled its column above.

    No line of a paragraph is centred, and no paragraph ends in a full line without a mark.
    """
    return (
        before[8] == line[8]
        and before.text[-1] not in FINAL
        and is_centred(line, band)
        and not is_centred(before, band)
        and _is_full(before, line, band)
        and not NUMBERED.match(line.text)
    )


def _goes_on(before: TextLine, line: TextLine, band: Band) -> bool:
    """Return whether a line at the usual distance stands below one that reaches near the edge.

    Items of a list may stand as close as lines do, and so may what is set in behind a whole
    sentence.
    """
    open_end = before.text[-1] not in FINAL
    if line.left - band.left > 1.2 * line.size and not open_end:
        return False
    near = band.right - before.right < max(3 * line.size, _first_word(line))
    return near and not NUMBERED.match(line.text)


def _decide_text(last: Placed, this: Placed, indented: bool, same_column: bool) -> str:
    """Decide between two lines of running text that stand at the usual distance."""
    (before, band), (line, own) = last, this
    _, _, left, _, _, _, _, size, _, _ = line
    short = band[2] - before[3]
    full = _is_full(before, line, band)
    open_end = before[0][-1] not in FINAL
    inset = left - own[1]
    if inset > 1.2 * size:
        first = indented and inset < 2.7 * size
        return _decide_indented(before, line, full and same_column, open_end, first)
    if not same_column and min(len(band[0]), len(own[0])) < 2:
        return DOUBT  # one line does not show how wide its column is
    if full:
        if indented and not open_end and _stands_between(line, own):
            return PART
        return JOIN if indented or open_end else DOUBT
    if short < 2.2 * size:
        flush = _has_many_indents(own) and not (
            _stands_between(line, own) or NUMBERED.match(line[0])
        )
        return JOIN if open_end or flush else PART if indented else DOUBT
    if not same_column and open_end:
        return JOIN if short < 3 * size else DOUBT
    return DOUBT if indented and open_end and short < _RAGGED * size else PART


def _is_full(before: TextLine, line: TextLine, band: Band) -> bool:
    """Return whether a line had no room for what the next one begins with."""
    short = band[2] - before[3]
    return short < 1.3 * line[7] or short < _first_word(line)


def _decide_indented(
    before: TextLine, line: TextLine, full: bool, open_end: bool, first: bool
) -> str:
    """Decide for a line that is set in: the first of a paragraph, or one of a list item.

    `first` says that it stands where the first lines of paragraphs do.
    """
    if not full:
        return PART
    deeper = line.left - before.left
    if abs(deeper) < 0.5 * line.size:
        if first:
            return DOUBT if open_end else PART
        return JOIN if open_end else DOUBT
    if 0 < deeper < 5 * line.size and NUMBERED.match(before.text):
        hangs = not first or (deeper < 1.7 * line.size and _ITEM.match(before.text) is not None)
        return JOIN if open_end and hangs else DOUBT
    return PART


def _stands_between(line: TextLine, band: Band) -> bool:
    """Return whether a line without indent ends early and without a mark, as headings do.

    The last line of a paragraph ends early too, but with a mark.
    """
    return band.right - line.right > 3 * line.size and is_han(line.text[-1])


def _first_word(line: TextLine) -> float:
    """Return the width of what begins a line and could not be broken, a word or around a quote.

    Typesetting by the Unicode rules (UAX 14) breaks no line before or behind “ and ”, whatever
    stands there.
    """
    text = line.text.lstrip(_OPENING)
    word = _LATIN_WORD.match(text)
    length = word.end() if word else 0
    marks = len(line.text) - len(text)
    quoted = (
        _KEPT_TOGETHER.match(line.text) if any(mark in line.text[:4] for mark in "“”‘’") else None
    )
    together = quoted.end() + 0.5 if quoted else 0.0
    return max(0.62 * length + marks + (2.0 if word else 0.5), together) * line.size


def _fills_first_line(before: TextLine, line: TextLine, band: Band, own: Band) -> bool:
    """Return whether a run-in heading in another face fills the first line of a paragraph."""
    return (
        abs(before.size - line.size) <= 0.6
        and before.left - band.left > 1.2 * line.size > line.left - own.left
        and _is_full(before, line, band)
        and _has_many_indents(own)
    )
