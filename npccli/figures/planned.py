"""What is still to be done: the words that say so at the start of a clause."""

from __future__ import annotations

import re

from npccli.figures.clauses import opener_length, read_words
from npccli.figures.data import words

ESTIMATED = "预计"
"""What may be still to be done, or an estimate for a year that is not quite over."""


_AMID = re.compile("(预期|预计)(?:增长|下降|提高|达到?|完成|突破|实现|为)?(?:约|近|超过?)?$")
"""A word behind the thing that it is about, before its number: 生产总值预期增长6.5%."""


def plan_word(clause: str) -> str:
    """Return the word for what is still to be done with which a clause opens, or nothing."""
    reach = opener_length(clause)
    match = words().planned.search(clause, 0, reach + 4)
    if match is None or match.start() > reach:
        amid = _AMID.search(clause)
        return amid[1] if amid else ""
    if match.group() == "要" and clause[match.start() - 1 : match.start()] in ("主", "重", "首"):
        return ""
    if match.group() == "将" and _disposes(clause[match.end() :]):
        return ""
    return "" if clause.startswith(words().plan_names, match.start()) else match.group()


def _disposes(rest: str) -> bool:
    """Tell whether 将 stands before a thing that was dealt with: 将建议交由34个部门承办."""
    found = words().disposed.search(rest)
    if found is None or found.start() < 2 or opener_length(rest):
        return False
    first = read_words(rest[: found.start()])[0]
    return not first.pure
