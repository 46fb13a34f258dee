r"""Put line ends back for which a site for documents left a letter: 工作报告Р各位代表：Р我受委托.

The letter is a Cyrillic one, the only one of its script in the text, and stands alone. What it
will not touch: words and names in that script, a letter that comes seldom.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "工作报告Р各位代表：Р会议听取了报告。Р会议作出了决定。Р"
    >>> apply_edits(text, find_letters_for_line_ends(text)).split("\n")
    ['工作报告', '各位代表：', '会议听取了报告。', '会议作出了决定。']
    >>> find_letters_for_line_ends("Россия。Р会议。Р听取。Р报告。Р")
    []
"""

from __future__ import annotations

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit

_LETTER = lazy_pattern("[\u0370-\u052f]")
_SIGN = "\u0420"
"""The Cyrillic letter that looks like a P."""

_FINAL = frozenset("。！？：；”）")
_FEWEST, _LEAST_BEHIND_FINAL = 4, 0.4


def find_letters_for_line_ends(text: str) -> list[Edit]:
    """Return the edits that put a line end where a letter stands for one."""
    if _SIGN not in text:
        return []
    found = list(_LETTER.finditer(text))
    if len(found) < _FEWEST or len({match.group() for match in found}) > 1:
        return []
    places = [match.start() for match in found]
    behind_final = sum(text[at - 1 : at] in _FINAL for at in places if at)
    if behind_final < _LEAST_BEHIND_FINAL * len(places):
        return []
    edits = []
    for at in places:
        around = text[max(0, at - 1) : at], text[at + 1 : at + 2]
        if any(beside.isascii() and beside.isalpha() for beside in around if beside):
            return []
        at_end = around[0] in ("", "\n") or around[1] in ("", "\n")
        edits.append(Edit(at, at + 1, "" if at_end else "\n", "a letter for a line end", 0.8))
    return edits
