"""How far lines are indented, from the edge of the paper or from the margin of the text.

An extractor that keeps the layout of a page puts the same spaces before all its lines. What
stands behind these is the indent. A text without such a margin may have all its paragraphs
indented alike: there no line goes on with the one before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from npccli.repair.lines import Surface
from npccli.repair.measure.line_edges import indent_of
from npccli.repair.script import FINAL_MARKS, display_width

_LEAST_MARGIN, _LEAST_INDENT, _WIDEST_INDENT = 2, 2, 8
_FEWEST_LINES = 6
_MOST_OUTSIDE, _LEAST_AT_MARGIN, _LEAST_INDENTED = 0.05, 0.2, 0.1
_LEAST_GOING_ON, _FULL = 0.7, 0.85
_ENDS = frozenset(FINAL_MARKS + "：:；;")


def indent_reader(surface: Surface) -> Callable[[str], int]:
    """Return the function that tells the width of the indent of a line of this text."""
    margin = margin_of(surface)
    if not margin:
        return indent_of

    def indent_behind_margin(raw: str) -> int:
        indent = lead_of(raw) - margin
        return indent if _LEAST_INDENT <= indent <= _WIDEST_INDENT else 0

    return indent_behind_margin


def margin_of(surface: Surface) -> int:
    r"""Return the width of the spaces that stand before all lines of a text, 0 if there are none.

    >>> lines = ["    会议听取了关于水库除险加", "固的报告，提出意见十二条，", "要求逐条研究。"]
    >>> margin_of(Surface("\n".join(6 * ["      " + line for line in lines])))
    6
    >>> margin_of(Surface("\n".join(6 * ["  会议听取了报告。", "    会议提出了意见。"])))
    0
    """
    raws = surface.lines.raws
    fewest = max(_FEWEST_LINES, (1 - _MOST_OUTSIDE) * len(raws))
    if surface.text.count("\n ") + 1 < fewest or [raw[0] for raw in raws].count(" ") < fewest:
        return 0
    leads = [lead_of(raw) for raw in raws]
    often = Counter(leads)
    margin = min(
        (lead for lead, times in often.items() if times >= _LEAST_AT_MARGIN * len(leads)), default=0
    )
    indented = sum(
        times for lead, times in often.items() if _LEAST_INDENT <= lead - margin <= _WIDEST_INDENT
    )
    outside = sum(times for lead, times in often.items() if lead < margin)
    if margin < _LEAST_MARGIN or indented < _LEAST_INDENTED * len(leads):
        return 0
    if outside > _MOST_OUTSIDE * len(leads):
        return 0
    return margin if _lines_go_on(surface, leads, margin) else 0


def _lines_go_on(surface: Surface, leads: list[int], margin: int) -> bool:
    """Tell whether most lines at the margin go on with a full line that ends no sentence."""
    texts, widths = surface.texts, surface.widths
    reach = [lead + width for lead, width in zip(leads, widths, strict=True)]
    full = _FULL * (max(reach) - margin) + margin
    at_margin = [at for at, lead in enumerate(leads) if lead == margin and at]
    going_on = sum(texts[at - 1][-1] not in _ENDS and reach[at - 1] >= full for at in at_margin)
    return going_on >= _LEAST_GOING_ON * len(at_margin)


def lead_of(raw: str) -> int:
    """Return the width of the white space that a line begins with."""
    return display_width(raw[: len(raw) - len(raw.lstrip(" 　\t"))])
