"""What a person at a terminal sees."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

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
    assert "提升政治" in shown
    drawn = [line for line in shown.splitlines() if "─" in line or "  " in line]
    assert max(map(wcswidth, drawn)) <= 80


def test_colours_are_for_terminals_that_want_them() -> None:
    assert re.search(r"\x1b\[\d", _on_terminal("stats", SAMPLE, NO_COLOR=""))
