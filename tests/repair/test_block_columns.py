"""Paragraphs of two columns that were taken in turn, block by block, come back."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise, zip_longest
from pathlib import Path
from random import Random

import pytest
from repair_texts import PARAGRAPHS, wrap

from npccli.model import Extraction, Source
from npccli.repair import Settings, repair_extraction, replay
from npccli.repair.character_pairs import CharacterPairs
from npccli.repair.cohesion import straddles
from npccli.repair.columns.block_columns import find_block_orders
from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.columns.numbers_in_turn import numbers_of
from npccli.repair.measure.layout import measure_lines

FLOORS = json.loads((Path(__file__).parents[1] / "floors.json").read_text("utf-8"))
ONLY = Settings(only=("columns",))
Block = list[str]


def columns_of(width: int, texts: tuple[str, ...]) -> tuple[list[Block], list[Block]]:
    """Return paragraphs in two columns, in blocks; one is cut where the left column ends."""
    blocks = [wrap(text, width, 4) for text in texts]
    half = sum(map(len, blocks)) // 2
    left: list[Block] = []
    while sum(map(len, left)) + len(blocks[0]) <= half:
        left.append(blocks.pop(0))
    rest = max(1, half - sum(map(len, left)))
    left.append(blocks[0][:rest])
    return left, [blocks[0][rest:], *blocks[1:]]


def page(blocks: list[Block]) -> str:
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def in_turn(left: list[Block], right: list[Block]) -> list[Block]:
    return [block for pair in zip_longest(left, right) for block in pair if block]


def repair_pages(pages: list[str]) -> tuple[str, str]:
    """Return the text of these pages and what becomes of it, with every line kept."""
    text = "".join(pages)
    starts = tuple(sum(map(len, pages[:number])) for number in range(len(pages)))
    source = Source("-", "", "text")
    document = repair_extraction(Extraction(source, text, page_starts=starts), ONLY)
    assert replay(text, document.changes) == document.text
    assert Counter(document.text.split()) == Counter(text.split())
    again = repair_extraction(Extraction(source, document.text, page_starts=starts), ONLY)
    assert again.text == document.text
    return text, document.text


def test_blocks_taken_in_turn_come_back() -> None:
    right = total = exact = 0
    for width in range(28, 46, 2):
        columns = columns_of(width, PARAGRAPHS[:7]), columns_of(width, PARAGRAPHS[5:])
        order = [line for left, right in columns for block in (*left, *right) for line in block]
        text, found = repair_pages([page(in_turn(*both)) for both in columns])
        assert found != text
        right += len(set(pairwise(order)) & set(pairwise(found.split())))
        total += len(order) - 1
        exact += found.split() == order
    assert right / total >= FLOORS["columns_of_blocks_joints"]
    assert exact / 9 >= FLOORS["columns_of_blocks_exact"]


def test_a_short_right_column_taken_first_comes_back_whole() -> None:
    """The blocks of the left one are not taken for some that were read in turn with it."""
    chance = Random(1)
    exact = 0
    for number in range(60):
        width = chance.randrange(28, 46, 2)
        blocks = [wrap(text, width, 4) for text in chance.sample(PARAGRAPHS, 5)]
        cut = chance.randrange(1, len(blocks[3]) - 1)
        above, left = blocks[0][:-2], [blocks[0][-2:], *blocks[1:3], blocks[3][:cut]]
        short = [*blocks[3][cut:], *blocks[4]]
        if number % 2:
            left.insert(2, ["夯实代表根基"])
        _, found = repair_pages([page([above]), page([short, *left])])
        exact += found.split() == [line for block in (above, *left, short) for line in block]
    assert exact / 60 >= FLOORS["short_columns_first_exact"]


@pytest.mark.parametrize("width", [28, 40, 44])
def test_the_left_column_of_the_last_page_is_as_long_as_those_of_other_pages(width: int) -> None:
    """Any of its paragraphs may end the right one; but it is full only with all of them."""
    texts = [upper + lower for upper, lower in zip(PARAGRAPHS[:4], PARAGRAPHS[4:8], strict=True)]
    blocks = [wrap(text, width, 4) for text in texts]
    ends = [at for at, two in enumerate(pairwise(blocks[3]), 1) if straddles(*two)]
    left, short = [*blocks[:3], blocks[3][: ends[0]]], blocks[3][ends[0] :]
    pairs = CharacterPairs([line for block in blocks for line in block])
    cohesion = Cohesion(measure_lines(page([short, *left])), pairs=pairs)
    count = len(cohesion.lines)
    best, *_ = find_block_orders(cohesion, is_last=True, depth=count - len(short))
    assert best.lines == [*range(len(short), count), *range(len(short))]


@pytest.mark.parametrize("width", range(28, 46, 2))
def test_blocks_in_order_stay(width: int) -> None:
    pages = [
        page([*left, *right])
        for left, right in (columns_of(width, PARAGRAPHS[:7]), columns_of(width, PARAGRAPHS[5:]))
    ]
    text, found = repair_pages(pages)
    assert found == text


@pytest.mark.parametrize("width", range(28, 46, 2))
def test_paragraphs_parted_by_blank_lines_stay(width: int) -> None:
    blocks = [wrap(text, width, 4) for text in PARAGRAPHS]
    text, found = repair_pages([page(blocks[:6]), page(blocks[6:])])
    assert found == text


def test_a_page_on_which_all_may_follow_is_not_looked_at() -> None:
    blocks = [wrap(text, 36, 4) for text in PARAGRAPHS[:6]]
    assert not find_block_orders(Cohesion(measure_lines(page(blocks))), is_last=True)
    single = [[line] for block in blocks for line in block]
    assert not find_block_orders(Cohesion(measure_lines(page(single))), is_last=True)


def test_numbers_say_which_block_is_the_next() -> None:
    """Items of which each ends a sentence are told apart by their numbers alone."""
    items = [f"（{'一二三四五六'[at]}）{text}" for at, text in enumerate(PARAGRAPHS[:6])]
    columns = columns_of(36, tuple(items))
    _, found = repair_pages([page(in_turn(*columns))])
    numbers = [number for line in found.split() for _, number in numbers_of(line)]
    assert numbers == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("width", "start", "cut"), [(28, 1, 5), (32, 0, 3), (36, 1, 6), (40, 2, 5)]
)
def test_ways_that_leave_the_columns_of_other_lengths_are_followed_apart(
    width: int, start: int, cut: int
) -> None:
    """Two paragraphs end alike, so that either may stand above the right column."""
    texts = [PARAGRAPHS[at] + PARAGRAPHS[at + 4] for at in range(start, start + 4)]
    blocks = [wrap(text, width, 4) for text in texts]
    upper, short, lower = blocks[0], blocks[3][cut:], [*blocks[1:3], blocks[3][:cut]]
    sign = ["（作者系云岭市人大常委会研究室干部）"]
    pairs = CharacterPairs([line for block in blocks for line in block])
    cohesion = Cohesion(measure_lines(page([upper, short, *lower, sign])), pairs=pairs)
    order = [*upper, *(line for block in lower for line in block), *short, *sign]
    depth = len(order) - len(short) - 1
    best, *_ = find_block_orders(cohesion, is_last=True, depth=depth)
    assert [cohesion.lines[at].text for at in best.lines] == order
