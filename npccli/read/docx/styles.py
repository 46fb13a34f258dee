"""What the styles of a document say about its paragraphs: lists and hidden text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from npccli.read.docx.names import child, children, is_on, number, value

_BODY = 10
"""The level of what is explicitly no heading."""

_TITLES = frozenset(("title", "标题", "文档标题", "大标题"))
_HEADING = re.compile(r"(?:heading|标题|標題)([1-9])(?:char|字符)?")


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style sets: its heading level, 0 for a title, or None, and its list."""

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
    level = own.level if own.level is not None else named.level
    return Style(
        level if level != _BODY else None,
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
        named = _named_level(value(child(element, "name")) or "")
        level = named if level is None or named == 0 else level
        style = Style(
            level if level is not None else style.level,
            own.list_id if own.list_id is not None else style.list_id,
            own.depth if own.list_id is not None else style.depth,
            style.hidden or is_on(child(element, "rPr", "vanish")),
        )
    return style


def _named_level(name: str) -> int | None:
    """Return the level that the name of a style tells, whoever made the style.

    >>> _named_level("heading 2"), _named_level("标题 1"), _named_level("Title")
    (2, 1, 0)
    """
    name = re.sub(r"[\s_]+", "", name).lower()
    if name in _TITLES:
        return 0
    found = _HEADING.fullmatch(name)
    return int(found[1]) if found else None


def _own(properties: Element | None) -> Style:
    outline = child(properties, "outlineLvl")
    level = min(number(outline, otherwise=9) + 1, _BODY) if outline is not None else None
    listed = child(properties, "numPr")
    return Style(
        level,
        value(child(listed, "numId")) if listed is not None else None,
        number(child(listed, "ilvl")),
    )
