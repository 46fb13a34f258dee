"""What a person at a terminal sees."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from npccli.cli.screen_fit import fit
from npccli.model import Column, Table

ROOT = Path(__file__).parents[2]
SAMPLE = "samples/district_summary.txt"


def _on_terminal(*arguments: str, **environment: str) -> str:
    """Return what the program writes to a terminal of 80 columns."""
    leader, follower = pty.openpty()
    settings = {**os.environ, "COLUMNS": "80", "TERM": "xterm", **environment}
    child = subprocess.Popen(
        [sys.executable, "-m", "npccli", *arguments],
        stdout=follower,
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        env=settings,
    )
    os.close(follower)
    pieces = []
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(leader)
    assert child.wait(60) == 0
    return b"".join(pieces).decode()


@pytest.mark.parametrize("arguments", [["stats", SAMPLE, "--by", "section"], ["sections", SAMPLE]])
def test_tables_and_trees_fit_the_screen(arguments: list[str]) -> None:
    from wcwidth import wcswidth

    shown = _on_terminal(*arguments, NO_COLOR="1")
    assert "\x1b" not in shown
    assert "…" not in shown
    assert "提升政治素养" in shown
    drawn = [line for line in shown.splitlines() if "─" in line or "  " in line]
    assert max(map(wcswidth, drawn)) <= 80


def test_colours_are_for_terminals_that_want_them() -> None:
    assert re.search(r"\x1b\[\d", _on_terminal("stats", SAMPLE, NO_COLOR=""))


def test_a_table_that_fits_is_left_alone() -> None:
    table = Table("t", (Column("source"), Column("words", "integer")), (("a", 1), ("a", 2)))
    assert fit(table, 40).table is table


def test_a_wide_table_says_what_it_leaves_out() -> None:
    columns = (*map(Column, ("source", "heading", "title")), Column("last_line", "integer"))
    rows = tuple(("a.txt", "标题" * size, "题" * size, size) for size in (30, 31))
    fitted = fit(Table("t", columns, rows), 60)
    assert fitted.same == (("source", "a.txt"),)
    assert fitted.left_out == ("last_line",)
    assert [column.name for column in fitted.table.columns] == ["heading", "title"]
