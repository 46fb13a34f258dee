"""Printed lines that an extractor cut to pieces.

Some extractors begin a new line wherever characters stand closer than they are wide: at
each mark of a line whose marks were squeezed together, and between two marks in a row. A
line that was not squeezed stays whole, so that a piece holds no mark at which it could
have been cut.
"""

from __future__ import annotations

from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.measure.layout import COMMA, OPEN, PLAIN, MeasuredLine
from npccli.repair.script import HAN
from npccli.repair.wraps.line_scores import Boundary

_CUT_BEHIND = frozenset("，。、；：！？")
_MARKS_IN_A_ROW = frozenset("”’》）“‘《（，。、；：！？")
_UNCUT = lazy_pattern("[，。、；：！？](?=[^”’》）“‘《（，。、；：！？])")

_MIXED = lazy_pattern(rf"[{HAN}][A-Za-z0-9]|[A-Za-z0-9][{HAN}]")

_SENTENCE_AND_QUOTATION = lazy_pattern("[。！？][“‘]")
_QUOTATION_MARKS = frozenset("“‘")
_SHORT_OF_FIRST = 8
"""By so many columns a first line is hardly ever shorter than the next one."""

_SQUEEZED = 5
_NARROWER = 8
"""A piece is narrower than a line close by, by so many columns at least."""

_LONGEST_NUMBER = 5
"""So long is the number of a heading in brackets, of which the last was squeezed."""

_FEW_MIXED = 0.5
_FEWEST_PIECES, _LEAST_SHARE, _FEW_UNCUT = 5, 0.06, 0.1


class Cuts(NamedTuple):
    """How many pieces are among the lines of a text, how many could be cut again at a mark.

    `between_fonts` of them end or begin where Han characters meet letters or digits, which
    come from another font; in `mixed` lines both stand side by side. `before_quotes` is the
    share of quotations behind the end of a sentence before which lines were cut, 0 where none
    plainly was.
    """

    pieces: int
    uncut: int
    lines: int
    between_fonts: int = 0
    mixed: int = 0
    before_quotes: float = 0.0

    @property
    def are_at_marks(self) -> bool:
        """Tell whether lines were cut at each of their marks, or at none."""
        is_often = self._are_often and not self.are_at_fonts
        return is_often and self.uncut < _FEW_UNCUT * self.pieces

    @property
    def are_at_fonts(self) -> bool:
        """Tell whether lines were cut wherever two fonts meet, and hardly anywhere else."""
        most = self._are_often and 2 * self.between_fonts >= self.pieces
        return most and self.mixed < _FEW_MIXED * self.between_fonts

    @property
    def _are_often(self) -> bool:
        return self.pieces >= max(_FEWEST_PIECES, _LEAST_SHARE * self.lines)

    def share(self, between_fonts: bool) -> float:
        """Return the share of the pieces that were cut between two fonts, or elsewhere.

        It is 1 where lines were cut at no plain sign, or not at all.
        """
        if not (self.are_at_fonts or self.are_at_marks):
            return 1.0
        count = self.between_fonts if between_fonts else self.pieces - self.between_fonts
        return (count + 1.0) / (self.pieces + 1.0)


def count_cuts(boundaries: list[Boundary]) -> Cuts:
    """Count the lines that are plainly pieces of printed ones."""
    pieces = uncut = between_fonts = 0
    most = max([end.behind.width for end in boundaries], default=0) - _NARROWER
    for index in [index for index, end in enumerate(boundaries) if end.before.width <= most]:
        boundary = boundaries[index]
        before = boundary.before
        ends_inside = before.ends in (COMMA, OPEN) or before.text.isascii()
        if ends_inside and _is_piece(boundaries, index):
            pieces += 1
            uncut += cuts_at_mark(boundary) and holds_uncut_mark(before.text)
            between_fonts += any(
                end.parts_fonts() for end in boundaries[max(0, index - 1) : index + 1]
            )
    before_quotes = _share_before_quotes(boundaries)
    cuts = Cuts(pieces, uncut, len(boundaries), between_fonts, 0, before_quotes)
    if not cuts.are_at_fonts:
        return cuts
    mixed = sum(_MIXED.search(end.before.text) is not None for end in boundaries)
    return cuts._replace(mixed=mixed)


def _share_before_quotes(boundaries: list[Boundary]) -> float:
    """Return how often lines were cut between the end of a sentence and a quotation.

    The two marks are squeezed together most of all. A cut shows where the line behind it goes
    on, but is too short to be the first line of a paragraph.
    """
    cut = 0
    for index in [
        index for index, end in enumerate(boundaries[:-1]) if end.behind.text[0] in _QUOTATION_MARKS
    ]:
        end, below = boundaries[index], boundaries[index + 1].behind
        line = end.behind
        if (
            end.parts_sentence_and_quotation()
            and line.ends in (PLAIN, COMMA)
            and not (line.gap or line.indent or line.stretched or below.gap)
            and line.width + _SHORT_OF_FIRST <= below.width
            and end.before.width + line.width <= below.width + _SQUEEZED
        ):
            cut += 1
    if not cut:
        return 0.0
    uncut = sum(len(_SENTENCE_AND_QUOTATION.findall(end.before.text)) for end in boundaries)
    return cut / (cut + uncut + 1.0)


def cuts_at_mark(boundary: Boundary) -> bool:
    """Tell whether a cut here would be one that squeezed marks ask for."""
    before, behind = boundary.before, boundary.behind
    return before.text[-1] in _CUT_BEHIND and behind.text[0] not in _MARKS_IN_A_ROW


def cuts_justified_line(boundary: Boundary) -> bool:
    """Tell whether a cut here shows that the printed line was set to fill its column.

    That squeezes a mark that stands alone. Two in a row stand close in every line.
    """
    is_mark = [
        character in _MARKS_IN_A_ROW
        for character in (boundary.before.text[-1], boundary.behind.text[0])
    ]
    return is_mark.count(True) == 1


def parts_marks(boundary: Boundary) -> bool:
    """Tell whether two marks in a row were parted here."""
    return (
        boundary.before.text[-1] in _MARKS_IN_A_ROW and boundary.behind.text[0] in _MARKS_IN_A_ROW
    )


def is_cut_behind_number(boundary: Boundary) -> bool:
    """Tell whether a cut here may be one behind the number of a heading."""
    before = boundary.before
    if before.label:
        return before.text[-1] not in "条條"
    is_number = len(before.text) <= _LONGEST_NUMBER and before.text[-1] in "）)"
    return before.numbered and (boundary.behind.closer_first or is_number)


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
    wide = before.width + _NARROWER
    for end in boundaries[max(0, index - 3) : index + 3]:
        line = end.behind
        if line.width >= wide and not line.stretched:
            return True
    return False


def single_spaces(line: MeasuredLine) -> int:
    """Return how many spaces in a piece are measured and set nothing apart."""
    return 0 if line.stretched or "  " in line.text else line.text.count(" ")
