"""Pages of other typesetters: ragged edges, notes, titles amid a page, broken headings."""

from __future__ import annotations

import pytest
from test_layout import BODY, FULL, STEP, column, read, write

from npccli.read.layout import Run

OPEN = FULL[:17]
"""A line that ends three characters before the edge."""


def indented(*lines: str) -> list[Run]:
    """Return a page of three indented paragraphs above some lines."""
    above = [f"　　{FULL[:18]}", "群众更加满意。"] * 3
    return column([*above, *lines, f"　　{FULL[:18]}", "做法得到推广。"], 100, 100)


@pytest.mark.parametrize(
    "rest", ["做“一件事”集成办理。", "程、“快办”窗口等实现全覆盖。", "行”。今年还要继续推进落实。"]
)
def test_a_line_that_had_no_room_for_what_quotation_marks_hold_together(rest: str) -> None:
    page = indented(f"　　{FULL[:18]}", OPEN, rest)
    assert f"{FULL[:18]}{OPEN}{rest}" in read(page)


def test_a_line_that_is_not_set_in_goes_on_where_paragraphs_are() -> None:
    ended = FULL[:18] + "。"
    page = indented(f"　　{FULL[:18]}", ended, "推动解决群众关心的问题。")
    assert f"{FULL[:18]}{ended}推动解决群众关心的问题。" in read(page)


def test_a_heading_below_such_a_line_does_not() -> None:
    ended = FULL[:18] + "。"
    for heading in ("二、代表工作", "代表工作情况"):
        assert heading in read(indented(f"　　{FULL[:18]}", ended, heading))


def notes(*lines: str) -> list[Run]:
    """Return notes in small type at the foot of a page."""
    return [run for at, line in enumerate(lines) for run in write(line, 100, 700 + 10 * at, size=7)]


def test_a_paragraph_goes_on_behind_the_notes_of_a_page() -> None:
    first = column([*([f"　　{FULL[:18]}", "群众更加满意。"] * 3), f"　　{FULL[:18]}"], 100, 100)
    note = "①指由当地人大代表轮流值守的平台。"
    second = column(["群众的意见都有答复。", f"　　{FULL[:18]}", "做法得到推广。"], 100, 100)
    found = read(first + notes(note), second)
    assert f"{FULL[:18]}群众的意见都有答复。" in found
    assert note in found


def test_a_new_paragraph_stands_behind_the_notes() -> None:
    first = column([f"　　{FULL[:18]}", "群众更加满意。"] * 3, 100, 100)
    second = column([f"　　{FULL[:18]}", "做法得到推广。"] * 2, 100, 100)
    note = "①指由当地人大代表轮流值守的平台。"
    assert read(first + notes(note), second)[3] == note


def centred(text: str, y: float, size: float = BODY, font: str = "song") -> list[Run]:
    return write(text, 200 - len(text) * size / 2, y, size, font=font)


def test_the_rest_of_a_centred_heading_that_filled_its_column() -> None:
    page = column([f"　　{FULL[:18]}", "群众更加满意。"] * 3, 100, 100)
    page += write(FULL, 100, 100 + 6 * STEP) + centred("和困难", 100 + 7 * STEP)
    page += column([f"　　{FULL[:18]}", "做法得到推广。"], 100, 100 + 8 * STEP)
    assert f"{FULL}和困难" in read(page)


def test_contents_and_sessions_are_no_rests_of_headings() -> None:
    session = "在清江省第十四届人民代表大会第四次会议上"
    assert len(session) == len(FULL)
    body = column([f"　　{FULL[:18]}", "群众更加满意。"] * 3, 100, 100 + 3 * STEP)
    for above, below in ((session, "省长周一"), (FULL, "目录")):
        page = write(above, 100, 100) + centred(below, 100 + STEP) + body
        assert read(page)[:2] == [above, below]


def test_the_day_of_print_below_an_office() -> None:
    page = centred("清江省人民政府办公室", 100) + centred("2026年2月26日印发", 100 + STEP)
    assert read(page) == ["清江省人民政府办公室", "2026年2月26日印发"]


LEFT, RIGHT = 60.0, 290.0


def two_columns(lines: list[str], y: float) -> list[Run]:
    half = len(lines) // 2
    return column(lines[:half], LEFT, y) + column(lines[half:], RIGHT, y)


def article(mark: str) -> list[str]:
    """Return the lines of an article of which each tells where it belongs."""
    return [f"{mark}{number}{FULL[:17]}" for number in range(8)]


def spanning(text: str, y: float, size: float = BODY) -> list[Run]:
    middle = (LEFT + RIGHT + 20 * BODY) / 2
    return write(text, middle - len(text) * size / 2, y, size)


def test_lines_across_two_columns_part_them_though_no_wider_space_does() -> None:
    page = two_columns(article("甲"), 100)
    below = 100 + 4 * STEP
    page += spanning("云岭市人大常委会工作报告", below)
    page += spanning("省长周一在会上所作", below + STEP)
    page += two_columns(article("乙"), below + 2 * STEP)
    text = "".join(read(page))
    places = [text.index(f"{mark}{number}") for mark in "甲乙" for number in range(8)]
    assert places == sorted(places)
    assert places[7] < text.index("云岭市人大常委会工作报告") < places[8]


def test_a_title_amid_a_page_stands_below_the_text_that_goes_on_from_the_page_before() -> None:
    first = two_columns(article("甲"), 100)
    second = two_columns(article("乙"), 100)
    title = spanning("第二份报告", 100 + 5.5 * STEP, size=18)
    second += title + two_columns(article("丙"), 100 + 7.5 * STEP)
    text = "".join(read(first, second))
    assert text.index("乙7") < text.index("第二份报告") < text.index("丙0")
    alone = "".join(read(second, width=1000))
    assert alone.index("第二份报告") < alone.index("乙0")
