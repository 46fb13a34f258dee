"""Find the rest of a heading by what the text says elsewhere, and by words that end no heading.

A heading that was too long for its line is broken where no word of the dictionary goes on
(五大战略⏎定位和使命任务). The text below it often says the same within a line. And 的 or 和 at
the end of a line wants something behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from npccli.lazy import lazy_pattern
from npccli.repair.cohesion import REACH, cut_words
from npccli.repair.measure.layout import PLAIN, MeasuredLine
from npccli.repair.script import HAN, is_han
from npccli.repair.wraps.column_widths import is_full

_NARROWEST, _WIDEST, _AS_WIDE = 8, 90, 2
_SHORT_BELOW = 0.4
_WANT_MORE = frozenset(("的", "和", "与", "與", "及", "把", "将", "將"))
_ON_EACH_SIDE, _TOGETHER = 2, 6
"""So many characters before and behind a line end stand inside a line elsewhere, at least."""

_WORDS = lazy_pattern(rf"[{HAN}“”‘’《》·\d]{{2,24}}")


def with_heading_rests(
    lines: Sequence[MeasuredLine], straddled: list[bool], widths: Sequence[tuple[int, ...]]
) -> list[bool]:
    """Return the line ends over which something goes on, those within headings among them.

    `straddled` are those that words tell of, `widths` the columns of each line.
    """
    found = straddled
    text = ""
    for index, upper in enumerate(lines[:-1]):
        if straddled[index] or upper.ends != PLAIN or not _NARROWEST <= upper.width <= _WIDEST:
            continue
        lower = lines[index + 1]
        if not _may_be_rest(upper, lower):
            continue
        is_short = upper.numbered and lower.width <= _SHORT_BELOW * upper.width
        if is_full(upper.width, widths[index]) and not is_short:
            continue
        if not _wants_more(upper.text):
            text = text or "\n".join([line.text for line in lines])
            if not _is_said_elsewhere(text, upper.text, lower.text):
                continue
        found = list(straddled) if found is straddled else found
        found[index] = True
    return found


def _may_be_rest(upper: MeasuredLine, lower: MeasuredLine) -> bool:
    """Tell whether two lines may be a heading by their form."""
    return (
        lower.ends == PLAIN
        and lower.width <= upper.width + _AS_WIDE
        and not (lower.gap or lower.indent or lower.marker or lower.fixed or lower.titled)
        and not (upper.fixed or upper.stretched or upper.two_part or lower.two_part)
        and is_han(upper.text[-1])
        and is_han(lower.text[0])
        and _WORDS.fullmatch(lower.text) is not None
    )


def _wants_more(text: str) -> bool:
    """Tell whether a line ends in a word behind which something must follow.

    >>> _wants_more("二、关于规划纲要的"), _wants_more("一、建设幸福祥和")
    (True, False)
    """
    return text[-1] in _WANT_MORE and cut_words(text[-REACH:])[-1] in _WANT_MORE


def _is_said_elsewhere(text: str, upper: str, lower: str) -> bool:
    r"""Tell whether what stands on both sides of a line end stands inside a line elsewhere.

    >>> text = "发挥五大战略\n定位和使命\n我们要牢记战略定位和使命。"
    >>> _is_said_elsewhere(text, "发挥五大战略", "定位和使命")
    True
    """
    if upper[-_ON_EACH_SIDE:] + lower[:_ON_EACH_SIDE] not in text:
        return False
    return any(
        len(lower) >= _TOGETHER - before and upper[-before:] + lower[: _TOGETHER - before] in text
        for before in range(_ON_EACH_SIDE, min(len(upper), _TOGETHER - _ON_EACH_SIDE) + 1)
    )
