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


ABOVE = (
    "坚持把代表提出的意见作为改进工作的依据，\n先后走访各乡镇和街道，听取意见二百余条，其\n"
    "中有关停车和就医的占到三成。\n"
)
BELOW = (
    "听取和审议专项工作报告十一项，开展执法检\n查四次，专题询问两次，督促有关部门逐项整改，\n"
    "一批群众反映强烈的问题得到解决。\n",
    "全年邀请代表列席会议一百二十人次，组织代\n表视察调研三十六次，办理代表建议九十八件，\n"
    "代表满意率逐年提高，作用更好发挥。\n",
)
"""Paragraphs of three lines in a column of forty-two; the first ones lost their indent."""


def below_each_other(headings: Sequence[tuple[str, str]], parted: str) -> str:
    """Return a text in which two lines stand above each paragraph but the first."""
    both = zip(headings, BELOW, strict=False)
    return ABOVE + "".join(
        f"{parted}{upper}\n{parted}{lower}\n{parted}{text}" for (upper, lower), text in both
    )


def test_blank_lines_within_a_heading_do_not_part_it() -> None:
    headings = [
        ("（三）坚持和完善代表联系群众机制，激发", "动力"),
        ("（四）加强和改进人大机关建设，忠实履行", "任务"),
    ]
    found = repaired(below_each_other(headings, "\n")).text
    assert all(f"\n{upper}{lower}\n" in found for upper, lower in headings)


def test_blank_lines_between_headings_part_them() -> None:
    for upper, lower in (
        ("云岭县人大常委会二〇二三年工作综述", "周望舒"),
        ("云岭县人大常委会二〇二三年工作综述", "顾宁"),
        ("（三）坚持和完善代表联系群众机制", "周望舒"),
        ("三、坚持和完善代表联系群众机制", "（一）激发履职动力"),
        ("坚持和完善代表联系群众工作机制", "激发代表依法履职的动力"),
        ("担当有为启新程", "砥砺奋进谱华章"),
    ):
        text = below_each_other([(upper, lower)], "\n")
        assert f"\n{upper}\n\n{lower}\n" in repaired(text).text


def test_a_line_between_a_full_heading_with_a_number_and_the_text_is_its_rest() -> None:
    headings = [
        ("（二）持续深化正确监督有效监督依法监督，守护", "全县民生福祉的稳步改善"),
        ("（三）健全吸纳民意汇集民智工作机制，使民主", "可感可及成为基层常态"),
    ]
    found = repaired(below_each_other(headings, "")).text
    assert all(f"\n{upper}{lower}\n" in found for upper, lower in headings)


def test_headings_and_titles_below_a_heading_with_a_number_are_none() -> None:
    upper = "（二）持续深化正确监督有效监督依法监督"
    for lower in ("实干为先开新局\n实绩为证谱新篇", "政府工作报告", "守正创新担使命 勤勉履职"):
        text = f"{ABOVE}{upper}\n{lower}\n"
        assert repaired(text).text.endswith(f"\n{upper}\n{lower}\n")
