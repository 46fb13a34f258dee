"""A line without indent opens no paragraph where all others near it are indented."""

from __future__ import annotations

from npccli.repair.measure.layout import MeasuredLine, measure_lines
from npccli.repair.wraps.bare_lines import with_bare_marked

PARAGRAPH = "{}全年听取审议专项报告十二项，开展执法\n检查五次，办理群众反映的问题。\n"
INDENTED = PARAGRAPH.format("　　")
BARE = PARAGRAPH.format("")
FULL = "　　依法开展监督，支持和促进部门工作。\n2024年组织代表视察三十余次，督促办理\n"


def marked(text: str) -> list[str]:
    lines: list[MeasuredLine] = with_bare_marked(measure_lines(text))
    return [line.text for line in lines if line.look.bare]


def test_a_bare_line_among_indented_paragraphs() -> None:
    text = INDENTED * 3 + FULL + "意见百余条。\n" + INDENTED * 3
    assert marked(text) == ["2024年组织代表视察三十余次，督促办理"]


def test_none_where_other_paragraphs_lost_their_indent() -> None:
    assert marked(INDENTED * 3 + FULL + "意见百余条。\n" + BARE * 3) == []


def test_none_in_a_text_without_indents() -> None:
    assert marked(BARE * 6) == []


def test_bare_headings_between_indented_paragraphs_say_nothing() -> None:
    text = (
        INDENTED * 2
        + "做实代表工作\n"
        + INDENTED
        + FULL
        + "意见百余条。\n"
        + "夯实基础\n"
        + INDENTED
    )
    assert "2024年组织代表视察三十余次，督促办理" in marked(text)


def test_none_that_stands_apart_as_the_paragraphs_do() -> None:
    apart = FULL.replace("\n2024", "\n\n2024") + "意见百余条。\n\n"
    assert marked((INDENTED + "\n") * 3 + apart + (INDENTED + "\n") * 3) == []
