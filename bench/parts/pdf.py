"""Pages a second of PDFs, beside pdfplumber and PDFium's own text."""

from __future__ import annotations

from importlib.util import find_spec

from bench.findings import Findings, Notes, Setting
from bench.measure import ALONE, in_turns, npccli, peer
from bench.pages import build_pages
from bench.peers import installed


def measure_pdf(setting: Setting) -> Findings:
    """Return how fast newspaper pages are read: `npccli clean` repairs them as well."""
    notes = Notes("pdf")
    if not find_spec("reportlab"):
        notes.skip("reportlab, which draws the pages, is not installed")
        return notes.findings()
    folder, size = build_pages(setting.pages, setting.seed, setting.work / "corpora")
    commands = {"npccli clean, PDF": npccli("clean", *ALONE, folder)}
    for name in ("pdfplumber", "pdfium"):
        if installed(name):
            commands[name] = peer(name, folder)
        else:
            notes.skip(f"{name} is not installed")
    runs = in_turns(commands, setting.work, setting.rounds)
    notes.time(runs, size, setting.pages)
    ours = runs.pop("npccli clean, PDF").processor
    notes.ratio("PDF", setting.pages / ours, "pages/s")
    for name, took in runs.items():
        notes.ratio(f"PDF, against {name}", took.processor / ours, "times as fast")
    return notes.findings()
