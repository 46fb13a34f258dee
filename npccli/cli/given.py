"""The arguments and options that commands share, and how a command comes by them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from npccli.cli import options, work
from npccli.cli.session import Session, gather_inputs

if TYPE_CHECKING:
    from npccli.read.options import ReadOptions
    from npccli.run.paths import Inputs


@dataclass(frozen=True, slots=True)
class Given:
    """The paths and options of every command that reads texts."""

    paths: list[str] | None = None
    pages: str | None = None
    password: str | None = None
    files_from: str | None = None
    files0_from: str | None = None
    quiet: bool = False
    verbose: bool = False
    jobs: int | None = None
    engine: work.EngineName = work.PROCESSES
    scheduler: str | None = None
    progress: bool = False

    def session(self) -> Session:
        """Return a new session of the command."""
        return Session(self.quiet, self.verbose)

    def reading(self) -> ReadOptions:
        """Return what readers heed; raise UsageError for what they cannot."""
        return options.reading(self.pages, self.password)

    def inputs(self, session: Session) -> Inputs:
        """Return the inputs that were named; what is no use is said in the session."""
        return gather_inputs(self.paths, self.files_from, self.files0_from, session)

    @property
    def work(self) -> work.Work:
        """How the work is done."""
        return work.Work(self.jobs, self.engine.value, self.scheduler, self.progress)


@dataclass(frozen=True, slots=True)
class GivenForTables(Given):
    """The paths and options of a command that makes tables."""

    format: options.TableFormat | None = None
    output: str | None = None
    excel: bool = False
    as_is: bool = False


Excel = Annotated[
    bool,
    typer.Option("--excel", help="Write CSV as Excel needs it, with no text run as a formula."),
]
_TYPES: dict[str, Any] = {
    "paths": options.Paths,
    "format": options.TableFormatOption,
    "output": options.Output,
    "excel": Excel,
    "as_is": options.AsIs,
    "pages": options.Pages,
    "password": options.Password,
    "files_from": options.FilesFrom,
    "files0_from": options.Files0From,
    "quiet": options.Quiet,
    "verbose": options.Verbose,
    "jobs": work.Jobs,
    "engine": work.EngineOption,
    "scheduler": work.Scheduler,
    "progress": work.Progress,
}
"""The types of the shared options, in the order in which help shows them."""


def takes_inputs(command: Callable[..., int]) -> Callable[..., int]:
    """Return a command that gets a `Given` first, with its arguments and options added."""
    return _with(Given, command)


def takes_tables(command: Callable[..., int]) -> Callable[..., int]:
    """Return a command that gets a `GivenForTables` first; see `takes_inputs`."""
    return _with(GivenForTables, command)


def _with(kind: type[Given], command: Callable[..., int]) -> Callable[..., int]:
    """Return a command with the arguments and options of `kind` beside its own."""
    _, *own = inspect.signature(command, eval_str=True).parameters.values()
    defaults = {each.name: each.default for each in fields(kind)}
    shared = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=defaults[name], annotation=annotation
        )
        for name, annotation in _TYPES.items()
        if name in defaults
    ]
    keyed = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own]
    first = [each for each in keyed if each.default is inspect.Parameter.empty]
    rest = [each for each in keyed if each.default is not inspect.Parameter.empty]
    parameters = [*first, shared[0], *rest, *shared[1:]]

    @wraps(command)
    def run(**values: Any) -> int:
        given = kind(**{each.name: values.pop(each.name) for each in shared})
        return command(given, **values)

    run.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters} | {"return": int}
    return run
