"""Fronts and parts of reports by courts, committees and towns, as web pages print them."""

from __future__ import annotations

import pytest

from npccli import sections
from npccli.model import Report
from npccli.segment.shapes import line_shape

TEXT = "一年来，全院共受理各类案件四千余件，审结各类案件近四千件，各项工作取得新的进展。"


def report(*lines: str) -> Report:
    """Return the only report of a text."""
    (found,) = sections("\n".join(lines))
    return found


def outline(found: Report) -> list[tuple[str | None, str]]:
    """Return the headings of a report with their roles."""
    return [(section.heading, section.role) for section in found.sections]


def test_a_session_on_two_lines_and_the_number_of_a_document() -> None:
    found = report(
        "清溪县人民法院2023年度工作报告",
        "清溪县十七届人大三次会议文件（9）",
        "清溪县人民法院工作报告",
        "2024年2月1日  在清溪县",
        "第十七届人民代表大会第三次会议上",
        "清溪县人民法院代院长 周一鸣",
        "各位代表：",
        TEXT,
        "一、依法履行审判职责",
        TEXT,
    )
    assert found.subtitle == "2024年2月1日在清溪县第十七届人民代表大会第三次会议上"
    assert (found.year, found.byline) == (2024, "清溪县人民法院代院长 周一鸣")
    assert "文件" not in (found.title or "")
    assert [heading for heading, _ in outline(found)] == [None, "一、依法履行审判职责"]


def test_notes_below_a_report_are_no_part_of_its_plans() -> None:
    found = report(
        "清溪县人民检察院工作报告",
        "过去五年工作回顾",
        TEXT,
        "一、服务发展大局",
        TEXT,
        "今后五年工作打算",
        "今后五年，我院将着力服务发展大局，着力保障民生福祉，着力加强队伍建设。",
        "各位代表，新征程已经开启，我们将勇毅前行，为建设清溪作出新的更大贡献！",
        "注释：",
        "[1]“破网打伞”：指打击黑恶势力背后的“关系网”“保护伞”。",
        "[2]“打财断血”：指铲除黑恶势力经济基础。",
    )
    last = found.sections[-1]
    assert (last.heading, last.role, len(last.paragraphs)) == ("注释：", "other", 2)
    assert found.sections[-2].role == "closing"
    plans = next(s for s in found.sections if s.heading == "今后五年工作打算")
    assert (plans.role, len(plans.paragraphs)) == ("plans", 1)


def test_refuse_a_sentence_that_announces_notes() -> None:
    found = report("清溪县人大常委会2023年工作综述", TEXT, "现将有关情况注释如下：", TEXT, TEXT)
    assert outline(found) == [(None, found.sections[0].role)]


def test_tasks_of_a_year_are_plans_of_a_court() -> None:
    found = report(
        "清溪县人民法院2005年工作报告",
        "一、依法履行审判职责",
        TEXT,
        "二、2006年工作任务",
        "抓好审判、队伍、改革三件大事，努力让人民群众满意，推动各项工作再上新的台阶。",
    )
    assert outline(found)[-1] == ("二、2006年工作任务", "plans")


def test_openings_that_end_in_a_quotation_or_a_state() -> None:
    rest = "依法从严惩处各类犯罪，批准逮捕三百余人，提起公诉四百余人，人民群众安全感进一步提升。"
    found = report(
        "清溪县人民检察院工作报告",
        "一、维护社会稳定",
        "决战决胜扫黑除恶“大会战”。" + rest,
        "始终保持打击犯罪高压态势。" + rest,
        "二、服务发展大局",
        TEXT,
    )
    headings = [heading for heading, _ in outline(found)]
    assert headings[1:3] == ["决战决胜扫黑除恶“大会战”", "始终保持打击犯罪高压态势"]


def test_what_stands_above_the_last_heading_of_a_text_that_was_cut_off() -> None:
    found = report(
        "清溪县人民法院工作报告",
        "一、依法履行审判职能",
        "（一）刑事审判",
        "共受理刑事案件1462件，审结1427件，判处被告人2138人。",
        "（二）行政审判",
        "共受理行政案件112件，审结110件。",
        "二、加强法院队伍建设",
    )
    texts = [(section.heading, list(section.paragraphs)) for section in found.sections]
    assert texts[2] == ("（二）行政审判", ["共受理行政案件112件，审结110件。"])
    assert texts[3:] == [("二、加强法院队伍建设", [])]


