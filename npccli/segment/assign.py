"""Find which heading each paragraph stands under, when the source does not say.

A beam search over the paragraphs in source order. Each paragraph gets a state: the lead,
one of the headings, or the closing. A section is one unbroken stretch; changing the state
is cheap where a title, byline or run of headings stood between two paragraphs, or when
the next heading in order follows, and dear elsewhere.
"""

from __future__ import annotations

import math
from typing import Any

from npccli.lazy import lazy_pattern
from npccli.segment.cues import closing_score, lead_score
from npccli.segment.items import Item
from npccli.segment.roles import RoleSet, count_role_words, role_scores
from npccli.segment.run_in import opening_phrase, phrases_match

LEAD = -1
CLOSING = -2

_BEAM = 80
"""So many readings are followed at a time."""

_WIDEST = 8.0
"""The margin of a paragraph that no other reading puts elsewhere."""

_SURE_LEAD = 3.0
"""The `lead_score` of a paragraph that is surely a lead."""

_LONGEST_PRELUDE = 5
_STAY_PARALLEL = 2.0
_OPEN_LEAD = 2.0
_PRELUDE = 2.0
_NEXT = -1.0
_AT_BOUNDARY = -1.5
_STAY_OVER_BOUNDARY = -1.5
_ELSEWHERE = -5.5
_AHEAD = 0.8
"""What speaks for a step from one paragraph to the next, or against it, in the same points as the
scores of `_emissions`, natural logarithms at the base: a paragraph built like the one before,
the lead at the beginning, text before a sure lead, the next heading in order, a step where the
source has a boundary, staying over one, a step anywhere else, a lead that looks ahead."""

_Path = tuple[Any, int] | None
_HAN_PAIR = lazy_pattern("(?=([\u4e00-\u9fff]{2}))")


def assign_states(
    rest: list[Item], states: list[int], stranded: set[int], boundaries: set[int], role_set: RoleSet
) -> tuple[dict[int, int], dict[int, float]] | None:
    """Return the state of each body paragraph and the margin by which it was chosen.

    Returns None when a heading stays without text. The margin is how much worse the best
    other reading scores that puts the paragraph elsewhere.

    `states` are the positions of the headings in `rest`; those not in `stranded` stand
    over their text already and claim what follows them.
    """
    bodies = [i for i, item in enumerate(rest) if item.kind == "body"]
    fits = {state: _profile(rest[state].text, role_set) for state in states}
    own = _forced(rest, states, stranded)
    beam: list[tuple[float, int | None, frozenset[int], _Path]] = [(0.0, None, frozenset(), None)]
    preludes = _preludes(rest, bodies, boundaries)
    previous: int | None = None
    for index in bodies:
        text = rest[index].text
        emission = _emissions(text, fits, role_set, rest)
        if index in preludes:
            emission[LEAD] += _PRELUDE
        parallel = previous is not None and phrases_match(
            opening_phrase(rest[previous].text), opening_phrase(text)
        )
        grown: list[tuple[float, int | None, frozenset[int], _Path]] = []
        for score, current, seen, path in beam:
            options = [own[index]] if index in own else [LEAD, *states, CLOSING]
            for state in options:
                if state != current and state in seen:
                    continue
                boundary = index in boundaries
                if state == current:
                    step = _stay(parallel, boundary)
                else:
                    step = _step(current, state, states, seen, boundary or index in own)
                grown.append((score + step + emission[state], state, seen | {state}, (path, state)))
        grown.sort(key=lambda entry: -entry[0])
        beam = grown[:_BEAM]
        previous = index
    return _best_reading(
        [(score, _states_of(path)) for score, _, seen, path in beam if seen.issuperset(states)],
        bodies,
    )


def _best_reading(
    whole: list[tuple[float, list[int]]], bodies: list[int]
) -> tuple[dict[int, int], dict[int, float]] | None:
    """Return the first of the readings, and by how much each paragraph in it was chosen."""
    if not whole:
        return None
    top, chosen = whole[0]
    margins = dict.fromkeys(bodies, _WIDEST)
    for score, other in whole[1:]:
        for index, state, differing in zip(bodies, chosen, other, strict=True):
            if state != differing:
                margins[index] = min(margins[index], top - score)
    return dict(zip(bodies, chosen, strict=True)), margins


