"""Undo headings that were drawn twice and came out on one line with what stands behind them.

Some extractors end a line only where the next one follows below. Where the page was drawn
in another order, a heading runs into the next heading, or into a body line. Drawn twice,
it shows where it ends.
"""

from __future__ import annotations

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit
from npccli.repair.script import ANY_HAN, HEADING_NUMBER, NEVER_FIRST

SHORTEST_HEADING = 6
_LONGEST_HEADING = 40
_FEWEST_DIFFERENT = 5
_QUOTATION_INSIDE = lazy_pattern(r"^[^“”]+“[^“”]+”[^“”]+$")
_SHORTEST_AT_ONCE = 8
_FIRST_OF_A_LINE = "a heading drawn twice, and then what stands behind it"


def undo_headings(line: str) -> list[Edit]:
    r"""Return the edits for the headings that a line begins with, each of them drawn twice.

    They stay on lines of their own. Only those are taken for headings that have two parts
    or a number, or that white space parts from what follows.

    >>> from npccli.repair.edits import apply_edits
    >>> line = "夯实根基 凝聚力量夯实根基 凝聚力量实干笃行，乘风破浪。"
    >>> apply_edits(line, undo_headings(line)).split("\n")
    ['夯实根基 凝聚力量', '实干笃行，乘风破浪。']
    """
    squeezed = "".join(line.split())
    if not _doubled_size(squeezed, 0):
        return []
    positions = [index for index, character in enumerate(line) if not character.isspace()]
    edits: list[Edit] = []
    start = 0
    while start < len(squeezed):
        size = _doubled_size(squeezed, start)
        if not size:
            break
        first_end = positions[start + size - 1] + 1
        heading = line[positions[start] : first_end]
        start += 2 * size
        last_end = positions[start - 1] + 1
        if start == len(squeezed):
            edits.append(Edit(first_end, last_end, "", _FIRST_OF_A_LINE, 0.9))
            break
        rest = line[positions[start] :]
        if rest[0] in NEVER_FIRST or not (
            positions[start] > last_end or parts_headings(heading, rest)
        ):
            break
        edits.append(Edit(first_end, positions[start], "\n", _FIRST_OF_A_LINE, 0.85))
    return edits


def parts_headings(heading: str, rest: str) -> bool:
    """Tell whether a line goes on with something new behind a heading: by its form or number."""
    return (
        (len(heading.split()) == 2 and min(map(len, heading.split())) >= 3)
        or HEADING_NUMBER.match(heading) is not None
        or HEADING_NUMBER.match(rest) is not None
    )


def are_headings(run: str, behind: str) -> bool:
    """Tell whether two runs, each drawn twice as a whole, are two headings.

    A heading that is drawn run by run falls into runs at its quotation marks; one that holds
    a whole quotation and more was drawn at once, and what comes behind it is another one.

    >>> are_headings("在整合“家站点”中办实事", "在推行“码上办”中解民忧")
    True
    >>> are_headings("着力打造", "“")
    False
    """
    return all(
        len(one) >= _SHORTEST_AT_ONCE and _QUOTATION_INSIDE.search(one) for one in (run, behind)
    )


def _doubled_size(squeezed: str, start: int) -> int:
    """Return how many characters from `start` on come again at once, 0 if they are no heading."""
    opening = squeezed[start : start + 4]
    again = squeezed.find(opening, start + SHORTEST_HEADING)
    while 0 < again <= start + _LONGEST_HEADING:
        heading = squeezed[start:again]
        if squeezed.startswith(heading, again):
            different = len(set(ANY_HAN.findall(heading)))
            is_sentence = any(mark in heading for mark in "。！？；") or heading[-1] in "，、："
            return 0 if is_sentence or different < _FEWEST_DIFFERENT else len(heading)
        again = squeezed.find(opening, again + 1)
    return 0
