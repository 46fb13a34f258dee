"""Pages a second of PDFs, beside pdfplumber and PDFium's own text."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from shutil import copy, rmtree

from bench.findings import Findings, Notes, Setting
from bench.measure import ALONE, in_turns, npccli, output_path, peer, run
from bench.pages import build_pages
from bench.peers import REFUSED, installed, pdf_files

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
    names = {"npccli's reader": "reader", "pdfplumber": "pdfplumber", "pdfium": "pdfium"}
    for name in ("pdfplumber", "pdfium"):
        if not installed(name):
            del names[name]
            notes.skip(f"{name} is not installed")
    if setting.pdfs:
        folder = _readable(folder, list(names.values()), setting.work, notes)
    files = pdf_files(folder)
    if not files:
        notes.skip("no PDF that all of them read")
        return notes.findings()
    pages = sum(map(_count_pages, files))
    commands = {name: peer(each, folder) for name, each in names.items()}
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


def _readable(folder: Path, peers: list[str], work: Path, notes: Notes) -> Path:
    """Return a folder with copies of the PDFs that all peers read; note the others."""
    refused: dict[str, str] = {}
    for name in peers:
        run(peer(name, folder), work)
        for line in output_path(work, "stderr.txt").read_text("utf-8", "replace").splitlines():
            kind, _, rest = line.partition("\t")
            place, _, reason = rest.partition("\t")
            if kind == REFUSED:
                refused.setdefault(place, f"{name}: {reason}")
    chosen = work / "corpora" / "own-pdfs"
    rmtree(chosen, ignore_errors=True)
    chosen.mkdir(parents=True)
    for number, path in enumerate(pdf_files(folder)):
        if str(path) in refused:
            notes.skip(f"{path.name}, which not all read: {refused[str(path)]}")
        else:
            copy(path, chosen / f"{number:04}-{path.name}")
    return chosen


def _count_pages(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)
