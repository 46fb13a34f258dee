"""Footnotes that stand between the pages of a text: they are no headings.

A note opens with ① or [1]. A heading can open with ① as well: it has text below it, while two
notes, like the items of a list, follow each other, and a note has its mark in the text above.
"""

from __future__ import annotations

from collections.abc import Sequence

from npccli.lazy import lazy_pattern

_CIRCLED = lazy_pattern("[①-⑳]")
_BRACKETED = lazy_pattern(r"[\[［〔]\s*\d{1,3}\s*[\]］〕]")
_NOTE = lazy_pattern(r"(?:注|注释|备注)[：:]\s*(?P<mark>[①-⑳]?)\S")
_CITED = lazy_pattern("[\u4e00-\u9fff”》）%][①-⑳]+")
_LINE = frozenset(("numbered", "short", "noun", "item"))
_FIRST = "[［〔注备"


def note_lines(texts: Sequence[str], shapes: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that are notes.

    >>> texts = ["监测断面①优良。", "①国家设置的断面", "会议听取报告。", "②刑事审判", "审结案件。"]
    >>> sorted(note_lines(texts, ["long", "numbered", "long", "numbered", "long"]))
    [1]
    >>> sorted(note_lines(["①国家设置的断面", "②省设置的断面", "[3]见年鉴"], ["numbered"] * 3))
    [0, 1, 2]
    """
    found: set[int] = set()
    cited: set[str] = set()
    circled: list[int] = []
    for index, text in enumerate(texts):
        if shapes[index] in _LINE and text:
            if _CIRCLED.match(text):
                circled.append(index)
                if text[0] in cited:
                    found.add(index)
            elif text[0] in _FIRST:
                note = _NOTE.match(text)
                if note or _BRACKETED.match(text):
                    found.add(index)
                if note and note["mark"]:
                    circled.append(index)
        for match in _CITED.finditer(text) if _CIRCLED.search(text, 1) else ():
            cited.update(match.group()[1:])
    lines = set(circled)
    return found.union(at for at in circled if at - 1 in lines or at + 1 in lines)
