"""Each repair on its own, over its table of fixes and refusals; and all of them together."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from repair_cases import CASES, case_parameters, load_cases, repaired

from npccli.repair import Settings, replay
from npccli.repair.registry import REPAIRS

NAMES = [repair.name for repair in REPAIRS]
TABLES = sorted(path.stem for path in CASES.glob("*.json"))


@pytest.mark.parametrize(
    ("name", "case"),
    [case for name in TABLES if name != "together" for case in case_parameters(name)],
)
def test_a_repair_on_its_own(name: str, case: dict[str, Any]) -> None:
    settings = Settings(only=(name,), **case.get("settings", {}))
    document = repaired(case["original"], settings)
    assert document.text == case["repaired"]
    assert replay(case["original"], document.changes) == document.text
    line_ends = {"characters"} if "\r" in case["original"] else set()
    assert {change.repair for change in document.changes} <= {name} | line_ends
    assert all(change.why and 0 < change.confidence <= 1 for change in document.changes)


@pytest.mark.parametrize(("name", "case"), case_parameters("together"))
def test_all_repairs_together(name: str, case: dict[str, Any]) -> None:
    document = repaired(case["original"], Settings(**case.get("settings", {})))
    assert document.text == case["repaired"], name
    assert replay(case["original"], document.changes) == document.text


@pytest.mark.parametrize("name", [name for name in TABLES if name != "together"])
def test_a_second_pass_of_a_repair_changes_nothing(name: str) -> None:
    for case in load_cases(name):
        if "xfail" not in case:
            settings = Settings(only=(name,), **case.get("settings", {}))
            assert repaired(case["repaired"], settings).text == case["repaired"], case["label"]


def test_there_is_a_table_for_every_repair() -> None:
    assert sorted([*NAMES, "together"]) == TABLES


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_well_formed(name: str) -> None:
    entries = load_cases(name)
    labels = Counter(entry["label"] for entry in entries)
    assert max(labels.values()) == 1
    for entry in entries:
        assert entry["origin"] == "written for this test"
        if entry["label"].startswith("refuse: "):
            assert entry["original"] == entry["repaired"], entry["label"]
        elif "xfail" not in entry:
            assert entry["original"] != entry["repaired"], entry["label"]
        assert entry["label"].startswith("known failure: ") == ("xfail" in entry), entry["label"]


@pytest.mark.parametrize("name", [name for name in TABLES if name != "together"])
def test_a_table_refuses_nearly_as_often_as_it_fixes(name: str) -> None:
    entries = load_cases(name)
    refusals = [entry for entry in entries if entry["original"] == entry["repaired"]]
    assert 2 * len(refusals) >= 0.85 * len(entries), f"{len(refusals)} of {len(entries)}"
