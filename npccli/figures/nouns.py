"""The noun before a number, and the verb that says what was done."""

from __future__ import annotations

import re

from npccli.figures.clauses import (
    BETTER,
    TRIM,
    Phrase,
    Word,
    change_before,
    opener_length,
    read_words,
    strip_links,
)
from npccli.figures.data import words

LONG = 30
"""So many characters are the most that a noun before its number has."""

_TRIM_BEFORE = TRIM.replace("“", "").replace("‘", "")
_PEOPLE = frozenset(("人次", "名", "人", "位", "户次", "家次"))


def noun_before(text: str, unit: str, kind: str) -> Phrase | None:
    """Return the noun of the number that stands right behind `text`, or None.

    `text` is what stands between the number and the figure or sign before it.
    """
    body = _without_aside(strip_links(text))
    rated = kind == "rate" or unit == "倍"
    change = change_before(body)
    if change.startswith(BETTER) and len(change) < len(body):
        rated = True
    if not rated and (len(change) < 2 or kind == "count" or change.startswith("完成")):
        change = ""
    change_at = len(body) - len(change) if change else -1
    if change:
        body = strip_links(body[:change_at])
    start = min(opener_length(body), len(body))
    if rated:
        return _rate_noun(body, start, change, change_at)
    than = _THAN.fullmatch(body) if kind == "count" else None
    if than:  # 较上年增加4个: of what was counted before
        return Phrase(len(body), len(body), than[1], than.start(1))
    found = _counted_noun(body, start, unit, kind)
    if change and (found is None or found.action is None):
        noun = (found.start, found.end) if found else (start, start)
        return Phrase(*noun, change, change_at)
    return found


def _without_aside(body: str) -> str:
    """Return a clause without what stands in brackets before its number: A类（已解决）78件."""
    opened = body.rfind("（")
    if body[-1:] != "）" or opened < 2 or "）" in body[opened:-1]:
        return body
    aside = body[opened + 1 : -1]
    if _SHORTENED.match(aside) or any(word.verb for word in read_words(aside)):
        return strip_links(body[:opened])
    return body


_SHORTENED = re.compile("(?:以下)?简称|下同|[A-Za-z甲乙丙丁][类级档]$")


_THAN = re.compile(
    "(?:[比较]|同比|[与同][^，。；]{1,8}?相比)[^，。；]{0,8}?((?:新|净)?(?:增加|增长|增多|减少|下降|上升|提高|多|少|增|减))了?"
)


def _rate_noun(body: str, start: int, change: str, action_at: int) -> Phrase | None:
    if start >= len(body):
        return None if not change else Phrase(start, start, change, action_at)
    tokens = read_words(body[start:])
    begin = 0
    for index, word in enumerate(tokens):
        rest = len(body) - start - word.end
        leads = word.text in ("的", "使", "让", "对", "以及", "其中", "上") or (
            word.pure and index == 0
        )
        if leads and rest >= 2:
            begin = word.end
    begin = max(begin, len(body) - start - LONG)
    noun = body[start + begin :].lstrip(_TRIM_BEFORE)
    if noun[:1] in ("为", "是") and len(noun) > 3:
        noun = noun[1:]
    place = _PLACE.match(noun)
    if place and len(noun) - place.end() >= 2:
        noun = noun[place.end() :]
    return Phrase(len(body) - len(noun), len(body), change or None, action_at)


_PLACE = re.compile(
    "(?:[^，]{0,12})?在[^，]{2,20}?(?:会议|大会|会|活动|过程|工作|基础|期间)(?:上|中|里|内|期间)?"
)


def _counted_noun(body: str, start: int, unit: str, kind: str) -> Phrase | None:
    text = body[start:]
    if not text:
        return None
    if len(text) > 3 * LONG:
        start, text = len(body) - 3 * LONG, body[-3 * LONG :]
    tokens = read_words(text)
    first = _first_verb(tokens)
    if first is None:
        return _whole(body, start, tokens)
    last = _last_verb(tokens, first)
    action = text[tokens[first].start : tokens[last].end]
    at = start + tokens[first].start
    begin = tokens[last].end
    rest = _ASIDE.sub("", text[begin:].strip(TRIM))
    rest = "" if rest in ("等", "其中") else rest
    if not rest and first and action in _REACHED:
        return Phrase(start, at, action, at)
    if not rest and first and text[0] == "对" and unit in _PEOPLE:
        return Phrase(start + 1, at, action, at)  # 对未成年人不起诉19人
    if not rest and first == 0 and action in words().things:
        return Phrase(start, len(body))
    if not rest or _is_done(rest, unit, kind):
        # 已办结12件 counts what was named before; 向县委报告12次 counts itself.
        alone = first == 0 and action not in words().counted
        begins = start + begin if alone or _HANDED.match(text) else start
        return Phrase(begins, max(begins, start + begin), action, at)
    if first and _takes_subject(rest, tokens[last].text, unit):
        return Phrase(start, len(body), action, at)
    begin = _object_start(tokens, last, begin, unit, len(text))
    begin = _after_list(text, begin)
    begin = _without_title(text, begin)
    noun = text[begin:].lstrip(_TRIM_BEFORE)
    return Phrase(len(body) - len(noun), len(body), action, at)


