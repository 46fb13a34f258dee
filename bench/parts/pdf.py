"""Pages a second of PDFs, beside pdfplumber and PDFium's own text."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from bench.findings import Findings, Notes, Setting
from bench.measure import ALONE, in_turns, npccli, peer
from bench.pages import build_pages
from bench.peers import installed

_TARGET = 10.0


def measure_pdf(setting: Setting) -> Findings:
    """Return how fast PDFs are read, and how fast they are cleaned.

    To read is what the peers do: from the file to text. `npccli clean` repairs it as well.
    """
    notes = Notes("pdf")
    folder = setting.pdfs
    if folder is None:
        if not find_spec("reportlab"):
            notes.skip("reportlab, which draws the pages, is not installed")
            return notes.findings()
        folder = build_pages(setting.pages, setting.seed, setting.work / "corpora")
    files = sorted(folder.rglob("*.pdf"))
    pages = sum(map(_count_pages, files))
    commands = {"npccli's reader": peer("reader", folder)}
    for name in ("pdfplumber", "pdfium"):
        if installed(name):
            commands[name] = peer(name, folder)
        else:
            notes.skip(f"{name} is not installed")
    commands["npccli clean, PDF"] = npccli("clean", *ALONE, folder)
    runs = in_turns(commands, setting.work, setting.rounds)
    notes.time(runs, sum(path.stat().st_size for path in files), pages)
    reader = runs.pop("npccli's reader").processor
    cleaned = runs.pop("npccli clean, PDF").processor
    notes.ratio("reading PDF", pages / reader, "pages/s")
    for name, took in runs.items():
        target = _TARGET if name == "pdfplumber" else None
        notes.ratio(
            f"reading PDF, against {name}", took.processor / reader, "times as fast", target
        )
    for name, took in runs.items():
        notes.ratio(f"clean, PDF, against {name}", took.processor / cleaned, "times as fast")
    return notes.findings()


def _count_pages(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)
