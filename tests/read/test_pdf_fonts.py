"""Fonts that a PDF names but does not hold: the text is the same on every machine."""

import itertools
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Thread

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import CIDFont, UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from npccli.read import read_source
from npccli.read.pdf import fonts

LINES = {
    "STSong-Light": "听取审议专项工作报告 12 件，提出意见　办理 (abc) 情况。",
    "MSung-Light": "聽取審議專項工作報告 12 件，提出意見。",
    "HeiseiMin-W3": "道路交通法施行令の一部を改正する。",
    "HYSMyeongJo-Medium": "국무회의에서 의결한 내용.",
}


def page(font: str, line: str) -> bytes:
    """Return a PDF with one line in a font that is not in it, drawn sign by sign."""
    pdfmetrics.registerFont(UnicodeCIDFont(font))
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setFont(font, 12)
    x = 60.0
    for character in line:
        canvas.drawString(x, 700, character)
        x += pdfmetrics.stringWidth(character, font, 12)
    canvas.save()
    return buffer.getvalue()


@contextmanager
def no_system_fonts() -> Iterator[None]:
    """Let PDFium find no fonts, as on a server that has none."""
    from pypdfium2 import raw

    source = raw.FPDF_SYSFONTINFO()
    source.version = 1
    raw.FPDF_SetSystemFontInfo(source)
    yield
    raw.FPDF_SetSystemFontInfo(raw.FPDF_GetDefaultSystemFontInfo())


@pytest.mark.parametrize("font", LINES)
def test_a_font_that_is_not_there_loses_no_text(font: str) -> None:
    data = page(font, LINES[font])
    with no_system_fonts():
        found = read_source(data, "a.pdf")
    assert "".join(found.text.split()) == "".join(LINES[font].split())
    assert read_source(data, "a.pdf") == found
    assert found.lines[0].box is not None
    left, _, right, _ = found.lines[0].box
    assert abs(left - 60) < 1 < right - left


def test_equal_characters_beside_each_other_stay_in_narrow_type() -> None:
    line = "1988ll....,,::iiiFFttt““””……——点点滴滴，2000"
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    x = 60.0
    for character in line:
        text = canvas.beginText(x, 700)
        text.setFont("STSong-Light", 12)
        text.setHorizScale(70)
        text.textOut(character)
        canvas.drawText(text)
        x += 0.7 * pdfmetrics.stringWidth(character, "STSong-Light", 12)
    canvas.save()
    assert read_source(buffer.getvalue(), "a.pdf").text == line + "\n"


def bare_page(lines: list[tuple[int, int, str]], flags: int, told: bool = True) -> bytes:
    """Return a PDF with lines in a font whose codes are those of Unicode and that is not in it."""
    shown = "".join(
        f"BT /F1 14 Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"
        for x, y, text in lines
    )
    codes = sorted({f"<{ord(character):04X}>" for _, _, text in lines for character in text})
    table = "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    table += f"{len(codes)} beginbfchar\n" + "".join(f"{code} {code}\n" for code in codes)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(shown)}>>stream\n{shown}\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[6 0 R]"
        + ("/ToUnicode 7 0 R>>" if told else ">>"),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/DW 1000/W[32[500 500]48 57 460]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor"
        f"<</Type/FontDescriptor/FontName/Song/Flags {flags}/Ascent 880/Descent -120"
        "/FontBBox[0 -120 1000 880]/ItalicAngle 0/CapHeight 700/StemV 80>>>>",
        f"<</Length {len(table) + 9}>>stream\n{table}endbfchar\nendstream",
    ]
    body = "".join(f"{n} 0 obj\n{each}\nendobj\n" for n, each in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer\n<</Root 1 0 R/Size 99>>\n%%EOF\n".encode("ascii")


@pytest.mark.parametrize("flags", [4, 32])
def test_single_characters_in_any_font_that_is_not_there_stay(flags: int) -> None:
    lines = [
        (72, 700, "完善代表联系群众的制度机制并督促落"),
        (72, 675, "实"),
        (72, 600, "一"),
        (72, 550, "一"),
    ]
    found = read_source(bare_page(lines, flags), "a.pdf")
    assert "".join(found.text.split()) == "".join(text for _, _, text in lines)


@pytest.mark.parametrize("flags", [4, 32])
def test_a_digit_at_the_end_is_as_wide_as_the_file_says(flags: int) -> None:
    found = read_source(bare_page([(72, 700, "办理建议120")], flags), "a.pdf")
    assert found.lines[0].box is not None
    assert abs(found.lines[0].box[2] - (72 + 4 * 14 + 3 * 0.46 * 14)) < 0.2


def test_codes_of_unicode_without_a_table_keep_spaces_and_quotation_marks() -> None:
    lines = [(72, 700, "听取专项报告 组织执法检查"), (72, 600, "坚持“有事好商量”的办法")]
    found = read_source(bare_page(lines, 4, told=False), "a.pdf")
    assert found.text.replace("\n", "") == "".join(text for _, _, text in lines)


def test_every_glyph_of_the_font_is_described() -> None:
    data = fonts.square_font()
    entries = [struct.unpack_from(">4s3L", data, 12 + 16 * place) for place in range(data[5])]
    tables = {name: data[start : start + length] for name, _, start, length in entries}
    (glyphs,) = struct.unpack_from(">H", tables[b"maxp"], 4)
    places = [2 * each for each in struct.unpack(f">{glyphs + 1}H", tables[b"loca"])]
    empty = [code for code, (this, after) in enumerate(itertools.pairwise(places)) if this == after]
    assert empty == [0x20, 0xA0, *range(0x2000, 0x200C), 0x3000, 65_533, 65_534]
    square, dot = (tables[b"glyf"][places[code] :][:10] for code in map(ord, "法。"))
    assert struct.unpack(">5h", square) == (1, 0, -120, 1000, 880)
    assert struct.unpack(">5h", dot) == (1, 60, -80, 320, 230)


def test_vertical_text_in_a_font_that_is_not_there_is_in_its_order() -> None:
    pdfmetrics.registerFont(CIDFont("STSong-Light", "GBK-EUC-V"))
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setFont("STSong-Light-GBK-EUC-V", 12)
    columns = [
        "常委会坚持依法监督，推动解决",
        "群众关心的问题，办好每一件事",
        "让人民满意，全年完成十二项。",
    ]
    for place, column in enumerate(columns):
        canvas.drawString(500 - 20 * place, 700, column.encode("gbk").decode("latin-1"))
    canvas.save()
    assert "".join(read_source(buffer.getvalue(), "a.pdf").text.split()) == "".join(columns)


def test_others_who_draw_pages_have_the_fonts_of_the_system_again() -> None:
    import pypdfium2

    data = page("STSong-Light", "依法监督")

    def drawn() -> bytes:
        with pypdfium2.PdfDocument(data) as document:
            return bytes(document[0].render(scale=0.5).buffer)

    before = drawn()
    with fonts.square_fonts():
        squares = drawn()
    read_source(data, "a.pdf")
    assert drawn() == before
    assert squares != bytes(len(squares))


def test_threads_wait_for_one_another() -> None:
    data = page("STSong-Light", "依法监督" * 9)
    found: list[str] = []
    threads = [
        Thread(target=lambda: found.extend(read_source(data, "a.pdf").text for _ in range(20)))
        for _ in range(4)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == ["依法监督" * 9 + "\n"] * 80
