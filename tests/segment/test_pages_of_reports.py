"""Fronts and ends of reports as web pages and clippings give them."""

from __future__ import annotations

import pytest

from npccli.model import Document, Extraction, Report, Source
from npccli.repair import repair_extraction
from npccli.segment import segment_reports

TEXT = (
    "过去一年，全市上下同心协力、攻坚克难，地区生产总值增长6.1%，各项民生实事如期办结，群众满意度继续提高。",
    "新建改建农村公路一百二十公里，新增城镇就业三千二百人，城乡居民收入稳步增长，社会大局和谐稳定。",
    "今年要坚持稳中求进，突出抓好项目建设、乡村振兴和生态保护，努力实现经济社会发展各项目标任务。",
)
SPEECH = "现在，我代表市人民政府向大会报告工作，请予审议。"


def document(*lines: str) -> Document:
    text = "".join(f"{line}\n" for line in lines)
    return repair_extraction(Extraction(Source("page", "", "text"), text))


def reports(*lines: str) -> tuple[Report, ...]:
    return segment_reports(document(*lines))


def headings(report: Report) -> list[str]:
    return [section.heading for section in report.sections if section.heading]


@pytest.mark.parametrize(
    "lines",
    [
        ("2010年1月26日在清江市第三届人民代表大会第三次会议上",),
        ("2010年1月26日在清江市", "第三届人民代表大会第三次会议上"),
        ("在清江市第三届人民代表大会第三次会议上", "清江市市长 林知夏", "（2010年1月26日）"),
        ("——2010126在清江市第三届人民代表大会第三次会议上",),
    ],
    ids=["one line", "two lines", "the day below", "a day without signs"],
)
def test_a_session_opens_a_report_without_a_title(lines: tuple[str, ...]) -> None:
    (found,) = reports(*lines, "各位代表：", SPEECH, "一、工作回顾", *TEXT)
    assert found.title is None
    assert found.subtitle is not None and found.subtitle.endswith("会议上")
    assert found.region == "清江市"
    assert headings(found) == ["一、工作回顾"]


@pytest.mark.parametrize(
    ("byline", "organ"),
    [
        ("清江市人民政府市长 林知夏", "清江市人民政府"),
        ("清江市代市长 林知夏", "清江市人民政府"),
        ("青禾县县长 林知夏", "青禾县人民政府"),
        ("市长 林知夏", None),
    ],
)
def test_who_reports_names_the_place(byline: str, organ: str | None) -> None:
    (found,) = reports(byline, "各位代表：", SPEECH, "一、工作回顾", *TEXT)
    assert found.organ == organ


def test_a_court_of_the_district_whose_congress_it_reports_to() -> None:
    session = "2024年1月29日在清江市临水区第十八届人民代表大会第三次会议上"
    spoken = "现在，我代表区人民法院向大会报告工作，请予审议。"
    (found,) = reports(session, "区人民法院院长 林知夏", "各位代表：", spoken, "一、审判", *TEXT)
    assert (found.organ, found.kind) == ("清江市临水区人民法院", "court_report")


@pytest.mark.parametrize(
    ("title", "organ"),
    [
        ("资料：清江省2011年政府工作报告", "清江省政府"),
        ("2008年全国两会清江市人民代表大会常务委员会工作报告", "清江市人民代表大会常务委员会"),
    ],
)
def test_words_before_the_place_are_no_part_of_it(title: str, organ: str) -> None:
    (found,) = reports(title, "各位代表：", SPEECH, "一、工作回顾", *TEXT)
    assert found.organ == organ


def test_the_lines_of_a_news_headline_are_no_headings_of_parts_below() -> None:
    (found,) = reports(
        "砥砺前行 接续奋斗",
        "全力打造县域经济高质量发展样板",
        "清江市第十八届人民代表大会第四次会议开幕",
        "林知夏出席 周望舒作政府工作报告",
        "顾长宁作市人大常委会工作报告",
        "1月23日上午，清江市第十八届人民代表大会第四次会议开幕。",
        *TEXT,
        "（一）抓项目，扩投资",
        TEXT[0],
        "（二）抓民生，促和谐",
        TEXT[1],
    )
    assert found.title == "砥砺前行 接续奋斗 全力打造县域经济高质量发展样板"
    assert headings(found) == ["（一）抓项目，扩投资", "（二）抓民生，促和谐"]
    assert [p for s in found.sections for p in s.paragraphs if TEXT[2] in str(p)]


