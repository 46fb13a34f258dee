"""Newspaper pages as PDFs, of generated text, drawn by the program that draws the samples."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from bench.grammar import expand, frame
from bench.measure import ROOT

_CHARACTERS = 700
"""After so many no other heading begins; what follows them always fits on the page."""


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


def build_pages(count: int, seed: int, folder: Path) -> tuple[Path, int]:
    """Write so many PDFs of a page each; return their folder and their bytes."""
    place = folder / f"pdf-{count}-{seed}"
    if not place.is_dir():
        sys.path.insert(0, str(ROOT / "samples"))
        try:
            import make_pdf
            import truth
        finally:
            sys.path.pop(0)
        unfinished = place.with_suffix(".part")
        unfinished.mkdir(parents=True, exist_ok=True)
        random = Random(seed)
        for number in range(count):
            source = unfinished / "page.truth"
            source.write_text(page_source(random), "utf-8")
            drawn = make_pdf.newspaper_page(truth.read_truth(source))
            source.unlink()
            (unfinished / f"{number:04}.pdf").write_bytes(drawn)
        unfinished.rename(place)
    return place, sum(path.stat().st_size for path in place.iterdir())
