r"""Rejoin a line that came out with one character on each line.

Extractors do this to letter-spaced lines amid ordinary ones. What it will not touch:
vertical text, where most of the text is like that, short columns of marks or numbers,
characters parted by blank lines.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "把代表工作做实做细。\n全\n 力\n 支\n 持\n 和\n 保\n 障\n代表依法履职。\n"
    >>> apply_edits(text, find_glyph_lines(text))
    '把代表工作做实做细。\n全力支持和保障\n代表依法履职。\n'
"""

from __future__ import annotations

import re

from npccli.lazy import lazy_pattern
from npccli.repair.cohesion import cut_words
from npccli.repair.edits import Edit
from npccli.repair.script import ANY_HAN

_BLANK = r"[ \t\u3000]*"
_RUN = lazy_pattern(
    rf"^{_BLANK}\S(?:{_BLANK}\n(?:{_BLANK}\n)?{_BLANK}\S){{3,}}{_BLANK}$", re.MULTILINE
)
_SINGLE = lazy_pattern(rf"\n{_BLANK}\S{_BLANK}\n")  # what a run holds is found much faster
_PARTED_BY_SPACE = lazy_pattern(r"\s*\S(?:\n[ \u3000]+\n\S)+\s*")
_BREAK = lazy_pattern(r"[ \t\u3000]*\n\s*")
ONE_A_LINE = "one character a line"
"""The reason of an edit that leaves a line whose width says nothing."""


def find_glyph_lines(text: str) -> list[Edit]:
    """Return the edits that put single characters back on one line."""
    if not _SINGLE.search(text):
        return []
    runs = [match for match in _RUN.finditer(text) if _reads_on(match.group())]
    if not runs or is_vertical(text):
        return []
    return [
        Edit(run.start() + gap.start(), run.start() + gap.end(), "", ONE_A_LINE, 0.9)
        for run in runs
        for gap in _BREAK.finditer(run.group())
    ]


def _reads_on(run: str) -> bool:
    """Tell whether the characters of a run make words, as those of a broken line do.

    Where a line of space parts all of them, as it did in the printed line, fewer words do.
    """
    characters = "".join(run.split())
    if len(set(ANY_HAN.findall(characters))) < 4:
        return False
    words = [word for word in cut_words(characters) if ANY_HAN.search(word)]
    longer = [word for word in words if len(word) > 1]
    if (4 if _PARTED_BY_SPACE.fullmatch(run) else 3) * len(longer) >= len(words):
        return True
    return 2 * sum(map(len, longer)) >= sum(map(len, words))


def is_vertical(text: str) -> bool:
    """Tell whether most of the text stands with one character a line."""
    if not _SINGLE.search(text):
        return False
    single = sum(len(match.group().split()) for match in _RUN.finditer(text))
    return single > 0 and 2 * single > sum(map(len, text.split()))
