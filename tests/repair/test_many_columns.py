"""Three columns and four, and the columns of long pages, come back in order."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise, product, zip_longest
from pathlib import Path

import pytest
from repair_cases import repaired
from repair_texts import PARAGRAPHS, wrap

from npccli.model import Document, Extraction, Source
from npccli.repair import Settings, repair_extraction, replay

FLOORS = json.loads((Path(__file__).parents[1] / "floors.json").read_text("utf-8"))
ONLY = Settings(only=("columns",))
WIDTHS = range(24, 40, 2)


def columns_of(paragraphs: list[str], width: int, count: int) -> list[list[str]]:
    """Return the paragraphs wrapped at `width` in so many columns of about one height."""
    lines = [line for text in paragraphs for line in wrap(text, width, 4)]
    height = -(-len(lines) // count)
    return [lines[start : start + height] for start in range(0, len(lines), height)]


def in_turn(columns: list[list[str]]) -> list[str]:
    return [line for row in zip_longest(*columns) for line in row if line]


def on_pages(*pages: list[str]) -> Document:
    """Return what becomes of pages of lines whose edges are known."""
    texts = ["\n".join(page) + "\n" for page in pages]
    starts = tuple(sum(map(len, texts[:at])) for at in range(len(texts)))
    return repair_extraction(
        Extraction(Source("-", "", "text"), "".join(texts), page_starts=starts), ONLY
    )


def test_three_columns_and_four_come_back() -> None:
    right = total = 0
    for width, count in product(WIDTHS, (3, 4)):
        columns = columns_of([*PARAGRAPHS], width, count)
        text = "\n".join(in_turn(columns)) + "\n"
        document = repaired(text, ONLY)
        order = [line for column in columns for line in column]
        found = document.text.split("\n")[:-1]
        assert Counter(found) == Counter(order)
        assert replay(text, document.changes) == document.text
        assert repaired(document.text, ONLY).text == document.text
        right += len(set(pairwise(found)) & set(pairwise(order)))
        total += len(order) - 1
    assert right / total >= FLOORS["columns_three_and_four_joints"]


LONG = [f"{first}{second}" for first, second in pairwise([*PARAGRAPHS, *PARAGRAPHS[::-2]])]


@pytest.mark.parametrize("count", [2, 3])
def test_columns_of_a_long_page_come_back(count: int) -> None:
    columns = columns_of(LONG, 28, count)
    order = [line for column in columns for line in column]
    assert len(order) > 160
    found = on_pages(in_turn(columns)).text.split("\n")[:-1]
    assert Counter(found) == Counter(order)
    joints = len(set(pairwise(found)) & set(pairwise(order)))
    assert joints / (len(order) - 1) >= FLOORS["columns_long_page_joints"]


@pytest.mark.parametrize("width", [20, 24, 30])
def test_long_pages_in_order_stay(width: int) -> None:
    lines = columns_of(LONG, width, 1)[0]
    assert len(lines) > 160
    assert on_pages(lines, lines[:40]).text == "\n".join([*lines, *lines[:40]]) + "\n"
