"""Growth: time and memory on corpora that double in size."""

from __future__ import annotations

from itertools import pairwise

from bench.corpus import MEGABYTE
from bench.findings import Findings, Notes, Setting
from bench.measure import Run, npccli, run

DOUBLING_WITHIN = 2.1
MEMORY_WITHIN = 400.0
_LARGE = 8 * MEGABYTE
"""Below this size a doubling says more about the start than about the growth."""


def sizes_up_to(largest: int) -> list[int]:
    """Return a size of about one megabyte and its doublings, the last of which is `largest`.

    >>> sizes_up_to(5 * MEGABYTE)
    [1250000, 2500000, 5000000]
    """
    sizes = [largest]
    while sizes[0] > 1.5 * MEGABYTE:
        sizes.insert(0, sizes[0] // 2)
    return sizes


def measure_growth(setting: Setting) -> Findings:
    """Return how time grows when the corpus doubles, and the memory at its largest."""
    notes = Notes("growth")
    for name, options in (("stats --as-is", ["--as-is"]), ("stats", [])):
        found: dict[int, Run] = {}
        for size in sizes_up_to(setting.largest):
            corpus = setting.folder("wrapped", size)
            command = npccli("stats", *options, "--quiet", corpus.folder)
            found[corpus.size] = run(command, setting.work)
            notes.time({f"npccli {name}": found[corpus.size]}, corpus.size)
        steps = [
            (large, found[large].processor / found[small].processor)
            for small, large in pairwise(found)
        ]
        for size, value in [step for step in steps if step[0] >= _LARGE] or steps[-1:]:
            label = f"{name}, {size / MEGABYTE:.0f} MB against half"
            notes.ratio(label, value, "times the time", DOUBLING_WITHIN, most=True)
        size, took = list(found.items())[-1]
        label = f"{name}, memory at {size / MEGABYTE:.0f} MB"
        notes.ratio(label, took.peak / MEGABYTE, "MB", MEMORY_WITHIN, most=True)
    return notes.findings()
