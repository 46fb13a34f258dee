"""What pages put around reports: titles again, labels, dates, names of those who speak."""

from __future__ import annotations

import pytest

from npccli import sections
from npccli.model import Report
from npccli.page_lines import is_page_information
from npccli.segment.shapes import has_title_noun, line_shape

TEXT = (
    "一年来，常委会听取审议专项报告十二项，开展执法检查三次，提出审议意见四十条，推动问题得到解决。"
)


def reports(*lines: str) -> list[Report]:
    """Return the reports of a text."""
    return sections("\n".join(lines))


def test_the_office_of_the_speaker_names_the_organ() -> None:
    found = reports(
        "——2022年12月27日在云陵市清江区第六届人民代表大会",
        "第二次会议上",
        "清江区人大常委会主任 周一鸣",
        "各位代表：",
        "我受区六届人大常委会委托，向大会报告工作，请予审议。",
        TEXT,
    )[0]
    assert found.subtitle == "——2022年12月27日在云陵市清江区第六届人民代表大会第二次会议上"
    assert (found.organ, found.byline) == ("清江区人大常委会", "清江区人大常委会主任 周一鸣")


def test_a_date_in_han_figures_is_no_part_of_the_organ() -> None:
    found = reports(
        "青河县人民代表大会常务委员会工作报告",
        "——一九八五年四月十六日在青河县第九届人民代表大会第二次会议上",
        "县人大常委会主任 周一鸣",
        "各位代表：",
        TEXT,
    )[0]
    assert (found.organ, found.region) == ("青河县人民代表大会常务委员会", "青河县")
    assert found.year == 1985


def test_an_office_above_an_article_is_a_byline_and_no_title() -> None:
    found = reports("执法检查怎样做实", "清江省人大常委会副秘书长 周一鸣", TEXT, TEXT)[0]
    assert (found.title, found.byline) == ("执法检查怎样做实", "清江省人大常委会副秘书长 周一鸣")


def test_a_resolution_on_a_report_is_no_report_of_that_kind() -> None:
    found = reports(
        "云陵市第五届人民代表大会第四次会议关于政府工作报告的决议",
        "（2019年1月24日云陵市第五届人民代表大会第四次会议通过）",
        TEXT,
    )[0]
    assert (found.kind, found.organ) == (None, "云陵市人民代表大会")


def test_a_title_that_stands_again_in_the_text_is_no_heading() -> None:
    title = "去年的工作和五年来的变化"
    found = reports(title, "时间:2023-08-11 周刊", "内容提要：" + TEXT, "", title, "", TEXT)[0]
    assert found.title == title
    assert all(section.heading != title for section in found.sections)


def test_a_date_above_a_title_is_no_text() -> None:
    found = reports("2019年10月09日", "代表们的一天", TEXT, TEXT)[0]
    assert (found.title, found.published) == ("代表们的一天", "2019-10-09")


def test_numbered_pieces_of_a_collection_are_reports() -> None:
    lines = ["各位代表：", "我受区人大常委会委托，向大会报告工作。", "一、去年的工作", TEXT]
    first, second = "第1篇 清江区人大常委会工作报告", "第2篇 云陵区人大常委会工作报告"
    found = reports(first, *lines, second, *lines)
    assert [report.title for report in found] == [first, second]
    assert [report.organ for report in found] == ["清江区人大常委会", "云陵区人大常委会"]


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("• 中文名：清江县人大常委会工作报告", "long"),
        ("•公布时间：2022年1月", "long"),
        ("● 周一鸣（清江）", "byline"),
        ("第一篇 清江县人民政府工作报告", "noun"),
        ("清江县人民法院工作报告——", "noun"),
        ("代表们一年来的脚印留在山水之间——", "long"),
        ("主任、各位副主任各位委员", "long"),
        ("第一篇 清江县的人民代表大会", "numbered"),
    ],
)
def test_lists_of_a_page_are_no_titles(line: str, shape: str) -> None:
    assert line_shape(line) == shape


@pytest.mark.parametrize("line", ["来源：清江县人大常委会工作报告", "• 清江县人大常委会工作报告"])
def test_a_label_before_a_title_makes_it_none(line: str) -> None:
    assert not has_title_noun(line)


@pytest.mark.parametrize(
    "caption",
    [
        "代表们视察水库。摄影/周一鸣",
        "代表们在水库。  本报记者 周一鸣 摄",
        "代表们在水库。 周一鸣 摄",
        "▲ 代表们在水库。（资料图片）",
        "图为代表们在水库",
    ],
)
def test_a_heading_behind_a_caption_is_one(caption: str) -> None:
    found = reports("清江县人大常委会工作回眸", TEXT, caption, "把牢正确方向", TEXT)[0]
    assert [section.heading for section in found.sections if section.heading] == ["把牢正确方向"]


