"""Where the program begins and ends, as `npccli` and as `python -m npccli`."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import threading

from npccli.errors import INTERRUPTED

_BETWEEN_COLLECTIONS = 50_000
"""New objects after which Python looks for garbage. Its own 700 suits programs that make
cycles; this one makes many small records and few cycles, so looking costs a tenth of the time."""


def run() -> int:
    """Run the program and return its exit code; an interrupt while it starts is silent too."""
    gc.set_threshold(_BETWEEN_COLLECTIONS, 20, 100)
    try:
        from npccli.cli.main import main

        code = main()
    except KeyboardInterrupt:
        code = INTERRUPTED
    # From here on Python only cleans up; an interrupt ends it without a traceback.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _leave_at_once(code)
    return code


def _leave_at_once(code: int) -> None:
    """End without taking the dictionary apart word by word, which takes as long as a report.

    Only when nothing but this thread is left; else Python ends in its own way.
    """
    atexit._run_exitfuncs()
    if threading.active_count() > 1 or _has_children():
        return
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(code)


def _has_children() -> bool:
    if "multiprocessing" not in sys.modules:
        return False
    from multiprocessing import active_children

    return bool(active_children())


if __name__ == "__main__":
    sys.exit(run())
