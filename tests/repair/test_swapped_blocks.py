"""Blocks of a page that were read before those above them come back behind them."""

from __future__ import annotations

from collections import Counter

import pytest
from repair_texts import PARAGRAPHS, wrap

from npccli.model import Document, Extraction, Source
from npccli.repair import Settings, repair_extraction, replay
from npccli.repair.columns.swapped_blocks import SWAPPED
from npccli.repair.script import FINAL_MARKS

ONLY = Settings(only=("columns",))
WIDTHS = range(26, 42, 2)


def lines_of(width: int) -> list[str]:
    return [line for text in PARAGRAPHS for line in wrap(text, width, 4)]


def opens_paragraph(line: str) -> bool:
    """Tell whether a line is the first of a paragraph, which has lost its indent."""
    return any(text.startswith(line) for text in PARAGRAPHS)


def in_sentences(lines: list[str], first: int) -> int:
    """Return the first place from `first` on at which a column may end inside a paragraph."""
    return next(
        at
        for at in range(first, len(lines))
        if lines[at - 1][-1] not in FINAL_MARKS
        and not opens_paragraph(lines[at])
        and len(lines[at]) > 8
    )


def columns_of(width: int) -> list[list[str]]:
    """Return the lines of the paragraphs in three columns, each ending inside a paragraph."""
    lines = lines_of(width)
    one = in_sentences(lines, len(lines) // 3)
    two = in_sentences(lines, 2 * len(lines) // 3)
    return [lines[:one], lines[one:two], lines[two:]]


def pages(*texts: list[list[str]]) -> Extraction:
    """Return pages of blocks, with a blank line between two blocks."""
    whole, starts = "", []
    for blocks in texts:
        starts.append(len(whole))
        whole += "\n\n".join("\n".join(block) for block in blocks) + "\n"
    return Extraction(Source("-", "", "text"), whole, page_starts=tuple(starts))


def words(document: Document) -> list[str]:
    return document.text.split()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_left_column_comes_before_the_right_one(width: int) -> None:
    first, left, right = columns_of(width)
    extraction = pages([first], [right, left])
    document = repair_extraction(extraction, ONLY)
    assert words(document) == [*first, *left, *right]
    assert {change.why for change in document.changes} == {SWAPPED}
    assert replay(extraction.text, document.changes) == document.text
    assert Counter("".join(words(document))) == Counter("".join(extraction.text.split()))


@pytest.mark.parametrize("width", WIDTHS)
def test_every_line_of_a_moved_block_knows_its_page(width: int) -> None:
    first, left, right = columns_of(width)
    document = repair_extraction(pages([first], [right, left]), ONLY)
    moved = document.paragraphs[len(first)]
    assert moved.text == left[0]
    assert moved.lines == (len(first) + len(right) + 2,) * 2
    assert moved.pages == (2, 2)


def test_the_foot_of_a_column_goes_back_to_it() -> None:
    """At some widths two paragraphs end beside each other, and little tells them apart."""
    exact = 0
    for width in WIDTHS:
        first, left, right = columns_of(width)
        foot = next(at for at in range(len(left) - 1, 0, -1) if opens_paragraph(left[at]))
        document = repair_extraction(pages([first], [left[:foot], right, left[foot:]]), ONLY)
        exact += words(document) == [*first, *left, *right]
    assert exact > 0.6 * len(WIDTHS)


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_in_order_stay(width: int) -> None:
    first, left, right = columns_of(width)
    extraction = pages([first], [left, right])
    assert repair_extraction(extraction, ONLY).text == extraction.text


@pytest.mark.parametrize("width", WIDTHS)
def test_paragraphs_that_are_whole_stay_in_any_order(width: int) -> None:
    blocks = [wrap(text, width, 4) for text in PARAGRAPHS]
    extraction = pages(blocks[:3], blocks[:2:-1])
    assert repair_extraction(extraction, ONLY).text == extraction.text


@pytest.mark.parametrize("width", WIDTHS)
def test_a_text_that_breaks_off_once_stays(width: int) -> None:
    """A page is missing: nothing on the others goes on behind what breaks off."""
    first, _, right = columns_of(width)
    begin = next(at for at in range(len(right)) if opens_paragraph(right[at]))
    extraction = pages([first], [right[begin:]])
    assert repair_extraction(extraction, ONLY).text == extraction.text


def test_without_pages_nothing_moves() -> None:
    first, left, right = columns_of(36)
    text = "\n".join([*first, "", *right, "", *left]) + "\n"
    assert repair_extraction(Extraction(Source("-", "", "text"), text), ONLY).text == text


def numbered(block: list[str], number: str) -> list[str]:
    """Return the lines with the number of an article at the head of the first paragraph."""
    at = next(at for at in range(len(block)) if opens_paragraph(block[at]))
    return [*block[:at], f"第{number}条　{block[at]}", *block[at + 1 :]]


@pytest.mark.parametrize("width", WIDTHS)
def test_articles_that_count_on_stay(width: int) -> None:
    first, left, right = columns_of(width)
    extraction = pages([first], [numbered(right, "七"), numbered(left, "八")])
    assert repair_extraction(extraction, ONLY).text == extraction.text


def test_articles_that_do_not_count_on_may_move() -> None:
    moved = 0
    for width in WIDTHS:
        first, left, right = columns_of(width)
        left, right = numbered(left, "七"), numbered(right, "八")
        document = repair_extraction(pages([first], [right, left]), ONLY)
        moved += document.text.index("第七条") < document.text.index("第八条")
    assert moved > 0.6 * len(WIDTHS)
