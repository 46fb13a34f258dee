"""Reports on budgets, plans and audits, and where reports without a named organ belong."""

from __future__ import annotations

import pytest

from npccli import sections
from npccli.model import Report

SPOKEN = "我受{}人民政府委托，向大会报告{}，请予审议，并请列席的同志提出意见。"
TEXT = "一年来，收支总体平稳，各项指标好于预期，重点支出得到保障，管理更加规范，监督更加有力。"
FACTS = ("title", "subtitle", "byline", "organ", "region", "admin_level", "year", "kind")


def report(*lines: str) -> Report:
    """Return the only report of a text."""
    reports = sections("\n".join(lines))
    assert len(reports) == 1
    return reports[0]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            (
                "关于清江县2023年预算执行情况和2024年预算草案的报告",
                "——2024年1月18日在清江县第九届人民代表大会第三次会议上",
                "清江县财政局",
                "各位代表：",
                SPOKEN.format("县", "2023年预算执行情况和2024年预算草案"),
            ),
            ("2024年", "清江县财政局", "清江县", "county", 2024, "budget_report"),
        ),
        (
            (
                "关于云陵市2023年国民经济和社会发展计划执行情况",
                "与2024年国民经济和社会发展计划草案的报告",
                "——2024年1月20日在云陵市第五届人民代表大会第四次会议上",
                "云陵市发展和改革委员会主任 周清河",
                "各位代表：",
                SPOKEN.format("市", "计划执行情况与计划草案"),
            ),
            ("2024年", "云陵市发展和改革委员会主任 周清河", "云陵市", None, 2024, "plan_report"),
        ),
        (
            (
                "关于云陵市2022年度市本级预算执行和其他财政收支的审计工作报告",
                "关于云陵市2022年度市本级预算执行",
                "和其他财政收支的审计工作报告",
                "——2023年9月26日在云陵市第五届人民代表大会常务委员会第十三次会议上",
                "云陵市审计局局长 何秋生",
                "主任、各位副主任、各位委员：",
                "我受市人民政府委托，向市人大常委会报告市本级预算执行和其他财政收支的审计情况，请审议。",
            ),
            ("2023年", "云陵市审计局局长 何秋生", "云陵市", "prefecture", 2023, "audit_report"),
        ),
    ],
)
def test_reports_that_name_a_matter(lines: tuple[str, ...], expected: tuple[object, ...]) -> None:
    found = report(*lines, "一、总体情况", TEXT, "二、下一步工作", TEXT)
    assert "".join((found.title or "").split()).endswith(
        ("预算草案的报告", "计划草案的报告", "审计工作报告")
    )
    assert (found.title or "").count("关于") == 1
    subtitle, byline, region, level, year, kind = expected
    assert str(subtitle) in (found.subtitle or "")
    assert (found.byline, found.region, found.admin_level) == (byline, region, level)
    assert (found.year, found.kind) == (year, kind)
    assert [s.heading for s in found.sections if s.heading] == ["一、总体情况", "二、下一步工作"]


def test_the_speaker_names_the_matter_and_the_session_the_place() -> None:
    found = report(
        "——2023年7月28日在清江省第十四届人民代表大会常务委员会第五次会议上",
        "清江省审计厅厅长 何秋生",
        "主任、各位副主任、各位委员：",
        "我受省人民政府委托，向省人大常委会报告2022年度省级预算执行的审计情况，请审议。",
        TEXT,
    )
    assert (found.kind, found.organ, found.region) == ("audit_report", None, "清江省")


def test_a_heading_about_the_budget_is_no_title() -> None:
    found = report(
        "清江县人大常委会2023年工作综述",
        TEXT,
        "听取预算执行情况的报告",
        TEXT,
        "推进审计查出问题的整改",
        TEXT,
    )
    assert (found.title, found.kind) == ("清江县人大常委会2023年工作综述", "annual_summary")
    assert [s.heading for s in found.sections if s.heading] == [
        "听取预算执行情况的报告", "推进审计查出问题的整改",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("opening", "organ"),
    [
        ("受清江县人民政府的托付，他把情况说了一遍。", "清江县人民政府"),
        ("两项创新工作入选全省人大典型案例。", None),
        ("他受区人民政府的托付，把情况说了一遍。", None),
        ("近年来，清江县人大常委会把监督做在平时。", "清江县人大常委会"),
    ],
)
def test_words_before_a_place_are_no_part_of_it(opening: str, organ: str | None) -> None:
    found = report("本报记者 周清河", opening + TEXT, TEXT)
    assert found.organ == organ


