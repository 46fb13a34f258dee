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


def widths_in(text: str) -> list[tuple[int, ...]]:
    lines = measure_lines(text, ())
    words = straddled([(a.text, b.text) for a, b in pairwise(lines)])
    going_on = [*sentences_going_on(lines, words), False]
    return with_local_widths(lines, going_on, [(0, 30)] * len(lines))


def test_two_unfinished_lines_show_the_column() -> None:
    assert widths_in(SMALL) == [(0, 30, 44)] * 4


def test_headings_of_one_width_show_none() -> None:
    assert {*widths_in(HEADINGS + NARROW)} == {(0, 30)}


def test_lines_far_away_are_left_alone() -> None:
    found = widths_in(NARROW * 4 + SMALL + NARROW * 4)
    assert {*found[:12]} == {*found[-12:]} == {(0, 30)}
    assert (0, 30, 44) in found


def test_the_small_article_among_narrow_columns_is_put_together() -> None:
    heading = "督办建议解难题\n"
    text = NARROW * 6 + heading + SMALL + heading + NARROW * 6
    assert ARTICLE in npccli.clean(text).text.split("\n")
