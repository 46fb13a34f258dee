"""Lines cut at squeezed marks: the exact width of their column tells which pieces are one line."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

import npccli
from npccli.repair.measure.layout import measure_lines
from npccli.repair.wraps.exact_columns import find_width
from npccli.repair.wraps.exact_widths import ExactColumn, Latin, Natural
from npccli.repair.wraps.habits import Habits
from npccli.repair.wraps.line_scores import Boundary

CLOSING, OPENING = "，。、；：！？”》）", "“《（"
MARKS = CLOSING + OPENING
SUBJECTS = ("常委会", "财经委", "调研组", "代表工委", "法制委", "各乡镇人大", "联络站")
DEEDS = (
    "听取审议水利工程报告",
    "检查食品安全条例的实施",
    "督办“幸福桥”改造",
    "走访园区企业",
    "梳理群众反映的难题",
    "完善“码上议”平台",
    "评议法院执行工作",
    "推动老旧小区加装电梯",
    "调研春耕备耕、农资供应",
    "落实《种子法》",
)
LEADS = ("强化财政监督。", "聚力改善民生。", "同心守护碧水。", "用心办好议案。", "夯实基层基础。")
RESULTS = ("成效明显", "群众满意", "收回资金", "补齐短板", "形成合力", "见到实效", "走在前列")
HEADINGS = ("一、聚焦发展大局", "二、回应百姓期盼", "三、激发代表活力", "四、加强自身建设")
LONG_HEADINGS = (
    "（一）聚焦中心大局服务高质量发展",
    "（二）回应百姓期盼增进民生福祉",
    "（三）激发代表活力畅通民意渠道",
    "（四）加强自身建设提升履职水平",
)


def natural(line: str, is_first: bool) -> tuple[float, int]:
    """Return how wide a line is and how many columns its marks can give up."""
    width, marks = 2.0 * len(line), sum(character in MARKS for character in line)
    for before, behind in pairwise(line):
        if before in CLOSING and behind in MARKS:
            width, marks = width - 1, marks - 1
    at_ends = (line[-1] in CLOSING) + (line[0] in OPENING and not is_first)
    return width - at_ends, marks - at_ends


def printed(paragraph: str, column: float) -> list[str]:
    """Return the lines of a paragraph, each cut if its marks give up much to make it fit."""
    found, rest, room = [], paragraph, column - 4
    while rest:
        size = len(rest)
        while size > 1:
            width, gives = natural(rest[:size], not found)
            may_part = size == len(rest) or (
                rest[size] not in CLOSING and rest[size - 1] not in OPENING
            )
            if may_part and width - room <= 0.75 * gives:
                break
            size -= 1
        width, gives = natural(rest[:size], not found)
        found += cut(rest[:size], width - room > 0.4 * gives)
        rest, room = rest[size:], column
    return found


def cut(line: str, is_squeezed: bool) -> list[str]:
    found, start = [], 0
    for at in range(1, len(line)):
        before, behind = line[at - 1], line[at]
        is_pair = before in CLOSING and behind in MARKS
        if is_pair or (is_squeezed and ((before in CLOSING) != (behind in OPENING))):
            found.append(line[start:at])
            start = at
    return [*found, line[start:]]


def report(chance: random.Random, headings: tuple[str, ...] = HEADINGS) -> list[str]:
    """Return the paragraphs of a report: headings, and paragraphs that begin with a sentence."""
    found = []
    for heading in headings:
        found.append(heading)
        for _ in range(5):
            clauses = [
                chance.choice(SUBJECTS) + chance.choice(DEEDS) + chance.choice("，，，；。")
                for _ in range(chance.randint(4, 9))
            ]
            end = chance.choice(RESULTS) + "。"
            found.append(chance.choice(LEADS) + "".join(clauses).removesuffix("。") + "，" + end)
    return [text.replace("，，", "，").replace("；，", "；") for text in found]


@pytest.mark.parametrize("column", [40.95, 56.0])
@pytest.mark.parametrize("seed", [0, 1, 3])
def test_pieces_are_one_line_where_they_fill_the_column_exactly(seed: int, column: float) -> None:
    paragraphs = report(random.Random(seed))
    text = "\n".join(line for paragraph in paragraphs for line in printed(paragraph, column))
    assert npccli.clean(text + "\n").text.split() == paragraphs


@pytest.mark.parametrize("seed", [0, 1, 3])
def test_a_heading_cut_behind_its_number_in_brackets_is_one_still(seed: int) -> None:
    paragraphs = report(random.Random(seed), LONG_HEADINGS)
    lines = []
    for text in paragraphs:
        lines += [text[:3], text[3:]] if text in LONG_HEADINGS else printed(text, 40.95)
    assert npccli.clean("\n".join(lines) + "\n").text.split() == paragraphs


@pytest.mark.parametrize("column", [40.95, 48.0])
@pytest.mark.parametrize("seed", range(4))
def test_a_heading_of_pieces_may_be_broken_over_two_lines(seed: int, column: float) -> None:
    broken = ["二、", "“十四五”", "时期发展的总体要求和主要目", "标任务"]
    heading = "".join(broken)
    paragraphs = report(random.Random(seed), (HEADINGS[0], heading, HEADINGS[2]))
    below = paragraphs.index(heading) + 1
    paragraphs[below] = "“十四五”时期是发展进程中极不平凡的五年，" + paragraphs[below]
    lines = []
    for text in paragraphs:
        lines += broken if text == heading else printed(text, column)
    assert heading in npccli.clean("\n".join(lines) + "\n").text.split()


def test_a_line_is_rather_cut_before_a_quotation_than_behind_a_sentence() -> None:
    habits = Habits(0.1, 0.1, 0.1, 0.8, 0.2, 0.1, 0.1)
    first, second, quotation = measure_lines("成效明显。\n代表满意。\n“码上议”上线。\n")
    plain, quoted = Boundary(first, second, False), Boundary(first, quotation, False)
    assert plain.piece_score(habits, True) < quoted.piece_score(habits, True)


def full(column: float, chance: random.Random) -> list[Natural]:
    """Return lines that fill a column, cut where their marks give up much."""
    found = []
    for _ in range(40):
        gives = chance.randint(1, 4)
        least, most = int(column) - 1, int(column + 0.8 * gives)
        width = float(chance.randint(least, most))
        found.append(Natural(width, gives, width - column > 0.4 * gives, False, False, 0.0))
    return found


@pytest.mark.parametrize("column", [40.95, 55.98, 63.98])
def test_the_width_is_found_within_part_of_a_character(column: float) -> None:
    assert find_width(full(column, random.Random(1))) == pytest.approx(column, abs=0.3)


def test_lines_cut_at_will_tell_of_no_width() -> None:
    chance = random.Random(2)
    lines = [line._replace(is_cut=chance.random() < 0.5) for line in full(40.95, chance)]
    assert find_width(lines) == 0.0


def test_few_cut_lines_tell_of_no_width() -> None:
    assert find_width([line for line in full(40.95, random.Random(3)) if not line.is_cut]) == 0.0


def test_a_line_is_cut_at_all_of_its_marks_or_at_none() -> None:
    line = Natural(42.0, 2.0, is_cut=True, is_torn=False, opens=False, blur=0.0)
    assert line.may_fill(40.95)
    assert not line._replace(is_torn=True).may_fill(40.95)
    assert not line._replace(gives=3.0).may_fill(40.95)
    assert line._replace(gives=3.0, is_cut=False).may_fill(40.95)


def test_a_mark_behind_an_indent_is_as_wide_as_others() -> None:
    column = ExactColumn(40.95, -0.1, -2.4, Latin(is_wide=False, is_apart=False), is_alone=True)
    line = Natural(37.0, 1.0, is_cut=True, is_torn=False, opens=True, blur=0.07)
    assert line.behind_indent() == line._replace(width=42.0, gives=2.0)
    assert column.fit(line, 2).first > -2.0
    assert column.fit(line._replace(opens=False), 2).first < -7.0
