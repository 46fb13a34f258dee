"""Nouns that several figures share: 甲、乙分别增长4%、6%, and 甲7件，乙3件，分别增长4%和6%."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from npccli.figures.clauses import cut
from npccli.figures.data import words
from npccli.figures.quantities import Quantity


class Draft(NamedTuple):
    """A quantity with its noun and verb; the spans are offsets of a sentence without gaps."""

    quantity: Quantity
    noun: tuple[int, int] | None = None
    action: tuple[int, int] | None = None
    label: str | None = None


def filled_in(text: str, drafts: list[Draft]) -> list[Draft]:
    """Return the figures with the nouns and verbs that they share with their neighbours."""
    filled: list[Draft] = []
    for index, draft in enumerate(drafts):
        previous = filled[-1] if filled else None
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        noun, action = draft.noun, draft.action
        if noun is None and following is not None and _touch(text, draft, following):
            noun = following.noun
        named = _named_before(text, draft, filled) if noun is None else None
        if named is not None:
            noun = named.noun
            action = action or (named.action if draft.quantity.kind == "count" else None)
        if action is None and previous is not None and _shares(text, draft, previous, noun):
            action = previous.action
        filled.append(Draft(draft.quantity, noun or action, action))
    return filled


def _named_before(text: str, draft: Draft, filled: list[Draft]) -> Draft | None:
    """Return the figure whose noun this one shares, or None.

    What stands in brackets that are closed says nothing of what follows them, a share of a
    whole nothing of a number, and a verb that stood alone nothing of another verb.
    """
    for previous in reversed(filled[-_NEAR:]):
        end = previous.quantity.end
        between = text[end : draft.quantity.start]
        if _closes(between) or (_is_part(text, previous) and _STOP.search(between)):
            continue
        if previous.quantity.kind == "rate" != draft.quantity.kind and _is_share(text, previous):
            continue
        alone = draft.action is not None and previous.noun == previous.action
        return previous if previous.noun is not None and not alone else None
    return None


def _is_part(text: str, draft: Draft) -> bool:
    """Tell whether a figure is a part of what was counted before: 其中新收387件，旧存26件."""
    start = max(text.rfind("；", 0, draft.quantity.start), 0)
    return text.find("其中", start, draft.quantity.start) >= 0


_STOP = re.compile("[；。]")
_NEAR = 8
"""So many figures before are asked for a noun."""


def _closes(text: str) -> bool:
    """Tell whether a bracket ends in a text that was open before it."""
    depth = 0
    for mark in _BRACKET.findall(text):
        depth += 1 if mark in "（(" else -1
        if depth < 0:
            return True
    return False


_BRACKET = re.compile("[（()）]")


def _is_share(text: str, draft: Draft) -> bool:
    """Tell whether a rate is a share of what its noun says: 占总数的12%."""
    return draft.noun is not None and text.startswith("占", draft.noun[0])


def _touch(text: str, draft: Draft, following: Draft) -> bool:
    """Tell whether the next number stands right behind: 10个方面13项审议意见."""
    between = text[draft.quantity.end : following.quantity.start]
    return len(between) <= 1 and between not in ("，", "；", "：")


def _shares(text: str, draft: Draft, previous: Draft, noun: tuple[int, int] | None) -> bool:
    """Tell whether the verb of the figure before is the verb of this one too."""
    if draft.quantity.kind == "rate":
        return previous.quantity.kind == "rate" and draft.noun is None and noun == previous.noun
    if previous.quantity.kind not in ("count", "money", "measure", "bare"):
        return False
    # Behind 达到 and the like stands how much there is, not how much was done.
    linked = draft.noun is not None and text[draft.noun[1] : draft.quantity.start].strip("共")
    if draft.noun is not None and any(verb in text[slice(*draft.noun)] for verb in _WITHIN):
        return False
    between = text[previous.quantity.end : draft.quantity.start]
    if _is_change(text, previous) and draft.noun not in (None, previous.noun):
        return False  # 比去年增加12件，其中工业类23件: what grew was counted before
    if between[-1:] in ("，", "；") and draft.noun and draft.noun[0] >= draft.quantity.end:
        return False  # a clause that opens with its number says who or what did something
    counts = draft.quantity.kind == "count" and draft.quantity.unit in _SHARING
    return not linked and (counts or not _BREAK.search(between))


def _is_change(text: str, draft: Draft) -> bool:
    """Tell whether the verb of a figure stands right before it and says how it changed."""
    if draft.action is None or draft.action[1] != draft.quantity.start:
        return False
    return text[slice(*draft.action)] in words().changes


_WITHIN = ("新增", "净增")
"""The verb of a noun that says itself what happened: 城镇新增就业."""

_BREAK = re.compile("[，；：。！？]")
_SHARING = frozenset(
    ("次", "人次", "件次", "场", "场次", "期", "项", "件", "个", "条", "份", "篇", "部", "名", "人")
)
"""Units of work done: figures with one take the verb of the figure before, over a comma too."""


def shared_back(text: str, bare: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """Return the figures with nouns from before: 甲7件，乙3件，分别增长4%和6%.

    `bare` are the figures before they took the nouns of their neighbours.
    """
    shared = list(drafts)
    for index in range(2, len(drafts)):
        before = text[drafts[index - 1].quantity.end : drafts[index].quantity.start]
        if bare[index].noun is not None or "分别" not in before:
            continue
        size = 1
        while _is_series(text, drafts[index : index + size + 1], size + 1):
            size += 1
        named = drafts[max(0, index - size) : index]
        if size < 2 or len(named) < size or any(d.quantity.kind == "rate" for d in named):
            continue
        for offset, draft in enumerate(named):
            shared[index + offset] = shared[index + offset]._replace(noun=draft.noun)
    return shared


def shared_out(text: str, drafts: list[Draft]) -> list[Draft]:
    """Return the figures with a list of nouns shared out: 甲、乙产量分别增长4%、6%."""
    shared = list(drafts)
    settled = 0
    for index, draft in enumerate(drafts):
        if index < settled or draft.noun is None:
            continue
        if text.find("分别", draft.noun[1], draft.quantity.start) < 0:
            continue
        parts = _parts(text, draft.noun)
        first = index + max(0, _row_length(text, drafts, index) - len(parts))
        group = drafts[first : first + len(parts)]
        if len(parts) < 2 or not _is_series(text, group, len(parts)):
            continue
        settled = first + len(parts)
        tail = _tail(text[slice(*parts[0])], text[slice(*parts[-1])])
        for offset, (start, end) in enumerate(parts):
            name = text[start:end]
            label = name if _COMPLETE.search(name) or name.endswith(tail) else name + tail
            shared[first + offset] = group[offset]._replace(noun=(start, end), label=label)
    return shared


def _row_length(text: str, drafts: list[Draft], index: int) -> int:
    """Return how many numbers stand in a row from one on, as those of a list do."""
    last = index
    while last + 1 < len(drafts):
        between = text[drafts[last].quantity.end : drafts[last + 1].quantity.start]
        if between not in ("、", "和", "及"):
            break
        last += 1
    return last + 1 - index


def _tail(first: str, last: str) -> str:
    """Return what the last of the nouns says for all: 居民收入 in 城镇和农村居民收入."""
    if first in ("城镇", "城市") and last.startswith("农村") and len(last) > 4:
        return last[2:]
    tokens = cut(last)
    return "".join(tokens[1:]) if len(tokens) > 1 and len(tokens[0]) == len(first) else tokens[-1]


_COMPLETE = re.compile(
    "(?:值|额|量|数|率|入|支出|投资|[贷存]款|余额|面积|比重|占比|价格|人口|消费|税|利润|强度|浓度|能耗|进口|出口"
    "|中心|(?<=[\u4e00-\u9fff])城市|基地|平台|园区|景区|机构)$"
)
"""A noun that says itself what is measured: 地区生产总值 takes nothing from 固定资产投资."""

_LONGEST_LIST = 120
"""A longer noun is not looked through for the members of a list."""

_AND = re.compile("、|和|与|及")


def _parts(text: str, noun: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the members of a list of nouns."""
    if noun[1] - noun[0] > _LONGEST_LIST:
        return []
    starts = [noun[0]]
    ends = []
    for match in _AND.finditer(text, *noun):
        ends.append(match.start())
        starts.append(match.end())
    parts = list(zip(starts, [*ends, noun[1]], strict=True))
    return parts if all(start < end for start, end in parts) else []


def _is_series(text: str, group: list[Draft], size: int) -> bool:
    """Tell whether there are as many numbers as nouns, with 、 or 和 between."""
    if len(group) != size:
        return False
    gaps = (text[first.quantity.end : second.quantity.start] for first, second in pairwise(group))
    return all(gap in ("、", "和", "及", "，") for gap in gaps)
