"""Lines cut at the marks that were squeezed to fill a column: the last line of a paragraph is not.

Two marks in a row are squeezed in every line, one alone only in a line that is set to fill
its column.
"""

from __future__ import annotations

import random

import pytest

import npccli

COLUMN = 40
LEADS = ("生态底色更加鲜亮。", "民生改善可感可及。", "城乡发展更趋协调。", "改革活力不断释放。")
BODIES = (
    "坚持山水林田湖草沙一体化保护，常委会听取环境状况报告，跟踪检查湿地保护条例的实施，"
    "推动关停排污企业九家，修复河道三十一公里，流域水质持续好转，空气质量优良天数逐年增加，"
    "青山绿水成为白鹭湖的底色。",
    "紧盯群众急难愁盼，围绕托育、养老、就医开展专题询问，督促新增普惠托位四千个，改造社区食堂"
    "六十处，家门口的服务越来越多，老年人的笑容越来越多，群众获得感、幸福感、安全感不断增强。",
    "审议乡村振兴促进条例，督办高标准农田建设议案，支持县域特色产业做大做强，村村通上了快递，"
    "户户用上了净水，城里人下乡，年轻人返乡，城乡面貌日新月异。",
    "作出优化营商环境的决定，开展行政审批制度改革专题调研，清理不合时宜的规范性文件，企业办事"
    "少跑腿、快办结，市场主体更有信心，发展更有奔头。",
)
OPENING = (
    "各位代表，过去一年是青禾县发展历程中很不平凡的一年，常委会在县委领导下，紧扣中心，服务大局，"
    "依法履职，各项工作取得新的进展，为全县改革发展作出了应有的贡献。"
)
HEADING = "一、“十四五”时期和去年的工作回顾"
_CLOSING, _OPENING = "，。、；：！？”》", "“《"


def printed(paragraph: str) -> list[str]:
    """Return the lines of a paragraph in a column that lost its indent."""
    lines, rest, size = [], paragraph, COLUMN // 2 - 2
    while rest:
        size += rest[size : size + 1] in (*"，。、；”》",)
        lines.append(rest[:size])
        rest, size = rest[size:], COLUMN // 2
    return lines


def cut(lines: list[str], chance: random.Random) -> list[str]:
    """Return the lines cut between marks in a row, and justified ones often at all their marks."""
    found = []
    for number, line in enumerate(lines, start=1):
        is_squeezed = number < len(lines) and chance.random() < 0.7
        start = 0
        for at in range(1, len(line)):
            marks = (line[at - 1] in _CLOSING + _OPENING) + (line[at] in _CLOSING + _OPENING)
            is_edge = line[at - 1] in _CLOSING or line[at] in _OPENING
            if is_edge and (marks == 2 or is_squeezed):
                found.append(line[start:at])
                start = at
        found.append(line[start:])
    return found


def cleaned(paragraphs: list[str], seed: int) -> list[str]:
    chance = random.Random(seed)
    pieces = [piece for text in paragraphs for piece in cut(printed(text), chance)]
    return npccli.clean("\n".join(pieces) + "\n").text.split()


@pytest.mark.parametrize("seed", range(6))
def test_a_sentence_that_leads_is_no_piece_of_the_short_line_above(seed: int) -> None:
    paragraphs = [part for pair in zip(LEADS, BODIES, strict=True) for part in pair]
    assert cleaned(paragraphs, seed) == paragraphs


@pytest.mark.parametrize("seed", range(4))
def test_an_address_cut_off_opens_its_paragraph(seed: int) -> None:
    paragraphs = [*BODIES[:2], OPENING, *BODIES[2:]]
    assert cleaned(paragraphs, seed) == paragraphs


@pytest.mark.parametrize("seed", range(4))
def test_a_heading_cut_behind_its_number_is_one_still(seed: int) -> None:
    paragraphs = [BODIES[0], HEADING, "“十四五”时期，" + BODIES[1], *BODIES[2:]]
    assert cleaned(paragraphs, seed) == paragraphs


def test_an_address_that_is_a_line_of_its_own_stays_one_where_nothing_is_cut() -> None:
    text = f"{BODIES[0]}\n各位代表！\n{BODIES[1]}\n"
    assert npccli.clean(text).text == text
