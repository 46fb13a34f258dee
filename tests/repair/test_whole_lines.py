"""Where lines are whole paragraphs, one that looks like a title is hardly a part of one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from npccli.repair.measure.layout import measure_lines
from npccli.repair.wraps.habits import Habits
from npccli.repair.wraps.line_scores import part_scores

HABITS = Habits(
    gap_inside=0.1,
    gap_between=0.1,
    gap_before_quote=0.1,
    first_short=0.5,
    pieces=0.01,
    run_in_first=0.1,
    run_in_inside=0.1,
)


@pytest.mark.parametrize(
    ("line", "is_like_title"),
    [
        ("云岭市人大常委会听取法治政府建设情况的报告", True),
        ("检查后逐条整改，群众满意率提高到", False),
        ("推动全市代表联络站点的服务，实现接待从“群众跑腿”向“代表上门”", False),
        ("常委会听取法治政府建设情况的报告。", False),
    ],
)
def test_a_sentence_that_breaks_off_is_no_title(line: str, is_like_title: bool) -> None:
    (measured,) = measure_lines(line, ())
    usual, among_whole_lines = (
        part_scores(
            measured.look,
            (0, 44),
            replace(HABITS, whole_lines=whole),
            measured.width,
            measured.ends,
            2,
        )
        for whole in (False, True)
    )
    assert (among_whole_lines[0] != usual[0]) == is_like_title
