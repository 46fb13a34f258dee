"""What a user can choose about the repairs."""

from __future__ import annotations

from dataclasses import dataclass

SPACINGS = ("none", "pangu", "keep")
"""How Han characters and digits or Latin letters stand to each other."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices that `npccli clean` offers; the defaults are the tool's own.

    `only` and `skip` name repairs of the registry. `doubt` is the confidence below which
    a change is counted as doubtful.
    """

    spacing: str = "none"
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    drop_contents: bool = False
    doubt: float = 0.7
