"""Where the ink of a run of characters begins and ends, by the places of its characters."""

from __future__ import annotations

import pytest

from npccli.read.layout.runs import first_width, ink_left, ink_right, last_left
from npccli.read.layout.shapes import Run


def run(text: str, right: float, lefts: tuple[float, ...] | None = None) -> Run:
    return Run(text, 0.0, right, 0.0, 10.0, 9.0, 10.0, "song", False, 0.0, lefts)


@pytest.mark.parametrize(
    ("found", "ink"),
    [
        pytest.param(run("监督。", 30.0), (0.0, 25.0), id="a square mark at the end"),
        pytest.param(run("监督。", 25.0, (0.0, 10.0, 20.0)), (0.0, 25.0), id="half of a square"),
        pytest.param(run("监督。", 27.0, (0.0, 9.0, 17.0)), (0.0, 22.0), id="known places decide"),
        pytest.param(run("“监督", 30.0), (5.0, 30.0), id="a square mark in front"),
        pytest.param(run("“监督", 25.0, (0.0, 5.0, 15.0)), (0.0, 25.0), id="half of one in front"),
        pytest.param(run("。", 10.0), (0.0, 5.0), id="one mark"),
        pytest.param(run("监督", 20.0), (0.0, 20.0), id="no marks"),
    ],
)
def test_ink(found: Run, ink: tuple[float, float]) -> None:
    assert (ink_left(found), ink_right(found)) == ink


def test_known_places_of_characters_are_taken_before_a_share_of_the_width() -> None:
    assert last_left(run("监督", 20.0)) == 10.0
    assert last_left(run("监督", 20.0, (0.0, 14.0))) == 14.0
    assert first_width(run("监督", 20.0, (0.0, 14.0))) == 14.0
