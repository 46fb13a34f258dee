"""Take the text, rules and facts of a PDF from PDFium. The only module that calls it."""

from __future__ import annotations

import ctypes
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import repeat
from typing import Any

from npccli.errors import ReadError
from npccli.read.layout import PageContent, Rule
from npccli.read.pdf.calls import pdfium, scratch, text_calls
from npccli.read.pdf.fonts import square_fonts
from npccli.read.pdf.placing import Frame
from npccli.read.pdf.runs import RunReader

MOST_OBJECTS = 20_000
"""The most drawn objects that are looked at for rules."""

_THIN = 3.0
_LONG = 18.0
_NO_PAGES = re.compile(rb"/Count\s+0\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_PAGE_SIZE_LIMIT = 200_000.0
_FACTS = ("Producer", "Creator")


@contextmanager
def open_pdf(data: bytes, name: str, password: str | None = None) -> Iterator[PdfFile]:
    """Open a PDF; raise ReadError with the plain reason when it cannot be read."""
    with square_fonts():
        file = PdfFile(data, name, password)
        try:
            yield file
        finally:
            file.close()


class PdfFile:
    """An open PDF. It reads one page at a time."""

    def __init__(self, data: bytes, name: str, password: str | None = None) -> None:
        """Open the document; raise ReadError with the plain reason when it cannot be read."""
        self.name = name
        self._raw = raw = pdfium()
        self._places = scratch(os.getpid())
        self._data = data  # PDFium reads from it as long as the document is open
        key = None if password is None else password.encode("utf-8", "replace")
        self._document = raw.FPDF_LoadMemDocument64(data, len(data), key)
        self.pages: int = raw.FPDF_GetPageCount(self._document)
        if self.pages < 1:
            error = _open_error(raw, name, data, password)
            self.close()
            raise error

    def close(self) -> None:
        """Close the document."""
        self._raw.FPDF_CloseDocument(self._document)

    def facts(self) -> dict[str, str]:
        """Return what the file says of the programs that made it: Producer, Creator."""
        return {key: value for key in _FACTS if (value := self._fact(key))}

    def _fact(self, key: str) -> str:
        get, document = self._raw.FPDF_GetMetaText, self._document
        buffer = ctypes.create_string_buffer(get(document, key.encode(), None, 0))
        length = get(document, key.encode(), buffer, len(buffer))
        return buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace")

    def page(self, number: int) -> PageContent:
        """Return what page `number` shows, counted from 1. A page that is broken is empty."""
        raw = self._raw
        page = raw.FPDF_LoadPage(self._document, number - 1)
        if not page:
            return PageContent(number, 0.0, 0.0, ())
        try:
            text = raw.FPDFText_LoadPage(page)
            if not text:
                return PageContent(number, 0.0, 0.0, ())
            try:
                return self._content(page, text, number)
            finally:
                raw.FPDFText_ClosePage(text)
        finally:
            raw.FPDF_ClosePage(page)

    def _content(self, page: Any, text: Any, number: int) -> PageContent:
        box = self._raw.FS_RECTF()
        if not self._raw.FPDF_GetPageBoundingBox(page, box):
            return PageContent(number, 0.0, 0.0, ())
        turn = 90 * self._raw.FPDFPage_GetRotation(page)
        frame = Frame(box.left, box.bottom, box.right, box.top, turn)
        width, height = frame.extent()
        if not (0 < width < _PAGE_SIZE_LIMIT and 0 < height < _PAGE_SIZE_LIMIT):
            return PageContent(number, 0.0, 0.0, ())
        reader = RunReader(self._raw, text, frame, self._places)
        reader.read()
        rules, picture = self._drawings(page, frame, width * height, reader.owners)
        texts = ("".join(each) for each in (reader.askew, reader.outside, reader.unmapped))
        return PageContent(number, width, height, tuple(reader.runs), rules, picture, *texts)

    def _drawings(
        self, page: Any, frame: Frame, area: float, texts: set[int]
    ) -> tuple[tuple[Rule, ...], bool]:
        """Return the thin lines and box sides of a page, and whether a picture covers it.

        `texts` are the handles of objects that are known to be text.
        """
        raw, handle, calls = self._raw, page, text_calls()
        count = min(calls.count_objects(handle), MOST_OBJECTS)
        drawn = list(map(calls.drawn_object, repeat(handle), range(count)))
        if texts.issuperset(drawn):
            return (), False
        rules: list[Rule] = []
        covered = 0.0
        bounds = [ctypes.c_float() for _ in range(4)]
        for address in drawn:
            if address in texts:
                continue
            kind = calls.kind(address)
            if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
                continue
            item = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
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
