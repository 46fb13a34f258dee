"""Signatures, lists below headings, the heads of minutes, and pages of short reports."""

from __future__ import annotations

import pytest

import npccli

TITLE = (
    "清溪县人大常委会2024年工作总结\n\n2024年，县人大常委会在县委领导下依法履职，取得新成效。\n\n"
)
PART = "一、主要工作\n\n听取和审议专项工作报告23项，开展执法检查4次。\n\n"


def headings(text: str) -> list[str | None]:
    (report,) = npccli.sections(text)
    return [s.heading for s in report.sections if s.heading]


@pytest.mark.parametrize("signer", ["县审计局", "柳林镇人民代表大会主席团", "县委办公室", "周一鸣"])
def test_a_signature_with_its_day_is_no_heading(signer: str) -> None:
    assert headings(f"{TITLE}{PART}{signer}\n\n2024年12月25日\n") == ["一、主要工作"]


def test_a_heading_above_a_dated_text_stays() -> None:
    text = f"{TITLE}{PART}二、大事记\n\n2024年3月\n\n召开常委会会议，听取报告3项，作出决定2项。\n"
    assert headings(text) == ["一、主要工作", "二、大事记"]


def test_sentences_of_a_bare_list_are_no_headings_not_even_the_last() -> None:
    text = (
        f"{TITLE}{PART}二、意见建议\n\n（一）强化责任落实。\n\n（二）强化执法监管。\n\n（三）强化基础保障。\n\n"
        "以上报告，请予审议，并请各位代表和列席会议的同志提出意见。\n"
    )
    assert headings(text) == ["一、主要工作", "二、意见建议"]


def test_a_sentence_over_its_text_is_a_heading_whatever_the_one_before() -> None:
    items = [
        f"（{label}）{name}。"
        for label, name in zip("一二三", ("夯实基础", "突出重点", "深化改革"), strict=True)
    ]
    text = f"{TITLE}{PART}二、重点任务\n\n{items[0]}\n\n{items[1]}\n\n做好下列工作\n\n"
    text += "听取报告3项。\n\n"
    text += f"{items[2]}\n\n听取和审议专项工作报告23项，开展执法检查4次，作出决定2项。\n"
    assert "（三）深化改革" in headings(text)


def test_a_numbered_list_stays_below_the_heading_that_runs_in() -> None:
    items = [
        "1、视察4次，参加代表132人次；",
        "2、接待选民426人次，收集意见89条；",
        "3、组织述职2场。",
    ]
    long = "投入资金12.6万元，提档升级代表之家1个、联络站5个，做到有制度、有台账。"
    text = (
        f"{TITLE}一、主要做法\n\n（一）夯实履职基础。{long}\n\n（二）抓实三项活动。\n\n"
        + "\n\n".join(items)
    )
    (report,) = npccli.sections(text + "\n\n二、存在问题\n\n监督的实效性还不强。\n")
    (section,) = [s for s in report.sections if s.heading == "（二）抓实三项活动"]
    assert list(section.paragraphs) == items


def test_the_head_of_minutes_holds_no_headings() -> None:
    text = (
        "清溪县人大常委会主任会议纪要\n\n地点：三楼\n主持：周一鸣\n出席：王明远  李秀兰  陈大勇\n"
        "列席：各工作委员会负责人\n\n11月5日，县人大常委会召开主任会议。会议研究了以下事项：\n\n"
        "一、听取了代表建议办理情况的汇报\n\n会议认为，98件建议已办结96件，办结率98%。\n"
    )
    assert headings(text) == ["一、听取了代表建议办理情况的汇报"]


