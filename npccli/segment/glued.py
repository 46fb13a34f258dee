"""Part a heading from the paragraph that it was glued to, by the headings built like it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from npccli.segment.items import Item
from npccli.segment.numbering import UNNUMBERED
from npccli.segment.shapes import han_count

_SLACK = 6
"""A glued heading may have so many Han characters more or fewer than the others."""

_FEWEST = 2
_SHORTEST_REST = 12
_SHORTEST_HEADING = 12
_FEWEST_COMMON = 4


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How headings are built alike: two characters near the end, clauses, shared characters."""

    mark: str
    clauses: int
    common: frozenset[str]


def part_glued_headings(items: list[Item]) -> list[Item]:
    """Return the items with headings that were glued to their text as items of their own.

    Only long headings without a number are parted, and only where at least two others of
    the report are built alike: as many clauses, about as long, and the same two characters
    before the last two; the heading has every character that these share. A paragraph that
    merely opens like them stays whole when its first sentence ends there.
    """
    headings = [i for i in items if i.kind == "heading" and i.scheme == UNNUMBERED]
    texts = [i.text for i in headings if len(i.text) >= _SHORTEST_HEADING and i.run == 1]
    signs = Counter((text[-4:-2], text.count("，")) for text in texts)
    patterns = [
        _Pattern(mark, clauses, frozenset.intersection(*map(frozenset, alike)))
        for (mark, clauses), count in signs.items()
        if count >= _FEWEST
        for alike in [[t for t in texts if (t[-4:-2], t.count("，")) == (mark, clauses)]]
    ]
    patterns = [pattern for pattern in patterns if len(pattern.common) >= _FEWEST_COMMON]
    if not patterns:
        return items
    counts = [han_count(text) for text in texts]
    lengths = (min(counts) - _SLACK, max(counts) + _SLACK)
    parted: list[Item] = []
    for item in items:
        cut = _cut(item, lengths, patterns) if item.kind == "body" else 0
        if not cut:
            parted.append(item)
            continue
        text = item.text
        heading = replace(item.paragraph, text=text[:cut], kind="heading", line_starts=())
        rest = replace(item.paragraph, text=text[cut:], line_starts=())
        parted.append(Item(heading, item.source, UNNUMBERED, "line", 1))
        parted.append(replace(item, paragraph=rest))
    return parted


def _cut(item: Item, lengths: tuple[int, int], patterns: list[_Pattern]) -> int:
    """Return where the heading at the start of a paragraph ends, or 0.

    It has at least and at most as many Han characters as `lengths` say.
    """
    text = item.text
    shortest, longest = lengths
    head = re.split("[。！？；：]", text[: 2 * longest], maxsplit=1)[0]
    for pattern in patterns:
        at = head.find(pattern.mark)
        end = at + 4
        inside = at > 0 and end < len(head) and len(text) - end >= _SHORTEST_REST
        if not inside or not shortest <= han_count(text[:end]) <= longest:
            continue
        alike = abs(re.sub("[、]", "，", text[:end]).count("，") - pattern.clauses) <= 1
        if alike and pattern.common <= set(text[:end]) and text[end] not in "，、的了”）":
            return end
    return 0
