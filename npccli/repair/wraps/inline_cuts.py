"""Find the line ends where a web page was cut around its links and its words in bold.

A program that takes the text out of a page often puts a line end before and behind each of
them: 报告指出⏎，去年以来…… or 认真贯彻⏎《公务员法》⏎，切实履行. No line of whole text begins with
such a mark, so that one that does goes on with the line above it, whatever that looks like. In a
text that was cut so, a long paragraph without a final mark goes on over the short pieces behind it.

What it will not touch: texts whose lines are no whole paragraphs, or in which no line begins so;
paragraphs behind a final mark; numbered headings; a long line behind a long one; a title, unless
the next line begins with such a mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from npccli.lazy import lazy_pattern
from npccli.repair.measure.layout import COMMA, FINAL, OPEN, PLAIN, MeasuredLine
from npccli.repair.script import HAN

_NEVER_FIRST = frozenset("，。、；：！？”’」』）》〉】")
_NO_WORDS = lazy_pattern(rf"[^{HAN}]*|[…—·\s]*")
_MARKS_AMID = lazy_pattern(r"[，。；：][^，。；：]")
_WIDER_THAN_COLUMNS, _FEWEST_WHOLE, _MOST_OTHERS = 120, 2, 0.4
_LONG, _WIDEST_PIECE = 60, 40
_FEWEST_ALIKE, _MOST = 3, 0.7
"""So many numbered lines of one form tell whether they hold a heading alone."""

_OPEN_ENDS = frozenset((PLAIN, COMMA, OPEN))


def inside_cut_lines(lines: Sequence[MeasuredLine], joined: Sequence[bool]) -> list[int]:
    """Return the line ends, among those not `joined`, that stand inside a paragraph that was cut.

    They are numbered as the lines before them.
    """
    amid = _ends_before_marks(lines)
    if not amid or not _are_whole(lines):
        return []
    found: list[int] = []
    paragraph = _Pieces(lines[0])
    for index, behind in enumerate(lines[1:]):
        if not joined[index]:
            is_link = index + 1 in amid or not behind.title
            if index in amid or (
                is_link and paragraph.is_open() and _is_piece(behind, paragraph.number)
            ):
                found.append(index)
            else:
                paragraph = _Pieces(behind)
                continue
        paragraph.add(behind)
    return found


def ends_of_headings(lines: Sequence[MeasuredLine], joined: Sequence[bool]) -> list[int]:
    """Return the joined line ends behind numbered headings where the words of a link follow.

    These begin the paragraph below (（二）落实政策⏎小康社会⏎，难点在农村) where other headings
    of that form have a line of their own.
    """
    amid = _ends_before_marks(lines)
    found = [
        index
        for index, line in enumerate(lines[:-1])
        if joined[index] and index + 1 in amid and _is_bare_heading(line)
    ]
    if not found or not _are_whole(lines):
        return []
    stand_alone = {in_brackets: _stand_alone(lines, in_brackets) for in_brackets in (False, True)}
    return [index for index in found if stand_alone[lines[index].text[0] in "（("]]


def _stand_alone(lines: Sequence[MeasuredLine], in_brackets: bool) -> bool:
    """Tell whether most other numbered lines of one form are headings as one of them is."""
    alike = [line for line in lines if line.numbered and (line.text[0] in "（(") == in_brackets]
    others, bare = len(alike) - 1, sum(map(_is_bare_heading, alike)) - 1
    return others >= _FEWEST_ALIKE and bare >= _MOST * others


def _is_bare_heading(line: MeasuredLine) -> bool:
    return line.numbered and line.ends == PLAIN and "。" not in line.text


def _ends_before_marks(lines: Sequence[MeasuredLine]) -> set[int]:
    """Return the line ends behind which a line begins with a mark that ends no sentence above."""
    return {
        index
        for index, (line, behind) in enumerate(pairwise(lines))
        if behind.closer_first and line.ends != FINAL and _begins_amid(behind)
    }


def _are_whole(lines: Sequence[MeasuredLine]) -> bool:
    """Tell whether most of the text stands in lines wider than any column, most of them ended."""
    long = [line for line in lines if line.width > _WIDER_THAN_COLUMNS]
    ended = sum(line.ends == FINAL for line in long)
    if len(long) < _FEWEST_WHOLE or 2 * ended < len(long):
        return False
    return sum(line.width for line in long) > (1 - _MOST_OTHERS) * sum(line.width for line in lines)


def _begins_amid(line: MeasuredLine) -> bool:
    """Tell whether a line begins with a mark that stands behind words only."""
    return line.text[0] in _NEVER_FIRST and not _NO_WORDS.fullmatch(line.text)


class _Pieces:
    """A paragraph as far as it has come, of which each piece is looked at once."""

    def __init__(self, first: MeasuredLine) -> None:
        self._first = self._last = first
        self.number, self._width = 0, 0
        self._ends_sentence = self._has_marks = False
        self.add(first)

    def add(self, piece: MeasuredLine) -> None:
        """Let the paragraph go on with a piece."""
        before = self._last.text[-1:] if self.number else ""
        self._last = piece
        self.number += 1
        self._width += piece.width
        self._ends_sentence = self._ends_sentence or "。" in piece.text
        self._has_marks = self._has_marks or bool(_MARKS_AMID.search(before + piece.text))

    def is_open(self) -> bool:
        """Tell whether the paragraph is a sentence that was broken off."""
        if self._last.ends not in _OPEN_ENDS or self._last.is_closed:
            return False
        if (self._first.numbered or self._first.marker) and not self._ends_sentence:
            return False
        return self._width > _LONG and self._has_marks


def _is_piece(line: MeasuredLine, before: int) -> bool:
    """Tell whether a line may be a link, or the rest behind one."""
    if line.numbered or line.marker or line.is_closed or line.indent > 4:
        return False
    return line.width <= _WIDEST_PIECE or before > 1
