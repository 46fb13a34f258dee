"""Lines that are one short sentence: the last ones of their paragraphs, or paragraphs that lead.

In some reports each part opens with its task in one sentence (健全社会保障体系。) that is a
paragraph of its own. Where the line above is full and ends a sentence, such a line looks like
the last one of a paragraph. How many paragraphs are led so shows where the line above is short.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from npccli.lazy import lazy_pattern
from npccli.repair.measure.layout import COMMA, FINAL, PLAIN, MeasuredLine
from npccli.repair.script import HAN
from npccli.repair.wraps.line_scores import Boundary

_LONGEST = 32
_SENTENCE = lazy_pattern(rf"[{HAN}\d“”‘’《》]{{4,{_LONGEST // 2}}}。")
_INSIDE = 0.02
"""The share of the lines inside a paragraph that are such a sentence, where one begins."""

_USUAL, _CAUTION = 0.3, 10.0
"""What is added to the paragraphs counted, of which few say little."""

_HALF = 0.5
"""What is added to the lines with a number counted."""


def may_lead(line: MeasuredLine) -> bool:
    """Tell whether a line is one short sentence without a comma.

    A number or a mark of quotation may stand in it, nothing else.
    """
    return (
        line.ends == FINAL
        and line.width <= _LONGEST
        and not (line.fixed or line.marker)
        and _SENTENCE.fullmatch(line.text) is not None
    )


def share_of_leads(first: Sequence[MeasuredLine]) -> float:
    """Return the share of paragraphs that are such a line; they plainly begin with these lines."""
    return (sum(map(may_lead, first)) + _USUAL) / (len(first) + _CAUTION)


def lead_gains(
    boundaries: Sequence[Boundary], share: float, *, are_cut: bool = False
) -> dict[int, float]:
    """Return, by the number of each line that may lead, how much likelier it is inside a paragraph.

    That is a difference of log probabilities, below 0 where many paragraphs are led so. Below a
    heading with a number it is lower where lines with a number are headings in this text; what
    they are is not asked of lines that `are_cut` at their marks.
    """
    gain = log(_INSIDE) - log(share)
    gains: dict[int, float] = {}
    headings: float | None = 0.0 if are_cut else None
    for index, end in enumerate(boundaries, start=1):
        if end.behind.ends != FINAL or not may_lead(end.behind):
            continue
        if end.before.ends == FINAL:
            gains[index] = gain
        elif is_numbered_heading(end):
            headings = _gain_of_headings(boundaries) if headings is None else headings
            gains[index] = gain + headings
    return gains


def is_numbered_heading(end: Boundary) -> bool:
    """Tell whether a line end is that of a heading with a number, by its form."""
    above = end.before
    return above.numbered and above.ends == PLAIN and not (above.look.stops or end.straddled)


def _gain_of_headings(boundaries: Sequence[Boundary]) -> float:
    """Return how much less likely than usual a line with a number begins a paragraph.

    It plainly begins one where a sentence ends inside it, or behind a comma.
    """
    numbered = [end.before for end in boundaries if end.before.numbered]
    begin = [line for line in numbered if line.look.stops or line.ends in (COMMA, FINAL)]
    return min(0.0, log((len(begin) + _HALF) / (len(numbered) - len(begin) + _HALF)))
