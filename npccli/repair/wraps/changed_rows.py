"""Scores of a line that change by more than its shape says: it breaks off, or was justified."""

from __future__ import annotations

from npccli.repair.wraps.line_scores import PartScores

_BREAKS_OFF = -4.5
"""The price of a sentence that breaks off because a heading stands in its way."""

_LOOSE, _JUSTIFIED_BUT_SHORT = 3, -7.0
"""By how many columns a line is short that was not set to fill its column, and what it loses
if it was: the last line of a paragraph, and a heading, are not."""

_LARGER = 0.7
"""A heading that fills its column in larger characters measures this share of it."""


def rows_broken_off(
    rows: list[PartScores], measured: int, widths: tuple[int, ...]
) -> list[PartScores]:
    """Return the scores of a full line whose sentence may break off: as a last line as well."""
    return [
        (first, middle, max(last, middle + _BREAKS_OFF), single, heading, top)
        if width and -2 <= width - measured <= 2
        else (first, middle, last, single, heading, top)
        for (first, middle, last, single, heading, top), width in zip(rows, widths, strict=True)
    ]


def rows_justified(
    rows: list[PartScores], measured: int, widths: tuple[int, ...], exact: int = -1
) -> list[PartScores]:
    """Return the scores of a line that was set to fill its column: it ends no paragraph short.

    The characters of a heading may be larger. Those for a column that is known exactly stay.
    """
    loses = _JUSTIFIED_BUT_SHORT
    return [
        (
            first,
            middle,
            last + loses,
            single + loses,
            heading + (loses if measured < _LARGER * width else 0.0),
            top,
        )
        if width - measured > _LOOSE and width != exact
        else (first, middle, last, single, heading, top)
        for (first, middle, last, single, heading, top), width in zip(rows, widths, strict=True)
    ]
