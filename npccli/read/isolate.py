"""Run readers in a process of their own, so that no file can end the whole run.

The process lasts: it is asked again for the next file, and is replaced when a file ended it,
took too long or left it too large.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import warnings
from collections.abc import Callable
from functools import cache
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection
from typing import Any, NamedTuple, TypeVar

from npccli.errors import NpccliError, ReadError

T = TypeVar("T")

SECONDS = 300.0
"""How long one file may take."""

MEMORY = 4 << 30
"""How many more bytes one file may take than the program already has."""

GROWTH = 1 << 30
"""How many bytes a process may have grown by before it is replaced."""

MOST_FILES = 2000
"""How many files a process reads before it is replaced; libraries may leak."""

METHOD = "fork" if sys.platform == "linux" else "spawn"
"""A child made by fork starts in milliseconds, but only Linux makes it safely."""

_COLLECT_AFTER = 100_000
"""A page makes so many objects that the usual threshold has them counted again and again."""


class _Reader(NamedTuple):
    """A process that waits for files, and the connection to it."""

    process: Any
    connection: Connection


class _Outcome(NamedTuple):
    """What came of one call: a value, an error of ours, a bug, a crash, or slow.

    `fit` says that the process can take another one.
    """

    kind: str
    found: Any = None
    fit: bool = False


def run_isolated(
    function: Callable[..., T], arguments: tuple[Any, ...], name: str, seconds: float = SECONDS
) -> T:
    """Return what `function` returns, called in another process that is kept for later calls.

    A native crash, a file that takes too long and one that needs too much memory become a
    ReadError about `name`; errors of ours come back as they are. Function, arguments and
    result must be such as can be sent. A process that may have no children, as the workers
    of a cluster, does it itself: it is looked after by others.
    """
    if current_process().daemon:
        return function(*arguments)
    idle = _idle(os.getpid())
    call = (function, arguments, name)
    used = idle.pop() if idle else None
    outcome = _ask(used or _start(), call, seconds, idle)
    if used and outcome.kind == "crash":
        # It may have ended for what an earlier file did to it.
        outcome = _ask(_start(), call, seconds, idle)
    if outcome.kind == "slow":
        raise ReadError(f"{name}: reading took longer than {seconds:.0f} seconds, given up")
    if outcome.kind == "crash":
        code = outcome.found
        ended_by = f" (signal {-code})" if code < 0 else ""
        raise ReadError(
            f"{name}: the library that reads such files crashed on it{ended_by}",
            "the file is damaged; print or save it again with another program",
        )
    if outcome.kind == "error":
        raise outcome.found
    if outcome.kind == "bug":
        raise RuntimeError(f"{name}: {outcome.found}")
    result: T = outcome.found
    return result


@cache
def _idle(_process: int) -> list[_Reader]:
    """Return the readers of this process that wait; a fork of it begins with none.

    Several threads take different ones.
    """
    return []


def _start() -> _Reader:
    """Start a reader."""
    context: Any = get_context(METHOD)
    connection, others = context.Pipe()
    # The child must not hold this end, or it would not see that it is closed.
    unused = connection if METHOD == "fork" else None
    process = context.Process(target=_serve, args=(others, unused), daemon=True)
    with warnings.catch_warnings():
        # The threads of the word segmenter do not run in the child.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    others.close()
    return _Reader(process, connection)


def _ask(reader: _Reader, call: tuple[Any, ...], seconds: float, idle: list[_Reader]) -> _Outcome:
    """Return what came of a call; keep the reader among the idle ones, or end it."""
    process, connection = reader.process, reader.connection
    outcome = _Outcome("slow")
    try:
        connection.send(call)
        if connection.poll(seconds):
            outcome = connection.recv()
    except (EOFError, OSError):
        process.join(5)
        outcome = _Outcome("crash", process.exitcode or 0)
    finally:
        if outcome.fit:
            idle.append(reader)
        else:
            process.kill()
            process.join()
            connection.close()
    return outcome


def end_with_parent() -> None:
    """Ask the system to end this process when the one that made it ends, where it can.

    So nothing is left behind however the parent comes to its end. Only Linux offers this.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)


_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


def _serve(connection: Connection, unused: Connection | None) -> None:
    """Answer calls in the child until the other end is closed or this process is spent."""
    if unused is not None:
        unused.close()
    end_with_parent()
    for each in (signal.SIGINT, signal.SIGTERM):  # the parent may be one that heeds neither
        signal.signal(each, signal.SIG_DFL)
    _limit_memory()
    _keep_memory()
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    bound = _peak_memory() + GROWTH
    for left in reversed(range(MOST_FILES)):
        try:
            call = connection.recv()
        except EOFError:
            return
        except Exception:
            outcome = _Outcome("bug", _traceback(), fit=True)
        else:
            outcome = _call(*call)
        outcome = outcome._replace(fit=outcome.fit and left > 0 and _peak_memory() < bound)
        try:
            connection.send(outcome)
        except OSError:
            return
        except Exception:
            connection.send(_Outcome("bug", _traceback()))
            return
        if not outcome.fit:
            return


def _call(function: Callable[..., Any], arguments: tuple[Any, ...], name: str) -> _Outcome:
    """Call the function and say what came of it."""
    try:
        return _Outcome("value", function(*arguments), fit=True)
    except NpccliError as error:
        return _Outcome("error", error, fit=True)
    except MemoryError:
        return _Outcome("error", ReadError(f"{name}: needs more memory than {MEMORY >> 30} GB"))
    except Exception:
        # The traceback of a mistake of ours must not be lost in the child.
        return _Outcome("bug", _traceback(), fit=True)


def _traceback() -> str:
    from traceback import format_exc

    return format_exc()


def _limit_memory() -> None:
    """Bound the memory of the child, where the system can."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = _peak_memory() + MEMORY + (2 << 30)
    if hard == resource.RLIM_INFINITY or bound < hard:
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))


def _keep_memory() -> None:
    """Keep the memory that a file no longer needs for the next one, where the system can.

    To give it back and ask for it again takes as long as reading some pages. What grows
    beyond its bound is replaced anyway.
    """
    if sys.platform == "linux":
        import ctypes

        library = ctypes.CDLL(None)
        if hasattr(library, "mallopt"):  # not every C library has it
            for setting, value in _KEPT:
                library.mallopt(setting, value)


_KEPT = ((-1, 256 << 20), (-2, 4 << 20), (-3, 32 << 20))
"""Of mallopt(3): M_TRIM_THRESHOLD, M_TOP_PAD, M_MMAP_THRESHOLD."""


def _peak_memory() -> int:
    """Return the most bytes that this process has held, or 0 where that is not known."""
    try:
        import resource
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
