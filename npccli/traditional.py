"""Tell traditional characters, and put a simplified one in the place of each.

The word lists of the rooms are in simplified characters. A text in traditional ones is read by
a shadow of the same length, so that every offset in one is an offset in the other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from npccli.lazy import lazy_pattern

_SIGNS = lazy_pattern("[會報為國這發務長員區縣議與還來時個對開學習實黨產業經濟設劃統導審監執權]")
_SIMPLIFIED = lazy_pattern(
    "[会报为国这发务长员区县议与还时个对开学习实党产业经济设划统导审监执权农访问题办听决门应关动]"
)
_SAMPLE, _LEAST = 4000, 0.02
"""So large a part of the first characters are such signs in a traditional text."""


def is_traditional(text: str) -> bool:
    """Tell whether a text is in traditional characters.

    >>> is_traditional("縣人大常委會審議工作報告"), is_traditional("县人大常委会")
    (True, False)
    """
    sample = text[:_SAMPLE]
    return bool(sample) and len(_SIGNS.findall(sample)) > _LEAST * len(sample)


def is_simplified(text: str) -> bool:
    """Tell whether a text has more simplified characters than traditional ones.

    >>> is_simplified("县人大常委会"), is_simplified("縣人大常委會"), is_simplified("人大代表")
    (True, False, False)
    """
    sample = text[:_SAMPLE]
    return len(_SIMPLIFIED.findall(sample)) > len(_SIGNS.findall(sample))


def simplify_text(text: str) -> str:
    """Return a text in simplified characters, one for each of its own."""
    convert = _converter()
    whole = convert(text)
    return whole if len(whole) == len(text) else "".join(map(_one(convert), text))


@cache
def _converter() -> Callable[[str], str]:
    """Return the conversion, loaded when the first traditional text comes."""
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def _one(convert: Callable[[str], str]) -> Callable[[str], str]:
    """Return a function that converts one character and never changes the length."""

    def character(char: str) -> str:
        found = convert(char)
        return found if len(found) == 1 else char

    return character
