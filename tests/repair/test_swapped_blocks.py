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


def test_a_first_line_whose_marks_were_squeezed_is_no_line_amid_a_sentence() -> None:
    lines = [
        "常委会始终把讨论、决定本行政区域内的重大事项摆在",
        "重要位置。1995年，根据全县“普九”工作实际，作出了关于",
        "多渠道筹措教育经费的决定，三年内改造危房4.6万平方米，适",
        "龄儿童入学率由94.1%提高到99.3%。1996年夏，我县遭受特",
        "大洪灾，农作物受灾面积31.2万亩，直接经济损失1.8亿元。常",
        "委会及时召开会议，作出了《关于动员全县人民生产自救、重",
        "建家园的决议》，组成5个工作组深入22个乡镇，帮助受灾群众",
        "解决口粮、种子、住房等实际困难。",
        "二、突出监督重点，努力增强实效",
        "五年来，先后对《农业法》、《土地管理法》、《教师法》、《消",
        "费者权益保护法》等16部法律法规的实施情况进行了检查，发",
        "现和纠正违法问题73起。对农民负担问题连续三年跟踪监督，",
        "1997年全县农民人均负担占上年人均纯收入的4.37%，控制",
        "在国家规定的5%以内。",
        "开展述职评议工作。先后评议由人大常委会任命的局长、",
        "院长、检察长23人，提出评议意见156条，对2名工作不力的局",
        "长依法免去职务，在干部群众中引起强烈反响。",
        "受县人民政府委托，现将2020年预算执行情况和2021年",
        "预算草案提请大会审查，并请县政协委员和列席人员提出",
        "意见。",
    ]
    document = repair_extraction(pages([[line] for line in lines]), ONLY)
    assert document.text.split() == lines
