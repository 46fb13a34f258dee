"""The corpus index: what it costs to build, and how soon it answers."""

from __future__ import annotations

from bench.corpus import MEGABYTE
from bench.findings import Findings, Notes, Setting
from bench.measure import ALONE, ROOT, CommandError, best, in_turns, npccli, run

QUERY_WITHIN = 1.0
_WORD = "工作报告"


def measure_index(setting: Setting) -> Findings:
    """Return the time to build an index, and of the same queries with and without it."""
    notes = Notes("index")
    try:
        run(npccli("index", "--help"), setting.work)
    except CommandError:
        notes.skip("npccli has no command index")
        return notes.findings()
    corpus = setting.folder("wrapped")
    index = setting.work / "corpus.duckdb"
    builds = []
    for _ in range(setting.rounds):
        index.unlink(missing_ok=True)
        builds.append(run(npccli("index", "--quiet", corpus.folder, "-o", index), setting.work))
    stats = in_turns(
        {
            "npccli stats, files": npccli("stats", *ALONE, corpus.folder),
            "npccli stats, index": npccli("stats", *ALONE, index),
        },
        setting.work,
        1,
        keep=True,
    )
    queries = in_turns(
        {
            "npccli kwic, index": npccli("kwic", *ALONE, _WORD, index),
            "npccli terms, index": npccli("terms", *ALONE, ROOT / "samples/concepts.toml", index),
        },
        setting.work,
        setting.rounds,
    )
    notes.time({"npccli index": best(builds)} | stats | queries, corpus.size)
    tables = [(setting.work / name).read_bytes() for name in stats]
    if tables[0] != tables[1]:
        raise CommandError("stats from the index: another table than from the files")
    size = f"{corpus.size / MEGABYTE:.0f} MB"
    build = best(builds).processor / stats["npccli stats, files"].processor
    notes.ratio(f"index of {size}, against stats", build, "times the time")
    for name, took in queries.items():
        notes.ratio(f"{name}, {size}", took.clock, "s", QUERY_WITHIN, most=True)
    return notes.findings()
