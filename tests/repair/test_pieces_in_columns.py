"""Titles over two columns, lines set apart, rows and pieces of lines say where the columns are."""

from __future__ import annotations

import pytest
from test_columns import in_turn, rows_of_both, two_columns

from npccli.repair.character_pairs import CharacterPairs
from npccli.repair.columns.column_threads import find_threads
from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.columns.rows import part_rows
from npccli.repair.lines import Surface
from npccli.repair.measure.layout import measure_lines

TITLE = "——2021年1月19日在云岭市第七届人民代表大会第六次会议上的工作报告"


def cohesion_of(lines: list[str]) -> Cohesion:
    return Cohesion(measure_lines("\n".join(lines) + "\n"), pairs=CharacterPairs(lines))


@pytest.mark.parametrize("width", range(32, 44, 2))
def test_a_title_over_the_page_stands_in_no_column(width: int) -> None:
    left, right = two_columns(width)
    mixed = [TITLE, "云岭市市长 林知夏", right[0], *in_turn(left, right[1:])]
    cohesion = cohesion_of(mixed)
    assert cohesion.is_too_wide(0)
    assert not any(map(cohesion.is_too_wide, range(1, len(mixed))))
    assert not cohesion.is_open(0)
    assert cohesion.reads_on(0, 1) > 0
    assert find_threads(cohesion, expected=True)[0].start > 0


def test_a_line_cut_before_a_mark_is_one_line() -> None:
    full = "常委会首次对重大投资项目开展全过程跟踪监督"
    cohesion = cohesion_of([full, full, full, "出台“十条意见”", "，推动收回沉淀资金和结余", full])
    assert cohesion.weigh_pieces(3, 4) > 0
    assert cohesion.printed_widths[4] == cohesion.whole_widths[3] >= cohesion.width - 4
    assert cohesion.is_open(4)
    assert not cohesion.weigh_pieces(4, 5)


def test_no_more_pieces_than_fill_a_line() -> None:
    full = "常委会首次对重大投资项目开展全过程跟踪监督"
    pieces = ["开展“亮家底”", "“查隐患”行动、", "“回头看”行动、", "“家门口”服务"]
    cohesion = cohesion_of([full, full, full, *pieces, full])
    assert [cohesion.weigh_pieces(at, at + 1) > 0 for at in (3, 4, 5)] == [True, True, False]


@pytest.mark.parametrize("width", [34, 36, 42])
def test_the_halves_of_a_row_stand_left_and_right(width: int) -> None:
    """What is known of two lines outweighs which of them reads on a little better."""
    left, right = two_columns(width)
    at = rows_of_both(width)[2]
    lines = in_turn(left, right)
    place = lines.index(left[at])
    for known in (True, False):
        cohesion = cohesion_of(lines)
        cohesion.is_left = {place: known, place + 1: not known}
        (thread,) = find_threads(cohesion)
        assert bool(thread.sides[place - thread.start]) is not known


def test_a_line_set_apart_is_no_row_of_two_columns() -> None:
    full = "听取审议专项工作报告二"
    row = f"{full} “清单”管理制度全面落实"
    apart = " ".join("审议专项工作报告和二十三项专题")
    starts = part_rows(Surface(f"{full}\n" * 10 + f"{row}\n{apart}\n"))[1]
    assert len(starts) == 1
    assert not part_rows(Surface(f"{full}\n" * 10 + f"{apart}\n"))[1]


def test_a_heading_with_a_number_ends_where_its_line_is_short() -> None:
    """It is nearly as wide as the column, but no line that goes on would lack so much."""
    full = "常委会首次对重大投资项目开展全过程跟踪监督"
    first = "过去一年，常委会在市委的坚强领导下履职"
    scores = [
        cohesion_of([full, full, first, *[full] * 6, heading, first, full]).reads_on(9, 10)
        for heading in ("一、关于今年以来常委会主要工作安排", "关于今年以来常委会主要工作安排情况")
    ]
    assert scores[0] > scores[1] + 2
