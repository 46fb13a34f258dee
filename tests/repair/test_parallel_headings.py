"""Headings that stand one below the other are parted, and joined, as those beside them are."""

from __future__ import annotations

from itertools import pairwise

import pytest

from npccli.repair.cohesion import straddled
from npccli.repair.measure.layout import measure_lines
from npccli.repair.wraps.parallel_headings import ends_within_headings

TWO = ["聚焦民生关切，用心用", "情办好民生实事项目", "紧扣发展大局，凝心聚", "力服务中心工作任务"]
WHOLE = ["紧扣发展大局，凝心聚力服务中心工作", "夯实法治根基，一以贯之推动良法善治"]
CUT = ["聚焦民生关切，用心用情", "办好民生实事项目"]


def found(lines: list[str], joined: list[int]) -> tuple[list[int], list[int]]:
    """Return which line ends part headings, and which stand inside one."""
    measured = measure_lines("\n".join(lines))
    lines = list(filter(None, lines))
    goes_on = [*straddled(pairwise(lines)), False]
    return ends_within_headings(measured, goes_on, [at in joined for at in range(len(lines) - 1)])


@pytest.mark.parametrize(
    ("lines", "joined", "parted"),
    [
        pytest.param(TWO, [0, 1, 2], [1], id="two headings of two clauses"),
        pytest.param(
            [*TWO[:2], "紧扣发展大局，", "凝心聚力服务中", "心工作任务"],
            [0, 1, 2, 3],
            [1],
            id="the second one in a narrower column, cut at its comma",
        ),
        pytest.param(
            ["".join(TWO[:2]), "".join(TWO[2:])], [0], [0], id="two headings of one line each"
        ),
        pytest.param(
            ["在用好“直通车”中 倾听群众呼声", "织密人大监督网", "守护绿水青山"],
            [0, 1],
            [0],
            id="a headline, and one set on two lines",
        ),
        pytest.param(TWO, [0, 2], [], id="refuse: headings that are apart already"),
        pytest.param(
            ["聚焦民生关切，用心用", "情办好民生实事项目"], [0], [], id="refuse: one heading"
        ),
        pytest.param(
            ["聚焦民生关切，用心用", "情办好实事，让群众满", "意放心"],
            [0, 1],
            [],
            id="refuse: three clauses in a row",
        ),
        pytest.param(
            ["聚焦群众关切的大小事情，用心", "帮助解决，推动基层治理"],
            [0],
            [],
            id="refuse: first clauses of different lengths",
        ),
        pytest.param(
            [*TWO[:3], "力服务中心工作。"], [0, 1, 2], [], id="refuse: the lines end a sentence"
        ),
        pytest.param(
            ["同心同德谋发展 同向同行", "谱新篇", "奋楫扬帆启新程"],
            [0, 1],
            [],
            id="refuse: the line below completes the headline",
        ),
    ],
)
def test_headings_are_parted(lines: list[str], joined: list[int], parted: list[int]) -> None:
    assert found(lines, joined) == (parted, [])


@pytest.mark.parametrize(
    ("lines", "inside"),
    [
        pytest.param([*CUT, *WHOLE], [0], id="the second clause goes on below"),
        pytest.param(
            ["一、聚焦民生关切，用心", CUT[1], *WHOLE], [0], id="so does that of a numbered heading"
        ),
        pytest.param(
            ["聚焦民生关切，用心", "", CUT[1], "", *WHOLE],
            [0],
            id="over a blank line, if it is alone",
        ),
        pytest.param(
            ["聚焦民生关切，用心", "", CUT[1], *WHOLE],
            [],
            id="refuse: over a blank line, and more below",
        ),
        pytest.param(
            ["聚焦民生新关切，用心办好实事", "办好民生实事项目", *WHOLE],
            [],
            id="refuse: a clause shorter by one on one line",
        ),
        pytest.param([*CUT, WHOLE[0]], [], id="refuse: only one heading near by"),
        pytest.param(
            [*CUT, "紧扣发展大局，凝心聚力", "夯实法治根基，一以贯之"],
            [],
            id="refuse: their second clauses are as short",
        ),
        pytest.param(
            [CUT[0], "办好民生实事项目让群众满意", *WHOLE], [], id="refuse: a wider line below"
        ),
        pytest.param(
            [CUT[0], "办好民生实事，", *WHOLE], [], id="refuse: a line with a comma below"
        ),
        pytest.param(
            ["聚焦民生关切，用心用情办好实事", CUT[1], *WHOLE],
            [],
            id="refuse: the second clause is whole",
        ),
    ],
)
def test_a_second_clause_goes_on(lines: list[str], inside: list[int]) -> None:
    assert found(lines, []) == ([], inside)
