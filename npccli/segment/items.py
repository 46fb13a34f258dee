"""Headings and paragraphs of one report as items, stacked headings put together."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from npccli.model import Paragraph
from npccli.segment.numbering import UNNUMBERED, parse_numbering
from npccli.segment.shapes import han_count, is_complete_headline

_DASHES = "—–―－-─━"


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph, or one heading of one or more lines, of a report.

    `scheme` is the numbering scheme of a heading; `form` is a heading form of the record
    schema; `run` counts the headings in the same unbroken run, `source` is the position
    of the first line among the paragraphs of the report, `parts` those of all of them.
    """

    paragraph: Paragraph
    source: int
    scheme: str = ""
    form: str = "none"
    run: int = 0
    parts: tuple[int, ...] = ()

    @property
    def origins(self) -> tuple[int, ...]:
        """The positions of all its lines among the paragraphs of the report."""
        return self.parts or (self.source,)

    @property
    def kind(self) -> str:
        """The kind of the paragraph."""
        return self.paragraph.kind

    @property
    def text(self) -> str:
        """The text of the paragraph, or of the whole heading."""
        return self.paragraph.text


def join_paragraphs(parts: list[Paragraph]) -> Paragraph:
    """Return the lines of one heading or title as one paragraph, joined by one space."""
    first = parts[0]
    if len(parts) == 1:
        return first
    pages = [page for part in parts if part.pages is not None for page in part.pages]
    lines = (min(part.lines[0] for part in parts), max(part.lines[1] for part in parts))
    places = [part.text.strip() for part in parts]
    begins = [0, *accumulate(len(text) + 1 for text in places[:-1])]
    reached = list(accumulate((part.lines[1] for part in parts), max))
    starts = [begins[bisect_left(reached, n)] for n in range(lines[0] + 1, lines[1] + 1)]
    return replace(
        first,
        text=" ".join(places),
        lines=lines,
        line_starts=tuple(sorted(starts)),
        pages=(min(pages), max(pages)) if pages else None,
    )


def _scheme(paragraph: Paragraph) -> str:
    """Return the numbering scheme of a heading line."""
    text = paragraph.text.strip()
    if text[:1] in _DASHES:
        return "dash"
    numbering = parse_numbering(text)
    return numbering.scheme if numbering else UNNUMBERED


def make_items(paragraphs: list[Paragraph]) -> list[Item]:
    """Return the items of a report, in source order, with stacked headings joined.

    Two unnumbered heading lines in a row are one stacked heading, unless headings of a
    single line are as frequent in the report: then they are two levels. Lines to which the
    file gives different levels are different headings.
    """
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(paragraphs):
        end = index
        while (
            end < len(paragraphs)
            and paragraphs[end].kind == "heading"
            and paragraphs[end].level == paragraphs[index].level
        ):
            end += 1
        if end > index:
            runs.append((index, end))
        index = max(end, index + 1)
    stacks = _stacking_is_usual(paragraphs, runs)
    items: list[Item] = []
    position = 0
    for start, end in runs:
        items += [Item(paragraphs[i], i) for i in range(position, start)]
        groups = _group_run(paragraphs[start:end], stacks)
        offset = start
        for group in groups:
            scheme = _scheme(group[0])
            form = "stacked" if len(group) > 1 else "line" if scheme == UNNUMBERED else "numbered"
            form = "dash" if scheme == "dash" else form
            parts = tuple(range(offset, offset + len(group)))
            items.append(Item(join_paragraphs(group), offset, scheme, form, len(groups), parts))
            offset += len(group)
        position = end
    items += [Item(paragraphs[i], i) for i in range(position, len(paragraphs))]
    return items


def _stacking_is_usual(paragraphs: list[Paragraph], runs: list[tuple[int, int]]) -> bool:
    """Tell whether two heading lines in a row are one heading in this report."""
    pairs = singles = 0
    for start, end in runs:
        lines = [p for p in paragraphs[start:end] if _scheme(p) == UNNUMBERED]
        if (
            end - start == 2
            and len(lines) == 2
            and not any(is_complete_headline(p.text) for p in lines)
        ):
            pairs += 1
        elif end - start == 1 and lines and not is_complete_headline(lines[0].text):
            singles += 1
    return singles < pairs or pairs == singles == 0 or pairs == 1 == singles


def _group_run(lines: list[Paragraph], stacks: bool) -> list[list[Paragraph]]:
    """Return the lines of one run of headings grouped into whole headings."""
    segments: list[list[Paragraph]] = [[]]
    for line in lines:
        if _scheme(line) == UNNUMBERED and not is_complete_headline(line.text):
            segments[-1].append(line)
        else:
            segments += [[line], []]
    halves = segments[::2]
    complete = any(_scheme(segment[0]) == UNNUMBERED for segment in segments[1::2])
    beside = complete and all(len(half) % 2 == 0 for half in halves)
    groups: list[list[Paragraph]] = []
    for index, segment in enumerate(segments):
        if index % 2:
            groups.append(segment)
        elif beside:
            groups += [list(pair) for pair in zip(segment[::2], segment[1::2], strict=True)]
        else:
            groups += _pair_lines(segment, stacks)
    return groups


def _pair_lines(lines: list[Paragraph], stacks: bool) -> list[list[Paragraph]]:
    """Return unnumbered lines in a row as headings of one or two lines."""
    singles = [[line] for line in lines]
    if len(lines) < 2:
        return singles
    blocks: list[list[Paragraph]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if line.lines[0] - before.lines[1] <= 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    if (
        len(blocks) > 1
        and all(len(block) <= 2 for block in blocks)
        and any(len(block) == 2 for block in blocks)
    ):
        return blocks
    if len(lines) == 2:
        close = lines[1].lines[0] - lines[0].lines[1] <= 1
        return [lines] if stacks or close else singles
    if len(lines) % 2 or any(han_count(line.text) > 14 for line in lines):
        return singles
    return (
        [list(pair) for pair in zip(lines[::2], lines[1::2], strict=True)]
        if (_alternate(lines) or (stacks and len(lines) >= 6))
        else singles
    )


def _alternate(lines: list[Paragraph]) -> bool:
    """Tell whether the lines are alike in twos: first lines like first, second like second."""
    counts = [han_count(line.text) for line in lines]
    across = sum(abs(a - b) for a, b in zip(counts, counts[2:], strict=False)) / (len(counts) - 2)
    along = sum(abs(a - b) for a, b in pairwise(counts)) / (len(counts) - 1)
    return across < along
