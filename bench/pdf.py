"""Pages a second of the PDF reader beside pdfplumber and PDFium's own text.

    python bench/pdf.py FILE.pdf ... [--rounds 3]

All are timed in one process on the same files, in turns; the least time of each counts.
pdfplumber is compared when it is installed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path


def npccli_text(path: Path) -> int:
    """Read with npccli and return the number of characters."""
    from npccli.read import read_source

    return len(read_source(path).text)


def pdfium_text(path: Path) -> int:
    """Take PDFium's own text, page by page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return sum(len(page.get_textpage().get_text_bounded()) for page in document)


def pdfplumber_text(path: Path) -> int:
    """Take the text as pdfplumber gives it."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        return sum(len(page.extract_text() or "") for page in document.pages)


def main() -> None:
    """Time the readers and print a table."""
    import pypdfium2

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    sample = Path(__file__).resolve().parents[1] / "samples/newspaper_pdf.pdf"
    parser.add_argument("files", nargs="*", type=Path, default=[sample])
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    readers: dict[str, Callable[[Path], int]] = {"npccli": npccli_text, "pdfium text": pdfium_text}
    if find_spec("pdfplumber"):
        readers["pdfplumber"] = pdfplumber_text
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in arguments.files)
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(arguments.rounds):
        for name, reader in readers.items():
            start = time.process_time()
            for path in arguments.files:
                reader(path)
            best[name] = min(best[name], time.process_time() - start)
    print(f"{pages} pages in {len(arguments.files)} files, best of {arguments.rounds}")  # noqa: T201
    for name, seconds in best.items():
        ratio = seconds / best["npccli"]
        print(f"{name:12} {pages / seconds:8.1f} pages/s {ratio:6.2f} x the time of npccli")  # noqa: T201


if __name__ == "__main__":
    main()
