"""Ask the numbers at the heads of lines whether they stand in the order in which they count.

Articles, chapters and items that count on over the lines of a page were read in turn. An
order in which fewer of them do is none.
"""

from __future__ import annotations

from collections.abc import Iterable

from npccli.lazy import lazy_pattern
from npccli.numerals import han_number

_NUMERAL = "[一二三四五六七八九十百零〇]{1,7}"
_NUMBER = lazy_pattern(
    rf"第({_NUMERAL})([条條章节節])|[（(]({_NUMERAL})[）)]|({_NUMERAL})[、．]|(\d{{1,3}})[．.、](?!\d)"
)


def numbers_that_count_on(texts: Iterable[str]) -> int:
    """Return how many of the lines bear the number behind the last one of their kind.

    >>> numbers_that_count_on(["第七条 一", "（一）二", "（二）三", "第八条 四"])
    2
    >>> numbers_that_count_on(["第八条 四", "第七条 一", "（一）二", "（二）三"])
    1
    """
    last: dict[str, int] = {}
    found = 0
    for text in texts:
        match = _NUMBER.match(text)
        if match is None:
            continue
        kind = match[2] or str(match.lastindex)
        number = han_number(match[1] or match[3] or match[4]) if not match[5] else int(match[5])
        found += last.get(kind) == number - 1
        last[kind] = number
    return found
