"""Run commands one after the other, in turns, and keep what each of them took.

Every command is a process of its own, so that its start, its imports and its dictionary
are counted for the peers as for npccli. What is kept is its processor time, which other
work on the machine does not change, and its peak memory, both of its children as well.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
NPCCLI = (sys.executable, "-m", "npccli")
ALONE = ("--quiet", "--jobs", "1")
"""The options of a command that is to work in one process."""

_TO_BYTES = 1 if sys.platform == "darwin" else 1024


class CommandError(Exception):
    """A command that was to be measured did not end well."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took: seconds of the clock and of processors, bytes.

    `peak` is the memory of the one process that took most, among the command and its
    children.
    """

    clock: float
    processor: float
    peak: int


def npccli(*arguments: str | Path) -> tuple[str, ...]:
    """Return the command that runs npccli, the one of this folder."""
    return (*NPCCLI, *map(str, arguments))


def peer(name: str, *arguments: str | Path) -> tuple[str, ...]:
    """Return the command that runs one of `bench.peers`."""
    return (sys.executable, "-m", "bench.peers", name, *map(str, arguments))


def environment(work: Path) -> dict[str, str]:
    """Return the environment of the commands: compiled modules are kept, below `work`."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(work / "compiled"),
        "PYTHONWARNINGS": "ignore",
    }


def run(command: Sequence[str], work: Path, output: str = "") -> Run:
    """Run a command in `work` and return what it took; its output goes to a file or nowhere.

    Raises CommandError with the last line that the command said when it fails.
    """
    place = output_path(work, output) if output else Path(os.devnull)
    said = output_path(work, "stderr.txt")
    with place.open("wb") as out, said.open("wb") as err:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=work,
            env=environment(work),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
        )
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        lines = said.read_text("utf-8", "replace").splitlines() or ["it said nothing"]
        shown = " ".join(Path(part).name for part in command[:6])
        raise CommandError(f"{shown}: exit code {process.returncode}: {lines[-1]}")
    return Run(clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _TO_BYTES)


def output_path(work: Path, name: str) -> Path:
    """Return where the output of a command is kept."""
    (work / "output").mkdir(parents=True, exist_ok=True)
    return work / "output" / name


def in_turns(
    commands: Mapping[str, Sequence[str]], work: Path, rounds: int, keep: bool = False
) -> dict[str, Run]:
    """Return the best of several runs of each command, the rounds going through all of them.

    With `keep`, the output of each is left where `output_path` says for its name.
    """
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run(command, work, name if keep else ""))
    return {name: best(found) for name, found in runs.items()}


def best(runs: Sequence[Run]) -> Run:
    """Return the least times and the most memory of several runs of one command."""
    return Run(
        min(each.clock for each in runs),
        min(each.processor for each in runs),
        max(each.peak for each in runs),
    )


def middle(runs: Sequence[Run]) -> Run:
    """Return the medians of several runs of one command."""
    return Run(
        median(each.clock for each in runs),
        median(each.processor for each in runs),
        max(each.peak for each in runs),
    )
