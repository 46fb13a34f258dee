"""Lines that are one short sentence: the last ones of their paragraphs, or paragraphs that lead.

In some reports each part opens with its task in one sentence (健全社会保障体系。) that is a
paragraph of its own. Where the line above is full and ends a sentence, such a line looks like
the last one of a paragraph. How many paragraphs are led so shows where the line above is short.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from npccli.lazy import lazy_pattern
from npccli.repair.measure.layout import FINAL, MeasuredLine
from npccli.repair.script import HAN
from npccli.repair.wraps.line_scores import Boundary

_LONGEST = 32
_SENTENCE = lazy_pattern(rf"[{HAN}\d“”‘’《》]{{4,{_LONGEST // 2}}}。")
_INSIDE = 0.02
"""The share of the lines inside a paragraph that are such a sentence, where one begins."""

_USUAL, _CAUTION = 0.3, 10.0
"""What is added to the paragraphs counted, of which few say little."""


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


def lead_gains(boundaries: Sequence[Boundary], share: float) -> dict[int, float]:
    """Return, by the number of each line that may lead, how much likelier it is inside a paragraph.

    That is a difference of log probabilities, below 0 where many paragraphs are led so.
    """
    gain = log(_INSIDE) - log(share)
    return {
        index: gain
        for index, end in enumerate(boundaries, start=1)
        if end.behind.ends == FINAL == end.before.ends and may_lead(end.behind)
    }
