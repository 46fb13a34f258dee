"""Recognise the numbering in front of a heading and how deep its scheme stands."""

from __future__ import annotations

from dataclasses import dataclass

from npccli.lazy import lazy_pattern
from npccli.numerals import han_number

_HAN_NUMBER = "[一二三四五六七八九十百零〇]+"

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_OPENINGS = frozenset(
    "第首其再最（(一二三四五六七八九十百零〇"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
)
"""What a numbering begins with, if not with a digit."""

_LONGEST_NUMBER = 9
"""What has more digits numbers nothing."""

_NUMBER = lazy_pattern(rf"\d+|[{_CIRCLED}]|{_HAN_NUMBER}")

_SCHEMES: tuple[tuple[str, str], ...] = (
    ("part", rf"第(?:{_HAN_NUMBER}|\d+)(?:部分|编|篇(?!章))[\s、：:]*"),
    ("chapter", rf"第(?:{_HAN_NUMBER}|\d+)章[\s、：:]*"),
    ("section", rf"第(?:{_HAN_NUMBER}|\d+)节[\s、：:]*"),
    ("han", rf"{_HAN_NUMBER}\s*[、．.]\s*"),
    ("han_bracket", rf"[（(]\s*{_HAN_NUMBER}\s*[）)]\s*[、．.]?\s*"),
    ("arabic", r"\d{1,2}\s*(?:、|[.．](?!\d))\s*"),
    ("arabic_bracket", r"[（(]?\d{1,2}[）)]\s*、?\s*"),
    ("circled", r"[①-⑳⑴-⒇㈠-㈩]\s*"),
    ("ordinal", rf"第{_HAN_NUMBER}\s*[，,、：:]\s*"),
    ("sequence", r"(?:首先|其次|再次|再者|最后)\s*[，,：:]\s*"),
)

_PATTERN = lazy_pattern("|".join(f"(?P<{name}>{pattern})" for name, pattern in _SCHEMES))
_RANK = {name: rank for rank, (name, _) in enumerate(_SCHEMES)}

_FARTHEST_BEFORE = 40
UNNUMBERED = "line"
"""The scheme of a heading without a number."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """The number in front of a line: its scheme, the number as printed, and the rest."""

    scheme: str
    label: str
    rest: str


def parse_numbering(text: str) -> Numbering | None:
    """Return the numbering that `text` opens with, or None.

    A decimal (2.5), a year and 一是 are no numbering of a heading.

        >>> parse_numbering("（二）加强监督")
        Numbering(scheme='han_bracket', label='（二）', rest='加强监督')
        >>> parse_numbering("2.5万人") is None
        True
    """
    first = text[:1]
    if first not in _OPENINGS and not first.isdecimal():
        return None
    found = _PATTERN.match(text)
    if found is None or found.lastgroup is None:
        return None
    return Numbering(found.lastgroup, found.group(), text[found.end() :])


def number_value(label: str) -> int | None:
    """Return the number that a label prints, or None.

    >>> [number_value(label) for label in ("（十二）", "3.", "第一百零二章", "②", "首先，")]
    [12, 3, 102, 2, None]
    """
    found = _NUMBER.search(label)
    if found is None or len(found.group()) > _LONGEST_NUMBER:
        return None
    number = found.group()
    if number in _CIRCLED:
        return _CIRCLED.index(number) + 1
    return int(number) if number.isdecimal() else han_number(number)


def numbered_as(text: str, scheme: str) -> int | None:
    """Return the number in front of a text that is numbered by a scheme, or None.

    >>> numbered_as("（二）加强监督", "han_bracket"), numbered_as("（二）加强监督", "han")
    (2, None)
    """
    numbering = parse_numbering(text.strip())
    if numbering is None or numbering.scheme != scheme:
        return None
    return number_value(numbering.label)


def scheme_rank(scheme: str) -> int | None:
    """Return how deep a scheme customarily stands (0 the highest); None if unnumbered."""
    return _RANK.get(scheme)


def open_depth(stack: list[str], scheme: str) -> int:
    """Update the open schemes for a new heading and return the depth of it, from 1.

    A scheme that is open already goes back to its own depth; one that customarily stands
    higher closes those below it; any other opens a new depth.

        >>> stack: list[str] = []
        >>> [open_depth(stack, s) for s in ("han", "han_bracket", "arabic", "han")]
        [1, 2, 3, 1]
        >>> stack = []
        >>> [open_depth(stack, s) for s in ("line", "han_bracket", "line")]
        [1, 2, 1]
    """
    if scheme in stack:
        del stack[stack.index(scheme) + 1 :]
        return len(stack)
    rank = scheme_rank(scheme)
    while rank is not None and stack:
        top = scheme_rank(stack[-1])
        if top is None or top < rank:
            break
        stack.pop()
    stack.append(scheme)
    return len(stack)


def one_before(index: int, texts: list[str]) -> int | None:
    """Return the paragraph that a numbered one counts on from, if it is near."""
    here = parse_numbering(texts[index])
    value = number_value(here.label) if here else None
    for place in range(index - 1, max(index - _FARTHEST_BEFORE, -1), -1):
        above = parse_numbering(texts[place])
        if here and above and above.scheme == here.scheme:
            counts_on = value is not None and number_value(above.label) == value - 1
            return place if counts_on else None
    return None