_ASIDE = re.compile("^[^（()）]{1,8}[）)]$")
"""What is left of a label behind a verb: （A类）."""


_REACHED = ("实现", "完成", "达成")
"""Behind these stands how much there is of what was named before: 总产值实现9亿元."""


def _last_verb(tokens: list[Word], first: int) -> int:
    """Return the last of the verbs that begin with the `first` word: 组织开展."""
    last = first
    while last + 1 < len(tokens) and _continues(tokens, last):
        last += 1
    while last > first and not tokens[last].verb:
        last -= 1
    return last


def _takes_subject(rest: str, verb: str, unit: str) -> bool:
    """Tell whether the subject belongs to the noun: 党组召开会议, 城镇新增就业."""
    if rest in ("会议", "会"):
        return True
    return unit in _PEOPLE and verb in words().whole and len(rest) <= 4


_EVENTS = frozenset(("次", "场", "场次", "期", "人次", "批次", "轮", "回", "遍"))


_HANDED = re.compile("(?:报|经|由|已|获|被|交|转)[^，。；]{2,20}$")


def _is_done(rest: str, unit: str, kind: str) -> bool:
    """Tell whether what follows the verb is one more verb (解决落实3件), and no noun."""
    if unit in _EVENTS or kind == "money":
        return False
    known = words()
    return known.finished.fullmatch(rest) is not None or (
        rest in known.verbs and rest not in known.noun_verbs
    )


def _first_verb(tokens: list[Word]) -> int | None:
    """Return the first work verb; 通过 is none when another follows that does the work."""
    found = [
        index
        for index, word in enumerate(tokens)
        if word.pure
        or (word.verb and index == 0)
        or (word.inner and word.verb and index + 1 < len(tokens))
    ]
    if len(found) > 1 and tokens[found[0]].text == "通过":
        return found[1]
    return found[0] if found else None


_LEADING_TITLE = re.compile("(?:《[^《》]*》、?)+|(?:“?一府一委?两院”?)")


def _without_title(text: str, begin: int) -> int:
    """Return where the noun begins behind a title: 《…》修改意见 counts 修改意见."""
    match = _LEADING_TITLE.match(text, begin)
    return match.end() if match and len(text) - match.end() >= 2 else begin


def _continues(tokens: list[Word], last: int) -> bool:
    """Tell whether the verb goes on: 组织开展, 制定、修改, 听取和审议."""
    following = tokens[last + 1]
    more = len(tokens) > last + 2
    if following.text in ("、", "和", "并", "及") and more and tokens[last].verb:
        return tokens[last + 2].pure or (
            tokens[last + 2].verb
            and len(tokens) > last + 3
            and tokens[last + 3].text not in "、，和"
        )
    if not tokens[last].verb:
        return following.verb
    # A verb that is a noun too goes on with the verb only in a pair that is known.
    return following.pure or (more and tokens[last].text + following.text in words().verbs)


def _whole(body: str, start: int, tokens: list[Word]) -> Phrase:
    text = body[start:]
    single = next((w for w in tokens if len(w.text) == 1 and w.verb), None)
    begin = _after_list(text, 0)
    if single is not None and not single.start and len(text) > 2:
        begin = max(begin, 1)
    if len(text) - begin > LONG:
        begin = max(begin, text.rfind("的") + 1, len(text) - LONG)
    action = single.text if single else None
    return Phrase(start + begin, len(body), action, start + single.start if single else -1)


def _object_start(tokens: list[Word], last: int, begin: int, unit: str, length: int) -> int:
    """Return where the counted noun begins: behind the last inner verb or 的."""
    for index in range(last + 1, len(tokens)):
        word = tokens[index]
        joined = tokens[index - 1].text in ("和", "与", "及", "以及")
        inner = word.inner and unit not in _PEOPLE and not joined
        if (inner or word.text == "的") and length - word.end >= 2:
            begin = word.end
    return begin


def _after_list(text: str, begin: int) -> int:
    """Return where the noun begins behind 等: 建立学习、会议等制度 counts 制度."""
    at = text.rfind("等", begin)
    if at <= begin:
        return begin
    behind = _KIND.match(text, at + 1).end()  # type: ignore[union-attr]
    tail = text[behind:].strip("的”")
    return behind if len(tail) >= 2 and tail not in words().general else begin


_KIND = re.compile("(?:(?:重点)?(?:领域|环节|行业)的?)?")
"""What only says what the members of a list are: 在交通、能源等领域职务犯罪."""
