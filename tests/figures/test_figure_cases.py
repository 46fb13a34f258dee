"""Case tables: what is found in a sentence, and what is refused for which reason."""

import json
from pathlib import Path
from typing import Any

import pytest

import npccli
from npccli.figures import figures_of_report, load_codebook
from npccli.figures.find import find_figures, refusals

CASES = Path(__file__).parent / "cases"


def _table(name: str) -> list[Any]:
    entries = json.loads((CASES / name).read_text("utf-8"))
    return [pytest.param(entry, id=entry["label"]) for entry in entries]


@pytest.mark.parametrize("case", _table("figures.json"))
def test_figures_of_a_sentence(case: dict[str, Any]) -> None:
    found = find_figures(case["text"])
    shown = [
        {name: getattr(figure, name) for name in wanted}
        for figure, wanted in zip(found, case["figures"], strict=False)
    ]
    assert (len(found), shown) == (len(case["figures"]), case["figures"])


@pytest.mark.parametrize("case", _table("figures.json"))
def test_places_are_those_of_the_text(case: dict[str, Any]) -> None:
    text = case["text"]
    for figure in find_figures(text):
        start, end = figure.span
        assert figure.sentence[0] <= start < end <= figure.sentence[1]
        assert text[start:end].strip()
        if figure.action_span is not None and figure.action is not None:
            first, last = figure.action_span
            assert "".join(text[first:last].split()) == "".join(figure.action.split())


@pytest.mark.parametrize("case", _table("refusals.json"))
def test_refusals(case: dict[str, Any]) -> None:
    assert find_figures(case["text"]) == ()
    reasons = [reason for _, reason in refusals(case["text"])]
    if case["reason"] == "no numeral":
        assert reasons == []
    else:
        assert case["reason"] in reasons


def test_every_refusal_has_a_case() -> None:
    from npccli.figures.refuse import _RULES

    wanted = {entry.values[0]["reason"] for entry in _table("refusals.json")}
    # A plan of years is refused as a time already; the rule is for units such as 年期.
    assert {rule.reason for rule in _RULES} - wanted == {"plan"}


def test_labels_are_unique() -> None:
    labels = [entry.id for name in ("figures.json", "refusals.json") for entry in _table(name)]
    assert len(labels) == len(set(labels))


def test_traditional_characters() -> None:
    """What is found stands as printed; units and canonical names are those of every text."""
    text = (
        "南灣市議會2024年度工作報告\n\n年內，市議會審議條例草案17項，提出書面質詢413項，聽取31個團體的意見。\n\n"
        "財務委員會審批撥款建議64項，涉及款額83億6,200萬元。\n"
    )
    (report,) = npccli.sections(text)
    rows = list(figures_of_report(report, load_codebook()))
    found = [(row.action, row.indicator, row.value, row.unit) for row in rows]
    assert found[:2] == [("審議", "條例草案", 17, "项"), ("提出", "書面質詢", 413, "项")]
    assert found[3:] == [("審批", "撥款建議", 64, "项"), (None, "涉及款額", 8362000000, "元")]
    assert rows[-1].raw == "83億6,200萬"


def test_estimates_and_plans() -> None:
    """预计 is an estimate where a report looks back; what stands below a plan is planned."""
    text = (
        "云岭县政府工作报告\n——2024年1月9日在云岭县第十八届人民代表大会第三次会议上\n"
        "云岭县县长 周一\n各位代表：\n"
        "现在，我代表县人民政府向大会报告工作，请予审议。\n一、2023年工作回顾\n"
        "预计全年完成固定资产投资92亿元，新建改建农村公路120公里，群众出行更加方便，各项任务全面完成。\n"
        "（一）2023年预算执行情况\n预算收入完成14亿元，比上年增长百分之四，重点任务、重点项目全面推进。\n"
        "二、2024年工作思路\n做好今年的工作，重点抓好以下几个方面。\n（一）抓好项目建设\n"
        "实施重点项目45个，完成投资30亿元。\n（二）抓好民生保障\n新建公厕12座，改造老旧小区6个。\n"
    )
    (report,) = npccli.sections(text)
    rows = list(figures_of_report(report, load_codebook()))
    assert [(row.value, row.planned) for row in rows] == [
        (9200000000, False),
        (120, False),
        (1400000000, False),
        (4, False),
        (45, True),
        (3000000000, True),
        (12, True),
        (6, True),
    ]
