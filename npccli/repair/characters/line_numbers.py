r"""Take away the numbers in the margin that count the lines of a text.

Drafts and minutes have one before every line or every fifth. Extractors put it before the line,
on a line of its own, or all those of a page below each other. They are known by counting lines
over which sentences go on. What it will not touch: numbered lists and the rows of tables, where
no sentence goes on from one number to the next, numbers that leave lines out.

    >>> from npccli.repair.edits import apply_edits
    >>> from npccli.repair.lines import Surface
    >>> lines = ("会议听取和审议了关于全", "县义务教育均衡发展的报", "告，对师资配备不足等问") * 3
    >>> text = "".join(f"{number:2} {line}\n" for number, line in enumerate(lines, 1))
    >>> apply_edits(text, find_line_numbers(Surface(text))) == "\n".join(lines) + "\n"
    True
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.cohesion import straddled
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.lines import Surface
from npccli.repair.script import display_width, places_of

LINE_NUMBER = "a number in the margin that counts the lines"
_NUMBER = lazy_pattern(r"(\d{1,4})(?:[ \t\u3000]+(?=\S)|$)")
_FEWEST, _FEWEST_FIFTHS, _STEP = 8, 3, 5
_OTHERS, _OF_ALONE, _SOME_LINES = 0.1, 0.2, 2
"""How many lines may have no number, and how far numbers alone may differ from lines alone."""

_GOING_ON, _LEAST_GOING_ON = 0.1, 2
_FULL, _LEAST_FULL, _LEAST_PAUSES = 0.85, 0.2, 0.15
_PAUSES = frozenset("，、,")
_MARGIN = 0.9


class _Number(NamedTuple):
    """A number at the beginning of a line: the line, its value, where the text behind it begins.

    That is counted from the beginning of the line, or -1 where nothing stands behind it.
    """

    place: int
    value: int
    text: int


def find_line_numbers(surface: Surface) -> list[Edit]:
    """Return the edits that take the numbers of lines away."""
    firsts = surface.firsts
    if sum(map(firsts.count, "123456789")) < _FEWEST_FIFTHS:
        return []
    numbers = _numbers(surface)
    if len(numbers) < _FEWEST_FIFTHS:
        return []
    found = _blocks(surface, numbers)
    taken = {number.place for block in found for number in block}
    runs = _runs([number for number in numbers if number.place not in taken], 1)
    found += [run for run in runs if len(run) >= _FEWEST and _counts_lines(surface, run)]
    if found:
        return sorted(edit for run in found for edit in _without_numbers(surface, run))
    fifths = _runs([number for number in numbers if not number.value % _STEP], _STEP)
    found = [run for run in fifths if len(run) >= _FEWEST_FIFTHS and _counts_fifths(surface, run)]
    return sort_edits(edit for run in found for edit in _without_margin(surface, run))


def _numbers(surface: Surface) -> list[_Number]:
    """Return the numbers that stand at the beginning of a line, set apart from what follows."""
    found = []
    texts, raws = surface.texts, surface.lines.raws
    for place in places_of("123456789", surface.firsts):
        if match := _NUMBER.match(texts[place]):
            lead = len(raws[place]) - len(raws[place].lstrip())
            is_alone = match.end() == len(texts[place])
            found.append(_Number(place, int(match[1]), -1 if is_alone else lead + match.end()))
    return found


def _runs(numbers: Sequence[_Number], step: int) -> list[list[_Number]]:
    """Return the numbers that count on from one to the next, as they do on one page or on all."""
    runs: list[list[_Number]] = []
    for number in numbers:
        if runs and number.value == runs[-1][-1].value + step:
            runs[-1].append(number)
        elif number.value == step or not runs or len(runs[-1]) < _FEWEST_FIFTHS:
            if runs and len(runs[-1]) < _FEWEST_FIFTHS:
                runs.pop()
            runs.append([number])
    return runs


def _blocks(surface: Surface, numbers: Sequence[_Number]) -> list[list[_Number]]:
    """Return numbers below each other that count the lines above them, below them or both."""
    blocks: list[list[_Number]] = [[]]
    for number in numbers:
        if number.text >= 0:
            continue
        last = blocks[-1][-1] if blocks[-1] else number
        if (number.place, number.value) != (last.place + 1, last.value + 1):
            blocks.append([])
        blocks[-1].append(number)
    blocks = [block for block in blocks if len(block) >= _FEWEST]
    ends = [0, *(block[-1].place + 1 for block in blocks)]
    begins = [*(block[0].place for block in blocks), len(surface.texts)]
    sections = [surface.texts[end:begin] for end, begin in zip(ends, begins, strict=True)]
    return [
        block
        for block, around in zip(blocks, pairwise(sections), strict=True)
        if any(
            abs(len(section) - len(block)) <= _OTHERS * len(block) + _SOME_LINES and _go_on(section)
            for section in (*around, [*around[0], *around[1]])
        )
    ]


def _counts_lines(surface: Surface, run: Sequence[_Number]) -> bool:
    """Tell whether the numbers stand before lines, or between lines, over which sentences go on."""
    alone = sum(number.text < 0 for number in run)
    others = run[-1].place + 1 - run[0].place - len(run)
    if abs(others - alone) > _OTHERS * len(run) + _OF_ALONE * alone + _SOME_LINES:
        return False
    return _go_on(list(_texts(surface, run)))


def _texts(surface: Surface, run: Sequence[_Number]) -> Iterator[str]:
    """Yield the lines from the first number to the line behind the last one without numbers."""
    numbers = {number.place: number for number in run}
    stop = min(run[-1].place + 2, len(surface.texts))
    for place in range(run[0].place, stop):
        number = numbers.get(place)
        if number is None:
            yield surface.texts[place]
        elif number.text >= 0:
            yield surface.lines.raws[place][number.text :].strip()


def _go_on(texts: Sequence[str]) -> bool:
    """Tell whether sentences go on from line to line often enough for the text of a page."""
    if len(texts) < _FEWEST:
        return False
    widths = [display_width(text) for text in texts]
    full = sum(width >= _FULL * max(widths) for width in widths)
    pauses = sum(not _PAUSES.isdisjoint(text) for text in texts)
    if full < _LEAST_FULL * len(texts) or pauses < _LEAST_PAUSES * len(texts):
        return False
    unmarked = sum(text[-1].isalnum() for text in texts)
    return sum(straddled(pairwise(texts))) >= max(_LEAST_GOING_ON, _GOING_ON * unmarked)


def _counts_fifths(surface: Surface, run: Sequence[_Number]) -> bool:
    """Tell whether the numbers stand before every fifth line, in a margin that is empty else."""
    rows, raws = surface.lines.numbers, surface.lines.raws
    for before, after in pairwise(run):
        distances = (after.place - before.place, rows[after.place] - rows[before.place])
        if _STEP not in distances:
            return False
    if any(number.text < 0 for number in run):
        return False
    margin = min(number.text for number in run)
    between = range(run[0].place, run[-1].place + 1)
    counted = {number.place for number in run}
    empty = sum(not raws[place][:margin].strip() for place in between if place not in counted)
    if empty < _MARGIN * (len(between) - len(run)):
        return False
    return _go_on(list(_texts(surface, run)))


def _without_numbers(surface: Surface, run: Sequence[_Number]) -> list[Edit]:
    """Return the edits that take numbers before all lines away, and leave indents."""
    starts, raws = surface.starts, surface.lines.raws
    margin = min((number.text for number in run if number.text >= 0), default=0)
    edits = []
    for number in run:
        start, raw = starts[number.place], raws[number.place]
        end = start + len(raw) + 1
        if number.text >= 0:
            digits = len(raw[: number.text].rstrip())
            end = start + max(margin, digits + 1)
        edits.append(Edit(start, min(end, len(surface.text)), "", LINE_NUMBER, 0.85))
    return edits


def _without_margin(surface: Surface, run: Sequence[_Number]) -> list[Edit]:
    """Return the edits that take the margin away in which every fifth line has its number."""
    margin = min(number.text for number in run)
    stop = min(run[-1].place + _STEP, len(surface.texts))
    counted = {number.place for number in run}
    starts, raws = surface.starts, surface.lines.raws
    return [
        Edit(starts[place], starts[place] + margin, "", LINE_NUMBER, 0.85)
        for place in range(max(0, run[0].place - _STEP + 1), stop)
        if place in counted or not raws[place][:margin].strip()
    ]
