"""Find a long text that stands in a document a second time, paragraph by paragraph.

Web pages often hold an article twice: as it is shown, and as it is read aloud or printed. Every
number of it would be counted twice. The second copy is taken out when so many paragraphs in a
row are the same, character by character, that nobody wrote them twice.

What it will not touch: refrains, resolutions on one pattern, tables, short texts; the text of a
form or a report under another title of the same kind.
"""

from __future__ import annotations

from collections import defaultdict

from npccli.repair.edits import Edit
from npccli.repair.lines import Surface

_LONG, _FEWEST_LONG, _FEWEST_CHARACTERS = 40, 5, 1200
_MOST_PLACES = 8
_LONGEST_TITLE, _SAME_END = 60, 3
_WHY = "a text that stands here a second time"


def find_repeated_texts(surface: Surface) -> list[Edit]:
    """Return the edits that take out the second copy of each long text."""
    texts = surface.texts
    again = [text for text in surface.again if len(text) >= _LONG]
    if len(again) < _FEWEST_LONG or sum(map(len, again)) < _FEWEST_CHARACTERS:
        return []
    wanted = frozenset(again)
    places: dict[str, list[int]] = defaultdict(list)
    edits: list[Edit] = []
    index = done = 0
    while index < len(texts):
        text = texts[index]
        if text not in wanted:
            index += 1
            continue
        found = places[text][-_MOST_PLACES:]
        runs = [(_run(texts, place, index, done), place) for place in found]
        (start, stop), place = max(runs, key=_length, default=((index, index), index))
        if _is_long(texts[start:stop]):
            above = start - (index - place)
            if start and above and _are_two_titles(texts[above - 1], texts[start - 1]):
                index = done = stop
                continue
            first, last = surface.lines[start], surface.lines[stop - 1]
            end = min(last.start + len(last.raw) + 1, len(surface.text))
            edits.append(Edit(first.start, end, "", _WHY, 0.9))
            index = done = stop
            continue
        places[text].append(index)
        index += 1
    return edits


def _run(texts: list[str], first: int, again: int, done: int) -> tuple[int, int]:
    """Return where the lines around `again` begin and end that are those around `first`."""
    start = again
    while start > done and start - again + first > 0 and start - 1 > first:
        if texts[start - 1] != texts[start - 1 - again + first]:
            break
        start -= 1
    stop = again
    while (
        stop < len(texts)
        and stop - again + first < start
        and (texts[stop] == texts[stop - again + first])
    ):
        stop += 1
    return start, stop


def _length(found: tuple[tuple[int, int], int]) -> int:
    (start, stop), _ = found
    return stop - start


def _are_two_titles(first: str, other: str) -> bool:
    """Tell whether two lines name two texts of one kind, as of two years or places.

    >>> _are_two_titles("云岭市2022年工作报告", "云岭市2023年工作报告")
    True
    >>> _are_two_titles("2023年云岭市政府工作报告", "政府工作报告")
    False
    """
    if max(len(first), len(other)) > _LONGEST_TITLE or first in other or other in first:
        return False
    return first[-_SAME_END:] == other[-_SAME_END:]


def _is_long(lines: list[str]) -> bool:
    """Tell whether lines are so many and so long that they were hardly written twice."""
    return (
        len({line for line in lines if len(line) >= _LONG}) >= _FEWEST_LONG
        and sum(map(len, lines)) >= _FEWEST_CHARACTERS
    )
