"""What the report and the section say of a figure: plans of a year, heads of entries."""

from __future__ import annotations

import pytest

import npccli
from npccli.figures import figures_of_report, load_codebook
from npccli.model import Figure


def figures(text: str) -> list[Figure]:
    (report,) = npccli.sections(text)
    return list(figures_of_report(report, load_codebook()))


@pytest.mark.parametrize(
    ("title", "heading", "planned"),
    [
        ("2024年青河县人大常委会工作要点", "二、突出监督重点", True),
        ("2024年青河县人大常委会工作要点", "一、2023年工作回顾", False),
        ("青河县人大常委会2023年工作总结", "二、突出监督重点", False),
    ],
)
def test_the_figures_of_a_plan_are_planned(title: str, heading: str, planned: bool) -> None:
    found = figures(f"{title}\n{heading}\n开展专题询问1次，组织代表视察2次，培训代表200人次。")
    assert [figure.planned for figure in found] == [planned] * 3


def test_the_head_of_an_entry_is_no_part_of_what_is_counted() -> None:
    found = figures(
        "青河县人民法院\n【刑事审判】受理刑事案件385件，审结377件，判处罪犯512人。\n"
        "【执行工作】执结案件1980件，执行到位金额3.27亿元，纳入失信名单826人次。"
    )
    assert (found[3].action, found[3].indicator) == ("执结", "案件")
    assert found[3].sentence.startswith("【执行工作】执结案件1980件")


COURT = (
    "青河县人民法院工作报告\n一、依法履行审判职责\n全年审结案件385件，判处罪犯512人。\n"
    "二、加强队伍建设\n培训干警120人次，表彰先进8人。\n"
)


@pytest.mark.parametrize(
    ("rest", "planned"),
    [
        pytest.param(
            "2031年，我院将重点做好以下工作：一是审结案件300件。二是培训干警50人次。",
            [True, True],
            id="in one paragraph",
        ),
        pytest.param(
            "2031年，我们将抓好以下几个方面的工作：\n一是加强审判，审结案件300件。\n"
            "二是加强学习，培训干警50人次。\n一年来，接待来访70人次。",
            [True, True, False],
            id="in paragraphs of their own, up to the next that is none",
        ),
        pytest.param(
            "一九九四年工作意见：\n一、加强审判，审结案件300件，确保公正。\n"
            "二、加强学习，培训干警50人次，确保廉洁。",
            [True, True],
            id="on a line of its own",
        ),
        pytest.param(
            "一年来，我院重点做好了以下工作：一是审结案件300件。二是培训干警50人次。",
            [False, False],
            id="what was done",
        ),
        pytest.param(
            "存在的主要问题是：一是尚有300件未结。二是缺员50人。", [False, False], id="problems"
        ),
    ],
)
def test_plans_that_a_sentence_announces(rest: str, planned: list[bool]) -> None:
    found = figures(COURT + rest)
    assert [figure.planned for figure in found] == [False] * 4 + planned
