"""A line set apart because a number had no room behind it is text, and no spaced heading."""

from __future__ import annotations

import pytest
from repair_cases import repaired

ABOVE = (
    "坚持把代表提出的意见作为改进工作的依据，\n先后走访各乡镇和街道，听取意见二百余条，其\n"
    "中有关停车和就医的占到三成。\n"
)
BELOW = "全县老旧小区加装电梯和充电桩的数量比上一年\n多了一倍，群众满意度逐步提高。\n"


def spaced(text: str) -> str:
    return " ".join(text)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("全县公办养老机构床位数比上年增长", "12.35%，居家养老服务站建成七\n十二个。\n"),
        ("这项制度从两千零二十年五月试行至", "2023年12月，共办结群众来信三\n百余件。\n"),
    ],
)
def test_the_line_goes_on_with_the_number(line: str, number: str) -> None:
    text = f"{ABOVE}{spaced(line)}\n{number}{BELOW}"
    assert f"\n{line}{number.replace(chr(10), '')}\n" in repaired(text).text


def test_a_spaced_heading_stays_above_a_sentence_and_above_a_number() -> None:
    for below in ("全年", "2023年"):
        text = f"{ABOVE}{spaced('办好民生实事')}\n{below}安排资金一亿元，新建小学三所。\n{BELOW}"
        assert f"\n办好民生实事\n{below}" in repaired(text).text
