"""Run a task on a cluster: Dask distributed hands the lots to its workers.

Results come in the order of the inputs. A worker that dies is no loss: Dask does its lots
again elsewhere. A lot that kills every worker it is given to is tried input by input, and
the input that does it becomes a failure. What is merged is merged on the workers, in a
tree, so that only the whole comes back.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import signal
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from itertools import chain, groupby
from multiprocessing import active_children, resource_tracker
from pathlib import Path
from socket import gethostname
from typing import Any, TypeVar

from npccli import __version__
from npccli.errors import ReadError, UsageError
from npccli.run.chunks import Chunk
from npccli.run.engine import Merge, Task, Watch
from npccli.run.paths import Failure, Input

R = TypeVar("R")

AHEAD = 4
"""Lots that are out for each thread of the workers."""

FAN_IN = 8
"""So many results are merged at a time."""

SECONDS = 15
"""How long the scheduler and its first worker are waited for."""


def run_on_cluster(
    task: Task[R],
    chunks: Iterable[Chunk],
    scheduler: str | None,
    jobs: int | None = None,
    watch: Watch | None = None,
) -> Iterator[R | Failure]:
    """Yield the results of all lots in order.

    `scheduler` is its address or the path of its file; None starts workers on this machine,
    `jobs` of them. Raises UsageError when the cluster cannot be used or goes away.
    """
    with _connected(scheduler, jobs) as client:
        for future in _leaves(client, task, chunks, watch):
            yield from _result(client, future)


def reduce_on_cluster(
    task: Task[R],
    merge: Merge[R],
    chunks: Iterable[Chunk],
    scheduler: str | None,
    jobs: int | None = None,
    watch: Watch | None = None,
) -> R:
    """Return the results of all lots, merged in order; see `run_on_cluster`."""
    with _connected(scheduler, jobs) as client:
        levels: list[list[Any]] = []
        for future in _leaves(client, task, chunks, watch):
            _climb(client, merge, levels, future)
        rest = [future for level in reversed(levels) for future in level]
        found: list[R | Failure] = [each for future in rest for each in _result(client, future)]
    return merge(found)


def _climb(client: Any, merge: Merge[R], levels: list[list[Any]], future: Any) -> None:
    """Add a result to the tree; eight of one level become one of the next."""
    for level in levels:
        level.append(future)
        if len(level) < FAN_IN:
            return
        future = client.submit(partial(_merged, merge), list(level), pure=False)
        level.clear()
    levels.append([future])


def _merged(merge: Merge[R], lots: Sequence[Sequence[R | Failure]]) -> list[R | Failure]:
    """Merge results on a worker."""
    return [merge(chain.from_iterable(lots))]


def _leaves(
    client: Any, task: Task[R], chunks: Iterable[Chunk], watch: Watch | None
) -> Iterator[Any]:
    """Yield the finished futures of all lots in order, a bounded number of them ahead."""
    threads = max(sum(client.nthreads().values()), 1)
    coming = iter(chunks)
    out: deque[tuple[Chunk, Any]] = deque()
    while True:
        while len(out) < AHEAD * threads and (chunk := next(coming, None)) is not None:
            out.append((chunk, None if chunk.is_stream else _submit(client, task, chunk.inputs)))
        if not out:
            return
        chunk, future = out.popleft()
        if future is None:
            yield client.submit(_given, list(task(chunk.inputs)), pure=False)
        else:
            _await(client, future)
            if _was_killed(future):
                yield from _one_by_one(client, task, chunk.inputs)
            else:
                yield future
        if watch is not None:
            watch(len(chunk.inputs), chunk.size)


def _one_by_one(client: Any, task: Task[R], inputs: Sequence[Input]) -> Iterator[Any]:
    """Yield a future for each input of a lot that killed its workers."""
    for item in inputs:
        future = _submit(client, task, (item,))
        _await(client, future)
        if _was_killed(future):
            error = ReadError(
                f"{item.name}: the workers that were given it were ended",
                "it may need more memory than they have, or its reader crashes",
            )
            future = client.submit(_given, [Failure(item.name, error)], pure=False)
        yield future


def _submit(client: Any, task: Task[R], inputs: Sequence[Input]) -> Any:
    """Give a lot to the workers, with paths that do not depend on the folder they run in."""
    sent = tuple(_placed(item) for item in inputs)
    here = tuple(item.at is not None and os.path.exists(item.at) for item in sent)  # noqa: PTH110
    return client.submit(_work, task, sent, here, pure=False)


def _placed(item: Input) -> Input:
    return item if item.at is None else replace(item, at=os.path.abspath(item.at))  # noqa: PTH100


def _work(task: Task[R], inputs: Sequence[Input], here: Sequence[bool]) -> list[R | Failure]:
    """Do one lot on a worker; `here` tells which files the user's machine has."""
    found: list[R | Failure] = []
    pairs = zip(inputs, here, strict=True)
    for unseen, some in groupby(pairs, lambda pair: pair[1] and not _is_there(pair[0])):
        items = tuple(item for item, _ in some)
        found += map(_unseen, items) if unseen else task(items)
    return found


def _is_there(item: Input) -> bool:
    return item.at is None or os.path.exists(item.at)  # noqa: PTH110


