r"""Undo the first glyph of a quotation that came twice, where the same quotation stands elsewhere.

Some extractors find out what was drawn twice, but not that of glyphs as flat as 一. What it will
not touch: quotations that stand nowhere with the glyph once (“一一对应”), and those that come
more than once as they are.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "用好“一一本账”，建好“一本账”，“人人参与”。"
    >>> apply_edits(text, undo_quotations(text))
    '用好“一本账”，建好“一本账”，“人人参与”。'
"""

from __future__ import annotations

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit
from npccli.repair.script import HAN, is_han

_BEGUN_TWICE = lazy_pattern(r"“(.)\1")
_REST = lazy_pattern(rf"[{HAN}]{{2,12}}”")
_WHY = "a glyph drawn twice, in a quotation that stands elsewhere"


def undo_quotations(text: str) -> list[Edit]:
    """Return the edits for the quotations of which the first glyph came twice."""
    return [
        Edit(match.start(1), match.end(1), "", _WHY, 0.8)
        for match in _BEGUN_TWICE.finditer(text)
        if is_han(match[1])
        and (rest := _REST.match(text, match.end()))
        and "“" + match[1] + rest[0] in text
        and text.count(match[0] + rest[0]) == 1
    ]
