"""Where hardly a line was cut to pieces, a short one above a quotation or number is no piece."""

from __future__ import annotations

import pytest
from repair_cases import repaired
from test_left_alone import NARROW, WIDE, bare

CLAIM = "探访联络站：把好事办到群众心坎上来吧"
REST = (
    "垃圾就顺着沟渠冲进河里，捞也捞不完，我们看着着急，又不知道该找谁，"
    "只好自己划着船去捞，一天下来腰都直不起来。"
)
WIDTH = 17


@pytest.mark.parametrize("first", [f"“以前下雨，{REST}”", f"8月正是汛期，{REST}"])
def test_a_claim_of_two_lines_stays_apart(first: str) -> None:
    body = bare(WIDE, WIDTH) + bare(NARROW, WIDTH)
    lines = repaired(f"{body}{bare(CLAIM, WIDTH)}{bare(first, WIDTH)}{body}").text.splitlines()
    assert CLAIM in lines
    assert first in lines


def test_where_lines_are_cut_at_numbers_it_is_a_piece() -> None:
    years = [("前年", 31, 2100), ("大前年", 17, 900), ("去年", 62, 4000)]
    cut = "".join(
        f"{year}全县建成代表联络站\n{one}\n个，接待选民\n{two}\n多人次，收集意见建议多条。\n"
        for year, one, two in years
    )
    text = f"{cut}{bare(WIDE, WIDTH)}今年又建成\n12\n个，覆盖了所有村庄。\n"
    assert "今年又建成12个，覆盖了所有村庄。" in repaired(text).text
