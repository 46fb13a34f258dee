"""How well a line whose characters were set apart fits a column, from its width without spaces."""

from __future__ import annotations

from npccli.repair.measure.layout import FINAL
from npccli.repair.wraps.habits import INDENT

_STRETCHED = -2.0
_NARROW_INSIDE = -2.0
_LOST_INDENT = range(3, 6)
"""A stretched line that lacks so many columns is rather the first of its paragraph."""

_SPREAD_LEAST, _SPREAD_OUT = 2, -4.0
"""A line that ends a sentence and had room for more, by more columns, is rather a last one."""


def stretched_fit(
    short: int, indent: int, ends: int, next_unit: int, first_short: float
) -> tuple[float, float]:
    """Return the log probabilities of a stretched line as a first and as another line.

    It lacks `short` columns, of which the next line begins with `next_unit` columns that could
    not be parted; `first_short` is the share of first lines that lost their indent.
    """
    first = going = _STRETCHED
    if short in _LOST_INDENT and not indent and first_short > 0.5:
        going += _NARROW_INSIDE
    room = short - next_unit
    if ends == FINAL and room > _SPREAD_LEAST:
        going += _SPREAD_OUT
        if room > _SPREAD_LEAST + INDENT:
            first += _SPREAD_OUT
    return first, going
