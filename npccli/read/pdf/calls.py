"""The functions of PDFium that are called for every character, bound with little cost.

The bindings of pypdfium2 convert and check every argument, which takes longer than the
calls themselves. These take a handle, small integers and buffers as they are.
"""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Callable, Sequence
from functools import cache
from itertools import repeat
from typing import Any, NamedTuple

MOST_CHARACTERS = 400_000
"""The most characters that are read of one page; no printed page holds as many."""

_AT_ONCE = 256
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LINE_END_HYPHEN = "\ufffe"

Call = Callable[..., Any]


class TextCalls(NamedTuple):
    """What is asked of a page of text. Handles are those of `pdfium()`."""

    text: Call
    code: Call
    count_characters: Call
    owner: Call
    box: Call
    matrix: Call
    size: Call
    font: Call
    count_objects: Call
    drawn_object: Call
    kind: Call
    is_hyphen: Call


@cache
def pdfium() -> Any:
    """Return all functions of PDFium, made ready.

    What pypdfium2 puts around them is not needed here, and importing it takes as long as
    reading several pages. To make PDFium ready once more, as that would, does nothing.
    """
    import pypdfium2_raw

    settings = pypdfium2_raw.FPDF_LIBRARY_CONFIG(version=2)
    pypdfium2_raw.FPDF_InitLibraryWithConfig(settings)
    return pypdfium2_raw


@cache
def text_calls() -> TextCalls:
    """Return the functions, bound once."""
    raw = pdfium()

    def bind(name: str, result: Any, *arguments: Any) -> Call:
        address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
        return ctypes.PYFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]

    return TextCalls(
        text=bind("FPDFText_GetText", ctypes.c_int),
        count_characters=bind("FPDFText_CountChars", ctypes.c_int),
        code=bind("FPDFText_GetUnicode", ctypes.c_uint),
        owner=bind("FPDFText_GetTextObject", ctypes.c_void_p),
        box=bind("FPDFText_GetLooseCharBox", ctypes.c_int),
        matrix=bind("FPDFText_GetMatrix", ctypes.c_int),
        size=bind("FPDFText_GetFontSize", ctypes.c_double),
        font=bind("FPDFTextObj_GetFont", ctypes.c_void_p, ctypes.c_void_p),
        count_objects=bind("FPDFPage_CountObjects", ctypes.c_int),
        drawn_object=bind("FPDFPage_GetObject", ctypes.c_void_p),
        kind=bind("FPDFPageObj_GetType", ctypes.c_int, ctypes.c_void_p),
        is_hyphen=bind("FPDFText_IsHyphen", ctypes.c_int),
    )


class Places:
    """Reads the places of characters into buffers that are made once.

    `box` takes one box, of which `box_at` are the edges, `matrix` one matrix, of which
    `matrix_at` are the numbers and `shape` the bytes of the first four.
    """

    def __init__(self) -> None:
        """Make the buffers."""
        boxes = (ctypes.c_float * (4 * _AT_ONCE))()
        self._slots = [ctypes.byref(boxes, 16 * place) for place in range(_AT_ONCE)]
        self._floats = memoryview(boxes).cast("B").cast("f")
        box, matrix = (ctypes.c_float * 4)(), (ctypes.c_float * 6)()
        self.box, self.box_at = ctypes.byref(box), memoryview(box).cast("B").cast("f")
        self.matrix, self.matrix_at = ctypes.byref(matrix), memoryview(matrix).cast("B").cast("f")
        self.shape = (ctypes.c_char * 16).from_buffer(matrix)

    def read(self, handle: Any, start: int, count: int) -> tuple[Sequence[float], ...]:
        """Return the left, top, right and bottom edges of characters of a text page."""
        box, end = text_calls().box, start + count
        edges: list[float] = []
        for begin in range(start, end, _AT_ONCE):
            stop = min(begin + _AT_ONCE, end)
            deque(map(box, repeat(handle), range(begin, stop), self._slots), 0)
            edges += self._floats[: 4 * (stop - begin)].tolist()
        return edges[0::4], edges[1::4], edges[2::4], edges[3::4]


@cache
def scratch(_process: int) -> Places:
    """Return the buffers of a process, for whoever holds the lock of `square_fonts`."""
    return Places()


def page_text(handle: Any) -> str:
    """Return the text of a text page: a character for each that PDFium counts.

    Control characters become spaces. A hyphen at the end of a line, for which PDFium gives a
    sign of its own, comes as it was drawn.
    """
    calls = text_calls()
    count = min(calls.count_characters(handle), MOST_CHARACTERS)
    if count <= 0:
        return ""
    buffer = ctypes.create_string_buffer(4 * count + 4)
    length = calls.text(handle, 0, count, buffer)
    text = buffer.raw[: 2 * max(0, length - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) != count:  # what has no code point is left out
        codes = (calls.code(handle, index) for index in range(count))
        text = "".join(chr(code) if code < 0x110000 else "\uffff" for code in codes)
    if _LINE_END_HYPHEN in text:
        text = "".join(
            "-" if each == _LINE_END_HYPHEN and calls.is_hyphen(handle, index) == 1 else each
            for index, each in enumerate(text)
        )
    return _CONTROLS.sub(" ", text) if _CONTROLS.search(text) else text