def test_short_reports_of_a_newspaper_page() -> None:
    text = (
        "清溪县检查水污染防治\n本报讯（记者　周敏）日前清溪县人大常委会开展检查，发现问题23个。\n"
        "检查组现场交办整改意见19条。\n\n云岭市视察民生实事项目\n"
        "本报讯（通讯员　李　想）12月12日，云岭市人大常委会组织代表视察民生实事项目。\n\n"
        "代表进站接待选民\n云岭日报讯 昨日，市人大代表走进联络站，收集意见31条。\n"
    )
    reports = npccli.sections(text)
    assert [r.title for r in reports] == [
        "清溪县检查水污染防治",
        "云岭市视察民生实事项目",
        "代表进站接待选民",
    ]
    assert [len(r.sections[0].paragraphs) for r in reports] == [2, 1, 1]


def test_a_feature_with_one_dispatch_inside_keeps_its_headings() -> None:
    text = (
        "聚民意解民忧\n\n——清溪县人大常委会工作纪实\n\n2024年，县人大常委会依法履职，取得新成效。\n\n"
        "监督有力度\n\n全年听取报告23项，开展执法检查4次。\n\n代表有作为\n\n组织代表视察3次，办理建议98件。\n"
    )
    (report,) = npccli.sections(text)
    assert [s.heading for s in report.sections if s.heading] == ["监督有力度", "代表有作为"]


@pytest.mark.parametrize(
    "notes",
    [
        "① 国控断面：国家设置的监测断面\n\n②数据来源于省生态环境厅",
        "[1]国家设置的监测断面",
        "注：①国家设置的监测断面\n\n②数据来源于省生态环境厅",
    ],
)
def test_footnotes_between_pages_are_no_headings(notes: str) -> None:
    text = f"{TITLE}{PART}{notes}\n\n二、意见建议\n\n要加大投入力度，完善长效机制。\n"
    assert headings(text) == ["一、主要工作", "二、意见建议"]


def test_a_footnote_whose_mark_stands_above_is_no_heading() -> None:
    part = "一、主要工作\n\n38个国控断面①优良比例达到86.8%。\n\n"
    text = f"{TITLE}{part}①国家设置的监测断面\n\n全市水质持续改善，群众满意度明显提升。\n"
    assert headings(text) == ["一、主要工作"]


def test_a_heading_with_a_number_in_a_circle_over_its_text_stays() -> None:
    parts = "①刑事审判\n\n审结刑事案件2120件。\n\n②民事审判\n\n审结民事案件1456件。\n"
    assert headings(TITLE + PART + parts) == ["一、主要工作", "①刑事审判", "②民事审判"]


IMPRINTS = (
    "抄送：清江省委，清江省人大常委会，清江省政协。\n清江省人民政府办公厅\n2026年2月13日印发\n",
    "清江省人民政府办公厅　　2026年2月13日印发\n",
    "（此件公开发布）\n抄送：省委各部门。\n清江省人民政府办公厅 2026年2月13日印发\n（共印30份）\n",
)


@pytest.mark.parametrize("imprint", IMPRINTS)
def test_the_imprint_of_a_document_is_no_part_of_its_report(imprint: str) -> None:
    text = (
        "政府工作报告\n——2026年1月26日在清江省第十四届人民代表大会第五次会议上\n"
        "一、2025年工作回顾\n过去一年，全省上下团结奋斗，经济稳中有进，民生持续改善。\n"
        "二、2026年工作安排\n今年要推动高质量发展取得新成效，让人民生活更加美好。\n"
    )
    signature = "清江省人民政府\n2026年2月13日\n"
    [report] = npccli.sections(text + signature + imprint)
    assert [section.heading for section in report.sections] == [
        "一、2025年工作回顾",
        "二、2026年工作安排",
    ]
    assert not any("印发" in text for text in report.sections[-1].paragraphs)


def test_a_heading_that_names_what_was_printed_is_one() -> None:
    text = (
        "云岭市人大常委会工作报告\n一、落实2026年2月13日印发的意见\n听取专项报告八项。\n"
        "二、抄送制度不断完善\n文件办理更加规范，效率进一步提高。\n"
    )
    [report] = npccli.sections(text)
    assert len(report.sections) == 2