TITLES = {
    "a committee on the budget": (
        "清溪市人民代表大会财政经济委员会关于2023年预算执行情况和2024年预算草案的审查结果报告",
        "清溪市人民代表大会财政经济委员会",
    ),
    "an office on proposals": (
        "清溪自治县人大常委会关于自治县八届人大三次会议代表建议、批评和意见办理情况的报告",
        "清溪自治县人大常委会",
    ),
    "a court on one matter": ("清溪市中级人民法院关于民事审判工作情况的报告", "清溪市中级人民法院"),
    "the State Council": ("国务院关于2023年度环境状况和环境保护目标完成情况的报告", "国务院"),
}


@pytest.mark.parametrize(("title", "organ"), TITLES.values(), ids=TITLES.keys())
def test_long_titles(title: str, organ: str) -> None:
    found = report(title, "主任、各位副主任、秘书长、各位委员：", TEXT, "一、基本情况", TEXT)
    assert (found.title, found.organ) == (title, organ)


def test_refuse_a_long_line_about_what_was_heard() -> None:
    title = "清溪市人民政府关于2023年度国有资产管理情况和专项整治工作情况的综合报告"
    assert (line_shape(title), line_shape("会议听取和审议了" + title)) == ("short", "long")


def test_an_organ_below_a_title_is_who_wrote() -> None:
    found = report("发挥监督职能 推动绿色发展", "清溪县人大常委会", TEXT, "一、突出重点", TEXT)
    assert (found.title, found.byline) == ("发挥监督职能 推动绿色发展", "清溪县人大常委会")
    assert found.organ == "清溪县人大常委会"


def test_refuse_an_organ_that_a_section_is_about() -> None:
    found = report(
        "清溪市县乡人大工作综述", TEXT, "青河县人大常委会", TEXT, "白水县人大常委会", TEXT
    )
    assert [heading for heading, _ in outline(found)][1:] == [
        "青河县人大常委会",
        "白水县人大常委会",
    ]


def test_a_member_who_reports_on_duties() -> None:
    found = report("述职报告", "清溪市人大常委会委员 周一鸣", "主任、各位副主任：", TEXT, TEXT)
    assert (found.title, found.byline) == ("述职报告", "清溪市人大常委会委员 周一鸣")


def test_a_masked_head_of_a_town() -> None:
    found = report("青河镇政府工作报告", "2014年1月10日", "镇长XX", "各位代表：", TEXT, TEXT)
    assert (found.byline, found.year) == ("镇长XX", 2014)


def test_a_day_above_a_summary_is_not_its_year() -> None:
    found = report("清溪县人大常委会工作综述", "2024年1月10日", "去年以来，常委会依法履职。", TEXT)
    assert found.year is None


def test_a_session_in_brackets_names_the_place() -> None:
    found = report(
        "政府工作报告",
        "（2024年1月9日清溪市第八届人民代表大会第三次会议通过）",
        "代市长 周一鸣",
        "各位代表：",
        TEXT,
    )
    assert (found.organ, found.region) == ("清溪市人民政府", "清溪市")


def test_who_spoke_and_where_stand_in_the_title() -> None:
    found = report(
        "县长周一鸣在青河县第十三届人民代表大会第五次会议上所作的政府工作报告（摘要）",
        "（2001年3月13日）",
        TEXT,
        "一、农业结构调整初见成效",
        TEXT,
    )
    assert (found.organ, found.region, found.year) == ("青河县人民政府", "青河县", 2001)


def test_a_title_printed_again_on_three_lines() -> None:
    found = report(
        "青河自治县人民政府2020年预算执行情况和2021年预算草案的报告",
        "日期：2021-04-12",
        "青河自治县人民政府",
        "关于2020年预算执行情况和2021年预算",
        "草案的报告",
        "一、2020年预算执行情况",
        TEXT,
    )
    assert outline(found) == [("一、2020年预算执行情况", "review")]


def test_refuse_a_heading_that_opens_as_the_title_does() -> None:
    found = report("青河县预算工作报告", "青河县预算", TEXT, "工作报告", TEXT)
    assert "工作报告" in [heading for heading, _ in outline(found)]


