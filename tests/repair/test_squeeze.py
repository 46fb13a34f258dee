"""Marks that typesetting squeezed are learned from the text, and only where they show."""

from __future__ import annotations

from itertools import pairwise

from repair_cases import repaired
from repair_texts import PARAGRAPHS, wrap

from npccli.repair.cohesion import straddled
from npccli.repair.measure.layout import MeasuredLine, measure_lines
from npccli.repair.measure.squeeze import observe_squeeze, without_squeeze
from npccli.repair.wraps.line_scores import sentences_going_on

LONG = [before + behind for before, behind in pairwise(PARAGRAPHS)]
MARKS = frozenset("，。、；：！？“”《》")


def wrap_squeezed(text: str, columns: int, first: int) -> list[str]:
    """Return `text` broken at `columns`, with marks that take one column, not two."""
    lines, line, used = [], "", first
    for character in text:
        size = 1 if character in MARKS or character.isascii() else 2
        if line and used + size > columns and character not in MARKS:
            lines.append(line)
            line, used = "", 0
        line += character
        used += size
    return [*lines, line]


def observed(lines: list[str]) -> tuple[float, list[MeasuredLine]]:
    measured = measure_lines("\n".join(lines) + "\n")
    words = straddled([(before.text, behind.text) for before, behind in pairwise(measured)])
    return observe_squeeze(measured, [*sentences_going_on(measured, words), False]), measured


def test_squeezed_marks_show() -> None:
    lines = [line for text in LONG for line in wrap_squeezed(text, 38, 4)]
    squeeze, measured = observed(lines)
    assert squeeze >= 0.5
    widths = {line.width for line in without_squeeze(measured, squeeze) if line.width > 32}
    assert max(widths) - min(widths) < max(line.width for line in measured) - 33


def test_marks_that_keep_their_width_do_not() -> None:
    lines = [line for text in LONG for line in wrap(text, 38, 4)]
    assert observed(lines)[0] == 0.0


def test_a_few_lines_show_nothing() -> None:
    assert observed(wrap_squeezed(PARAGRAPHS[0], 36, 4))[0] == 0.0


def test_paragraphs_with_squeezed_marks_come_back() -> None:
    for columns in range(30, 46, 2):
        lines = [line for text in LONG for line in wrap_squeezed(text, columns, 4)]
        found = repaired("\n".join(lines) + "\n").text.splitlines()
        assert len(set(found) & set(LONG)) >= len(LONG) - 2, columns
