"""Two words over a line end that the dictionary knows as one as well."""

from __future__ import annotations

from repair_cases import repaired
from test_left_alone import NARROW, WIDE, bare

HEADING = "一、2025年和“十四五”时期工作回顾"
PAST = (
    "过去的一年，风雨兼程、来之不易。面对复杂的形势和繁重的任务，全县上下齐心协力，"
    "办成了许多大事，群众满意度稳步上升，营商环境不断改善。"
)
WIDTH = 19


def test_a_heading_and_the_text_below_it_stay_apart() -> None:
    body = bare(WIDE, WIDTH) + bare(NARROW, WIDTH)
    text = f"{body}{HEADING}\n{bare(PAST, WIDTH)}{body}"
    lines = repaired(text).text.splitlines()
    assert HEADING in lines
    assert PAST in lines


def test_a_heading_that_is_broken_there_is_joined() -> None:
    text = f"{bare(WIDE, WIDTH)}一、2025年全县工作回顾\n过去展望未来\n{bare(NARROW, WIDTH)}"
    assert "一、2025年全县工作回顾过去展望未来" in repaired(text).text.splitlines()
