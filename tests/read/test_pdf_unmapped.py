"""Fonts that do not tell which characters they draw are named, not read as something else."""

import pytest

from npccli.errors import ReadError
from npccli.read import read_source
from npccli.repair import repair_extraction

LINES = ["县人大常委会依法履行监督职责，推动问题解决。", "听取审议专项工作报告，提出审议意见。"]


def page(*drawn: tuple[str, int, bool]) -> bytes:
    """Return a PDF with a page for each text; its codes are those of Unicode plus a shift.

    The last value says whether its font has a table that tells the characters.
    """
    objects = ["<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{3 + 5 * place} 0 R" for place in range(len(drawn)))
    objects.append(f"<</Type/Pages/Count {len(drawn)}/Kids[{kids}]>>")
    for place, (text, shift, told) in enumerate(drawn):
        first = 3 + 5 * place
        codes = [(ord(character) + shift, character) for character in text]
        show = "BT /F1 12 Tf 60 700 Td <" + "".join(f"{code:04X}" for code, _ in codes) + "> Tj ET"
        rows = "".join(f"<{code:04X}> <{ord(character):04X}>\n" for code, character in codes)
        table = "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        table += f"{len(codes)} beginbfchar\n{rows}endbfchar\n"
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {first + 1} 0 R"
            f"/Resources<</Font<</F1 {first + 2} 0 R>>>>>>",
            f"<</Length {len(show)}>>stream\n{show}\nendstream",
            f"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H"
            f"/DescendantFonts[{first + 3} 0 R]"
            + (f"/ToUnicode {first + 4} 0 R" if told else "")
            + ">>",
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/DW 1000/CIDSystemInfo"
            "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor"
            "<</Type/FontDescriptor/FontName/Song/Flags 4/Ascent 880/Descent -120"
            "/FontBBox[0 -120 1000 880]/ItalicAngle 0/CapHeight 700/StemV 80>>>>",
            f"<</Length {len(table)}>>stream\n{table}endstream",
        ]
    body = "".join(f"{n} 0 obj\n{each}\nendobj\n" for n, each in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer\n<</Root 1 0 R/Size 99>>\n%%EOF\n".encode("ascii")


def test_a_text_in_fonts_without_a_table_is_refused_with_advice() -> None:
    with pytest.raises(ReadError, match="do not tell which characters") as caught:
        read_source(page((LINES[0], -0x4A00, False)), "a.pdf")
    assert "ocrmypdf" in (caught.value.hint or "")


def test_a_page_in_such_a_font_among_others_is_flagged() -> None:
    data = page((LINES[0] * 2, 0, True), (LINES[1], -0x4A00, False), (LINES[0], 0, True))
    found = read_source(data, "a.pdf")
    text = found.text.split("\n")
    ((first, last),) = found.unmapped
    assert 1 < first <= last < len(text) - 1
    assert not any(LINES[0] in line for line in text[first - 1 : last])
    flags = repair_extraction(found).flags
    assert [flag.lines for flag in flags if flag.code == "unmapped"] == [(first, last)]


@pytest.mark.parametrize("shift", [0, 7], ids=["codes of Unicode", "other codes"])
def test_a_table_tells_every_character(shift: int) -> None:
    found = read_source(page((LINES[0], shift, True)), "a.pdf")
    assert (found.text, found.unmapped) == (LINES[0] + "\n", ())


def test_codes_that_happen_to_be_those_of_unicode_are_read() -> None:
    found = read_source(page((LINES[0], 0, False), (LINES[1], 0, False)), "a.pdf")
    assert (found.text.split("\n\n"), found.unmapped) == ([LINES[0], LINES[1] + "\n"], ())
