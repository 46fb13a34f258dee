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


COLUMN = (
    "全年听取审议专项报告十二项，开展执法\n"
    "检查五次，组织代表视察三十余次，督促\n"
    "办理群众反映强烈的问题，代表提出建议\n"
)
BEHIND = (
    "群众反映的难题逐项解决，回访测评满意\n"
    "率逐年提高，办理结果及时向社会公开，\n"
    "接受群众评议和监督。\n"
)
HEADING = "回应群众期盼，\n办好民生实事\n"


def test_a_heading_with_a_comma_moves_where_it_was_drawn_twice() -> None:
    text = COLUMN + HEADING + BEHIND
    start = text.index(HEADING)
    drawn = (start, text.index("办好"))
    assert apply_edits(text, find_set_in_headings(text, drawn=drawn)) == HEADING + COLUMN + BEHIND
    assert find_set_in_headings(text) == []


def test_not_above_a_line_that_begins_with_a_short_sentence() -> None:
    text = COLUMN + HEADING + BEHIND.replace("群众反映的难题逐项解决，", "夯实基层基础工作。接续")
    drawn = (text.index(HEADING), text.index("办好"))
    assert find_set_in_headings(text, drawn=drawn) == []


OVER_A_COLUMN_END = (
    "常委会把监督贯穿全年工作的始终，组\n"
    "\n"
    "织代表视察三十余次，督促有关部门办\n"
    "理群众反映强烈的问题，对代表建议逐\n"
    "\n"
    "回应群众期盼\n"
    "\n"
    "条跟踪督办，办理结果及时向社会公开，\n"
    "接受群众评议和监督。\n"
)


def test_a_heading_goes_to_the_top_over_a_blank_line_amid_a_word() -> None:
    repaired = apply_edits(OVER_A_COLUMN_END, find_set_in_headings(OVER_A_COLUMN_END))
    assert repaired.startswith("回应群众期盼\n常委会把监督")


def test_a_heading_stays_below_a_blank_line_where_no_word_goes_on() -> None:
    text = OVER_A_COLUMN_END.replace("，组\n\n织代表", "。\n\n组织代表")
    repaired = apply_edits(text, find_set_in_headings(text))
    assert "始终。\n\n回应群众期盼\n组织代表" in repaired
