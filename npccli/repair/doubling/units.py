"""The runs that a doubled line is made of, and what is taken out of it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from npccli.data_files import data_lines
from npccli.repair.characters.script_conversion import to_simplified
from npccli.repair.cohesion import cut_words
from npccli.repair.doubling.doubled_headings import are_headings, parts_headings
from npccli.repair.edits import Edit

_SHORTEST_PHRASE = 4
"""White space behind a quotation stays before so many characters."""


_LONGEST_ONE = 6
"""So many characters has what comes one by one at most, as 一个节点 does."""


class Unit(NamedTuple):
    """A run of a line, as offsets in the squeezed line, that is repeated `times` times."""

    start: int
    length: int


def split_units(squeezed: str, times: int) -> list[Unit] | None:
    """Return the runs that `squeezed` is made of, each repeated `times` times, or None.

    The longest runs are tried first, so that a whole line printed twice is one run.

    >>> split_units("着力打造着力打造““", 2)
    [Unit(start=0, length=4), Unit(start=8, length=1)]
    """
    total = len(squeezed)
    failed: set[int] = set()
    units: list[Unit] = []

    def extend(start: int) -> bool:
        if start == total:
            return True
        if start in failed:
            return False
        for length in range((total - start) // times, 0, -1):
            unit = squeezed[start : start + length]
            if squeezed.startswith(unit * times, start):
                units.append(Unit(start, length))
                if extend(start + length * times):
                    return True
                units.pop()
        failed.add(start)
        return False

    return units if extend(0) else None


@cache
def _measure_words() -> frozenset[str]:
    return frozenset(data_lines("measure_words.txt"))


def is_reduplication(squeezed: str) -> bool:
    """Tell whether the text is made of four-character words such as 点点滴滴 only.

    So is what comes one by one. Dashes may stand around them. The dictionary knows words in
    simplified characters.

    >>> [is_reduplication(text) for text in ("点点滴滴", "一个节点一个节点", "一岗双责一岗双责")]
    [True, True, False]
    """
    squeezed = squeezed.strip("—")
    half = squeezed[: len(squeezed) // 2]
    if half[:1] == "一" and len(half) <= _LONGEST_ONE and 2 * half == squeezed:
        return half[1:2] in _measure_words()
    if len(squeezed) % 4 or not squeezed:
        return False
    words = [squeezed[start : start + 4] for start in range(0, len(squeezed), 4)]
    return all(word[0] == word[1] and word[2] == word[3] and is_word(word) for word in words)


def is_lively(squeezed: str) -> bool:
    """Tell whether the text is made of such words, of which the dictionary knows but some.

    What is left of it without the second copies reads worse than that of a run drawn twice.

    >>> [is_lively(text) for text in ("敲敲打打缝缝绣绣", "平平安安建建设设")]
    [True, False]
    """
    if len(squeezed) % 4 or not any(
        is_word(squeezed[start : start + 4]) for start in range(0, len(squeezed), 4)
    ):
        return False
    return any(len(word) == 1 for word in cut_words(to_simplified(squeezed[::2])))


def is_word(word: str) -> bool:
    """Tell whether the dictionary knows a word, in traditional characters as well."""
    return cut_words(word) == [word] or cut_words(simple := to_simplified(word)) == [simple]


def unit_edits(
    line: str, squeezed: str, positions: list[int], units: list[Unit], times: int
) -> list[Edit]:
    """Return the edits that keep the first copy of every unit.

    White space between two kept runs stays when it parts two phrases; between the copies
    of a run it goes.
    """
    why = "drawn twice" if times == 2 else f"drawn {times} times"
    confidence = 0.97 if sum(unit.length for unit in units) >= 6 else 0.85
    edits = []
    for index, unit in enumerate(units):
        first_end = positions[unit.start + unit.length - 1] + 1
        last_end = positions[unit.start + unit.length * times - 1] + 1
        after = ""
        if index + 1 < len(units):
            next_start = positions[units[index + 1].start]
            gap = line[last_end:next_start]
            is_closed = line[first_end - 1] in "”》" and units[index + 1].length >= _SHORTEST_PHRASE
            if gap and min(unit.length, units[index + 1].length) < 2 and not is_closed:
                last_end = next_start
            elif gap and parts_headings(line[positions[unit.start] : first_end], line[next_start:]):
                last_end, after = next_start, "\n"
            elif not gap and _are_two(line, squeezed, positions, unit, units[index + 1]):
                after = "\n"
        edits.append(Edit(first_end, last_end, after, why, confidence))
    return edits


def _are_two(line: str, squeezed: str, positions: list[int], unit: Unit, behind: Unit) -> bool:
    """Tell whether two runs are two headings: each with a quotation inside, or of two parts."""
    runs = [(one.start, one.start + one.length) for one in (unit, behind)]
    printed = [line[positions[start] : positions[end - 1] + 1] for start, end in runs]
    return are_headings(*(squeezed[start:end] for start, end in runs)) or all(
        len(text.split()) == 2 and parts_headings(text, "") for text in printed
    )


def merge_spans(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Join spans that touch, or that only white space parts."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
