"""Put the parts of one report where they stand in print."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from npccli.segment.assign import CLOSING, LEAD, assign_states
from npccli.segment.fringe import is_salutation
from npccli.segment.items import Item, join_paragraphs
from npccli.segment.kinds import entry_key
from npccli.segment.numbering import numbered_as
from npccli.segment.roles import RoleSet
from npccli.segment.shapes import line_shape

_MOST_BODIES, _MOST_HEADINGS = 400, 24
"""In longer reports nothing is moved: the search grows with both."""

_MOST_TITLE_LINES = 5
_FRONT_CONFIDENCE = 0.95
"""How sure it is that title, subtitle and byline stand first."""

_THRESHOLD = 0.55
"""When the paragraphs are less sure of their places, on average, the order of the source stays."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Items in printed order; `confidence` in the places of items, by their `source`."""

    items: list[Item]
    confidence: dict[int, float]


@dataclass(frozen=True, slots=True)
class Front:
    """What stands at the head of a report: its title, subtitle and byline lines."""

    title: tuple[Item, ...] = ()
    subtitle: tuple[Item, ...] = ()
    byline: tuple[Item, ...] = ()


def split_front(items: list[Item]) -> tuple[Front, list[Item]]:
    """Return the front of a report and the rest.

    An author's note in brackets, and a byline that is the last line of the report, are
    printed at the end and stay in the rest.
    """
    content = [i for i, item in enumerate(items) if item.kind in ("body", "heading")]
    last = content[-1] if content else -1
    picked: dict[str, list[Item]] = {"title": [], "subtitle": [], "byline": []}
    rest: list[Item] = []
    first_title = next((i for i, item in enumerate(items) if item.kind == "title"), len(items))
    opens = bool(content) and first_title < content[0]
    for index, item in enumerate(items):
        kind = item.kind
        at_end = kind == "byline" and (
            line_shape(item.text) == "author_note" or (index > last >= 0 and opens)
        )
        if kind in picked and not at_end:
            picked[kind].append(item)
        else:
            rest.append(item)
    titles = picked["title"][:_MOST_TITLE_LINES]
    more = [
        replace(item, paragraph=replace(item.paragraph, kind="heading"), scheme="line", form="line")
        for item in picked["title"][_MOST_TITLE_LINES:]
    ]
    rest = sorted([*rest, *more], key=lambda item: item.source) if more else rest
    if len(titles) > 1:
        joined = join_paragraphs([title.paragraph for title in titles])
        parts = tuple(title.source for title in titles)
        titles = [Item(joined, titles[0].source, parts=parts)]
    return Front(tuple(titles), tuple(picked["subtitle"]), tuple(picked["byline"])), rest


def order_items(items: list[Item], role_set: RoleSet, *, title_last: bool) -> Arrangement:
    """Return the items of one report in printed order, with the confidence in each place.

    The title, subtitle and byline come first. Sections, lead and closing are moved only
    when there is a sign of displacement: headings collected without text under them, or
    text before the title. When the evidence does not cover every heading, or is weak on
    the whole, the source order stays.
    """
    front, rest = split_front(items)
    start = next((i.source for i in items if i.kind not in ("contents", "other")), 0)
    opening = [item for item in rest if item.source < start]
    head = [*opening, *front.title, *front.subtitle, *front.byline]
    rest = rest[len(opening) :]
    sure = {item.source: _FRONT_CONFIDENCE for item in head}
    moved = (
        None if title_last and not stranded_headings(rest) else _moved(items, rest, front, role_set)
    )
    if moved is None or (moved[1] and sum(moved[1].values()) < _THRESHOLD * len(moved[1])):
        return Arrangement(head + rest, sure)
    return Arrangement(head + moved[0], sure | moved[1])


def stranded_headings(rest: list[Item]) -> set[int]:
    """Return the positions in `rest` of headings that have no text of their own under them."""
    stranded: set[int] = set()
    bodies = [i for i, item in enumerate(rest) if item.kind == "body"]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(rest), -1)
    index = 0
    while index < len(rest):
        end = index
        while end < len(rest) and rest[end].kind == "heading":
            end += 1
        run = range(index, end)
        if end - index >= 1:
            alike = len({rest[i].scheme for i in run}) == 1
            trailing = first < index and last < end and not _counts_on(rest, run)
            if alike and (trailing or end - index >= 3):
                stranded |= set(run)
        index = max(end, index + 1)
    return stranded


