"""The numbers that Word shows before paragraphs and does not keep in their text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from npccli.read.docx.names import child, children, is_on, number, value

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"))
_ROMAN_LOW = ((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: `text` holds %1 to %9 for the levels.

    `digits` says that the numbers of the levels above are shown in digits here.
    """

    form: str
    text: str
    start: int = 1
    suffix: str = "tab"
    digits: bool = False


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    def label(self, list_id: str, depth: int) -> str:
        """Return the label of the next paragraph of a list, and count it."""
        shape = self.lists.get(list_id, list_id)
        levels = self.levels.get(list_id, {})
        level = levels.get(depth)
        if level is None or not 0 <= depth < 9:
            return ""
        counts = self.counts.setdefault(shape, [])
        while len(counts) <= depth:
            counts.append(levels[len(counts)].start - 1 if len(counts) in levels else 0)
        counts[depth] += 1
        del counts[depth + 1 :]
        if level.form in ("none", "bullet"):
            return "• " if level.form == "bullet" else ""

        def show(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            form = levels[place].form if place in levels and not level.digits else "decimal"
            return format_number(counts[place] if place < len(counts) else 1, form)

        label = re.sub(r"%([1-9])", show, level.text)
        return label + ("" if level.suffix == "nothing" or label.endswith(("、", "）")) else " ")


def read_numbering(root: Element | None) -> Numbering:
    """Return the lists that `numbering.xml` defines."""
    shapes: dict[str, dict[int, Level]] = {}
    for shape in children(root, "abstractNum"):
        levels = {number(each, "ilvl"): _level(each) for each in children(shape, "lvl")}
        shapes[value(shape, "abstractNumId") or ""] = levels
    found = Numbering()
    for item in children(root, "num"):
        list_id = value(item, "numId") or ""
        shape_id = value(child(item, "abstractNumId")) or ""
        levels = dict(shapes.get(shape_id, {}))
        own = False
        for change in children(item, "lvlOverride"):
            depth = number(change, "ilvl")
            start = child(change, "startOverride")
            replaced = child(change, "lvl")
            if replaced is not None:
                levels[depth] = _level(replaced)
            if start is not None and depth in levels:
                old = levels[depth]
                levels[depth] = replace(old, start=number(start))
                own = True
        found.levels[list_id] = levels
        # Lists of one shape count on; a list with a start of its own counts for itself.
        found.lists[list_id] = f"{shape_id}/{list_id}" if own else shape_id
    return found


def _level(element: Element) -> Level:
    return Level(
        value(child(element, "numFmt")) or "decimal",
        value(child(element, "lvlText")) or "",
        number(child(element, "start"), otherwise=1),
        value(child(element, "suff")) or "tab",
        is_on(child(element, "isLgl")),
    )


def format_number(count: int, form: str) -> str:
    """Return a number in one of Word's forms; unknown forms are written in digits.

    >>> [format_number(12, form) for form in ("decimal", "chineseCounting", "lowerRoman")]
    ['12', '十二', 'xii']
    >>> format_number(3, "decimalEnclosedCircle"), format_number(2, "ideographTraditional")
    ('③', '乙')
    """
    shown = _FORMS.get(form)
    return shown(count) if shown else str(count)


def _chinese(count: int) -> str:
    if not 0 < count < 10_000:
        return str(count)
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = count // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _UNITS[place]
            gap = False
        else:
            gap = True
    return text.removeprefix("一") if text.startswith("一十") else text


def _digits(count: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(count))


def _circled(count: int) -> str:
    return chr(0x245F + count) if 1 <= count <= 20 else str(count)


def _stem(count: int) -> str:
    return _STEMS[(count - 1) % 10]


def _roman(count: int) -> str:
    text = ""
    for size, sign in (*_ROMAN, *_ROMAN_LOW):
        text += sign * (count // size if count < 4000 else 0)
        count %= size
    return text


def _letter(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


_FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "chineseLegalSimplified": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "ideographTraditional": _stem,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "decimalZero": lambda count: f"{count:02d}",
}