def test_the_state_before_its_organs_is_no_place() -> None:
    for organ in ("最高人民法院", "全国人民代表大会常务委员会"):
        found = report(f"2020年中华人民共和国{organ}工作报告", "各位代表：", TEXT)
        assert (found.organ, found.admin_level) == (organ, "national")


def test_what_a_page_puts_before_a_title_is_left_out() -> None:
    found = report(
        "（清江省）关于江北州云陵县2023年预算执行情况和2024年预算草案的报告",
        "云陵县2023年预算执行情况和2024年预算草案的报告",
        "（2024年1月18日在云陵县第九届人民代表大会第三次会议上）",
        "各位代表：",
        TEXT,
    )
    assert found.title == "云陵县2023年预算执行情况和2024年预算草案的报告"
    assert found.region == "云陵县"


def test_the_office_that_reports_names_the_place() -> None:
    found = report(
        "云陵市清江区审计局局长 何秋生",
        "主任、各位副主任、各位委员：",
        "我受区人民政府委托，向区人大常委会报告2022年度区级预算执行的审计情况，请审议。",
        TEXT,
    )
    assert (found.kind, found.region, found.admin_level) == (
        "audit_report",
        "云陵市清江区",
        "county",
    )


@pytest.mark.parametrize(
    ("title", "byline", "organ", "kind"),
    [
        (
            "关于检查《中华人民共和国水污染防治法》实施情况的报告",
            "清江县人大常委会副主任 郑国",
            "清江县人大常委会",
            "inspection_report",
        ),
        (
            "清江县人大常委会执法检查组关于《养老服务条例》执法检查的报告",
            "清江县人大常委会副主任 郑国",
            "清江县人大常委会",
            "inspection_report",
        ),
        (
            "关于县十八届人大一次会议代表建议、批评和意见办理情况的报告",
            "县人民政府副县长 冯立",
            None,
            "proposals_report",
        ),
        ("关于全县水利工作情况的报告", "县水利局局长 冯立", None, None),
        ("关于检查《食品安全法》宣传工作的通知", "县水利局局长 冯立", None, None),
    ],
)
def test_reports_on_inspections_and_proposals(
    title: str, byline: str, organ: str | None, kind: str | None
) -> None:
    session = "——2022年11月24日在清江县第十八届人民代表大会常务委员会第七次会议上"
    found = report(
        title, session, byline, "主任、各位副主任、各位委员：", TEXT, "一、基本情况", TEXT
    )
    assert (found.organ, found.kind) == (organ, kind)


def test_a_place_in_brackets_before_a_title_is_no_part_of_the_organ() -> None:
    found = report("（清江省）云陵县人大常委会2023年工作报告", TEXT, "一、依法监督", TEXT)
    assert (found.organ, found.region, found.year) == ("云陵县人大常委会", "云陵县", 2023)


def test_the_name_of_a_periodical_above_a_title_is_no_part_of_it() -> None:
    found = report(
        "清江人大工作通讯 2019年第5期", "云陵县人大常委会工作报告", TEXT, "一、依法监督", TEXT
    )
    assert (found.title, found.organ) == ("云陵县人大常委会工作报告", "云陵县人大常委会")
    found = report("云陵县人大常委会工作报告", TEXT, "办好人大工作通讯", TEXT)
    assert [s.heading for s in found.sections if s.heading] == ["办好人大工作通讯"]


def test_a_council_hears_a_report_in_traditional_characters() -> None:
    found = report(
        "施政總報告",
        "——在竹山縣議會第十八屆第四次定期會",
        "縣長 林文雄",
        "議長、副議長、各位議員女士先生：",
        "一年來，縣府團隊全力推動各項建設，獲中央評比優等十七項，謹就重要施政成果提出報告。",
        "壹、財政稅務",
        "本縣年度總決算歲入二百八十三億五千萬元，歲出二百七十九億元，長期債務減少八億元。",
    )
    assert (found.kind, found.region) == ("government_work_report", "竹山縣")
