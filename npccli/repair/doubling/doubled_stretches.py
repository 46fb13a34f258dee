r"""Undo a heading drawn run by run that came out on one line with what stands before or behind.

Its runs come twice, but what goes on behind the last of them, or ends before the first, does
not. Several runs one behind the other of which hardly any can be said twice in Chinese are no
chance. Where white space or a number parts the heading from the rest, the line is parted.

What it will not touch: words that are said twice (家家户户高高兴兴, 研究研究讨论讨论), runs of one
character only, short stretches, dashes and figures, one run alone (see `doubling`).

    >>> from npccli.repair.edits import apply_edits
    >>> line = "在在推行推行““码上办码上办””中解民忧中解民忧 一是建好平台。"
    >>> apply_edits(line, undo_stretches(line)).split("\n")
    ['在推行“码上办”中解民忧', '一是建好平台。']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from npccli.lazy import lazy_pattern
from npccli.repair.doubling.doubled_headings import parts_headings
from npccli.repair.doubling.units import Unit, is_reduplication, is_word, split_units, unit_edits
from npccli.repair.edits import Edit
from npccli.repair.script import ANY_HAN, FINAL_MARKS, HEADING_NUMBER, NEVER_FIRST, is_han

DOUBLED_SIGNS = frozenset("“”，、《》")
"""What only a stretch drawn twice holds two of in a row."""

_SIGNS = frozenset("“”《》（），、：；")
_LONGEST_RUN = 30
_FEWEST_HAN, _FEWEST_STRANGE = 6, 3
_ITEM = lazy_pattern(
    r"[一二三四五六七八九十]是|\d{1,2}[.．、]|[（(]?[一二三四五六七八九十]{1,3}[）)、]"
)
_FEWEST_BEFORE = 2
"""What has fewer Han characters behind its number is no heading of its own, nor a sentence."""

_LONG = 22
"""Behind white space, so many characters or more are no part of the heading."""

_WHY = "what stands beside a heading drawn twice"


def undo_stretches(line: str) -> list[Edit]:
    """Return the edits for the stretches of a line of which each run was drawn twice."""
    positions = [index for index, character in enumerate(line) if not character.isspace()]
    squeezed = "".join([line[index] for index in positions])
    edits: list[Edit] = []
    for start, stop in _stretches(squeezed):
        here = squeezed[start:stop]
        units = split_units(here, 2)
        if units is None or not _is_drawn_twice(here, units):
            continue
        edits += _part_before(line, positions[:start], positions[start])
        places = positions[start:stop]
        heading = "".join(here[unit.start : unit.start + unit.length] for unit in units)
        found = unit_edits(line[: places[-1] + 1], here, places, units, 2)
        rest = positions[stop] if stop < len(positions) else len(line)
        if rest > places[-1] + 1 or _ITEM.match(line, rest):
            gap = line[places[-1] + 1 : rest]
            if _is_parted(heading, gap, line[rest:]):
                indent = len(gap) - len(gap.rstrip("\u3000"))
                found[-1] = found[-1]._replace(end=rest - indent, after="\n")
        edits += found
    return edits


def _part_before(line: str, before: Sequence[int], start: int) -> list[Edit]:
    """Return the edit that parts a stretch from another heading, or a sentence, before it."""
    if not before or before[-1] + 1 == start:
        return []
    end = before[-1] + 1
    text = line[:end].strip()
    if len(ANY_HAN.findall(HEADING_NUMBER.sub("", text, 1))) < _FEWEST_BEFORE:
        return []  # the number of the heading
    if text[-1] in FINAL_MARKS or parts_headings(text, line[start:]):
        return [Edit(end, start, "\n", _WHY, 0.75)]
    return []


def _is_parted(heading: str, gap: str, rest: str) -> bool:
    """Tell whether what stands behind a heading is something else: by the gap, or its form."""
    if not rest.strip() or rest[0] in NEVER_FIRST or heading[-1] in NEVER_FIRST[:5]:
        return False
    if _ITEM.match(rest) or len(gap) > 1 or "\u3000" in gap or len(rest) >= _LONG:
        return True
    return "”" in heading or parts_headings(heading, rest)


def _stretches(squeezed: str) -> Iterator[tuple[int, int]]:
    """Yield the longest stretches that are made of runs each of which comes twice."""
    total = len(squeezed)
    reach = list(range(total + 1))
    for start in range(total - 2, -1, -1):
        first, last = squeezed[start], start + min(_LONGEST_RUN, (total - start) // 2)
        again = squeezed.find(first, start + 1, last + 1)
        while again >= 0:
            run = squeezed[start:again]
            if squeezed.startswith(run, again) and any(c in _SIGNS or is_han(c) for c in run):
                reach[start] = max(reach[start], reach[again + len(run)])
            again = squeezed.find(first, again + 1, last + 1)
    start = 0
    while start < total:
        if reach[start] - start >= 2 * _FEWEST_HAN:
            yield start, reach[start]
        start = max(start + 1, reach[start])


def _is_drawn_twice(squeezed: str, units: Sequence[Unit]) -> bool:
    """Tell whether the runs of a stretch are strange enough to have been drawn twice."""
    runs = [squeezed[unit.start : unit.start + unit.length] for unit in units]
    if len(ANY_HAN.findall("".join(runs))) < _FEWEST_HAN:
        return False
    if all(len(run) == 1 for run in runs) and not _SIGNS.intersection(runs):
        return False
    strange = [not _may_be_said_twice(runs, number) for number in range(len(runs))]
    return sum(strange) >= _FEWEST_STRANGE


def _may_be_said_twice(runs: Sequence[str], number: int) -> bool:
    """Tell whether a run comes twice in Chinese: 常常, 研究研究, or as half of 高高兴兴."""
    run = runs[number]
    if run in _SIGNS or len(run) > 2:
        return False
    if len(run) == 2:
        return is_word(run)
    return is_word(2 * run) or any(
        is_reduplication("".join(2 * one for one in runs[at : at + 2]))
        for at in (number - 1, number)
        if at >= 0 and len("".join(runs[at : at + 2])) == 2
    )
