"""Fonts that a PDF names but does not hold: the text is the same on every machine."""

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
