"""The one font that PDFium is given for those that a PDF names but does not hold.

PDFium looks such fonts up among those of the system. Opening one that has all Chinese
characters takes longer than reading many pages, and where the system has none, text whose
shapes are unknown is left out. Reading needs places, not shapes, and these are in the PDF. So
every character gets the same shape, a square, and each machine reads the same text.
"""

from __future__ import annotations

import ctypes
import os
import re
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from threading import RLock
from typing import Any

from npccli.read.pdf.calls import pdfium

EM = 1000
_TOP, _BOTTOM = 880, -120
_GLYPHS = 65_535
_SQUARE, _MARK, _NARROW, _THIN, _EMPTY = 1, 65_530, 65_531, 65_532, 65_533
"""The numbers of the glyphs by their shape; from the first one on all are squares."""

_COPIES = 3
_WESTERN = range(0x21, 0x2E80)
_SPECIAL = {
    **dict.fromkeys(map(ord, "!\"'(),./1:;I[]`fijlrt|·‘’"), _THIN),
    **dict.fromkeys(map(ord, "、。，．"), _MARK),
    **dict.fromkeys((0x20, 0xA0, *range(0x2000, 0x200C), 0x3000), _EMPTY),
}
"""What is not a square, beside the western characters, which are narrow: spaces, marks that
are moved in vertical text, and those that may be narrower still. PDFium takes equal characters
that overlap for one drawn twice."""

_OWN = re.compile(
    rb"(?:Courier|Helvetica|Times)(?:-(?:Roman|Bold|Oblique|Italic|Bold(?:Oblique|Italic)))?"
)
"""The fonts that PDFium holds itself, by the names that it asks for. A PDF need not say how wide
their characters are."""


def square_font() -> bytes:
    """Return a TrueType font in which nearly every character and glyph is a square."""
    square, mark = _outline(0, _BOTTOM, EM, _TOP), _outline(60, -80, 320, 230)
    narrow, thin = _outline(40, _BOTTOM, 400, _TOP), _outline(60, _BOTTOM, 200, _TOP)
    shapes = list(_shapes())
    many_to_one = struct.pack(">2H3L", 13, 0, 16 + 12 * len(shapes), 0, len(shapes))
    many_to_one += b"".join(struct.pack(">3L", *each) for each in shapes)
    tables = {
        b"cmap": struct.pack(">4HL", 0, 1, 3, 10, 12) + many_to_one,
        b"glyf": b"".join(_COPIES * shape for shape in (square, mark, narrow, thin)),
        b"head": struct.pack(
            ">4L2H2Q4h2H3h",
            *(0x10000, 0x10000, 0, 0x5F0F3CF5, 3, EM, 0, 0),
            *(0, _BOTTOM, EM, _TOP, 0, 8, 2, 0, 0),
        ),
        b"hhea": struct.pack(">L3hH11hH", 0x10000, _TOP, _BOTTOM, 0, EM, 0, 0, EM, 1, *(0,) * 7, 1),
        b"hmtx": struct.pack(">Hh", EM, 0),
        b"loca": _places(shapes, len(square) // 2),
        b"maxp": struct.pack(">L14H", 0x10000, _GLYPHS, 4, 1, 0, 0, 2, *(0,) * 8),
    }
    place = 12 + 16 * len(tables)
    entries, body = b"", b""
    for name, table in sorted(tables.items()):
        entries += struct.pack(">4s3L", name, 0, place + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return struct.pack(">L4H", 0x10000, len(tables), 64, 2, 48) + entries + body


def _places(shapes: Sequence[tuple[int, int, int]], size: int) -> bytes:
    """Return where each glyph is described; those of the first codes have their shapes.

    So a PDF whose codes are taken for the numbers of glyphs finds what it would by character.
    A glyph ends where the next begins, and has no end when that is before it. So two copies
    take turns; what begins where the next one does is empty, and there that is a third copy.
    """
    found, empty = struct.pack(">H", size), 0
    for start, last, shape in shapes:
        count = min(last, _MARK - 1) - start + 1
        if shape == _EMPTY:
            empty += count
        elif count > 0:
            first = size * _COPIES * (shape - _MARK + 1 if shape >= _MARK else 0)
            if empty:
                found += struct.pack(">H", first + 2 * size) * (empty + 1)
                empty, count = 0, count - 1
            found += (struct.pack(">2H", first, first + size) * (count // 2 + 1))[: 2 * count]
    return found + struct.pack(">6H", *(size * _COPIES * place for place in (1, 2, 3, 4, 4, 4)))


def _outline(left: int, bottom: int, right: int, top: int) -> bytes:
    """Return the description of a glyph that is as wide and as high as a rectangle.

    Two corners tell its place, and nobody looks at more.
    """
    corners = struct.pack(">4h", left, right - left, bottom, top - bottom)
    return struct.pack(">5hHH", 1, left, bottom, right, top, 1, 0) + b"\x01" * 2 + corners


def _shapes() -> Iterator[tuple[int, int, int]]:
    """Yield ranges of characters, each with its glyph."""
    edges = {edge for code in _SPECIAL for edge in (code, code + 1)}
    start, shape = 1, _SQUARE
    for code in sorted(edges | {_WESTERN.start, _WESTERN.stop}):
        glyph = _SPECIAL.get(code, _NARROW if code in _WESTERN else _SQUARE)
        if glyph != shape:
            yield start, code - 1, shape
            start, shape = code, glyph
    yield start, 0x10FFFF, shape


@contextmanager
def square_fonts() -> Iterator[None]:
    """Let PDFium use the font of squares and none of the system, until this is left.

    One thread at a time: the library is not made for more. Afterwards others who use it in
    this process have the fonts of the system again.
    """
    raw = pdfium()
    with _lock(os.getpid()):
        raw.FPDF_SetSystemFontInfo(_font_source())
        try:
            yield
        finally:
            raw.FPDF_SetSystemFontInfo(raw.FPDF_GetDefaultSystemFontInfo())


@cache
def _lock(_process: int) -> Any:
    """Return the lock of a process; a fork of it has one that nobody holds."""
    return RLock()


@cache
def _font_source() -> Any:
    """Return what PDFium asks for fonts; it must live as long as the library."""
    raw = pdfium()
    font = square_font()
    types = dict(raw.FPDF_SYSFONTINFO._fields_)

    def choose(
        _source: Any, _weight: int, _italic: int, _set: int, _pitch: int, face: Any, _exact: Any
    ) -> int | None:
        return None if face and _OWN.fullmatch(ctypes.string_at(face)) else 1

    def give(_source: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
        if table:
            return 0
        if buffer and size >= len(font):
            ctypes.memmove(buffer, font, len(font))
        return len(font)

    source = raw.FPDF_SYSFONTINFO()
    source.version = 1
    source.MapFont = types["MapFont"](choose)
    source.GetFontData = types["GetFontData"](give)
    return source
