"""More processes: how much less a person waits, and that the table stays the same."""

from __future__ import annotations

from bench.findings import Findings, Notes, Setting
from bench.measure import CommandError, in_turns, npccli, output_path, run

TWO_AGAINST_ONE = 1.7


def measure_processes(setting: Setting) -> Findings:
    """Return the time on the clock with one process beside that with more."""
    notes = Notes("processes")
    run(npccli("stats", "--help"), setting.work, "help.txt")
    if "--jobs" not in output_path(setting.work, "help.txt").read_text("utf-8"):
        notes.skip("npccli stats has no --jobs")
        return notes.findings()
    corpus = setting.folder("wrapped")
    counts = sorted({1, 2, setting.processes})
    commands = {
        f"stats --jobs {count}": npccli(
            *("stats", "--jobs", str(count), "--quiet", corpus.folder),
        )
        for count in counts
    }
    runs = in_turns(commands, setting.work, setting.rounds, keep=True)
    notes.time(runs, corpus.size)
    tables = {name: output_path(setting.work, name).read_bytes() for name in runs}
    for count in counts[1:]:
        if tables["stats --jobs 1"] != tables[f"stats --jobs {count}"]:
            raise CommandError(f"stats --jobs {count}: another table than with one process")
        value = runs["stats --jobs 1"].clock / runs[f"stats --jobs {count}"].clock
        target = TWO_AGAINST_ONE if count == 2 else None
        notes.ratio(f"{count} processes, against one", value, "times as fast", target)
    return notes.findings()
