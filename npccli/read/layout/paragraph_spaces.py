"""Whether the paragraphs of a document are parted by more white space than its lines.

It is measured: at line ends in the middle of a sentence, where no paragraph ends, and at
short lines with a final mark, where one surely does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf

from npccli.read.layout.shapes import Band

FINAL = frozenset("。！？；：…”’）")

_FEWEST_ENDS = 3
_TELL_APART = 1.08
"""How many times wider the distance over a paragraph's end is than that of lines, at least."""

_FULL, _SHORT = 1.3, 3.0
"""By how much, in em, a full line ends before the edge at most, and a short one at least."""


def measure_spaces(bands: Sequence[Band], pitches: Sequence[Mapping[int, float]]) -> float:
    """Return from which distance on, in usual distances of lines, a paragraph ends.

    `pitches` holds the usual distance of baselines of each band, by the size of its lines.
    It is infinite where paragraphs are not parted so, or too few end to tell.
    """
    inside: list[float] = []
    ends: list[float] = []
    for band, pitch in zip(bands, pitches, strict=True):
        for before, line in pairwise(band.lines):
            usual = pitch.get(round(line.size), 0.0)
            is_set_in = line.left - band.left > _FULL * line.size
            if not usual or before.page != line.page or is_set_in:
                continue
            distance = (line.baseline - before.baseline) / usual
            short = band.right - before.right
            open_end = before.text[-1] not in FINAL
            if distance < 0 or abs(before.size - line.size) > 0.6:
                continue
            if open_end and short < _FULL * line.size:
                inside.append(distance)
            elif not open_end and short > _SHORT * line.size:
                ends.append(distance)
    if len(ends) < _FEWEST_ENDS or not inside:
        return inf
    widest = sorted(inside)[len(inside) * 9 // 10]
    narrowest = sorted(ends)[len(ends) // 10]
    return (widest + narrowest) / 2 if narrowest > _TELL_APART * widest else inf
