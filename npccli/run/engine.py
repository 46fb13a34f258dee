"""Who does the work: this process, several processes, or a cluster.

A task is a function from inputs that follow each other to results; every engine gives the
same results in the order of the inputs, whatever finishes first. A failure of an input is a
`Failure` among the results.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from npccli.errors import UsageError
from npccli.run.chunks import Chunk, make_chunks
from npccli.run.paths import Failure, Input

R = TypeVar("R")

Task = Callable[[Sequence[Input]], Iterable[R | Failure]]
"""Work on inputs that follow each other. It can be pickled, and so can its results."""

Merge = Callable[[Iterable[R | Failure]], R]
"""Makes one result of several in the order given; it can be pickled."""

Watch = Callable[[int, int], None]
"""Is told after each lot how many more inputs and bytes are done."""

WORTH_A_PROCESS = 1 << 20
"""So many bytes are needed for further processes to pay, when their number is not given."""

ENGINES = ("processes", "dask")
"""What can do the work."""


@dataclass(frozen=True, slots=True)
class Engine:
    """How the work is done.

    `jobs` is the number of processes; None takes one for each core, but only one when the
    inputs are few. `name` is one of `ENGINES`, `scheduler` the address of the cluster's
    scheduler. `watch` is told how far the work is.
    """

    jobs: int | None = 1
    name: str = ENGINES[0]
    scheduler: str | None = None
    watch: Watch | None = None

    def __post_init__(self) -> None:
        """Raise UsageError for choices that cannot be used."""
        if self.jobs is not None and self.jobs < 1:
            raise UsageError(f"--jobs: not a number of processes: {self.jobs}", "give 1 or more")
        if self.name not in ENGINES:
            raise UsageError(f"no engine {self.name!r}", f"choose one of: {', '.join(ENGINES)}")
        if self.scheduler is not None and self.name != "dask":
            raise UsageError("--scheduler is for --engine dask", "add --engine dask")


def run_task(task: Task[R], inputs: Sequence[Input], engine: Engine) -> Iterator[R | Failure]:
    """Yield the results of a task in the order of the inputs."""
    if engine.name == "dask":
        from npccli.run.cluster import run_on_cluster

        chunks = make_chunks(inputs)
        yield from run_on_cluster(task, chunks, engine.scheduler, engine.jobs, engine.watch)
        return
    jobs = _number_of_jobs(engine.jobs, inputs)
    if jobs == 1:
        yield from run_here(task, make_chunks(inputs), engine.watch)
        return
    from npccli.run.processes import run_in_processes

    yield from run_in_processes(task, make_chunks(inputs), jobs, engine.watch)


def reduce_task(task: Task[R], merge: Merge[R], inputs: Sequence[Input], engine: Engine) -> R:
    """Return the results of a task as one, merged in the order of the inputs."""
    if engine.name == "dask":
        from npccli.run.cluster import reduce_on_cluster

        chunks = make_chunks(inputs)
        return reduce_on_cluster(task, merge, chunks, engine.scheduler, engine.jobs, engine.watch)
    return merge(run_task(task, inputs, engine))


def run_here(
    task: Task[R], chunks: Iterable[Chunk], watch: Watch | None = None
) -> Iterator[R | Failure]:
    """Yield the results of lots that this process works on, as soon as they are there."""
    for chunk in chunks:
        yield from task(chunk.inputs)
        if watch is not None:
            watch(len(chunk.inputs), chunk.size)


def number_of_cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _number_of_jobs(wanted: int | None, inputs: Sequence[Input]) -> int:
    """Return how many processes are worth starting; 1 is this one."""
    if len(inputs) < 2:
        return 1
    if wanted is not None:
        return min(wanted, len(inputs))
    cores = min(number_of_cores(), len(inputs))
    if cores == 1:
        return 1
    size = 0
    for chunk in make_chunks(inputs):
        size += chunk.size
        if size >= WORTH_A_PROCESS:
            return cores
    return 1
