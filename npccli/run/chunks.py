"""Divide inputs into lots that are worth handing to another process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from npccli.run.paths import Input, input_size

BYTES = 512 << 10
"""So large a lot is not made larger."""

FILES = 256
"""So many files are the most in a lot."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Inputs that follow each other, and how many bytes they have together."""

    inputs: tuple[Input, ...]
    size: int

    @property
    def is_stream(self) -> bool:
        """Return whether this is standard input, which only this process can read."""
        return self.inputs[0].is_stream


def make_chunks(inputs: Iterable[Input], size: int = BYTES, files: int = FILES) -> Iterator[Chunk]:
    """Yield the inputs in lots of about `size` bytes; standard input stands alone.

    What cannot be found counts as empty; reading it says what is wrong.
    """
    lot: list[Input] = []
    total = 0
    for item in inputs:
        if item.is_stream:
            if lot:
                yield Chunk(tuple(lot), total)
                lot, total = [], 0
            yield Chunk((item,), 0)
            continue
        lot.append(item)
        total += input_size(item)
        if total >= size or len(lot) >= files:
            yield Chunk(tuple(lot), total)
            lot, total = [], 0
    if lot:
        yield Chunk(tuple(lot), total)
