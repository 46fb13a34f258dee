"""Items that follow each other inside a paragraph: 一是…。二是…。三是….

One of them begins a line by chance. It does when the item before it stands inside a line,
behind a mark: items that are paragraphs all begin lines.
"""

from __future__ import annotations

from npccli.lazy import lazy_pattern
from npccli.repair.measure.layout import MeasuredLine

_NUMERALS = "一二三四五六七八九十"
_ITEM = lazy_pattern(rf"(?P<first>第?)(?P<numeral>[{_NUMERALS[1:]}])(?P<last>[是，、])")
_ORDINAL_ENDS = frozenset("，、")
_NEAR = 12
"""How many lines above an item the one before it may stand."""


def with_inline_items(lines: list[MeasuredLine]) -> list[MeasuredLine]:
    """Return the lines with those unmarked that only seem to open with an item of a list."""
    found = lines
    for index, line in enumerate(lines):
        if not line.marker or line.indent or not (item := _ITEM.match(line.text)):
            continue
        if bool(item["first"]) != (item["last"] in _ORDINAL_ENDS):
            continue  # 二、 is the number of a heading
        numeral = _NUMERALS[_NUMERALS.index(item["numeral"]) - 1]
        if _stands_inside(lines, index, item["first"] + numeral + item["last"]):
            if found is lines:
                found = list(lines)
            head = (*line.head[:3], False, *line.head[4:])
            found[index] = line.but(marker=False, head=head)
    return found


def _stands_inside(lines: list[MeasuredLine], index: int, item: str) -> bool:
    """Tell whether the nearest such item above stands inside a line, behind a mark."""
    for line in reversed(lines[max(0, index - _NEAR) : index]):
        place = line.text.rfind(item)
        if place >= 0:
            return place > 0 and line.text[place - 1] in "。；：，！？"
    return False
