"""Contents pages without page numbers: what they list comes again below as headings."""

from __future__ import annotations

from collections.abc import Sequence

_LISTED = frozenset(("short", "numbered", "noun", "dash", "subtitle", "item"))
_FEWEST, _SHARE = 3, 0.75
"""So many lines of the list, and so large a part of it, come again at least."""


def announced_lines(texts: Sequence[str], shapes: Sequence[str]) -> list[int]:
    """Return the lines below a line 目录 that list what comes again.

    The list ends before its first line comes again. Three in four lines must come again,
    three at least.

    >>> texts = ["目录", "监督", "立法", "代表", "监督", "依法监督。", "立法", "代表"]
    >>> announced_lines(texts, ["contents", *["short"] * 4, "long", "short", "short"])
    [1, 2, 3]
    """
    headings = [index for index, shape in enumerate(shapes) if shape == "contents"]
    if not headings:
        return []
    keys = ["".join(text.split()) for text in texts]
    last = {key: index for index, key in enumerate(keys)}
    found: list[int] = []
    for heading in headings:
        first = heading + 1
        end = first
        while end < len(keys) and shapes[end] in _LISTED and keys[end] not in keys[first:end]:
            end += 1
        while end > first and last[keys[end - 1]] < end:
            end -= 1
        again = sum(last[key] >= end for key in keys[first:end])
        if again >= max(_FEWEST, _SHARE * (end - first)):
            found.extend(range(first, end))
    return found


def lists_sections(texts: Sequence[str], shapes: Sequence[str], kinds: Sequence[str]) -> bool:
    """Tell whether most of what the contents page lists are headings with numbers."""
    listed = [
        "".join(t.split()) for t, kind in zip(texts, kinds, strict=True) if kind == "contents"
    ]
    below = {"".join(t.split()) for t, s in zip(texts, shapes, strict=True) if s == "numbered"}
    return 2 * sum(text.split("\t")[0] in below for text in listed) > len(listed)
