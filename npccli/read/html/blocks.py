"""Find the element around an article, and the lines of text in an element."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from npccli.data_files import data_lines

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|center|dd|details|div|dl|dt|fieldset|figcaption|"
    "figure|footer|form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|summary|"
    "table|tbody|td|tfoot|th|thead|tr|ul"
)
_PASSED = re.compile(
    "head|script|style|noscript|template|svg|math|button|select|option|input|textarea|iframe|"
    "object|embed|audio|video|canvas|map|rt|rp"
)
_WORDS = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")
_SENTENCE = re.compile(r"[\u3400-\u9fff][，。；、！？]")
_SPACE = re.compile(r"[ \t\r\n\xa0\u2002-\u200a\u3000]+")
_DEEPEST = 400


def has_text(line: str) -> bool:
    """Return whether a line holds a letter, a digit or a Han character."""
    return bool(_WORDS.search(line))


@cache
def _container_names() -> frozenset[str]:
    return frozenset(line.strip() for line in data_lines("html_containers.txt"))


def find_container(tree: Any) -> Any | None:
    """Return the innermost known container that holds most sentences of the page, or None."""
    names = _container_names()
    total = _sentences(tree)
    best = None
    for element in tree.iter("div", "article", "section", "td", "span", "main"):
        words = {*(element.get("class") or "").lower().split(), (element.get("id") or "").lower()}
        if words & names and _sentences(element) > max(0, 0.6 * total):
            best = element
    return best


def find_densest(tree: Any) -> Any | None:
    """Return the innermost element that holds most of the sentences, or None."""
    total = _sentences(tree)
    best = None
    element = tree if total else None
    while element is not None:
        best = element
        counted = ((_sentences(each), each) for each in element if isinstance(each.tag, str))
        inside = [each for count, each in counted if count >= 0.7 * total]
        element = inside[0] if inside else None
    return best


def _sentences(element: Any) -> int:
    return len(_SENTENCE.findall(element.text_content()))


def block_texts(element: Any) -> list[str]:
    """Return the lines of text in an element: one a paragraph, row, item or line break."""
    walk = _Walk()
    walk.visit(element, 0)
    walk.end_line()
    return walk.lines


@dataclass(slots=True)
class _Walk:
    lines: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)

    def end_line(self) -> None:
        line = _squeeze("".join(self.current))
        self.current.clear()
        if line:
            self.lines.append(line)

    def visit(self, node: Any, depth: int) -> None:
        if not isinstance(node.tag, str) or _PASSED.fullmatch(node.tag) or depth > _DEEPEST:
            return
        block = _BLOCK.fullmatch(node.tag)
        if block:
            self.end_line()
        row = _table_row(node)
        if row is not None:
            self.lines += [row] if row else []
            return
        self.current.append(node.text or "")
        for each in node:
            self.visit(each, depth + 1)
            self.current.append(each.tail or "")
        if block:
            self.end_line()


def _table_row(node: Any) -> str | None:
    """Return the cells of a table row parted by tabs; None for anything else.

    A row with paragraphs or tables in its cells frames text and is none.
    """
    if node.tag != "tr" or len(node) < 2 or any(each.xpath(".//table|.//p[2]") for each in node):
        return None
    return "\t".join(_squeeze(each.text_content()) for each in node).strip("\t")


def _squeeze(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
