"""What was drawn twice is a heading, also after the second drawing was taken out."""

from __future__ import annotations

import pytest
from repair_cases import repaired

from npccli.repair.doubling.drawn_twice import (
    carry_along,
    is_inside_heading,
    lines_drawn_twice,
    with_drawn_twice,
)
from npccli.repair.doubling.echoes import find_echoes
from npccli.repair.edits import Edit, apply_edits
from npccli.repair.lines import split_lines
from npccli.repair.measure.layout import measure_lines

BODY = (
    "全年围绕改善营商环境开展专题调研，走访企业\n"
    "一百余家，梳理问题清单，推动有关部门逐项整\n"
    "改销号，企业满意度稳步上升。\n"
)


HEADING = ["优化营商环境", "优化营商环境"]


def drawn(text: str) -> list[str]:
    edits = find_echoes(text, doubled_elsewhere=False)
    behind = split_lines(apply_edits(text, edits))
    starts = lines_drawn_twice(text, edits, behind)
    return [line.text for line in behind if line.start in starts]


def test_each_line_of_a_heading_that_was_drawn_line_by_line() -> None:
    text = BODY + "优化营商环境\n优化营商环境\n服务企业发展\n服务企业发展\n" + BODY
    assert drawn(text) == ["优化营商环境", "服务企业发展"]


def test_each_line_of_a_heading_that_was_drawn_as_a_block() -> None:
    text = BODY + "优化营商环境\n服务企业发展\n优化营商环境\n服务企业发展\n" + BODY
    assert drawn(text) == ["优化营商环境", "服务企业发展"]


def test_no_line_where_nothing_was_drawn_twice() -> None:
    assert drawn(BODY + "优化营商环境\n" + BODY) == []


def test_a_short_first_sentence_stays_apart_from_the_heading_above() -> None:
    heading = "同心协力促发展 真抓实干惠民生"
    text = f"{BODY}{heading}\n{heading}\n开局良好，振奋人心。\n{BODY}"
    assert repaired(text).text.splitlines()[1:3] == [heading, "开局良好，振奋人心。"]


def test_numbered_headings_of_two_lines_each_stay_apart() -> None:
    headings = [("一、优化营商环境", "，服务企业发展"), ("二、加强预算监督", "，管好政府钱袋")]
    lines = [line for heading in headings for line in heading for _ in range(2)]
    found = repaired(BODY + "\n".join(lines) + "\n" + BODY).text.splitlines()
    assert found[1:3] == ["".join(heading) for heading in headings]


def test_a_line_that_comes_twice_over_a_page_break_is_none_of_a_heading() -> None:
    lines = BODY.splitlines()
    other = BODY.replace("营商", "生态").replace("企业", "乡镇").replace("上升", "提高")
    text = other + "\n".join([lines[0], *lines]) + "\n"
    assert repaired(text).text.splitlines() == [other.replace("\n", ""), "".join(lines)]


def test_nor_is_one_that_ends_inside_a_word() -> None:
    text = BODY.replace("企业\n", "企\n业", 1)
    lines = [*HEADING, *text.splitlines()]
    assert repaired("\n".join([*lines[:3], *lines[2:]]) + "\n").text.splitlines()[1:] == [
        text.replace("\n", "")
    ]


def test_lines_that_move_stay_known() -> None:
    # of 甲段正文⏎标题⏎乙段正文⏎
    edits = [Edit(0, 0, "标题\n", "moved", 0.7, 5), Edit(5, 8, "", "moved", 0.7)]
    assert carry_along((5,), edits) == (0,)
    assert carry_along((1, 8), edits) == (4, 8)


def test_a_heading_goes_on_in_an_open_quotation_or_a_word() -> None:
    text = "在推行“最多\n跑一次”中为\n民服务解忧\n"
    starts = tuple(line.start for line in split_lines(text))
    lines = with_drawn_twice(measure_lines(text), starts, [False, False])
    assert is_inside_heading(lines[0], lines[1], goes_on=False)
    assert not is_inside_heading(lines[1], lines[2], goes_on=False)
    assert is_inside_heading(lines[1], lines[2], goes_on=True)
    once = measure_lines(text)
    assert not is_inside_heading(once[0], once[1], goes_on=True)


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_heading_with_a_number_goes_on_in_a_line_as_long(gap: str) -> None:
    upper, lower = "（三）持续加强\n" * 2, "法治县域建设\n" * 2
    text = f"{BODY}{gap}{upper}{gap}{lower}{gap}{BODY}"
    assert "（三）持续加强法治县域建设" in repaired(text).text.splitlines()


def test_two_such_headings_in_a_row_are_told_by_each_other() -> None:
    lines = ["（一）促进产业", "平稳健康发展", "（二）保持就业", "总体规模稳定"]
    text = "\n".join(line for line in lines for _ in range(2))
    other = "\n".join([*HEADING, ""])
    found = repaired(f"{BODY}{other}{BODY}{text}\n{BODY}").text.splitlines()
    assert found[3:5] == ["（一）促进产业平稳健康发展", "（二）保持就业总体规模稳定"]


@pytest.mark.parametrize(
    "text",
    [
        # another heading has no number
        "{body}（三）持续加强\n（三）持续加强\n法治县域建设\n法治县域建设\n{body}{heading}{body}",
        # a longer one
        "{body}（三）完善机制\n（三）完善机制\n法治县域建设迈出新步\n法治县域建设迈出新步\n{body}",
        # the next one has a number as well
        "{body}（三）持续加强\n（三）持续加强\n（四）依法治县\n（四）依法治县\n{body}",
    ],
)
def test_other_headings_below_one_with_a_number_stay_apart(text: str) -> None:
    found = repaired(text.format(body=BODY, heading="\n".join([*HEADING, ""]))).text.splitlines()
    assert found[1] in ("（三）持续加强", "（三）完善机制")


def test_lines_above_a_running_one_run_as_well() -> None:
    text = (
        "本报记者林晓川\n全年改善营商环境，走访率\n同比增长，梳理问题清单，推\n动整改，企业满意。\n"
    )
    starts = tuple(line.start for line in split_lines(text))[:3]
    goes_on = [False, False, True]
    found = with_drawn_twice(measure_lines(text), starts, goes_on)
    assert [line.look.drawn for line in found] == [True, False, False, False]
    found = with_drawn_twice(measure_lines(text), starts, [False] * 3)
    assert [line.look.drawn for line in found] == [True, True, True, False]
