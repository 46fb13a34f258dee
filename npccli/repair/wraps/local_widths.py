"""Find the widths of columns that hold too few lines to be found in the text as a whole.

A small article may hold two paragraphs of three lines. Two lines of one width close to each
other show its column where both are unfinished and none between them is wider, and a word
goes on over the end of one of them, or the line above them lacks an indent.
"""

from __future__ import annotations

from collections.abc import Sequence

from npccli.repair.measure.layout import FINAL, MeasuredLine

_NEAR, _AROUND = 5, 6
_MOST_SPACES = 4
"""A line with more of them was justified by spaces, and shows no width."""

_NARROWEST, _WIDEST = 22, 160
_INDENT = 4
"""How wide the indent of a first line is, mostly."""


def with_local_widths(
    lines: Sequence[MeasuredLine], going_on: Sequence[bool], widths: list[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """Return the widths of each line with those that only the lines around it show.

    `going_on` tells of each line whether its sentence plainly goes on behind it.
    """
    found = widths
    telling = {index for index, goes_on in enumerate(going_on) if goes_on}
    for index in sorted(telling.union(_behind_first_lines(lines))):
        line = lines[index]
        width = line.width + line.indent
        if width in found[index] or not _NARROWEST <= width <= _WIDEST:
            continue
        if _is_full_in(lines, index, found[index]):
            continue
        if not _is_whole(line):
            continue
        partner = _partner(lines, index, width)
        if partner is None or _is_full_in(lines, partner, found[partner]):
            continue
        if all(_has_lost_its_indent(lines, at, going_on, found[at]) for at in (index, partner)):
            continue
        other = lines[partner].width + lines[partner].indent
        found = list(widths) if found is widths else found
        first, last = min(index, partner), max(index, partner)
        for place in range(max(0, first - _AROUND), min(len(lines), last + _AROUND + 1)):
            found[place] = tuple(sorted({*found[place], max(width, other)}))
    return found


def _behind_first_lines(lines: Sequence[MeasuredLine]) -> list[int]:
    """Return the second line of what looks like a paragraph whose first line lost its indent.

    That line is narrower by the indent than the two below it; another one ends the sentence.
    """
    measured = [line.width for line in lines]
    return [
        index
        for index, (first, second, third, last) in enumerate(
            zip(measured, measured[1:], measured[2:], measured[3:], strict=False), start=1
        )
        if second - first == _INDENT and -1 <= third - second <= 1 and last <= second
        if lines[index + 2].ends == FINAL
        if not any(line.ends == FINAL or line.indent for line in lines[index - 1 : index + 2])
    ]


def _partner(lines: Sequence[MeasuredLine], index: int, width: int) -> int | None:
    """Return the nearest other line of about the same width, with no wider line before it."""
    for step in (1, -1):
        for place in range(index + step, index + step * (_NEAR + 1), step):
            if not 0 <= place < len(lines) or lines[place].fixed:
                break
            line = lines[place]
            measured = line.width + line.indent
            if measured > width + 1:
                break
            if measured >= width - 1 and _is_whole(line):
                return place
    return None


def _is_full_in(
    lines: Sequence[MeasuredLine], index: int, widths: Sequence[int], lost: int = 0
) -> bool:
    """Tell whether a line fills one of some columns: what comes next had no room there.

    `lost` is the width of an indent that it may have lost.
    """
    line = lines[index]
    width = line.width + line.indent + lost
    unit = lines[index + 1].first_unit if index + 1 < len(lines) else 0
    least, behind = width - 1, width + max(unit, 2)
    for known in widths:  # noqa: SIM110 - asked of most lines
        if least <= known < behind:
            return True
    return False


def _has_lost_its_indent(
    lines: Sequence[MeasuredLine], index: int, going_on: Sequence[bool], widths: Sequence[int]
) -> bool:
    """Tell whether a line may be the first one of a paragraph, and full but for its indent.

    Below an unfinished line that is as wide it is none.
    """
    line, above = lines[index], lines[index - 1]
    if index and (going_on[index - 1] or (above.ends != FINAL and above.width == line.width)):
        return False
    return not line.indent and _is_full_in(lines, index, widths, _INDENT)


def _is_whole(line: MeasuredLine) -> bool:
    """Tell whether a line may be a full one amid a paragraph, and shows its width."""
    if line.ends == FINAL or line.fixed or line.stretched or line.look.drawn:
        return False
    return line.text.count(" ") <= _MOST_SPACES
