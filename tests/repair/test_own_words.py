"""Headings that were broken in a watchword of the text itself, which no dictionary knows."""

from __future__ import annotations

from repair_cases import repaired

BODY = (
    "全年围绕改善营商环境开展专题调研，走访企业\n"
    "一百余家，坚持同卷共答，推动有关部门逐项整\n"
    "改销号，企业满意度稳步上升。\n"
)
OTHER = BODY.replace("同卷共答", "台账管理")
HEADING = "完善联系机制，做到同卷共\n答开展多种形式评议\n"


def test_a_heading_is_rejoined_where_the_text_says_the_word() -> None:
    assert HEADING.replace("\n", "") in repaired(BODY + HEADING + OTHER).text.splitlines()


def test_two_lines_stay_apart_where_it_does_not() -> None:
    assert HEADING in repaired(OTHER + HEADING + OTHER).text


def test_a_heading_is_rejoined_in_a_watchword_that_stands_between_marks_elsewhere() -> None:
    body = BODY.replace("坚持同卷共答，", "笃行不怠，")
    heading = "完善联系机制，做到笃行\n不怠开展多种形式评议\n"
    assert heading.replace("\n", "") in repaired(body + heading + OTHER).text.splitlines()


def test_a_heading_is_rejoined_in_a_usual_watchword() -> None:
    heading = "完善联系机制，做到蹄疾\n步稳开展多种形式评议\n"
    assert heading.replace("\n", "") in repaired(OTHER + heading + OTHER).text.splitlines()
