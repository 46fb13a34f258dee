"""Columns far apart are named, and parted where the printed order is asked for."""

from __future__ import annotations

from itertools import pairwise, zip_longest

import pytest
from repair_cases import repaired
from repair_texts import PARAGRAPHS, wrap

from npccli import clean
from npccli.model import Extraction, Source
from npccli.repair import Settings, repair_extraction, replay
from npccli.repair.script import display_width

APART = Settings(only=("merged_lines",), columns_apart=True)


def two_columns(width: int) -> tuple[list[str], list[str]]:
    lines = [line for text in PARAGRAPHS for line in wrap(text, width, 4)]
    middle = (len(lines) + 1) // 2
    return lines[:middle], lines[middle:]


def drawn(left: list[str], right: list[str], edge: int) -> list[str]:
    """Return the lines of a page, on which the second column begins at `edge`."""
    return [
        f"{line}{' ' * (edge - display_width(line))}{other}".rstrip()
        for line, other in zip_longest(left, right, fillvalue="")
    ]


def text_of(*blocks: list[str]) -> str:
    return "".join(f"{line}\n" for block in blocks for line in block)


@pytest.mark.parametrize("width", range(28, 46, 2))
@pytest.mark.parametrize("gap", [6, 14])
def test_columns_far_apart_are_parted_if_asked_for(width: int, gap: int) -> None:
    left, right = two_columns(width)
    text = text_of(drawn(left, right, width + gap))
    document = repaired(text, APART)
    assert document.text == text_of(left, right)
    assert not document.flags
    assert replay(text, document.changes) == document.text
    assert repaired(document.text, APART).text == document.text


def test_else_they_are_named_and_left_as_they_are() -> None:
    text = text_of(drawn(*two_columns(36), edge=44))
    document = repaired(text, Settings())
    assert document.text == text
    assert [flag.code for flag in document.flags] == ["merged_columns"]


def test_the_printed_order_parts_them_in_sections_and_paragraphs() -> None:
    left, right = two_columns(36)
    document = clean(text_of(drawn(left, right, 46)), printed_order=True)
    assert [paragraph.text for paragraph in document.paragraphs] == list(PARAGRAPHS)


def test_rows_of_one_column_stand_a_little_to_the_left_of_where_they_should() -> None:
    """The spaces in front of a row are as wide as its characters are on average."""
    left, right = two_columns(36)
    rows = [line for pair in zip(left, right, strict=False) for line in pair]
    rows[1::2] = [f"{' ' * 26}{line}" for line in rows[1::2]]
    text = text_of(rows)
    extraction = Extraction(Source("-", "", "text"), text, page_starts=(0,))
    document = repair_extraction(extraction, APART)
    found = document.text.split()
    order = text_of(left, right).split()
    assert len(set(pairwise(found)) & set(pairwise(order))) >= 0.95 * (len(order) - 1)


def test_a_single_space_in_a_row_may_part_columns_that_are_far_apart_elsewhere() -> None:
    left, right = two_columns(36)
    rows = drawn(left, right, 40)
    at = next(at for at, line in enumerate(left) if display_width(line) == 36)
    rows[at] = f"{left[at]} {right[at]}"
    assert repaired(text_of(rows), APART).text == text_of(left, right)


def test_the_rows_of_a_table_stay() -> None:
    names = ["云岭市人大常委会办公室", "青禾县人大常委会办公室", "柳溪街道人大工作委员会"]
    places = ["市民大道八号综合楼一层", "青禾路十二号政务中心", "柳溪路五号街道办事处"]
    rows = drawn(names * 4, places * 4, 40)
    assert repaired(text_of(rows), APART).text == text_of(rows)


def test_text_without_columns_stays() -> None:
    text = text_of(*([f"    {line}" for line in wrap(part, 36, 0)] for part in PARAGRAPHS))
    assert repaired(text, APART).text == text
