"""Tell how far long work is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

PATIENCE = 1.0
"""Work that is done in so many seconds shows nothing."""

INTERVAL = 5.0
"""Seconds between two plain lines."""

Watch = Callable[[int, int], None]


@contextmanager
def show_bar(files: int, size: int, stream: IO[str]) -> Iterator[Watch]:
    """Draw a bar with rate and time left; it is gone when the work is done.

    `files` and `size`, in bytes, are the whole of the work. What is yielded takes how many
    more of both are done. No thread draws: the bar moves when it is told.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    bar = Progress(
        BarColumn(None),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[files]} of " + f"{files} files"),
        console=Console(file=stream, stderr=True),
        auto_refresh=False,
        transient=True,
    )
    task = bar.add_task("", total=max(size, 1), files=0)
    begun = time.monotonic()
    done = shown = 0.0
    try:

        def watch(more_files: int, more_bytes: int) -> None:
            nonlocal done, shown
            done += more_files
            bar.update(task, advance=more_bytes, files=int(done))
            now = time.monotonic()
            is_due = now - begun >= PATIENCE and now - shown >= 0.1
            if is_due and (shown or done < files):  # no bar for work that is done
                shown = now
                bar.start()
                bar.refresh()

        yield watch
    finally:
        bar.stop()


@contextmanager
def say_progress(
    files: int,
    size: int,
    say: Callable[[str], None],
    interval: float = INTERVAL,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Watch]:
    """Say a line every `interval` seconds, and one at the end; see `show_bar`."""
    begun = said = clock()
    done_files = done_bytes = 0

    def watch(more_files: int, more_bytes: int) -> None:
        nonlocal said, done_files, done_bytes
        done_files += more_files
        done_bytes += more_bytes
        now = clock()
        if now - said >= interval or done_files >= files:
            said = now
            say(progress_line(done_files, files, done_bytes, size, now - begun))

    yield watch


def progress_line(done_files: int, files: int, done_bytes: int, size: int, seconds: float) -> str:
    """Return how far the work is, how fast it is, and how long it will take.

    >>> progress_line(50, 200, 3_000_000, 12_000_000, 10.0)
    '50 of 200 files, 3.0 of 12.0 MB, 0.30 MB/s, 0:30 left'
    """
    rate = done_bytes / seconds / 1e6 if seconds > 0 else 0.0
    left = seconds * (size - done_bytes) / done_bytes if done_bytes else 0.0
    minutes, rest = divmod(round(max(left, 0.0)), 60)
    hours, minutes = divmod(minutes, 60)
    time_left = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return (
        f"{done_files} of {files} files, {done_bytes / 1e6:.1f} of {size / 1e6:.1f} MB, "
        f"{rate:.2f} MB/s, {time_left} left"
    )
