"""Regular expressions that are compiled when they are first used.

Most of the patterns of a run are never needed, and one with a class of all Han characters
takes about a millisecond to compile.
"""

from __future__ import annotations

import re
from typing import Any, cast

_HAN = "\u4e00-\u9fff"
_MANY = 200
"""A pattern that is used more often is worth compiling."""

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""Return what `re.compile` does, compiled when it is first used.

    >>> lazy_pattern(r"\d+").findall("12部法规，3项决定")
    ['12', '3']
    """
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))


def han_pattern(pattern: str) -> re.Pattern[str]:
    r"""Return such a pattern for short texts, with classes of U+4E00 to U+9FFF in it.

    To compile such a class takes as long as to clean three lines. A text in which no other
    letters stand is matched by a pattern with a class of all letters, which finds the same there.

    >>> han_pattern("[\u4e00-\u9fff]{2,4}市").findall("清江市、Wi市、3号市")
    ['清江市']
    """
    return cast("re.Pattern[str]", _HanPattern(pattern))


class _HanPattern:
    """Stands for a pattern and the one that is compiled faster; each text gets the right one.

    Once the pattern itself was needed, or many texts were looked at, it serves all.
    """

    def __init__(self, pattern: str) -> None:
        alone = pattern.replace(r"\u4e00-\u9fff", _HAN).replace(f"[{_HAN}]", r"[^\W\d_]")
        self._takes_digits = _HAN in alone  # in a class with other members
        self._exact, self._plain = lazy_pattern(pattern), lazy_pattern(alone.replace(_HAN, r"\w"))
        self._uses = 0

    def _for(self, text: str) -> re.Pattern[str]:
        self._uses += 1
        other = _OTHER_LETTER.search(text) or (self._takes_digits and _DIGIT.search(text))
        if not other and self._uses <= _MANY:
            return self._plain
        self.__dict__.update((method, getattr(self._exact, method)) for method in _METHODS)
        return self._exact

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)

        def chosen(*arguments: Any, **named: Any) -> Any:
            text = arguments[1 if name in ("sub", "subn") else 0]
            return getattr(self._for(text), name)(*arguments, **named)

        return chosen


class _LazyPattern:
    """Stands for a compiled pattern; its methods become those of that pattern."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(*self._source)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


_OTHER_LETTER = lazy_pattern(rf"(?=[^\W\d_])[^{_HAN}]")
"""Finds a letter that is no such character; the class stands behind, since one at the front is
compiled twice."""

_DIGIT = lazy_pattern(r"[\d_]")
