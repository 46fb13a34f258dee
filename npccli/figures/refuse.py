"""Why a numeral is no figure: typed refusals, in the order in which they are tried."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from npccli.figures.data import refusal_words, words
from npccli.figures.quantities import Quantity
from npccli.figures.spans import Spans

_SESSION = re.compile(
    "(?:届|人大|大会|代表大会|代会|委员会|政协|全会|全委会|会议)(?:常委会)?(?:第)?$|届[^，。；]{0,12}第?$"
)
_ENDS = "，。；、！？：,;)）”…"
_SMALL = 10
"""So many parts are the most that a text is arranged in."""

_ARRANGED = frozenset(("大类", *"个项种类条张篇块片支道面"))
_WHOLE = frozenset("次期场件项部篇份名人家户条宗")


class _Place(NamedTuple):
    """A quantity in its sentence."""

    text: str
    quantity: Quantity
    spans: Spans

    def left(self, size: int) -> str:
        return self.text[max(0, self.quantity.start - size) : self.quantity.start]

    def ahead(self, size: int) -> str:
        return self.text[self.quantity.end : self.quantity.end + size]

    @property
    def unit(self) -> str:
        return self.quantity.unit

    @property
    def printed(self) -> str:
        return self.text[self.quantity.start : self.quantity.number_end]


def refusal(text: str, quantity: Quantity, spans: Spans) -> str | None:
    """Return the reason why a quantity is no figure, or None when it is one.

    Looks at no more than a few characters around the numeral.
    """
    place = _Place(text, quantity, spans)
    for reason, refuses in _rules_for(quantity.kind, quantity.unit):
        if refuses(place):
            return reason
    return None


def _is_named(at: _Place) -> bool:
    return at.spans.in_name(at.quantity.start) or at.spans.in_name(
        max(at.quantity.start, at.quantity.number_end - 1)
    )


def _is_attached(at: _Place) -> bool:
    """Tell a numeral that is part of a code: PM2.5, G20, 1+8, 10:30, 2-3号."""
    before, behind = at.left(1), at.text[at.quantity.number_end : at.quantity.number_end + 1]
    if (before and before in "+＋_#№／/@=.") or (before.isascii() and before.isalpha()):
        measured = at.quantity.kind == "money" and before.isupper()  # GDP19.9亿元
        return at.quantity.form != "masked" and not measured
    if before in (":", "：", "-", "—", "－") and before:
        return at.text[max(0, at.quantity.start - 2) : at.quantity.start - 1].isdigit()
    if behind and behind in "+＋:@#=/":
        return True
    if behind.isascii() and behind.isalpha():
        return at.quantity.kind == "none"
    return (
        behind == "："
        and at.text[at.quantity.number_end + 1 : at.quantity.number_end + 2].isdigit()
    )


def _is_time(at: _Place) -> bool:
    measured = _MEASURED_TIME.get(at.unit)
    return measured is None or measured.search(at.left(28)) is None


_MEASURED_TIME = {
    "天": re.compile("(?:天数|日数)[^。；]{0,22}$"),
    "岁": re.compile("寿命[^，。；]{0,22}$"),
}
"""Behind 优良天数 days are counted, behind 人均预期寿命 years."""


def _is_ordinal(at: _Place) -> bool:
    before = at.left(3)
    if before.endswith("第") or (
        at.unit in ("位", "名") and refusal_words().rankings.search(at.left(16))
    ):
        return True
    return at.unit in ("位", "名", "个", "批", "次") and before.endswith(refusal_words().ordered)


def _is_session(at: _Place) -> bool:
    if not refusal_words().meetings.match(at.text, at.quantity.end):
        return False
    return _SESSION.search(at.left(16)) is not None


def _is_plan(at: _Place) -> bool:
    return refusal_words().plans.match(at.text, at.quantity.end) is not None


def _is_telephone(at: _Place) -> bool:
    if at.quantity.form != "arabic":
        return False
    without_unit = at.quantity.kind == "none"
    hotline = (
        at.printed in _NUMBERS
        and refusal_words().hotlines.match(at.text, at.quantity.number_end) is not None
    )
    if (without_unit or hotline) and refusal_words().telephones.search(at.left(10)):
        return without_unit
    return hotline


_NUMBERS = frozenset(("110", "119", "120", "122", "12110")) | {f"12{n}" for n in range(300, 400)}


def _is_phase(at: _Place) -> bool:
    """Tell a phase of building (二期工程) from an issue or a course (4期)."""
    clause = at.text[
        max(at.spans.clause_start(at.quantity.start), at.quantity.start - 40) : at.quantity.start
    ]
    if at.quantity.form == "han" and not refusal_words().issued.search(clause):
        return True
    return at.text.startswith(("工程", "项目"), at.quantity.end)


def _is_article(at: _Place) -> bool:
    if at.unit == "章":
        return True
    return at.unit in ("条", "款", "节") and at.left(2).rstrip("、，").endswith("章")


def _is_vague(at: _Place) -> bool:
    """Tell an indefinite 一 from a counted one: 专题询问一次, at the end of its clause."""
    printed = at.printed
    if at.left(1) in ("几", "数") and at.quantity.form == "han":
        return True
    if at.quantity.value == 0 and at.quantity.form == "han":
        return True
    if printed == "两" and at.unit in ("次", "遍", "回"):
        return re.search("[不再没别莫]", at.left(3)) is not None
    if printed != "一" or at.unit == "倍":
        return False
    at_end = at.ahead(1) in ("", *_ENDS)
    before = at.left(1)
    counted = at_end and at.unit in _WHOLE and "\u4e00" <= before <= "\u9fff"
    return not counted or before in "的每任这那哪某另同唯再又一上下中头首逐第是有个为"


def _is_arrangement(at: _Place) -> bool:
    """Tell what arranges a text (三个环节, 五大任务) from what was counted."""
    if at.unit in ("个方面", "大方面"):
        listed = re.match("[^，。；]{0,6}：|[^，。；]{0,4}(?:均|都|分别)", at.ahead(8))
        return at.quantity.form == "han" or listed is not None
    ahead = at.ahead(6)
    if refusal_words().arranged.match(ahead):
        return True
    if at.quantity.form != "han" or at.quantity.value is None or at.quantity.value > _SMALL:
        return False
    if at.unit not in _ARRANGED:
        return False
    return any(ahead.startswith(word) for word in words().facets)


def _is_specification(at: _Place) -> bool:
    """Tell a measure that describes a thing (10万吨铝材项目) from one that was reached."""
    before = at.left(6)
    if before.endswith(("年产", "日产", "日处理", "年处理")):
        return True
    ahead = at.ahead(14)
    if at.quantity.kind == "money":
        if at.printed in ("百", "千", "万", "亿") and refusal_words().sized.match(ahead):
            return True
        if at.text[: at.quantity.end].endswith(("以上", "以下")):
            return refusal_words().sized_above.match(ahead) is not None
        return ahead.startswith(("以上项目", "级"))
    if not ahead or not ("\u4e00" <= ahead[0] <= "\u9fff"):
        return False
    if refusal_words().dimensions.match(ahead):
        return not ahead.startswith(refusal_words().no_dimensions)
    cut = re.split("[，。；、！？：的]", ahead)[0]
    found = words().specified.search(cut)
    return found is not None and not before.endswith(refusal_words().reached)


def _is_case(at: _Place) -> bool:
    """Tell the name of a case (3名干部违反规定问题) from people who were dealt with."""
    if not refusal_words().cases.match(at.text, at.quantity.end):
        return False
    return refusal_words().handled.search(at.left(10)) is None


def _always(_: _Place) -> bool:
    return True


_Test = Callable[[_Place], bool]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A refusal, and the kinds and units of the quantities that it can be about; () is for all."""

    reason: str
    refuses: _Test
    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


_RULES = (
    _Rule("name", _is_named),
    _Rule("telephone", _is_telephone),
    _Rule("code", _is_attached),
    _Rule("time", _is_time, kinds=("time",)),
    _Rule("ordinal", _is_ordinal),
    _Rule("level", _always, kinds=("level",)),
    _Rule("session", _is_session, units=("次",)),
    _Rule("plan", _is_plan, units=("年", "年期")),
    _Rule("phase", _is_phase, units=("期",)),
    _Rule("article", _is_article, units=("章", "条", "款", "节")),
    _Rule("no unit", _always, kinds=("none",)),
    _Rule("indefinite", _is_vague),
    _Rule("arrangement", _is_arrangement, kinds=("count",)),
    _Rule("specification", _is_specification, kinds=("measure", "money")),
    _Rule("case", _is_case, units=("名", "人", "位")),
)
"""The refusals by name."""


@lru_cache(maxsize=1024)
def _rules_for(kind: str, unit: str) -> tuple[tuple[str, _Test], ...]:
    """Return the rules that can refuse a quantity of this kind and unit."""
    return tuple(
        (rule.reason, rule.refuses)
        for rule in _RULES
        if (not rule.kinds or kind in rule.kinds) and (not rule.units or unit in rule.units)
    )
