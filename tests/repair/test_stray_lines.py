"""Lines that were taken some lines before or behind their turn come back into their column."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from repair_cases import repaired
from repair_texts import PARAGRAPHS, wrap
from test_columns import in_turn, two_columns

from npccli.repair import Settings, replay
from npccli.repair.character_pairs import CharacterPairs
from npccli.repair.columns import columns_in_turn
from npccli.repair.columns.clause_words import ClauseWords
from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.columns.stray_lines import place_strays
from npccli.repair.measure.layout import measure_lines

ONLY = Settings(only=("columns",))
PLACE = 18
"""A line of the left column that has words going on over both of its ends."""


def cohesion_of(lines: list[str]) -> Cohesion:
    return Cohesion(
        measure_lines("\n".join(lines) + "\n"),
        pairs=CharacterPairs(lines),
        clauses=ClauseWords(lines),
    )


@pytest.mark.parametrize("width", [26, 32, 38, 44])
def test_a_line_goes_back_or_stays(width: int) -> None:
    """Only where words go on over both line ends it is sure enough that a line is a stray one."""
    lines = [line for text in PARAGRAPHS for line in wrap(text, width, 4)]
    cohesion = cohesion_of(lines)
    right = wrong = 0
    for by, place in product((-4, -3, -2, 2, 3, 4), range(6, len(lines) - 6)):
        order = [*range(place), *range(place + 1, len(lines))]
        order.insert(place + by, place)
        found = place_strays(order, cohesion)
        assert Counter(found) == Counter(order)
        right += found == sorted(order)
        wrong += found not in (order, sorted(order))
    assert right >= 30
    assert right > 10 * wrong


def test_lines_in_order_stay() -> None:
    for width in range(26, 62, 2):
        lines = [line for text in PARAGRAPHS for line in wrap(text, width, 4)]
        order = [*range(len(lines))]
        assert place_strays(order, cohesion_of(lines)) == order


def test_whole_paragraphs_stay_in_any_order() -> None:
    cohesion = cohesion_of([text[:40] for text in PARAGRAPHS])
    order = [*range(len(PARAGRAPHS))][::-1]
    assert place_strays(order, cohesion) == order


def displaced(width: int, place: int, by: int) -> tuple[str, str]:
    """Return two columns read in turn with a line of the left one too late, and what is right."""
    left, right = two_columns(width)
    mixed = in_turn(left, right)
    at = mixed.index(left[place])
    mixed.insert(at + by, mixed.pop(at))
    return "\n".join(mixed) + "\n", "\n".join([*left, *right]) + "\n"


def test_a_line_of_two_columns_that_came_too_late_goes_back() -> None:
    text, right = displaced(34, PLACE, 3)
    assert repaired(text, ONLY).text == right


def test_without_that_step_it_would_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns_in_turn, "place_strays", lambda order, _cohesion: order)
    text, right = displaced(34, PLACE, 3)
    assert repaired(text, ONLY).text != right


def test_nothing_is_lost_where_too_few_line_ends_show_the_place() -> None:
    for width, by in product((34, 44), (2, 6)):
        for place in range(4, 20, 4):
            text, _ = displaced(width, place, by)
            document = repaired(text, ONLY)
            assert Counter(document.text) == Counter(text)
            assert replay(text, document.changes) == document.text
