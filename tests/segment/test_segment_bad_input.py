"""Texts that hold something else than a report should: a sensible result, never an error."""

from __future__ import annotations

from time import process_time

import pytest

from npccli.model import Document, Paragraph, Source
from npccli.segment import find_doubts, printed_order, segment_reports

BODY = "常委会听取和审议了有关工作情况的报告，提出意见建议十二条，推动问题逐项整改到位。"
TITLE = "某县人大常委会2023年工作综述"


def make(*lines: str) -> Document:
    paragraphs = tuple(Paragraph(text, (i, i)) for i, text in enumerate(lines, 1))
    return Document(Source("x", "", "text"), paragraphs, text="".join(f"{t}\n" for t in lines))


def codes(document: Document) -> set[str]:
    return {doubt.code for doubt in find_doubts(document, segment_reports(document))}


def test_no_heading_at_all() -> None:
    document = make(TITLE, BODY, BODY, BODY)
    (report,) = segment_reports(document)
    assert [(s.number, s.heading, len(s.paragraphs)) for s in report.sections] == [("0", None, 3)]
    assert "no_heading" in codes(document)


def test_only_headings() -> None:
    document = make("做好监督工作", "做好代表工作", "做好立法工作")
    (report,) = segment_reports(document)
    assert not any(s.paragraphs for s in report.sections)
    assert {s.heading for s in report.sections} == {"做好监督工作", "做好代表工作", "做好立法工作"}


def test_only_titles() -> None:
    reports = segment_reports(make(*[TITLE] * 9))
    assert len(reports) == 1
    assert reports[0].title is not None and reports[0].title.startswith(TITLE)


def test_a_contents_page_that_does_not_match() -> None:
    document = make(
        "目录", "别处的报告\t1", "另一份报告\t9", TITLE, "做好监督工作", BODY, "做好代表工作", BODY
    )
    (report,) = segment_reports(document)
    assert report.title == TITLE
    assert [s.heading for s in report.sections] == ["做好监督工作", "做好代表工作"]
    messages = [d.message for d in find_doubts(document, (report,)) if d.code == "contents"]
    assert len(messages) == 2 and "别处的报告" in messages[0]


def test_two_reports_with_the_same_title() -> None:
    document = make(TITLE, BODY, BODY, TITLE, BODY, BODY)
    reports = segment_reports(document)
    assert [r.title for r in reports] == [TITLE, TITLE]
    assert "same_title" in codes(document)


@pytest.mark.parametrize(
    ("labels", "messages"),
    [
        pytest.param("一二四", ["numbering goes from 二、 to 四、"], id="jumps"),
        pytest.param("一二一二", ["numbering goes from 二、 to 一、"], id="begins again"),
        pytest.param("三四", ["numbering begins with 三、"], id="begins late"),
        pytest.param("一二三", [], id="refuse: in order"),
    ],
)
def test_numbering(labels: str, messages: list[str]) -> None:
    lines = [line for label in labels for line in (f"{label}、做好有关方面的工作", BODY)]
    document = make(TITLE, BODY, *lines)
    (report,) = segment_reports(document)
    headed = [s.heading for s in report.sections if s.heading]
    assert headed == [f"{label}、做好有关方面的工作" for label in labels]
    found = [d.message for d in find_doubts(document, (report,)) if d.code == "numbering"]
    assert found == messages


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("",),
        ("。",),
        ("\u3000",),
        ("目录",),
        ("本报记者 张三",),
        ("123",),
        ("——",),
        ("x" * 9000,),
        ("第" + "9" * 5000 + "章、" + BODY, "一" * 5000 + "、" + BODY),
    ],
    ids=[
        *("nothing", "empty", "a stop", "space", "contents", "byline", "digits", "dash", "long"),
        "endless numbers",
    ],
)
def test_almost_nothing(lines: tuple[str, ...]) -> None:
    document = make(*lines)
    for report in segment_reports(document):
        find_doubts(document, (report,))
    printed_order(document)


LONG = {
    "text": [BODY],
    "headings": ["加强监督工作"],
    "titles": [TITLE],
    "headings and text": ["加强监督工作", BODY],
    "reports": [TITLE, BODY],
    "run-in headings": ["加强监督工作。" + BODY],
    "dashes": ["——加强监督，" + BODY],
    "numbers": ["1.加强有关方面的工作", "2.加强其他方面的工作"],
    "bylines": ["■ 张三（某县）", BODY, "某县人大工作纪实"],
    "traditional": ["常委會聽取和審議了有關工作情況的報告，提出意見建議十二條。"],
}


def seconds(name: str, count: int) -> float:
    document = make(*(LONG[name] * count)[:count])
    start = process_time()
    assert segment_reports(document)
    return process_time() - start


@pytest.mark.parametrize("name", LONG)
def test_four_times_the_lines_take_about_four_times_the_work(name: str) -> None:
    """As in the tests of the repairs; work that grows with the square takes sixteen times."""
    for _ in range(3):
        once, four_times = seconds(name, 5_000), seconds(name, 20_000)
        if four_times < 7 * once + 0.05:
            return
    assert four_times < 10 * once
