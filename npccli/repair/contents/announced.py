r"""Find contents pages without page numbers: what they list comes again below as headings.

The word 目录 must stand above. An entry may be broken over two lines, and the first heading
of the text may be glued to the last entry. What it will not touch: lists below 目录 whose
lines do not come again, and the headings themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from npccli.repair.edits import Edit
from npccli.repair.lines import TextLine
from npccli.repair.script import squeeze

LONGEST_ENTRY = 60
"""A line with more characters lists nothing."""

_SENTENCE_ENDS = tuple("。；，、：")
_FEWEST, _MOST = 3, 400
"""How many entries a contents page has at least, and how many lines are read for one at most."""

_SHARE = 0.75
"""The share of the entries that come again; the others may be broken or misread below."""


class Entry(NamedTuple):
    """An entry: where it stands, the edit that mends it, and the line behind it.

    `again` tells that it comes again, `glued` that a heading of the text follows on its line.
    """

    start: int
    end: int
    key: str
    edit: Edit | None
    behind: int
    again: bool
    glued: bool = False


def last_places(lines: Sequence[TextLine]) -> dict[str, int]:
    """Return where each line that is not too long for an entry stands last."""
    return {
        squeeze(line.text): index
        for index, line in enumerate(lines)
        if len(line.text) <= 2 * LONGEST_ENTRY
    }


def read_announced(lines: Sequence[TextLine], start: int, last: Mapping[str, int]) -> list[Entry]:
    """Return the entries of the contents page that begins at line `start`.

    Three in four must come again, three at least; it ends before its first entry comes again.
    `last` tells where each line stands last, by its text without white space.
    """
    entries: list[Entry] = []
    index = start
    while index < len(lines) and len(entries) < _MOST:
        entry = _read_entry(lines, index, last, entries[0].key if entries else "")
        if entry is None:
            break
        entries.append(entry)
        index = entry.behind
        if entry.glued:
            break
    while entries and not entries[-1].again:
        entries.pop()
    found = sum(entry.again for entry in entries)
    return entries if found >= max(_FEWEST, _SHARE * len(entries)) else []


def _read_entry(
    lines: Sequence[TextLine], index: int, last: Mapping[str, int], first: str
) -> Entry | None:
    """Return the entry on a line, or None; `first` is the first one, `last` where lines are."""
    line = lines[index]
    key = squeeze(line.text)
    begin = line.start + line.raw.index(line.text)
    if key == first:
        return None
    if index + 1 < len(lines) and last.get(key, -1) <= index:
        tail = lines[index + 1]
        whole = key + squeeze(tail.text)
        if _may_list(whole) and last.get(whole, -1) > index + 1:
            behind = tail.start + tail.raw.index(tail.text)
            edit = Edit(line.end, behind, "", "a contents entry", 0.8)
            return Entry(begin, tail.end, whole, edit, index + 2, again=True)
    if not _may_list(key):
        return None
    if last[key] > index:
        return Entry(begin, line.end, key, None, index + 1, again=True)
    if first and key.endswith(first) and last.get(key[: -len(first)], -1) > index:
        end = _end_of(line, len(key) - len(first))
        edit = Edit(end, end, "\n", "a heading glued to the contents", 0.85)
        return Entry(begin, end, key[: -len(first)], edit, index + 1, again=True, glued=True)
    return Entry(begin, line.end, key, None, index + 1, again=False)


def _may_list(key: str) -> bool:
    """Tell whether a line without its white space may be an entry."""
    return 1 < len(key) <= LONGEST_ENTRY and not key.endswith(_SENTENCE_ENDS)


def _end_of(line: TextLine, count: int) -> int:
    """Return the offset behind so many characters of a line that are no white space."""
    places = [at for at, character in enumerate(line.raw) if not character.isspace()]
    return line.start + places[count - 1] + 1
