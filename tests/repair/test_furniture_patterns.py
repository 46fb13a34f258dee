"""The patterns of furniture begin with what the data file says that they begin with."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npccli.repair.furniture.furniture import _Pattern, _patterns

_LOOK_AHEAD = re.compile(r"^\(\?=\.\*\+\(\?<=[^)]*\)\)")  # examples cannot be made of these


@pytest.mark.parametrize(
    "pattern",
    [pattern for kind in _patterns().values() for pattern in kind],
    ids=lambda pattern: pattern.expression[:24],
)
def test_first_characters(pattern: _Pattern) -> None:
    """Whatever a pattern matches begins with its first characters, or holds one of its signs."""

    @settings(
        max_examples=60,
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.from_regex(_LOOK_AHEAD.sub("", pattern.expression), fullmatch=True))
    def check(line: str) -> None:
        if "\n" in line or not re.fullmatch(pattern.expression, line):
            return
        if pattern.first:
            assert ("0" if line[0].isdecimal() else line[0]) in pattern.first
        else:
            assert any(sign in line + "\n" for sign in pattern.signs)

    check()
