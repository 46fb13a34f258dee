"""Notes in brackets that are a paragraph of their own: （作者系…）, （1982年…通过）."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_LINES = 12
_SHORTEST = 8
_OPENERS, _CLOSERS = "（(", "）)"


def note_end(texts: Sequence[str], index: int) -> int | None:
    """Return the line at whose end the bracket closes that a line begins with, or None.

    None where it closes inside a line, where words stand behind it, and for what is too
    short for a note.

    >>> note_end(["（2024年1月9日在清江省第九届人民代表", "大会第二次会议上）"], 0)
    1
    >>> note_end(["（一）加强监督（试行）"], 0), note_end(["（试行）"], 0)
    (None, None)
    """
    if texts[index][0] not in _OPENERS:
        return None
    depth = size = 0
    for end in range(index, min(index + _MOST_LINES, len(texts))):
        text = texts[end]
        size += len(text)
        for at, character in enumerate(text):
            if character in _OPENERS:
                depth += 1
            elif character in _CLOSERS:
                depth -= 1
                if not depth:
                    whole = at == len(text) - 1 and size >= _SHORTEST
                    return end if whole else None
    return None
