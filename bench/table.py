"""Write what was found: Markdown for people, TSV and JSON for programs."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from bench.corpus import MEGABYTE
from bench.findings import Findings, Ratio, Timing

_HEAD = ("part", "figure", "value", "unit", "target", "met")
_TIMES = ("part", "command", "size", "seconds", "processor seconds", "rate", "peak MB")


def ratio_rows(ratios: Iterable[Ratio]) -> list[tuple[str, ...]]:
    """Return the rows of the table of ratios as text, without its head.

    >>> ratio_rows([Ratio("stats", "against jieba", 9.04, "times as fast", 8.0)])
    [('stats', 'against jieba', '9.0', 'times as fast', 'at least 8', 'yes')]
    """
    return [
        (each.part, each.name, _short(each.value), each.unit, _target(each), _met(each))
        for each in ratios
    ]


def timing_rows(timings: Iterable[Timing]) -> list[tuple[str, ...]]:
    """Return the rows of the table of timings as text, without its head."""
    return [
        (
            each.part,
            each.name,
            f"{each.pages} pages" if each.pages else f"{_short(each.size / MEGABYTE)} MB",
            f"{each.run.clock:.2f}",
            f"{each.run.processor:.2f}",
            _rate(each),
            f"{each.run.peak / MEGABYTE:.0f}",
        )
        for each in timings
    ]


def markdown(findings: Findings) -> str:
    """Return everything as a page of Markdown."""
    blocks = [
        "# Benchmark",
        f"{platform.python_implementation()} {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors. "
        "How to read this: docs/bench.md.",
        "## Ratios and targets",
        _grid(_HEAD, ratio_rows(findings.ratios)),
    ]
    if findings.left_out:
        lines = "\n".join(f"- {line}" for line in findings.left_out)
        blocks += ["## Left out", lines]
    blocks += ["## Timings", _grid(_TIMES, timing_rows(findings.timings))]
    return "\n\n".join(blocks) + "\n"


def write_findings(findings: Findings, folder: Path) -> list[Path]:
    """Write `bench.md`, `ratios.tsv`, `timings.tsv` and `bench.json`; return their paths."""
    texts = {
        "bench.md": markdown(findings),
        "ratios.tsv": _lines([_HEAD, *ratio_rows(findings.ratios)]),
        "timings.tsv": _lines([_TIMES, *timing_rows(findings.timings)]),
        "bench.json": json.dumps(_record(findings), ensure_ascii=False, indent=1) + "\n",
    }
    paths = [folder / name for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, "utf-8", newline="\n")
    return paths


def _record(findings: Findings) -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "ratios": [asdict(each) | {"met": each.met} for each in findings.ratios],
        "timings": [asdict(each) for each in findings.timings],
        "left_out": list(findings.left_out),
    }


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _lines(rows: Iterable[Sequence[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def _short(value: float) -> str:
    """Return a number with two digits or more that say something."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 3 else f"{value:.2f}"


def _rate(timing: Timing) -> str:
    """Return the pages or megabytes for each second of a processor."""
    amount = timing.pages or timing.size / MEGABYTE
    unit = "pages/s" if timing.pages else "MB/s"
    return f"{_short(amount / max(timing.run.processor, 1e-9))} {unit}"


def _target(ratio: Ratio) -> str:
    if ratio.target is None:
        return ""
    return f"at {'most' if ratio.most else 'least'} {ratio.target:g}"


def _met(ratio: Ratio) -> str:
    return {True: "yes", False: "NO", None: ""}[ratio.met]
