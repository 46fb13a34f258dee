"""Two columns read line by line in turn come back, with the places of their lines."""

from __future__ import annotations

import json
from collections import Counter
from itertools import cycle, pairwise, product, zip_longest
from pathlib import Path

import pytest
from repair_cases import repaired
from repair_texts import PARAGRAPHS, wrap

from npccli.model import Extraction, Source
from npccli.repair import Settings, repair_extraction, replay
from npccli.repair.character_pairs import CharacterPairs
from npccli.repair.cohesion import straddled
from npccli.repair.columns.column_gaps import NO_GAPS, observe_gaps
from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.measure.layout import measure_lines
from npccli.repair.script import display_width

FLOORS = json.loads((Path(__file__).parents[1] / "floors.json").read_text("utf-8"))
WIDTHS = range(26, 62, 2)
ONLY = Settings(only=("columns",))


def two_columns(width: int, first: int = 0) -> tuple[list[str], list[str]]:
    """Return the paragraphs wrapped at `width`, as a left and a right column."""
    lines = [line for text in PARAGRAPHS[first:] for line in wrap(text, width, 4)]
    half = (len(lines) + 1) // 2
    return lines[:half], lines[half:]


def in_turn(left: list[str], right: list[str]) -> list[str]:
    return [line for pair in zip_longest(left, right) for line in pair if line]


def test_columns_of_many_widths_come_back() -> None:
    """Where paragraphs end on both sides at once, nothing may tell which goes on where."""
    exact = 0
    for width in WIDTHS:
        left, right = two_columns(width)
        text = "\n".join(in_turn(left, right)) + "\n"
        document = repaired(text, ONLY)
        exact += document.text == "\n".join([*left, *right]) + "\n"
        assert document.text != text
        assert replay(text, document.changes) == document.text
        assert Counter(document.text) == Counter(text)
        assert repaired(document.text, ONLY).text == document.text
    assert exact / len(WIDTHS) >= FLOORS["columns_in_turn_exact"]


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_in_order_stay(width: int) -> None:
    text = "\n".join(two_columns(width)[0]) + "\n"
    assert repaired(text, ONLY).text == text


def test_every_moved_line_knows_where_it_stood() -> None:
    left, right = two_columns(36)
    mixed = in_turn(left, right)
    paragraphs = repaired("\n".join(mixed) + "\n", ONLY).paragraphs
    assert [p.text for p in paragraphs] == [*left, *right]
    assert [p.lines for p in paragraphs] == [
        (mixed.index(line) + 1, mixed.index(line) + 1) for line in (*left, *right)
    ]


