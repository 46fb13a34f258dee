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
    as_is, repaired = {"--as-is": names}, {"": [name for name in names if name == "jieba"]}
    _beside(notes, setting, "one file", setting.file("clean"), as_is)
    _beside(notes, setting, "many files", setting.folder("clean"), as_is | repaired)
    _beside(notes, setting, "hard-wrapped", setting.folder("wrapped"), repaired)
    return notes.findings()


def _beside(
    notes: Notes, setting: Setting, shape: str, corpus: Corpus, options: dict[str, list[str]]
) -> None:
    """Time the command on one corpus and note how it compares to its peers.

    `options` holds each option that it runs with, and the peers that this is compared to.
    """
    ours = {option: f"npccli stats {option}".rstrip() + f", {shape}" for option in options}
    commands = {
        label: npccli("stats", *option.split(), *ALONE, corpus.folder)
        for option, label in ours.items()
    }
    for name in dict.fromkeys(name for names in options.values() for name in names):
        commands[f"{name} + Counter, {shape}"] = peer(name, corpus.folder)
    runs = in_turns(commands, setting.work, setting.rounds)
    notes.time(runs, corpus.size)
    targets = {"jieba": AGAINST_JIEBA, "rjieba": AGAINST_RJIEBA}
    for option, names in options.items():
        for name in names:
            other = runs[f"{name} + Counter, {shape}"].processor
            target = targets[name] if option else REPAIRED_AGAINST_JIEBA
            label = f"{ours[option].removeprefix('npccli ')}, against {name} + Counter"
            notes.ratio(label, other / runs[ours[option]].processor, "times as fast", target)


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
