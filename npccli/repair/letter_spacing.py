"""Close up lines whose characters an extractor set apart: 全 力 支 持.

A run counts when at least four single characters in a row, with marks that cling to
them, are parted by single spaces. What it will not touch: the space of a two-part
headline, names, Latin letters and numbers, lists of single characters parted by marks.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "全 力 支 持 和 保 障 代 表，履职为民显担当 实干争先促发展"
    >>> apply_edits(text, find_letter_spacing(text))
    '全力支持和保障代表，履职为民显担当 实干争先促发展'
"""

from __future__ import annotations

import re

from npccli.repair.edits import Edit
from npccli.repair.script import HAN

_MARKS = "，。、；：！？“”‘’（）《》〈〉【】—…·,.;:!?()%％+＋"
_SPACE = "[ 　]{1,2}"
_UNIT = rf"(?:[{_MARKS}]*[{HAN}0-9A-Za-z][{_MARKS}]*|[{_MARKS}]+)"
_RUN = re.compile(rf"(?<![^\s{_MARKS}])?{_UNIT}(?:{_SPACE}{_UNIT}){{3,}}(?![{HAN}])")
_SPACED_RUN = re.compile(rf"{_UNIT}(?:{_SPACE}{_UNIT}){{3,}}")
_SINGLE_HAN = re.compile(rf"(?:^|[ 　{_MARKS}])[{HAN}](?=[ 　{_MARKS}]|$)")
_SPACES = re.compile("[ 　]+")


def find_letter_spacing(text: str) -> list[Edit]:
    """Return the edits that take out the spaces between single characters."""
    edits = []
    for match in _SPACED_RUN.finditer(text):
        if len(_SINGLE_HAN.findall(match.group())) < 4:
            continue
        start, end = match.span()
        end = _reach_behind(text, end)
        edits += [
            Edit(start + gap.start(), start + gap.end(), "", "letter-spaced characters", 0.9)
            for gap in _SPACES.finditer(text[start:end])
        ]
    return edits


def _reach_behind(text: str, end: int) -> int:
    """Return where the run ends, with a space before a mark that clings to what follows."""
    behind = re.compile(rf"{_SPACE}(?=[{_MARKS}])").match(text, end)
    return behind.end() if behind else end
