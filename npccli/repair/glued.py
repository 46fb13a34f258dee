r"""Break a line before a numbered item that an extractor left on the line of the item before.

An item inside a line is put on its own line when the numbering says that it stood there:
the item before it (or the one behind it) of the same scheme begins a line. A text that
came as one single line is also broken where spaces follow a final mark.

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
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.script import places_of

_DIGITS = "一二三四五六七八九十百零〇"
_MOST_DIGITS = 3
_SCHEMES = {
    "bracket": lazy_pattern(rf"[（(]([{_DIGITS}]{{1,5}}|\d{{1,2}})[）)]"),
    "comma": lazy_pattern(rf"([{_DIGITS}]{{1,{_MOST_DIGITS}}})、(?![{_DIGITS}])"),
    "article": lazy_pattern(rf"第([{_DIGITS}]{{1,6}})条(?=[ 　])"),
}
_SPACES_BEHIND_FINAL = lazy_pattern(r"(?<=[。！？”])[ \t　]{1,8}(?=[^\s，。、；：])")
_MARKS = frozenset("。；：！？;:")
_VALUES = {character: value for value, character in enumerate("零一二三四五六七八九十")}
_LONG_LINE = 1200


class _Item(NamedTuple):
    start: int
    scheme: str
    number: int
    begins_line: bool


def find_glued(text: str) -> list[Edit]:
    """Return the edits that put numbered items on lines of their own."""
    items = sorted(
        item
        for scheme, pattern in _SCHEMES.items()
        for place in _places(text, scheme)
        if (match := pattern.match(text, place))
        if (item := _read_item(text, match, scheme))
    )
    edits = []
    for index, item in enumerate(items):
        if not item.begins_line and _is_expected(items, index):
            items[index] = item._replace(begins_line=True)
            edits.append(Edit(item.start, item.start, "\n", "an item in a numbered series", 0.8))
    return sort_edits([*edits, *_break_single_line(text)])


def _places(text: str, scheme: str) -> list[int]:
    """Return where an item of the scheme may begin."""
    if scheme == "bracket":
        return places_of("（(", text)
    if scheme == "article":
        return places_of("第", text) if "条" in text else []
    places = []
    for place in places_of("、", text):
        start = place
        while start and place - start < _MOST_DIGITS and text[start - 1] in _DIGITS:
            start -= 1
        if start < place:
            places.append(start)
    return places


def _break_single_line(text: str) -> list[Edit]:
    """Return the breaks for a text that has no line ends but spaces behind final marks."""
    stripped = text.strip()
    if "\n" in stripped or len(stripped) < _LONG_LINE:
        return []
    return [
        Edit(match.start(), match.end(), "\n", "a space behind a final mark, on a single line", 0.6)
        for match in _SPACES_BEHIND_FINAL.finditer(text)
    ]


def _read_item(text: str, match: Match[str], scheme: str) -> _Item | None:
    """Return the item, unless it stands inside a sentence."""
    start = place = match.start()
    while place and text[place - 1] in " 　":
        place -= 1
    last = text[place - 1 : place]
    begins_line = not last.strip() and not text[text.rfind("\n", 0, start) + 1 : start].strip()
    if not begins_line and last not in _MARKS:
        return None
    return _Item(start, scheme, numeral_value(match[1]), begins_line)


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


def numeral_value(digits: str) -> int:
    """Return the value of an Arabic or Chinese numeral below a thousand.

    >>> [numeral_value(digits) for digits in ("7", "十", "十二", "六十七", "一百零三")]
    [7, 10, 12, 67, 103]
    """
    if digits.isdigit():
        return int(digits)
    total = current = 0
    for character in digits.replace("〇", "零"):
        if character == "百":
            total += (current or 1) * 100
            current = 0
        elif character == "十":
            total += (current or 1) * 10
            current = 0
        else:
            current = _VALUES[character]
    return total + current
