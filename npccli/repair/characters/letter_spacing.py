"""Close up lines whose characters an extractor set apart: 全 力 支 持.

A run counts when at least four single characters in a row, with marks that cling to
them, are parted by spaces. What it will not touch: the space of a two-part headline,
names, Latin letters and numbers, rulings and rows of marks.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "全 力 支 持 和 保 障 代 表，履职为民显担当 实干争先促发展"
    >>> apply_edits(text, find_letter_spacing(text))
    '全力支持和保障代表，履职为民显担当 实干争先促发展'
"""

from __future__ import annotations

import re

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface
from npccli.repair.measure.rows import is_byline, is_row_of_names
from npccli.repair.script import ANY_HAN, HAN, places_of

_MARKS = "，。、；：！？“”‘’（）《》〈〉【】—…·,.;:!?()%％+＋"
_SIGNS = tuple((s, lazy_pattern(rf"{s}[ 　]?[{HAN}][ 　][ 　]?[{HAN}]")) for s in " 　")
_HINT = lazy_pattern(rf"[{HAN}][ 　]{{1,2}}[{HAN}][ 　]{{1,2}}[{HAN}]")
_WORD = lazy_pattern(r"[^ 　\n]+")
_CORE = lazy_pattern(rf"[^{re.escape(_MARKS)}]")
_FEWEST = 4
_WIDEST_GAP = 2
_LONG_WORD = 5
_SPACE_SET_APART = 3


def find_letter_spacing(text: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that take out the spaces between single characters.

    `surface` is the text with what is known of it.
    """
    edits: list[Edit] = []
    if not _may_be_spaced(text):
        return edits
    surface = surface or Surface(text)
    for number in surface.spaced:
        start, raw, line, _ = surface.lines[number]
        if _HINT.search(line) and not (is_row_of_names(line) or is_byline(line)):
            edits += _close_line(raw, start)
    return edits


def _may_be_spaced(text: str) -> bool:
    """Tell whether a Han character stands between two spaces, behind which one more comes.

    The patterns take long to compile; in most texts no space is near another.
    """
    return any(
        space in text
        and any(
            " " in (near := text[at + 2 : at + 4]) or "　" in near for at in places_of(space, text)
        )
        and pattern.search(text)
        for space, pattern in _SIGNS
    )


def _close_line(line: str, offset: int) -> list[Edit]:
    """Return the edits for one line: for each run of single characters, its gaps.

    The first and last character of a run may cling to the words beside it, because the
    lines above and below were joined to it.
    """
    words = list(_WORD.finditer(line))
    edits: list[Edit] = []
    index = 0
    while index < len(words):
        end = index
        while end < len(words) and _is_single(words[end].group()):
            end += 1
        singles = sum(bool(ANY_HAN.search(word.group())) for word in words[index:end])
        if singles >= _FEWEST - 1 or (singles == 2 and _stands_in_text(words, index, end)):
            first = max(0, index - 1)
            last = min(len(words) - 1, end)
            gaps = [
                (left.end(), right.start())
                for left, right in zip(words[first:last], words[first + 1 : last + 1], strict=True)
                if right.start() - left.end() <= _WIDEST_GAP
            ]
            if len(gaps) >= _FEWEST - 1 and singles + (first < index) + (last >= end) >= _FEWEST:
                edits += [
                    Edit(offset + start, offset + stop, "", "letter-spaced characters", 0.9)
                    for start, stop in gaps
                ]
        index = max(end, index + 1)
    return sorted([*edits, *_narrow_gaps(words, edits, offset)])


def _narrow_gaps(words: list[re.Match[str]], edits: list[Edit], offset: int) -> list[Edit]:
    """Return the edits that leave one space of three, where the text on both sides is closed up.

    A space that is set apart from both its neighbours comes out as three.
    """
    closed = {edit.start - offset for edit in edits}
    return [
        Edit(offset + left.end(), offset + right.start(), " ", "a space that was set apart", 0.8)
        for before, left, right in zip(words, words[1:], words[2:], strict=False)
        if right.start() - left.end() == _SPACE_SET_APART
        and before.end() in closed
        and right.end() in closed
    ]


def _stands_in_text(words: list[re.Match[str]], index: int, end: int) -> bool:
    """Tell whether long words cling to both ends of a run, as where lines were joined."""
    if not 0 < index < end < len(words):
        return False
    return min(len(words[index - 1].group()), len(words[end].group())) >= _LONG_WORD


def _is_single(word: str) -> bool:
    """Tell whether a word is one character with its marks, or marks alone."""
    return len(word) <= 6 and len(_CORE.findall(word)) <= 1
