"""What a file is, beside its text: pages, the program that made it, whether it is a scan."""

from __future__ import annotations

import re
from dataclasses import dataclass

from npccli.errors import ReadError
from npccli.read.formats import FORMATS
from npccli.read.options import ReadOptions, chosen_pages

_FEW = 20
"""A page of a picture with fewer characters than this is a scan; a page number may be on it."""

_GENERATOR = re.compile(
    rb"<meta[^>]{0,80}name=[\"']?generator[\"']?[^>]{0,80}content=[\"']([^\"'>]{1,80})", re.I
)
_TAG = re.compile(r"<(?:\w+:)?(Application|AppVersion|Creator|CreatorVersion)>([^<]{1,80})<")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a file without its text; unknown facts are None.

    `content` is `text`, `scan` for pictures without text, `scan with text` for those with
    a layer of recognised text, or `empty`.
    """

    reader: str
    pages: int | None = None
    producer: str | None = None
    content: str = "text"


def source_facts(data: bytes, name: str, options: ReadOptions) -> Facts:
    """Return the facts of a file; raise ReadError when not even these can be read."""
    kind = next(kind.name for kind in FORMATS if kind.recognise(data, name))
    if kind == "pdf":
        if not options.isolated:
            return _pdf_facts(data, name, options)
        from npccli.read.isolate import run_isolated

        return run_isolated(_pdf_facts, (data, name, options), name)
    if kind == "html":
        found = _GENERATOR.search(data[:20_000])
        return Facts(kind, producer=found[1].decode("utf-8", "replace") if found else None)
    part = {"docx": "docProps/app.xml", "ofd": "OFD.xml"}.get(kind)
    if part is None:
        return Facts(kind)
    from npccli.read.package import Package

    package = Package(data, name)
    text = package.read(part).decode("utf-8", "replace") if package.has(part) else ""
    told = " ".join(value.strip() for _, value in _TAG.findall(text))
    pages = re.search(r"<Pages>(\d{1,6})<", text)
    return Facts(kind, int(pages[1]) if pages else None, told or None)


def _pdf_facts(data: bytes, name: str, options: ReadOptions) -> Facts:
    from npccli.read.pdf.library import open_pdf

    with open_pdf(data, name, options.password) as file:
        if not file.pages:
            raise ReadError(f"{name}: a PDF without pages")
        told = file.facts()
        chosen = chosen_pages(options.pages, file.pages, name)
        pages = [file.page(number) for number in chosen]
        pictures = [page for page in pages if page.picture]
        written = sum(len(run.text) for page in pictures for run in page.runs)
        characters = sum(len(run.text) for page in pages for run in page.runs)
        producer = told.get("Producer") or told.get("Creator")
        if not characters:
            content = "scan" if pictures else "empty"
        elif len(pictures) < 0.5 * len(pages):
            content = "text"
        else:
            content = "scan with text" if written > _FEW * len(pictures) else "scan"
        return Facts("pdf", file.pages, producer, content)
