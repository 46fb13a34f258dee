"""Time `npccli figures` and `npccli mentions` against `npccli stats` on one corpus.

    python bench/figures.py [FOLDER] [--times 3] [--grow 20]

Without a folder the sample texts are used, copied `--grow` times into a temporary folder.
Every command runs as a process of its own; the best of `--times` runs counts, and the time
of `npccli --version` is taken off, so that the work is compared. Exits with 1 when figures
take more than twice the time of stats.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
ALLOWED = 2.0


def seconds(arguments: list[str], times: int) -> float:
    """Return the shortest time of several runs of the program."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        command = [sys.executable, "-m", "npccli", *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - start)
    return best


def grown(folder: Path, copies: int) -> Path:
    """Fill a folder with copies of the sample texts as they come from extractors."""
    sources = [p for p in sorted(SAMPLES.glob("*.txt")) if p.name.count(".") == 1]
    for copy in range(copies):
        for source in sources:
            shutil.copy(source, folder / f"{copy:03}_{source.name}")
    return folder


def compare(corpus: Path, times: int) -> float:
    """Print the times of the commands and return that of figures over that of stats."""
    base = seconds(["--version"], times)
    size = sum(len(path.read_text("utf-8", "replace")) for path in corpus.rglob("*.txt"))
    found = {}
    for name in ("stats", "figures", "mentions"):
        found[name] = max(seconds([name, str(corpus), "--quiet"], times) - base, 1e-6)
        rate = size / found[name] / 1000
        ratio = found[name] / found["stats"]
        sys.stdout.write(
            f"{name:9} {found[name]:7.2f} s {rate:8.0f} kchar/s {ratio:5.2f} x stats\n"
        )
    return found["figures"] / found["stats"]


def main() -> int:
    """Compare on a corpus and say whether the bound holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--grow", type=int, default=20)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        corpus = chosen.folder or grown(Path(place), chosen.grow)
        return 0 if compare(corpus, chosen.times) <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
