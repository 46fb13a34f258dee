"""What all commands that make tables share: their options, and the way through them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from npccli.cli import options, work
from npccli.cli.session import Session, check_output, gather_inputs

if TYPE_CHECKING:
    from npccli.count import Analysis


@dataclass(frozen=True, slots=True)
class Given:
    """The paths and options of a command that are the same for all tables."""

    paths: list[str] | None = None
    format: options.TableFormat | None = None
    output: str | None = None
    excel: bool = False
    as_is: bool = False
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

    @property
    def work(self) -> work.Work:
        """How the work is done."""
        return work.Work(self.jobs, self.engine.value, self.scheduler, self.progress)


Excel = Annotated[
    bool,
    typer.Option("--excel", help="Write CSV with a byte order mark, which Excel needs."),
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


def takes_tables(command: Callable[..., int]) -> Callable[..., int]:
    """Return a command with the shared arguments and options beside its own.

    The command gets them as its first argument, a `Given`.
    """
    _, *own = inspect.signature(command, eval_str=True).parameters.values()
    shared = [
        inspect.Parameter(
            each.name, inspect.Parameter.KEYWORD_ONLY, default=each.default, annotation=kind
        )
        for each in fields(Given)
        if (kind := _TYPES[each.name])
    ]
    keyed = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own]
    first = [each for each in keyed if each.default is inspect.Parameter.empty]
    rest = [each for each in keyed if each.default is not inspect.Parameter.empty]
    parameters = [*first, shared[0], *rest, *shared[1:]]

    @wraps(command)
    def run(**values: Any) -> int:
        given = Given(**{each.name: values.pop(each.name) for each in shared})
        return command(given, **values)

    run.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters} | {"return": int}
    return run


def write_analysis(given: Given, analysis: Analysis[Any], *, concordance: bool = False) -> int:
    """Read what is given, make tables of it, write them; return the exit code."""
    from npccli.cli.table_output import table_format, write_out
    from npccli.run.counting import analyse_sources
    from npccli.run.pipeline import Options

    session = Session(given.quiet, given.verbose)
    form = table_format(given.format, given.output, excel=given.excel)
    choices = Options(as_is=given.as_is, read=options.reading(given.pages, given.password))
    inputs = gather_inputs(given.paths, given.files_from, given.files0_from, session)
    check_output(given.output, inputs)
    with work.engine_for(given.work, inputs.found, session) as engine:
        result = analyse_sources(inputs.found, analysis, choices, engine)
    for failure in result.failures:
        session.fail(failure)
    session.kept = result.reports
    if result.reports or not result.failures:
        write_out(result.tables, form, given.output, excel=given.excel, concordance=concordance)
    return session.exit_code()
