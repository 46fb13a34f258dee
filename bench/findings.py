"""What a benchmark finds: timings, ratios with their targets, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bench.corpus import Corpus, Recipe, build_corpus, build_file
from bench.measure import Run


@dataclass(frozen=True, slots=True)
class Timing:
    """What one command took for so many bytes of text; `pages` for PDFs."""

    part: str
    name: str
    size: int
    run: Run
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Ratio:
    """One figure of the table, with the target that it is held to.

    `target` is None when there is none. `most` says that the target is the largest value
    allowed; otherwise it is the least.
    """

    part: str
    name: str
    value: float
    unit: str
    target: float | None = None
    most: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the target is met, or None without one."""
        if self.target is None:
            return None
        return self.value <= self.target if self.most else self.value >= self.target


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one part or all parts of the benchmark found; `left_out` says what is missing."""

    ratios: tuple[Ratio, ...] = ()
    timings: tuple[Timing, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the user chose: where to work, sizes in bytes, how often, and how many processes.

    `pdfs` is a folder of PDFs to read instead of such as are made.
    """

    work: Path
    size: int = 20_000_000
    largest: int = 64_000_000
    rounds: int = 3
    starts: int = 10
    seed: int = 8
    processes: int = 2
    pages: int = 500
    pdfs: Path | None = None

    def folder(self, layout: str, size: int | None = None) -> Corpus:
        """Return a corpus of many files, made when it is not there yet."""
        recipe = Recipe(size or self.size, layout, seed=self.seed)
        return build_corpus(recipe, self.work / "corpora")

    def file(self, layout: str, size: int | None = None) -> Corpus:
        """Return a corpus that is one file."""
        recipe = Recipe(size or self.size, layout, seed=self.seed)
        return build_file(recipe, self.work / "corpora" / f"{layout}-{recipe.size}.txt")


@dataclass(slots=True)
class Notes:
    """Findings in the making, of one part."""

    part: str
    ratios: list[Ratio] = field(default_factory=list)
    timings: list[Timing] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def time(self, runs: dict[str, Run], size: int, pages: int = 0) -> None:
        """Note what commands took."""
        self.timings += [Timing(self.part, name, size, run, pages) for name, run in runs.items()]

    def ratio(
        self, name: str, value: float, unit: str, target: float | None = None, *, most: bool = False
    ) -> None:
        """Note one figure."""
        self.ratios.append(Ratio(self.part, name, value, unit, target, most))

    def skip(self, reason: str) -> None:
        """Note what was left out, and why."""
        self.left_out.append(f"{self.part}: {reason}")

    def findings(self) -> Findings:
        """Return what was noted."""
        return Findings(tuple(self.ratios), tuple(self.timings), tuple(self.left_out))


def together(parts: Iterable[Findings]) -> Findings:
    """Return the findings of several parts as one."""
    parts = list(parts)
    return Findings(
        tuple(ratio for part in parts for ratio in part.ratios),
        tuple(timing for part in parts for timing in part.timings),
        tuple(line for part in parts for line in part.left_out),
    )