def _preludes(rest: list[Item], bodies: list[int], boundaries: set[int]) -> set[int]:
    """Return the plain paragraphs between a boundary and a paragraph that is surely a lead.

    A lead may open with a summary that speaks of every kind of work.
    """
    found: set[int] = set()
    waiting: list[int] = []
    open_block = False
    for index in bodies:
        if index in boundaries or index == bodies[0]:
            open_block, waiting = True, []
        if not open_block:
            continue
        text = rest[index].text
        if lead_score(text) >= _SURE_LEAD:
            found.update(waiting)
            open_block = False
        elif opening_phrase(text) or len(waiting) >= _LONGEST_PRELUDE:
            open_block = False
        else:
            waiting.append(index)
    return found


def _states_of(path: _Path) -> list[int]:
    """Return the states along a path, the first paragraph first."""
    states: list[int] = []
    while path is not None:
        path, state = path
        states.append(state)
    return states[::-1]


def _forced(rest: list[Item], states: list[int], stranded: set[int]) -> dict[int, int]:
    """Return the paragraphs that stand right under a heading that is in its place."""
    forced: dict[int, int] = {}
    current: int | None = None
    for index, item in enumerate(rest):
        if index in stranded:
            current = None
        elif index in states:
            current = index
        elif item.kind == "body" and current is not None:
            forced[index] = current
            current = None
    return forced


def _profile(heading: str, role_set: RoleSet) -> dict[str, float]:
    """Return how the heading spreads over the roles."""
    return _normal(role_scores(count_role_words(heading, role_set), {}, role_set))


def _normal(scores: dict[str, float]) -> dict[str, float]:
    """Return scores as shares, smoothed so that none is zero."""
    total = sum(scores.values())
    flat = 0.15 / len(scores)
    if not total:
        return dict.fromkeys(scores, 1 / len(scores))
    return {role: 0.85 * score / total + flat for role, score in scores.items()}


def _emissions(
    text: str, fits: dict[int, dict[str, float]], role_set: RoleSet, rest: list[Item]
) -> dict[int, float]:
    """Return how well a paragraph fits the lead, each heading and the closing."""
    opening, body = (count_role_words(part, role_set) for part in (opening_phrase(text), text))
    profile = _normal(role_scores(opening, body, role_set))
    pairs = set(_HAN_PAIR.findall(text))
    scores: dict[int, float] = {}
    for state, fit in fits.items():
        share = sum(fit[role] * profile[role] for role in fit) * len(fit)
        shared = len(pairs & set(_HAN_PAIR.findall(rest[state].text)))
        scores[state] = 1.2 * math.log(max(share, 0.05)) + 0.15 * min(shared, 8)
    run_in = bool(opening_phrase(text))
    looks_ahead = closing_score(text)
    scores[LEAD] = lead_score(text) - (2.5 if run_in else 0.7) - _AHEAD * max(looks_ahead - 1.5, 0)
    scores[CLOSING] = looks_ahead - (3.0 if run_in else 2.0)
    return scores


def _stay(parallel: bool, boundary: bool) -> float:
    """Return the price of staying in a state."""
    return _STAY_PARALLEL if parallel else _STAY_OVER_BOUNDARY if boundary else 0.0


def _step(
    current: int | None, state: int, states: list[int], seen: frozenset[int], boundary: bool
) -> float:
    """Return the price of going from one state to another; a report has a lead as a rule.

    What follows the closing comes from another block, and so does what precedes a lead.
    """
    boundary = boundary or current == CLOSING
    if state == LEAD:
        return _OPEN_LEAD + (0.0 if current is None else _AT_BOUNDARY if boundary else _ELSEWHERE)
    if current is None:
        return 0.0
    if current == LEAD and state == next((s for s in states if s not in seen), None):
        return _NEXT
    if state == CLOSING:
        return _NEXT
    if current in states and state in states and states.index(state) == states.index(current) + 1:
        return _NEXT
    return _AT_BOUNDARY if boundary else _ELSEWHERE
