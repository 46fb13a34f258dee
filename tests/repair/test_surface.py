"""A text on its way through the repairs, and what it still knows after edits."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npccli.repair import lines as lines_module
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.lines import Surface, split_lines

_PIECES = st.sampled_from(["依法", "督", "\n", "\n\n", " ", "　", "，", "\n \n", "推", "动工作"])


def test_a_text_made_by_edits_knows_the_same_of_its_line_ends() -> None:
    lines = [
        "常委会听取和审议报告，提出意见，推",
        "动工作落实",
        "各位代表",
        "依法履",
        "职尽责",
    ] * 12
    text = "\n".join(lines) + "\n"
    edits = [Edit(at, at + 2, "", "test") for at in (0, 40, 90, len(text) - 3)]
    edits.insert(2, Edit(60, 60, "一\n", "test"))
    surface = Surface(text)
    assert any(surface.straddled)
    edited = surface.edited(edits)
    assert edited.straddled == Surface(edited.text).straddled
    assert surface.edited(edits[:1]).edited(edits[2:3]).straddled == (
        Surface(surface.edited(edits[:1]).edited(edits[2:3]).text).straddled
    )


@settings(deadline=None)
@given(
    st.lists(_PIECES, min_size=30, max_size=120).map("".join),
    st.lists(st.tuples(st.integers(0, 250), st.integers(0, 12), _PIECES), max_size=6),
    st.lists(st.tuples(st.integers(0, 250), st.integers(0, 3), _PIECES), max_size=3),
)
def test_lines_after_edits_are_those_of_the_text_that_came_of_them(
    text: str, first: list[tuple[int, int, str]], second: list[tuple[int, int, str]]
) -> None:
    surface = Surface(text)
    assert list(surface.lines) == list(split_lines(text))
    assert len(surface.straddled) == max(0, len(surface.lines) - 1)
    for places in first, second:
        size = len(surface.text)
        surface = surface.edited(
            sort_edits(
                Edit(min(at, size), min(at + length, size), after if length % 2 else "", "test")
                for at, length, after in places
            )
        )
        assert list(surface.lines) == list(split_lines(surface.text))
    assert surface.straddled == Surface(surface.text).straddled


def test_lines_are_taken_one_by_one_or_several_together() -> None:
    lines = split_lines("依法\n\n 履职 \n积极\n")
    assert lines[1].text == "履职"
    assert [line.number for line in lines[1:]] == [2, 3]
    assert lines[-1] == list(lines)[2]
    assert (len(lines), lines.end, split_lines("\n").end) == (3, 11, 0)


def test_a_plain_text_holds_no_other_space_or_digit() -> None:
    usual = " \n\u3000"
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        is_other_space = character.isspace() and character not in usual
        is_other_digit = not character.isascii() and re.fullmatch(r"\d", character)
        if is_other_space or is_other_digit:
            assert not Surface(f"一{character}").is_plain, hex(code)
    assert Surface("第3条 依法　履职\n").is_plain


def test_an_edit_that_brings_in_another_space_makes_a_text_less_plain() -> None:
    surface = Surface("依法履职\n积极主动\n")
    assert surface.edited([Edit(0, 2, "", "test")]).is_plain
    assert not surface.edited([Edit(2, 2, "\u2003", "test")]).is_plain


def test_lines_that_were_let_go_are_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_module, "_MANY_LINES", 1)
    text = "依法履职，推\n\n 动工作\n"
    surface = Surface(text)
    before = list(surface.lines), surface.texts, surface.widths
    surface.forget_lines()
    assert "lines" not in vars(surface)
    assert (list(surface.lines), surface.texts, surface.widths) == before


def test_the_lines_that_hold_a_space() -> None:
    assert Surface("  依法\n履职 尽责\n\n积极　主动\n").spaced == [1, 2]
