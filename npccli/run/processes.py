"""Run a task in several processes of this machine.

Lots are given out in order, a few ahead of those that are wanted next, so that memory does
not grow when one process is slow. A process that dies takes with it the lots that were out
at that time; their inputs are tried again one by one, each in a process of its own, so that
only the one that kills its process is lost.
"""

from __future__ import annotations

import signal
import sys
import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context
from typing import TypeVar

from npccli.cutter import shared_cutter
from npccli.errors import ReadError
from npccli.read.isolate import end_with_parent
from npccli.run.chunks import Chunk
from npccli.run.engine import Task, Watch
from npccli.run.paths import Failure, Input

R = TypeVar("R")

AHEAD = 3
"""Lots that are out for each process."""

# A child made by fork starts in milliseconds, but only Linux makes it safely.
METHOD = "fork" if sys.platform == "linux" else "spawn"


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
    pool = _start(jobs)
    finished = False
    try:
        while True:
            while len(waiting) < AHEAD * jobs and (chunk := next(coming, None)) is not None:
                waiting.append((chunk, None if chunk.is_stream else _submit(pool, task, chunk)))
            if not waiting:
                break
            chunk, future = waiting.popleft()
            if future is None:
                yield from task(chunk.inputs)
            else:
                try:
                    yield from future.result()
                except BrokenProcessPool:
                    pool.shutdown(wait=True, cancel_futures=True)
                    yield from _one_by_one(task, chunk.inputs)
                    pool = _start(jobs)
                    waiting = deque(
                        (each, old if old is None or _is_good(old) else _submit(pool, task, each))
                        for each, old in waiting
                    )
            if watch is not None:
                watch(len(chunk.inputs), chunk.size)
        finished = True
    finally:
        if not finished:
            for child in active_children():
                child.kill()
        # Waiting costs nothing once the children are gone, and leaves nothing to be ended later.
        pool.shutdown(wait=True, cancel_futures=True)


def _start(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context(METHOD), initializer=_ignore_interrupt)


def _ignore_interrupt() -> None:
    """Leave an interrupt to the process that the user started, and end when that ends."""
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _submit(pool: ProcessPoolExecutor, task: Task[R], chunk: Chunk) -> Future[list[R | Failure]]:
    """Give a lot to the pool."""
    with warnings.catch_warnings():
        # The threads of this process hold no lock that a child would need.
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            return pool.submit(_work, task, chunk.inputs)
        except BrokenProcessPool as error:
            broken: Future[list[R | Failure]] = Future()
            broken.set_exception(error)
            return broken


def _is_good(future: Future[list[R | Failure]]) -> bool:
    """Return whether a result has come, or an error of the task itself."""
    if not future.done() or future.cancelled():
        return False
    return not isinstance(future.exception(), BrokenProcessPool)


def _one_by_one(task: Task[R], inputs: Sequence[Input]) -> Iterator[R | Failure]:
    """Yield the results of each input, tried in a process of its own."""
    for item in inputs:
        with _start(1) as pool:
            try:
                yield from _submit(pool, task, Chunk((item,), 0)).result()
            except BrokenProcessPool:
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
