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
from npccli.read.layout.medians import median
from npccli.read.layout.paragraph_spaces import FINAL, measure_spaces
from npccli.read.layout.runs import CLOSING, OPENING
from npccli.read.layout.shapes import Band, Style, TextLine

JOIN, PART, DOUBT = "join", "part", "doubt"

_OPENING = "".join(OPENING)
_COMMA = re.compile("[，、；]")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十甲乙丙丁戊己庚辛]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|第[一二三四五六七八九十百]+[章节条编部]"
)
_ITEM = re.compile(r"(\d{1,3})[.．、](?!\d)")
_DAY = re.compile(
    r"(?:\d{4}|[二一][〇○零一二三四五六七八九]{3})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月"
    r"\s*[\d一二三四五六七八九十]{1,3}\s*日"
)
_LEADER = re.compile(r"[.…·．‥]{3,}\s*\d*$|\t[\dⅠ-ⅿ]+(?:[-–]\d+)?$")
_TEXT_ENDS = re.compile("[一-鿿，。；：、！？”）》a-z]")
_LATIN_WORD = re.compile(r"[A-Za-z0-9.\-+/%‰]+")


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
    last: tuple[TextLine, Band] | None = None
    indented = any(map(_has_indents, bands))
    usual = [_pitches(band) for band in bands]
    space = measure_spaces(bands, usual)
    for band, pitches in zip(bands, usual, strict=True):
        for line in band.lines:
            this = line, band
            pitch = pitches.get(round(line[7]), 0.0)
            decision = _decide(last, this, pitch, body, indented, space) if last else PART
            if decision != PART and _counts_on(joined[-1][0], line):
                decision = PART
            if decision == JOIN:
                joined[-1].append(line)
            else:
                joined.append([line])
                sure.append(decision == PART)
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


Placed = tuple[TextLine, Band]
"""A line with the column that it stands in."""


def _decide(
    last: Placed, this: Placed, pitch: float, body: Style, indented: bool, space: float
) -> str:
    """Return whether a line goes on with the paragraph before it: join, part, or doubt.

    Where there is a `space` that parts paragraphs, lines at the usual distance are joined.
    """
    (before, band), (line, own) = last, this
    if before[9] > 1 or line[9] > 1 or _has_leader(before[0]):
        return PART
    if line[2] - own[1] > 3 * line[7] and _DAY.fullmatch(line[0]):
        return PART  # the day below a signature
    same_column = band is own and before[1] == line[1]
    if before[8].isdisjoint(line[8]) and not _one_face(before, line):
        return PART
    headings = _is_heading(before, band, body) + _is_heading(line, own, body)
    if headings:
        stacked = headings == 2 and same_column and _stacked(before, line, pitch / body[0])
        return JOIN if stacked else PART
    if same_column and (
        (pitch and line[6] - before[6] > min(1.45, space) * pitch)
        or (_is_centred(line, own) and _is_centred(before, band))
    ):
        return PART
    if same_column and pitch and space < inf and _goes_on(before, line, own):
        return JOIN
    return _decide_text(last, this, indented, same_column)


def _goes_on(before: TextLine, line: TextLine, band: Band) -> bool:
    """Return whether a line at the usual distance stands below one that reaches near the edge.

    Items of a list may stand as close as lines do, and so may what is set in behind a whole
    sentence.
    """
    open_end = before.text[-1] not in FINAL
    if line.left - band.left > 1.2 * line.size and not open_end:
        return False
    near = band.right - before.right < max(3 * line.size, _first_word(line))
    return near and not _NUMBERED.match(line.text)


def _decide_text(last: Placed, this: Placed, indented: bool, same_column: bool) -> str:
    """Decide between two lines of running text that stand at the usual distance."""
    (before, band), (line, own) = last, this
    _, _, left, _, _, _, _, size, _, _ = line
    short = band[2] - before[3]
    full = short < 1.3 * size or short < _first_word(line)
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
        return JOIN if open_end else PART if indented else DOUBT
    if not same_column and open_end:
        return JOIN if short < 3 * size else DOUBT
    return PART


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
    if 0 < deeper < 5 * line.size and _NUMBERED.match(before.text):
        hangs = not first or (deeper < 1.7 * line.size and _ITEM.match(before.text) is not None)
        return JOIN if open_end and hangs else DOUBT
    return PART


