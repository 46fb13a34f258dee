"""Headings that a file marks are headings, unless its styles lie."""

import pytest

from npccli.model import Document, Paragraph, Source
from npccli.segment import segment_reports

BODY = "一年来，县人大常委会坚持围绕中心、服务大局，听取和审议专项工作报告，作出决议决定。"


def sections(lines: list[tuple[int | None, str]]) -> list[tuple[str | None, int]]:
    """Return heading and depth of each section of a text of lines with levels."""
    paragraphs = tuple(
        Paragraph(text, (2 * place + 1, 2 * place + 1), level=level)
        for place, (level, text) in enumerate(lines)
    )
    (report,) = segment_reports(Document(Source("a", "", "docx"), paragraphs))
    return [(section.heading, section.depth) for section in report.sections]


def test_levels_make_the_outline_of_headings_without_numbers() -> None:
    found = sections(
        [
            (0, "县人大常委会2023年工作综述"),
            (1, "履行法定职责"),
            (2, "做好监督工作"),
            (None, BODY),
            (2, "做好代表工作"),
            (None, BODY),
            (1, "加强自身建设"),
            (None, BODY),
        ]
    )
    assert found == [
        ("履行法定职责", 1),
        ("做好监督工作", 2),
        ("做好代表工作", 2),
        ("加强自身建设", 1),
    ]


def test_a_heading_that_reads_like_a_sentence_is_known_by_its_level() -> None:
    heading = "常委会怎样推动问题解决？"
    lines: list[tuple[int | None, str]] = [(None, "县人大常委会2023年工作综述"), (None, BODY)]
    with_level = sections([*lines, (1, heading), (None, BODY)])
    assert (heading, 1) in with_level
    assert (heading, 1) not in sections([*lines, (None, heading), (None, BODY)])


@pytest.mark.parametrize("level", [0, 1, 3])
def test_a_text_in_the_style_of_a_heading_is_no_row_of_headings(level: int) -> None:
    lines: list[tuple[int | None, str]] = [
        (level, "县人大常委会2023年工作综述"),
        (level, BODY),
        (level, "做好代表工作"),
        (level, BODY),
        (level, BODY + BODY),
        (level, BODY),
    ]
    bare: list[tuple[int | None, str]] = [(None, text) for _, text in lines]
    assert sections(lines) == sections(bare)


def test_short_lines_in_the_style_of_a_heading_are_no_headings_when_they_are_the_text() -> None:
    lines: list[tuple[int | None, str]] = [(None, "县人大常委会2023年工作综述"), (None, BODY)]
    for number in range(20):
        lines.append((2, f"听取第{number}项专项工作报告并提出审议意见。"))
    bare: list[tuple[int | None, str]] = [(None, text) for _, text in lines]
    assert sections(lines) == sections(bare)


def test_one_level_leaves_the_outline_to_the_numbers() -> None:
    found = sections(
        [
            (None, "县人大常委会2023年工作综述"),
            (1, "一、主要工作"),
            (1, "（一）监督工作"),
            (None, BODY),
            (1, "二、存在问题"),
            (None, BODY),
        ]
    )
    assert [depth for _, depth in found] == [1, 2, 1]
