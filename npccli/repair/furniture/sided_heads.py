"""Find running heads with the page number on the outer side: left on one page, right on the next.

    12　　工作报告
    工作报告　　13

No list and no title is written in both ways; where the number also counts the pages, the
lines are no part of the text. What is left alone: lines with the number on one side only,
numbers that do not count, lines that stand close together.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.furniture.page_edges import LONGEST_HEAD, Places, Reasons, is_sentence
from npccli.repair.script import HAN

_MARKS = "|｜丨│·•・/／—–―~～-"
_SIGNS = _MARKS + "0123456789"
"""What is taken off both ends of a line to compare it with one that has its number elsewhere."""

_AT_ENDS = frozenset(_SIGNS)

_BETWEEN = f"[{_MARKS}]{{0,3}}"
_SIDED = lazy_pattern(
    rf"(?P<left>{_BETWEEN}\d{{1,4}}{_BETWEEN})?(?P<head>.*[{HAN}].*?)"
    rf"(?P<right>{_BETWEEN}(?<!\d)\d{{1,4}}{_BETWEEN})?"
)
_NUMBER = lazy_pattern(r"\d+")
_SHORTEST_HEAD, _SHORTEST_PAGE = 4, 6
_MOST_STEPS = 2
"""The head of a page may be missing where a report begins on it."""


class _Head(NamedTuple):
    """A line with a number at one end: where it stands, the number, whether on the left."""

    place: int
    number: int
    on_left: bool


def find_sided_heads(lines: Places, reasons: Reasons, why: tuple[str, float]) -> None:
    """Add the running heads whose number changes sides to `reasons`, as `why` says."""
    heads: dict[str, list[_Head]] = defaultdict(list)
    for index in _candidates(lines):
        line = lines.texts[index]
        match = _SIDED.fullmatch(line)
        if match is None:
            continue
        if number := _number(match["left"]):
            heads[line[match.end("left") :]].append(_Head(index, number, on_left=True))
        if number := _number(match["right"]):
            heads[line[: match.start("right")]].append(_Head(index, number, on_left=False))
    for head, found in heads.items():
        if len(head) < _SHORTEST_HEAD or is_sentence(head):
            continue
        for before, behind in pairwise(found):
            if before.on_left != behind.on_left and _counts(before, behind):
                reasons[before.place] = reasons[behind.place] = why


def _candidates(lines: Places) -> list[int]:
    """Return the lines with a number at one end, of which the rest comes with one at the other."""
    texts = lines.texts
    found = [
        index
        for index in lines.numbered
        if (texts[index][0] in _AT_ENDS or texts[index][-1] in _AT_ENDS or not lines.is_plain)
        if len(line := texts[index]) <= LONGEST_HEAD
        if line[:2].strip(_MARKS).isdigit() or line[-1].isdigit()
    ]
    if not lines.is_plain:
        return found
    rests = [texts[index].strip(_SIGNS) for index in found]
    lefts = {rest for at, rest in zip(found, rests, strict=True) if texts[at][0] in _AT_ENDS}
    rights = {rest for at, rest in zip(found, rests, strict=True) if texts[at][-1] in _AT_ENDS}
    both = lefts & rights
    return [index for index, rest in zip(found, rests, strict=True) if rest in both]


def _number(part: str | None) -> int:
    found = _NUMBER.search(part or "")
    return int(found[0]) if found else 0


def _counts(before: _Head, behind: _Head) -> bool:
    """Tell whether the next page, or the one after it, has the second head."""
    far = behind.place - before.place >= _SHORTEST_PAGE
    return far and 0 < behind.number - before.number <= _MOST_STEPS
