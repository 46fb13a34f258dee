"""The width at which headings were broken shows in headings, not in pieces of body lines."""

from __future__ import annotations

from itertools import pairwise

from npccli.repair.cohesion import straddled
from npccli.repair.measure.layout import measure_lines
from npccli.repair.wraps.broken_headings import width_of_broken_headings
from npccli.repair.wraps.line_scores import Boundary

HEADINGS = "坚持问题导向以精准监督推动老旧小\n区改造\n{}坚持守正创新以务实作风锻造过硬的\n队伍\n{}"
BODY = "常委会听取报告十一项，办结议案九件。\n"
PIECES = (
    "常委会听取报告十一项，办结议案九件，\n"
    "先后组织七个执法检查组深入各乡镇逐条对照城市绿化管\n理条例\n，推动整改。\n"
)


def width_in(text: str) -> int:
    lines = measure_lines(text, ())
    words = straddled([(a.text, b.text) for a, b in pairwise(lines)])
    return width_of_broken_headings(
        Boundary(*ends) for ends in zip(lines, lines[1:], words, strict=False)
    )


def test_two_headings_of_one_width_show_it() -> None:
    assert width_in(HEADINGS.format(BODY, BODY)) == 32


def test_pieces_of_body_lines_do_not() -> None:
    assert width_in(HEADINGS.format(PIECES, PIECES)) == 32
    assert width_in(PIECES + PIECES) == 0


def test_a_single_heading_does_not() -> None:
    assert width_in("坚持问题导向以精准监督推动老旧小\n区改造\n" + BODY) == 0
