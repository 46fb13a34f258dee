"""Organs of the state and of earlier decades: the State Council, people's committees, 检察署."""

from __future__ import annotations

import pytest
from older_reports import report


@pytest.mark.parametrize(
    "session",
    [
        "——2031年3月5日在第二十届全国人民代表大会第四次会议上",
        "第二十届全国人大四次会议，2031年3月5日",
    ],
)
def test_the_state_council_is_national(session: str) -> None:
    found = report(
        "政府工作报告",
        session,
        "国务院总理 周一",
        "各位代表：",
        "现在，我代表国务院，向大会报告政府工作，请予审议，并请全国政协委员提出意见。",
    )
    assert (found.organ, found.admin_level, found.region) == ("国务院", "national", None)


def test_who_only_names_the_state_council_does_not_speak_for_it() -> None:
    found = report(
        "政府工作报告",
        "——2031年1月9日在云南省第九届人民代表大会第二次会议上",
        "各位代表：",
        "现在，我代表省人民政府，向大会报告工作。我们认真落实国务院的部署，请予审议。",
    )
    assert (found.organ, found.region, found.admin_level) == (
        "云南省人民政府",
        "云南省",
        "province",
    )


@pytest.mark.parametrize(
    ("title", "speaker", "organ", "kind"),
    [
        pytest.param(
            "云南省人民委員會工作報告",
            "雲南省省長 周一",
            "云南省人民委员会",
            "government_work_report",
            id="a people's committee, in traditional characters",
        ),
        pytest.param(
            "云南省革命委员会工作报告",
            "云南省革命委员会主任 周一",
            "云南省革命委员会",
            "government_work_report",
            id="a revolutionary committee",
        ),
        pytest.param(
            "云南省人民检察署工作报告",
            "云南省人民检察署检察长 周一",
            "云南省人民检察署",
            "procuratorate_report",
            id="a procuratorate of the fifties",
        ),
        pytest.param(
            "云南省人大常务委员会工作报告",
            "云南省人大常委会主任 周一",
            "云南省人大常务委员会",
            "work_report",
            id="not a standing committee",
        ),
    ],
)
def test_older_organs(title: str, speaker: str, organ: str, kind: str) -> None:
    session = "——一九五七年八月五日在云南省第一届人民代表大会第五次会议上"
    found = report(title, session, speaker, "各位代表：", "我向大会报告工作，请予审查。")
    said = found.organ and found.organ.replace("員會", "员会").replace("雲", "云")
    assert (said, found.kind, found.region_code) == (organ, kind, "530000")
    if kind != "work_report":
        assert found.year == 1957
