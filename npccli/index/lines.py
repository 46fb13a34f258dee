"""Rows as they are handed over: as tuples, or many at once as lines of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Row = tuple[Any, ...]

NULL = "\\N"
"""What stands for an unknown value on a line."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows as lines of text, their cells parted by tabs; those that do not fit stand apart."""

    text: bytes
    odd: tuple[Row, ...] = ()