def test_a_session_on_three_lines() -> None:
    found = report(
        "青河县人民检察院工作报告",
        "——2024年1月10日在",
        "青河县第十八届人民代表大会",
        "第三次会议上",
        "青河县人民检察院检察长 周一鸣",
        "各位代表：",
        TEXT,
    )
    assert found.subtitle == "——2024年1月10日在青河县第十八届人民代表大会第三次会议上"
    assert [heading for heading, _ in outline(found)] == [None]


def test_an_office_that_reports_stands_between_title_and_salutation() -> None:
    found = report(
        "关于2015年清溪县国民经济和社会发展计划执行情况的报告",
        "清溪县发展和改革局",
        "各位代表：",
        TEXT,
        "一、计划执行情况",
        TEXT,
    )
    assert (found.byline, found.kind) == ("清溪县发展和改革局", "plan_report")
    assert [s.heading for s in found.sections if s.heading] == ["一、计划执行情况"]


def test_the_front_of_a_report_to_a_council() -> None:
    found = report(
        "臺北縣政府施政報告",
        "中華民國九十六年四月十六日",
        "周錫明 縣長",
        "議長、副議長、各位議員女士、先生：",
        "欣逢貴會定期大會開議，錫明應邀列席報告半年來施政概況，至感榮幸。",
        "一、民政業務",
        "辦理里鄰建設服務經費，補助基層建設1,032件，經費2億1,560萬元。",
    )
    assert (found.byline, found.organ, found.year) == ("周錫明 縣長", "臺北縣政府", 2007)
    assert [s.heading for s in found.sections if s.heading] == ["一、民政業務"]


def test_the_head_and_foot_of_a_bulletin_are_no_headings() -> None:
    found = report(
        "人大工作简报",
        "第12期",
        "清溪县人大常委会办公室　　　　2019年5月6日",
        "县人大常委会召开第二十次会议",
        TEXT,
        "城关镇人大组织代表视察",
        TEXT,
        "（共印80份）",
    )
    assert [s.heading for s in found.sections if s.heading] == [
        "县人大常委会召开第二十次会议",
        "城关镇人大组织代表视察",
    ]


def test_an_organ_as_title_is_the_organ() -> None:
    found = report("清溪县人民代表大会常务委员会", "【概况】" + TEXT, "【代表工作】" + TEXT)
    assert (found.organ, found.region) == ("清溪县人民代表大会常务委员会", "清溪县")


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("清溪县人民法院2021年度工作总结", "security"),
        ("清溪县人大常委会监督法院工作综述", "supervision"),
    ],
)
def test_the_summary_of_a_court_has_the_roles_of_courts(title: str, role: str) -> None:
    text = "依法监督审结刑事案件412件568人，严惩黑恶势力犯罪，维护社会稳定，听取专项报告。"
    found = report(title, text, "一、依法惩治犯罪，维护社会稳定", text)
    assert role in {section.role for section in found.sections}


def test_who_reported_where_is_no_part_of_the_organ() -> None:
    found = report(
        "龚正县长在清溪县第十六届人民代表大会第四次会议的政府工作报告", "各位代表：", TEXT
    )
    assert (found.organ, found.region) == ("清溪县人民政府", "清溪县")
    found = report("清溪县人大常委会关于第三次会议的有关情况的报告", "各位代表：", TEXT)
    assert found.organ == "清溪县人大常委会"


def test_a_speaker_in_brackets_below_the_session_is_the_byline() -> None:
    found = report(
        "政府工作报告",
        "一九八六年三月二十五日在清溪县第六届人民代表大会第四次会议上",
        "（清溪县县长 周一）",
        "各位代表：",
        TEXT,
        "一、计划执行情况的回顾",
        TEXT,
    )
    assert (found.byline, found.organ) == ("（清溪县县长 周一）", "清溪县人民政府")


def test_a_head_of_several_lines_above_rows_of_numbers_is_no_heading() -> None:
    found = report(
        "清溪县人大常委会2006年工作总结",
        TEXT,
        "表 22—1—2—1 单位：人",
        "性别 政治面貌 民族",
        "届次 代表数",
        "男 女 党员 其他 汉族 少数民族",
        "第十届 245 198 47 172 73 237",
        "第十一届 265 212 53 192 73 257",
        "第二节 常务委员会",
        TEXT,
    )
    assert [s.heading for s in found.sections if s.heading] == ["第二节 常务委员会"]
