"""Headings that were too long for their line, and were broken into two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from npccli.lazy import lazy_pattern
from npccli.repair.measure.layout import FINAL, PLAIN, TITLE, MeasuredLine
from npccli.repair.measure.rows import may_be_name
from npccli.repair.script import HAN
from npccli.repair.wraps.line_scores import Boundary

WIDER_BELOW = -3.0
"""The score of a heading whose lower line is the wider one."""

AS_WIDE_BELOW = -0.5
"""The score of one whose lines are about as wide."""

ONE_MORE_LINE = -3.0
"""What it takes from the score of a heading that it has a third line."""

_PARALLEL = 8.0
"""The score of one whose lower line makes its two parts as long as each other."""

_WORDS = lazy_pattern(rf"[{HAN}]+$")

_ENDS_IN_NOTE = lazy_pattern("[（(][^（()）]{1,12}[）)]$")

_NAMES_ORGAN = lazy_pattern(r"(?:19|20)\d\d年[^，。]{2,20}(?:政府|人大|常委会|法院|检察院|政协)")

_ORGANS = frozenset("局委厅院会室部组社")
_WORD_OR_TWO = 4
"""A line of no more characters is hardly a heading below another one."""

_WIDEST_NUMBER = 8
"""By so many columns two lines of as many characters differ at most, if one holds a number."""

_LONGEST_TITLE = 60
"""A line with more characters is no part of a title."""


def broken_heading_score(upper: MeasuredLine, lower: MeasuredLine, heading_width: int) -> float:
    """Return how well two lines fit a heading that was too long for its line.

    The upper line is then the longer one, and as wide as other headings that were broken.
    Two lines of one length are rather the two parts of a headline, set one above the other.
    """
    may_be_title = not (upper.title or upper.numbered)
    if lower.titled and may_be_title and len(upper.text) <= _LONGEST_TITLE:
        rest_of_title = not lower.title or lower.text[0].isdigit() or lower.text[0] == "年"
        if lower.title and _NAMES_ORGAN.match(lower.text):
            rest_of_title = False  # 2024年云岭省政府工作报告 is whole
        if _ENDS_IN_NOTE.search(upper.text) and TITLE.search(_ENDS_IN_NOTE.sub("", upper.text)):
            rest_of_title = False  # a title with a note such as （摘要） behind it is whole
        if rest_of_title and TITLE.search(upper.text + lower.text):
            return 4.0
    if upper.two_part and (lacking := lacks_of_headline(upper.text)) >= 0:
        if not lacking:
            return WIDER_BELOW
        if lacking == len(lower.text) and _WORDS.match(lower.text):
            return _PARALLEL
    lack = upper.width + upper.indent - lower.width - lower.indent
    if lack < -2 or (upper.two_part and lower.two_part):
        return WIDER_BELOW
    if is_long_above_short(upper, lower):
        at_width = heading_width and abs(upper.width - heading_width) <= 2
        return 4.0 if at_width else 3.0 if upper.two_part else 1.0
    return AS_WIDE_BELOW if lack <= 2 else 0.0


def is_as_long(upper: MeasuredLine, lower: MeasuredLine) -> bool:
    """Tell whether two lines hold about as many characters, digits of headings being set wide."""
    apart = abs(upper.width - lower.width)
    return apart <= _WIDEST_NUMBER and abs(len(upper.text) - len(lower.text)) <= 1


def lacks_of_headline(text: str) -> int:
    """Return by how many characters the second part of a headline is shorter than the first.

    The parts are as long as each other in most headlines of two parts. It is -1 where the
    second part is the longer one, or there are more.

    >>> lacks_of_headline("守正创新担使命 勤勉履职")
    3
    >>> lacks_of_headline("守正创新担使命 勤勉履职谱新篇")
    0
    """
    first, *rest = text.split()
    return max(-1, len(first) - len(rest[0])) if len(rest) == 1 else -1


def is_long_above_short(upper: MeasuredLine, lower: MeasuredLine) -> bool:
    """Tell whether the second line is so much shorter that it may be the rest of the first."""
    return upper.width >= 16 and lower.width <= 0.4 * upper.width


def width_of_broken_headings(boundaries: Iterable[Boundary]) -> int:
    """Return the width at which headings were broken, 0 when that does not show.

    Two or more short lines stand under lines of one width, and a word goes on in one of them.
    Or three do, of different words that name nobody; two are enough where those hold no more
    than four characters. What stands above is no full line of which the sentence goes on.
    """
    pairs = []
    rests: dict[int, set[str]] = {}
    above: MeasuredLine | None = None
    for end in boundaries:
        upper, lower = end.before, end.behind
        if (
            upper.ends == PLAIN
            and lower.ends == PLAIN
            and is_long_above_short(upper, lower)
            and not (upper.fixed or lower.fixed or upper.unclosed)
            and (above is None or upper.gap or _may_stand_above_heading(above, upper))
        ):
            pairs.append((upper.width, end.straddled))
            if _may_be_rest(lower):
                rests.setdefault(upper.width, set()).add(lower.text)
        above = upper
    counts = Counter(width for width, _ in pairs)
    for width, is_proof in pairs:
        if is_proof and sum(counts[width + step] for step in range(-2, 3)) >= 2:
            return width
    for width, texts in rests.items():
        enough = 2 if max(map(len, texts)) <= _WORD_OR_TWO else 3
        if len(texts) >= enough and counts[width] == len(texts):
            return width
    return 0


def _may_be_rest(line: MeasuredLine) -> bool:
    """Tell whether a line may be the rest of a heading, and neither a name nor an organ."""
    text = line.text
    if line.marker or text[-1] in _ORGANS or not _WORDS.match(text):
        return False
    return not may_be_name(text)


def _may_stand_above_heading(above: MeasuredLine, heading: MeasuredLine) -> bool:
    """Tell whether a line may end a paragraph, or be a shorter heading."""
    return above.ends == FINAL or (above.ends == PLAIN and above.width < heading.width)
