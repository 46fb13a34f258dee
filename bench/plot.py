"""Draw what was found: the ratios beside their targets, and the growth."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.corpus import MEGABYTE
from bench.findings import Findings, Ratio, Timing

_GOOD, _BAD = "#2a7f62", "#c0392b"


def can_plot() -> bool:
    """Return whether matplotlib is installed."""
    return find_spec("matplotlib") is not None


def share_of_target(ratio: Ratio) -> float:
    """Return how well a target is met: 1 just so, 2 twice as well.

    >>> share_of_target(Ratio("growth", "memory", 200.0, "MB", 400.0, most=True))
    2.0
    """
    if not ratio.target or not ratio.value:
        return 0.0
    return ratio.target / ratio.value if ratio.most else ratio.value / ratio.target


def write_plot(findings: Findings, path: Path) -> bool:
    """Draw the ratios that have targets, and time and memory by size, into one picture.

    The suffix of the path says which kind of picture. Without anything to draw, nothing is
    written, and False is returned.
    """
    held = [ratio for ratio in findings.ratios if ratio.target]
    growth = [timing for timing in findings.timings if timing.part == "growth"]
    if not held and not growth:
        return False
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 3 + 0.28 * max(len(held), 8)), layout="constrained")
    grid = figure.add_gridspec(2, 2, width_ratios=(3, 2))
    _draw_ratios(figure.add_subplot(grid[:, 0]), held)
    _draw_growth(figure.add_subplot(grid[0, 1]), growth, "processor seconds")
    _draw_growth(figure.add_subplot(grid[1, 1]), growth, "peak MB")
    figure.savefig(path)
    return True


def _draw_ratios(axes: Any, ratios: list[Ratio]) -> None:
    """Draw a bar for each target: right of the line it is met."""
    shares = [share_of_target(ratio) for ratio in ratios]
    places = range(len(ratios))
    colours = [_GOOD if ratio.met else _BAD for ratio in ratios]
    axes.barh(places, [share - 1 for share in shares], left=1, color=colours)
    axes.axvline(1, color="black", linewidth=1)
    axes.set_yticks(places, [ratio.name for ratio in ratios], fontsize=7)
    axes.invert_yaxis()
    axes.set_xscale("log", base=2)
    axes.xaxis.set_major_formatter("{x:g}")
    axes.set_title("how well each target is met (1: just so)", fontsize=9)


def _draw_growth(axes: Any, timings: list[Timing], shown: str) -> None:
    """Draw one line a command over the size of the corpus."""
    for name in dict.fromkeys(timing.name for timing in timings):
        points = sorted(
            (
                timing.size / MEGABYTE,
                timing.run.processor
                if shown == "processor seconds"
                else timing.run.peak / MEGABYTE,
            )
            for timing in timings
            if timing.name == name
        )
        axes.plot(*zip(*points, strict=True), marker="o", label=name)
    axes.set_title(f"{shown} by MB of text", fontsize=9)
    if timings:
        axes.set_xscale("log", base=2)
        axes.set_yscale("log", base=2)
        axes.xaxis.set_major_formatter("{x:g}")
        axes.yaxis.set_major_formatter("{x:g}")
        axes.legend(fontsize=7)