def _counts_on(rest: list[Item], run: range) -> bool:
    """Tell whether headings at the end count on from one with text: the rest was cut off."""
    values = [numbered_as(rest[i].text, rest[run[0]].scheme) for i in run]
    first = values[0]
    if first is None or values != list(range(first, first + len(values))):
        return False
    for item in reversed(rest[: run[0]]):
        if item.kind == "heading" and item.scheme == rest[run[0]].scheme:
            return numbered_as(item.text, item.scheme) == first - 1
    return False


def _boundaries(items: list[Item], rest: list[Item]) -> set[int]:
    """Return the positions in `rest` before which a title, byline or heading run stood."""
    marks = set()
    place = {id(item): i for i, item in enumerate(rest)}
    broken = False
    for item in items:
        if id(item) not in place or item.kind == "heading":
            broken = True
        elif broken:
            marks.add(place[id(item)])
            broken = False
    return marks


def _moved(
    items: list[Item], rest: list[Item], front: Front, role_set: RoleSet
) -> tuple[list[Item], dict[int, float]] | None:
    """Return the rest in printed order with confidences, or None when it should stay."""
    bodies = [i for i, item in enumerate(rest) if item.kind == "body"]
    headings = [i for i, item in enumerate(rest) if item.kind == "heading"]
    stranded = stranded_headings(rest)
    first_title = (
        front.title[0].source if front.title else front.subtitle[0].source if front.subtitle else -1
    )
    early = sum(rest[i].source < first_title for i in bodies)
    late = sum(rest[i].source > first_title for i in bodies)
    if not bodies or len(bodies) > _MOST_BODIES or not (stranded or (early and late)):
        return None
    if not stranded and _opens_with_salutation(rest, bodies, first_title):
        return None
    top = rest[headings[0]].scheme if headings else ""
    states = [i for i in headings if rest[i].scheme == top or i in stranded]
    if len(states) > _MOST_HEADINGS or any(i in stranded and rest[i].scheme != top for i in states):
        return None
    states = _in_order_of_contents(items, rest, states, stranded)
    assigned = assign_states(rest, states, stranded, _boundaries(items, rest), role_set)
    if assigned is None:
        return None
    chosen, margins = assigned
    sure = {rest[index].source: _confidence(margin) for index, margin in margins.items()}
    for state in states:
        own = [sure[rest[i].source] for i, s in chosen.items() if s == state]
        sure[rest[state].source] = round(sum(own) / len(own), 2) if own else _THRESHOLD
    return _rebuild(rest, states, stranded, chosen, first_title), sure


def _opens_with_salutation(rest: list[Item], bodies: list[int], title: int) -> bool:
    """Tell whether the text below the title opens as a speech does, and so stands in order."""
    first = next((i for i in bodies if rest[i].source > title), None)
    return first is not None and is_salutation([rest[first].text.strip()])


def _in_order_of_contents(
    items: list[Item], rest: list[Item], states: list[int], stranded: set[int]
) -> list[int]:
    """Return the headings as a contents page lists them, when it lists all that are stranded."""
    entries = [entry_key(item.text) for item in items if item.kind == "contents"]
    keys = {state: entry_key(rest[state].text) for state in states}
    if not stranded.issuperset(states) or not all(key in entries for key in keys.values()):
        return states
    return sorted(states, key=lambda state: (entries.index(keys[state]), state))


def _confidence(margin: float) -> float:
    """Return how sure a place is, from how much worse the best other reading scores."""
    return round(0.5 + 0.48 * (1 - math.exp(-margin / 2.5)), 2)


def _rebuild(
    rest: list[Item], states: list[int], stranded: set[int], assigned: dict[int, int], title: int
) -> list[Item]:
    """Return lead, sections and closing in printed order."""
    segments: dict[int, list[Item]] = {LEAD: [], CLOSING: []}
    for state in states:
        segments[state] = [rest[state]]
    tail: list[Item] = []
    current = LEAD
    for index, item in enumerate(rest):
        if index in segments:
            current = index if index not in stranded else current
        elif index in assigned:
            current = assigned[index]
            segments[current].append(item)
        elif item.kind == "byline":
            tail.append(item)
        else:
            segments[current].append(item)
    order = list(states)
    if not all(state in stranded for state in states):
        first = {s: min([i.source for i in segments[s][1:]] or [rest[s].source]) for s in states}
        lead, closing = segments[LEAD], segments[CLOSING]
        rotated = lead[0].source > title if lead else bool(closing) and closing[0].source < title
        order.sort(key=lambda s: (rotated and first[s] < title, first[s]))
    ordered = list(segments[LEAD])
    for state in order:
        ordered += segments[state]
    return ordered + segments[CLOSING] + tail
