"""Draw one newspaper page of three columns, as PDF.

The font is one that every PDF reader can replace, so the file holds none; it holds the
table from codes to Unicode instead, so that the text can be extracted without language
packs. Headings are drawn twice, run by run, the second copy a little to the right: the
way of typesetting programs to make a font without a bold face bolder.
"""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO

import damage
import truth
from reportlab.lib.pagesizes import A3
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase._cidfontdata import CIDFontInfo
from reportlab.pdfbase.cidfonts import UnicodeCIDFont, structToPDF
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
MARGIN = 60.0
GUTTER = 24.0
COLUMNS = 3
BODY = 15.0
LEADING = 22.0
HEADING = 19.0
BOLD_OFFSET = 0.35


class PortableFont(UnicodeCIDFont):
    """The built-in font with Unicode code points for glyph codes and a table that says so."""

    def __init__(self, face: str, characters: set[str]) -> None:
        """Prepare the font for the characters that are going to be drawn."""
        super().__init__(face)
        self.characters = characters

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 (the name is reportlab's)
        """Add the font dictionary and its table to the document."""
        name = f"F{len(document.fontMapping) + 1}"
        table = document.Reference(
            PDFStream(content=to_unicode_table(self.characters)), f"{name}.unicode"
        )
        info = deepcopy(CIDFontInfo[self.face.name])
        info |= {"Name": f"/{name}", "Encoding": "/Identity-H"}
        descendant = info["DescendantFonts"][0]
        registry = {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
        widths = [int(self.unicodeWidths.get(chr(code), 1000)) for code in range(32, 127)]
        descendant |= {"CIDSystemInfo": registry, "DW": 1000, "W": [32, widths]}
        font = structToPDF(info)
        font.dict["ToUnicode"] = table
        document.idToObject["BasicFonts"].dict[name] = document.Reference(font, name)
        document.fontMapping[self.name] = f"/{name}"


def to_unicode_table(characters: set[str]) -> str:
    """Return the table that maps the two-byte code of each character to its code point."""
    codes = [f"{ord(character):04X}" for character in sorted(characters)]
    rows = [f"<{code}> <{code}>" for code in codes]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    ranges = [f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
            *ranges,
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )


class Page:
    """A canvas with a pen that runs down one column after the other."""

    def __init__(self, canvas: Canvas, top: float, bottom: float) -> None:
        """Start at the top of the first column."""
        self.canvas = canvas
        self.top = top
        self.bottom = bottom
        self.column = 0
        self.y = top
        self.column_width = (A3[0] - 2 * MARGIN - GUTTER * (COLUMNS - 1)) / COLUMNS
        self.characters = int(self.column_width // BODY)

    def room_for(self, height: float) -> None:
        """Go to the next column when less than `height` is left in this one."""
        if self.y - height < self.bottom:
            self.column += 1
            self.y = self.top
        if self.column >= COLUMNS:
            raise ValueError("the text does not fit on one page")

    @property
    def left(self) -> float:
        """Return the left edge of the present column."""
        return MARGIN + self.column * (self.column_width + GUTTER)

    def line(self, text: str, indent: float) -> None:
        """Draw one line of running text."""
        self.room_for(LEADING)
        self.canvas.setFont(FONT, BODY)
        self.canvas.drawString(self.left + indent, self.y, text)
        self.y -= LEADING

    def paragraph(self, text: str) -> None:
        """Draw a paragraph with its first line indented by two characters."""
        for number, line in enumerate(damage.wrap(text, self.characters * 2, 4)):
            self.line(line, 0 if number else 2 * BODY)

    def heading(self, lines: list[str]) -> None:
        """Draw the lines of a heading in the middle of the column, each run twice."""
        self.room_for(LEADING * (len(lines) + 3))
        self.y -= LEADING * 0.6
        for text in lines:
            x = self.left + (self.column_width - len(text) * HEADING) / 2
            self.canvas.setFont(FONT, HEADING)
            for run in damage.RUN.findall(text):
                self.canvas.drawString(x, self.y, run)
                self.canvas.drawString(x + BOLD_OFFSET, self.y, run)
                x += len(run) * HEADING
            self.y -= LEADING * 1.2
        self.y -= LEADING * 0.4


def newspaper_page(elements: list[truth.Element]) -> bytes:
    """Return the PDF of the elements, drawn in printed order."""
    texts = [truth.printed(truth.raw_text(element) + element.text) for element in elements]
    pdfmetrics.registerFont(PortableFont(FONT, set("".join(texts))))
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A3, invariant=1, pageCompression=0)
    y = A3[1] - 90.0
    for kind, size, fall in (
        ("title", 34.0, 44.0),
        ("subtitle", 20.0, 36.0),
        ("byline", 13.0, 40.0),
    ):
        for element in elements:
            if element.kind == kind:
                canvas.setFont(FONT, size)
                canvas.drawCentredString(A3[0] / 2, y, truth.printed(element.text))
                y -= fall
    page = Page(canvas, y, 70.0)
    for element in elements:
        text = truth.printed(truth.raw_text(element))
        if element.kind[0] == "h":
            page.heading(text.split("／"))
        elif element.depth or element.kind in ("p", "closing"):
            page.paragraph(text)
    canvas.save()
    return buffer.getvalue()
