"""The other ways to do the work, each as small as a careful user would write it.

`python -m bench.peers NAME PATH` does the work of one peer on a file, or on all files below
a folder, and writes the result to standard output.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

REFUSED = "refused"
"""How the line begins that tells which file a peer could not read."""


def pdf_files(path: Path) -> list[Path]:
    """Return the PDFs below a folder in order."""
    return sorted(each for each in path.rglob("*") if each.suffix.lower() == ".pdf")


def _files(path: Path) -> Iterator[Path]:
    """Yield a file, or the files below a folder in order."""
    yield from [path] if path.is_file() else sorted(each for each in path.rglob("*.*"))


def _texts(path: Path) -> Iterator[str]:
    for file in _files(path):
        if file.suffix == ".txt":
            yield file.read_text("utf-8")


def count_with_jieba(path: Path) -> None:
    """Cut all texts with jieba and count the words."""
    import jieba

    jieba.setLogLevel(60)
    _count(path, jieba.lcut)


def count_with_rjieba(path: Path) -> None:
    """Cut all texts with rjieba and count the words."""
    import rjieba

    _count(path, rjieba.cut)


def _count(path: Path, cut: Callable[[str], list[str]]) -> None:
    counts: Counter[str] = Counter()
    for text in _texts(path):
        counts.update(cut(text))
    for word, count in counts.most_common(50):
        sys.stdout.write(f"{word}\t{count}\n")


def fix_with_ftfy(path: Path) -> None:
    """Repair all texts with ftfy."""
    import ftfy

    for text in _texts(path):
        sys.stdout.write(ftfy.fix_text(text))


def _each_pdf(path: Path, read: Callable[[Path], None]) -> None:
    """Read each PDF; what cannot be read is told, and the others are read all the same."""
    for file in pdf_files(path):
        try:
            read(file)
        except Exception as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            sys.stderr.write(f"{REFUSED}\t{file}\t{reason}\n")


def read_with_pdfplumber(path: Path) -> None:
    """Take the text of PDFs as pdfplumber gives it."""
    import pdfplumber

    def read(file: Path) -> None:
        with pdfplumber.open(file) as document:
            for page in document.pages:
                sys.stdout.write((page.extract_text() or "") + "\f")

    _each_pdf(path, read)


def read_with_pdfium(path: Path) -> None:
    """Take PDFium's own text of PDFs, page by page."""
    import pypdfium2

    def read(file: Path) -> None:
        for page in pypdfium2.PdfDocument(file):
            sys.stdout.write(page.get_textpage().get_text_bounded() + "\f")

    _each_pdf(path, read)


def read_with_npccli(path: Path) -> None:
    """Read PDFs as the commands of npccli do, and do nothing else with them."""
    from npccli.read import ReadOptions, read_source

    def read(file: Path) -> None:
        sys.stdout.write(read_source(file, options=ReadOptions(isolated=True)).text + "\f")

    _each_pdf(path, read)


def start_python(_path: Path) -> None:
    """Do nothing but to start."""


PEERS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "python": ("sys", start_python),
    "jieba": ("jieba", count_with_jieba),
    "rjieba": ("rjieba", count_with_rjieba),
    "ftfy": ("ftfy", fix_with_ftfy),
    "reader": ("pypdfium2", read_with_npccli),
    "pdfplumber": ("pdfplumber", read_with_pdfplumber),
    "pdfium": ("pypdfium2", read_with_pdfium),
}
"""Each peer with the package that it needs."""


def installed(name: str) -> bool:
    """Return whether the package that a peer needs is there."""
    return find_spec(PEERS[name][0]) is not None


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    PEERS[sys.argv[1]][1](Path(sys.argv[2]))
