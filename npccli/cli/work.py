"""How a command's work is divided, and how it tells how far it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from npccli.cli.session import Session, on_terminal

if TYPE_CHECKING:
    from npccli.run.engine import Engine
    from npccli.run.paths import Input


class EngineName(StrEnum):
    """What does the work."""

    processes = "processes"
    dask = "dask"


Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes; default: one a core."),
]
EngineOption = Annotated[
    EngineName, typer.Option("--engine", help="Processes of this machine, or a Dask cluster.")
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler", metavar="ADDRESS", help="The Dask scheduler, such as tcp://host:8786."
    ),
]
Progress = Annotated[
    bool, typer.Option("--progress", help="Say how far it is in plain lines, without a terminal.")
]
PROCESSES = EngineName.processes


@dataclass(frozen=True, slots=True)
class Work:
    """What the user chose about how the work is done."""

    jobs: int | None = None
    engine: str = PROCESSES.value
    scheduler: str | None = None
    progress: bool = False

    def checked(self) -> Engine:
        """Return the engine; raise UsageError for choices that do not fit."""
        from npccli.run.engine import Engine

        return Engine(self.jobs, str(self.engine), self.scheduler)


@contextmanager
def engine_for(
    work: Work, inputs: Sequence[Input], session: Session, *, streams: bool = False
) -> Iterator[Engine]:
    """Give the engine for some inputs, and show on standard error how far it is.

    A bar is drawn on a terminal, unless the results come to the same terminal as they are
    made, as `streams` tells. `--progress` gives plain lines in its place.
    """
    engine = work.checked()
    terminal = sys.stderr is not None and sys.stderr.isatty()
    bar = terminal and not work.progress and not (streams and on_terminal())
    if session.quiet or not (bar or work.progress) or all(item.is_stream for item in inputs):
        yield engine
        return
    from npccli.run.paths import input_size
    from npccli.show.progress import say_progress, show_bar

    size = sum(map(input_size, inputs))
    if bar:
        with show_bar(len(inputs), size, sys.stderr) as watch:
            yield replace(engine, watch=watch)
    else:
        with say_progress(len(inputs), size, lambda line: session.say(f"npccli: {line}")) as watch:
            yield replace(engine, watch=watch)