def test_a_paragraph_of_moved_lines_knows_the_line_of_each_word() -> None:
    left, right = two_columns(36)
    mixed = in_turn(left, right)
    document = repaired("\n".join(mixed) + "\n")
    assert [p.text for p in document.paragraphs] == list(PARAGRAPHS)
    first, over_both = document.paragraphs[1], document.paragraphs[5]
    start = mixed.index(next(line for line in left if first.text.startswith(line))) + 1
    assert first.lines == (start, start + 2 * len(first.line_starts) // 2)
    assert first.text[first.line_starts[1] :].startswith(mixed[start + 1])
    # It begins at the foot of one column and ends at the head of the other.
    assert over_both.lines[0] < over_both.lines[1]
    assert over_both.line_starts == ()


def test_columns_are_looked_for_page_by_page() -> None:
    first, second = two_columns(36), two_columns(36, first=3)
    pages = ["\n".join(in_turn(*page)) + "\n" for page in (first, second)]
    starts = (0, len(pages[0]))
    document = repair_extraction(
        Extraction(Source("-", "", "text"), "".join(pages), page_starts=starts), ONLY
    )
    assert document.text == "\n".join([*first[0], *first[1], *second[0], *second[1]]) + "\n"
    assert document.paragraphs[-1].pages == (2, 2)


def in_blocks(left: list[str], right: list[str], sizes: tuple[int, ...]) -> str:
    """Return the columns in blocks of some lines in turn, with a blank line above each."""
    sides = (list(left), list(right))
    blocks: list[str] = []
    turns = enumerate(cycle(sizes))
    while any(sides):
        turn, size = next(turns)
        if side := sides[turn % 2]:
            blocks.append("\n".join(side[:size]))
            del side[:size]
    return "\n\n".join(blocks) + "\n"


def test_blank_lines_show_where_the_column_changes() -> None:
    """In every form most lines come to stand behind the right one; a few blocks say too little."""
    right = total = 0
    for width, sizes in product(WIDTHS[::2], [(1, 2, 1), (1, 3, 2), (4, 1, 1, 3), (2, 3)]):
        columns = two_columns(width)
        order = [*columns[0], *columns[1]]
        found = repaired(in_blocks(*columns, sizes), ONLY).text.split()
        assert Counter(found) == Counter(order)
        right += len(set(pairwise(found)) & set(pairwise(order)))
        total += len(order) - 1
    assert right / total >= FLOORS["columns_in_blocks_joints"]


@pytest.mark.parametrize("sizes", [(9, 9, 1, 1), (6, 6, 1, 1, 1, 1), (7, 8, 1, 1)])
def test_each_column_comes_as_far_down_as_the_other(sizes: tuple[int, ...]) -> None:
    """Blocks of any size are put in order without a blank line that shows where they end."""
    right = total = 0
    for width in WIDTHS:
        columns = two_columns(width)
        order = [*columns[0], *columns[1]]
        text = in_blocks(*columns, sizes).replace("\n\n", "\n")
        found = repaired(text, ONLY).text.split()
        right += len(set(pairwise(found)) & set(pairwise(order)))
        total += len(order) - 1
    assert right / total >= FLOORS["columns_in_step_joints"]


def rows_of_both(width: int) -> list[int]:
    """Return the numbers of the rows in which both columns of this width have a full line."""
    pairs = zip(*two_columns(width), strict=False)
    return [at for at, pair in enumerate(pairs) if min(map(display_width, pair)) >= width - 2]


@pytest.mark.parametrize("width", [34, 36, 42])
def test_a_row_that_came_out_as_one_line_is_parted(width: int) -> None:
    left, right = two_columns(width)
    for at in rows_of_both(width)[1:4]:
        mixed = in_turn(left[:at], right[:at])
        mixed += [f"{left[at]} {right[at]}", *in_turn(left[at + 1 :], right[at + 1 :])]
        assert repaired("\n".join(mixed) + "\n", ONLY).text.split("\n")[:-1] == [*left, *right]


def test_a_line_that_was_cut_before_a_quotation_is_whole_again() -> None:
    left, right = two_columns(36)
    at = next(at for at, line in enumerate(left) if "“" in line[6:-6])
    cut = left[at].index("“", 6)
    mixed = in_turn(left, right)
    place = mixed.index(left[at])
    mixed[place : place + 1] = [left[at][:cut], left[at][cut:]]
    document = repaired("\n".join(mixed) + "\n", ONLY)
    assert document.text == "\n".join([*left, *right]) + "\n"
    assert replay("\n".join(mixed) + "\n", document.changes) == document.text


@pytest.mark.parametrize("width", [26, 36, 42])
@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_blank_lines_inside_one_column_stay(width: int, size: int) -> None:
    lines = [line for text in PARAGRAPHS for line in wrap(text, width, 4)]
    text = in_blocks(lines, [], (size,))
    assert repaired(text, ONLY).text == text


def test_blank_lines_that_part_paragraphs_say_nothing_of_columns() -> None:
    paragraphs = [measure_lines("\n".join(wrap(text, 36, 4)) + "\n\n") for text in PARAGRAPHS]
    text = "\n\n".join("\n".join(line.text for line in lines) for lines in paragraphs)
    lines = measure_lines(text)
    assert observe_gaps(lines, straddled([(a.text, b.text) for a, b in pairwise(lines)])) == NO_GAPS


@pytest.mark.parametrize("width", [32, 36, 42])
def test_first_lines_that_lost_their_indents_are_counted(width: int) -> None:
    def lost(indent: int) -> int:
        lines = [line for text in PARAGRAPHS for line in wrap(text, width, indent)]
        return Cohesion(measure_lines("\n".join(lines) + "\n")).count_lost_indents()

    assert lost(4) > 0.5 * len(PARAGRAPHS) > lost(0)


def test_a_page_on_which_few_paragraphs_begin_is_set_like_the_others() -> None:
    """The pages of a text are parted as it is set, whichever of them shows it."""
    left, right = two_columns(36)
    page = "\n".join(in_turn(left, right)) + "\n"
    few = "\n".join(in_turn(left[:6], right[:6])) + "\n"
    extraction = Extraction(Source("-", "", "text"), page + few, page_starts=(0, len(page)))
    document = repair_extraction(extraction, ONLY)
    assert document.text == "\n".join([*left, *right, *left[:6], *right[:6]]) + "\n"


def test_pairs_of_characters_are_counted_inside_lines_only() -> None:
    pairs = CharacterPairs(["依法监督", "工作报告"])
    assert pairs.log_odds("依", "法") > 0 > pairs.log_odds("督", "工")
    assert pairs.log_odds("督", "民") == 0.0


MERGED = Settings(only=("merged_lines",))


def merged(left: list[str], right: list[str]) -> list[str]:
    """Return the lines of two columns as an extractor that sees only one gives them."""
    return [" ".join(pair) for pair in zip_longest(left, right, fillvalue="")]


def test_merged_lines_of_many_widths_are_parted() -> None:
    for width in WIDTHS:
        left, right = two_columns(width)
        text = "\n".join(line.strip() for line in merged(left, right)) + "\n"
        document = repaired(text, MERGED)
        assert document.text == "\n".join([*left, *right]) + "\n"
        assert replay(text, document.changes) == document.text
        assert repaired(document.text, MERGED).text == document.text


def test_a_parted_line_knows_where_both_its_halves_stood() -> None:
    left, right = two_columns(36)
    text = "\n".join(line.strip() for line in merged(left, right)) + "\n"
    paragraphs = repaired(text, MERGED).paragraphs
    halves = [(number, number) for number in range(1, len(left) + 1)]
    assert [p.lines for p in paragraphs] == [*halves, *halves[: len(right)]]


@pytest.mark.parametrize("width", WIDTHS)
def test_spaces_inside_one_column_part_nothing(width: int) -> None:
    lines = [line for text in PARAGRAPHS for line in wrap(text, width, 4)]
    spaced = [f"{line[: len(line) // 2]} {line[len(line) // 2 :]}" for line in lines]
    text = "\n".join(spaced) + "\n"
    assert repaired(text, MERGED).text == text
