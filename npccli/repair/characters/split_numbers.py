"""Close up numbers whose digits an extractor set apart: 2 0 2 3年, 21 20件, 4. 3%.

A number is closed where text goes on behind it (年, 件, %) and before it. In a text in which
such numbers are plainly split, by three pieces or more, by a year or beside the point, all of
them are. What it will not touch: thousands set apart (3 500个), two numbers of which one is a
year, rows of a table, lists such as 分别为3 5 8件, the number of a list or a table before a
number, and single gaps in a text without any that is plain: there a point may be lost (11 5亿元).

    >>> from npccli.repair.edits import apply_edits
    >>> text = "2 0 2 3年，办理建议1 2 6件，同比增长4. 3%，新建学校12 00所。"
    >>> apply_edits(text, find_split_numbers(text))
    '2023年，办理建议126件，同比增长4.3%，新建学校1200所。'
    >>> find_split_numbers("全年完成11 5亿元，建成住房3 500套，其中1 200套已交付。")
    []
"""

from __future__ import annotations

from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface
from npccli.repair.script import HAN

_SPLIT = lazy_pattern(r"[0-9]\.? [0-9]|[0-9] \.[0-9 ]")
_RUN = lazy_pattern(
    r"(?<![0-9A-Za-z.,:/+#$-])(?<![0-9A-Za-z.,:/+#$-] )[0-9](?: ?[0-9.])*(?<=[0-9])"
    rf"(?: (?=[%％‰]))?(?= ?(?:[{HAN}%％‰℃]|[—－～~-] ?[0-9]))"
)
_NUMBER = lazy_pattern(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")
_THOUSANDS = lazy_pattern(r"[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]+)?")
_AT_POINT = lazy_pattern(r" \.|\. ")
_BEFORE = lazy_pattern(rf"(?:^\s*|[{HAN}，。、；：！？（(“《〔—－～~）)”》]) ?$")
_COUNTS_SOMETHING_ELSE = lazy_pattern(
    r"(?:^\s*|(?<!代)表|[图圖栏欄]|(?<![关關])[注註]|附件|[。；：\]］】)）])\s*$"
)
_SHARES_OUT = lazy_pattern(r"(?:分别|分別|依次)[^，。；：、！？]{0,8}$")
_CLAUSE = lazy_pattern("[，。；：、！？]")
_DAYS = {"年": range(1, 100), "月": range(1, 13), "日": range(1, 32)}
_YEARS = range(1840, 2100)
_BEFORE_DAYS = {"月": "年", "日": "月"}
_FEWEST_PIECES, _FEWEST_PLAIN = 3, 2


class _Split(NamedTuple):
    """A number in pieces: where it starts, how it stands there, whether that is plain."""

    start: int
    raw: str
    is_plain: bool


def find_split_numbers(text: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that take out the spaces inside of numbers.

    `surface` is the text with what is known of it.
    """
    if " " not in text:
        return []
    surface = surface or Surface(text)
    found = [
        split
        for number in surface.spaced
        if _SPLIT.search(raw := surface.lines.raws[number])
        for split in _splits_of(raw, surface.lines.starts[number])
    ]
    enough = sum(split.is_plain for split in found) >= _FEWEST_PLAIN
    return [
        Edit(split.start + at, split.start + at + 1, "", "a number in pieces", 0.85)
        for split in found
        if split.is_plain or enough
        for at, character in enumerate(split.raw)
        if character == " "
    ]


def _splits_of(line: str, offset: int) -> list[_Split]:
    """Return the numbers of a line that stand in pieces."""
    found = []
    in_sentence = _CLAUSE.search(line) is not None
    for match in _RUN.finditer(line):
        raw, before = match.group(), line[: match.start()]
        if " " not in raw.strip(" ") or not _NUMBER.fullmatch(whole := raw.replace(" ", "")):
            continue
        if not _BEFORE.search(before):
            continue
        unit = line[match.end() :].lstrip(" ")[:1]
        year = unit == "年" and len(whole) == 4 and int(whole) in _YEARS
        dated = before.rstrip(" ")[-1:] == _BEFORE_DAYS.get(unit, "-")
        if not year and (
            not _may_be_value(whole, unit)
            or not (in_sentence or dated)
            or _COUNTS_SOMETHING_ELSE.search(before)
            or (_SHARES_OUT.search(before) and not _AT_POINT.search(raw))
        ):
            continue
        is_plain = year or _is_plainly_split(raw.strip(" "))
        found.append(_Split(offset + match.start(), raw, is_plain))
    return found


def _may_be_value(whole: str, unit: str) -> bool:
    """Tell whether a number closed up may be that of a year, a month or a day, where it counts one.

    >>> _may_be_value("152023", "年"), _may_be_value("12", "月"), _may_be_value("152023", "件")
    (False, True, True)
    """
    return unit not in _DAYS or (whole.isdecimal() and int(whole) in _DAYS[unit])


def _is_plainly_split(raw: str) -> bool:
    """Tell whether no two numbers and no thousands can stand like this.

    >>> [_is_plainly_split(raw) for raw in ("1 2 6", "4. 3", "21 20", "3 500 000")]
    [True, True, False, False]
    """
    if _AT_POINT.search(raw):
        return True
    pieces = raw.split(" ")
    if len(pieces) < _FEWEST_PIECES or _THOUSANDS.fullmatch(raw):
        return False
    return sum(len(piece) == 1 for piece in pieces) > 1
