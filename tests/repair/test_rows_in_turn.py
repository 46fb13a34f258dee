"""Pages of two columns of which the lines were taken by their height, and rows in one line."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, zip_longest

import pytest
from repair_cases import repaired
from repair_texts import PARAGRAPHS, wrap

from npccli.repair import Settings, replay
from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.columns.pace import Turn
from npccli.repair.columns.rows_in_turn import find_rows
from npccli.repair.columns.turns import find_turns
from npccli.repair.edits import apply_edits
from npccli.repair.furniture.furniture import find_furniture
from npccli.repair.furniture.seams import find_seams
from npccli.repair.lines import Surface
from npccli.repair.measure.layout import measure_lines

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


def test_a_number_that_the_next_page_was_set_behind_shows_a_seam() -> None:
    """A script that joins pages without a line end gives their first lines so."""
    pages = ["\n".join(by_height(*columns_of(at, at + 3), range(2))) for at in (0, 3, 6, 9)]
    numbers = [f"\n— {number} —" for number in range(1, 5)]
    glued = "".join(page + number for page, number in zip(pages, numbers, strict=True))
    edits = find_furniture(glued, ())
    assert apply_edits(glued, edits) == "\n".join(pages)
    seams = find_seams(glued, edits)
    assert [glued[seam:][:5] for seam in seams[:3]] == [number[1:] for number in numbers[:3]]
    heads = glued.replace(" —", f" —{HEAD}\n")[: -len(HEAD) - 1]
    seams = find_seams(heads, find_furniture(heads, ()))
    assert [heads[seam:][:6] for seam in seams[:3]] == [f"{number[1:]}云" for number in numbers[:3]]


def test_lines_that_open_with_the_page_they_speak_of_stay() -> None:
    text = "".join(f"第{n}页所列的项目。{PARAGRAPHS[n] * 2}\n" for n in (1, 2, 3, 4))
    assert repaired(text).text == text


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


LINE, SAME_HEIGHT = 10, 2


def taken_by_height(left: list[str], right: list[str], shift: int) -> list[str]:
    """Return lines of two columns by their height, the right ones lower by `shift`.

    A numbered heading has space above it.
    """
    placed: list[tuple[int, int, str]] = []
    for side, lines in enumerate((left, right)):
        height = side * shift
        for line in lines:
            space = LINE // 2 if line.startswith("（") else 0
            placed.append((height + space, side, line))
            height += LINE + space
    rows: list[list[tuple[int, int, str]]] = []
    for height, side, line in sorted(placed):
        if rows and height - rows[-1][0][0] <= SAME_HEIGHT:
            rows[-1].append((height, side, line))
        else:
            rows.append([(height, side, line)])
    by_side = [sorted(row, key=lambda one: one[1]) for row in rows]
    return [" ".join(line for _, _, line in row) for row in by_side]


def test_columns_change_in_turn_but_where_a_heading_stands() -> None:
    """Even if the right column begins higher up, and words read on where lines are crossed."""
    right_joints = total = 0
    for width in (24, 26, 30, 32, 34, 38, 40, 42):  # of other widths, no lines share a height
        lines: list[str] = []
        for number, text in enumerate(PARAGRAPHS):
            lines += [f"（{number}）加强自身建设"] * (number in (1, 2, 5, 8)) + wrap(text, width, 4)
        half = len(lines) // 2 + 1
        text = "\n".join(taken_by_height(lines[:half], lines[half:], -4)) + "\n"
        found = repaired(text, Settings(only=("columns",))).text.replace(" ", "\n").split("\n")
        right_joints += len(set(pairwise(found)) & set(pairwise(lines)))
        total += len(lines) - 1
    assert right_joints / total >= 0.93


def test_turns_say_what_is_known_of_each_place() -> None:
    full = "听取审议专项工作报告二十三项"
    lines = measure_lines("\n".join([full] * 6 + ["（一）加强监督"] + [full] * 2))
    page = Cohesion(lines)
    page.is_left = {1: True, 2: False, 3: True, 4: False}
    turns = find_turns(page)
    assert turns[1:5] == [Turn.BESIDE_ROW, Turn.ROW, Turn.ROWS, Turn.ROW]
    assert turns[5:] == [Turn.BESIDE_ROW, Turn.PLAIN_BELOW, Turn.PLAIN, Turn.UNEVEN]
    page.is_left = {}
    some = [Turn.PLAIN] * 3 + [Turn.UNEVEN] + [Turn.PLAIN] * 2 + [Turn.UNEVEN]
    assert find_turns(page)[2:] == some


def test_a_row_below_a_title_over_both_columns_begins_them() -> None:
    """The name in its left half stands above the left column, on a line of its own."""
    left, right = columns_of(0, 6)[0], columns_of(6, 12)[0]
    title = ["云岭市第十四届人民代表大会常务委员会第二次会议审议", "通过的报告"]
    name = "本报记者 林知夏"
    left[8:8] = ["（二）增强监督实效"]
    columns = taken_by_height([name, "（一）加强自身建设", *left], right, 0)
    text = "\n".join([*title, *columns]) + "\n"
    assert f"{name} {right[0]}" in text
    found = repaired(text, Settings(only=("columns",))).text
    assert found.startswith("\n".join([*title, name, "（一）加强自身建设", left[0], ""]))
    assert f"{left[-1]}\n{right[0]}\n" in found


def test_pages_that_nothing_parts_are_seen_from_their_columns() -> None:
    """The left column goes on in the right one of its page, that in the left one of the next."""
    number, order, pages = 0, [], []
    for first in range(0, len(PARAGRAPHS), 2):
        for width in (20, 22, 24):
            lines = [line for text in PARAGRAPHS[first : first + 2] for line in wrap(text, width)]
            order += [line.replace("常委会", f"第{(number := number + 1)}组") for line in lines]
    depth = len(order) // 8
    for top in range(0, len(order), 2 * depth):
        left, right = order[top : top + depth], order[top + depth : top + 2 * depth]
        pages += by_height(left, right, range(3, 9))
    assert len(pages) > 160
    found = repaired("\n".join(pages) + "\n", Settings(only=("columns",))).text
    joints = set(pairwise(found.replace(" ", "\n").split("\n"))) & set(pairwise(order))
    assert len(joints) / len(order) >= 0.9


def test_spaces_in_long_lines_are_not_weighed_one_by_one() -> None:
    """It would take minutes: each is weighed by the width of all that stands beside it."""
    assert find_rows(Surface(("听取审议报告 " * 20_000 + "\n") * 3)) == []