def test_a_dispatch_that_goes_on_with_the_same_speaker_is_no_other_report() -> None:
    first = f"本报讯 2月4日，市长林知夏在市十六届人大七次会议上作报告时指出，{TEXT[0]}"
    (found,) = reports(
        "林知夏在清江市十六届人大七次会议上的政府工作报告（摘登）",
        "添加时间 2026/2/12 15:20:47  浏览次数 4034 次",
        "过去五年的发展",
        first,
        TEXT[1],
        "今后五年的目标",
        f"本报讯 林知夏指出，{TEXT[2]}",
        TEXT[1],
    )
    assert headings(found) == ["过去五年的发展", "今后五年的目标"]
    other = reports(
        "清江市加快水库加固",
        f"本报讯（记者 周望舒）{TEXT[0]}",
        TEXT[1],
        "临水区新建两所学校",
        f"本报讯（记者 顾长宁）{TEXT[2]}",
        TEXT[1],
    )
    assert len(other) == 2


def test_a_page_and_its_report_have_one_title() -> None:
    (found,) = reports(
        "人民代表大会制度是坚持党的领导、人民当家作主、依法治国有机统一的根本政治制度安排。",
        "林知夏在清江省第十三届人大五次会议上的政府工作报告",
        "2022年01月24日",
        "政府工作报告",
        "——2022年1月17日在清江省第十三届人民代表大会第五次会议上",
        "清江省人民政府代省长 林知夏",
        "各位代表：",
        SPEECH,
        "一、工作回顾",
        *TEXT,
    )
    assert (found.title, found.year) == ("政府工作报告", 2022)


def test_many_short_lines_in_a_row_are_a_list() -> None:
    names = [f"清江市第{number}中学" for number in "一二三四五六七八九十甲乙丙丁戊己"]
    (found,) = reports("清江市2023年政府工作报告", "各位代表：", SPEECH, *TEXT, *names)
    assert headings(found) == []


HEAD = (
    "标题：政府工作报告——在清江市第三届人民代表大会第三次会议上",
    "发文单位：清江市人民政府",
    "发文时间：2010-01-28",
    "报告人：清江市人民政府市长 林知夏",
    "来源URL：http://www.example.com/show.asp?id=1",
    "正文：",
)


def test_the_head_of_a_data_set_is_no_text() -> None:
    (found,) = reports(*HEAD, "各位代表：", SPEECH, "一、工作回顾", *TEXT)
    assert found.title == "政府工作报告"
    assert found.subtitle == "——在清江市第三届人民代表大会第三次会议上"
    assert (found.byline, found.organ) == ("清江市人民政府市长 林知夏", "清江市人民政府")
    assert (found.published, found.kind) == ("2010-01-28", "government_work_report")
    assert not any("发文" in str(section.paragraphs) for section in found.sections)


def test_the_speaker_in_the_text_goes_before_that_in_the_head() -> None:
    lines = ("清江市市长 顾长宁", "各位代表：", SPEECH, "一、工作回顾", *TEXT)
    (found,) = reports(*HEAD, "政府工作报告", *lines)
    assert found.byline == "清江市市长 顾长宁"


@pytest.mark.parametrize(
    "line",
    ["正文：各位代表，去年全县办结建议132件。", "内容：全年办理建议132件，安排资金3.2亿元。"],
)
def test_a_sentence_behind_a_label_is_text(line: str) -> None:
    (found,) = reports(*HEAD[:-1], line, "一、工作回顾", *TEXT)
    assert line in (paragraph for section in found.sections for paragraph in section.paragraphs)


def test_refuse_labels_amid_a_text() -> None:
    labels = ("标题：其他", "来源：各部门", "日期：每月五日")
    (found,) = reports("清江市政府工作报告", *TEXT, *labels, TEXT[0])
    assert found.title == "清江市政府工作报告"


def test_a_title_left_below_the_text_is_the_one_above_it() -> None:
    title = "2024年清江市政府工作报告"
    (found,) = reports(title, "各位代表：", SPEECH, "一、工作回顾", *TEXT, "政府工作报告")
    assert found.title == title
