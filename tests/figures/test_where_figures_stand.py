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
