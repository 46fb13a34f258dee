"""Headings that stand in the middle of sentences."""

from __future__ import annotations

from npccli.repair.columns.set_in import find_set_in_headings
from npccli.repair.edits import apply_edits


def test_two_headings_over_one_text_go_to_its_top_in_their_order() -> None:
    text = (
        "执法检查组采取明查与暗访相结合的方\n"
        "式，深入七个乡镇、二十六个村开展实\n"
        "压实监督责任\n"
        "地检查，走访群众三百余人次，梳理出\n"
        "问题清单四十二条，交办有关部门办\n"
        "提升监督质效\n"
        "理，限期整改并向社会公布整改的结果。\n"
    )
    lines = text.splitlines(keepends=True)
    moved = "".join(lines[index] for index in (2, 5, 0, 1, 3, 4, 6))
    assert apply_edits(text, find_set_in_headings(text)) == moved
