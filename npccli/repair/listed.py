"""Lists with one short item a line, such as the members of an organ behind 由下列人员组成：."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from npccli.repair.layout import COLON, COMMA, FINAL, MeasuredLine

_MOST_PIECES = 0.1
"""Where an extractor cut more of the printed lines, a short line says nothing of a list."""

_LONGEST_ITEM = 0.5
"""An item is narrower than this share of the line that announces it, or of the widest near it."""

_NEAR = 12
_FEWEST_ITEMS = 3


def with_items_fixed(lines: list[MeasuredLine], pieces: float) -> list[MeasuredLine]:
    """Return the lines with the items of each list as lines that stand for themselves.

    `pieces` is the share of printed lines that the extractor cut. A list follows a colon;
    its items end in commas, the last one in a final mark.
    """
    if pieces > _MOST_PIECES:
        return lines
    fixed = {index for item in _lists(lines) for index in item}
    if not fixed:
        return lines
    return [_fixed(line) if index in fixed else line for index, line in enumerate(lines)]


def _lists(lines: Sequence[MeasuredLine]) -> Iterator[range]:
    """Yield the numbers of the items of each list."""
    for start, line in enumerate(lines):
        if line.ends != COLON:
            continue
        widest = max(near.width for near in lines[max(0, start - _NEAR) : start + _NEAR])
        stop = start + 1
        while (
            stop < len(lines)
            and lines[stop].ends == COMMA
            and lines[stop].width <= _LONGEST_ITEM * widest
        ):
            stop += 1
        if stop == len(lines) or stop - start < _FEWEST_ITEMS:
            continue
        if lines[stop].ends == FINAL and lines[stop].width <= _LONGEST_ITEM * widest:
            yield range(start + 1, stop + 1)


def _fixed(line: MeasuredLine) -> MeasuredLine:
    """Return the line as one that stands for itself."""
    return line._replace(
        fixed=True,
        head=(*line.head[:-1], True),
        tail=(*line.tail[:2], True, line.tail[3]),
        look=line.look._replace(fixed=True),
    )
