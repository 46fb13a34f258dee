"""Run a task in several processes of this machine.

Lots are given out in order, a few ahead of those that are wanted next, so that memory does
not grow when one process is slow. A process that dies takes with it the lot that it had; its
inputs are tried again one by one, so that only the one that kills its process is lost.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing
from typing import TypeVar

from npccli.cutter import shared_cutter
from npccli.errors import ReadError
from npccli.read.isolate import METHOD
from npccli.run.chunks import Chunk
from npccli.run.engine import Task, Watch
from npccli.run.paths import Failure, Input
from npccli.run.pool import LostError, Pool

R = TypeVar("R")

AHEAD = 3
"""Lots that are out for each process."""


def run_in_processes(
    task: Task[R], chunks: Iterable[Chunk], jobs: int, watch: Watch | None = None
) -> Iterator[R | Failure]:
    """Yield the results of all lots in order, worked on by `jobs` processes.

    Standard input is read in this process. Closing the iterator, as an interrupt does,
    ends the processes at once.
    """
    if METHOD == "fork":
        shared_cutter()  # loaded once, and the children have it without a copy
    coming = iter(chunks)
    waiting: deque[tuple[Chunk, Future[list[R | Failure]] | None]] = deque()
    with closing(Pool[list[R | Failure]](_work, jobs)) as pool:
        while True:
            while len(waiting) < AHEAD * jobs and (chunk := next(coming, None)) is not None:
                out = None if chunk.is_stream else pool.submit(task, chunk.inputs)
                waiting.append((chunk, out))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            if future is None:
                yield from task(chunk.inputs)
            else:
                try:
                    yield from pool.answer(future)
                except (LostError, MemoryError):
                    yield from _one_by_one(pool, task, chunk.inputs)
            if watch is not None:
                watch(len(chunk.inputs), chunk.size)


def _one_by_one(
    pool: Pool[list[R | Failure]], task: Task[R], inputs: Sequence[Input]
) -> Iterator[R | Failure]:
    """Yield the results of inputs that are tried each by itself."""
    for item in inputs:
        try:
            yield from pool.answer(pool.submit(task, (item,), first=True))
        except (LostError, MemoryError):
            error = ReadError(
                f"{item.name}: the process that worked on it was ended",
                "it may need more memory than there is; try it alone, or fewer --jobs",
            )
            yield Failure(item.name, error)


def _work(task: Task[R], inputs: Sequence[Input]) -> list[R | Failure]:
    """Return the results of a lot; called in another process."""
    try:
        return list(task(inputs))
    except MemoryError:
        if len(inputs) == 1:
            name = inputs[0].name
            return [Failure(name, ReadError(f"{name}: needs more memory than there is"))]
    found: list[R | Failure] = []
    for item in inputs:
        found += _work(task, (item,))
    return found
