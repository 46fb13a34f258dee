"""Word documents: numbering, tables, notes, what is left out, what is refused."""

import pytest
from office_files import W, docx, packed, paragraph

from npccli.errors import ReadError
from npccli.read import read_source

NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>
</w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/>
<w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
STYLES = f"""<w:styles {W}><w:style w:styleId="h1"><w:name w:val="heading 1"/><w:pPr>
<w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="sub"><w:basedOn w:val="h1"/><w:pPr><w:numPr><w:ilvl w:val="1"/>
<w:numId w:val="5"/></w:numPr></w:pPr></w:style></w:styles>"""


def _text(data: bytes) -> list[str]:
    return read_source(data, "a.docx").text.rstrip("\n").split("\n\n")


def _styled(text: str, style: str) -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def test_generated_numbers_stand_before_their_paragraphs() -> None:
    body = (
        _styled("依法监督", "h1")
        + _styled("预算", "sub")
        + _styled("执法检查", "sub")
        + _styled("代表工作", "h1")
        + _styled("视察", "sub")
    )
    found = _text(docx(body, numbering=NUMBERING, styles=STYLES))
    assert found == ["一、依法监督", "1.1 预算", "1.2 执法检查", "二、代表工作", "2.1 视察"]


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


CASES = [
    pytest.param(
        f"<w:tbl>{_row(paragraph('项目'), paragraph('数'))}"
        f"{_row(paragraph('建议'), paragraph('3'))}</w:tbl>",
        "项目\t数\n建议\t3\n",
        id="a table, one row a line",
    ),
    pytest.param(
        f"<w:tbl>{_row(paragraph('框中') + paragraph('正文'))}</w:tbl>",
        "框中\n\n正文\n",
        id="a table of one cell is a frame",
    ),
    pytest.param(
        "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r>"
        "</w:ins></w:p>",
        "新\n",
        id="tracked changes",
    ),
    pytest.param(paragraph("显") + paragraph("隐", run="<w:vanish/>"), "显\n", id="hidden text"),
    pytest.param(
        '<w:p><w:r><AlternateContent xmlns="urn:m"><Choice><w:txbxContent><w:p><w:r><w:t>文本框'
        "</w:t></w:r></w:p></w:txbxContent></Choice><Fallback><w:txbxContent><w:p><w:r><w:t>文本框"
        "</w:t></w:r></w:p></w:txbxContent></Fallback></AlternateContent></w:r></w:p>",
        "文本框\n",
        id="a text box is kept twice in the file and read once",
    ),
    pytest.param(
        "<w:p><w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t></w:r></w:p>",
        "上行\n\n下行\n",
        id="a break inside a paragraph",
    ),
    pytest.param(
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>正文</w:t></w:r></w:p>",
        "正文\n",
        id="the code of a field",
    ),
]


@pytest.mark.parametrize(("body", "text"), CASES)
def test_a_body_gives_its_text(body: str, text: str) -> None:
    assert read_source(docx(body), "a.docx").text == text


def test_notes_follow_with_their_numbers() -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">'
        f"{paragraph('见统计公报。')}</w:footnote></w:footnotes>"
    )
    body = '<w:p><w:r><w:t>增长</w:t><w:footnoteReference w:id="2"/><w:t>。</w:t></w:r></w:p>'
    assert _text(docx(body, footnotes=notes)) == ["增长[1]。", "[1] 见统计公报。"]


def test_the_suffix_does_not_decide() -> None:
    assert read_source(docx(paragraph("正文")), "a.txt").source.reader == "docx"


def _without(part: str) -> bytes:
    return packed(
        {"[Content_Types].xml": "<Types/>", "word/styles.xml": f"<w:styles {W}/>", part: ""}
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(_without("word/other.xml"), "word/document.xml is missing", id="no main part"),
        pytest.param(
            packed({"[Content_Types].xml": "<Types/>"}), "Office file without its text", id="bare"
        ),
        pytest.param(docx(paragraph("")), "without text", id="no text"),
        pytest.param(docx(paragraph("正文"))[:-40], "broken-off ZIP", id="broken off"),
        pytest.param(docx("<w:p>"), "not well-formed", id="bad XML"),
        pytest.param(
            docx("<w:sdt>" * 3000 + "</w:sdt>" * 3000), "nested too deeply", id="nested deeply"
        ),
        pytest.param(
            docx("<w:p/>", styles='<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "entities", id="entities"
        ),
        pytest.param(
            docx(paragraph("零" * 4_000_000)), "far more than such a file holds", id="bomb"
        ),
    ],
)
def test_what_is_refused_says_why(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_source(data, "a.docx")
