"""What was moved keeps the lines and the pages of the source, and so does what stands behind it."""

from __future__ import annotations

import pytest
from repair_texts import PARAGRAPHS, wrap

from npccli.model import Document, Extraction, Source
from npccli.repair import repair_extraction
from npccli.repair.edits import Edit, LineMap, line_starts

HEADINGS = ("织密监督网络", "站稳人民立场")


def cut_by_headings(above: tuple[str, ...]) -> tuple[str, list[str]]:
    """Return a text whose paragraph is cut by headings, and the lines of that paragraph."""
    lines = wrap(PARAGRAPHS[2], 30, 0)
    return "\n".join((*above, *lines[:2], *HEADINGS, *lines[2:])) + "\n", lines


def cited(document: Document, source: str) -> dict[str, str]:
    """Return the lines of the source that each paragraph says it came from, by its text."""
    lines = source.split("\n")
    return {
        found.text: "".join(lines[found.lines[0] - 1 : found.lines[1]])
        for found in document.paragraphs
    }


@pytest.mark.parametrize("above", [(), ("云岭市人大常委会工作综述", "")])
def test_the_paragraph_below_a_moved_heading_has_its_own_lines(above: tuple[str, ...]) -> None:
    text, lines = cut_by_headings(above)
    document = repair_extraction(Extraction(Source("-", "", "text"), text))
    *_, first, second, paragraph = document.paragraphs
    top = len(above) + 1
    assert (first.text, first.lines) == (HEADINGS[0], (top + 2, top + 2))
    assert (second.text, second.lines) == (HEADINGS[1], (top + 3, top + 3))
    assert paragraph.text == PARAGRAPHS[2]
    assert paragraph.lines == (top, top + len(lines) + 1)
    places = [0, *paragraph.line_starts]
    del places[2:4]  # where the headings stood
    assert [paragraph.text[at : at + 5] for at in places] == [line[:5] for line in lines]


def test_a_line_above_which_a_heading_was_put_is_not_taken_for_it() -> None:
    text, _ = cut_by_headings(("回应群众期盼",))
    document = repair_extraction(Extraction(Source("-", "", "text"), text))
    for paragraph, lines in cited(document, text).items():
        assert paragraph in (lines, PARAGRAPHS[2])


def test_a_heading_that_was_moved_over_a_page_break_keeps_its_page() -> None:
    text, _ = cut_by_headings(())
    page = text.index(HEADINGS[0])
    document = repair_extraction(Extraction(Source("-", "", "text"), text, (0, page)))
    assert [(found.text, found.pages) for found in document.paragraphs] == [
        (HEADINGS[0], (2, 2)),
        (HEADINGS[1], (2, 2)),
        (PARAGRAPHS[2], (1, 2)),
    ]


def test_lines_that_change_places_change_their_numbers() -> None:
    text = "甲\n乙乙\n丙\n丁\n"
    places = LineMap(line_starts(text))
    places.add([Edit(0, 2, "丙\n丁\n", "", moved_from=5), Edit(5, 9, "甲\n", "", moved_from=0)])
    assert places.lines_of([0, 2, 4, 7]) == [3, 4, 2, 1]  # 丙 丁 乙乙 甲


def test_behind_what_was_put_into_a_line_that_line_goes_on() -> None:
    places = LineMap(line_starts("甲甲\n乙\n"))
    places.add([Edit(1, 1, "乙\n", "", moved_from=3), Edit(3, 5, "", "")])
    assert places.lines_of([0, 1, 3]) == [1, 2, 1]  # 甲 乙 甲
