"""Lines that hold a line of three columns and more, as newspapers have them, are parted."""

from __future__ import annotations

import json
from itertools import pairwise, product, zip_longest
from pathlib import Path

import pytest
from repair_cases import repaired
from repair_texts import PARAGRAPHS, wrap

from npccli.repair import Settings, replay
from npccli.repair.columns.row_cells import cut_line, width_of, widths_of_columns

FLOORS = json.loads((Path(__file__).parents[1] / "floors.json").read_text("utf-8"))
ONLY = Settings(only=("merged_lines",))


def columns_of(width: int, count: int, indent: int = 0) -> list[list[str]]:
    """Return the paragraphs in so many columns; first lines have lost their indents."""
    lines = [line for text in PARAGRAPHS for line in wrap(text, width - indent, indent)]
    height = -(-len(lines) // count)
    return [lines[start : start + height] for start in range(0, len(lines), height)]


def merged(columns: list[list[str]]) -> list[str]:
    return [" ".join(filter(None, row)) for row in zip_longest(*columns, fillvalue="")]


def text_of(*blocks: list[str]) -> str:
    return "".join(f"{line}\n" for block in blocks for line in block)


def check(text: str, wanted: str) -> None:
    document = repaired(text, ONLY)
    assert document.text == wanted
    assert replay(text, document.changes) == wanted
    assert repaired(wanted, ONLY).text == wanted


@pytest.mark.parametrize(("width", "count"), [*product(range(24, 52, 2), (2, 3, 4))])
def test_rows_of_columns_are_parted(width: int, count: int) -> None:
    columns = columns_of(width, count)
    check(text_of(merged(columns)), text_of(*columns))


def test_a_column_that_stands_lower_has_rows_of_its_own() -> None:
    """A heading in the middle column pushed it down by a part of a line."""
    right = total = 0
    for width in range(26, 40, 2):
        columns = columns_of(width, 3)
        rows = merged([column[:6] for column in columns])
        for first, second, third in zip_longest(*(column[6:] for column in columns), fillvalue=""):
            rows += filter(None, (" ".join(filter(None, (first, third))), second))
        document = repaired(text_of(rows), ONLY)
        assert replay(text_of(rows), document.changes) == document.text
        order = text_of(*columns).split("\n")
        right += len(set(pairwise(document.text.split("\n"))) & set(pairwise(order)))
        total += len(order) - 1
    assert right / total >= FLOORS["columns_one_of_three_lower_joints"]


@pytest.mark.parametrize("width", range(26, 40, 2))
def test_articles_of_other_widths_below_each_other_are_parted_each_by_itself(width: int) -> None:
    above, below = columns_of(width, 3), columns_of(width + 14, 2)
    title = "云岭市人大常委会二〇二三年依法履职服务大局工作情况综述"
    title += "——来自人民代表大会的报告" * (width_of(title) <= width + 16)
    text = text_of(merged(above), [title], merged(below))
    check(text, text_of(*above, [title], *below))


def test_characters_set_apart_stand_in_one_cell() -> None:
    columns = columns_of(30, 3)
    for column, at in zip(columns, (4, 7, 9), strict=True):
        column[at] = " ".join(column[at])
    check(text_of(merged(columns)), text_of(*columns))


def test_a_heading_on_top_of_the_middle_column_stands_over_all() -> None:
    columns = columns_of(30, 3)
    heading = ["（三）聚力建设", "宜居云岭"]
    tops = [columns[0][0], heading[0], columns[0][1], heading[1]]
    rows = merged([columns[0][2:], *columns[1:]])
    check(text_of(tops, rows), text_of(heading, *columns))


def test_a_headline_of_two_parts_stays_above_the_columns() -> None:
    columns = columns_of(30, 2)
    headline = ["深耕立法沃土 织密监督之网“民意直通车”"]
    check(text_of(headline, merged(columns)), text_of(headline, *columns))


@pytest.mark.parametrize("count", [3, 4])
def test_rows_of_a_table_stay(count: int) -> None:
    cells = [
        "听取专项工作报告情况",
        "执法检查工作开展情况",
        "专题询问工作开展情况",
        "代表建议意见办理情况",
    ]
    text = text_of([" ".join((cells[at:] + cells[:at])[:count]) for at in (0, 1, 2, 3) * 4])
    assert repaired(text, ONLY).text == text


def test_lines_with_wide_gaps_stay() -> None:
    text = text_of([row.replace(" ", "    ") for row in merged(columns_of(30, 3))])
    assert repaired(text, ONLY).text == text


def test_names_and_english_are_no_rows_of_columns() -> None:
    assert not list(widths_of_columns("林知夏 顾长宁 周望舒 许慎言 严守正 白云山"))
    assert not list(widths_of_columns("the standing committee of the people congress " * 2))


def test_a_line_that_does_not_fit_is_not_cut() -> None:
    line = "过去一年，云岭市人大常委会在市委坚强领导下依法履职 成效明显"
    assert cut_line(line, 22) == []
