"""The width at which headings were broken shows in headings, not in pieces of body lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from repair_cases import repaired

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


def test_rests_of_headings_show_it_where_no_word_goes_on() -> None:
    upper = "守正创新开新篇，奋楫扬帆推进规范化", "同题共答促发展，踔厉奋发维护常态化"
    three = (*upper, "凝心聚力谋振兴，砥砺奋进开展全流程")
    short, longer = (
        ("备案审查", "联网监督", "专题询问"),
        ("备案审查工作", "联网监督系统", "专题询问全程"),
    )
    assert _headings(upper, short) == _headings(three, longer) == 34
    assert not _headings(upper, longer)
    assert not _headings(three, ("（一）备案", "（二）联网", "（三）询问"))
    assert not _headings(three, ("林知夏", "顾长宁", "周望舒"))
    assert not _headings(three, ("欧阳知夏", "司马长宁", "范徐望舒"))
    assert not _headings(three, ("城市管理局", "县人民法院", "街道办公室"))
    assert not _headings(three, ("主要做法", "主要做法", "主要做法"))


def test_words_that_begin_like_surnames_are_no_names() -> None:
    upper = "守正创新开新篇，奋楫扬帆推进规范化", "同题共答促发展，踔厉奋发维护常态化"
    assert _headings(upper, ("司法审查", "高效治理")) == 34


def _headings(upper: Sequence[str], lower: Sequence[str]) -> int:
    pairs = zip(upper, lower, strict=False)
    return width_in("".join(f"{above}\n{below}\n{BODY}" for above, below in pairs))


def test_a_title_below_a_numbered_heading_is_none_of_its_lines() -> None:
    session = "——2024年1月9日在云岭省第十三届人民代表大会第二次会议上"
    text = f"（三）促进农民持续增收\n政府工作报告\n{session}\n"
    assert repaired(text).text == text
