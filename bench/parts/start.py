"""Start-up: how long a person waits for the smallest things."""

from __future__ import annotations

from bench.findings import Findings, Notes, Setting
from bench.measure import middle, npccli, peer, run

VERSION_WITHIN = 0.15
REPORT_WITHIN = 0.45


def measure_start(setting: Setting) -> Findings:
    """Return the median times of Python itself, of `--version`, and of one report."""
    notes = Notes("start")
    report = setting.folder("clean", 30_000).files[0]
    commands = {
        "python alone": peer("python", "-"),
        "npccli --version": npccli("--version"),
        "npccli stats, one report": npccli("stats", report),
        "npccli stats --as-is, one report": npccli("stats", "--as-is", report),
    }
    for command in commands.values():
        run(command, setting.work)  # so that the modules are compiled
    rounds = [
        {name: run(command, setting.work) for name, command in commands.items()}
        for _ in range(setting.starts)
    ]
    medians = {name: middle([each[name] for each in rounds]) for name in commands}
    notes.time(medians, report.stat().st_size)
    targets = {"npccli --version": VERSION_WITHIN, "npccli stats, one report": REPORT_WITHIN}
    for name, took in medians.items():
        notes.ratio(name, took.clock, "s", targets.get(name), most=True)
    return notes.findings()
