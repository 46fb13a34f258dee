"""The forms of the headings over parts of a report: words without marks, or two clauses of them."""

from __future__ import annotations

import re

from npccli.lazy import lazy_pattern
from npccli.repair.script import HAN

_WORDS = f"[{HAN}“”《》]"

HEADING_WORDS = lazy_pattern(rf"{_WORDS}{{4,18}}")
"""A heading of one clause, or a part of one with a space before or behind it."""

HEADING_NUMBER_IN_HAN = lazy_pattern(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
)
"""The number that a heading begins with: 一、 or （一）."""


def two_clauses(first: tuple[int, int], second: tuple[int, int]) -> re.Pattern[str]:
    """Return the pattern of two clauses of so many characters; its groups are the clauses.

    >>> two_clauses((4, 10), (1, 20)).fullmatch("聚焦民生关切，办好实事").groups()
    ('聚焦民生关切', '办好实事')
    """
    (least, most), (fewest, longest) = first, second
    return lazy_pattern(f"({_WORDS}{{{least},{most}}})，({_WORDS}{{{fewest},{longest}}})")
