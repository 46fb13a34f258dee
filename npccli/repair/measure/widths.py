"""Give a measured line another width, where marks say less or more of it than they take."""

from __future__ import annotations

from npccli.repair.measure.layout import Look, MeasuredLine


def with_width(
    line: MeasuredLine, width: int, looks: dict[Look, Look], **fields: int
) -> MeasuredLine:
    """Return the line with another width; what looks alike afterwards shares one of `looks`.

    `fields` are other fields to be changed.
    """
    look = tuple.__new__(Look, (width, *line.look[1:]))
    return line.but(width=width, look=looks.setdefault(look, look), **fields)
