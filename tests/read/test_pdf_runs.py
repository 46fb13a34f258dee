"""A line reads the same however the program that made the PDF drew it."""

from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from npccli.read import read_source
from npccli.read.layout import Run, split_run
from npccli.read.pdf.library import open_pdf

LINE = "全区人大代表提出“金点子”建议2024件，办结率达98.5%，群众满意。"
FONT = "STSong-Light"


def page(draw: str, line: str = LINE) -> bytes:
    """Return a PDF with one line, drawn in the way named."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    text = canvas.beginText(60, 700)
    text.setFont(FONT, 12)
    if draw == "turned":
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.translate(0, -842)
    if draw == "stretched":
        text.setCharSpace(1.5)
    if draw == "narrow":
        text.setHorizScale(80)
    if draw in ("singly", "twice"):
        x = 60.0
        for character in line:
            for beside in (0.0, 0.4) if draw == "twice" else (0.0,):
                canvas.setFont(FONT, 12)
                canvas.drawString(x + beside, 700, character)
            x += pdfmetrics.stringWidth(character, FONT, 12)
    elif draw == "in parts":
        for part in (line[:9], line[9:14], line[14:]):
            text.textOut(part)
    else:
        text.textOut(line)
    canvas.drawText(text)
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize(
    "draw", ["at once", "in parts", "singly", "twice", "stretched", "narrow", "turned"]
)
def test_a_line_reads_the_same_however_it_was_drawn(draw: str) -> None:
    assert read_source(page(draw), "a.pdf").text == LINE + "\n"


def test_reduplicated_words_survive_when_each_character_is_drawn_alone() -> None:
    line = "点点滴滴、家家户户、研究研究"
    assert read_source(page("singly", line), "a.pdf").text == line + "\n"
    assert read_source(page("twice", line), "a.pdf").text == line + "\n"


def drawn(*strings: tuple[float, float, float, str], pagesize: tuple[float, float] = A4) -> bytes:
    """Return a PDF of one page with strings at their places, each of a size."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, pagesize=pagesize)
    for left, bottom, size, text in strings:
        canvas.setFont(FONT, size)
        canvas.drawString(left, bottom, text)
    canvas.save()
    return buffer.getvalue()


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    data = drawn((60, 700, 12, "新增免费热点一千二百个，公园有Wi-"), (60, 680, 12, "Fi信号。"))
    found = read_source(data, "a.pdf")
    assert found.text == "新增免费热点一千二百个，公园有Wi-Fi信号。\n"
    assert found.drawn == len(found.text) - 1


def test_no_space_comes_into_what_a_line_end_broke() -> None:
    lines = ["开展专题调研，检查《河道保护条例》", "实施情况，推动“三清单一报告”", "落地见效。"]
    columns = [
        (left, 680 - 18 * row, 12, line) for row, line in enumerate(lines) for left in (60, 320)
    ]
    data = drawn(
        (60, 740, 20, "一、凝聚代表履职担"),
        (60, 714, 20, "当，护航民生改善"),
        (320, 740, 20, "履职为民促发展"),
        (320, 714, 20, "实干争先谱新篇"),
        *columns,
    )
    found = read_source(data, "a.pdf").text.split("\n")
    assert "一、凝聚代表履职担当，护航民生改善" in found
    assert "履职为民促发展 实干争先谱新篇" in found
    assert not [line for line in found if "》 " in line or "” " in line]
    assert any("》实施" in line for line in found)


def test_what_stands_off_the_page_is_listed_and_every_character_counts() -> None:
    data = drawn(
        (20, 200, 12, "区人大常委会"),
        (20, 400, 12, "裁切线外"),
        (280, 150, 12, "半在页内半在页外"),
        pagesize=(300, 300),
    )
    found = read_source(data, "a.pdf")
    assert found.text.startswith("区人大常委会\n") and "裁切" not in found.text
    off = "".join(each.text for each in found.dropped if each.reason == "off the page")
    assert off.startswith("裁切线外") and off.endswith("页外")
    kept = sum(map(len, found.text.split())) + sum(len(each.text) for each in found.dropped)
    assert found.drawn == kept == 18


def test_runs_know_the_places_of_their_characters() -> None:
    def places(draw: str) -> list[tuple[str, float]]:
        with open_pdf(page(draw), "a.pdf") as file:
            runs = file.page(1).runs
        singles = [single for run in runs for single in split_run(run)]
        return [(each.text, round(each.left, 1)) for each in singles]

    assert places("at once") == places("singly") == places("in parts")
    assert len(places("at once")) == len(LINE)


def test_the_characters_of_a_run_do_not_move_when_it_is_split() -> None:
    run = Run("甲a乙", 10, 37, 0, 12, 10, 12, "song", False, 1.0, (10, 23, 25))
    assert [(each.left, each.right) for each in split_run(run)] == [(10, 22), (23, 24), (25, 37)]
