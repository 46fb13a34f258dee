"""PDF files: the sample, chosen pages, passwords, and everything that is refused."""

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from npccli.errors import ReadError
from npccli.read import ReadOptions, read_source
from npccli.read.facts import source_facts

SAMPLE = Path(__file__).resolve().parents[2] / "samples/newspaper_pdf.pdf"


def drawn(*pages: str, password: str | None = None, picture: bool = False) -> bytes:
    """Return a PDF with a line of text on each page."""
    buffer = BytesIO()
    encrypt = StandardEncryption(password) if password else None
    canvas = Canvas(buffer, invariant=1, encrypt=encrypt)
    for text in pages:
        canvas.drawString(100, 500, text)
        if picture:
            from PIL import Image
            from reportlab.lib.utils import ImageReader

            canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 590, 840)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_the_sample_gives_its_clean_text() -> None:
    found = read_source(SAMPLE)
    clean = SAMPLE.with_suffix(".clean.txt").read_text("utf-8")
    assert "".join(found.text.split()) == "".join(clean.split())
    assert found.source.reader == "pdf"
    assert found.page_starts == (0,)
    assert {each.reason for each in found.dropped} <= {"overprint"}
    assert all(line.page == 1 and line.box for line in found.lines)


def test_lines_carry_their_numbers() -> None:
    found = read_source(SAMPLE)
    lines = found.text.split("\n")
    assert all(lines[line.number - 1] == line.text for line in found.lines)


def test_chosen_pages_and_passwords() -> None:
    data = drawn("first", "second", "third")
    assert read_source(data, "a.pdf", ReadOptions(pages="2-")).text == "second\n\nthird\n"
    locked = drawn("secret", password="open")
    assert read_source(locked, "a.pdf", ReadOptions(password="open")).text == "secret\n"


NO_PAGES = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n"
    b"<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"
)
BAD = [
    pytest.param(drawn("a", password="x"), {}, "needs a password", id="encrypted"),
    pytest.param(drawn("a", password="x"), {"password": "y"}, "does not open it", id="password"),
    pytest.param(drawn("a")[:200], {}, "broken off", id="broken off"),
    pytest.param(b"%PDF-1.7\n" + b"\0" * 99 + b"%%EOF", {}, "damaged PDF", id="malformed"),
    pytest.param(NO_PAGES, {}, "without pages", id="no pages"),
    pytest.param(drawn(""), {}, "without any text", id="no text"),
    pytest.param(drawn("", picture=True), {}, "a scan", id="scan"),
    pytest.param(drawn("a"), {"pages": "7"}, "has 1 pages", id="no such page"),
]


@pytest.mark.parametrize(("data", "options", "said"), BAD)
@pytest.mark.parametrize("isolated", [False, True])
def test_what_is_refused_says_why(
    data: bytes, options: dict[str, str], said: str, isolated: bool
) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        read_source(data, "a.pdf", ReadOptions(**options, isolated=isolated))
    assert caught.value.message.startswith("a.pdf: ")


def test_facts_tell_a_scan_from_a_text() -> None:
    assert source_facts(drawn("", picture=True), "a.pdf", ReadOptions()).content == "scan"
    facts = source_facts(SAMPLE.read_bytes(), "a.pdf", ReadOptions(isolated=True))
    assert (facts.pages, facts.content) == (1, "text")
    assert "ReportLab" in (facts.producer or "")
