r"""Part headings that stood side by side on a page and came out on one line.

Where headlines have two parts with a space between them, a line of four such parts or more
holds two headlines or more; so does one of three, the last of which goes on in the line below.
Two headings with a quotation in the middle of each are parted where one of that form stands
alone beside them, or where both are 在…“…”中… and one is much longer, and two that are numbered
one after the other where the next number begins a line soon below. What it will not touch:
slogans of four characters each, names, rows of a table, offices and organs, three parts, parts
as long as each other; texts that show no headlines of two parts.

    >>> from npccli.repair.edits import apply_edits
    >>> text = (
    ...     "依法履职显担当 凝心聚力促发展\n"
    ...     "守正创新谋新篇 真抓实干见成效\n"
    ...     "聚焦民生办实事 着力完善监督机制 激发代表活力 用心办好建议\n"
    ... )
    >>> print(apply_edits(text, find_headings_in_a_row(text)), end="")
    依法履职显担当 凝心聚力促发展
    守正创新谋新篇 真抓实干见成效
    聚焦民生办实事 着力完善监督机制
    激发代表活力 用心办好建议
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from npccli.lazy import lazy_pattern
from npccli.numerals import han_number
from npccli.repair.cohesion import straddles
from npccli.repair.doubling.doubled_headings import are_headings
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.heading_forms import HEADING_WORDS
from npccli.repair.lines import Surface
from npccli.repair.script import HAN

_SPACE = lazy_pattern(r"[ 　]{1,2}")
_ORGAN_ENDS = frozenset("委会會院府局办部厅廳室")
_HEADLINE, _FEWEST_PARTS, _MOST_PARTS = 2, 4, 8
_FEWEST_HEADLINES = 2
_CLAUSE_ENDS = slice(4, 11)
"""Where the comma stands behind a first clause of 4 to 10 characters."""

_QUOTING = lazy_pattern("在[^“”]+“[^“”]+”[中里上下][^“”]{2,}")
_TWO_OF_CLAUSES = lazy_pattern(
    rf"(?P<before>[{HAN}]{{4,10}})，(?P<behind>[{HAN}]{{4,20}})[ 　]{{1,2}}"
    rf"(?P<another>[{HAN}]{{4,10}}，[{HAN}]{{1,20}})"
)
_MUCH = 2
"""By so many characters the two parts of a headline do not differ."""

_SLOGAN = 4
_LONGEST = 120
_LONGEST_HEADING, _NEAR = 40, 2
_BEFORE, _BEHIND = -1, 2
"""Counted from the first of two numbers, the one before and the one behind them."""

_SENTENCE = lazy_pattern("[。，；！？]")
_NUMBER = lazy_pattern(r"(（?)([一二三四五六七八九十]{1,3})[、）]")
_TWO_NUMBERED = lazy_pattern(
    r"(?P<one>（)?([一二三四五六七八九十]{1,3})(?(one)）|、)[^。；！？：]{4,30}?"
    r"(?P<space>[ 　]{1,2})"
    r"(?(one)（)([一二三四五六七八九十]{1,3})(?(one)）|、)[^。；！？： 　]{2,30}"
)
_WHY = "headings that stood side by side"


def find_headings_in_a_row(text: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that put headings on lines of their own which stood side by side."""
    surface = surface or Surface(text)
    spaced = {
        number: parts
        for number in surface.spaced
        if len(held := surface.texts[number]) <= _LONGEST and (parts := _parts(held))
    }
    edits = sort_edits(
        [
            *_part_two_quoting(surface, spaced),
            *_part_begun_alike(surface, spaced),
            *_part_broken_below(surface),
            *_part_numbered(surface),
        ]
    )
    if sum(len(parts) == _HEADLINE for parts in spaced.values()) < _FEWEST_HEADLINES:
        return edits
    for number, parts in spaced.items():
        beside = [len(spaced.get(near, ())) for near in (number - 1, number + 1)]
        goes_on = _begins_another(parts, *surface.texts[number + 1 : number + 2])
        if max(beside) > _HEADLINE or not (goes_on or _are_headlines(parts)):
            continue
        spaces = list(_SPACE.finditer(surface.texts[number]))
        edits += [_part_at(surface, number, space, 0.75) for space in spaces[1::2]]
    return sort_edits(edits)


def _part_at(surface: Surface, number: int, space: re.Match[str], confidence: float) -> Edit:
    """Return the edit that parts a line at a space in its text."""
    line = surface.lines[number]
    offset = line.start + line.raw.index(line.text)
    return Edit(offset + space.start(), offset + space.end(), "\n", _WHY, confidence)


