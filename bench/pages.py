"""Newspaper pages and reports as PDFs, of generated text, in the font of the samples."""

from __future__ import annotations

import sys
from importlib import import_module
from io import BytesIO
from pathlib import Path
from random import Random
from types import ModuleType

from bench.grammar import expand, frame
from bench.measure import ROOT

_CHARACTERS = 700
"""After so many no other heading begins; what follows them always fits on the page."""

PAGES_OF_A_REPORT = 10

_SIZE, _LEADING, _LINES, _WIDTH = 14.0, 25.0, 26, 32


def page_source(random: Random) -> str:
    """Return one page in the language of the samples' sources."""

    def text(symbol: str) -> str:
        return frame(expand(symbol, random)).fill(random)

    lines = [f"title: {text('title')}", f"p: {text('lead')}"]
    written = 0
    while written < _CHARACTERS:
        lines.append(f"h1: {text('heading')}")
        for _ in range(3):
            paragraph = text("sentence") + text("sentence")
            lines.append(f"p: {paragraph}")
            written += len(paragraph)
    return "\n".join([*lines, f"closing: {text('closing')}"]) + "\n"


def newspaper(random: Random, scratch: Path) -> bytes:
    """Return a newspaper page, a PDF of its own, as the samples draw it."""
    scratch.write_text(page_source(random), "utf-8")
    drawn: bytes = _sample("make_pdf").newspaper_page(_sample("truth").read_truth(scratch))
    scratch.unlink()
    return drawn


def report(random: Random, pages: int) -> bytes:
    """Return a report of A4 pages with one column and page numbers, as a PDF."""
    make_pdf, damage = _sample("make_pdf"), _sample("damage")
    width, height = import_module("reportlab.lib.pagesizes").A4
    lines: list[tuple[str, float]] = []
    while len(lines) < pages * _LINES:
        symbols = ["heading", "sentence", "sentence", "sentence"]
        for symbol in symbols:
            text = "".join(frame(expand(symbol, random)).fill(random) for _ in range(2))
            wrapped = damage.wrap(text, 2 * _WIDTH, 4)
            lines += [(line, 0.0 if number else 2 * _SIZE) for number, line in enumerate(wrapped)]
    lines = lines[: pages * _LINES]
    characters = set("".join(line for line, _ in lines)) | set("— 0123456789")
    make_pdf.pdfmetrics.registerFont(make_pdf.PortableFont(make_pdf.FONT, characters))
    buffer = BytesIO()
    canvas = make_pdf.Canvas(buffer, pagesize=(width, height), invariant=1, pageCompression=1)
    for page in range(pages):
        canvas.setFont(make_pdf.FONT, _SIZE)
        for number, (line, indent) in enumerate(lines[page * _LINES : (page + 1) * _LINES]):
            canvas.drawString(72 + indent, height - 90 - number * _LEADING, line)
        canvas.drawCentredString(width / 2, 50, f"— {page + 1} —")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def build_pages(count: int, seed: int, folder: Path) -> Path:
    """Write PDFs with so many pages together and return their folder.

    Half of the pages are newspaper pages, each a file; the others are those of reports.
    """
    place = folder / f"pdf-{count}-{seed}"
    if not place.is_dir():
        unfinished = place.with_suffix(".part")
        unfinished.mkdir(parents=True, exist_ok=True)
        random = Random(seed)
        left = count // 2
        for number in range(count - left):
            drawn = newspaper(random, unfinished / "page.truth")
            (unfinished / f"page-{number:04}.pdf").write_bytes(drawn)
        while left:
            pages = min(left, PAGES_OF_A_REPORT)
            (unfinished / f"report-{left:04}.pdf").write_bytes(report(random, pages))
            left -= pages
        unfinished.rename(place)
    return place


def _sample(name: str) -> ModuleType:
    """Return one of the programs beside the samples."""
    sys.path.insert(0, str(ROOT / "samples"))
    try:
        return import_module(name)
    finally:
        sys.path.pop(0)
