"""From the bytes of a PDF to its text with provenance."""

from __future__ import annotations

import hashlib
import re

from npccli.errors import ReadError
from npccli.model import Extraction, Source
from npccli.read.layout import PageContent, compose_pages
from npccli.read.options import ReadOptions, chosen_pages

_HEADER = re.compile(rb"%PDF-\d")
_OCR = "recognise it first, for example with: ocrmypdf -l chi_sim"


def is_pdf(data: bytes, _name: str) -> bool:
    """Return whether `data` begins as a PDF does; some bytes may stand before.

    >>> is_pdf(b"%PDF-1.7", "page.txt"), is_pdf(b"about %PDF", "page.pdf")
    (True, False)
    """
    found = _HEADER.search(data[:1024])
    return bool(
        found and not data[: found.start()].decode("latin-1").strip("\ufeff\xef\xbb\xbf \r\n\t\0")
    )


def read_pdf(data: bytes, name: str, options: ReadOptions | None = None) -> Extraction:
    """Return the text of a PDF in reading order, a paragraph a line.

    Glyphs that were drawn over themselves come out once; running heads and feet and page
    numbers are left out; both are listed in `dropped`. Raises ReadError for a file that
    cannot be opened, and for a scan without a text layer: nothing is recognised here.
    """
    from npccli.read.pdf.library import open_pdf

    options = options or ReadOptions()
    with open_pdf(data, name, options.password) as file:
        if not file.pages:
            raise ReadError(f"{name}: a PDF without pages")
        numbers = chosen_pages(options.pages, file.pages, name)
        pages = [file.page(number) for number in numbers]
    composition = compose_pages(pages)
    if not composition.text.strip():
        raise _no_text(pages, name)
    source = Source(name, hashlib.sha256(data).hexdigest(), "pdf")
    return Extraction(
        source,
        composition.text,
        composition.page_starts,
        composition.lines,
        composition.dropped,
        composition.settled,
        composition.headings,
        composition.drawn,
    )


def _no_text(pages: list[PageContent], name: str) -> ReadError:
    shown = name if name != "-" else "FILE"
    if any(page.picture for page in pages):
        return ReadError(
            f"{name}: a scan: {len(pages)} pages of pictures without text",
            f"{_OCR} {shown} text.pdf",
        )
    return ReadError(
        f"{name}: a PDF without any text", f"if it shows text, {_OCR} {shown} text.pdf"
    )
