r"""Undo the labels above appendices and contents (附件, 附件1, 目录) that were drawn twice.

They are too short to show by themselves that they were drawn twice; but nobody writes one of
them twice on a line of its own. What it will not touch: labels on two lines, two numbers (附件1
附件2), labels in a sentence.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "附件附件\n附附件件11\n附件1附件2\n"
    >>> apply_edits(text, undo_labels(text))
    '附件\n附件1\n附件1附件2\n'
"""

from __future__ import annotations

import re

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit
from npccli.repair.script import holds_any

_NUMERALS = "一二三四五六七八九十"
_LABEL = rf"(?:附[件录錄表图圖注註]|目[录錄])(?:\d{{1,2}}|[{_NUMERALS}]{{1,3}})?[：:]?"
_TWICE = lazy_pattern(rf"^[ \t\u3000]*({_LABEL})([ \u3000]*\1)(?=[ \t\u3000]*$)", re.MULTILINE)
_PAIRS = lazy_pattern(
    r"^[ \t\u3000]*((?:附附([件录錄表图圖注註])\2|目目([录錄])\3)"
    rf"(?:([\d{_NUMERALS}])\4)?(?:：：|::)?)(?=[ \t\u3000]*$)",
    re.MULTILINE,
)
_SIGNS = ("附", "目录", "目錄", "目目")
_WHY = "a label drawn twice"


def undo_labels(text: str) -> list[Edit]:
    """Return the edits for the labels that stand twice on a line of their own."""
    if not holds_any(text, _SIGNS):
        return []
    edits = [Edit(*match.span(2), "", _WHY, 0.85) for match in _TWICE.finditer(text)]
    for match in _PAIRS.finditer(text):
        edits += [
            Edit(at, at + 1, "", _WHY, 0.85) for at in range(match.start(1) + 1, match.end(1), 2)
        ]
    return edits
