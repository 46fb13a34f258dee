"""A numeral with its unit: what is counted, how exactly, from where to where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from npccli.figures.data import units, words
from npccli.figures.numerals import Number, Numeral, find_numerals, han_value, plain_number

_PART = re.compile("[一二三四五六七八九半](?=[，。；、！？,;）)”’的以左上下多]|$)")
"""What may stand behind 成 or 倍 as a part of the number."""

_SCORE = re.compile("(?:满意度|得分|评分|均分|分数|分值|成绩|测评|考核|总分)[^，。；]{0,8}$")
_DASH = "-－—–~～至到"
_SHARING = frozenset("和与、")
_BEFORE = 4
_NO_QUANTITY = re.compile(r"(?:^|[。；（(]|[图表第]|附件)\s*$")
"""What stands before the number of an item, a table or an annex: 10、12件建议已经办结."""
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_CLIMBED = frozenset("迈跨站登跃踏冲升")
"""What makes 上 before a number a step that was climbed, and not a place: 迈上, 会上."""

_BARE = re.compile(
    "(?:的|各族|农|干部|在校|贫困|困难|失业|城乡|常住|各类|留守|中小|普通|脱贫|退役|参保|确诊)?"
    "[\u4e00-\u9fff]{0,6}?(?:群众|居民|农牧民|农民|婴幼儿|学生|干部|职工|患者|老人|老年人|儿童|军民|党员|"
    "感染者|用户|人口|劳动者|市民|村民|官兵|游客|军人|残疾人|旅客|观众|选民|牧民|贫困户|农户|移民|青年|妇女|师生|考生|"
    "监测对象|网民)"
)


class Quantity(NamedTuple):
    """A numeral and what belongs to it.

    `start` and `number_end` bound the numeral as printed, `end` is behind the unit and
    words such as 以上. `kind` is count, money, measure, rate, time, level, bare or none.
    `upper` is the upper end of a range.
    """

    start: int
    number_end: int
    end: int
    form: str
    value: Number | None
    upper: Number | None
    unit: str
    kind: str
    approx: bool


def find_quantities(text: str) -> Iterator[Quantity]:
    """Yield every numeral of a text with the unit that follows it, dates and all.

    Two numerals with a dash between and one unit make a range.

        >>> [(q.value, q.upper, q.unit, q.approx) for q in find_quantities("约3至5次，570余万元")]
        [(3, 5, '次', True), (5700000, None, '元', True)]
    """
    pending: Numeral | None = None
    for numeral in find_numerals(text):
        if pending is not None and _joins(text, pending, numeral):
            first, pending = pending, None
            yield _quantity(text, numeral, first)
            continue
        if pending is not None:
            yield _with_next(text, pending, numeral)
        pending = numeral
    if pending is not None:
        yield _quantity(text, pending, None)


def _with_next(text: str, numeral: Numeral, following: Numeral) -> Quantity:
    """Return a numeral with its unit, which may stand behind the next one: 2.1和3.4个百分点."""
    found = _quantity(text, numeral, None)
    between = text[numeral.end : following.start]
    if (
        found.unit
        or between not in _SHARING
        or not _PLAIN.fullmatch(text, numeral.start, numeral.end)
    ):
        return found
    small = len(text[numeral.start : numeral.end]) == 1  # 2、3次 are about so many
    if not _PLAIN.fullmatch(text, following.start, following.end) or (between == "、" and small):
        return found
    if between == "、" and _NO_QUANTITY.search(
        text, max(0, numeral.start - _BEFORE), numeral.start
    ):
        return found
    shared = _quantity(text, following, None)
    if shared.kind not in ("rate", "count"):
        return found
    return found._replace(unit=shared.unit, kind=shared.kind)


def _joins(text: str, first: Numeral, second: Numeral) -> bool:
    between = text[first.end : second.start].strip("%％")
    return len(between) == 1 and between in _DASH


def _quantity(text: str, numeral: Numeral, first: Numeral | None) -> Quantity:
    start = first.start if first else numeral.start
    end = numeral.end
    loose = numeral.loose
    if text.startswith(("余", "多", "来"), end):
        loose, end = True, end + 1
    if numeral.form == "percent":
        unit, kind = "%", "rate"
    else:
        unit = units().at(text, end)
        kind = units().kinds.get(unit, "none")
    if unit == "分" and _SCORE.search(text, max(0, start - 16), start):
        kind = "measure"
    end += 0 if numeral.form == "percent" else len(unit)
    if text[end : end + 1] == "多" and kind in ("measure", "time"):
        loose, end = True, end + 1
    if kind == "none" and text[end - 1 : end] in ("万", "亿", "余", "多") and _bare(text, end):
        kind = "bare"
    value, upper = _values(numeral, first)
    if kind == "rate" and value is not None and _is_below_zero(text, start):
        start, value = start - 1, -value
    number_end = numeral.end
    part = _part_behind(text, end, unit) if upper is None else None
    if unit == "成":
        unit, value, upper = "%", _tenfold(value), _tenfold(upper)
    if part is not None and value is not None:
        value, end = plain_number(Decimal(str(value)) + part), end + 1
        number_end = end
    behind = _inexact_behind(text, end, unit, kind)
    return Quantity(
        start,
        number_end,
        end + len(behind),
        numeral.form,
        value,
        upper,
        units().normal.get(unit, unit),
        kind,
        loose or bool(behind) or first is not None or _is_near(text, start, kind),
    )


def _inexact_behind(text: str, end: int, unit: str, kind: str) -> str:
    """Return the word behind a number that says that it is not exact: 以上, 左右, or nothing."""
    if (kind in ("none", "time") and unit != "岁") or not text.startswith(
        words().approx_behind, end
    ):
        return ""
    word = next(word for word in words().approx_behind if text.startswith(word, end))
    return "" if word in ("来", "多") else word


def _is_near(text: str, start: int, kind: str) -> bool:
    """Tell whether a word before a number says that it is not exact: 约, 超过, 迈上."""
    if not text.endswith(words().approx_before, 0, start):
        return False
    if text[start - 1] != "上" or kind == "money":
        return True
    return text[start] in "百千万亿" or text[start - 2 : start - 1] in _CLIMBED


def _is_below_zero(text: str, start: int) -> bool:
    """Tell whether a minus sign stands before a rate, and no range or name: 增长-5.3%."""
    if not start or text[start - 1] not in "-－−":
        return False
    before = text[start - 2 : start - 1]
    return not (before.isalnum() and before.isascii()) and before not in "%％-－−）)"


def _bare(text: str, end: int) -> bool:
    return _BARE.match(text, end) is not None or text[end : end + 1] in ("", "。", "，", "；", "、")


def _values(numeral: Numeral, first: Numeral | None) -> tuple[Number | None, Number | None]:
    if first is None or first.value is None or numeral.value is None:
        return numeral.value, None
    return first.value, numeral.value


def _part_behind(text: str, end: int, unit: str) -> Decimal | None:
    """Return what stands behind 成 or 倍 adds: 三成五 is 35 %, 一倍半 is 1.5 times as much."""
    part = _PART.match(text, end) if unit in ("成", "倍") else None
    if part is None:
        return None
    if part[0] == "半":
        return Decimal(5) if unit == "成" else Decimal("0.5")
    return Decimal(han_value(part[0]) or 0) if unit == "成" else None


def _tenfold(value: Number | None) -> Number | None:
    return None if value is None else plain_number(Decimal(str(value)) * 10)
