"""Where a web page was cut around its links, the rest of a line begins with its mark."""

from __future__ import annotations

import pytest

from npccli.repair.measure.layout import measure_lines
from npccli.repair.wraps.line_scores import Boundary


@pytest.mark.parametrize(
    ("before", "behind", "cut"),
    [
        ("法规", "，国家机关的决议和决定", True),
        ("江宁市文件管理条例", "》第五条的规定，本文件不受限制", True),
        ("会议听取和审议了关于水库除险加固的报告", "，提出意见十二条", False),
    ],
    ids=["a link before a comma", "a link in title marks", "refuse: a printed line"],
)
def test_a_printed_line_may_have_been_cut_before_a_mark(
    before: str, behind: str, cut: bool
) -> None:
    boundary = Boundary(*measure_lines(f"{before}\n{behind}"), straddled=False)
    assert boundary.may_part_pieces() is cut
