"""The measures of segmentation give what their definitions say."""

from __future__ import annotations

import pytest
from segment_scores import pk, plain, window_diff


@pytest.mark.parametrize("measure", [pk, window_diff])
def test_the_truth_itself_is_without_error(measure) -> None:  # type: ignore[no-untyped-def]
    assert measure("aaabbbccc", "aaabbbccc") == 0.0
    assert measure("aaabbbccc", "xxxyyyzzz") == 0.0
    assert measure("", "") == 0.0


def test_values_worked_out_by_hand() -> None:
    # six pairs of units two apart; the pairs at 2-4 and 3-5 of "aaaabbbb" straddle its boundary
    assert pk("aaaabbbb", "aaaaaaaa", k=2) == pytest.approx(2 / 6)
    # one boundary late: the windows at 2-4 and 4-6 are wrong, the one at 3-5 has one in both
    assert pk("aaaabbbb", "aaaaabbb", k=2) == pytest.approx(2 / 6)
    assert window_diff("aaaabbbb", "aaaaabbb", k=2) == pytest.approx(2 / 6)


def test_window_diff_sees_what_pk_misses() -> None:
    # a false boundary close to a true one hides from Pk and not from WindowDiff
    truth, found = "aaaaaabbbbbb", "aaaaacbbbbbb"
    assert pk(truth, found, k=3) < window_diff(truth, found, k=3)


def test_plain() -> None:
    assert plain("做实代表工作做实代表工作 xx") == "做实代表工作xx"
    assert plain("点点滴滴") == "点点滴滴"
