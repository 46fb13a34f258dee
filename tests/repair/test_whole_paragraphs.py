"""Texts of whole paragraphs and headings are known at a look, and nothing is joined in them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npccli.repair.lines import Surface
from npccli.repair.measure.settled_lines import measure_text
from npccli.repair.wraps.line_ends import decide_line_ends
from npccli.repair.wraps.whole_paragraphs import holds_whole_paragraphs

LONG = "一年来，常委会听取和审议专项工作报告九个，检查三部法规的实施，作出决议决定十一项。"
OTHER = "代表们走访了沿河的十四个村庄，把“清水行动”里的问题列成清单（共二十六条），逐条督办。"
QUOTED = "“村口的路灯亮了，晚上出门再也不用打手电筒。”住在青石巷的老人对来回访的代表们这样说道。"


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\n{OTHER}\n",
        f"提高立法质量 筑牢法治根基\n{LONG}\n\n二、打造“四个机关”\n{QUOTED}\n",
        f"　　加强自身建设\n　　{LONG}\n",
        f"{LONG}\n加强自身建设\n",
        f"“{LONG[:-1]}？”\n“{OTHER}”\n",
        f"　　{LONG}\n　　{OTHER}\n加强自身建设\n　　{QUOTED}\n",
        f"“清水行动”见实效（人民眼·河湖治理）\n{OTHER}\n（记者林知夏）\n",
    ],
)
def test_paragraphs_and_headings(text: str) -> None:
    assert holds_whole_paragraphs(Surface(text))
    assert not joined(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG[:22]}\n{LONG[22:]}\n",
        f"提高立法质量\n筑牢法治根基\n{LONG}\n",
        f"提高立法质量，\n{LONG}\n",
        f"打造“一线\n{LONG}”\n",
        f"提高立法质量\n推进基层治理。\n{LONG}\n",
        f"　　教育科学文化卫生工作\n{LONG}\n",
        f"代表建议办\n理{LONG}\n",
        f"{LONG}\n）{OTHER}\n",
        f"{LONG}（\n{OTHER}\n",
        f"会议通过了《条例》\n（草案）{LONG}\n".replace("》", ""),
        f"{LONG[:31]}\n{LONG}\n",
        f"2024\n{LONG}\n",
        f"”\n{LONG}\n",
        f"　　{LONG}\n{OTHER}\n设置。\n　　{LONG}\n",
        f"{LONG}\n{' ' * 32}{OTHER}\n",
        f"“{LONG}\n{OTHER[:-1]}。”\n",
        f"现将有关情况报告如下：\n{LONG}\n",
        f"“清水行动见实效\n{LONG}\n",
    ],
)
def test_what_has_to_be_weighed(text: str) -> None:
    assert not holds_whole_paragraphs(Surface(text))


def joined(text: str) -> bool:
    """Tell whether any line end stands inside a paragraph when all are weighed."""
    surface = Surface(text)
    lines = measure_text(text, (), (), surface)
    return any(end is not None for end in decide_line_ends(lines, surface.straddled))


_LINES = [LONG, OTHER, QUOTED, LONG[-22:], OTHER[-22:], LONG[:22], LONG[22:], OTHER[:22], "林知夏"]
_LINES += ["提高立法质量", "二、依法决定任免", "加强自身建设 打造“四个机关”", "（四）"]
_LINES += [LONG + QUOTED]
_LINES += [f"　　{line}" for line in _LINES] + ["", ""]


@settings(deadline=None, max_examples=600)
@given(st.lists(st.sampled_from(_LINES), min_size=2, max_size=20).map("\n".join))
def test_nothing_is_joined_where_paragraphs_are_whole(text: str) -> None:
    if len(Surface(text).lines) > 1 and holds_whole_paragraphs(Surface(text)):
        assert not joined(text)
