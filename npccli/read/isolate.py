"""Run a reader in a process of its own, so that no file can end the whole run."""

from __future__ import annotations

import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from npccli.errors import NpccliError, ReadError

T = TypeVar("T")

SECONDS = 300.0
"""How long one file may take."""

MEMORY = 4 << 30
"""How many more bytes one file may take than the program already has."""

# A child made by fork starts in milliseconds, but only Linux makes it safely.
_METHOD = "fork" if sys.platform == "linux" else "spawn"


def run_isolated(
    function: Callable[..., T], arguments: tuple[Any, ...], name: str, seconds: float = SECONDS
) -> T:
    """Return what `function` returns, called in a process of its own.

    A native crash, a file that takes too long and one that needs too much memory become a
    ReadError about `name`; errors of ours come back as they are. A process that may have no
    children, as the workers of a cluster, does it itself: it is looked after by others.
    """
    if current_process().daemon:
        return function(*arguments)
    context: Any = get_context(_METHOD)
    receiver, sender = context.Pipe(duplex=False)
    # The child must not hold the end that is read, or it would wait for ever to be read.
    unused = receiver if _METHOD == "fork" else None
    given = (sender, unused, function, arguments)
    process = context.Process(target=_work, args=given, daemon=True)
    with warnings.catch_warnings():
        # The threads of the word segmenter do not run in the child.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise ReadError(f"{name}: reading took longer than {seconds:.0f} seconds, given up")
        kind, found = receiver.recv()
    except EOFError as error:
        process.join(5)
        code = process.exitcode or 0
        signal = f" (signal {-code})" if code < 0 else ""
        raise ReadError(
            f"{name}: the library that reads such files crashed on it{signal}",
            "the file is damaged; print or save it again with another program",
        ) from error
    finally:
        if process.is_alive():
            process.join(0.2)
            process.kill()
        process.join()
        receiver.close()
    if kind == "error":
        raise found
    if kind == "bug":
        raise RuntimeError(f"{name}: {found}")
    result: T = found
    return result


def end_with_parent() -> None:
    """Ask the system to end this process when the one that made it ends, where it can.

    So nothing is left behind however the parent comes to its end. Only Linux offers this.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)


_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


def _work(
    sender: Connection,
    unused: Connection | None,
    function: Callable[..., Any],
    arguments: tuple[Any, ...],
) -> None:
    """Call the function in the child and send what came of it."""
    if unused is not None:
        unused.close()
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the parent may be one that ignores it
    _limit_memory()
    try:
        outcome: tuple[str, Any] = ("value", function(*arguments))
    except NpccliError as error:
        outcome = ("error", error)
    except MemoryError:
        name = arguments[1] if len(arguments) > 1 else ""
        outcome = ("error", ReadError(f"{name}: needs more memory than {MEMORY >> 30} GB"))
    except Exception:
        # The traceback of a mistake of ours must not be lost in the child.
        outcome = ("bug", traceback.format_exc())
    sender.send(outcome)
    sender.close()


def _limit_memory() -> None:
    """Bound the memory of the child, where the system can."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = used + MEMORY + (2 << 30)
    if hard == resource.RLIM_INFINITY or bound < hard:
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
