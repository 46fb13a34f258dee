r"""Break a line before a numbered item that an extractor left on the line of the item before.

An item inside a line is put on its own line when the numbering says that it stood there:
the item before it (or the one behind it) of the same scheme begins a line. A text that
came as one single line is also broken where spaces follow a final mark, and line ends that
were turned into spaces are put back. Behind a heading an item is put on its own line where
the indent of a paragraph stands before it and a sentence follows.

What it will not touch: lists inside a paragraph, whose items begin no line; years,
figures, article numbers in a sentence.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "（一）听取报告；\n（二）作出决定；（三）任免人员；\n（四）其他职权。\n"
    >>> apply_edits(text, find_glued(text))
    '（一）听取报告；\n（二）作出决定；\n（三）任免人员；\n（四）其他职权。\n'
"""

from __future__ import annotations

from re import Match
from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.numerals import han_number
from npccli.repair.breaks.flattened import find_lost_line_ends
from npccli.repair.breaks.paragraph_spaces import find_paragraph_spaces
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.lines import Surface
from npccli.repair.script import places_of

_DIGITS = "一二三四五六七八九十百零〇"
_MOST_DIGITS = 3
_SCHEMES = {
    "bracket": lazy_pattern(rf"[（(]([{_DIGITS}]{{1,5}}|\d{{1,2}})[）)]"),
    "comma": lazy_pattern(rf"([{_DIGITS}]{{1,{_MOST_DIGITS}}})、(?![{_DIGITS}])"),
    "article": lazy_pattern(rf"第([{_DIGITS}]{{1,6}})条(?=[ 　])"),
    "point": lazy_pattern(r"(\d{1,2})[.．](?![\d.])"),
}
_COMMA = lazy_pattern(rf"、(?<=[{_DIGITS}\d]、)")  # found much faster than what a numeral begins
_BEFORE_POINT = lazy_pattern(r"(?:(?<=[\n 　])|\A)(?=\d{1,2}[.．])")
_INDENT = "　　"
_LONGEST_SENTENCE, _LONGEST_HEADING = 300, 80
_MARKS = frozenset("。；：！？;:")
_LINE = lazy_pattern(r"[^\n]+")
_PART_LABEL = lazy_pattern(r"\s*(\d{1,3})、\s*")
_FINAL = frozenset("。！？；：”）")
_FEWEST_PARTS, _SHORTEST_PART = 3, 120
"""How many parts of how many characters a page shows at least; items of a list are shorter."""


class _Item(NamedTuple):
    """An item of a list; `behind` is where what stands before it ends."""

    behind: int
    start: int
    scheme: str
    number: int
    begins_line: bool


def find_glued(text: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that put numbered items on lines of their own.

    `surface` is the text with what is known of it.
    """
    commas = [match.start() for match in _COMMA.finditer(text)]
    items = sorted(
        item
        for scheme, pattern in _SCHEMES.items()
        for place in _places(text, scheme, commas)
        if (match := pattern.match(text, place))
        if (item := _read_item(text, match, scheme))
    )
    edits = []
    for index, item in enumerate(items):
        if not item.begins_line and (
            _is_expected(items, index) or _is_first_below(items, index, text)
        ):
            items[index] = item._replace(begins_line=True)
            edits.append(Edit(item.behind, item.start, "\n", "an item in a numbered series", 0.8))
    lost = find_lost_line_ends(text, surface) or find_paragraph_spaces(text, surface)
    return sort_edits([*edits, *_numbered_parts(text, commas), *lost])


def _numbered_parts(text: str, commas: list[int]) -> list[Edit]:
    """Return the edits that join a text again that a page shows in numbered parts.

    Each part of so many characters begins with its number (1、2、3、) and most end inside a
    sentence, which the items of a list do not. `commas` are the places of 、 behind a numeral.
    """
    if not any(text[at - 1].isdecimal() for at in commas):
        return []
    lines = [match for match in _LINE.finditer(text) if match.group().strip()]
    run: list[tuple[int, int, int]] = []
    for line in lines:
        label = _PART_LABEL.match(text, line.start(), line.end())
        if label and int(label[1]) == len(run) + 1:
            run.append((line.start(), label.end(), line.end()))
        elif run:
            break
    cut = sum(text[end - 1] not in _FINAL for _, _, end in run[:-1])
    long = all(end - start >= _SHORTEST_PART for start, _, end in run[:-1])
    if len(run) < _FEWEST_PARTS or not long or 3 * cut < 2 * (len(run) - 1):
        return []
    why = "the number of a part that ends inside a sentence"
    first = Edit(run[0][0], run[0][1], "", why, 0.85)
    ends = [end for _, _, end in run]
    joints = [
        Edit(end, label, "" if text[end - 1] not in _FINAL else "\n", why, 0.85)
        for end, (_, label, _) in zip(ends, run[1:], strict=False)
    ]
    return [first, *joints]


def _places(text: str, scheme: str, commas: list[int]) -> list[int]:
    """Return where an item of the scheme may begin; `commas` are those behind a numeral."""
    if scheme == "bracket":
        return places_of("（(", text)
    if scheme == "article":
        return places_of("第", text) if "条" in text else []
    if scheme == "point":
        return [match.end() for match in _BEFORE_POINT.finditer(text)] if _INDENT in text else []
    places = []
    for place in commas:
        start = place
        while start and place - start < _MOST_DIGITS and text[start - 1] in _DIGITS:
            start -= 1
        if start < place:
            places.append(start)
    return places


def _read_item(text: str, match: Match[str], scheme: str) -> _Item | None:
    """Return the item, unless it stands inside a sentence."""
    start = place = match.start()
    while place and text[place - 1] in " 　":
        place -= 1
    last = text[place - 1 : place]
    begins_line = not last.strip() and not text[text.rfind("\n", 0, start) + 1 : start].strip()
    if not begins_line and (last not in _MARKS or scheme == "point"):
        sentence = text[start : start + _LONGEST_SENTENCE].partition("\n")[0]
        if _INDENT not in text[place:start] or "。" not in sentence:
            return None
        behind = place
    else:
        behind = start
    number = int(match[1]) if match[1].isdigit() else han_number(match[1])
    return _Item(behind, start, scheme, number, begins_line)


def _is_expected(items: list[_Item], index: int) -> bool:
    """Tell whether the item before, or the next one, of the same scheme begins a line."""
    item = items[index]
    for place in range(index - 1, -1, -1):
        other = items[place]
        if other.scheme == item.scheme:
            if other.number == item.number - 1 and other.begins_line:
                return True
            break
    for place in range(index + 1, len(items)):
        other = items[place]
        if other.scheme == item.scheme:
            return other.number == item.number + 1 and other.begins_line
    return False


def _is_first_below(items: list[_Item], index: int, text: str) -> bool:
    """Tell whether the item is the first below the heading that the line begins with."""
    item, heading = items[index], items[index - 1] if index else None
    return (
        heading is not None
        and heading.begins_line
        and heading.scheme != item.scheme
        and item.number == 1
        and item.behind < item.start
        and item.start - heading.start <= _LONGEST_HEADING
        and "\n" not in text[heading.start : item.start]
    )
