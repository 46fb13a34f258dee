"""Undo the short last line (33人人。。) of a paragraph of which each glyph was drawn twice.

Such a line alone may be anything; below one that was undone glyph by glyph it is the rest.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from npccli.repair.edits import Edit
from npccli.repair.lines import TextLine

_WHY = "glyphs drawn twice"


def rests_of_pairs(lines: Sequence[TextLine], above: Sequence[int], undone: Set[int]) -> list[Edit]:
    """Return the edits for lines of pairs right below one of the lines `above`.

    Of these each glyph came twice; in the lines of `undone` doubling was found already.
    """
    edits: list[Edit] = []
    for index in [at + 1 for at in above if at + 1 < len(lines) and at + 1 not in undone]:
        start, line = lines[index].start, lines[index].raw
        places = [at for at, character in enumerate(line) if not character.isspace()]
        glyphs = "".join(line[at] for at in places)
        if len(glyphs) > 1 and glyphs[::2] == glyphs[1::2]:
            edits += [Edit(start + at, start + at + 1, "", _WHY, 0.8) for at in places[1::2]]
    return edits


def came_in_pairs(line: str, edits: Sequence[Edit]) -> bool:
    """Tell whether the edits of a line take out every second of its glyphs, most one by one."""
    visible = len(line) - sum(map(str.isspace, line))
    return 2 * sum(edit.end - edit.start for edit in edits) == visible and len(edits) * 3 > visible
