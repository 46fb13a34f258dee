"""The data files of the package: word lists, patterns, divisions, style sheets."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("data")


def data_text(name: str) -> str:
    """Return the text of a data file."""
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def data_lines(name: str) -> tuple[str, ...]:
    """Return the lines of a data file that are neither empty nor comments.

    >>> data_lines("printed_matter.txt")[0]
    '公报'
    """
    lines = data_text(name).splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def data_names() -> tuple[str, ...]:
    """Return the names of the data files."""
    return tuple(sorted(entry.name for entry in _FOLDER.iterdir()))
