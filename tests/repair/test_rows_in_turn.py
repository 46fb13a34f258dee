"""Pages of two columns of which the lines were taken by their height, and rows in one line."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, zip_longest

import pytest
from repair_cases import repaired
from repair_texts import PARAGRAPHS, wrap

from npccli.repair import Settings, replay
from npccli.repair.columns.rows_in_turn import find_rows
from npccli.repair.furniture.furniture import find_furniture
from npccli.repair.furniture.seams import find_seams
from npccli.repair.lines import Surface

HEAD = "云岭市人大常委会公报"
COLUMN = 40
FIRST = (0, 4, 8)


def columns_of(first: int, stop: int) -> tuple[list[str], list[str]]:
    """Return some paragraphs as a left and a right column."""
    lines = [line for text in PARAGRAPHS[first:stop] for line in wrap(text, COLUMN, 4)]
    half = (len(lines) + 1) // 2
    return lines[:half], lines[half:]


def by_height(left: list[str], right: list[str], together: range) -> list[str]:
    """Return the lines of two columns in turn, those of some rows in one line."""
    lines: list[str] = []
    for at, (one, other) in enumerate(zip_longest(left, right, fillvalue="")):
        lines += [f"{one} {other}".strip()] if at in together else filter(None, (one, other))
    return lines


def document(together: range, *, numbered: bool = True) -> str:
    """Return three pages of two columns, each with a number or, from the second on, a head."""
    pages = []
    for number, first in enumerate(FIRST, 1):
        lines = by_height(*columns_of(first, first + 4), together)
        pages += [*lines, f"— {number} —"] if numbered else [*[HEAD] * (number > 1), *lines]
    return "\n".join(pages) + "\n"


@pytest.mark.parametrize("together", [range(0), range(2, 6), range(5)])
@pytest.mark.parametrize("numbered", [True, False])
def test_pages_without_marks_are_put_in_order_one_by_one(together: range, numbered: bool) -> None:
    text = document(together, numbered=numbered)
    found = repaired(text, Settings(only=("furniture", "columns")))
    order = [line for first in FIRST for column in columns_of(first, first + 4) for line in column]
    lines = found.text.replace(" ", "\n").split("\n")
    joints = set(pairwise(lines)) & set(pairwise(order))
    assert len(joints) / (len(order) - 1) >= (0.95 if numbered else 0.85)
    assert replay(text, found.changes) == found.text


def test_seams_are_where_numbers_and_heads_stood() -> None:
    text = document(range(0))
    inside = text.replace(PARAGRAPHS[4][:8], f"\n{HEAD}\n{PARAGRAPHS[4][:8]}", 1)
    for whole in (text, inside):
        seams = find_seams(whole, find_furniture(whole, ()))
        assert [whole[seam:][:6] for seam in seams] == [f"— {number} —\n" for number in (1, 2, 3)]


def test_rows_of_which_one_side_ends_a_paragraph_are_parted() -> None:
    left, right = columns_of(0, 8)
    short = "明显提高。"
    rows = [f"{short} {right[0]}", f"{left[0]} {short}", f"{short} {short}"]
    text = "\n".join([*by_height(left, right, range(4)), *rows]) + "\n"
    places = find_rows(Surface(text))
    assert len(places) == 4 + len(rows)
    assert [text[place + 1 :].split("\n")[0] for place in places[-3:]] == [right[0], short, short]


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: [line.replace(" ", "") for line in lines],  # no row
        lambda lines: [f"{line}\n" for line in lines],  # blocks, with blank lines between
        lambda lines: [f"{line} {line}" for line in lines],  # more columns than two
        lambda lines: [part for line in lines for part in line.split()],
    ],
)
def test_other_lines_are_no_rows(change: Callable[[list[str]], list[str]]) -> None:
    lines = by_height(*columns_of(0, 6), range(5))
    assert find_rows(Surface("\n".join(lines)))
    assert not find_rows(Surface("\n".join(change(lines))))


def test_text_in_order_has_no_rows() -> None:
    """Two lines of it stand in one with a space, as where an indent was left in a line."""
    lines = [line for text in PARAGRAPHS for line in wrap(text, COLUMN, 4)]
    joined = [f"{one} {other}" for one, other in zip(lines[:12:2], lines[1:12:2], strict=True)]
    assert not find_rows(Surface("\n".join([*joined, *lines[12:]])))


def test_text_all_in_rows_is_left_to_another_repair() -> None:
    left, right = columns_of(0, 6)
    assert not find_rows(Surface("\n".join(by_height(left, right, range(len(left))))))
    text = "\n".join(by_height(left, right[:-9], range(len(left))))
    assert text.endswith("\n".join(left[-9:]))
    assert not find_rows(Surface(text))