def test_the_sentence_before_a_list_heads_nothing() -> None:
    found = reports(
        "清江县人大常委会工作报告",
        "一、把牢正确方向",
        f"坚持党的全面领导。{TEXT}",
        f"（一）加强理论武装。{TEXT}",
        f"（二）严格请示报告。{TEXT}",
        "二、依法开展监督",
        TEXT,
    )[0]
    assert [section.heading for section in found.sections if section.depth == 2] == [
        "（一）加强理论武装", "（二）严格请示报告",
    ]  # fmt: skip


def test_the_session_says_which_city_is_meant() -> None:
    found = reports(
        "市人民检察院工作报告",
        "——2025年12月31日在云陵市第七届人民代表大会第六次会议上",
        "云陵市人民检察院检察长 周一鸣",
        "各位代表：",
        "现在，我代表市人民检察院向大会报告工作，请予审议。",
        "2025年工作回顾",
        TEXT,
        "2026年工作安排",
        TEXT,
    )[0]
    assert (found.organ, found.region) == ("云陵市人民检察院", "云陵市")
    assert [s.role for s in found.sections if s.heading] == ["review", "plans"]


def test_a_title_may_end_in_a_dash() -> None:
    found = reports(
        "清江省高级人民法院工作报告——",
        "2023年1月14日在清江省第十四届人民代表大会第一次会议上",
        "清江省高级人民法院院长 周一鸣",
        "各位代表：",
        TEXT,
    )[0]
    assert (found.title, found.kind) == ("清江省高级人民法院工作报告", "court_report")
    assert (found.year, found.byline) == (2023, "清江省高级人民法院院长 周一鸣")


def test_news_about_a_report_is_no_report() -> None:
    found = reports("清江省高级人民法院工作报告表决通过", TEXT, TEXT)[0]
    assert (found.kind, found.organ) == (None, None)


def test_a_summary_of_a_place_is_of_that_place() -> None:
    found = reports("清江街道2022年工作总结", TEXT, TEXT)[0]
    assert (found.region, found.admin_level, found.organ) == ("清江街道", "township", None)


def test_a_salutation_without_a_mark_is_no_byline_and_no_heading() -> None:
    found = reports(
        "清江街道人大工委2023年工作报告",
        "——2023年5月17日在云陵市石桥区第七届人民代表大会常务委员会第十次会议上",
        "主任、各位副主任各位委员",
        TEXT,
        TEXT,
    )[0]
    assert found.byline is None
    assert all(section.heading is None for section in found.sections)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("2018-03-16 01:34:12 来源： 清溪网", "2018-03-16"),
        ("2016年12月08日 06:50:17  来源：清溪时报", "2016-12-08"),
        ("作者：清溪网 时间:2024-07-01 10:09:28  浏览:9808   来源：清溪网", "2024-07-01"),
        ("投稿人：佚名 发布时间：2010/8/3 投稿交换 全文2592字", "2010-08-03"),
        ("2025-03-19 15:39    来源:市人大     字号:    点击数:12 次", "2025-03-19"),
    ],
)
def test_what_a_page_says_of_an_article_is_no_text(line: str, published: str) -> None:
    (found,) = reports("县人大常委会督办代表建议", line, TEXT)
    assert (found.title, found.published) == ("县人大常委会督办代表建议", published)
    assert [p for section in found.sections for p in section.paragraphs] == [TEXT]


@pytest.mark.parametrize("line", ["来源：各部门上报的数据汇总", "2024年3月5日起施行的办法包括："])
def test_refuse_lines_that_only_begin_like_that(line: str) -> None:
    assert not is_page_information(line)


@pytest.mark.parametrize("heading", ["（两会受权发布）", "两会受权发布丨", ""])
def test_the_printed_title_stands_below_the_heading_of_the_page(heading: str) -> None:
    (found,) = reports(
        f"{heading}最高人民检察院工作报告",
        "新华社北京3月15日电",
        "最高人民检察院工作报告",
        "——2025年3月8日在第十四届全国人民代表大会第三次会议上",
        "最高人民检察院检察长 周一鸣",
        "各位代表：",
        TEXT,
    )
    assert (found.title, found.organ) == ("最高人民检察院工作报告", "最高人民检察院")


def test_title_and_session_on_one_line_are_parted() -> None:
    (found,) = reports(
        "清溪县人民代表大会常务委员会工作报告——2017年1月10日在清溪县第十七届人民代表大会第一次会议上",
        "清溪县人大常委会主任 周一鸣",
        "各位代表：",
        TEXT,
    )
    assert found.title == "清溪县人民代表大会常务委员会工作报告"
    assert found.subtitle == "——2017年1月10日在清溪县第十七届人民代表大会第一次会议上"
    assert (found.organ, found.year) == ("清溪县人民代表大会常务委员会", 2017)


def test_a_session_without_its_day_is_a_subtitle_and_the_name_below_it_a_byline() -> None:
    (found,) = reports(
        "中国人民政治协商会议清溪市第十一届委员会常务委员会工作报告",
        "——在政协清溪市第十一届委员会第五次会议上",
        "（2025年3月2日）",
        "周一鸣",
        "各位委员：",
        TEXT,
    )
    assert found.subtitle == "——在政协清溪市第十一届委员会第五次会议上"
    assert (found.byline, found.region) == ("周一鸣", "清溪市")
    assert found.organ == "中国人民政治协商会议清溪市委员会常务委员会"


