"""What a text must hold for an expression to be found in it, without looking at any text.

A need is a list of alternatives, each a set of literals: where the expression is found, all
literals of one alternative stand in the same report. None stands for no such knowledge.
Needs never leave out too much: what cannot be told is not asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

Need = tuple[frozenset[str], ...] | None
"""Alternatives of literals, or None when any text can have the expression."""

ANYTHING: Need = None
_MOST = 256


def need_of_text(expression: str) -> Need:
    """Return the need of an expression that is looked for as it stands.

    >>> need_of_text("执法检查")
    (frozenset({'执法检查'}),)
    """
    return (frozenset({expression}),) if expression else ANYTHING


def either(needs: Iterable[Need]) -> Need:
    """Return the need of several expressions of which one must be found.

    >>> either([need_of_text("甲"), ANYTHING]) is ANYTHING
    True
    """
    found: list[frozenset[str]] = []
    for need in needs:
        if need is None:
            return ANYTHING
        found += [each for each in need if each not in found]
    return tuple(found)


def need_of_pattern(pattern: str | re.Pattern[str]) -> Need:
    """Return the need of a regular expression, from the letters that every match has.

    >>> need_of_pattern("听取.{0,6}报告") == (frozenset({"听取", "报告"}),)
    True
    >>> need_of_pattern("[甲乙]+") is ANYTHING
    True
    """
    source = pattern.pattern if isinstance(pattern, re.Pattern) else pattern
    flags = pattern.flags if isinstance(pattern, re.Pattern) else 0
    parser = import_module("re._parser")  # what re.compile itself uses
    parsed = parser.parse(source, flags & ~re.UNICODE)
    runs = _of_sequence(list(parsed), bool(parsed.state.flags & re.IGNORECASE))
    needs = [frozenset(filter(None, "".join(run).split(_GAP))) for run in runs]
    return tuple(dict.fromkeys(needs)) if all(needs) else ANYTHING


_GAP = "\x00"
"""What stands for letters that are not known."""

_WIDTHLESS = ("AT", "ASSERT", "ASSERT_NOT")

_Runs = list[tuple[str, ...]]
"""Alternatives: letters that follow each other, and gaps between them."""


def _of_sequence(items: Sequence[tuple[Any, Any]], any_case: bool) -> _Runs:
    """Return the alternatives of items that stand one after the other."""
    found: _Runs = [()]
    for kind, value in items:
        inner = _of_item(str(kind), value, any_case)
        if len(found) * len(inner) > _MOST:
            inner = [(_GAP,)]
        found = [run + more for run in found for more in inner]
    return found


def _of_item(kind: str, value: Any, any_case: bool) -> _Runs:
    if kind == "LITERAL" and value and not (any_case and _has_case(chr(value))):
        return [(chr(value),)]
    if kind in _WIDTHLESS:
        return [()]
    if kind == "SUBPATTERN":
        _, added, removed, inner = value
        cased = (any_case or bool(added & re.IGNORECASE)) and not removed & re.IGNORECASE
        return _of_sequence(list(inner), cased)
    if kind == "ATOMIC_GROUP":
        return _of_sequence(list(value), any_case)
    if kind == "BRANCH":
        return [run for each in value[1] for run in _of_sequence(list(each), any_case)]
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0]:
        once = _of_sequence(list(value[2]), any_case)
        return once if value[1] == 1 else [(*run, _GAP) for run in once]
    return [(_GAP,)]


def _has_case(letter: str) -> bool:
    return letter.lower() != letter or letter.upper() != letter
