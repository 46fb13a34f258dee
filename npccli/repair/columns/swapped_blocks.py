r"""Put blocks of a page back that were read before those which stand above them.

An extractor that takes a page block by block may give the right column before the left
one, or the foot of a column behind the column beside it. Then a sentence breaks off where a
paragraph or heading begins, and at another place of the page lines begin in the middle of a
sentence, behind one that has ended. Two neighbouring blocks change places where that mends
the sentence and every line end between blocks becomes one that may be.

What it will not touch: pages on which no sentence breaks off, lines inside a block, text
whose pages are not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from npccli.repair.columns.line_cohesion import SHORT, Cohesion
from npccli.repair.measure.layout import COLON, FINAL, PLAIN

SWAPPED = "a block of a page that was read before those above it"

_LEAST_GAIN, _UNPROVEN_GAIN = 5.0, 9.0
"""By how much, in log odds, the lines must read on better; and where no word goes on."""

_MOST_CUTS, _MOST_WRONG = 60, 12
_MOST_SWAPS = 3
_READS_ON = 0.3
_SQUEEZED = 3
"""How much wider than the column a line is at least in which marks were squeezed."""

_FIRST_LINE = 3
"""How much narrower the first line of a paragraph is that has lost its indent."""


class PageLines:
    """The lines of a page and those around it: what each expects before and behind it."""

    def __init__(self, cohesion: Cohesion, is_first: bool, is_last: bool) -> None:
        self.cohesion = cohesion
        self.count = len(cohesion.lines)
        self.is_first = is_first
        self.is_last = is_last
        self.opens = [self._opens(index) for index in range(self.count)]

    def _opens(self, index: int) -> bool | None:
        """Tell whether a line opens a paragraph or is a heading; None if that is not known."""
        cohesion, line = self.cohesion, self.cohesion.lines[index]
        if line.fixed or line.title or line.marker or line.indent or line.numbered:
            return True
        if line.width < SHORT * cohesion.width:
            if line.look.stops:
                return None  # running text of another width
            is_heading = line.ends == PLAIN and cohesion.printed_widths[index] == line.width
            return True if is_heading else None
        lack = cohesion.width - line.width
        if cohesion.loses_indents and -lack >= _SQUEEZED:
            return None  # an indent may have been lost
        if not cohesion.loses_indents or lack < _FIRST_LINE - 1:
            return False
        return True if lack >= _FIRST_LINE and line.ends != FINAL else None

    def may_follow(self, before: int, behind: int) -> bool | None:
        """Tell whether one line may stand behind another; None if that is not known."""
        if before >= 0 and behind < self.count and self._lists(before, behind):
            return True
        breaks_off = before >= 0 and self.cohesion.is_open(before)
        opens = self.opens[behind] if behind < self.count else True
        return None if opens is None else breaks_off is not opens

    def _lists(self, before: int, behind: int) -> bool:
        """Tell whether an item of a list follows the one before it, or what announces it."""
        lines = self.cohesion.lines
        return lines[before].ends == COLON and lines[behind].marker

    def has_word_over(self, before: int, behind: int) -> bool:
        """Tell whether a word goes on from one line in the other, which proves a swap."""
        return before >= 0 and behind < self.count and self.cohesion.has_word_over(before, behind)

    def reads_on(self, before: int, behind: int) -> float:
        """Return how well a line reads on in another one, or at the ends of the text."""
        if behind >= self.count:
            return self.cohesion.ends_text(before) if self.is_last and before >= 0 else 0.0
        if before < 0:
            return self.cohesion.opens_text(behind) if self.is_first else 0.0
        return self.cohesion.reads_on(before, behind)


class _Swap(NamedTuple):
    """Blocks that change places: where the first, the second and what follows begin."""

    first: int
    second: int
    stop: int
    gain: float


def order_blocks(
    cohesion: Cohesion, start: int, stop: int, is_first: bool, is_last: bool
) -> tuple[list[int], float]:
    """Return the lines from `start` to `stop` in blocks that read on, and how much better.

    The other lines are those before and behind the page; `is_first` and `is_last` tell that
    the text begins or ends with it. The order is returned as found where nothing is better.
    """
    lines = PageLines(cohesion, is_first, is_last)
    order = list(range(lines.count))
    total = 0.0
    for _ in range(_MOST_SWAPS):
        swap = _best_swap(lines, order, start, stop)
        if swap is None:
            break
        first, second, end, gain = swap
        order = [*order[:first], *order[second:end], *order[first:second], *order[end:]]
        total += gain
    return order[start:stop], total


def _best_swap(lines: PageLines, order: list[int], start: int, stop: int) -> _Swap | None:
    """Return the neighbouring blocks of a page that read best when they change places."""
    places = [-1, *order, lines.count]
    joints = list(pairwise(places))  # the line end before each line in turn
    allowed = [lines.may_follow(*joint) for joint in joints]
    if allowed[start : stop + 1].count(False) < 2:
        return None
    cuts = list(_cuts(lines, joints, start, stop))
    wrong = [cut for cut in cuts if allowed[cut] is False]
    if len(cuts) > _MOST_CUTS or len(wrong) > _MOST_WRONG:
        return None
    found = {cut: lines.reads_on(*joints[cut]) for cut in cuts}
    best: _Swap | None = None
    for first, second, end in _triples(wrong, cuts):
        new = (
            (joints[first][0], joints[second][1]),
            (joints[end][0], joints[first][1]),
            (joints[second][0], joints[end][1]),
        )
        fits = [lines.may_follow(*joint) for joint in new]
        if False in fits or fits.count(None) > 1:
            continue
        is_proven = any(lines.has_word_over(*joint) for joint in new)
        gain = sum(lines.reads_on(*joint) for joint in new)
        gain -= found[first] + found[second] + found[end]
        if gain < (_LEAST_GAIN if is_proven else _UNPROVEN_GAIN):
            continue
        if best is None or gain >= best.gain:
            best = _Swap(first, second, end, gain)
    return best


def _triples(wrong: list[int], cuts: list[int]) -> list[tuple[int, ...]]:
    """Return all three cuts of which two or more are at line ends that are wrong."""
    return sorted(
        {
            tuple(sorted((*pair, cut)))
            for pair in combinations(wrong, 2)
            for cut in cuts
            if cut not in pair
        }
    )


def _cuts(
    lines: PageLines,
    joints: list[tuple[int, int]],
    start: int,
    stop: int,
) -> Iterator[int]:
    """Yield the line ends at which blocks may begin: the ends of the page, and blank lines.

    No word goes on over them. Where a blank line stands above each line, these are those over
    which no sentence goes on.
    """
    page = lines.cohesion.lines[start + 1 : stop]
    some = any(not line.gap for line in page)
    for cut in range(start, stop + 1):
        before, behind = joints[cut]
        if cut in (start, stop) or behind != before + 1:
            yield cut
        elif lines.cohesion.lines[behind].gap and not lines.cohesion.has_word_over(before, behind):
            goes_on = lines.cohesion.is_open(before) and lines.opens[behind] is False
            if some or not goes_on or lines.reads_on(before, behind) < _READS_ON:
                yield cut
