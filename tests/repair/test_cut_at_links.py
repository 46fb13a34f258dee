"""Where a web page was cut around its links, the rest of a line begins with its mark."""

from __future__ import annotations

import pytest

from npccli import clean
from npccli.repair.measure.layout import measure_lines
from npccli.repair.wraps.inline_cuts import inside_cut_lines
from npccli.repair.wraps.line_scores import Boundary


@pytest.mark.parametrize(
    ("before", "behind", "cut"),
    [
        ("法规", "，国家机关的决议和决定", True),
        ("江宁市文件管理条例", "》第五条的规定，本文件不受限制", True),
        ("会议听取和审议了关于水库除险加固的报告", "，提出意见十二条", False),
    ],
    ids=["a link before a comma", "a link in title marks", "refuse: a printed line"],
)
def test_a_printed_line_may_have_been_cut_before_a_mark(
    before: str, behind: str, cut: bool
) -> None:
    boundary = Boundary(*measure_lines(f"{before}\n{behind}"), straddled=False)
    assert boundary.may_part_pieces() is cut


FULL = (
    "去年以来，面对艰巨繁重的改革发展任务，全县上下同心协力、攻坚克难，经济社会发展稳中向好，"
    "地区生产总值增长6.1%，财政收入突破九亿元，各项民生实事如期办结，群众满意度继续提高。"
)
LAW = (
    "常委会坚持科学立法、民主立法、依法立法，对六部法规的实施情况逐一开展检查，"
    "提出审议意见四十三条，督促有关部门限期整改，办理结果向社会公开，接受群众监督，全面落实了"
)
REST = "的要求，依法行政水平进一步提高，群众办事更加方便，营商环境持续优化，企业满意度逐年上升。"


def cleaned(text: str) -> str:
    return clean(text).text


def test_what_begins_with_a_mark_goes_on_with_the_words_above_it() -> None:
    pieces = ["报告指出", f"，{FULL}", FULL, "一是强化监督，增强实效", f"。{FULL}", FULL]
    whole = [f"报告指出，{FULL}", FULL, f"一是强化监督，增强实效。{FULL}", FULL]
    assert cleaned("\n".join(pieces)) == "\n".join(whole)


def test_a_long_sentence_goes_on_over_the_words_of_a_link() -> None:
    pieces = [FULL, LAW, "行政许可制度", REST, "报告指出", f"，{FULL}", "会议要求", f"，{FULL}"]
    whole = [FULL, f"{LAW}行政许可制度{REST}", f"报告指出，{FULL}", f"会议要求，{FULL}"]
    assert cleaned("\n".join(pieces)) == "\n".join(whole)


@pytest.mark.parametrize(
    "text",
    [
        f"{FULL}\n强化监督职能\n{FULL}\n夯实代表根基\n{FULL}",
        f"{FULL}\n二、全面落实政策，增强发展后劲\n推动乡村振兴\n{FULL}\n（一）抓项目，扩投资\n{FULL}",
        f"{LAW}\n行政许可制度\n{FULL}\n{FULL}",
        "报告指出\n，去年以来，全县上下\n同心协力、攻坚克难\n，经济社会发展稳中向好。",
    ],
    ids=["headings", "numbered headings", "one paragraph that was broken off", "narrow columns"],
)
def test_refuse_where_no_page_was_cut(text: str) -> None:
    lines = measure_lines(text)
    assert inside_cut_lines(lines, [False] * (len(lines) - 1)) == []


def test_the_words_of_a_link_begin_the_paragraph_below_a_heading() -> None:
    pieces = [
        "（一）突出加快发展，保持稳健运行",
        FULL,
        "（二）落实农村政策，发展农村经济",
        "小康社会",
    ]
    pieces += [
        f"，{FULL}",
        "（三）深化各项改革，增强发展活力",
        FULL,
        "（四）改善人民生活，促进和谐",
        FULL,
    ]
    whole = [*pieces[:3], f"小康社会，{FULL}", *pieces[5:]]
    assert cleaned("\n".join(pieces)) == "\n".join(whole)


def test_a_title_below_a_headline_is_no_link_unless_a_mark_follows() -> None:
    headline = (
        "解读政府工作报告：在服务大局中担难担重，在识变应变中向新向优发展，在真抓实干中惠民利民"
    )
    title = "2024年云溪市人民政府工作报告"
    page = [FULL, "报告指出", f"，{FULL}", headline, title, FULL]
    assert cleaned("\n".join(page)).splitlines()[-3:] == [headline, title, FULL]
    pieces = [FULL, "报告指出", f"，{FULL}", LAW, title, f"，{FULL}"]
    assert cleaned("\n".join(pieces)).splitlines()[-1] == f"{LAW}{title}，{FULL}"
