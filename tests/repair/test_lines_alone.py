"""Columns of which each line was taken for itself change in turn, but where a heading stands."""

from __future__ import annotations

import pytest
from repair_texts import PARAGRAPHS, wrap
from test_columns import in_turn

from npccli.model import Extraction
from npccli.repair import Settings, repair_extraction
from npccli.repair.character_pairs import CharacterPairs
from npccli.repair.columns import columns_in_turn
from npccli.repair.columns.column_threads import make_thread
from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.columns.pace import IN_BLOCKS, LINE_BY_LINE, Pace, Run, Turn
from npccli.repair.columns.turns import find_even_places
from npccli.repair.measure.layout import measure_lines

ONLY = Settings(only=("columns",))
PAIRS = ((7, 11), (0, 8), (5, 6), (3, 10), (4, 1), (9, 2))
WIDTH = 34


def page_of(number: int) -> list[str]:
    """Return the lines of one of two pages: two paragraphs made one, wrapped at that width."""
    texts = [PARAGRAPHS[at] + PARAGRAPHS[behind] for at, behind in PAIRS]
    lines = [line for text in texts for line in wrap(text, WIDTH, 4)]
    half = len(lines) // 2
    return lines[half:] if number else lines[:half]


def two_pages() -> tuple[Extraction, list[str]]:
    """Return two pages of two columns, each line for itself, and their lines in order."""
    pages: list[str] = []
    for page in (page_of(0), page_of(1)):
        half = (len(page) + 1) // 2
        pages.append("\n\n".join(in_turn(page[:half], page[half:])))
    text = f"{pages[0]}\n\n{pages[1]}\n"
    given = Extraction(None, text, page_starts=(0, len(pages[0]) + 2))
    return given, [*page_of(0), *page_of(1)]


def test_columns_are_not_crossed_where_no_heading_stands() -> None:
    given, right = two_pages()
    assert repair_extraction(given, ONLY).text.split() == "\n".join(right).split()


def test_without_even_places_they_would_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns_in_turn, "_ALONE", 2.0)
    given, right = two_pages()
    assert repair_extraction(given, ONLY).text.split() != "\n".join(right).split()


def test_it_is_even_only_far_from_short_lines_and_headings() -> None:
    full = "深入乡镇开展实地检查督促整改情"
    places = [Turn.UNKNOWN if at in {3, 4, 5, 6, 7} else Turn.EVEN for at in range(12)]
    for other in ("（一）增强监督工作刚性内容", "任务。"):
        page = [*[full] * 4, other, *[full] * 7]
        found = find_even_places(Cohesion(measure_lines("\n".join(page) + "\n")))
        assert found == places


@pytest.mark.parametrize("pace", [LINE_BY_LINE, IN_BLOCKS])
def test_a_column_seldom_goes_on_where_it_is_even(pace: Pace) -> None:
    for run in (Run(1, 0, 1, True), Run(1, 0, 1, False), Run(1, 1, 0, True)):
        stay, change = pace.odds(run, Turn.EVEN)
        usual, _ = pace.odds(run, Turn.UNKNOWN)
        assert stay < usual < change <= 0.0


def test_a_word_that_goes_on_at_the_top_of_the_next_column_is_a_proof() -> None:
    """The first line of the right column came before the left one."""
    lines = [line for text in PARAGRAPHS for line in wrap(text, WIDTH, 4)]
    left, right = lines[10:19], lines[19:28]
    mixed = [left[0], right[0], *left[1:], *right[1:]]
    page = Cohesion(measure_lines("\n".join(mixed) + "\n"), pairs=CharacterPairs(mixed))
    sides = [0, 1, *[0] * 8, *[1] * 8]
    assert page.has_word_over(9, 1)
    inside = page.has_word_over(0, 2) + page.has_word_over(1, 10)
    thread = make_thread(0, sides, [0.0] * len(sides), page, LINE_BY_LINE)
    assert thread.proofs == inside + 1
