r"""Part headings that stood side by side on a page and came out on one line.

Where headlines have two parts with a space between them, a line of four such parts or more
holds two headlines or more. What it will not touch: slogans of four characters each, names,
rows of a table, offices and organs, three parts; texts that show no headlines of two parts.

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

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface
from npccli.repair.script import HAN

_PART = lazy_pattern(rf"[{HAN}“”《》]{{4,18}}")
_SPACE = lazy_pattern(r"[ 　]{1,2}")
_ORGAN_ENDS = frozenset("委会會院府局办部厅廳室")
_HEADLINE, _FEWEST_PARTS, _MOST_PARTS = 2, 4, 8
_FEWEST_HEADLINES = 2
_SLOGAN = 4
_LONGEST = 120
_WHY = "headings that stood side by side"


def find_headings_in_a_row(text: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that put headings on lines of their own which stood side by side."""
    surface = surface or Surface(text)
    spaced = {
        number: parts
        for number in surface.spaced
        if len(held := surface.texts[number]) <= _LONGEST and (parts := _parts(held))
    }
    if sum(len(parts) == _HEADLINE for parts in spaced.values()) < _FEWEST_HEADLINES:
        return []
    edits: list[Edit] = []
    for number, parts in spaced.items():
        beside = [len(spaced.get(near, ())) for near in (number - 1, number + 1)]
        if max(beside) > _HEADLINE or not _are_headlines(parts):
            continue
        line = surface.lines[number]
        offset = line.start + line.raw.index(line.text)
        spaces = list(_SPACE.finditer(line.text))
        edits += [
            Edit(offset + space.start(), offset + space.end(), "\n", _WHY, 0.75)
            for space in spaces[1::2]
        ]
    return edits


def _parts(line: str) -> list[str]:
    """Return the parts of a line that may be a headline or several, none for another line."""
    parts = _SPACE.split(line)
    return parts if 1 < len(parts) <= _MOST_PARTS and all(map(_PART.fullmatch, parts)) else []


def _are_headlines(parts: list[str]) -> bool:
    """Tell whether these are the parts of several headlines."""
    if len(parts) < _FEWEST_PARTS or 2 * sum(map(_is_slogan, parts)) > len(parts):
        return False
    return sum(part[-1] in _ORGAN_ENDS for part in parts) < _HEADLINE


def _is_slogan(part: str) -> bool:
    return len(part) <= _SLOGAN
