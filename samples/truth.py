r"""Read a `.truth` file: a report as it was printed, with the damage it will suffer.

One element a line, in printed order: `kind attribute=value …: text`. The kinds are
title, subtitle, byline, contents (title and page parted by a vertical bar, or the word
for contents alone), h1 to h3 (headings; stacked lines parted by ／), p (paragraph),
r1 to r3 (paragraph with a run-in heading, `heading|mark|text` or `heading。|text`),
d1 to d3 (the same, printed after a dash) and closing (a paragraph that closes the
report). `⟦a→b⟧` is printed as a and extracted as b, where b may hold `\n`, `\t` and
`\uXXXX`; `¦` is a column or page break. A line with `@` is a directive; a line with `#`
is a comment. `@block N` gives the place at which the lines below it were extracted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

ELEMENT = re.compile(r"(title|subtitle|byline|contents|closing|p|[hrd][123])((?: \w+=\S+)*): (.+)")
SUBSTITUTION = re.compile(r"⟦([^→⟧]*)→([^⟧]*)⟧")
NUMBERING = re.compile(r"[一二三四五六七八九]、|（[一二三四五]）|[0-9]\.")
ESCAPE = re.compile(r"\\(n|t|u[0-9a-fA-F]{4})")


@dataclass(frozen=True)
class Element:
    """One printed line or paragraph, or a directive (`kind` begins with @)."""

    kind: str
    text: str
    attributes: dict[str, str] = field(default_factory=dict)
    block: int = 0

    @property
    def depth(self) -> int:
        """Return the depth of a heading, or 0."""
        return int(self.kind[1]) if self.kind[0] in "hrd" and self.kind[1:].isdigit() else 0


def unescape(text: str) -> str:
    r"""Return `text` with `\n`, `\t` and `\uXXXX` resolved."""
    names = {"n": "\n", "t": "\t"}
    return ESCAPE.sub(lambda found: names.get(found[1]) or chr(int(found[1][1:], 16)), text)


def printed(text: str) -> str:
    """Return the text as it was printed."""
    return unescape(SUBSTITUTION.sub(r"\1", text).replace("¦", ""))


def extracted(text: str) -> str:
    """Return the text as the extractor gave it, column breaks still marked."""
    return unescape(SUBSTITUTION.sub(r"\2", text))


def attributes_of(text: str) -> dict[str, str]:
    """Return the `name=value` pairs of `text`."""
    return dict(pair.split("=", 1) for pair in text.split())


def read_truth(path: Path) -> list[Element]:
    """Return the elements of the file in printed order, directives among them."""
    elements: list[Element] = []
    block = 0
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        if line.startswith("@block "):
            block = int(line.split()[1])
        elif line.startswith("@"):
            name, _, rest = line.partition(" ")
            elements.append(Element(name, rest, block=block))
        else:
            found = ELEMENT.fullmatch(line)
            if found is None:
                raise ValueError(f"{path.name}:{number}: not an element: {line[:40]}")
            elements.append(Element(found[1], found[3], attributes_of(found[2]), block))
    return elements


def source_order(elements: list[Element]) -> list[Element]:
    """Return the elements in the order in which they were extracted."""
    return sorted(elements, key=lambda element: element.block)


def pieces(element: Element) -> list[Element]:
    """Return the printed lines of the element: two for a stacked heading, else one."""
    return [replace(element, text=text) for text in element.text.split("／")]


def raw_text(element: Element) -> str:
    """Return the running text of the element, its damage still marked."""
    if element.kind[0] not in "rd" or not element.depth:
        return element.text.replace("|", "\t") if element.kind == "contents" else element.text
    dash = "——" if element.kind[0] == "d" else ""
    return dash + element.text.replace("|", "")


def clean_lines(elements: list[Element], joiner: str | None) -> list[str]:
    """Return the truth, a paragraph a line; `joiner` joins stacked headings, None keeps them."""
    lines: list[str] = []
    for element in elements:
        if element.kind.startswith("@"):
            continue
        texts = [printed(raw_text(piece)) for piece in pieces(element)]
        lines.extend(texts if joiner is None else [joiner.join(texts)])
    return lines


def reports(elements: list[Element]) -> Iterator[dict[str, object]]:
    """Yield each report with its sections, in the fields of the section record."""
    current: list[Element] = []
    facts = ""
    for element in elements:
        if element.kind == "@report":
            if facts:
                yield report(attributes_of(facts), current)
            facts, current = element.text, []
        elif not element.kind.startswith("@") and element.kind != "contents":
            current.append(element)
    yield report(attributes_of(facts), current)


def report(facts: dict[str, str], elements: list[Element]) -> dict[str, object]:
    """Return one report: what is known about it, then its sections in reading order."""
    head = dict.fromkeys(("title", "subtitle", "byline"))
    found: dict[str, object] = {**head, "organ": None, "region": None, "admin_level": None}
    found |= {"year": None, "kind": None, "role_set": None, **facts}
    if found["year"]:
        found["year"] = int(str(found["year"]))
    for element in elements:
        if element.kind in head:
            text = printed(element.text)
            found[element.kind] = text.lstrip("■ ") if element.kind == "byline" else text
    body = [element for element in elements if element.kind not in head]
    found["sections"] = sections(body, found["role_set"] is not None)
    return found


def sections(elements: list[Element], has_roles: bool) -> list[dict[str, object]]:
    """Return the sections under their numbers; a subsection has the role of its parent."""
    counts = [0, 0, 0]
    path: list[str] = []
    role: str | None = "lead" if has_roles else None
    found: list[dict[str, object]] = []
    paragraphs: list[str] = []

    def open_section(number: str, depth: int, heading: str | None, form: str, mark: str) -> None:
        nonlocal paragraphs
        paragraphs = []
        found.append(
            {"section": number, "depth": depth, "heading": heading, "heading_form": form}
            | {"heading_mark": mark, "path": list(path), "role": role, "paragraphs": paragraphs}
        )

    for element in elements:
        text = printed(element.text)
        if element.depth:
            depth = element.depth
            counts[depth - 1] += 1
            counts[depth:] = [0] * (3 - depth)
            heading, mark, rest = run_in_parts(text)
            heading = heading.replace("／", " ")
            del path[depth - 1 :]
            path.append(heading)
            if has_roles:
                role = element.attributes.get("role", role)
            number = ".".join(map(str, counts[:depth]))
            open_section(number, depth, heading, heading_form(element), mark)
            text = rest
        elif element.kind == "closing" and (not found or found[-1]["role"] != "closing"):
            counts[0] += 1
            path.clear()
            role = "closing" if has_roles else None
            open_section(str(counts[0]), 1, None, "none", "")
        elif not found:
            open_section("0", 1, None, "none", "")
        if text and (not element.depth or element.kind[0] != "h"):
            paragraphs.append(text)
    return found


def run_in_parts(text: str) -> tuple[str, str, str]:
    """Return heading, mark and running text; a mark of one sign may stand in the heading part."""
    parts = text.split("|")
    if len(parts) == 1:
        return text, "", ""
    if len(parts) == 2:
        return parts[0][:-1], parts[0][-1], parts[1]
    return parts[0], parts[1], parts[2]


def heading_form(element: Element) -> str:
    """Return the form of a heading in the words of the section record."""
    if element.kind[0] in "rd":
        return "run_in" if element.kind[0] == "r" else "dash"
    if "／" in element.text:
        return "stacked"
    return (
        "numbered"
        if re.match(r"[一二三四五六七八九]、|（[一二三四五]）|\d\.", element.text)
        else "line"
    )
