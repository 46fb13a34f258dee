"""Where pages meet: what the lines around a line say about it.

A line here is its start, its end and its text without white space.
"""

from __future__ import annotations

from bisect import bisect_left

from npccli.repair.cohesion import straddles
from npccli.repair.contents import ENTRY
from npccli.repair.lines import Surface
from npccli.repair.script import FINAL_MARKS, OPENERS

Place = tuple[int, int, str]
"""A line: its start and end in the text, and what it holds without its white space."""
Reasons = dict[int, tuple[str, float]]
"""Why lines are taken out, by their index, and how sure that is."""

LONGEST_HEAD = 40


class Places(list[Place]):
    """The lines of a text but for contents entries."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        known = surface.lines
        squeezed = [line[2] for line in known]
        if len("\n".join(squeezed).split()) > len(squeezed):
            squeezed = ["".join(line.split()) for line in squeezed]
        super().__init__(
            [
                (at, at + len(raw), line)
                for (at, raw, _, _), line in zip(known, squeezed, strict=False)
            ]
        )
        self._is_whole = True
        if "\t" in surface.text:
            self[:] = [
                place
                for place, line in zip(self, known, strict=False)
                if "\t" not in line.raw or not ENTRY.search(line.raw)
            ]
            self._is_whole = len(self) == len(known)

    def go_on_behind(self, index: int) -> bool:
        """Tell whether a word goes on over the end of a line."""
        before, behind = self[index][2], self[index + 1][2]
        if self._is_whole:
            lines = self._surface.lines
            if before == lines[index].text and behind == lines[index + 1].text:
                return self._surface.straddled[index]
        return straddles(before, behind)


def is_sentence(line: str) -> bool:
    """Tell whether the line ends as a sentence or a part of one does."""
    return line.rstrip("”’」』）)")[-1:] in tuple(FINAL_MARKS + "，、；")


def at_page_edge(lines: Places, index: int, page_starts: tuple[int, ...]) -> bool:
    """Tell whether a page begins just before the line or just behind it."""
    if not page_starts:
        return False
    previous_end = lines[index - 1][1] if index else -1
    next_start = lines[index + 1][0] if index + 1 < len(lines) else lines[index][1] + 1
    for low, high in ((previous_end, lines[index][0]), (lines[index][1], next_start)):
        position = bisect_left(page_starts, low + 1)
        if position < len(page_starts) and page_starts[position] <= high:
            return True
    return index == len(lines) - 1


def is_opened(lines: Places, index: int) -> bool:
    """Tell whether the line before ends in an opening mark, so that this one stands behind it.

    Typesetting leaves no opening mark at a line end, but the text of a web page does, before
    the words of a link.
    """
    return index > 0 and lines[index - 1][2][-1] in OPENERS


def interrupts(lines: Places, index: int) -> bool:
    """Tell whether the line stands where a sentence has come to a comma, or amid a word."""
    if is_opened(lines, index):
        return False
    return (index > 0 and lines[index - 1][2][-1] in "，、") or stands_in_word(lines, index)


def is_cut(lines: Places, index: int) -> bool:
    """Tell whether the line before breaks off, and is no heading by its length."""
    before = lines[index - 1][2] if index else ""
    return len(before) > 12 and before[-1] not in FINAL_MARKS + "：:”）"


def stands_in_word(lines: Places, index: int) -> bool:
    """Tell whether a word begins at the end of the line before and ends behind this one."""
    if not 0 < index < len(lines) - 1:
        return False
    before, behind = lines[index - 1][2], lines[index + 1][2]
    return len(before) >= 8 and len(behind) >= 8 and straddles(before, behind)


def stands_in_sentence(lines: Places, index: int) -> bool:
    """Tell whether a word goes on over this line, and none into it or out of it."""
    if not 0 < index < len(lines) - 1 or is_opened(lines, index):
        return False
    before, behind = lines[index - 1][2], lines[index + 1][2]
    if len(before) < 8 or lines.go_on_behind(index - 1) or lines.go_on_behind(index):
        return False
    return straddles(before, behind)
