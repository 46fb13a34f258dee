r"""Put line ends back for which a site for documents left a letter: 工作报告Р各位代表：Р我受委托.

The letter is a Cyrillic one, the only one of its script in the text, and stands alone; so are the
signs ¶ and ↵. What it will not touch: words and names in that script, what comes seldom.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "工作报告Р各位代表：Р会议听取了报告。Р会议作出了决定。Р"
    >>> apply_edits(text, find_letters_for_line_ends(text)).split("\n")
    ['工作报告', '各位代表：', '会议听取了报告。', '会议作出了决定。']
    >>> find_letters_for_line_ends("Россия。Р会议。Р听取。Р报告。Р")
    []
"""

from __future__ import annotations

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.script import places_of

_LETTER = lazy_pattern("[\u0370-\u052f]")
_LETTER_FOR_END = "\u0420"
"""The Cyrillic letter that looks like a P."""

_SIGNS = "¶↵⏎"
"""What a program shows for the end of a paragraph."""

_FINAL = frozenset("。！？：；”）")
_FEWEST, _LEAST_BEHIND_FINAL = 4, 0.4


def find_letters_for_line_ends(text: str) -> list[Edit]:
    """Return the edits that put a line end where a letter or sign stands for one."""
    places = [at for sign in _SIGNS for at in places_of(sign, text)]
    if len(places) < _FEWEST:
        places = []
    if _LETTER_FOR_END in text:
        places += _letters(text)
    return sort_edits([_line_end_at(text, at) for at in places])


def _letters(text: str) -> list[int]:
    """Return where the letter stands, if it can be nothing but a line end."""
    found = list(_LETTER.finditer(text))
    if len(found) < _FEWEST or len({match.group() for match in found}) > 1:
        return []
    places = [match.start() for match in found]
    behind_final = sum(text[at - 1 : at] in _FINAL for at in places if at)
    if behind_final < _LEAST_BEHIND_FINAL * len(places):
        return []
    beside = (text[place : place + 1] for at in places for place in (max(0, at - 1), at + 1))
    if any(character.isascii() and character.isalpha() for character in beside):
        return []
    return places


def _line_end_at(text: str, at: int) -> Edit:
    at_end = at == 0 or text[at - 1] == "\n" or text[at + 1 : at + 2] in ("", "\n")
    return Edit(at, at + 1, "" if at_end else "\n", "a letter for a line end", 0.8)
