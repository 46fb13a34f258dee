"""What is said about the making of an index."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from npccli.cli.session import Session
from npccli.read.options import ReadOptions
from npccli.repair import Settings
from npccli.run.choices import Options
from npccli.run.indexing import Event, Gone, Kept, Stored
from npccli.run.paths import Failure
from npccli.segment import find_role_set, role_set_names


def options_of(
    roles: str | None, spacing: str, as_is: bool, read: ReadOptions
) -> tuple[Options, dict[str, object]]:
    """Return the options for reading texts, and what an index keeps of them."""
    role_set = None if roles is None else find_role_set(roles)
    choices = Options(Settings(spacing=spacing), as_is=as_is, read=read, role_set=role_set)
    said: dict[str, object] = {
        "as_is": as_is,
        "pages": read.pages,
        "roles": _identity(roles),
        "spacing": None if spacing == "none" else spacing,
    }
    return choices, said


def _identity(roles: str | None) -> str | None:
    """Return the name of a set of roles, for a file with a digest of what it holds."""
    if roles is None or roles in role_set_names():
        return roles
    return f"{roles} ({hashlib.sha256(Path(roles).read_bytes()).hexdigest()[:12]})"


@dataclass(slots=True)
class Report:
    """Counts what happened to files and says what a person should know."""

    path: str
    stored: int = 0
    kept: int = 0
    reports: int = 0
    gone: list[str] = field(default_factory=list)

    def note(self, event: Event, session: Session) -> None:
        """Note one event; say failures and what is gone."""
        if isinstance(event, Failure):
            session.fail(event)
        elif isinstance(event, Gone):
            done = "taken out" if event.removed else "kept; --prune takes it out"
            session.say(f"npccli: {event.name}: is no longer there, {done}")
        elif isinstance(event, Stored):
            self.stored, self.reports = self.stored + 1, self.reports + event.reports
            session.kept += 1
            session.tell(f"npccli: {event.name}: stored, reports: {event.reports}")
        elif isinstance(event, Kept):
            self.kept += 1
            session.kept += 1
            session.tell(f"npccli: {event.name}: unchanged")

    def summary(self) -> str:
        """Return what was done in one line."""
        counts = f"read {self.stored} with {self.reports} reports, unchanged {self.kept}"
        return f"npccli: {self.path}: files: {counts}"
