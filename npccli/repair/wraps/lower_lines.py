"""Lines that are the rest of a heading with a number, rather than a heading of their own.

The lines of a heading stand farther apart than those of paragraphs, so that some extractors put
blank lines between them. And below a heading with a number stands text, or another number, hardly
ever a heading without one. Of headings without a number neither is sure: title, office and name
stand below each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from npccli.repair.cohesion import cut_words
from npccli.repair.measure.layout import PLAIN, MeasuredLine
from npccli.repair.measure.rows import may_be_name
from npccli.repair.wraps.habits import Habits

_BARE_BELOW_NUMBER = -1.6
"""The price of a heading without a number right below one with a number."""

_SHORT_NAME = 2
_AS_WIDE = 2
"""By so many columns lines differ at most that are as wide as each other."""

_ROOM = 5
"""By so many columns a full line is short at most: a first line may lack its indent of four."""


def lower_lines(
    lines: Sequence[MeasuredLine], widths: Sequence[tuple[int, ...]], habits: Habits
) -> dict[int, tuple[float, float]]:
    """Return what is known of each line that is narrower than a line with a number above it.

    That is how much likelier it is the rest of that heading, and what it costs to take it for a
    heading of its own, as logarithms. `widths` are the column widths that each line can have.
    """
    parted = habits.parted_within_heading
    found: dict[int, tuple[float, float]] = {}
    for index in [at for at, line in enumerate(lines[:-1], start=1) if line.numbered]:
        upper, line = lines[index - 1], lines[index]
        lack = upper.width + upper.indent - line.width - line.indent
        if lack <= _AS_WIDE or line.ends != PLAIN or _names_somebody(line.text):
            continue
        stands_bare = _stands_bare(line) and _is_text(lines, widths, index + 1)
        gain, price = parted if line.gap else 0.0, _BARE_BELOW_NUMBER if stands_bare else 0.0
        if gain or price:
            found[index] = gain, price
    return found


def _names_somebody(text: str) -> bool:
    """Tell whether a line names who wrote the text; 任务 and 向好 begin like names as well."""
    return len(text) > _SHORT_NAME and may_be_name(text) and len(cut_words(text)) > 1


def _stands_bare(line: MeasuredLine) -> bool:
    """Tell whether a line may be a heading without a number, and is no title of a report."""
    return not (line.numbered or line.marker or line.fixed or line.titled or line.two_part)


def _is_text(lines: Sequence[MeasuredLine], widths: Sequence[tuple[int, ...]], index: int) -> bool:
    """Tell whether a line holds a sentence, by its marks, or fills a column."""
    if index == len(lines):
        return False
    look = lines[index].look
    if look.fixed or look.numbered or look.two_part:
        return False
    measured = look.width + look.indent
    return (
        look.ends != PLAIN
        or look.stops
        or any(-_AS_WIDE <= width - measured <= _ROOM for width in widths[index])
    )
