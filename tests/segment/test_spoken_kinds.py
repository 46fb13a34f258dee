"""The kind of a report that its title does not name, known from what its speaker says."""

from __future__ import annotations

import pytest

from npccli.model import Document, Paragraph, Source
from npccli.segment import segment_reports
from npccli.segment.cues import spoken_kind

PLANS = "突出主责主业，依法惩治犯罪，保护各类市场主体，把人民群众的操心事办好。"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "现在，我代表柳川市人民政府，向大会报告政府工作，请予审议，并请各位委员提出意见。",
            "government_work_report",
            id="a mayor",
        ),
        pytest.param(
            "我代表国务院，向第六届全国人民代表大会第九次会议作政府工作报告，请审议。",
            "government_work_report",
            id="a premier",
        ),
        pytest.param(
            "我受县第八届人大常委会的委托，向大会报告工作，请予审议。", "work_report", id="a chair"
        ),
        pytest.param(
            "现在，我代表市中级人民法院向大会报告工作。",
            "court_report",
            id="a president of a court",
        ),
        pytest.param(
            "我代表柳川市人民检察院向大会作工作报告，请予审议。",
            "procuratorate_report",
            id="a procurator",
        ),
        pytest.param(
            "1月9日，市长陈山代表市人民政府向大会报告工作。", None, id="refuse: told of another"
        ),
        pytest.param(
            "我受市人民政府委托，就《柳川市河道条例（草案）》作说明，请审议。",
            None,
            id="refuse: a bill explained",
        ),
        pytest.param(
            "我代表市人民政府报告全市2023年固定资产管理情况，请审议。",
            None,
            id="refuse: a report on one matter",
        ),
    ],
)
def test_spoken_kind(text: str, kind: str | None) -> None:
    assert spoken_kind(["各位代表：", text]) == kind


def test_the_speaker_decides_where_the_title_does_not() -> None:
    def read(title: str) -> tuple[str | None, str]:
        lines = (
            title,
            "各位代表：",
            "现在，我代表市人民检察院，向大会报告工作，请予审议。",
            "一、以检察履职护航发展",
            PLANS,
        )
        paragraphs = tuple(Paragraph(text, (2 * i + 1, 2 * i + 1)) for i, text in enumerate(lines))
        (report,) = segment_reports(Document(Source("test", "", "text"), paragraphs))
        return report.kind, report.sections[-1].role

    assert read("守护柳川的公平与安宁") == read("柳川市人民检察院工作报告")
    assert read("守护柳川的公平与安宁")[0] == "procuratorate_report"
    assert read("柳川市人大常委会工作报告")[0] == "work_report"
