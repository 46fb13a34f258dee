"""Yearbooks: each organ whose entries stand below its name is a report of its own."""

from __future__ import annotations

from npccli import sections
from npccli.segment.entries import year_of_entries

BOOK = """青河年鉴2021
人大·法院
青河县人民代表大会常务委员会
【概况】 2020年，县人大常委会设办公室、法工委等六个工作机构，核定编制二十名。
【常委会会议】 全年召开常委会会议8次，听取审议专项工作报告22项，作出决议决定9项。
【执法检查】 5月，检查2015年颁布的食品安全法的实施情况，抽查企业35家。2020年底提出意见12条。
青河县人民法院
【概况】 2020年，县人民法院受理各类案件6843件，审结6512件，结案率95.16%。
【刑事审判】 受理刑事案件385件，审结377件，判处罪犯512人，其中五年以上43人。
"""


def test_each_organ_of_a_yearbook_is_a_report() -> None:
    reports = sections(BOOK)
    assert [(r.title, r.organ, r.byline, r.year, r.kind) for r in reports] == [
        ("青河县人民代表大会常务委员会",) * 2 + (None, 2020, None),
        ("青河县人民法院",) * 2 + (None, 2020, None),
    ]
    assert [s.heading for r in reports for s in r.sections] == [
        *("概况", "常委会会议", "执法检查"),
        *("概况", "刑事审判"),
    ]
    assert reports[1].sections[1].role == "security"


def test_what_an_entry_is_headed_is_whole_in_its_text() -> None:
    assert sections(BOOK)[1].sections[0].head == "【概况】"


def test_refuse_an_organ_above_other_text() -> None:
    (found,) = sections(
        "发挥监督职能 推动绿色发展\n青河县人大常委会\n"
        "【概况】 常委会坚持依法监督，开展执法检查四次，"
        "提出意见建议二十条。\n一年来，常委会依法履行职责，各项工作取得了新的进展和成效。"
    )
    assert (found.title, found.byline) == ("发挥监督职能 推动绿色发展", "青河县人大常委会")


def test_the_year_of_entries_needs_a_majority() -> None:
    entries = ["【概况】2019年制定规划，全年开展检查。", "【会议】2020年召开会议，形成意见。"]
    assert year_of_entries(entries) is None
    assert year_of_entries([*entries, "【机构】2020年设机构七个。"]) == 2020
