"""Rows that are put in order without being held: they wait in a temporary file."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from heapq import merge
from itertools import islice
from tempfile import TemporaryFile, gettempdir
from typing import IO, Any, TypeVar

from npccli.errors import NO_ROOM, WriteError

Row = TypeVar("Row", bound=tuple[Any, ...])

_HELD = 50_000
"""So many rows are held at a time."""

_AT_ONCE = 500
"""So many are read back at a time from each lot that waits."""


@contextmanager
def aside() -> Iterator[None]:
    """Turn a full disk into an error that names the folder for temporary files."""
    try:
        yield
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        hint = "make room there, or name another folder in TMPDIR"
        raise WriteError(f"no room for a temporary file in {gettempdir()}", hint) from error


def in_order(rows: Iterable[Row], key: Callable[[Row], Any]) -> Iterator[Row]:
    """Yield rows in the order of a key; rows with equal keys stay in their order.

    The values of rows are plain: texts, numbers, None.
    """
    coming = iter(rows)
    lot = sorted(islice(coming, _HELD), key=key)
    if len(lot) < _HELD:
        yield from lot
        return
    with aside(), TemporaryFile() as file:
        lots: list[list[tuple[int, int]]] = []
        while lot:
            lots.append(
                [_put(file, lot[at : at + _AT_ONCE]) for at in range(0, len(lot), _AT_ONCE)]
            )
            lot = sorted(islice(coming, _HELD), key=key)
        yield from merge(*(_taken(file, places) for places in lots), key=key)


def _put(file: IO[bytes], rows: list[Row]) -> tuple[int, int]:
    """Write rows to the end of a file and return where they are."""
    start = file.seek(0, 2)
    return start, file.write(marshal.dumps(rows))


def _taken(file: IO[bytes], places: Iterable[tuple[int, int]]) -> Iterator[Any]:
    for start, size in places:
        file.seek(start)
        yield from marshal.loads(file.read(size))
