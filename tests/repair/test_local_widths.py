"""The column of a small article shows in two of its lines, and only around them."""

from __future__ import annotations

from itertools import pairwise

import npccli
from npccli.repair.cohesion import straddled
from npccli.repair.measure.layout import measure_lines
from npccli.repair.wraps.line_scores import sentences_going_on
from npccli.repair.wraps.local_widths import with_local_widths

ARTICLE = (
    "今年以来，农业农村委坚持问题导向，逐乡逐村走访农户三百余户，召开座谈会听取合作社负责人意见；"
    "财经委核对专项资金去向，抽查项目十九个，限期整改问题七个并公开结果。"
)
SMALL = "\n".join([ARTICLE[:20], ARTICLE[20:42], ARTICLE[42:64], ARTICLE[64:], ""])
HEADINGS = "坚持问题导向推动老旧小区改造提速\n坚持人民至上回应百姓关切解民忧愁\n"
NARROW = "\n".join(
    (
        "代表联络站既是倾听民声的前哨",
        "也是化解矛盾的驿站，全市建成各",
        "类站点三百余个，实行固定接待、",
        "预约走访制度，代表轮流进站接待",
        "群众六千余人次，收集意见建议上",
        "千条。",
        "",
    )
)


def widths_in(text: str, known: tuple[int, ...] = (0, 30)) -> list[tuple[int, ...]]:
    lines = measure_lines(text, ())
    words = straddled([(a.text, b.text) for a, b in pairwise(lines)])
    going_on = [*sentences_going_on(lines, words), False]
    return with_local_widths(lines, going_on, [known] * len(lines))


def test_two_unfinished_lines_show_the_column() -> None:
    assert widths_in(SMALL) == [(0, 30, 44)] * 4


def test_headings_of_one_width_show_none() -> None:
    assert {*widths_in(HEADINGS + NARROW)} == {(0, 30)}


def test_lines_before_what_had_no_room_show_none() -> None:
    """A number, or a mark with the character before it, goes to the next line as a whole."""
    lines = [
        "开展联动监督，涉及资金三千元，受益群众共",
        "81850人。代表建议三千余件全部办结，其中已",
        "经、基本解决五百余件，占百分之十八点三，代表",
        "满意率百分之六十三点九。",
    ]
    text = "\n".join([*lines, ""])
    measured = measure_lines(text, ())
    assert [line.width for line in measured[:2]] == [40, 41]
    for known, expected in (((0, 30), (0, 30, 41)), ((0, 44), (0, 44))):
        assert widths_in(text, known)[0] == expected


def test_first_lines_that_have_lost_their_indents_show_none() -> None:
    first = "全年召开常委会会议八次、主任会议九次、党"
    lines = [first, "组会议六次，参加三百人。", first, "组会议七次，参加二百人。"]
    text = "\n".join([*lines, ""])
    for known, expected in (((0, 30), (0, 30, 40)), ((0, 44), (0, 44))):
        assert widths_in(text, known)[0] == expected


def test_lines_far_away_are_left_alone() -> None:
    found = widths_in(NARROW * 4 + SMALL + NARROW * 4)
    assert {*found[:12]} == {*found[-12:]} == {(0, 30)}
    assert (0, 30, 44) in found


def test_the_small_article_among_narrow_columns_is_put_together() -> None:
    heading = "督办建议解难题\n"
    text = NARROW * 6 + heading + SMALL + heading + NARROW * 6
    assert ARTICLE in npccli.clean(text).text.split("\n")


def test_a_first_line_without_its_indent_shows_the_column_where_no_word_goes_on() -> None:
    lines = (
        "一年来，压实工作责任，推",
        "广先进经验，着力补齐民生短板",
        "联动三级人大，开展专题的调研",
        "交办意见四十条，办结率很高。",
    )
    text = "\n".join([*lines, ""])
    assert widths_in(text, (0, 26, 32)) == [(0, 26, 28, 32)] * 4
    ends_early = text.replace("短板\n", "。\n")
    indented = "　" + text
    assert {*widths_in(ends_early, (0, 26, 32)), *widths_in(indented, (0, 26, 32))} == {(0, 26, 32)}
