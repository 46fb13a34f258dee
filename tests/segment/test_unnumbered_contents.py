"""Contents pages without page numbers: known by what comes again below."""

from __future__ import annotations

import pytest

from npccli.model import Document, Paragraph, Source
from npccli.segment import classify_paragraphs, segment_reports

BODY = "听取和审议专项工作报告六项，开展执法检查三次，提出审议意见十二条，推动问题得到有效解决。"
TITLE = "清溪区人大常委会2023年工作报告"
HEADINGS = ["一、过去一年的主要工作", "（一）依法监督", "（二）服务代表", "二、今后的任务"]


def make(*lines: str) -> Document:
    paragraphs = tuple(Paragraph(text, (2 * i + 1, 2 * i + 1)) for i, text in enumerate(lines))
    return Document(Source("test", "", "text"), paragraphs)


def body(headings: list[str]) -> list[str]:
    return [line for heading in headings for line in (heading, BODY)]


def test_its_entries_are_no_headings() -> None:
    document = make(TITLE, "目 录", *HEADINGS, *body(HEADINGS))
    kinds = [paragraph.kind for paragraph in classify_paragraphs(document).paragraphs]
    assert kinds[1:6] == ["contents"] * 5
    (report,) = segment_reports(document)
    assert report.title == TITLE
    assert [section.heading for section in report.sections if section.heading] == HEADINGS
    assert all(section.paragraphs for section in report.sections if section.heading)


def test_a_preface_that_it_lists_is_no_title() -> None:
    headings = ["序言", "第一章 依法监督", "第二章 服务代表", "第三章 自身建设"]
    (report,) = segment_reports(make(TITLE, "目录", *headings, *body(headings)))
    assert report.title == TITLE
    assert [section.heading for section in report.sections if section.heading] == headings


def test_the_reports_that_it_lists_have_their_titles() -> None:
    titles = [f"{place}人大常委会2023年工作综述" for place in ("清溪区", "云岭市", "青禾县")]
    texts = [line for title in titles for line in (title, BODY, *body(HEADINGS[1:3]))]
    reports = segment_reports(make("工作综述汇编", "目录", *titles, *texts))
    assert [report.title for report in reports] == titles


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param(["一、先说监督", "二、再说代表", "三、后说自身"], id="nothing comes again"),
        pytest.param([HEADINGS[0], "其一", "其二", "其三"], id="one of four comes again"),
    ],
)
def test_refuse_a_list_of_other_things(listed: list[str]) -> None:
    document = make(TITLE, "目录", *listed, *body(HEADINGS))
    kinds = [paragraph.kind for paragraph in classify_paragraphs(document).paragraphs]
    assert "contents" not in kinds[2:]
