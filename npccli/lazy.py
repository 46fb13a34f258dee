"""Regular expressions that are compiled when they are first used.

Most of the patterns of a run are never needed, and one with a class of all Han characters
takes about a millisecond to compile.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""Return what `re.compile` does, compiled when it is first used.

    >>> lazy_pattern(r"\d+").findall("12部法规，3项决定")
    ['12', '3']
    """
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))


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
