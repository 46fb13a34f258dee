"""The registry is ordered, and the choices of a user keep the order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from repair_cases import repaired

from npccli.repair import Settings, engine, selected_repairs
from npccli.repair.edits import Edit
from npccli.repair.registry import REPAIRS, Repair, View


def test_the_order_of_the_repairs() -> None:
    assert [repair.name for repair in REPAIRS] == [
        "characters",
        "markup",
        "glyph_lines",
        "contents",
        "furniture",
        "merged_lines",
        "columns",
        "doubling",
        "echoes",
        "bylines",
        "punctuation",
        "glued",
        "overlap",
        "continued",
        "set_in",
        "wraps",
        "letter_spacing",
        "spacing",
        "script",
    ]


def test_every_repair_says_what_it_does() -> None:
    assert all(repair.what and not repair.what.endswith(".") for repair in REPAIRS)


def test_only_and_skip_keep_the_order_of_the_registry() -> None:
    chosen = selected_repairs(Settings(only=("wraps", "markup", "spacing"), skip=("spacing",)))
    assert [repair.name for repair in chosen] == ["markup", "wraps"]


def test_the_documentation_lists_the_repairs_in_their_order() -> None:
    page = Path(__file__).parents[2] / "docs" / "cleaning.md"
    listed = re.findall(r"^\| `(\w+)` \|", page.read_text("utf-8"), re.MULTILINE)
    assert listed == [repair.name for repair in REPAIRS]


def test_a_text_is_gone_through_until_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_first(view: View) -> list[Edit]:
        at = view.text.find("乙")
        return [Edit(at, at + 1, "甲", "one at a time", 1.0)] if at >= 0 else []

    slow = Repair("slow", find_first, "one character in each pass")
    monkeypatch.setattr(engine, "selected_repairs", lambda _: (slow,))
    assert repaired("乙" * 25).text == "甲" * 25
