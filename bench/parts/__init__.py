"""The parts of the benchmark, in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable

from bench.findings import Findings, Setting
from bench.parts.counting import measure_figures, measure_stats
from bench.parts.growth import measure_growth
from bench.parts.index import measure_index
from bench.parts.pdf import measure_pdf
from bench.parts.processes import measure_processes
from bench.parts.start import measure_start
from bench.parts.texts import measure_clean, measure_sections

PARTS: dict[str, Callable[[Setting], Findings]] = {
    "start": measure_start,
    "clean": measure_clean,
    "sections": measure_sections,
    "stats": measure_stats,
    "figures": measure_figures,
    "pdf": measure_pdf,
    "index": measure_index,
    "processes": measure_processes,
    "growth": measure_growth,
}
"""Each part by the name that `--only` takes."""
