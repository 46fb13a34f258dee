r"""Undo headings that were drawn twice in runs, with their numbers on lines of their own.

Some extractors begin a line wherever the font changes, as it does before and behind a number:
三、⏎2024⏎年工作安排 comes twice at once, or only 三、⏎2024, and behind it 年工作安排 twice. The
number goes back between what it stood between.

What it will not touch: what comes three times, figures in rows, numbers with no measure word
behind them, runs of few different characters.

    >>> from npccli.repair.edits import apply_edits
    >>> from npccli.repair.lines import Surface
    >>> text = "三、\n2024\n年工作安排\n三、\n2024\n年工作安排\n"
    >>> apply_edits(text, find_cut_at_numbers(Surface(text)))
    '三、2024年工作安排\n'
"""

from __future__ import annotations

from itertools import pairwise

from npccli.lazy import lazy_pattern
from npccli.repair.doubling.doubled_pieces import COUNTED, doubled_pieces, may_be_heading
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface
from npccli.repair.script import ANY_HAN

_NUMBER = lazy_pattern(r"\d{1,4}(?:/\d{1,2})?")
_MOST_RUNS, _LONGEST_HEADING, _FEWEST_DIFFERENT = 5, 40, 4
_WHY = "a heading drawn again, cut at its numbers"


def find_cut_at_numbers(surface: Surface) -> list[Edit]:
    """Return the edits that leave one copy of each such heading, put together at its numbers."""
    numbers = {text for text in surface.again if _NUMBER.fullmatch(text)}
    if not numbers:
        return []
    texts = surface.texts
    edits: list[Edit] = []
    done = 0
    for index in [at for at, text in enumerate(texts) if text in numbers]:
        if index < done or texts[index] not in texts[index + 1 : index + 1 + _MOST_RUNS]:
            continue
        first, size = _block(texts, index, done)
        if size:
            done, found = _undo(surface, first, size)
            edits += found
    return edits


def _block(texts: list[str], index: int, done: int) -> tuple[int, int]:
    """Return where the runs around a number begin that come twice at once, and how many."""
    for size in range(2, _MOST_RUNS + 1):
        for first in range(index, max(done, index - size + 1) - 1, -1):
            block = texts[first : first + size]
            behind = first + 2 * size
            if texts[first + size : behind] != block:
                continue
            if block in (texts[behind : behind + size], texts[max(0, first - size) : first]):
                continue
            runs = block + texts[behind : behind + 1] * _is_twice(texts, behind)
            if _may_be_runs(runs) and _is_told(texts, behind, block):
                return first, size
    return 0, 0


def _may_be_runs(runs: list[str]) -> bool:
    """Tell whether lines may be the runs of a heading: something counted stands behind a number."""
    return (
        len("".join(runs)) <= _LONGEST_HEADING
        and _NUMBER.fullmatch(runs[-1]) is None
        and all(_NUMBER.fullmatch(run) or may_be_heading(run) for run in runs)
        and all(
            after[0] in COUNTED or "/" in run
            for run, after in pairwise(runs)
            if _NUMBER.fullmatch(run)
        )
    )


def _is_told(texts: list[str], behind: int, block: list[str]) -> bool:
    """Tell whether so many characters come twice that it cannot be chance."""
    said = "".join(block)
    while _is_twice(texts, behind):
        said += texts[behind]
        behind += 2
    return len(set(ANY_HAN.findall(said))) >= _FEWEST_DIFFERENT


def _is_twice(texts: list[str], index: int) -> bool:
    return (
        index + 1 < len(texts)
        and texts[index] == texts[index + 1]
        and _NUMBER.fullmatch(texts[index]) is None
        and may_be_heading(texts[index])
    )


def _undo(surface: Surface, first: int, size: int) -> tuple[int, list[Edit]]:
    """Return the line behind a heading, and the edits that leave one copy of it."""
    lines, texts = surface.lines, surface.texts
    edits: list[Edit] = []
    said = texts[first]
    for index in range(first, first + size - 1):
        following = lines[index + 1]
        if _NUMBER.fullmatch(texts[index]) or _NUMBER.fullmatch(following.text):
            start = following.start + following.raw.index(following.text)
            edits.append(Edit(lines[index].end, start, "", _WHY, 0.85))
        else:
            said += "\n"
        said += following.text
    behind = first + 2 * size
    edits.append(Edit(lines[first + size - 1].end, lines[behind - 1].end, "", _WHY, 0.85))
    if _is_twice(texts, behind):
        raws = list(zip(surface.starts, lines.raws, strict=True))
        taken, found = doubled_pieces(raws, behind, said, edits[-1])
        if taken:
            return behind + taken, [*edits[:-1], *found]
    return behind, edits
