"""The moves that put a text in printed order, as changes for the ledger.

A move is a deletion where the paragraph stood and an insertion where it belongs, both in
one stage and with the same reason and confidence, so that the ledger replays and every
character is accounted for. Of the paragraphs that change places, those count as moved that
have the fewest characters: the longest stretch of text in its order stays where it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from npccli.model import Change, Document, Paragraph

REPAIR = "order"
"""The name of these changes in the ledger."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph in its printed place.

    `origins` are the positions of the paragraphs that it was put together from;
    `confidence` and `why` speak for its place.
    """

    paragraph: Paragraph
    origins: tuple[int, ...]
    confidence: float = 1.0
    why: str = ""


def move_changes(document: Document, placed: tuple[Placed, ...]) -> tuple[str, list[Change]] | None:
    """Return the text in printed order and the changes that lead there.

    Returns None when the paragraphs are not the lines of the text of the document.
    """
    spans = _spans(document)
    if spans is None:
        return None
    text = document.text
    moved = _moved(placed, document.paragraphs)
    gone = {index for place in placed if place in moved for index in place.origins}
    stage = max((change.stage for change in document.changes), default=0) + 1
    ends = [*(start for start, _ in spans[1:]), len(text)]
    edits: list[tuple[int, int, str, Placed]] = []
    for position, place in enumerate(placed):
        if place not in moved:
            edits += _joins(place, spans, document.paragraphs)
            continue
        for index in place.origins:
            edits.append((spans[index][0], ends[index], "", place))
        kept = (p for p in placed[position + 1 :] if p not in moved)
        following = next(kept, None)
        at = spans[following.origins[0]][0] if following else len(text)
        after = place.paragraph.text + "\n\n"
        if following is None:
            after = ("" if _blank_before(text, gone, spans) else "\n\n") + after[:-1]
        edits.append((at, at, after, place))
    edits.sort(key=lambda edit: (edit[0], edit[1]))
    changes = [_change(text, edit, stage, document) for edit in edits]
    pieces: list[str] = []
    end = 0
    for start, stop, after, _ in edits:
        pieces += [text[end:start], after]
        end = stop
    return "".join(pieces) + text[end:], changes


def _change(
    text: str, edit: tuple[int, int, str, Placed], stage: int, document: Document
) -> Change:
    start, stop, after, place = edit
    return Change(
        repair=REPAIR,
        stage=stage,
        at=start,
        line=document.paragraphs[place.origins[0]].lines[0],
        before=text[start:stop],
        after=after,
        why=place.why or "put in its printed place",
        confidence=place.confidence,
    )


def _blank_before(text: str, gone: set[int], spans: list[tuple[int, int]]) -> bool:
    """Tell whether the text that stays ends in a blank line, so that none need be added."""
    kept = [end for index, (_, end) in enumerate(spans) if index not in gone]
    return not kept or text[kept[-1] : kept[-1] + 2] == "\n\n"


def _joins(
    place: Placed, spans: list[tuple[int, int]], paragraphs: tuple[Paragraph, ...]
) -> list[tuple[int, int, str, Placed]]:
    """Return the edits that join the lines of a heading that stays."""
    return [
        (spans[before][1], spans[after][1] - len(paragraphs[after].text), " ", place)
        for before, after in pairwise(place.origins)
    ]


def _spans(document: Document) -> list[tuple[int, int]] | None:
    """Return where each paragraph stands in the text."""
    spans: list[tuple[int, int]] = []
    offset = 0
    paragraphs = iter(document.paragraphs)
    for line in document.text.split("\n"):
        stripped = line.strip()
        if stripped:
            paragraph = next(paragraphs, None)
            if paragraph is None or paragraph.text != stripped:
                return None
            # a move takes the indent along: what is left starts at the start of a line
            spans.append((offset, offset + line.index(stripped) + len(stripped)))
        offset += len(line) + 1
    return spans if next(paragraphs, None) is None else None


def _moved(placed: tuple[Placed, ...], paragraphs: tuple[Paragraph, ...]) -> set[Placed]:
    """Return those that leave their place: all but the heaviest run in source order."""
    whole = [
        place
        for place in placed
        if place.origins == tuple(range(place.origins[0], place.origins[0] + len(place.origins)))
    ]
    size = len(paragraphs) + 1
    best: list[tuple[int, int]] = [(0, -1)] * (size + 1)  # a Fenwick tree of (weight, index)
    links: list[int] = []
    tops: list[int] = []
    for index, place in enumerate(whole):
        weight, link = 0, -1
        node = place.origins[0]
        while node > 0:
            if best[node][0] > weight:
                weight, link = best[node]
            node -= node & -node
        weight += len(place.paragraph.text)
        links.append(link)
        tops.append(weight)
        node = place.origins[0] + 1
        while node <= size:
            if best[node][0] < weight:
                best[node] = (weight, index)
            node += node & -node
    kept: set[Placed] = set()
    at = max(range(len(whole)), key=lambda i: tops[i], default=-1)
    while at >= 0:
        kept.add(whole[at])
        at = links[at]
    return set(placed) - kept
