"""What the styles of a document say about its paragraphs: lists and hidden text."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from npccli.read.docx.names import child, children, is_on, number, value


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style sets: its heading level from 0, or None, and its list."""

    level: int | None = None
    list_id: str | None = None
    depth: int = 0
    hidden: bool = False


def read_styles(root: Element | None) -> dict[str, Style]:
    """Return the styles by their identifier, with what they inherit."""
    elements = {value(each, "styleId") or "": each for each in children(root, "style")}
    return {name: _resolve(name, elements) for name in elements}


def paragraph_style(properties: Element | None, styles: dict[str, Style]) -> Style:
    """Return what holds for a paragraph: its own settings before those of its style."""
    named = styles.get(value(child(properties, "pStyle")) or "", Style())
    own = _own(properties)
    has_list = child(properties, "numPr") is not None
    return Style(
        own.level if own.level is not None else named.level,
        own.list_id if has_list and own.list_id is not None else named.list_id,
        own.depth if has_list else named.depth,
        named.hidden,
    )


def _resolve(name: str, elements: dict[str, Element]) -> Style:
    style = Style()
    seen: set[str] = set()
    chain: list[Element] = []
    while name in elements and name not in seen:
        seen.add(name)
        chain.append(elements[name])
        name = value(child(elements[name], "basedOn")) or ""
    for element in reversed(chain):
        own = _own(child(element, "pPr"))
        level = own.level
        title = (value(child(element, "name")) or "").lower()
        if level is None and title.startswith("heading ") and title[8:].isdigit():
            level = int(title[8:]) - 1
        style = Style(
            level if level is not None else style.level,
            own.list_id if own.list_id is not None else style.list_id,
            own.depth if own.list_id is not None else style.depth,
            style.hidden or is_on(child(element, "rPr", "vanish")),
        )
    return style


def _own(properties: Element | None) -> Style:
    outline = child(properties, "outlineLvl")
    level = number(outline, otherwise=9) if outline is not None else None
    listed = child(properties, "numPr")
    return Style(
        level if level is not None and level < 9 else None,
        value(child(listed, "numId")) if listed is not None else None,
        number(child(listed, "ilvl")),
    )
