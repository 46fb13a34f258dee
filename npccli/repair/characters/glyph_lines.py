r"""Rejoin a line that came out with one character on each line, and a large first letter.

Extractors do this to letter-spaced lines amid ordinary ones, and to the first character of
an article that was set large. What it will not touch: vertical text, where most of the text
is like that, short columns of marks or numbers, names of two characters, a single
character that makes no word with the line behind it.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "把代表工作做实做细。\n全\n 力\n 支\n 持\n 和\n 保\n 障\n代表依法履职。\n"
    >>> apply_edits(text, find_glyph_lines(text))
    '把代表工作做实做细。\n全力支持和保障\n代表依法履职。\n'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from npccli.lazy import lazy_pattern
from npccli.repair.characters.woven_lines import find_woven_lines
from npccli.repair.cohesion import cut_words, straddles
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.lines import Surface
from npccli.repair.measure.standing import stands_alone
from npccli.repair.script import ANY_HAN, FINAL_MARKS, HAN, matches_from

_BLANK = r"[ \t\u3000]*"
_FEW = r"\S(?: \S){0,2}"
"""A character, or two or three that kept the spaces between them."""

_LONGEST_FEW = 5
_RUN = lazy_pattern(
    rf"^{_BLANK}{_FEW}(?:{_BLANK}\n(?:{_BLANK}\n)?{_BLANK}{_FEW}){{3,}}{_BLANK}$", re.MULTILINE
)
_SINGLE = lazy_pattern(rf"\n{_BLANK}\S{_BLANK}\n")  # what a run holds is found much faster
_SINGLE_BELOW = lazy_pattern(rf"\n(?={_BLANK}\S{_BLANK}\n)")
_SINGLE_BEHIND_COMMA = lazy_pattern(rf"[，、；]{_BLANK}\n{_BLANK}[{HAN}]{_BLANK}(?=\n)")
_PARTED_BY_SPACE = lazy_pattern(r"\s*\S(?:\n[ \u3000]+\n\S|(?<=[，。、；：！？”）》])\n\S)+\s*")
_INNER_MARK = lazy_pattern(r"(?<=.)[，。、；](?=.)")
_FEWEST_SIGNS = 2
_BREAK = lazy_pattern(r"[ \t\u3000]*\n\s*|(?<=\S) (?=\S)")
_LARGE_LETTER = lazy_pattern(
    rf"^(?P<above>[^\n]*)\n{_BLANK}(?P<letter>\S)(?P<gap>{_BLANK}\n)(?P<rest>\S[^\n]{{9,}})$",
    re.MULTILINE,
)
_REST_OF_YEAR = lazy_pattern(r"\d{3}年")
ONE_A_LINE = "one character a line"
LARGE_LETTER = "a large first letter"
"""The reasons of edits that leave a line whose width says nothing."""


def find_glyph_lines(text: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that put single characters back on one line.

    `surface` is the text with what is known of it.
    """
    if not _SINGLE.search(text):
        return []
    surface = surface or Surface(text)
    woven = find_woven_lines(text, surface)
    runs = [
        match
        for match in matches_from(_RUN, text, surface.starts_of_short(_LONGEST_FEW))
        if _reads_on(match.group())
        and not any(edit.start < match.end() and match.start() < edit.end for edit in woven)
    ]
    letters = _large_letters(text)
    if not (runs or woven) or is_vertical(text):
        return letters
    return sort_edits([*woven, *letters, *_joins(runs)])


def _large_letters(text: str) -> list[Edit]:
    """Return the edits that put large first letters back.

    Where as many characters stand alone behind a comma, lines were cut at their marks; then a
    character behind a sentence is what was left of its line.
    """
    found = [
        match
        for match in _above_large_letters(text)
        if _opens_article(match["above"].strip())
        and _is_first_letter(match["letter"], match["rest"])
    ]
    behind = [match for match in found if match["above"].strip()[-1:] in FINAL_MARKS]
    if behind and len(_SINGLE_BEHIND_COMMA.findall(text)) >= len(behind):
        found = [match for match in found if match not in behind]
    return [Edit(*match.span("gap"), "", LARGE_LETTER, 0.85) for match in found]


def _above_large_letters(text: str) -> Iterator[re.Match[str]]:
    """Yield what `_LARGE_LETTER` finds; only the lines above single characters are looked at."""
    done = 0
    for single in _SINGLE_BELOW.finditer(text):
        start = text.rfind("\n", 0, single.start()) + 1
        match = _LARGE_LETTER.match(text, start) if start >= done else None
        if match:
            done = match.end()
            yield match


def _joins(runs: Sequence[re.Match[str]]) -> list[Edit]:
    """Return the edits that take out the line ends of the runs."""
    return [
        Edit(run.start() + gap.start(), run.start() + gap.end(), "", ONE_A_LINE, 0.9)
        for run in runs
        for gap in _BREAK.finditer(run.group())
    ]


def _opens_article(above: str) -> bool:
    """Tell whether an article may open below: behind nothing, a whole sentence or a byline."""
    return not above or above[-1] in FINAL_MARKS or above[:2] == "——" or stands_alone(above)


def _is_first_letter(letter: str, rest: str) -> bool:
    """Tell whether a line is running text of which the letter is the beginning."""
    if not any(mark in rest for mark in "，。、："):
        return False
    if letter in "12":
        return _REST_OF_YEAR.match(rest) is not None
    return ANY_HAN.match(letter) is not None and straddles(letter, rest)


def _reads_on(run: str) -> bool:
    """Tell whether the characters of a run make words, as those of a broken line do.

    Where a line of space parts all of them but marks and what follows, as it did in the
    printed line, fewer words do, and marks amid the characters count as much as words.
    """
    lines = [line.strip() for line in run.split("\n") if line.strip()]
    characters = "".join(run.split())
    if 3 * sum(len(line) > 1 for line in lines) > len(lines):
        return False  # names of two characters, a line each
    if len(set(ANY_HAN.findall(characters))) < 4:
        return False
    words = [word for word in cut_words(characters) if ANY_HAN.search(word)]
    longer = [word for word in words if len(word) > 1]
    is_parted = _PARTED_BY_SPACE.fullmatch(run) is not None
    marks = len(_INNER_MARK.findall(characters)) if is_parted else 0
    if marks and marks + len(longer) >= _FEWEST_SIGNS:
        return True
    if (4 if is_parted else 3) * len(longer) >= len(words):
        return True
    return 2 * sum(map(len, longer)) >= sum(map(len, words))


def is_vertical(text: str) -> bool:
    r"""Tell whether most of the text stands with one character a line.

    >>> is_vertical("人\n大\n代\n表\n监督工"), is_vertical("人\n大\n代\n表\n监督工作")
    (True, False)
    """
    if not _SINGLE.search(text):
        return False
    single = sum(len(match.group().split()) for match in _RUN.finditer(text))
    return single > 0 and 2 * single > sum(map(len, text.split()))
