"""The line ends between measured lines, of which those stay that are as before."""

from __future__ import annotations

from npccli.repair.measure.layout import MeasuredLine
from npccli.repair.wraps.line_scores import Boundary


def boundaries_between(lines: list[MeasuredLine], straddled: list[bool]) -> list[Boundary]:
    """Return the line ends between the lines."""
    return list(map(Boundary, lines, lines[1:], straddled))


def changed_boundaries(
    known: list[Boundary], lines: list[MeasuredLine], straddled: list[bool]
) -> list[Boundary]:
    """Return the line ends between the lines, of those `known` the ones that are as before."""
    return [
        end
        if end.before is before and end.behind is behind and end.straddled is goes_on
        else Boundary(before, behind, goes_on)
        for end, before, behind, goes_on in zip(known, lines, lines[1:], straddled, strict=False)
    ]
