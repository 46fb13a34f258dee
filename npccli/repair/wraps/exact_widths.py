"""How well lines fit a column of which the width is known within part of a character.

A line of which the characters are wider than its column is squeezed until it fits: each mark
gives up a part of its width, at most about half of it. An extractor cuts the line at its marks
once they give up so much that characters overlap. So how wide the characters are and how many
marks stand between them tells whether a line was cut; a cut line that would not have been is
none.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.measure.latin_widths import excess_of
from npccli.repair.measure.layout import MeasuredLine
from npccli.repair.script import HAN
from npccli.repair.wraps.habits import INDENT, fullness

_CLOSERS = frozenset("，。、；：！？”’》）")
_OPENERS = frozenset("“‘《（")
_MARKS = _CLOSERS | _OPENERS
_LONE = lazy_pattern(
    "[^，。、；：！？”’》）“‘《（][“‘《（]|[，。、；：！？”’》）][^，。、；：！？”’》）“‘《（]"
)
"""A place inside a line at which it is cut if its marks are squeezed."""

FAR = 6
"""A width that differs by more columns is that of another column."""

CUT_FROM, SQUEEZED_MOST = 0.4, 0.92
"""Once each mark gives up so many columns, the line is cut at it; it hardly gives up more."""

_BORDER = lazy_pattern(rf"(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{HAN}])")
_APART = lazy_pattern(rf"(?<=[{HAN}]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?=[{HAN}])")
_LEAST_APART = 0.2

_SPACE, _GIVEN_BY_SPACE = 0.5, 0.25
"""How wide a space beside a number is, and what it gives up where a mark gives up a column."""

_BLUR, _BLUR_OF_NARROW, _BLUR_OF_LETTER = 0.07, 0.03, 0.15
"""By how much a width may be wrong, and how much more for each digit and for each letter."""

_FITS, _SQUEEZED_MUCH, _TIGHT = -0.7, 0.55, 8.0
"""The log probability of a cut line that fits; what it loses the more it is squeezed."""

_SHORT_WITH_MARKS = -1.5
"""Another character would have fitted into a line in which two marks could be squeezed."""

_MISFIT, _EACH_COLUMN_OFF, _MOST_OFF = -7.0, 0.5, 20.0
_TORN = -9.0
_CUT_BUT_SHORT, _FULL_AS_LAST, _TOO_WIDE = -7.0, -0.6, 3.0


class Natural(NamedTuple):
    """A printed line as wide as its characters are where nothing is squeezed.

    `gives` is what its marks can give up of that; `is_cut` tells that it was cut at a mark
    that stands alone, `opens` that a mark begins it, which stands half outside of the column
    unless an indent is before it. A line is cut at all of its marks or at none: `is_torn` tells
    that it was cut at some only. `blur` is by how much the width may be wrong.
    """

    width: float
    gives: float
    is_cut: bool
    is_torn: bool
    opens: bool
    blur: float

    def behind_indent(self) -> Natural:
        """Return the line with the indent that it lost."""
        width, gives = self.width + INDENT + self.opens, self.gives + self.opens
        return self._replace(width=width, gives=gives)

    def may_fill(self, column: float) -> bool:
        """Tell whether a full line of a column could be so wide, and cut or not as it is."""
        over, cut_from = self.width - column, CUT_FROM * self.gives
        if self.is_cut:
            return (
                not self.is_torn
                and cut_from - self.blur < over <= SQUEEZED_MOST * self.gives + self.blur
            )
        return -INDENT / 2 < over <= cut_from + self.blur


class Latin(NamedTuple):
    """How letters and digits are set: wider than half of a Han character, apart from Han."""

    is_wide: bool
    is_apart: bool

    @staticmethod
    def are_apart(lines: Iterable[MeasuredLine]) -> bool:
        """Tell whether a space is set beside numbers. Where it is squeezed, it gets lost."""
        apart = lost = 0
        for line in lines:
            apart += len(_APART.findall(line.text))
            lost += len(_BORDER.findall(line.text))
        return apart >= _LEAST_APART * (apart + lost) and apart > 0


class Piece(NamedTuple):
    """A piece of a printed line, with the marks at its ends as wide as they are inside it."""

    width: float
    gives: float
    blur: float
    opens: bool
    closes: bool
    holds_mark: bool

    @classmethod
    def of(cls, line: MeasuredLine, latin: Latin) -> Piece:
        """Measure a line."""
        text = line.text
        marks = sum([character in _MARKS for character in text])
        pairs = _pairs(text) if marks > 1 else 0
        width, gives, blur = 2.0 * len(text) + line.indent - pairs, float(marks - pairs), 0.0
        narrow = sum([character.isascii() for character in text])
        if narrow:
            spaces = text.count(" ")
            letters = sum([character.isascii() and character.isalpha() for character in text])
            lost = len(_BORDER.findall(text)) if latin.is_apart else 0
            width += _SPACE * (spaces + lost) - spaces - narrow
            width += excess_of(text) if latin.is_wide else 0.0
            gives += _GIVEN_BY_SPACE * (spaces + lost)
            blur = _BLUR_OF_NARROW * (narrow - spaces) + _BLUR_OF_LETTER * letters
        opens, closes = text[0] in _OPENERS, text[-1] in _CLOSERS
        holds_mark = _LONE.search(text) is not None
        return cls(width, gives, blur, opens, closes, holds_mark)


class PieceSum:
    """The pieces of a printed line, added up from the last one."""

    def __init__(self, last: Piece) -> None:
        self._first = self._last = last
        self._width, self._gives, self._blur = last[:3]
        self._holds_mark = last.holds_mark

    def add_before(self, piece: Piece, parts_marks: bool) -> None:
        """Add the piece before; two marks in a row that were parted take less room."""
        self._first = piece
        self._width += piece.width - parts_marks
        self._gives += piece.gives - parts_marks
        self._blur += piece.blur
        self._holds_mark = self._holds_mark or piece.holds_mark

    def line(self, is_cut: bool) -> Natural:
        """Return the printed line: marks at its ends are halved."""
        at_ends = self._first.opens + self._last.closes
        width, gives = self._width - at_ends, self._gives - at_ends
        is_torn = is_cut and self._holds_mark
        return Natural(width, gives, is_cut, is_torn, self._first.opens, _BLUR + self._blur)


class ExactFit(NamedTuple):
    """How well a line fits as first, as middle, as last and as only line of a paragraph."""

    first: float
    going: float
    last: float
    single: float


class ExactColumn(NamedTuple):
    """A column, how often first lines are short by an indent, and how digits are set in it.

    It may be the only one of the text: `is_alone`.
    """

    width: float
    log_first_short: float
    log_first_full: float
    latin: Latin
    is_alone: bool

    def replace(self, widths: tuple[int, ...]) -> tuple[int, ...]:
        """Return the widths with this one in the place of those close to it."""
        others = [] if self.is_alone else [at for at in widths if abs(at - self.width) > FAR]
        return tuple(sorted({0, self.rounded, *others}))

    @property
    def rounded(self) -> int:
        """The width in whole columns."""
        return round(self.width)

    def fit(self, line: Natural, unit: int) -> ExactFit:
        """Return how well a line fits; the next one begins with a `unit` so wide."""
        over = line.width - self.width
        behind = line.behind_indent()
        over_behind = behind.width - self.width
        going, last = _fullness(line, over, unit), _as_last(line, over)
        return ExactFit(
            max(
                self.log_first_short + _fullness(behind, over_behind, unit),
                self.log_first_full + going,
            ),
            going,
            last,
            max(
                self.log_first_short + _as_last(behind, over_behind),
                self.log_first_full + last,
            ),
        )


def _pairs(text: str) -> int:
    """Return how often two marks in a row take less room than two."""
    return sum([first in _CLOSERS and second in _MARKS for first, second in pairwise(text)])


def _fullness(line: Natural, over: float, unit: int) -> float:
    """Return the log probability that a full line is wider than its column by so much."""
    cut_from = CUT_FROM * line.gives
    if not line.is_cut:
        if over > cut_from + line.blur:
            return _MISFIT - min(_MOST_OFF, over - cut_from)
        short = max(0, round(-over - line.blur))
        if not short or short < unit:
            return fullness(0, 0)
        return fullness(-short, 0) + (_SHORT_WITH_MARKS if line.gives >= 2.0 else 0.0)
    if line.is_torn:
        return _TORN
    most = SQUEEZED_MOST * line.gives
    off = max(cut_from - over, over - most)
    if off > line.blur:
        return _MISFIT - _EACH_COLUMN_OFF * min(_MOST_OFF, off)
    return _FITS - _TIGHT * max(0.0, over / max(1.0, line.gives) - _SQUEEZED_MUCH)


def _as_last(line: Natural, over: float) -> float:
    """Return what a line loses as the last one of a paragraph, which is seldom a full one."""
    cut_from = CUT_FROM * line.gives
    if not line.is_cut:
        return min(0.0, -_TOO_WIDE * (over - cut_from - line.blur))
    return max(_CUT_BUT_SHORT, _fullness(line, over, 0) + _FULL_AS_LAST)
