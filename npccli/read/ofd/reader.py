"""From the bytes of an OFD document to its text, by the same geometry as for PDF."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from npccli.errors import ReadError
from npccli.model import Extraction, Source
from npccli.read.layout import PageContent, Rule, Run, compose_pages
from npccli.read.ofd.objects import (
    POINTS,
    Font,
    numbers,
    page_objects,
    path_rule,
    tag,
    text_glyphs,
)
from npccli.read.options import ReadOptions, chosen_pages
from npccli.read.package import Package, part_names

_A4 = [0.0, 0.0, 210.0, 297.0]
_MOST_GLYPHS = 400_000


def is_ofd(data: bytes, _name: str) -> bool:
    """Return whether `data` is an OFD document, told by its parts and not by its name."""
    return "OFD.xml" in part_names(data)


def read_ofd(data: bytes, name: str, options: ReadOptions | None = None) -> Extraction:
    """Return the text of an OFD document in reading order, a paragraph a line.

    Only the text layer is read. Signatures, seals and attachments are passed over. Raises
    ReadError for a document without text.
    """
    options = options or ReadOptions()
    package = Package(data, name)
    places = [place for root in _roots(package) for place in _page_places(package, root)]
    if not places:
        raise ReadError(f"{name}: an OFD document without pages")
    chosen = chosen_pages(options.pages, len(places), name)
    pages = [_page(package, number, *places[number - 1]) for number in chosen]
    composed = compose_pages(pages)
    if not composed.text.strip():
        raise ReadError(
            f"{name}: an OFD document of {len(pages)} pages without text",
            "print it to PDF and recognise its text first, for example with: ocrmypdf -l chi_sim",
        )
    source = Source(name, hashlib.sha256(data).hexdigest(), "ofd")
    return Extraction(
        source,
        composed.text,
        composed.page_starts,
        composed.lines,
        composed.dropped,
        composed.settled,
        composed.headings,
        composed.drawn,
    )


_Place = tuple[str, list[str], dict[str, Font], list[float]]
"""The part of a page, the parts of its templates, its fonts, its default size."""


def _find(root: Element, name: str) -> Iterator[Element]:
    for element in root.iter():
        if tag(element) == name:
            yield element


def _roots(package: Package) -> list[str]:
    """Return the parts of the documents that the file holds."""
    named = _find(package.xml("OFD.xml"), "DocRoot")
    roots = [_inside(package, "", each.text or "") for each in named]
    if not roots:
        raise ReadError(f"{package.name}: an OFD file that names no document")
    return roots


def _inside(package: Package, folder: str, path: str) -> str:
    """Return a path of the package: from its root with a slash, else from the folder.

    Some programs write paths from the root without the slash, or with backslashes.
    """
    path = path.strip().replace("\\", "/")
    whole = path if path.startswith("/") else posixpath.join(folder, path)
    found = posixpath.normpath(whole).lstrip("/")
    bare = posixpath.normpath(path).lstrip("/")
    return bare if package.has(bare) and not package.has(found) else found


def _page_places(package: Package, main: str) -> list[_Place]:
    document = package.xml(main)
    folder = posixpath.dirname(main)
    size = next((numbers(each.text, 4) for each in _find(document, "PhysicalBox")), [])
    fonts: dict[str, Font] = {}
    for kind in ("PublicRes", "DocumentRes"):
        for each in _find(document, kind):
            part = _inside(package, folder, each.text or "")
            if package.has(part):
                fonts |= _fonts(package.xml(part))
    templates = {
        each.get("ID") or "": _inside(package, folder, each.get("BaseLoc") or "")
        for each in _find(document, "TemplatePage")
    }
    places: list[_Place] = []
    for each in _find(document, "Page"):
        part = _inside(package, folder, each.get("BaseLoc") or "")
        if part and package.has(part):
            places.append((part, list(_templates(package, part, templates)), fonts, size or _A4))
    return places


def _templates(package: Package, part: str, templates: dict[str, str]) -> Iterator[str]:
    for each in _find(package.xml(part), "Template"):
        template = templates.get(each.get("TemplateID") or "", "")
        if package.has(template):
            yield template


def _fonts(root: Element) -> dict[str, Font]:
    return {
        each.get("ID") or "": Font(
            each.get("FontName") or each.get("FamilyName") or "",
            each.get("Bold") == "true" or "bold" in (each.get("FontName") or "").lower(),
        )
        for each in _find(root, "Font")
    }


def _page(
    package: Package,
    number: int,
    part: str,
    templates: list[str],
    fonts: dict[str, Font],
    size: list[float],
) -> PageContent:
    root = package.xml(part)
    area = next((numbers(each.text, 4) for each in _find(root, "PhysicalBox")), [])
    _, _, width, height = area or size
    glyphs: list[Run] = []
    rules: list[Rule] = []
    for layer in (*map(package.xml, templates), root):
        for item in page_objects(layer, "TextObject"):
            glyphs += text_glyphs(item, fonts)
            if len(glyphs) > _MOST_GLYPHS:
                raise ReadError(f"{package.name}: page {number} holds too many characters")
        rules += [rule for rule in map(path_rule, page_objects(layer, "PathObject")) if rule]
    return PageContent(number, width * POINTS, height * POINTS, tuple(glyphs), tuple(rules))