def _part_begun_alike(surface: Surface, spaced: dict[int, list[str]]) -> Iterator[Edit]:
    """Yield the edits that part headings which begin alike, each with a quotation.

    Where 在…“…”中… stands twice, the two are no headline if one is longer; where 聚力“…” stands
    again behind another part, that part was the end of the first heading.
    """
    for number, parts in spaced.items():
        text = surface.texts[number]
        if text.count("“") < _HEADLINE or text.count("“") != text.count("”"):
            continue
        spaces = list(_SPACE.finditer(text))
        before, quotes, _ = parts[0].partition("“")
        for at, (space, part) in enumerate(zip(spaces, parts[1:], strict=True)):
            left = parts[at]
            differ = abs(len(left) - len(part)) >= _MUCH
            are_two = differ and all(map(_QUOTING.fullmatch, (left, part)))
            begins_again = at and quotes and before and part.startswith(before + quotes)
            if are_two or (begins_again and "“" not in left):
                yield _part_at(surface, number, space, 0.75)
                break


def _part_broken_below(surface: Surface) -> Iterator[Edit]:
    """Yield the edits that part a heading of two clauses from one that is broken in a word.

    The second one begins behind a space and goes on in the line below; the first is whole.
    """
    for number in surface.spaced:
        text = surface.texts[number]
        match = _TWO_OF_CLAUSES.fullmatch(text) if "，" in text[_CLAUSE_ENDS] else None
        if match is None or len(match["behind"]) < len(match["before"]):
            continue
        below = "".join(surface.texts[number + 1 : number + 2])
        if HEADING_WORDS.fullmatch(below) and straddles(match["another"], below):
            space = _SPACE.search(text)
            assert space is not None
            yield _part_at(surface, number, space, 0.75)


def _begins_another(parts: Sequence[str], below: str = "") -> bool:
    """Tell whether the last of three parts begins a headline that goes on in the line below.

    The first two are as long as each other; the third is as long as the line below, or its
    quotation has no more behind it than 中.
    """
    if len(parts) != _HEADLINE + 1 or len(parts[0]) != len(parts[1]):
        return False
    if not HEADING_WORDS.fullmatch(below) or len(parts[2]) == len(parts[0]) or _is_slogan(parts[0]):
        return False
    return len(below) == len(parts[2]) or parts[2].endswith("”中")


def _part_two_quoting(surface: Surface, spaced: dict[int, list[str]]) -> Iterator[Edit]:
    """Yield the edits that part two headings of which each has a quotation in its middle.

    A heading close by that begins as one of them does and has one quotation shows that they
    are two, and not the parts of a headline, which are as long as each other.
    """
    for number, parts in spaced.items():
        text = surface.texts[number]
        if text.count("“") != _HEADLINE or not 1 < len(parts) < _FEWEST_PARTS:
            continue
        spaces = [
            space
            for space in _SPACE.finditer(text)
            if are_headings(text[: space.start()], text[space.end() :])
        ]
        if len(spaces) != 1:
            continue
        below = "".join(surface.texts[number + 1 : number + 2])
        left, right = text[: spaces[0].start()], text[spaces[0].end() :]
        if len(left) == len(right) or not any(
            (near[0] in (left[0], right[0]) or near == below)
            and near.count("“") == 1
            and len(near) <= _LONGEST_HEADING
            and are_headings(near, near)
            and not _SENTENCE.search(near)
            for near in _beside(surface.texts, number)
        ):
            continue
        yield _part_at(surface, number, spaces[0], 0.75)


def _part_numbered(surface: Surface) -> Iterator[Edit]:
    """Yield the edits that part 二、… 三、… on one line, with 一、… or 四、… close by."""
    for number in surface.spaced:
        match = _TWO_NUMBERED.fullmatch(surface.texts[number])
        if match is None:
            continue
        first = han_number(match[2])
        if han_number(match[4]) != first + 1:
            continue
        beside = [
            han_number(label[2]) - first
            for line in _beside(surface.texts, number)
            if (label := _NUMBER.match(line)) and label[1] == (match["one"] or "")
        ]
        if _BEHIND in beside or _BEFORE in beside:
            line = surface.lines[number]
            offset = line.start + line.raw.index(line.text)
            yield Edit(offset + match.start("space"), offset + match.end("space"), "\n", _WHY, 0.75)


def _beside(texts: Sequence[str], number: int) -> list[str]:
    return [*texts[max(0, number - _NEAR) : number], *texts[number + 1 : number + 1 + _NEAR]]


def _parts(line: str) -> list[str]:
    """Return the parts of a line that may be a headline or several, none for another line."""
    parts = _SPACE.split(line)
    return (
        parts if 1 < len(parts) <= _MOST_PARTS and all(map(HEADING_WORDS.fullmatch, parts)) else []
    )


def _are_headlines(parts: list[str]) -> bool:
    """Tell whether these are the parts of several headlines."""
    if len(parts) < _FEWEST_PARTS or 2 * sum(map(_is_slogan, parts)) > len(parts):
        return False
    return sum(part[-1] in _ORGAN_ENDS for part in parts) < _HEADLINE


def _is_slogan(part: str) -> bool:
    return len(part) <= _SLOGAN
