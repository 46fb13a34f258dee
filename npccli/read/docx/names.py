"""Names of the elements of WordprocessingML, in its transitional and its strict form."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element


def local(element: Element) -> str:
    """Return the name of an element without its namespace.

    >>> local(Element("{urn:x}p"))
    'p'
    """
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """Return the element at the end of a path of names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of that name."""
    for each in element if element is not None else ():
        if local(each) == name:
            yield each


def value(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute, whatever its namespace, or None."""
    if element is None:
        return None
    for key, text in element.attrib.items():
        if key.rsplit("}", 1)[-1] == name:
            return text
    return None


def number(element: Element | None, name: str = "val", otherwise: int = 0) -> int:
    """Return an attribute as a whole number."""
    text = value(element, name)
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise


def is_on(element: Element | None) -> bool:
    """Return whether a switch such as `vanish` is there and not turned off."""
    return element is not None and value(element) not in ("0", "false", "off")
