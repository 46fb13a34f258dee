"""Nouns that several figures share: 甲、乙分别增长4%、6%, and 甲7件，乙3件，分别增长4%和6%."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from npccli.figures.clauses import cut
from npccli.figures.quantities import Quantity


class Draft(NamedTuple):
    """A quantity with its noun and verb; the spans are offsets of a sentence without gaps."""

    quantity: Quantity
    noun: tuple[int, int] | None = None
    action: tuple[int, int] | None = None
    label: str | None = None


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
    for index, draft in enumerate(drafts):
        if draft.noun is None or text.find("分别", draft.noun[1], draft.quantity.start) < 0:
            continue
        parts = _parts(text, draft.noun)
        group = drafts[index : index + len(parts)]
        if len(parts) < 2 or not _is_series(text, group, len(parts)):
            continue
        tail = _tail(text[slice(*parts[0])], text[slice(*parts[-1])])
        for offset, (start, end) in enumerate(parts):
            name = text[start:end]
            label = name if _COMPLETE.search(name) or name.endswith(tail) else name + tail
            shared[index + offset] = group[offset]._replace(noun=(start, end), label=label)
    return shared


def _tail(first: str, last: str) -> str:
    """Return what the last of the nouns says for all: 居民收入 in 城镇和农村居民收入."""
    if first in ("城镇", "城市") and last.startswith("农村") and len(last) > 4:
        return last[2:]
    tokens = cut(last)
    return "".join(tokens[1:]) if len(tokens) > 1 and len(tokens[0]) == len(first) else tokens[-1]


_COMPLETE = re.compile(
    "(?:值|额|量|数|率|入|支出|投资|[贷存]款|余额|面积|比重|占比|价格|人口|消费|税|利润|强度|浓度|能耗|进口|出口)$"
)
"""A noun that says itself what is measured: 地区生产总值 takes nothing from 固定资产投资."""

_LONGEST_LIST = 120
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
