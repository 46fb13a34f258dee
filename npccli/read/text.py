"""Read plain text: the fallback when no other format recognises the input."""

from __future__ import annotations

import hashlib
import re

from npccli.errors import ReadError
from npccli.model import Extraction, Source
from npccli.read.encoding import decode
from npccli.read.options import ReadOptions
from npccli.read.signatures import refuse_other_formats


def read_text(data: bytes, name: str, _options: ReadOptions | None = None) -> Extraction:
    r"""Return the text of `data`, decoded and otherwise untouched.

    Form feeds mark where pages begin. Raises ReadError for input that is empty, blank,
    in another format, or not text.

        >>> read_text(b"one\ftwo", "a.txt").page_starts
        (0, 4)
    """
    if not data:
        raise ReadError(f"{name}: empty, nothing to read")
    refuse_other_formats(data, name)
    decoded = decode(data, name)
    if not decoded.text.strip("\ufeff \t\r\n\f\v\u3000"):
        raise ReadError(f"{name}: holds nothing but white space")
    source = Source(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        reader="text",
        encoding=decoded.encoding,
        encoding_confidence=decoded.confidence,
    )
    return Extraction(source, decoded.text, page_starts(decoded.text))


def read_string(text: str, name: str = "text") -> Extraction:
    """Return an Extraction of text that is already in memory; it may be empty.

    Raises ReadError for a lone surrogate, which no file can hold: it is the rest of a
    byte that was decoded with `surrogateescape`.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        code = f"U+{ord(text[error.start]):04X}"
        raise ReadError(
            f"{name}: lone surrogate {code} at character {error.start}",
            "decode the bytes strictly, or pass the path and let npccli read the file",
        ) from error
    source = Source(name, hashlib.sha256(data).hexdigest(), "string")
    return Extraction(source, text, page_starts(text))


def page_starts(text: str) -> tuple[int, ...]:
    r"""Return the offsets where pages begin, or nothing for a text without form feeds.

    A form feed that ends the text, as pdftotext writes it, begins no further page.

        >>> page_starts("one\ftwo\f")
        (0, 4)
        >>> page_starts("no pages")
        ()
    """
    if "\f" not in text:
        return ()
    body = text.rstrip()
    return (0, *(match.end() for match in re.finditer("\f", text) if match.end() < len(body)))
