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
    needs = _of_sequence(list(parsed), bool(parsed.state.flags & re.IGNORECASE))
    kept = [frozenset(literals) for literals in needs]
    return None if not all(kept) else tuple(dict.fromkeys(kept))


_Sets = list[set[str]]


def _of_sequence(items: Sequence[tuple[Any, Any]], any_case: bool) -> _Sets:
    """Return the alternatives of items that stand one after the other."""
    found: _Sets = [set()]
    run = ""
    for kind, value in [*items, (None, None)]:
        if str(kind) == "LITERAL" and not (any_case and _has_case(chr(value))):
            run += chr(value)
            continue
        if run:
            found = [literals | {run} for literals in found]
            run = ""
        inner = _of_item(str(kind), value, any_case)
        if inner and len(found) * len(inner) <= _MOST:
            found = [literals | more for literals in found for more in inner]
    return found


def _of_item(kind: str, value: Any, any_case: bool) -> _Sets:
    """Return the alternatives of one item; nothing when it asks for nothing."""
    if kind == "SUBPATTERN":
        _, added, removed, inner = value
        cased = (any_case or bool(added & re.IGNORECASE)) and not removed & re.IGNORECASE
        return _of_sequence(list(inner), cased)
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, _, inner = value
        return _of_sequence(list(inner), any_case) if least else []
    if kind == "ATOMIC_GROUP":
        return _of_sequence(list(value), any_case)
    if kind == "BRANCH":
        branches = [_of_sequence(list(branch), any_case) for branch in value[1]]
        return [literals for branch in branches for literals in branch]
    return []


def _has_case(letter: str) -> bool:
    return letter.lower() != letter or letter.upper() != letter
