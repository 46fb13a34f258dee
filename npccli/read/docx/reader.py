"""From the bytes of a Word document to its text, a paragraph a line.

No library is used: those that are well kept give neither the numbers that Word generates
nor footnotes, and the text itself is plain XML.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from npccli.errors import ReadError
from npccli.model import Extraction, Source
from npccli.read.docx.names import child, children, is_on, local, value
from npccli.read.docx.numbering import Numbering, read_numbering
from npccli.read.docx.styles import Style, paragraph_style, read_styles
from npccli.read.options import ReadOptions
from npccli.read.package import Package, part_names

_SKIPPED = frozenset(
    ("del", "moveFrom", "instrText", "delText", "rt", "Fallback", "pPr", "rPr", "sectPr")
)
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "cr": "\n", "br": "\n"}
_DEEPEST = 200


def is_docx(data: bytes, _name: str) -> bool:
    """Return whether `data` is a Word document, told by its parts and not by its name."""
    names = part_names(data)
    return "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)


def read_docx(data: bytes, name: str, _options: ReadOptions | None = None) -> Extraction:
    """Return the text of a Word document: a paragraph a line, a blank line between.

    Generated numbers stand before their paragraphs, the cells of a table row are parted
    by tabs, notes follow at the end with their numbers. What was deleted with changes
    tracked, hidden text, and page headers and footers are left out.
    """
    package = Package(data, name)
    main = _main_part(package)
    folder = posixpath.dirname(main)
    try:
        blocks = _blocks(package, main, folder)
    except RecursionError as error:
        raise ReadError(f"{name}: nested too deeply to be a Word document") from error
    text = "".join(f"{block.text}\n" if block.close else f"{block.text}\n\n" for block in blocks)
    text = text.rstrip("\n") + "\n" if text.strip() else ""
    if not text:
        raise ReadError(f"{name}: a Word document without text")
    settled = tuple(at for at, mark in enumerate(text) if mark == "\n")
    source = Source(name, hashlib.sha256(data).hexdigest(), "docx")
    return Extraction(source, text, settled=settled, headings=tuple(_headings(blocks)))


def _headings(blocks: list[_Block]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the lines that are headings, with their levels."""
    line = 1
    for block in blocks:
        if block.level is not None:
            yield line, block.level
        line += 1 if block.close else 2


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or the row of a table; `close` when the next row follows at once.

    `level` is that of the heading that its style makes of it.
    """

    text: str
    close: bool = False
    level: int | None = None


@dataclass(slots=True)
class _Story:
    """What is needed while the body is read, and the notes that were met."""

    styles: dict[str, Style]
    numbering: Numbering
    notes: dict[tuple[str, str], Element]
    met: list[tuple[str, str]] = field(default_factory=list)


def _main_part(package: Package) -> str:
    """Return the name of the part with the text."""
    if package.has("_rels/.rels"):
        for link in package.xml("_rels/.rels"):
            if (value(link, "Type") or "").endswith("/officeDocument"):
                target = (value(link, "Target") or "").lstrip("/")
                if package.has(target):
                    return target
    if not package.has("word/document.xml"):
        raise ReadError(
            f"{package.name}: a Word document without its text, word/document.xml is missing",
            "open it in an office program and save it again",
        )
    return "word/document.xml"


def _optional(package: Package, part: str) -> Element | None:
    return package.xml(part) if package.has(part) else None


def _blocks(package: Package, main: str, folder: str) -> list[_Block]:
    def part(name: str) -> Element | None:
        return _optional(package, posixpath.join(folder, name))

    notes = {
        (kind, value(note, "id") or ""): note
        for kind in ("footnote", "endnote")
        for note in children(part(f"{kind}s.xml"), kind)
        if value(note, "type") in (None, "normal")
    }
    story = _Story(read_styles(part("styles.xml")), read_numbering(part("numbering.xml")), notes)
    body = child(package.xml(main), "body")
    if body is None:
        raise ReadError(f"{package.name}: a Word document without a body")
    blocks = list(_read_blocks(body, story, 0))
    for index, key in enumerate(story.met, start=1):
        words = " ".join(block.text for block in _read_blocks(notes[key], story, 0))
        blocks.append(_Block(f"[{index}] {words.strip()}"))
    return blocks


def _read_blocks(parent: Element, story: _Story, depth: int) -> Iterator[_Block]:
    if depth > _DEEPEST:
        raise RecursionError
    for element in parent:
        kind = local(element)
        if kind == "p":
            yield from _read_paragraph(element, story, depth)
        elif kind == "tbl":
            yield from _read_table(element, story, depth)
        elif kind not in _SKIPPED:
            yield from _read_blocks(element, story, depth + 1)


def _read_paragraph(element: Element, story: _Story, depth: int) -> Iterator[_Block]:
    style = paragraph_style(child(element, "pPr"), story.styles)
    boxes: list[Element] = []
    text = "".join(_read_runs(element, story, boxes, depth)).strip(" \t\n\u3000")
    if text and not style.hidden:
        listed = style.list_id not in (None, "0")
        label = story.numbering.label(style.list_id or "", style.depth) if listed else ""
        for index, line in enumerate(part for part in text.split("\n") if part.strip()):
            yield _Block((label if index == 0 else "") + line.strip(), level=style.level)
    for box in boxes:
        yield from _read_blocks(box, story, depth + 1)


def _read_runs(element: Element, story: _Story, boxes: list[Element], depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        raise RecursionError
    for each in element:
        kind = local(each)
        if kind == "t":
            yield each.text or ""
        elif kind in _SIGNS:
            yield _SIGNS[kind]
        elif kind in ("footnoteReference", "endnoteReference"):
            key = (kind.removesuffix("Reference"), value(each, "id") or "")
            if key in story.notes:
                story.met.append(key)
                yield f"[{len(story.met)}]"
        elif kind == "txbxContent":
            boxes.append(each)
        elif kind == "r" and is_on(child(each, "rPr", "vanish")):
            continue
        elif kind not in _SKIPPED:
            yield from _read_runs(each, story, boxes, depth + 1)


def _read_table(element: Element, story: _Story, depth: int) -> Iterator[_Block]:
    """Yield the rows; a table of one column is only a frame around its paragraphs."""
    rows = [list(_cells(row)) for row in _rows(element)]
    if all(len(row) <= 1 for row in rows):
        for row in rows:
            for cell in row:
                yield from _read_blocks(cell, story, depth + 1)
        return
    lines = []
    for row in rows:
        cells = []
        for cell in row:
            going_on = child(cell, "tcPr", "vMerge")
            merged = going_on is not None and value(going_on) in (None, "continue")
            words = [] if merged else list(_read_blocks(cell, story, depth + 1))
            cells.append(" ".join(block.text.replace("\t", " ") for block in words))
        if any(cells):
            lines.append("\t".join(cells).rstrip("\t"))
    for index, line in enumerate(lines):
        yield _Block(line, index + 1 < len(lines))


def _rows(table: Element) -> Iterator[Element]:
    for each in table:
        if local(each) == "tr":
            yield each
        elif local(each) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _rows(each)


def _cells(row: Element) -> Iterator[Element]:
    for each in row:
        if local(each) == "tc":
            yield each
        elif local(each) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _cells(each)
