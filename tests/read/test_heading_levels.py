"""The levels that Word documents and web pages give their headings."""

import pytest
from office_files import W, docx, paragraph

from npccli.read import document_record, read_records, read_source
from npccli.repair import repair_extraction
from npccli.segment import segment_reports

BODY = "一年来，常委会听取和审议专项工作报告，开展执法检查，推动问题解决，群众比较满意。"


def style(name: str, shown: str, properties: str = "", based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>{base}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level}"/>'


STYLES = f"<w:styles {W}>" + "".join(
    [
        style("1", "heading 1", outline(0)),
        style("2", "标题 2"),
        style("a", "Title", outline(0)),
        style("own", "公文一级", based_on="1"),
        style("deeper", "公文三级", outline(2), based_on="own"),
        style("text", "正文样式", outline(9), based_on="1"),
        style("loop", "绕圈", based_on="loop"),
        style("plain", "Normal"),
    ]
)
STYLES += "</w:styles>"


@pytest.mark.parametrize(
    ("named", "own", "level"),
    [
        pytest.param("1", "", 1, id="heading 1"),
        pytest.param("2", "", 2, id="by its Chinese name"),
        pytest.param("a", "", 0, id="the title"),
        pytest.param("own", "", 1, id="inherited"),
        pytest.param("deeper", "", 3, id="its own level before the inherited"),
        pytest.param("plain", outline(1), 2, id="of the paragraph"),
        pytest.param("1", outline(3), 4, id="of the paragraph before that of its style"),
        pytest.param("text", "", None, id="refuse: body text based on a heading"),
        pytest.param("1", outline(9), None, id="refuse: a paragraph that is no heading"),
        pytest.param("loop", "", None, id="refuse: a style based on itself"),
        pytest.param("gone", "", None, id="refuse: a style that is missing"),
    ],
)
def test_the_level_of_a_word_paragraph(named: str, own: str, level: int | None) -> None:
    body = paragraph("前文。") + paragraph("加强监督", f'<w:pStyle w:val="{named}"/>{own}')
    found = read_source(docx(body, styles=STYLES), "a.docx")
    assert found.text == "前文。\n\n加强监督\n"
    assert found.headings == (() if level is None else ((3, level),))


def test_headings_of_a_word_document_are_sections_also_through_the_pipe() -> None:
    lines = [("a", "关于2023年工作的报告"), ("1", "监督工作怎么抓？"), ("plain", BODY)]
    lines += [("2", "问题如何解决？"), ("plain", BODY)]
    body = "".join(paragraph(text, f'<w:pStyle w:val="{name}"/>') for name, text in lines)
    document = repair_extraction(read_source(docx(body, styles=STYLES), "a.docx"))
    (report,) = segment_reports(document)
    assert report.title == "关于2023年工作的报告"
    assert [section.path for section in report.sections] == [
        ("监督工作怎么抓？",),
        ("监督工作怎么抓？", "问题如何解决？"),
    ]
    import json

    line = json.dumps(document_record(document), ensure_ascii=False)
    (again,) = read_records([line], "a.jsonl")
    assert again.paragraphs == document.paragraphs  # type: ignore[union-attr]


def test_headings_of_a_web_page() -> None:
    page = """<html><head><meta name="ArticleTitle" content="县人大常委会召开会议。"></head><body>
    <div id="zoom"><h2>听取报告</h2><p>会议听取了工作报告，提出意见，要求认真研究处理，
    按时报告结果。</p>
    <h3>小标题：落实</h3><p>会议要求，抓好落实，推动解决。</p></div></body></html>"""
    found = read_source(page.encode(), "a.html")
    lines = found.text.split("\n")
    assert [(lines[number - 1], level) for number, level in found.headings] == [
        ("县人大常委会召开会议。", 0),
        ("听取报告", 2),
        ("小标题：落实", 3),
    ]
    (report,) = segment_reports(repair_extraction(found))
    assert report.title == "县人大常委会召开会议。"
    assert [section.depth for section in report.sections] == [1, 2]
