"""The repairs in the order in which they run. The order is pinned by a test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from npccli.repair.edits import Edit
from npccli.repair.settings import Settings


@dataclass(frozen=True, slots=True)
class View:
    """What a repair sees: the text as it is now, where pages begin in it, the choices."""

    text: str
    page_starts: tuple[int, ...]
    settings: Settings


@dataclass(frozen=True, slots=True)
class Repair:
    """A named repair: `find` returns sorted edits that do not overlap."""

    name: str
    find: Callable[[View], Sequence[Edit]]
    what: str


REPAIRS: tuple[Repair, ...] = ()