def test_the_national_conference_is_national() -> None:
    (found,) = reports("政协全国委员会常务委员会工作报告", "周一鸣", "各位委员：", TEXT)
    assert (found.organ, found.region) == ("政协全国委员会常务委员会", None)
    assert found.admin_level == "national"


@pytest.mark.parametrize(
    ("title", "spoken", "organ"),
    [
        (
            "人大常委会工作报告",
            "我受清溪市第十七届人民代表大会常务委员会的委托，向大会报告工作，请予审议。",
            "清溪市人民代表大会常务委员会",
        ),
        ("", "我向大会作清溪市中级人民法院工作报告，请予审议。", "清溪市中级人民法院"),
        ("人大常委会工作报告", "我受县十六届人大常委会委托，向大会报告工作。", "人大常委会"),
    ],
)
def test_the_organ_that_the_speaker_names(title: str, spoken: str, organ: str) -> None:
    lines = [line for line in (title, "各位代表：", spoken, TEXT) if line]
    assert reports(*lines)[0].organ == organ


def test_an_organ_that_is_discussed_is_none() -> None:
    text = "代表团活动的内容是：讨论市政府工作报告（征求意见稿），提出修改建议。"
    found = reports("□记者 周一鸣 通讯员 吴思远", text, TEXT)[0]
    assert (found.organ, found.region) == (None, None)


def test_the_author_of_an_article_belongs_to_an_organ() -> None:
    found = reports(
        "新时期改进执法检查的思考",
        "清溪区人大常委会  周一鸣",
        "1983年，云陵市人大常委会首开先河。" + TEXT,
    )[0]
    assert (found.byline, found.organ) == ("清溪区人大常委会 周一鸣", "清溪区人大常委会")


def test_a_report_on_a_regulation_about_budgets_is_no_budget_report() -> None:
    found = reports(
        "清溪市人大常委会执法检查组关于检查《清溪市预算审查监督条例》实施情况的报告",
        "——2019年7月29日在市五届人大常委会第十一次会议上",
        "市人大常委会副主任、执法检查组组长 周一鸣",
        "主任、各位副主任、秘书长、各位委员：",
        TEXT,
    )[0]
    assert (found.kind, found.organ) == ("inspection_report", "清溪市人大常委会")
    assert found.byline == "市人大常委会副主任、执法检查组组长 周一鸣"


def test_the_number_of_a_document_is_no_title() -> None:
    found = reports("清人大常发〔2017〕27号", "清溪县人大常委会2017年工作要点", TEXT)[0]
    assert found.title == "清溪县人大常委会2017年工作要点"


def test_a_title_twice_with_only_the_page_between_is_one_title() -> None:
    found = reports(
        "1983年政府工作报告", "时间：2019-03-07 来源：清溪网", "1983年政府工作报告", TEXT
    )
    assert [report.title for report in found] == ["1983年政府工作报告"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("县长征求政协对《政府工作报告》的意见和建议", None),
        ("《政府工作报告》（征求意见稿）", "government_work_report"),
    ],
)
def test_a_title_that_only_names_a_report(title: str, kind: str | None) -> None:
    assert reports(title, TEXT)[0].kind == kind


def test_a_session_that_lost_numbers_is_a_subtitle() -> None:
    found = reports(
        "关于清溪州2020年预算执行情况和2021年预算草案的报告",
        "——20211月12日在清溪州第十五届人民代表大会第次会议上",
        "州财政局局长 周一鸣",
        "各位代表：",
        TEXT,
    )[0]
    assert found.subtitle == "——20211月12日在清溪州第十五届人民代表大会第次会议上"


def test_refuse_moves_where_the_text_below_the_title_opens_with_a_salutation() -> None:
    (found,) = reports(
        "2024年法院工作报告五篇",
        "法院工作报告总结了审判、执行和服务的成就，是了解法院工作的窗口，现整理如下，供各地参考使用。",
        "目录",
        "1.清溪市中级人民法院工作报告\t2",
        "2.清江市中级人民法院工作报告\t12",
        "3.云岭市中级人民法院工作报告\t23",
        "清溪市中级人民法院工作报告",
        "各位代表：",
        "我代表市中级人民法院向大会报告工作，请予审议。",
        "2022年主要工作",
        "2022年，全市法院受理案件19638件，结案18255件，各项工作取得新成效，为平安建设提供了保障。",
        "一、切实做好刑事审判工作，全力推进社会稳定",
        "依法打击违法犯罪，受理刑事案件2242件，审结2138件，判处罪犯2315人，守护一方平安。",
    )
    order = [section.heading for section in found.sections if section.heading]
    assert order.index("2022年主要工作") + 1 == order.index(
        "一、切实做好刑事审判工作，全力推进社会稳定"
    )
    last = found.sections[-1]
    assert last.heading == "一、切实做好刑事审判工作，全力推进社会稳定"
    assert last.paragraphs[0].startswith("依法打击违法犯罪")
