"""The corpus index: what it costs to build, and how soon it answers."""

from __future__ import annotations

from importlib.util import find_spec

from bench.corpus import MEGABYTE
from bench.findings import Findings, Notes, Setting
from bench.measure import ALONE, ROOT, CommandError, in_turns, npccli, output_path, run

QUERY_WITHIN = 1.0
_NAME = "清河市"
"""A name that the grammar makes now and then."""


def measure_index(setting: Setting) -> Findings:
    """Return the time to build an index, and of queries on it; the corpus is the largest."""
    notes = Notes("index")
    try:
        run(npccli("index", "--help"), setting.work)
    except CommandError:
        notes.skip("npccli has no command index")
        return notes.findings()
    if not find_spec("duckdb"):
        notes.skip("duckdb is not installed")
        return notes.findings()
    corpus = setting.folder("wrapped", setting.largest)
    index = setting.work / "corpus.duckdb"
    index.unlink(missing_ok=True)
    whole = in_turns(
        {
            "npccli index": npccli("index", *ALONE, corpus.folder, "-o", index),
            "npccli stats, files": npccli("stats", *ALONE, corpus.folder),
            "npccli stats, index": npccli("stats", *ALONE, index),
        },
        setting.work,
        rounds=1,
        keep=True,
    )
    concepts = ROOT / "samples/concepts.toml"
    queries = in_turns(
        {
            "npccli kwic of a name, index": npccli("kwic", *ALONE, _NAME, index),
            "npccli kwic, 100 of a frequent word, index": npccli(
                *("kwic", *ALONE, "--top", "100", "监督", index),
            ),
            "npccli terms by year, index": npccli("terms", *ALONE, concepts, index, "--by", "year"),
        },
        setting.work,
        setting.rounds,
    )
    notes.time(whole | queries, corpus.size)
    files, indexed = (
        output_path(setting.work, f"npccli stats, {kind}").read_bytes()
        for kind in ("files", "index")
    )
    if files != indexed:
        raise CommandError("stats from the index: another table than from the files")
    size = f"{corpus.size / MEGABYTE:.0f} MB"
    counted = whole["npccli stats, files"].processor
    build = whole["npccli index"].processor / counted
    notes.ratio(f"index of {size}, against stats of the files", build, "times the time")
    again = counted / whole["npccli stats, index"].processor
    notes.ratio(f"stats of the index, {size}, against the files", again, "times as fast")
    for name, took in queries.items():
        notes.ratio(f"{name}, {size}", took.clock, "s", QUERY_WITHIN, most=True)
    return notes.findings()
