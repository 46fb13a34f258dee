"""Build the sections of one report from its items in printed order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from npccli.model import Paragraph, Section
from npccli.segment.cues import closing_score, is_glossary, load_cues
from npccli.segment.items import Item
from npccli.segment.levels import outline_depths
from npccli.segment.numbering import UNNUMBERED, number_value, open_depth, parse_numbering
from npccli.segment.openings import find_run_ins, items_behind, numbers_count_paragraphs
from npccli.segment.roles import (
    RoleSet,
    assign_role,
    assign_subrole,
    coming_year,
    count_role_words,
    role_by_year,
)
from npccli.segment.run_in import RunIn, own_heading

_CLOSING, _CLOSING_BEFORE = 2.5, 2.0
"""The `closing_score` of a last paragraph that closes a report, and of those before it."""

_LONGEST_CLOSING = 3


@dataclass(slots=True)
class _Node:
    """A section while it is being filled."""

    heading: str | None
    form: str
    depth: int
    mark: str = ""
    fixed_role: str | None = None
    heading_paragraph: Paragraph | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    role_words: Counter[str] | None = None

    def add(self, paragraph: Paragraph, text: str | None = None) -> None:
        """Take one more paragraph, or what is left of it after a run-in heading."""
        self.paragraphs.append(paragraph)
        self.texts.append(paragraph.text.strip() if text is None else text)

    def count_words(self, role_set: RoleSet) -> Counter[str]:
        """Return the role words of the section and its subsections, counted once and kept."""
        if self.role_words is None:
            words = count_role_words("\n".join(self.texts), role_set)
            for child in self.children:
                words.update(count_role_words(child.heading or "", role_set))
                words.update(child.count_words(role_set))
            self.role_words = words
        return self.role_words


def build_sections(
    items: list[Item], roles: RoleSet | None, year: int | None
) -> tuple[Section, ...]:
    """Return the sections of a report, parents before children, in reading order.

    The lead is what precedes the first heading; trailing paragraphs that look ahead make
    a closing section without a heading. Without any heading line, run-in headings that
    open several paragraphs make the sections. `year` is the year reported on. Without
    `roles` the sections have no role of their own: all but lead and closing are `other`.
    """
    lead, tops = _tree(items)
    headless = not tops
    tops, joined = _part_appendices(tops)
    leaves = _leaves(tops)
    closing: _Node | None = None
    if headless:
        closing = _take_closing(lead, year)
        tops = _split_headless(lead)
    else:
        closing = _take_closing(leaves[-1], year)
    counted = numbers_count_paragraphs([(leaf.heading or "", leaf.texts) for leaf in leaves])
    for leaf in [*leaves, *_leaves(joined)]:
        if not (counted or is_glossary(leaf.heading or "")):
            _split_run_ins(leaf)
    if headless and not tops and closing:
        lead.paragraphs += closing.paragraphs
        lead.texts += closing.texts
        closing = None
    if tops:
        lead.fixed_role = "lead"
    sections: list[Section] = []
    year = coming_year([node.heading or "" for node in tops], year)
    if lead.paragraphs:
        _emit(lead, "0", (), roles, None, sections, year)
    for position, node in enumerate([*tops, *([closing] if closing else []), *joined], start=1):
        _emit(node, str(position), (), roles, None, sections, year)
    return tuple(sections)


def _tree(items: list[Item]) -> tuple[_Node, list[_Node]]:
    """Return the lead and the headed sections with their subsections."""
    lead = _Node(None, "none", 1)
    tops: list[_Node] = []
    schemes: list[str] = []
    path: list[_Node] = []
    told = outline_depths([item.paragraph.level for item in items if item.kind == "heading"])
    depths = iter(told or ())
    for item in items:
        if item.kind == "heading":
            text = item.text.strip()
            scheme = item.scheme or UNNUMBERED
            if _stands_at_the_top(text, scheme, path[0].heading if path else None):
                schemes.clear()
            depth = next(depths, 0) or open_depth(schemes, scheme)
            del path[depth - 1 :]
            node = _heading_node(item, text, len(path) + 1)
            (path[-1].children if path else tops).append(node)
            path.append(node)
        elif item.kind == "body":
            sibling = None if told else _counts_on(path, item.paragraph)
            if sibling:
                del path[sibling.depth - 1 :]
                del schemes[sibling.depth :]
                (path[-1].children if path else tops).append(sibling)
                path.append(sibling)
            else:
                (path[-1] if path else lead).add(item.paragraph)
    return lead, tops


def _counts_on(path: list[_Node], paragraph: Paragraph) -> _Node | None:
    """Return the section of a paragraph whose run-in heading counts on from an open one.

    Where （一） stands on a line of its own and （二） runs into its text, they are siblings.
    """
    text = paragraph.text.strip()
    numbering = parse_numbering(text)
    if numbering is None:
        return None
    for depth, node in enumerate(path, start=1):
        above = parse_numbering(node.heading or "")
        if above is None or above.scheme != numbering.scheme:
            continue
        run_in = own_heading(text)
        if run_in is None or number_value(numbering.label) != (number_value(above.label) or -1) + 1:
            return None
        return _run_in_node(run_in, paragraph, depth)
    return None


def _run_in_node(run_in: RunIn, paragraph: Paragraph, depth: int) -> _Node:
    """Return the section that a paragraph opens with a heading, with what is left of it."""
    node = _Node(run_in.heading, run_in.form, depth, run_in.mark)
    if run_in.rest:
        node.add(paragraph, run_in.rest)
    else:
        node.heading_paragraph = paragraph
    return node


def _stands_at_the_top(text: str, scheme: str, above: str | None) -> bool:
    """Tell whether a heading opens a part of the report, whatever or what preface is `above`."""
    cues = load_cues()
    if above in cues.prefaces:
        return True
    looks_back_or_ahead = scheme == UNNUMBERED and cues.top_pattern.search(text) is not None
    joined = is_glossary(text) or cues.appendix_pattern.match(text) is not None
    return text in cues.top_headings or joined or looks_back_or_ahead


def _part_appendices(tops: list[_Node]) -> tuple[list[_Node], list[_Node]]:
    """Return the sections of the report and those joined to it: appendices and glossaries."""
    match = load_cues().appendix_pattern.match
    first = next(
        (
            i
            for i, top in enumerate(tops)
            if is_glossary(top.heading or "") or match(top.heading or "")
        ),
        len(tops),
    )
    return (tops[:first], tops[first:]) if first else (tops, [])


def _heading_node(item: Item, text: str, depth: int) -> _Node:
    """Return the section that a heading line opens."""
    mark = ""
    if item.form == "dash":
        text = text.lstrip("—–―－-─━ ")
    if text.endswith("。") and parse_numbering(text):
        text, mark = text[:-1], "。"
    return _Node(text, item.form, depth, mark, heading_paragraph=item.paragraph)


def _leaves(nodes: list[_Node]) -> list[_Node]:
    """Return every section in reading order."""
    return [each for node in nodes for each in (node, *_leaves(node.children))]


def _take_closing(node: _Node, year: int | None) -> _Node | None:
    """Remove the closing paragraphs from the end of a section and return them."""
    run_ins = find_run_ins(node.texts)
    count = 0
    while count < min(_LONGEST_CLOSING, len(node.texts) - 1):
        index = len(node.texts) - 1 - count
        needed = _CLOSING if count == 0 else _CLOSING_BEFORE
        if run_ins[index] or closing_score(node.texts[index], year) < needed:
            break
        count += 1
    if count == 0:
        return None
    closing = _Node(None, "none", 1, fixed_role="closing")
    for paragraph in node.paragraphs[-count:]:
        closing.add(paragraph)
    del node.paragraphs[-count:]
    del node.texts[-count:]
    return closing


def _split_headless(lead: _Node) -> list[_Node]:
    """Move the paragraphs with run-in headings out of a text without heading lines."""
    run_ins = find_run_ins(lead.texts)
    marks = [run_in.mark for run_in in run_ins if run_in]
    if len(marks) < (2 if "】" in marks else 3):
        return []
    holder = _Node(None, "none", 0, paragraphs=lead.paragraphs, texts=lead.texts)
    first = next(i for i, run_in in enumerate(run_ins) if run_in)
    lead.paragraphs, rest = lead.paragraphs[:first], lead.paragraphs[first:]
    lead.texts, rest_texts = lead.texts[:first], lead.texts[first:]
    holder.paragraphs, holder.texts = rest, rest_texts
    _fill_children(holder, run_ins[first:], keep_last=True)
    return holder.children


def _split_run_ins(node: _Node) -> None:
    """Turn the paragraphs of a section that open with a run-in heading into subsections."""
    run_ins = find_run_ins(node.texts)
    if not any(run_ins):
        return
    older, node.children = node.children, []
    _fill_children(node, run_ins, keep_last=False)
    node.children += older


def _fill_children(node: _Node, run_ins: list[RunIn | None], *, keep_last: bool) -> None:
    """Hand the paragraphs of a section to the run-in headings.

    What follows a run-in paragraph belongs to it when another run-in comes later; what
    follows the last one belongs to the section, or to that one if `keep_last` or if it is a
    list of items (一是, 二是) right behind it.
    """
    items = items_behind(run_ins, node.texts)
    paragraphs = node.paragraphs
    node.paragraphs, node.texts = [], []
    last = max(i for i, run_in in enumerate(run_ins) if run_in)
    last_numbered = max(
        (i for i, r in enumerate(run_ins) if r and r.form == "numbered"), default=-1
    )
    current: _Node | None = None
    numbered: _Node | None = None
    nested = False
    for index, (paragraph, run_in) in enumerate(zip(paragraphs, run_ins, strict=True)):
        if run_in:
            inside = run_in.form != "numbered" and (index < last_numbered or nested)
            nested = nested or (inside and numbered is not None)
            parent = numbered if inside and numbered is not None else node
            current = _run_in_node(run_in, paragraph, parent.depth + 1)
            parent.children.append(current)
            numbered = current if run_in.form == "numbered" else numbered
        elif current is not None and (
            index < last or keep_last or items[index] or not current.paragraphs
        ):
            current.add(paragraph)
        else:
            node.add(paragraph)


def _emit(
    node: _Node,
    number: str,
    path: tuple[str, ...],
    roles: RoleSet | None,
    parent: tuple[str, float] | None,
    sections: list[Section],
    year: int | None = None,
) -> None:
    """Append the section of a node and those of its children."""
    here = (*path, node.heading) if node.heading is not None else path
    role, confidence = _role(node, roles, parent, year)
    own = [*([node.heading_paragraph] if node.heading_paragraph else []), *node.paragraphs]
    covered = own or [p for child in node.children for p in child.paragraphs]
    pages = [page for paragraph in covered if paragraph.pages for page in paragraph.pages]
    places = [_place(*pair) for pair in zip(node.paragraphs, node.texts, strict=True)]
    sections.append(
        Section(
            number=number,
            depth=number.count(".") + 1,
            heading=node.heading,
            heading_form=node.form,
            path=here,
            role=role,
            role_confidence=confidence,
            paragraphs=tuple(node.texts),
            lines=(min(p.lines[0] for p in covered), max(p.lines[1] for p in covered)),
            pages=(min(pages), max(pages)) if pages else None,
            heading_mark=node.mark,
            heading_lines=_heading_lines(node, places),
            paragraph_lines=tuple(lines for lines, _ in places),
            line_starts=tuple(starts for _, starts in places),
        )
    )
    for position, child in enumerate(node.children, start=1):
        _emit(child, f"{number}.{position}", here, roles, (role, confidence), sections, year)


def _place(paragraph: Paragraph, text: str) -> tuple[tuple[int, int], tuple[int, ...]]:
    """Return the lines and line starts of `text`, which is the end of the paragraph."""
    cut = len(paragraph.text.rstrip()) - len(text.rstrip())
    first, last = paragraph.lines
    passed = sum(start <= cut for start in paragraph.line_starts) if cut > 0 else 0
    return (first + passed, last), tuple(s - max(cut, 0) for s in paragraph.line_starts[passed:])


def _heading_lines(
    node: _Node, places: list[tuple[tuple[int, int], tuple[int, ...]]]
) -> tuple[int, int] | None:
    """Return the lines of a heading; one that runs in ends where its text begins."""
    if node.heading_paragraph is not None:
        return node.heading_paragraph.lines
    if node.heading is None or not node.paragraphs:
        return None
    return node.paragraphs[0].lines[0], places[0][0][0]


def _role(
    node: _Node, roles: RoleSet | None, parent: tuple[str, float] | None, year: int | None
) -> tuple[str, float]:
    """Return the role of a section; a subsection without signs of its own inherits."""
    if is_glossary(node.heading or ""):
        return "other", 0.9
    if node.fixed_role is not None:
        return node.fixed_role, 0.9
    if roles is None:
        return "other", 0.0
    words = node.count_words(roles)
    if parent is None:
        role, confidence = assign_role(node.heading or "", words, roles)
        return role_by_year(node.heading or "", role, roles, year), confidence
    return assign_subrole(node.heading or "", words, roles, parent)
