"""What a user can choose about the repairs."""

from __future__ import annotations

from dataclasses import dataclass

SPACINGS = ("none", "pangu", "keep")
"""How Han characters and digits or Latin letters stand to each other."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices that `npccli clean` offers; the defaults are the tool's own.

    `only` and `skip` name repairs of the registry. `script` is `simplified`, `traditional`,
    the name of an OpenCC profile such as `s2twp`, or None for no conversion. Changes with a
    confidence below `min_confidence` are not made; those below `doubt` are made and counted
    as doubtful. `columns_apart` parts columns that stand far apart on one line, which else are
    named and left as they are.
    """

    spacing: str = "none"
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    drop_contents: bool = False
    script: str | None = None
    min_confidence: float = 0.0
    doubt: float = 0.7
    columns_apart: bool = False
