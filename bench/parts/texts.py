"""Cleaning and segmenting text: beside ftfy, and in megabytes a second."""

from __future__ import annotations

from bench.corpus import MEGABYTE
from bench.findings import Findings, Notes, Setting
from bench.measure import ALONE, in_turns, npccli, peer
from bench.peers import installed

RATES = {"wrapped": 3.0, "clean": 10.0, "damaged": None}
"""The megabytes a second that cleaning aims at; segmenting aims at half."""


def measure_clean(setting: Setting) -> Findings:
    """Return the speed of `npccli clean` on each layout, and beside ftfy.

    Beside ftfy it writes the text, as ftfy does; the speed is that of writing the ledger.
    """
    notes = Notes("clean")
    if not installed("ftfy"):
        notes.skip("ftfy is not installed")
    for layout, rate in RATES.items():
        corpus = setting.folder(layout, setting.size // 2)
        commands = {
            f"npccli clean --explain, {layout}": npccli(
                "clean", "--explain", "--format", "jsonl", *ALONE, corpus.folder
            ),
            f"npccli clean, {layout}": npccli("clean", *ALONE, corpus.folder),
        }
        if installed("ftfy"):
            commands[f"ftfy, {layout}"] = peer("ftfy", corpus.folder)
        runs = in_turns(commands, setting.work, setting.rounds)
        notes.time(runs, corpus.size)
        ledger, ours, *theirs = (took.processor for took in runs.values())
        megabytes = corpus.size / MEGABYTE
        notes.ratio(f"clean with the ledger, {layout}", megabytes / ledger, "MB/s", rate)
        notes.ratio(f"clean, {layout}", megabytes / ours, "MB/s", None)
        for other in theirs:
            target = 1.0 if rate else None
            notes.ratio(f"clean, {layout}, against ftfy", other / ours, "times as fast", target)
    return notes.findings()


def measure_sections(setting: Setting) -> Findings:
    """Return the speed of `npccli sections` on each layout."""
    notes = Notes("sections")
    for layout, rate in RATES.items():
        corpus = setting.folder(layout, setting.size // 2)
        commands = {
            f"npccli sections, {layout}": npccli("sections", *ALONE, corpus.folder),
        }
        runs = in_turns(commands, setting.work, setting.rounds)
        notes.time(runs, corpus.size)
        (took,) = runs.values()
        speed = corpus.size / MEGABYTE / took.processor
        notes.ratio(f"sections, {layout}", speed, "MB/s", rate and rate / 2)
    return notes.findings()
