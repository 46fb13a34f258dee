"""Pieces of printed lines with spaces around their numbers, each half as wide as it counts."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest
from repair_cases import repaired

PARAGRAPHS = (
    "全年听取专项工作报告 12 项，检查 5 部法律法规实施情况，组织 230 名代表视察 18 个重点项目，"
    "提出意见 96 条，推动解决问题 74 个，群众对 9 件民生实事的满意率达到 98 分。"
    "15 项改革任务全部完成，办理建议 310 件。",
    "走访 46 个村和 27 个社区，接待群众 1500 人次，收集意见 420 条，"
    "其中 380 条得到落实，联络站新增 35 个，覆盖 21 个乡镇，培训代表 600 人次，"
    "表彰先进 30 名，举办讲座 14 场，参加的有 2000 人。",
    "审议决算草案 3 件，跟踪 87 个审计问题，整改资金 5600 万元，追回 1200 万元，"
    "健全制度 43 项，处理 19 人，专题询问 2 次，"
    "满意度测评 8 次，作出决议决定 11 项，任免干部 52 名。",
)


def printed(paragraph: str, columns: int) -> list[str]:
    """Return the lines of a column, in which a space takes half of its width."""
    lines, line, width = [], "　　", 4.0
    for unit in re.findall(r"\d+|.", paragraph):
        wide = 0.5 if unit == " " else len(unit) if unit.isascii() else 2.0
        if width + wide > columns and unit not in "，。 ":
            lines.append(line.rstrip())
            line, width = "", 0.0
        line, width = line + unit, width + wide
    return [*lines, line]


def cut(line: str, chance: random.Random) -> list[str]:
    """Return the pieces of a line without its indent: seven in ten are cut behind their marks."""
    line = line.strip()
    marks = [at for at, mark in enumerate(line[:-1], start=1) if mark in "，。"]
    ends = [0, *(marks if chance.random() < 0.7 else ()), len(line)]
    return [line[start:stop].strip() for start, stop in pairwise(ends)]


@pytest.mark.parametrize("seed", range(1, 5))
@pytest.mark.parametrize("columns", [58, 70])
def test_pieces_with_many_spaces_are_one_printed_line(columns: int, seed: int) -> None:
    chance = random.Random(seed)
    lines = []
    for paragraph in PARAGRAPHS * 4:
        *justified, last = printed(paragraph, columns)
        lines += [piece for line in justified for piece in cut(line, chance)]
        lines.append(last.strip())
    result = repaired("\n".join(lines) + "\n").text.replace(" ", "").splitlines()
    assert result == [paragraph.replace(" ", "") for paragraph in PARAGRAPHS * 4]


def test_letter_spacing_is_measured_already() -> None:
    text = (
        "我 们 审 慎 评 估 形 势 带 来 的 机 遇 和 挑 战 ， 亦 充 分 了\n"
        "解自己的优势和不足之处。全市以往赖以成功的因素，\n"
        "并 非 就 能 够 保 证 长 远 的 繁 荣 稳 定 ， 还 要 努 力 。\n"
    )
    assert repaired(text).text.count("\n") == 1
