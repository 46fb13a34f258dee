"""Headings of three lines, and those whose numbers or clauses show that more of them follows."""

from __future__ import annotations

import pytest
from repair_cases import repaired

BODY = (
    "常委会坚持问题导向，先后组织七个执法检查组深入\n"
    "各乡镇逐条对照条例，提出审议意见十一条，推动有\n"
    "关部门限期整改到位，群众满意度稳步上升。\n"
)


def lines_of(headings: str) -> list[str]:
    return repaired(BODY + headings + BODY).text.splitlines()


@pytest.mark.parametrize(
    "heading",
    [
        "完善基层联系机\n制，持续改进调\n查研究",
        "二、回应人民群\n众关切，办好\n民生实事项目\n三、做好代表工作，发挥主体作用",
        "坚持高标准引领\n，全面提升服务\n保障工作水平",
    ],
    ids=["words go on", "the next number", "the second clause is the shorter one"],
)
def test_a_heading_of_three_lines_is_one(heading: str) -> None:
    assert "".join(heading.split("\n")[:3]) in lines_of(heading + "\n")


@pytest.mark.parametrize(
    "headings",
    [
        "坚持党的领导，增强政治自觉\n强化监督职能，提升工作质效\n密切联系群众，发挥代表作用",
        "一、会议主要时间\n五月六日上午九时\n二、会议主要地点\n机关办公楼三层",
        "坚持高标准引领\n，全程提供好服务\n讲好代表故事",
    ],
    ids=["headings of one width", "lines below numbers", "clauses of one length"],
)
def test_lines_of_their_own_stay_apart(headings: str) -> None:
    assert headings.split("\n")[-1] in lines_of(headings + "\n")


INDENTED = (
    "　　常委会坚持问题导向，先后组织七个执法检查组深入\n各乡镇，推动有关部门限期整改到位。\n"
)


@pytest.mark.parametrize("below", ["", "\n"], ids=["an indent", "a blank line"])
def test_a_numbered_heading_of_three_lines_above_a_paragraph_is_one(below: str) -> None:
    text = INDENTED + "一、群策群力\n解民忧，履职\n尽责办实事\n" + below + INDENTED
    assert "一、群策群力解民忧，履职尽责办实事" in repaired(text).text.splitlines()


def test_a_heading_whose_clauses_are_as_long_as_each_other_is_whole() -> None:
    text = INDENTED + "三、群策群力解民忧\n，履职尽责办实事\n干在实处\n\n" + INDENTED
    assert "三、群策群力解民忧，履职尽责办实事" in repaired(text).text.splitlines()
