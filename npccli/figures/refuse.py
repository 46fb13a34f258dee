"""Why a numeral is no figure: typed refusals, in the order in which they are tried."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from npccli.figures.data import words
from npccli.figures.quantities import Quantity
from npccli.figures.spans import Spans

_ORDINAL = re.compile("(?:第|前|位居|稳居|居|位列|名列|排名|首)$")
_RANK = re.compile("(?:排名|位次|名次|排位|排序)[^，。；]{0,10}$")
_MEETING = re.compile("会议|全会|全体会议|全体委员会议|代表大会|党代会|全委会|集体学习")
_SESSION = re.compile(
    "(?:届|人大|大会|代表大会|代会|委员会|政协|全会|全委会|会议)(?:常委会)?(?:第)?$|届[^，。；]{0,12}第?$"
)
_TELEPHONE = re.compile(
    "(?:电话|热线|手机|传真|邮编|微信|QQ|号码|联系方式|拨打|专线|网址)[^，。；]{0,6}$"
)
_HOTLINE = re.compile("(?:[^，。；、]{0,6})?(?:热线|电话|专线|短信平台)")
_ISSUES = re.compile(
    "举办|开展|组织|编发|发布|刊发|出版|编印|培训|推出|开办|印发|制作|播出|举行|编辑|编|办|刊登"
)
_PLAN = re.compile("[^，。；、]{0,2}(?:规划|行动|计划|攻坚|方案|禁渔)")
_INSIDE = re.compile("内|外|处|范围|高|宽|长|深|线|级|宽|见方|赛|跑")
_ENDS = "，。；、！？：,;)）”…"
_SMALL = 10
"""So many parts are the most that a text is arranged in."""

_ARRANGED = frozenset(("大类", *"个项种类条张篇块片支道面"))
_WHOLE = frozenset("次期场件项部篇份名人家户条宗")
_FIXED = re.compile(
    "(?:大|个|项|种|类)?(?:环节|层面|维度|原则|阶段|步骤|关系|大局|季度|关键小事|不动摇|毫不动摇|“第|确立|维护|意识|"
    "自信|篇章|(?:[百千万]?亿?元?)台阶|必须|坚持|字|更字|特别行政区|第一|方面|更加|导向|优先|度|要|大关|要素)"
)


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
    return not (at.unit == "天" and _DAYS.search(at.left(28)))


_DAYS = re.compile("(?:天数|日数)[^。；]{0,22}$")
"""Behind 优良天数 days are counted."""


def _is_ordinal(at: _Place) -> bool:
    before = at.left(3)
    if before.endswith("第") or (at.unit in ("位", "名") and _RANK.search(at.left(16))):
        return True
    return at.unit in ("位", "名", "个", "批", "次") and _ORDINAL.search(before) is not None


def _is_session(at: _Place) -> bool:
    if not _MEETING.match(at.text, at.quantity.end):
        return False
    return _SESSION.search(at.left(16)) is not None


def _is_plan(at: _Place) -> bool:
    return _PLAN.match(at.text, at.quantity.end) is not None


def _is_telephone(at: _Place) -> bool:
    if at.quantity.form != "arabic":
        return False
    without_unit = at.quantity.kind == "none"
    hotline = at.printed in _NUMBERS and _HOTLINE.match(at.text, at.quantity.number_end) is not None
    if (without_unit or hotline) and _TELEPHONE.search(at.left(10)):
        return without_unit
    return hotline


_NUMBERS = frozenset(("110", "119", "120", "122", "12110")) | {f"12{n}" for n in range(300, 400)}


def _is_phase(at: _Place) -> bool:
    """Tell a phase of building (二期工程) from an issue or a course (4期)."""
    clause = at.text[
        max(at.spans.clause_start(at.quantity.start), at.quantity.start - 40) : at.quantity.start
    ]
    if at.quantity.form == "han" and not _ISSUES.search(clause):
        return True
    return at.text.startswith(("工程", "项目"), at.quantity.end)


def _is_article(at: _Place) -> bool:
    if at.unit == "章":
        return True
    return at.unit in ("条", "款") and at.left(2).rstrip("、，").endswith("章")


def _is_vague(at: _Place) -> bool:
    """Tell an indefinite 一 from a counted one: 专题询问一次, at the end of its clause."""
    printed = at.printed
    if at.left(1) in ("几", "数") and at.quantity.form == "han":
        return True
    if at.quantity.value == 0 and at.quantity.form == "han":
        return True
    if printed == "两" and at.unit in ("次", "遍", "回"):
        return re.search("[不再没别莫]", at.left(3)) is not None
    if printed != "一":
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
    if _FIXED.match(ahead):
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
        if at.printed in ("百", "千", "万", "亿") and _OF_SUCH_SIZE.match(ahead):
            return True
        return ahead.startswith(("以上项目", "级"))
    if not ahead or not ("\u4e00" <= ahead[0] <= "\u9fff"):
        return False
    if _INSIDE.match(ahead):
        return True
    cut = re.split("[，。；、！？：的]", ahead)[0]
    found = words().specified.search(cut)
    return found is not None and not _REACHED.search(before)


_OF_SUCH_SIZE = re.compile(
    "[^，。；、]{0,4}?(?:企业|项目|产业|园区|县|镇|乡|村|集群|工程|市场|平台|楼宇)"
)
"""超亿元企业 and the like: the size of the thing, no amount."""

_REACHED = re.compile("(?:完成|新增|新建|建成|达到|达|突破|超过|形成|生产|改造|改扩建|新改建)$")

_CASE = re.compile(
    "[^，。；“]{2,24}?(?:违反|违纪|违法|涉嫌|受贿|贪污|违规)[^，。；“]{0,24}?(?:问题|案|案件|案例)"
)
_HANDLED = re.compile(
    "(?:查处|处分|立案|通报|查办|问责|处理|审查|移送|起诉|判处|批捕|逮捕|曝光)[^，。；]{0,6}$"
)


def _is_case(at: _Place) -> bool:
    """Tell the name of a case (3名干部违反规定问题) from people who were dealt with."""
    if not _CASE.match(at.text, at.quantity.end):
        return False
    return _HANDLED.search(at.left(10)) is None


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
    _Rule("article", _is_article, units=("章", "条", "款")),
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
