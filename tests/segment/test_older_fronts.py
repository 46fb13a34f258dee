"""Fronts of other times and places: who spoke named inside the session, days, years of plans."""

from __future__ import annotations

import pytest
from older_reports import TEXT, report

from npccli import sections


@pytest.mark.parametrize(
    ("session", "speaker", "year"),
    [
        (
            "（一九八一年三月二十日县人大常委会主任周一鸣在青河县第五届人民代表大会第二次会议上的报告）",
            "县人大常委会主任周一鸣",
            1981,
        ),
        (
            "——1986年4月2日青河县人大常委会副主任周一在青河县第八届人民代表大会第三次会议上",
            "青河县人大常委会副主任周一",
            1986,
        ),
    ],
)
def test_who_spoke_inside_the_session(session: str, speaker: str, year: int) -> None:
    found = report(
        "青河县人大常委会工作报告", session, "各位代表：", "我向大会报告工作，请予审议。"
    )
    assert (found.subtitle, found.byline) == (session, speaker)
    assert (found.organ, found.year) == ("青河县人大常委会", year)
    assert found.subtitle_lines == found.byline_lines == (2, 2)


def test_the_place_of_a_session_is_not_who_spoke_there() -> None:
    found = report(
        "县人大常委会工作报告",
        "（一九八一年三月二十日县人大常委会主任周一鸣在青河县第五届人民代表大会第二次会议上的报告）",
        "各位代表：",
        "我向大会报告工作，请予审议。",
    )
    assert found.organ == "青河县人大常委会"


def test_refuse_a_sentence_about_who_spoke() -> None:
    sentence = "2024年3月20日，县人大常委会主任周一鸣在青河县第五届人民代表大会第二次会议上作报告。"
    found = report("青河县人大常委会工作综述", sentence)
    assert (found.subtitle, found.byline) == (None, None)


def test_the_day_above_the_salutation_is_not_that_of_publication() -> None:
    front = ("青河县人民法院工作报告", "青河县人民法院院长 周一鸣", "2010年3月11日")
    for salutation in ("各位代表：", "各位代表，"):
        found = report(*front, salutation, "现在，我代表县人民法院向大会报告工作，请予审议。")
        assert (found.published, found.year) == (None, 2010)
    found = report("青河县人民法院工作报告", "发布时间：2010年3月11日", "各位代表：", TEXT[1])
    assert found.published == "2010-03-11"


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("关于青河县2022年国民经济和社会发展计划执行情况与2023年计划（草案）的报告", 2023),
        ("关于青河县2022年预算执行情况和2023年预算草案的报告", 2023),
        ("关于青河县2022年国民经济和社会发展计划执行情况的报告", 2022),
        ("关于青河县2022年度预算执行和其他财政收支的审计工作报告", 2022),
    ],
)
def test_the_year_of_plans_is_that_of_the_session(title: str, year: int) -> None:
    assert report(title, "各位代表：").year == year


def test_the_place_in_the_title_of_a_report_without_a_kind() -> None:
    front = (
        "关于徐州市2022年度环境状况和环境保护目标完成情况的报告",
        "——2023年4月27日在市十七届人大常委会第九次会议上",
        "市生态环境局局长 周一鸣",
        "主任、各位副主任、各位委员：",
    )
    found = report(*front)
    assert (found.region, found.region_code, found.organ) == ("徐州市", "320300", None)
    assert report("关于外省市2022年度做法的思考", "各位代表：").region is None


def test_a_title_of_two_lines_below_the_name_of_a_site() -> None:
    found = report(
        "珠海市审计局",
        "关于珠海市2020年度市本级预算执行和",
        "",
        "其他财政收支的审计工作报告",
        "——2021年7月29日在珠海市第九届人民代表大会",
        "",
        "常务委员会第四十一次会议上",
        "珠海市审计局局长  周一鸣",
        "主任、各位副主任、各位委员：",
    )
    assert found.title == "关于珠海市2020年度市本级预算执行和 其他财政收支的审计工作报告"
    assert [s.heading for s in found.sections if s.heading] == [TEXT[0], TEXT[2]]


def test_findings_of_an_audit_look_back() -> None:
    (found,) = sections(
        "关于珠海市2020年度市本级预算执行和其他财政收支的审计工作报告\n"
        "主任、各位副主任、各位委员：\n一、重点民生项目审计情况\n"
        "八十七户不符合条件的家庭违规享受补贴四十一万元，多发放养老金九十六万元。"
    )
    assert found.sections[-1].role == "review"


def test_an_office_and_a_name_on_two_lines_below_the_title() -> None:
    (found,) = sections(
        "二零二三年施政報告\n行政長官\n周一鳴\n引言\n"
        "各位市民，這是本屆政府的第二份施政報告，內容豐富。\n"
        "一、改善民生\n政府會興建三萬個公營房屋單位，並且增加一千五百名護士。\n"
        "二、結語\n讓我們同心協力，開創新局面，再創輝煌。"
    )
    assert found.byline == "行政長官 周一鳴"
    headings = [(s.depth, s.heading) for s in found.sections if s.heading]
    assert headings == [(1, "引言"), (1, "一、改善民生"), (1, "二、結語")]


def test_a_group_that_inspected_is_who_reports() -> None:
    found = report(
        "关于检查《中华人民共和国安全生产法》贯彻实施情况的报告",
        "山东省人大常委会执法检查组",
        "省人大常委会：",
        "今年三月至六月，执法检查组赴各市开展检查，召开座谈会三十二次。",
    )
    assert (found.byline, found.organ) == ("山东省人大常委会执法检查组", "山东省人大常委会")
    assert (found.region_code, found.kind) == ("370000", "inspection_report")


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("泸州市人民政府关于2021年法治政府建设情况的报告", ["review", "problems", "tasks"]),
        ("泸州市人大常委会关于2021年代表工作情况的报告", ["other", "other", "other"]),
    ],
)
def test_the_roles_of_a_report_of_a_government_on_one_matter(title: str, roles: list[str]) -> None:
    text = "各级各部门认真落实，全年完成任务三百余件，取得了较好的效果。"
    lines = (title, "一、工作完成情况", text, "二、存在的不足", text, "三、2022年工作安排", text)
    (found,) = sections("\n".join(lines))
    assert [s.role for s in found.sections if s.heading] == roles


def test_what_a_court_proposes_to_do_are_plans() -> None:
    (found,) = sections(
        "青河市人民检察院工作报告\n各位代表：\n我代表市人民检察院向大会报告工作，请予审议。\n"
        "一、办好检察为民实事\n向三百个对象发放救助金，化解信访积案五十二件。\n"
        "二、明年工作建议\n服务经济社会高质量发展，深化改革，加强队伍建设。"
    )
    assert [s.role for s in found.sections if s.heading] == ["livelihood", "plans"]


def test_an_organ_below_the_title_of_a_summary_is_that_of_the_summary() -> None:
    found = report("2015年工作总结及2016年工作要点", "丰南区人大常委会")
    assert (found.organ, found.region_code) == ("丰南区人大常委会", "130207")