def _unseen(item: Input) -> Failure:
    where = f"{item.name}: is not there on the worker {gethostname()}"
    hint = "workers need the files under the same paths: use a shared file system, or addresses"
    return Failure(item.name, ReadError(where, hint))


def _given(results: list[R | Failure]) -> list[R | Failure]:
    return results


def _was_killed(future: Any) -> bool:
    from distributed import KilledWorker

    return future.status == "error" and isinstance(future.exception(), KilledWorker)


def _await(client: Any, future: Any) -> None:
    """Wait until a future has come to its end; raise UsageError when nobody works on it."""
    from distributed import wait

    alone = 0
    while alone < SECONDS:
        try:
            wait(future, timeout=1)
            return
        except TimeoutError:
            alone = 0 if client.nthreads() else alone + 1
    raise _alone()


def _alone() -> UsageError:
    return UsageError(
        "the cluster has lost all its workers",
        "look at their logs, start workers, and run the command again",
    )


def _result(client: Any, future: Any) -> list[Any]:
    """Return what a future holds; raise the error of the task itself."""
    _await(client, future)
    patience = SECONDS
    while True:
        try:
            found: list[Any] = future.result(timeout=patience)
        except TimeoutError:  # what is held by workers that are gone does not come
            if future.status == "error":
                raise
            if not client.nthreads():
                raise _alone() from None
            patience *= 2
        else:
            return found


@contextmanager
def _connected(scheduler: str | None, jobs: int | None) -> Iterator[Any]:
    """Give a client of a cluster that can be used."""
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise UsageError(
            "--engine dask needs the package distributed", "pip install 'npccli[cluster]'"
        ) from error
    # What distributed logs is about its own connections, and comes as an error as well.
    for name in ("asyncio", "distributed", *logging.root.manager.loggerDict):
        if name.startswith(("asyncio", "distributed")):
            logging.getLogger(name).setLevel(logging.CRITICAL)
    # An interrupt leaves what its threads were about to ask; Python would say so when it ends.
    warnings.filterwarnings("ignore", "coroutine .* was never awaited", RuntimeWarning)
    if scheduler is None:
        from distributed.deploy.spec import close_clusters

        from npccli.run.engine import number_of_cores

        with _interrupts_held():
            cluster = LocalCluster(
                n_workers=jobs or number_of_cores(),
                threads_per_worker=1,
                dashboard_address=":0",
                silence_logs=logging.CRITICAL,
            )
        try:
            with _told("the local cluster"), Client(cluster) as client:
                yield client
        except KeyboardInterrupt:
            # There is nothing to wait for, and nothing to tell.
            for child in active_children():
                child.kill()
            with suppress(Exception):
                cluster.close(timeout=1)
            atexit.unregister(close_clusters)
            raise
        finally:
            cluster.close()
        return
    with _told(scheduler):
        client = _open(Client, scheduler)
        try:
            _check_workers(client, scheduler)
            yield client
        finally:
            client.close(timeout=2)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold interrupts back; what is started meanwhile, processes and threads, gets none.

    So only the process of the user answers an interrupt, and it does so afterwards.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # or it is started later, and lets interrupts in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _open(connect: Callable[..., Any], scheduler: str) -> Any:
    """Return a client of the scheduler; raise UsageError when there is none."""
    place = {"address": scheduler}
    if ":" not in scheduler:
        place = {"scheduler_file": scheduler}
        try:
            address = json.loads(Path(scheduler).read_bytes())["address"]
        except OSError as error:
            raise UsageError(
                f"--scheduler {scheduler}: no such file, and no address such as tcp://host:8786"
            ) from error
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(
                f"--scheduler {scheduler}: not the file of a scheduler",
                "write one with: dask scheduler --scheduler-file FILE",
            ) from error
        scheduler = f"{scheduler} ({address})"
    try:
        return connect(**place, timeout=SECONDS)
    except (OSError, ValueError, TypeError, AssertionError) as error:  # a time-out is an OSError
        reason = str(error).splitlines()[0] if str(error) else "no answer"
        raise UsageError(
            f"--scheduler {scheduler}: no scheduler answers there: {reason}",
            "start one with: dask scheduler; and name its address, such as tcp://host:8786",
        ) from error


def _check_workers(client: Any, scheduler: str) -> None:
    """Raise UsageError when there is no worker, or one with another npccli."""
    try:
        client.wait_for_workers(1, timeout=SECONDS)
    except TimeoutError as error:
        raise UsageError(
            f"--scheduler {scheduler}: has no workers",
            f"start some with: dask worker {scheduler}",
        ) from error
    # A lambda is sent as code, so that it runs where npccli is not installed as well.
    found: dict[str, str] = client.run(
        lambda: (
            __import__("npccli").__version__
            if __import__("importlib.util").util.find_spec("npccli")
            else "none"
        )
    )
    for worker, version in sorted(found.items()):
        if version != __version__:
            has = "has no npccli" if version == "none" else f"has npccli {version}"
            raise UsageError(
                f"--scheduler {scheduler}: worker {worker} {has}, and here is {__version__}",
                "install the same version on all machines",
            )


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Make a UsageError of a cluster that goes away."""
    from concurrent.futures import CancelledError

    from distributed.comm import CommClosedError

    try:
        yield
    except (CancelledError, CommClosedError) as error:
        raise UsageError(
            f"{place}: the connection to the cluster was lost",
            "look at its log and run the command again",
        ) from error
