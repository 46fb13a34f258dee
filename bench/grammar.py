"""Sentences by the rules of `data/grammar.txt`, with gaps that are filled later.

A gap is a digit or a character of a name. Text with gaps can be wrapped and damaged once
and be used many times, each time with other numbers and names of the same width.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

RULES = Path(__file__).with_name("data") / "grammar.txt"

_FIRST, _SECOND, _YEAR = "\ue000", "\ue001", "\ue002"
_GAP_SYMBOLS = {"first": _FIRST, "second": _SECOND, "year": _YEAR}
_GAP = re.compile(f"N+|{_FIRST}{_SECOND}|[{_FIRST}-{_YEAR}]")
_SYMBOL = re.compile(r"\{(\w+)\}")


@cache
def rules() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the alternatives of each symbol, as texts and symbols in turn."""
    found: dict[str, list[tuple[str, ...]]] = {}
    name = ""
    for line in RULES.read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = []
        elif line and not line.startswith("#"):
            found[name].append(tuple(_SYMBOL.split(line)))
    return {name: tuple(alternatives) for name, alternatives in found.items()}


def pick(items: Sequence[str], random: Random) -> str:
    """Return one of the items; the same one for the same state on every Python."""
    return items[int(random.random() * len(items))]


def expand(symbol: str, random: Random) -> str:
    """Return a text for a symbol, its gaps still open."""
    if symbol in _GAP_SYMBOLS:
        return _GAP_SYMBOLS[symbol]
    alternatives = rules()[symbol]
    parts = alternatives[int(random.random() * len(alternatives))]
    return "".join(expand(part, random) if index % 2 else part for index, part in enumerate(parts))


@cache
def _fillings() -> dict[str, tuple[str, ...]]:
    """Return what each gap can be filled with."""
    ((first,),), ((second,),) = rules()["first"], rules()["second"]
    numbers = {"N" * size: _numbers(size) for size in range(1, 6)}
    return numbers | {
        _FIRST: tuple(first),
        _SECOND: tuple(second),
        _FIRST + _SECOND: tuple(left + right for left in first for right in second),
        _YEAR: tuple(str(year) for year in range(2012, 2026)),
    }


def _numbers(size: int) -> tuple[str, ...]:
    """Return numbers of as many digits; not all of them when they are many."""
    lowest = 10 ** (size - 1)
    return tuple(map(str, range(lowest, 10 * lowest, max(1, lowest // 1000))))


@dataclass(frozen=True, slots=True)
class Frame:
    """A text cut at its gaps: `texts` has one item more than `gaps`."""

    texts: tuple[str, ...]
    gaps: tuple[tuple[str, ...], ...]

    @property
    def size(self) -> int:
        """About how many bytes the filled text has."""
        return sum(len(text.encode()) + 4 for text in self.texts)

    def fill(self, random: Random) -> str:
        """Return the text with every gap filled."""
        draw = random.random
        parts = [self.texts[0]]
        for gap, text in zip(self.gaps, self.texts[1:], strict=True):
            parts.append(gap[int(draw() * len(gap))])
            parts.append(text)
        return "".join(parts)


def frame(text: str) -> Frame:
    """Cut a text with gaps into what stands fast and what is filled in."""
    fillings = _fillings()
    return Frame(tuple(_GAP.split(text)), tuple(fillings[gap] for gap in _GAP.findall(text)))
