"""Build corpora, run npccli and its peers side by side, write ratios with their targets.

Everything is written into the folder that is named: `bench.md`, `ratios.tsv`,
`timings.tsv`, `bench.json`, the plot, and the corpora, which are used again. See
docs/bench.md.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.findings import Setting, together
from bench.measure import CommandError
from bench.parts import PARTS
from bench.plot import can_plot, write_plot
from bench.table import markdown, write_findings

_UNITS = {"KB": 1000, "MB": 1000**2, "GB": 1000**3}
_QUICK = {"size": "1MB", "largest": "2MB", "rounds": 1, "starts": 3, "pages": 2}
_USUAL = {"size": "20MB", "largest": "64MB", "rounds": 3, "starts": 10, "pages": 500}


def parse_size(text: str) -> int:
    """Return a size in bytes.

    >>> parse_size("20MB")
    20000000
    """
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?) ?(KB|MB|GB)", text.strip(), re.IGNORECASE)
    size = int(float(match[1]) * _UNITS[match[2].upper()]) if match else 0
    if not size:
        raise argparse.ArgumentTypeError(f"not a size: {text!r} (write 500KB, 20MB or 1GB)")
    return size


def parse_parts(text: str) -> list[str]:
    """Return the parts that are named, in the order in which they run."""
    wanted = [name.strip() for name in text.split(",")]
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        choices = ", ".join(PARTS)
        raise argparse.ArgumentTypeError(f"no part {unknown[0]!r} (choose among: {choices})")
    return [name for name in PARTS if name in wanted]


def parse_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what the user chose."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("folder", type=Path, help="where everything is written")
    parser.add_argument("--only", type=parse_parts, default=list(PARTS), metavar="PARTS",
                        help=f"these parts: {','.join(PARTS)}")  # fmt: skip
    parser.add_argument("--quick", action="store_true", help="small sizes, one round")
    parser.add_argument("--size", help="text for most parts; usual: 20MB")
    parser.add_argument("--largest", help="the end of the growth; usual: 64MB, full: 1GB")
    parser.add_argument("--rounds", type=int, help="how often each command runs; usual: 3")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1,
                        help="the most processes; usual: the processors")  # fmt: skip
    parser.add_argument("--pages", type=int, help="pages of PDFs that are made; usual: 500")
    parser.add_argument(
        "--pdfs", type=Path, help="read the PDFs of this folder instead of made ones"
    )
    parser.add_argument("--seed", type=int, default=8, help="another seed, other texts")
    parser.add_argument("--plot", choices=("svg", "png", "none"), default="svg")
    chosen = parser.parse_args(arguments)
    for name, value in (_QUICK if chosen.quick else _USUAL).items():
        if getattr(chosen, name, None) is None:
            setattr(chosen, name, value)
    try:
        chosen.size, chosen.largest = parse_size(chosen.size), parse_size(chosen.largest)
    except argparse.ArgumentTypeError as error:
        parser.error(str(error))
    return chosen


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the parts that were chosen; exit with 1 when one of them could not be measured."""
    chosen = parse_arguments(arguments)
    work = chosen.folder.resolve()
    work.mkdir(parents=True, exist_ok=True)
    setting = Setting(
        work,
        size=chosen.size,
        largest=chosen.largest,
        rounds=chosen.rounds,
        starts=chosen.starts,
        seed=chosen.seed,
        processes=chosen.processes,
        pages=chosen.pages,
        pdfs=chosen.pdfs.resolve() if chosen.pdfs else None,
    )
    found = []
    failed = False
    for name in chosen.only:
        start = time.perf_counter()
        try:
            found.append(PARTS[name](setting))
            said = "".join(f"\n  left out: {line}" for line in found[-1].left_out)
        except CommandError as error:
            failed, said = True, f"\n  FAILED: {error}"
        sys.stderr.write(f"{name}: {time.perf_counter() - start:.0f} s{said}\n")
    findings = together(found)
    paths = write_findings(findings, work)
    if chosen.plot != "none":
        picture = work / f"bench.{chosen.plot}"
        if not can_plot():
            sys.stderr.write("plot: left out, matplotlib is not installed\n")
        elif write_plot(findings, picture):
            paths.append(picture)
    sys.stdout.write(markdown(findings))
    sys.stderr.write("".join(f"written: {path}\n" for path in paths))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
