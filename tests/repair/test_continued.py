"""A column goes behind the one whose sentence it goes on with, over other articles."""

from __future__ import annotations

from collections import Counter

import pytest
from repair_texts import PARAGRAPHS, wrap

from npccli.model import Extraction, Source
from npccli.repair import Settings, repair_extraction, replay
from npccli.repair.cohesion import straddles
from npccli.repair.columns.continued import CONTINUED, _choose, _Joint
from npccli.repair.columns.page_blocks import Block, differ_exactly, find_blocks
from npccli.repair.measure.layout import MeasuredLine
from npccli.repair.measure.settled_lines import measure_text
from npccli.repair.script import FINAL_MARKS, display_width

ONLY = Settings(only=("continued",))
WIDTHS = range(26, 46, 2)

SMALL = (
    "评议会当场公布了测评结果，五个部门全部在满意以上，测评不到八成的科室要在三个月内再次报告。",
    "会后，工作委员会把一百二十条意见逐条交给承办单位，答复情况记入档案。",
)
HEADING = "当场测评见真章"


def lines_of(width: int) -> list[str]:
    return [line for text in PARAGRAPHS for line in wrap(text, width, 4)]


def cut_in_sentence(lines: list[str]) -> int:
    """Return the first place behind a few paragraphs where a full line ends in a sentence."""
    widths = [display_width(line) for line in lines]
    full = sorted(widths)[len(widths) // 2]
    return next(
        at
        for at in range(len(lines) // 4, len(lines) - 4)
        if lines[at - 1][-1] not in FINAL_MARKS
        and not any(text.startswith(lines[at]) for text in PARAGRAPHS)
        and min(widths[at - 2 : at + 1]) >= full - 3
    )


def small_article(width: int) -> list[str]:
    return [HEADING, *(line for text in SMALL for line in wrap(text, width, 4))]


def page(*blocks: list[str]) -> Extraction:
    text = "\n\n".join("\n".join(block) for block in blocks) + "\n"
    return Extraction(Source("-", "", "text"), text)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_column_comes_back_over_a_small_article(width: int) -> None:
    lines = lines_of(width)
    cut = cut_in_sentence(lines)
    small = small_article(width - 8)
    extraction = page(lines[:cut], small, lines[cut:])
    document = repair_extraction(extraction, ONLY)
    assert document.text.split() == [*lines[:cut], *lines[cut:], *small]
    assert {change.why for change in document.changes} == {CONTINUED}
    assert replay(extraction.text, document.changes) == document.text
    assert Counter(document.text.split()) == Counter(extraction.text.split())


@pytest.mark.parametrize("width", WIDTHS)
def test_the_heading_over_the_later_column_goes_above_both(width: int) -> None:
    lines = lines_of(width)
    cut = cut_in_sentence(lines)
    small = small_article(width - 8)
    over = ["把脉问诊", "开出良方"]
    document = repair_extraction(page(lines[:cut], small, [*over, *lines[cut:]]), ONLY)
    assert document.text.split() == [*over, *lines[:cut], *lines[cut:], *small]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_paragraph_that_was_cut_is_whole_in_the_end(width: int) -> None:
    lines = lines_of(width)
    cut = cut_in_sentence(lines)
    document = repair_extraction(page(lines[:cut], small_article(width - 8), lines[cut:]))
    whole = next(text for text in PARAGRAPHS if lines[cut - 1] + lines[cut] in text)
    assert whole in document.text.split("\n")


@pytest.mark.parametrize("width", WIDTHS)
def test_what_reads_on_stays_where_it_is(width: int) -> None:
    lines = lines_of(width)
    cut = cut_in_sentence(lines)
    extraction = page(lines[:cut], lines[cut:], small_article(width - 8))
    assert repair_extraction(extraction, ONLY).text == extraction.text


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_behind_a_whole_sentence(width: int) -> None:
    texts = [wrap(text, width, 4) for text in PARAGRAPHS]
    extraction = page(*texts[:2], small_article(width - 8), *texts[2:])
    assert repair_extraction(extraction, ONLY).text == extraction.text


@pytest.mark.parametrize("width", WIDTHS)
def test_a_later_column_of_another_measure_is_none_that_goes_on(width: int) -> None:
    lines = lines_of(width)
    cut = cut_in_sentence(lines)
    others = [line for text in PARAGRAPHS[:2] for line in wrap(text, width + 8, 4)]
    extraction = page(lines[:cut], small_article(width - 8), others[1:])
    assert repair_extraction(extraction, ONLY).text == extraction.text


@pytest.mark.parametrize("width", WIDTHS)
def test_where_all_columns_have_one_measure_a_word_must_go_on(width: int) -> None:
    lines = lines_of(width)
    cut = cut_in_sentence(lines)
    last = lines[cut - 1]
    other = next(
        at
        for at in range(cut + 2, len(lines))
        if abs(display_width(lines[at]) - display_width(last)) <= 2
        and not any(text.startswith(lines[at]) for text in PARAGRAPHS)
        and not straddles(last, lines[at])
        and "”" not in lines[at]
    )
    between = [line for text in PARAGRAPHS[4:7] for line in wrap(text, width, 4)]
    extraction = page(lines[:cut], [HEADING, *between], lines[other:])
    found = repair_extraction(extraction, ONLY).text.split()
    assert found[-len(lines[other:]) :] == lines[other:]


def test_two_blocks_never_go_on_in_the_same_one() -> None:
    """Not even when so many joints lie between them that they are not weighed together."""
    last = 95
    joints = [_Joint(9.0, 0, last, 0)]
    joints += [_Joint(5.0, before, before + 1, 0) for before in range(1, last - 5)]
    joints += [_Joint(5.0, last - 4, last, 0)]
    chosen = _choose(joints)
    assert chosen[: len(joints) - 1] == joints[:-1]
    assert len({joint.behind for joint in chosen}) == len(chosen)


BELOW_ONE_LINE = (
    "检查从严从实。七月上旬对该条例的实\n"
    "\n"
    "施情况开展检查，深入七个乡镇敬老院\n"
    "，随后召开座谈会，听取部门和乡镇负\n"
    "责人的汇报，并就养老机构的消防安\n"
    "\n"
    "一院一档案\n"
    "一街一中心\n"
    "\n"
    "全和医养结合提出意见。检查组要求各\n"
    "乡镇逐条建立台账，年底以前全部整改\n"
    "到位，并向常委会书面报告结果。\n"
)


def test_headings_go_above_the_line_from_which_a_word_goes_on() -> None:
    document = repair_extraction(Extraction(Source("-", "", "text"), BELOW_ONE_LINE), ONLY)
    lines = document.text.split()
    assert lines[:4] == ["一院一档案", "一街一中心", *BELOW_ONE_LINE.split()[:2]]


def test_headings_stay_below_a_line_that_stands_for_itself() -> None:
    text = BELOW_ONE_LINE.replace(
        "对该条例的实\n\n施情况开展检查，", "公布了结果。\n\n检查组随后，"
    )
    document = repair_extraction(Extraction(Source("-", "", "text"), text), ONLY)
    assert document.text.split()[0] == "检查从严从实。七月上旬公布了结果。"


@pytest.mark.parametrize("width", range(30, 38, 2))
def test_columns_one_character_narrower_are_another_article(width: int) -> None:
    lines, others = (
        [line for text in some for line in wrap(text, measure, 4)]
        for some, measure in (
            (PARAGRAPHS, width),
            (PARAGRAPHS[::-1], width - 2),
        )
    )
    cut, other_cut = cut_in_sentence(lines), cut_in_sentence(others)
    extraction = page(lines[:cut], others[:other_cut], lines[cut:], others[other_cut:])
    document = repair_extraction(extraction, ONLY)
    assert document.text.split() == [*lines, *others]


def test_columns_that_share_widths_are_set_alike() -> None:
    def block(widths: str) -> list[str]:
        return ["代" * (int(width) + 20) for width in widths]

    def blocks_of(*parts: list[str]) -> tuple[list[MeasuredLine], list[Block]]:
        lines = measure_text("\n\n".join("\n".join(part) for part in parts))
        return lines, find_blocks(lines)

    lines, (upper, lower) = blocks_of(block("3333343333"), block("2222322222"))
    assert differ_exactly(lines, upper, lower)
    lines, (upper, lower) = blocks_of(block("33333333444433"), block("44444444333344"))
    assert not differ_exactly(lines, upper, lower)
    lines, (upper, lower) = blocks_of(block("333333"), block("222222"))
    assert not differ_exactly(lines, upper, lower)
