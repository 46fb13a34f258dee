r"""Part a heading from the text that an extractor put behind it on its line.

Known as a heading is what has two parts of one length, a number, or a quotation in its
middle, and no mark at which a sentence ends. Behind it begins an item with its sentence
(一是…。), a paragraph with its indent, or a line whose characters were set apart.

What it will not touch: items in a sentence, rows of a table, headings behind which stands
neither item nor indent, text behind a colon or comma.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "守正创新护航发展 用心用情纾解民忧一是建好平台。代表走进社区，\n"
    >>> print(apply_edits(text, find_headings_before_text(text)), end="")
    守正创新护航发展 用心用情纾解民忧
    一是建好平台。代表走进社区，
"""

from __future__ import annotations

from bisect import bisect_right

from npccli.lazy import lazy_pattern
from npccli.repair.doubling.doubled_headings import are_headings
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface
from npccli.repair.script import HAN, HEADING_NUMBER, places_of

_NUMERAL = "一二三四五六七八九十"
_TWO_PARTS = lazy_pattern(
    rf"(?:[{_NUMERAL}]{{1,3}}、([{HAN}“”]{{4,15}})，|([{HAN}“”]{{4,15}})[ 　])([{HAN}“”]{{4,15}})"
)
_ITEM = lazy_pattern(rf"一是[{HAN}“”]{{4,20}}。")
_SPACES = lazy_pattern("[ 　]+")
_INDENT = "　　"
_FEWEST_SPACES = 3
_SET_APART = lazy_pattern(rf"(?:[{HAN}] ){{{_FEWEST_SPACES}}}[^\n]*[，。]")
_INSIDE_SENTENCE = lazy_pattern("[。；：！？]|[，、]$")
_LONGEST_HEADING, _SHORTEST_TEXT = 40, 10
_WHY = "a heading and the text behind it on one line"


def find_headings_before_text(text: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that put the text behind a heading on a line of its own."""
    surface = surface or Surface(text)
    items = {bisect_right(surface.starts, at) - 1 for at in places_of(["一是"], text)}
    edits = []
    for number in sorted({*items, *surface.spaced}):
        line = surface.texts[number]
        parted = _place_of_text(line) if _may_hold_text(line) else None
        if parted:
            offset = surface.starts[number] + surface.lines.raws[number].index(line)
            start, end = parted
            edits.append(Edit(offset + start, offset + end, "\n", _WHY, 0.75))
    return edits


def _may_hold_text(line: str) -> bool:
    """Tell whether an item, an indent or characters set apart stand in a line."""
    return "一是" in line or _INDENT in line or line.count(" ") > _FEWEST_SPACES


def _place_of_text(line: str) -> tuple[int, int] | None:
    """Return where a heading ends and where the text behind it begins, if they are parted so."""
    reach = _LONGEST_HEADING + _SHORTEST_TEXT
    item = _ITEM.search(line, 0, reach) if line.find("一是", 1, reach) > 0 else None
    if item and item.start() and _is_couplet(line[: item.start()].rstrip()):
        return len(line[: item.start()].rstrip()), item.start()
    for space in _SPACES.finditer(line, 0, _LONGEST_HEADING + 1):
        heading, behind = line[: space.start()], line[space.end() :]
        if _INSIDE_SENTENCE.search(heading):
            break
        if len(behind) < _SHORTEST_TEXT:
            continue
        if _is_couplet(heading) and _SET_APART.match(behind):
            return space.start(), space.end()
        if not (_is_couplet(heading) or _is_heading(heading)):
            continue
        if _ITEM.match(behind):
            return space.start(), space.end()
        if space.group().strip(" ") == _INDENT and "。" in behind:
            return space.start(), space.end() - len(_INDENT)
    return None


def _is_couplet(heading: str) -> bool:
    """Tell whether a line has two parts of one length, parted by a space, or numbered."""
    parts = _TWO_PARTS.fullmatch(heading)
    return parts is not None and len(parts[1] or parts[2]) == len(parts[3])


def _is_heading(heading: str) -> bool:
    """Tell whether a line has a number, or a quotation in its middle."""
    return HEADING_NUMBER.match(heading) is not None or are_headings(heading, heading)
