"""A heading on top of the right column, taken right behind the title, goes back there."""

from __future__ import annotations

import pytest
from repair_texts import BYLINES, PARAGRAPHS, SUBTITLES, TITLES, wrap
from test_block_columns import columns_of, in_turn, page, repair_pages

WIDTHS = (32, 34, 36)
TITLE = [TITLES[0], SUBTITLES[0], BYLINES[0]]
HEADING = "夯实代表根基"


def first_page(width: int, heading: str) -> tuple[str, list[str]]:
    """Return a page of two columns with a heading taken too early, and its lines in order."""
    left, right = (
        [line for text in texts for line in wrap(text, width, 4)]
        for texts in (PARAGRAPHS[:1] * 4, PARAGRAPHS[:1] * 4)
    )
    return page([TITLE, [heading], left, right]), [*TITLE, *left, heading, *right]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_heading_below_the_title_goes_above_the_right_column(width: int) -> None:
    text, order = first_page(width, HEADING)
    mixed = page(in_turn(*columns_of(width, PARAGRAPHS[2:9])))
    _, found = repair_pages([text, mixed])
    assert [line for line in found.splitlines() if line][: len(order)] == order


@pytest.mark.parametrize("heading", ["一、夯实代表根基", "（一）夯实代表根基"])
def test_the_first_of_all_headings_stays_below_the_title(heading: str) -> None:
    text, _ = first_page(40, heading)
    mixed = page(in_turn(*columns_of(40, PARAGRAPHS[2:9])))
    assert repair_pages([text, mixed])[1].startswith(text.strip())


@pytest.mark.parametrize("width", WIDTHS)
def test_where_no_columns_were_mixed_a_heading_stays_below_the_title(width: int) -> None:
    text, _ = first_page(width, HEADING)
    left, right = columns_of(width, PARAGRAPHS[2:9])
    before, found = repair_pages([text, page([*left, *right])])
    assert found == before
