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


def rough_pattern(pattern: str | re.Pattern[str]) -> str:
    r"""Return a pattern in the form of RE2 that is found in every text that holds a match.

    It may be found in others: letters that are not plain stand for any, and what only looks
    around is left out.

        >>> print(rough_pattern("审(和|并)?议.*"))
        \x{5BA1}(?:(?:[\x{548C}\x{5E76}])){0,1}\x{8BAE}(?:(?s:.)){0,}
    """
    source = pattern.pattern if isinstance(pattern, re.Pattern) else pattern
    flags = pattern.flags if isinstance(pattern, re.Pattern) else 0
    parsed = import_module("re._parser").parse(source, flags & ~re.UNICODE)
    return _roughly(list(parsed), bool(parsed.state.flags & re.IGNORECASE))


def _roughly(items: Iterable[tuple[Any, Any]], any_case: bool) -> str:
    return "".join(_rough_item(str(kind), value, any_case) for kind, value in items)


def _rough_item(kind: str, value: Any, any_case: bool) -> str:
    if kind == "LITERAL":
        return _letter(value) if _is_plain(value, any_case) else _ANY
    if kind == "IN" and all(
        str(each) == "LITERAL" and _is_plain(letter, any_case) for each, letter in value
    ):
        return f"[{''.join(_letter(letter) for _, letter in value)}]"
    if kind in ("ANY", "IN", "NOT_LITERAL"):
        return _ANY
    if kind in _WIDTHLESS:
        return ""
    if kind == "SUBPATTERN":
        _, added, removed, inner = value
        cased = (any_case or bool(added & re.IGNORECASE)) and not removed & re.IGNORECASE
        return f"(?:{_roughly(inner, cased)})"
    if kind == "ATOMIC_GROUP":
        return f"(?:{_roughly(value, any_case)})"
    if kind == "BRANCH":
        return f"(?:{'|'.join(_roughly(each, any_case) for each in value[1])})"
    if kind in _REPEATS:
        return _repeated(_roughly(value[2], any_case), value[0], value[1])
    return f"{_ANY}*"


def _repeated(inner: str, least: int, most: int) -> str:
    """Return a part that is repeated; RE2 writes repeats out, and refuses those of repeats."""
    if least > _MOST_TIMES or "){" in inner:
        return f"(?:{inner}){'+' if least else '*'}"
    return f"(?:{inner}){{{least},{most if most <= _MOST_TIMES else ''}}}"


def _letter(code: int) -> str:
    return f"\\x{{{code:X}}}"


def _is_plain(code: int, any_case: bool) -> bool:
    """Return whether a letter stands for itself alone, and UTF-8 has it."""
    return not (any_case and _has_case(chr(code))) and not 0xD800 <= code < 0xE000


_ANY = "(?s:.)"
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_MOST_TIMES = 30

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
    if kind in _REPEATS and value[0]:
        once = _of_sequence(list(value[2]), any_case)
        return once if value[1] == 1 else [(*run, _GAP) for run in once]
    return [(_GAP,)]


def _has_case(letter: str) -> bool:
    return letter.lower() != letter or letter.upper() != letter