def _stands_between(line: TextLine, band: Band) -> bool:
    """Return whether a line without indent ends early and without a mark, as headings do.

    The last line of a paragraph ends early too, but with a mark.
    """
    return band.right - line.right > 3 * line.size and is_han(line.text[-1])


def _first_word(line: TextLine) -> float:
    """Return the width of the word that begins a line and could not be broken."""
    text = line.text.lstrip(_OPENING)
    word = _LATIN_WORD.match(text)
    length = word.end() if word else 0
    marks = len(line.text) - len(text)
    return (0.62 * length + marks + (2.0 if word else 0.5)) * line.size


def _one_face(before: TextLine, line: TextLine) -> bool:
    """Return whether two lines of nearly one size share a face of their Han characters."""
    both = {style[1:] for style in before.styles} & {style[1:] for style in line.styles}
    return bool(both) and abs(before.size - line.size) <= 0.6


def _is_heading(line: TextLine, band: Band, body: Style) -> bool:
    """Return whether a line is set as a heading: larger, or in a bold or other face and short."""
    if line[7] > 1.12 * body[0]:
        return True
    if body in line[8] or body[1:] in [style[1:] for style in line[8]]:
        return False
    han = any(map(is_han, line.text))
    bold = any(style[2] for style in line.styles) and not body[2]
    full = line.right > band.right - 1.3 * line.size
    return (
        han
        and len(line.text) <= 60
        and not full
        and (bold or (line.text[-1] not in "，。；、" and len(line.styles) == 1))
    )


def _stacked(before: TextLine, line: TextLine, leading: float) -> bool:
    """Return whether two heading lines belong to one heading."""
    close = line.baseline - before.baseline < max(1.75, 1.12 * leading) * line.size
    centred = abs((before.left + before.right) - (line.left + line.right)) < 1.2 * line.size
    flush = abs(before.left - line.left) < 0.6 * line.size
    return (
        close
        and (centred or flush)
        and not _NUMBERED.match(line.text)
        and (before.text[-1] not in "。！？")
    )


def _is_centred(line: TextLine, band: Band) -> bool:
    _, _, start, end, _, _, _, size, _, _ = line
    left, right = start - band[1], band[2] - end
    return (
        left > 1.2 * size
        and abs(left - right) < size
        and left + right > (0.15 * (band.right - band.left))
    )


def join_texts(lines: Sequence[TextLine], body: Style) -> str:
    """Return the text of a paragraph, or of a heading with a space between stacked lines.

    A heading with a number or a comma is a sentence that was broken where its box ends.
    """
    text = before = lines[0].text
    if len(lines) == 1:
        return text
    heading = median([line.size for line in lines]) > 1.12 * body[0] and not (
        _NUMBERED.match(text) or any(_COMMA.search(line.text) for line in lines)
    )
    for line in lines[1:]:
        if (heading or before[-1].isascii()) and _parted(before, line.text):
            text += " "
        text += line.text
        before = line.text
    return text


def _parted(before: str, after: str) -> bool:
    """Return whether a space belongs between two lines."""
    if before[-1].isascii() and after[0].isascii():
        return (
            before[-1].isalnum()
            and after[0].isalnum()
            and not (before[-1].isdigit() and after[0].isdigit())
        )
    if before[-1] in OPENING or after[0] in CLOSING or before[-1] in "，、；：—":
        return False
    return (
        (is_han(before[-1]) or before[-1] in "”》）")
        and (is_han(after[0]) or after[0] in OPENING)
        and sum(map(before.count, "“《（")) <= sum(map(before.count, "”》）"))
    )
