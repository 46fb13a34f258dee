"""Take the glyphs, rules and facts of a PDF from PDFium. The only module that calls it."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import replace
from typing import Any

from npccli.errors import ReadError
from npccli.read.layout import Glyph, PageContent, Rule
from npccli.read.pdf.placing import Frame, GlyphCollector, Writing

MOST_GLYPHS = 400_000
"""The most glyphs that are read of one page; no printed page holds as many."""

MOST_OBJECTS = 20_000
"""The most drawn objects that are looked at for rules."""

_THIN = 3.0
_LONG = 18.0
_SPACE = 32
_NO_PAGES = re.compile(rb"/Count\s+0\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_PAGE_SIZE_LIMIT = 200_000.0


class PdfFile:
    """An open PDF. Use it as a context manager; it reads one page at a time."""

    def __init__(self, data: bytes, name: str, password: str | None = None) -> None:
        """Open the document; raise ReadError with the plain reason when it cannot be read."""
        import pypdfium2
        from pypdfium2 import raw

        self.name = name
        self._raw: Any = raw
        try:
            self._document = pypdfium2.PdfDocument(data, password=password)
            self.pages = len(self._document)
        except (pypdfium2.PdfiumError, UnicodeEncodeError) as error:
            raise _open_error(raw, name, data, password) from error

    def __enter__(self) -> PdfFile:
        """Return the file."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the document."""
        self._document.close()

    def facts(self) -> dict[str, str]:
        """Return what the file says about itself: Producer, Creator, Title and so on."""
        return {key: value for key, value in self._document.get_metadata_dict().items() if value}

    def page(self, number: int) -> PageContent:
        """Return what page `number` shows, counted from 1. A page that is broken is empty."""
        import pypdfium2

        try:
            page = self._document[number - 1]
        except pypdfium2.PdfiumError:
            return PageContent(number, 0.0, 0.0, ())
        try:
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            page.close()
            return PageContent(number, 0.0, 0.0, ())
        try:
            return self._content(page, text, number)
        finally:
            text.close()
            page.close()

    def _content(self, page: Any, text: Any, number: int) -> PageContent:
        box, turn = page.get_cropbox(), page.get_rotation()
        frame = Frame(box[0], box[1], box[2], box[3], turn)
        width, height = frame.extent()
        if not (0 < width < _PAGE_SIZE_LIMIT and 0 < height < _PAGE_SIZE_LIMIT):
            return PageContent(number, 0.0, 0.0, ())
        glyphs, turned = self._glyphs(text, frame)
        rules, picture = self._drawings(page, frame, width * height)
        return PageContent(number, width, height, glyphs, rules, picture, turned)

    def _glyphs(self, text: Any, frame: Frame) -> tuple[tuple[Glyph, ...], str]:
        """Return the glyphs on the page, and the text that stands askew."""
        raw = self._raw
        get_code, get_object = raw.FPDFText_GetUnicode, raw.FPDFText_GetTextObject
        get_box, get_origin = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
        handle = text.raw
        box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        address_of = ctypes.addressof
        box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
        writings: dict[int, Writing] = {}
        found = GlyphCollector(frame)
        for index in range(min(raw.FPDFText_CountChars(handle), MOST_GLYPHS)):
            code = get_code(handle, index)
            if (code < _SPACE or code >= 0xD800) and not _is_character(code):
                continue
            owner = get_object(handle, index)
            if not owner:
                if code == _SPACE:
                    found.add_gap()  # put in by the library where it saw one
                continue
            if not get_box(handle, index, box_at):
                continue
            address = address_of(owner.contents)
            writing = writings.get(address)
            if writing is None:
                get_origin(handle, index, x_at, y_at)
                writing = self._writing(handle, index, frame.turn)
                # What a baseline is above its box is the same in the whole of one object.
                writing = replace(writing, rise_x=x.value - box.left, rise_y=y.value - box.bottom)
                writings[address] = writing
            found.add(code, (box.left, box.top, box.right, box.bottom), address, writing)
        return found.finish(), "".join(found.askew)

    def _writing(self, handle: Any, index: int, turn: int) -> Writing:
        raw = self._raw
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        length = raw.FPDFText_GetFontInfo(handle, index, buffer, 128, flags)
        font = buffer.raw[: max(0, min(length, 128) - 1)].decode("utf-8", "replace")
        font = font.split("+", 1)[-1]
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(handle, index, matrix)
        size = abs(raw.FPDFText_GetFontSize(handle, index))
        scale = size * math.hypot(matrix.c, matrix.d)
        angle = math.atan2(matrix.b, matrix.a) - math.radians(turn)
        angle = (angle + math.pi) % (2 * math.pi) - math.pi
        if matrix.a == matrix.b == 0:
            angle = 0.0
        lowered = font.lower()
        bold = (
            raw.FPDFText_GetFontWeight(handle, index) >= 650
            or "bold" in lowered
            or "heavy" in lowered
            or "black" in lowered
        )
        return Writing(font, bold, scale, angle)

    def _drawings(self, page: Any, frame: Frame, area: float) -> tuple[tuple[Rule, ...], bool]:
        """Return the thin lines and box sides of a page, and whether a picture covers it."""
        raw = self._raw
        rules: list[Rule] = []
        covered = 0.0
        bounds = [ctypes.c_float() for _ in range(4)]
        for index in range(min(raw.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
            item = raw.FPDFPage_GetObject(page.raw, index)
            kind = raw.FPDFPageObj_GetType(item)
            if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
                continue
            if not raw.FPDFPageObj_GetBounds(item, *bounds):
                continue
            x0, y0, x1, y1 = (each.value for each in bounds)
            (left, top), (right, bottom) = frame.place(x0, y1), frame.place(x1, y0)
            left, right = min(left, right), max(left, right)
            top, bottom = min(top, bottom), max(top, bottom)
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                covered = max(covered, (right - left) * (bottom - top))
            elif min(right - left, bottom - top) <= _THIN:
                if max(right - left, bottom - top) >= _LONG:
                    rules.append(Rule(left, top, right, bottom))
            elif right - left > 2 * _LONG and bottom - top > 2 * _LONG:
                rules += [
                    Rule(left, top, right, top),
                    Rule(left, bottom, right, bottom),
                    Rule(left, top, left, bottom),
                    Rule(right, top, right, bottom),
                ]
        return tuple(rules), covered > 0.5 * area


def _is_character(code: int) -> bool:
    """Return whether a code is a character: no line end, surrogate or noncharacter."""
    return code not in (10, 13) and not (
        0xD800 <= code < 0xE000 or code >= 0x110000 or code & 0xFFFE == 0xFFFE
    )


def _open_error(raw: Any, name: str, data: bytes, password: str | None) -> ReadError:
    """Return the error that says why a document did not open."""
    code = raw.FPDF_GetLastError()
    if code == raw.FPDF_ERR_PASSWORD:
        if password is None:
            return ReadError(f"{name}: encrypted PDF, needs a password", "give --password WORD")
        return ReadError(f"{name}: encrypted PDF, and the password does not open it")
    if code == raw.FPDF_ERR_SECURITY:
        return ReadError(f"{name}: encrypted PDF, with a method that is not supported")
    if _NO_PAGES.search(data) and not _PAGE.search(data):
        return ReadError(f"{name}: a PDF without pages")
    if b"%%EOF" not in data[-2048:]:
        return ReadError(f"{name}: PDF broken off, its end is missing", "fetch the file again")
    return ReadError(
        f"{name}: damaged PDF, its table of contents cannot be read",
        f"try to mend it with: qpdf {name} mended.pdf",
    )
