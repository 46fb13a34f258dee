"""Printed lines that an extractor cut to pieces.

Some extractors begin a new line wherever characters stand closer than they are wide: at
each mark of a line whose marks were squeezed together, and between two marks in a row. A
line that was not squeezed stays whole, so that a piece holds no mark at which it could
have been cut.
"""

from __future__ import annotations

from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.layout import COMMA, OPEN
from npccli.repair.line_scores import Boundary

_CUT_BEHIND = frozenset("，。、；：！？")
_MARKS_IN_A_ROW = frozenset("”’》）“‘《（，。、；：！？")
_UNCUT = lazy_pattern("[，。、；：！？](?=[^”’》）“‘《（，。、；：！？])")

_FEWEST_PIECES, _LEAST_SHARE, _FEW_UNCUT = 5, 0.06, 0.1


class Cuts(NamedTuple):
    """How many pieces are among the lines of a text, how many could be cut again at a mark."""

    pieces: int
    uncut: int
    lines: int

    @property
    def are_at_marks(self) -> bool:
        """Tell whether lines were cut at each of their marks, or at none."""
        least = max(_FEWEST_PIECES, _LEAST_SHARE * self.lines)
        return self.pieces >= least and self.uncut < _FEW_UNCUT * self.pieces


def count_cuts(boundaries: list[Boundary]) -> Cuts:
    """Count the lines that are plainly pieces of printed ones."""
    pieces = uncut = 0
    for index, boundary in enumerate(boundaries):
        before = boundary[0]
        ends_inside = before.ends in (COMMA, OPEN) or before.text.isascii()
        if ends_inside and _is_piece(boundaries, index):
            pieces += 1
            uncut += cuts_at_mark(boundary) and holds_uncut_mark(before.text)
    return Cuts(pieces, uncut, len(boundaries))


def cuts_at_mark(boundary: Boundary) -> bool:
    """Tell whether a cut here would be one that squeezed marks ask for."""
    before, behind, _ = boundary
    return before.text[-1] in _CUT_BEHIND and behind.text[0] not in _MARKS_IN_A_ROW


def holds_uncut_mark(text: str) -> bool:
    """Tell whether a mark at which a squeezed line would have been cut stands inside a line.

    >>> holds_uncut_mark("办好议案，督办建"), holds_uncut_mark("办好“议案”，")
    (True, False)
    """
    return _UNCUT.search(text) is not None


def _is_piece(boundaries: list[Boundary], index: int) -> bool:
    """Tell whether an unfinished line is so short that an extractor must have cut it."""
    before = boundaries[index].before
    if not boundaries[index].may_part_pieces():
        return False
    wide = before.width + 8
    for _, line, _ in boundaries[max(0, index - 3) : index + 3]:
        if line.width >= wide and not line.stretched:
            return True
    return False
