"""OFD as different programs write it: steps, transformations, templates, paths."""

import re
import zipfile
from io import BytesIO

import pytest
from office_files import ofd, packed, text_object

from npccli.read import read_source

LINE = "区人大常委会依法履行职责"
BODY = [text_object(LINE + LINE[:6] + "，", 30, 60, 5), text_object("群众满意。", 20, 68, 5)]


def item(inside: str, attributes: str = "", boundary: str = 'Boundary="20 40 170 8"') -> str:
    return f'<ofd:TextObject {boundary} Font="1" Size="5" {attributes}>{inside}</ofd:TextObject>'


def code(text: str, steps: str = "", x: str = "0", y: str = "5") -> str:
    return f'<ofd:TextCode X="{x}" Y="{y}" {steps}>{text}</ofd:TextCode>'


FORMS = [
    pytest.param(item(code(LINE, 'DeltaX="g 11 5"')), id="one step repeated"),
    pytest.param(item(code(LINE, 'DeltaX="5 g 9 5 5"')), id="steps and a repeated one"),
    pytest.param(item(code(LINE, f'DeltaX="{" ".join(["5"] * 11)}"')), id="each step"),
    pytest.param(item(code(LINE, f'DeltaX="{",".join(["5.0"] * 11)}"')), id="steps with commas"),
    pytest.param(item(code(LINE, 'DeltaX="g 11 7.5"')), id="stretched"),
    pytest.param(item(code(LINE)), id="no steps"),
    pytest.param(item(code(LINE, 'DeltaX="g 11"')), id="steps broken off"),
    pytest.param(item(code(LINE, 'DeltaX="g 11 5" DeltaY="g 11 0"')), id="level steps down"),
    pytest.param(
        item(code(LINE[:5], 'DeltaX="g 4 5"') + code(LINE[5:], 'DeltaX="g 6 5"', "25")),
        id="two codes in one object",
    ),
    pytest.param(
        item(code(LINE[:5], 'DeltaX="g 4 5"')) + item(code(LINE[5:], 'DeltaX="g 6 5"', "25")),
        id="two objects on one line",
    ),
    pytest.param(
        item(code(LINE, 'DeltaX="g 11 2.5"', y="2.5"), 'CTM="2 0 0 2 0 0"').replace(
            'Size="5"', 'Size="2.5"'
        ),
        id="made twice as large",
    ),
    pytest.param(item(code(LINE, 'DeltaX="g 11 4"'), 'HScale="0.8"'), id="made narrow"),
    pytest.param(item(code(LINE, 'DeltaX="g 11 5"', "20", "45"), boundary=""), id="no boundary"),
    pytest.param(
        item(
            '<ofd:CGTransform CodePosition="0" CodeCount="12" GlyphCount="12">'
            "<ofd:Glyphs>1 2 3 4 5 6 7 8 9 10 11 12</ofd:Glyphs></ofd:CGTransform>"
            + code(LINE, 'DeltaX="g 11 5"')
        ),
        id="with the numbers of its glyphs",
    ),
    pytest.param(
        f"<ofd:PageBlock>{item(code(LINE, 'DeltaX=' + chr(34) + 'g 11 5' + chr(34)))}"
        "</ofd:PageBlock>",
        id="in a block",
    ),
]


@pytest.mark.parametrize("drawn", FORMS)
def test_a_line_reads_the_same_however_it_was_written(drawn: str) -> None:
    found = read_source(ofd([drawn, *BODY]), "a.ofd")
    assert found.text.split("\n\n") == [LINE, LINE + LINE[:6] + "，群众满意。\n"]
    assert found.drawn == sum(map(len, found.text.split()))


def test_a_column_of_steps_down_is_read_from_top_to_bottom_and_from_the_right() -> None:
    columns = [
        item(code(LINE * 3, 'DeltaX="g 35 0" DeltaY="g 35 6"'), boundary=f'Boundary="{x} 20 6 230"')
        for x in (150, 140, 130)
    ]
    assert "".join(read_source(ofd(columns), "a.ofd").text.split()) == LINE * 9


def changed(data: bytes, *edits: tuple[str, str, str]) -> bytes:
    """Return an OFD file with texts replaced in its parts: part, pattern, replacement."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for part, pattern, replacement in edits:
        assert re.search(pattern, parts[part])
        parts[part] = re.sub(pattern, replacement, parts[part])
    return packed(dict(parts))


MAIN = "Doc_0/Document.xml"


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([(MAIN, 'BaseLoc="Pages', 'BaseLoc="/Doc_0/Pages')], id="from the root"),
        pytest.param([(MAIN, 'BaseLoc="Pages', 'BaseLoc="Doc_0/Pages')], id="without the slash"),
        pytest.param([(MAIN, 'BaseLoc="Pages', 'BaseLoc="./Pages')], id="from here"),
        pytest.param([(MAIN, 'BaseLoc="Pages/Page_0/', r'BaseLoc="Pages\\Page_0\\')], id="Windows"),
        pytest.param([("OFD.xml", ">Doc_0/", ">/Doc_0/")], id="the document from the root"),
        pytest.param([(MAIN, "PublicRes.xml", "/Doc_0/PublicRes.xml")], id="fonts from the root"),
        pytest.param([(MAIN, "PublicRes.xml", "Gone.xml")], id="fonts missing"),
        pytest.param([(MAIN, "0 0 210 297", "nothing")], id="no size of the page"),
    ],
)
def test_paths_of_all_kinds_lead_to_the_page(edits: list[tuple[str, str, str]]) -> None:
    data = changed(ofd([text_object(LINE, 20, 40, 5)]), *edits)
    assert read_source(data, "a.ofd").text == LINE + "\n"


def test_a_template_is_read_before_its_page() -> None:
    with zipfile.ZipFile(
        BytesIO(ofd(BODY, [text_object("县人大常委会公报", 60, 20, 8)]))
    ) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["Doc_0/Tpls/Tpl_0/Content.xml"] = parts.pop("Doc_0/Pages/Page_1/Content.xml")
    parts[MAIN] = re.sub(r'<ofd:Page ID="1"[^>]*>', "", parts[MAIN])
    parts[MAIN] = parts[MAIN].replace(
        "</ofd:CommonData>",
        '<ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>',
    )
    page = "Doc_0/Pages/Page_0/Content.xml"
    parts[page] = parts[page].replace(
        "<ofd:Content>", '<ofd:Template TemplateID="7" ZOrder="Background"/><ofd:Content>'
    )
    found = read_source(packed(dict(parts)), "a.ofd")
    assert found.text.split("\n\n")[0] == "县人大常委会公报"
    assert found.text.endswith("群众满意。\n")


def test_all_documents_of_a_file_are_read() -> None:
    first = ofd([text_object("第一份文件的正文", 20, 40, 5)])
    second = ofd([text_object("第二份文件的正文", 20, 40, 5)])
    with zipfile.ZipFile(BytesIO(first)) as one, zipfile.ZipFile(BytesIO(second)) as two:
        parts = {name: one.read(name).decode() for name in one.namelist()}
        for name in two.namelist():
            parts.setdefault(name.replace("Doc_0", "Doc_1"), two.read(name).decode())
    body = "<ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    parts["OFD.xml"] = parts["OFD.xml"].replace("</ofd:OFD>", body)
    text = read_source(packed(dict(parts)), "a.ofd").text
    assert text == "第一份文件的正文\n\n第二份文件的正文\n"
