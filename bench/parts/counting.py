"""Counting words and figures, beside jieba and rjieba with a Counter."""

from __future__ import annotations

from bench.corpus import Corpus
from bench.findings import Findings, Notes, Setting
from bench.measure import ALONE, in_turns, npccli, peer
from bench.peers import installed

AGAINST_JIEBA = 8.0
AGAINST_RJIEBA = 0.6
REPAIRED_AGAINST_JIEBA = 2.0
FIGURES_AGAINST_STATS = 2.0


def measure_stats(setting: Setting) -> Findings:
    """Return the speed of `npccli stats`, as it is and with all steps, beside its peers."""
    notes = Notes("stats")
    names = [name for name in ("jieba", "rjieba") if installed(name)]
    for name in {"jieba", "rjieba"} - set(names):
        notes.skip(f"{name} is not installed")
    for shape, corpus in (
        ("one file", setting.file("clean")),
        ("many files", setting.folder("clean")),
    ):
        _beside(notes, setting, corpus, f"{shape}", names, as_is=True)
    _beside(notes, setting, setting.folder("wrapped"), "hard-wrapped", names[:1], as_is=False)
    return notes.findings()


def _beside(
    notes: Notes, setting: Setting, corpus: Corpus, shape: str, names: list[str], *, as_is: bool
) -> None:
    """Time the command and its peers on one corpus, and note how they compare."""
    ours = f"npccli stats{' --as-is' if as_is else ''}, {shape}"
    options = ["--as-is"] if as_is else []
    commands = {ours: npccli("stats", *options, *ALONE, corpus.folder)}
    commands |= {f"{name} + Counter, {shape}": peer(name, corpus.folder) for name in names}
    runs = in_turns(commands, setting.work, setting.rounds)
    notes.time(runs, corpus.size)
    targets = {"jieba": AGAINST_JIEBA, "rjieba": AGAINST_RJIEBA}
    for name in names:
        other = runs[f"{name} + Counter, {shape}"].processor
        target = targets[name] if as_is else REPAIRED_AGAINST_JIEBA
        label = f"{ours.removeprefix('npccli ')}, against {name} + Counter"
        notes.ratio(label, other / runs[ours].processor, "times as fast", target)


def measure_figures(setting: Setting) -> Findings:
    """Return the time of `npccli figures` and `npccli mentions` beside `npccli stats`."""
    notes = Notes("figures")
    corpus = setting.folder("wrapped", setting.size // 4)
    commands = {
        f"npccli {name}": npccli(name, *ALONE, corpus.folder)
        for name in ("stats", "figures", "mentions")
    }
    runs = in_turns(commands, setting.work, setting.rounds)
    notes.time(runs, corpus.size)
    base = runs["npccli stats"].processor
    for name, target in (("figures", FIGURES_AGAINST_STATS), ("mentions", None)):
        value = runs[f"npccli {name}"].processor / base
        notes.ratio(f"{name}, against stats", value, "times the time", target, most=True)
    return notes.findings()
