r"""Break a long line at the spaces that stand for the ends of paragraphs.

A text that was copied as one line keeps the indents of its paragraphs, two full-width spaces
each, or a space where each paragraph ended. The first are paragraph ends wherever they
stand; the others behind final marks, behind a heading that a sentence follows, and between
title, subtitle and byline.

What it will not touch: lines with few such spaces, text that was typed with a space behind
every mark, names set apart from an office, the two parts of a headline.

    >>> from npccli.repair.edits import apply_edits
    >>> line = "报告　　各位代表：　　会议听取了报告。　　会议作出了决定。　　一、回顾"
    >>> apply_edits(line, find_paragraph_spaces(line)).split("\n")
    ['报告', '　　各位代表：', '　　会议听取了报告。', '　　会议作出了决定。', '　　一、回顾']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.lines import Surface
from npccli.repair.script import HAN

_LINE = lazy_pattern(r"[^\n]+")
_LONG_LINE = 600
"""A line with fewer characters may be a paragraph as it stands."""

_BEHIND_FINAL = lazy_pattern(
    r"(?:(?<=[。！？”])|(?<=各位代表：)|(?<=各位委员：)|(?<=同志们：)"
    r"|(?<=[：；])(?=[ \t　]+(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十]{1,3}[）)]|一是)))"
    r"(?P<space>[ \t　]{1,8})(?=[^\s，。、；：])"
)
_BEHIND_HEADING = lazy_pattern(
    r"(?<=[。！？”] )(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])"
    r"[^\s。！？；：]{4,40}(?P<space> )(?=[^\s，。、；：])"
)
_GAP_OF_TWO = lazy_pattern(r"(?<=[^ ])  (?=[^ ])")
_TWO_SPACES = "  "
_FEWEST, _MOST = 3, 0.6
"""So many spaces behind final marks part paragraphs, unless so large a share of the marks has one:
then it is the way in which the text was typed."""

_INDENT = lazy_pattern(r"(?<=\S)[ \t　]*(?P<indent>　　)[ 　]*(?=\S)")
_FINAL = frozenset("。！？”：；")
_MOST_HALVES = 0.1
"""So large a share of the indents at most follows neither a mark nor a short line."""

_NAME = lazy_pattern(rf"[{HAN}](?:[ 　]?[{HAN}]){{1,3}}(?=[ 　]{{2,}}|$)")
_OFFICE = lazy_pattern(r"(?:[长長]|主任|主席|记者|記者|通讯员|通訊員)$")
_LONGEST_HEADING = 44
_WORDS = lazy_pattern(rf"(?<=[{HAN}”》]) (?=[{HAN}“《])")
_SENTENCE = lazy_pattern(r"[^\s。！？；]{2,}[，。]|[^\s]{24,}")
_OPENS_LINE = lazy_pattern(
    rf" (?=[—―]{{2}}[{HAN}\d]|[□■●◆] ?[{HAN}]|各位(?:代表|委员|同志)：)|(?<=会议上) (?=[{HAN}])"
    r"|(?<![□■●◆]) (?=(?:本报|本報|本刊)?(?:特约)?(?:记者|記者|通讯员|通訊員) )"
)


def find_paragraph_spaces(text: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that turn spaces into line ends, on lines that hold many paragraphs.

    `surface` is the text with what is known of it.
    """
    edits: list[Edit] = []
    if "　　" in text:
        edits += _at_indents(text)
    raws = (surface or Surface(text)).lines.raws
    if not edits and max(map(len, raws), default=0) >= _LONG_LINE:
        edits += _at_spaces(text)
    return edits


def _at_indents(text: str) -> Iterator[Edit]:
    """Yield the breaks before the indents of paragraphs that stand inside a line."""
    for line in _LINE.finditer(text):
        start, end = line.span()
        if text.count("　　", start, end) <= _FEWEST:
            continue
        found = list(_INDENT.finditer(text, start, end))
        if not _are_indents(text, start, found):
            continue
        last = start
        for match in found:
            at, behind = match.start(), match.end()
            if _NAME.match(text, behind) and _OFFICE.search(text, last, at):
                continue
            yield Edit(at, match.start("indent"), "\n", "an indent inside a line", 0.8)
            last = behind


def _are_indents(text: str, start: int, found: Sequence[re.Match[str]]) -> bool:
    """Tell whether the wide spaces follow sentences and headings, as indents do."""
    begins = [start, *(match.end() for match in found)]
    ends = [match.start() for match in found]
    marked = [text[end - 1] in _FINAL for end in ends]
    halves = sum(
        not mark and end - begin > _LONGEST_HEADING
        for mark, begin, end in zip(marked, begins, ends, strict=False)
    )
    return sum(marked) >= _FEWEST and halves <= _MOST_HALVES * len(found)


def _at_spaces(text: str) -> list[Edit]:
    edits: list[Edit] = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        if end - start < _LONG_LINE:
            continue
        spaces = [match.span("space") for match in _BEHIND_FINAL.finditer(text, start, end)]
        if len(spaces) < _FEWEST:
            continue
        finals = sum(text.count(mark, start, end) for mark in "。！？")
        if len(spaces) > _MOST * finals and "\n" in text.strip():
            continue
        if {text[first:last] for first, last in spaces} == {_TWO_SPACES}:
            edits += [
                Edit(*gap.span(), "\n", "two spaces where a paragraph ended", 0.7)
                for gap in _GAP_OF_TWO.finditer(text, start, end)
            ]
            continue
        spaces += [match.span("space") for match in _BEHIND_HEADING.finditer(text, start, end)]
        openings = [start, *(behind for _, behind in spaces)]
        spaces += [space for at in openings for space in _before_sentence(text, at, end)]
        edits += [
            Edit(*space, "\n", "a space where a paragraph ended, on a long line", 0.6)
            for space in spaces
        ]
    return sort_edits(edits)


def _before_sentence(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spaces behind a heading, or between title, subtitle, byline and text."""
    stop = min(end, start + 4 * _LONGEST_HEADING)
    lead = start
    for match in _OPENS_LINE.finditer(text, start, stop):
        if any(mark in text[start : match.start()] for mark in "，。"):
            return
        yield match.span()
        lead = match.end()
    for space in _WORDS.finditer(text, lead, min(stop, lead + _LONGEST_HEADING)):
        if any(mark in text[lead : space.start()] for mark in "。！？；，："):
            return
        if _SENTENCE.match(text, space.end()):
            yield space.span()
            return
