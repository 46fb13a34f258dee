"""Compare figures with what a person marked: by value, unit and noun."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from npccli.model import Figure


@dataclass(frozen=True)
class Score:
    """How many marked figures there were, how many were found, how many were found besides."""

    marked: int
    found: int
    besides: int

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + self.besides)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.marked)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.marked + other.marked, self.found + other.found, self.besides + other.besides
        )


def overlap(found: str, marked: str) -> float:
    """Return the share of the marked characters that was found."""
    common = sum((Counter("".join(found.split())) & Counter("".join(marked.split()))).values())
    return common / max(1, len("".join(marked.split())))


def half(file: str, line: int) -> str:
    """Return the half that a line is in; the rule is the one that figures.json states."""
    return "held_out" if sha256(f"{file}:{line}".encode()).digest()[0] % 2 else "tuning"


def score_lines(
    figures: Iterable[Figure], marks: list[dict[str, Any]], scope: Any, which: str, text: str
) -> Score:
    """Compare the figures of one file with the marks in its lines of one half."""
    lines = text.split("\n")
    left = list(figures)
    found = marked = 0
    for mark in marks:
        hit = next((figure for figure in left if _is(figure, mark, lines)), None)
        if hit is not None:
            left.remove(hit)
        if not mark.get("optional") and half(mark["file"], mark["line"]) == which:
            marked += 1
            found += hit is not None
    file = marks[0]["file"] if marks else ""
    besides = sum(_in_scope(figure, scope, file, which) for figure in left)
    return Score(marked, found, besides)


def _is(figure: Figure, mark: dict[str, Any], lines: list[str]) -> bool:
    if not figure.lines[0] <= mark["line"] <= figure.lines[1] or figure.value != mark["value"]:
        return False
    if mark.get("optional"):
        return True
    nouns = [_wording(place, lines) for place in mark["indicator"]]
    fits = any(overlap(figure.indicator, noun) >= 0.5 for noun in nouns)
    return figure.unit == mark["unit"] and fits


def _wording(place: list[int], lines: list[str]) -> str:
    line, offset, length = place
    return "".join("".join([lines[line - 1][offset:], *lines[line : line + 12]]).split())[:length]


def _in_scope(figure: Figure, scope: Any, file: str, which: str) -> bool:
    """Tell whether all lines of a figure's sentence were read and are of one half."""
    lines = range(figure.lines[0], figure.lines[1] + 1)
    read = [line for line in lines if scope == "all" or line in scope]
    return bool(read) and all(half(file, line) == which for line in read)
