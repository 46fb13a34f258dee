"""What the user chose for the steps from a file to its sections."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from npccli.read import ReadOptions
from npccli.repair import Settings

if TYPE_CHECKING:
    from npccli.segment import RoleSet


@dataclass(frozen=True, slots=True)
class Options:
    """What the user chose for the steps up to and including the sections.

    `printed_order` moves headings and columns to where they were printed. `as_is` leaves
    the steps before a command's own one out. `read` is what readers heed. `role_set`
    replaces the built-in roles; `section_order` is printed or source. Not `with_roles`, the
    sections are only cut, for tables that do not ask for their roles.
    """

    settings: Settings = field(default_factory=Settings)
    printed_order: bool = False
    as_is: bool = False
    read: ReadOptions = field(default_factory=ReadOptions)
    role_set: RoleSet | None = None
    section_order: str = "printed"
    with_roles: bool = True
