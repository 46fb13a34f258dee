"""Tables are text of the section in which they stand: no row of one is a heading or left out."""

from __future__ import annotations

import pytest

import npccli

TOP = (
    "清溪县人大常委会2024年工作总结\n\n2024年，县人大常委会在县委领导下依法履职，各项工作取得新进展。\n\n"
    "一、主要工作\n\n全年数据见下表。\n\n"
)
END = (
    "\n监督工作扎实有效\n\n听取和审议专项工作报告23项，开展执法检查4次。\n\n"
    "代表工作不断深化\n\n组织代表视察3次，办理代表建议98件。\n\n"
    "二、存在的不足\n\n监督实效还需增强，代表联系群众的渠道还需拓宽。\n"
)
HEADINGS = ["一、主要工作", "监督工作扎实有效", "代表工作不断深化", "二、存在的不足"]
PAIRS = "项目\t数量\n常委会会议\t8\n主任会议\t15\n专项报告\t23\n代表建议\t98\n决议决定\t11\n"
TABLES = {
    "cells parted by tabs": "表1　履职情况\n\n单位：次、件\n\n" + PAIRS,
    "without a caption": PAIRS.replace("\t11", "\t1"),
    "a note below": "表1　履职情况\n" + PAIRS + "注：数据截至2024年12月31日\n",
    "cells parted by wide spaces": "表1　履职情况\n" + PAIRS.replace("\t", "        "),
    "three cells and more": (
        "指标\t计划\t完成\t增速（%）\n地区生产总值\t1050\t1068.3\t5.9\n"
        "固定资产投资\t410\t398.2\t-2.1\n零售总额\t455\t461.9\t4.8\n"
    ),
    "bars": "| 指标 | 计划 | 完成 |\n| 会议 | 8 | 9 |\n| 视察 | 3 | 4 |\n| 检查 | 4 | 4 |\n",
    "numbers with single spaces between them": (
        "年份 新收（件） 审结（件） 结案率\n2020 320 315 98.4%\n2021 355 349 98.3%\n"
        "2022 387 401 97.1%\n"
    ),
    "numbered items, one cell a line": (
        "单位：万元\n\n执行数\n\n795243\n\n一、本级收入\n\n141461\n\n税收\n\n94148\n\n"
        "二、转移性收入\n\n47313\n\n上级补助\n\n16685\n"
    ),
    "one cell a line": "项目\n计划\n完成\n会议\n8\n9\n视察\n3\n4\n检查\n4\n4\n",
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_holds_no_headings(name: str) -> None:
    (report,) = npccli.sections(TOP + TABLES[name] + END)
    assert [s.heading for s in report.sections if s.heading] == HEADINGS
    (section,) = [s for s in report.sections if s.heading == HEADINGS[0]]
    held = "".join("".join(section.paragraphs).replace("|", "").split())
    for line in TABLES[name].replace("|", "").splitlines():
        assert "".join(line.split()) in held


@pytest.mark.parametrize(
    "lines",
    [
        "加强监督\n\n深化代表工作\n\n听取报告8项。\n",
        "图强求变\n\n听取报告8项，开展视察3次。\n",
        "表率作用更加彰显\n\n听取报告8项，开展视察3次。\n",
        "履职为民显担当　　实干争先促发展\n\n听取报告8项，开展视察3次。\n",
        "（三）开展监督\n\n8\n\n听取报告8项，开展视察3次。\n",
    ],
)
def test_what_is_no_table(lines: str) -> None:
    (report,) = npccli.sections(TOP + lines + END)
    assert lines.splitlines()[0].replace("　　", " ") in " ".join(
        " ".join((s.heading or "").split()) for s in report.sections
    )


def test_a_contents_page_is_no_table() -> None:
    titles = [f"{place}人大常委会2024年工作总结" for place in ("清溪县", "云岭县", "东山县")]
    pages = zip(titles, (1, 9, 15), strict=True)
    contents = "目录\n" + "".join(f"{title}\t{page}\n" for title, page in pages)
    text = contents + "".join(
        f"\n{title}\n\n一年来，常委会依法履职，听取报告8项。\n" for title in titles
    )
    reports = npccli.sections(text)
    assert [report.title for report in reports] == titles
    assert all("\t" not in p for r in reports for s in r.sections for p in s.paragraphs)


def test_words_of_a_page_that_open_a_sentence() -> None:
    text = TOP + "审核：严把质量关，审核规范性文件36件，纠正问题5个。\n" + END
    (report,) = npccli.sections(text)
    assert any("36件" in p for s in report.sections for p in s.paragraphs)


def test_two_items_of_a_list_are_headings_together() -> None:
    long = "听取和审议专项工作报告23项，开展执法检查4次，作出决议决定11项。"
    text = TOP + f"（一）监督工作更加有力。{long}\n\n（二）代表工作更加深入。视察3次。\n" + END
    (report,) = npccli.sections(text)
    headings = [s.heading for s in report.sections]
    assert "（一）监督工作更加有力" in headings
    assert "（二）代表工作更加深入" in headings


def test_the_closing_before_an_appendix() -> None:
    text = (
        TOP
        + END
        + "\n各位代表！新的一年，让我们奋力谱写清溪人大工作新篇章！\n\n附件：\n\n名词解释\n\n"
        "1.一府一委两院：指政府、监察委员会、法院、检察院。\n"
    )
    (report,) = npccli.sections(text)
    assert [s.role for s in report.sections if s.heading is None] == ["lead", "closing"]
