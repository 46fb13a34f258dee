"""From the bytes of a PDF to its text with provenance."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from npccli.errors import ReadError
from npccli.model import Extraction, Source
from npccli.read.layout import Composition, PageContent, compose_pages, is_han
from npccli.read.options import ReadOptions, chosen_pages
from npccli.read.plausibility import plausibility

_HEADER = re.compile(rb"%PDF-\d")
_OCR = "recognise it first, for example with: ocrmypdf -l chi_sim"
_LIKELY = 0.7
"""From how plausible a text on it is taken for what the page shows."""


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
    unmapped = _unmapped_lines(composition, pages, name)
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
        unmapped,
    )


def _unmapped_lines(
    composition: Composition, pages: Sequence[PageContent], name: str
) -> tuple[tuple[int, int], ...]:
    """Return the first and last lines of pages in fonts that do not tell what they draw.

    Codes that happen to be those of Unicode are read rightly all the same; when most of the
    text is nothing like Chinese, it is none, and ReadError is raised.
    """
    told = "".join("".join(page.unmapped.split()) for page in pages)
    if not told:
        return ()
    likely = plausibility(told) >= _LIKELY
    if likely and any(map(is_han, told)):
        return ()
    if not likely and 2 * len(told) > composition.drawn:
        shown = name if name != "-" else "FILE"
        raise ReadError(
            f"{name}: the fonts of this PDF do not tell which characters they draw",
            f"{_OCR} --force-ocr {shown} text.pdf",
        )
    text, starts = composition.text, composition.page_starts
    ends = (*starts[1:], len(text))
    first = pages[0].number
    marked = [page.number - first for page in pages if page.unmapped.strip()]
    return tuple(
        (text.count("\n", 0, starts[place]) + 1, text[: ends[place]].rstrip().count("\n") + 1)
        for place in marked
        if place < len(starts)
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
