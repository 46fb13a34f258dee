"""How well one line of a page reads on in another one, as the next line of its column.

Words that go on over a line end, quotations opened and closed, the widths of first lines
and what else the text says side by side are summed up as log odds.
"""

from __future__ import annotations

from functools import cached_property

from npccli.lazy import lazy_pattern
from npccli.repair.character_pairs import CharacterPairs
from npccli.repair.cohesion import (
    begins_with_particle,
    begins_with_stub,
    ends_in_stub,
    straddles,
    word_gain,
)
from npccli.repair.columns.clause_words import ClauseWords
from npccli.repair.columns.column_gaps import NO_GAPS, Gaps
from npccli.repair.columns.pace import Turn
from npccli.repair.measure.layout import COMMA, FINAL, OPEN, PLAIN, MeasuredLine
from npccli.repair.script import NEVER_FIRST, is_han

# log P(seen | b is the next line of a) - log P(seen | b is some other line), counted on
# annotated text wrapped at the width of a column
_WORD_SEEN, _WORD, _PAIR_SEEN = 4.0, 1.5, 1.8
_BETWEEN_WORDS, _WORD_CUT_OFF, _TWO_WORDS_CUT_OFF = 0.1, -2.2, -2.9
# the same for a word that goes on, seen elsewhere or not, by its gain, where the lines of many
# columns are weighed: a line and its least, and the most; counted on reports and newspapers
_WEIGHED_SEEN, _WEIGHED, _SUREST_WORD = (2.1, 0.3, 2.0), (-0.3, 0.43, 0.0), 4.5
_CLAUSE_BEGINS, _CLAUSE_BEGINS_IN_WORD, _PARTICLE_BEGINS = 0.45, -1.3, -2.5
_OPENED_AND_CLOSED, _OPENED_TWICE, _NEVER_OPENED = 1.6, -1.5, -2.0
_HEADING_IN_SENTENCE = -2.5

# the same for a line that looks like the first of a paragraph, and for one that does not:
# behind a line that goes on, a full one with a final mark, a narrower one, a short one;
# surely, if it lacks more than marks that were squeezed in other lines account for
_OPENS = {"open": -0.8, "full": 0.8, "narrow": 1.6, "short": 2.0}
_OPENS_SURELY = _OPENS | {"open": -2.0}
_GOES_ON = {"open": 0.1, "full": -0.1, "narrow": -1.9, "short": -4.5}
_SAME_LEVEL, _DEEPER_LEVEL = -2.5, 0.8
_MARKER_INSIDE, _MARKER_BEGINS = -2.0, 1.2
_LEFT_OPEN = -2.0

_BYLINE = 3.0
_PIECES, _PERHAPS_PIECES = 3.0, 2.0

SHORT = 0.78
"""A line narrower than this share of the column ends a paragraph, or is a heading."""

_TOO_WIDE = 1.2
"""A line wider than so many columns stands in none, even if its marks are squeezed."""

LOST_INDENT = range(3, 6)
"""How many columns the first line of a paragraph is short by when its indent was lost."""

FEWEST_INDENTS = 0.04
"""What share of the lines of a text are so narrow if it has lost its indents."""

_NOT_IN_HEADINGS = lazy_pattern(r"[，。；：\d]")
_SQUEEZED = 1.16
"""How much wider than the column the pieces of a line are together: their marks were squeezed."""

_CUT_BEFORE = frozenset("“《（" + NEVER_FIRST)
"""Before these a printed line may be cut: squeezed marks stand apart."""

_PAIR_IS_SEEN = 0.5
_BESIDE_MARK = 0.25
"""What is left of what a pair of characters says of which one is a mark, letter or digit."""

_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"))


class Cohesion:
    """How well one line of a page reads on in another, each pair looked at once."""

    def __init__(
        self,
        lines: list[MeasuredLine],
        page: Cohesion | None = None,
        gaps: Gaps = NO_GAPS,
        pairs: CharacterPairs | None = None,
        clauses: ClauseWords | None = None,
    ) -> None:
        """Look at `lines`, which are set like those of another `page`, if one is given."""
        self.lines = lines
        self.texts = [_unstretched(line) for line in lines]
        self.gaps = gaps
        self.is_left: dict[int, bool] = {}  # of lines whose column is known
        self.around = [Turn.UNKNOWN] * len(lines)  # what is known of any other lines
        self.turns: list[Turn] = []  # above each line, if they were taken by their height
        self.pairs: CharacterPairs = page.pairs if page else pairs or CharacterPairs(())
        self.clauses: ClauseWords | None = page.clauses if page else clauses
        self.width: int = page.width if page else common_width(lines)
        self.loses_indents: bool = page.loses_indents if page else self._loses_indents()
        self._known: dict[tuple[int, int], float] = {}

    def _loses_indents(self) -> bool:
        return self.count_lost_indents() > FEWEST_INDENTS * len(self.lines)

    def count_lost_indents(self) -> int:
        """Return how many lines are as narrow as first lines that have lost their indents."""
        return sum(
            self.width - line.width in LOST_INDENT and line.ends != FINAL for line in self.lines
        )

    @cached_property
    def opens_with_particle(self) -> list[bool]:
        """Tell of each line whether it begins with a word that never begins a sentence."""
        return [begins_with_particle(text) for text in self.texts]

    @cached_property
    def opens_with_stub(self) -> list[bool]:
        """Tell of each line whether it begins with the end of a word."""
        return [begins_with_stub(text) for text in self.texts]

    @cached_property
    def ends_in_stub(self) -> list[bool]:
        """Tell of each line whether it ends with the beginning of a word."""
        return [ends_in_stub(text) for text in self.texts]

    @cached_property
    def printed_widths(self) -> list[int]:
        """Return how far each line reaches, with the pieces cut off before it.

        One whose characters were set apart to fill the column reaches to its edge.
        """
        widths = [
            max(line.width, self.width)
            if line.stretched and _NOT_IN_HEADINGS.search(line.text)
            else line.width
            for line in self.lines
        ]
        for index in range(1, len(widths)):
            if self._weigh_pieces(widths[index - 1], index - 1, index) > 0:
                widths[index] += widths[index - 1]
        return widths

    @cached_property
    def whole_widths(self) -> list[int]:
        """Return how wide each line is with the pieces cut off behind it."""
        widths = [line.width for line in self.lines]
        for index in range(len(widths) - 2, -1, -1):
            if self.weigh_pieces(index, index + 1) > 0:
                widths[index] += widths[index + 1]
        return widths

    def reads_on(self, before: int, behind: int) -> float:
        """Return the log odds that `behind` is the next line after `before`."""
        key = (before, behind)
        if key not in self._known:
            self._known[key] = self._weigh(before, behind)
        return self._known[key]

    def is_open(self, index: int) -> bool:
        """Tell whether the line is full and its sentence not at its end."""
        line = self.lines[index]
        is_whole = line.ends == FINAL or line.title or line.fixed or self.is_too_wide(index)
        return not is_whole and self.printed_widths[index] >= SHORT * self.width

    def is_too_wide(self, index: int) -> bool:
        """Tell whether a line is wider than the column, as a title over the page is."""
        return self.lines[index].width > _TOO_WIDE * self.width

    def has_word_over(self, before: int, behind: int) -> bool:
        """Tell whether a word goes on from one line in the other."""
        return self.is_open(before) and straddles(self.texts[before], self.texts[behind])

    def opens_text(self, index: int) -> float:
        """Return the log odds that the line is the first of the whole text."""
        total = self._opens("short", index)
        if self.opens_with_particle[index]:
            return total + _PARTICLE_BEGINS
        return total + (_CLAUSE_BEGINS_IN_WORD if self.opens_with_stub[index] else _CLAUSE_BEGINS)

    def ends_text(self, index: int) -> float:
        """Return the log odds that the line is the last of the whole text."""
        return _LEFT_OPEN if self.is_open(index) else 0.0

    def _place_behind(self, before: int) -> str:
        """Return what is known of the place behind a line: the keys of `_OPENS`."""
        line, width = self.lines[before], self.printed_widths[before]
        is_heading = line.numbered and line.ends == PLAIN
        if self.is_open(before) and not (is_heading and width < self.width - LOST_INDENT.stop):
            return "open"
        if width < SHORT * self.width:
            return "short"
        return "full" if self.width - width < LOST_INDENT.stop else "narrow"

    def _opens(self, place: str, behind: int) -> float:
        """Return the log odds of the width of a line that opens a paragraph, or does not."""
        following = self.lines[behind]
        if following.marker or following.indent:
            return _MARKER_INSIDE if place == "open" else _MARKER_BEGINS
        width = self.whole_widths[behind]
        is_short = width < SHORT * self.width
        if not self.loses_indents or following.ends == FINAL or is_short:
            return 0.0
        lack = self.width - width
        if lack in LOST_INDENT:
            return _OPENS[place]
        if lack >= LOST_INDENT.stop:
            return _OPENS_SURELY[place]
        if lack <= 0:
            return _GOES_ON[place]
        is_hung = following.ends != PLAIN  # a mark may stand outside the column
        return 0.0 if is_hung else 0.5 * _GOES_ON[place]

    def _weigh(self, before: int, behind: int) -> float:
        """Add up what words, marks and the forms of the two lines say."""
        line, following = self.lines[before], self.lines[behind]
        if following.fixed or following.title:
            return -_BYLINE if self.is_open(before) else 0.0 if line.ends == FINAL else _BYLINE
        is_word = self.has_word_over(before, behind)
        total = self._weigh_words(before, behind, is_word) + self._opens(
            self._place_behind(before), behind
        )
        if self.clauses and self.is_open(before):
            total += self.clauses.log_odds(self.texts[before], self.texts[behind])
            if not (is_han(line.text[-1]) and is_han(following.text[0])):
                total += _BESIDE_MARK * self.pairs.log_odds(line.text[-1], following.text[0])
        total += _weigh_numbers(line, following)
        short = SHORT * self.width
        pieces = self.weigh_pieces(before, behind) if line.width < short else 0.0
        if pieces > 0.0 or self.printed_widths[before] < short:
            return total + pieces
        is_heading = following.ends == PLAIN and self.whole_widths[behind] < short
        if is_heading and not is_word and line.ends in (PLAIN, COMMA, OPEN):
            total += _HEADING_IN_SENTENCE
        for opener, closer in _PAIRS:
            total += _weigh_marks(line.text, following.text, opener, closer)
        return total

    def _weigh_words(self, before: int, behind: int, is_word: bool) -> float:
        """Return what the words at the end of one line and at the beginning of another say."""
        last, first = self.texts[before][-1], self.texts[behind][0]
        goes_on = self.is_open(before) and is_han(last)
        odds = self.pairs.log_odds(last, first) if goes_on and is_han(first) else 0.0
        if is_word:
            is_seen = odds > _PAIR_IS_SEEN
            if self.clauses is None or not (is_han(last) and is_han(first)):
                return _WORD_SEEN if is_seen else _WORD
            base, slope, least = _WEIGHED_SEEN if is_seen else _WEIGHED
            gain = word_gain(self.texts[before], self.texts[behind])
            return max(least, min(_SUREST_WORD, base + slope * gain))
        if odds > _PAIR_IS_SEEN:
            return _PAIR_SEEN
        if goes_on:
            cut_off = self.opens_with_stub[behind] + self.ends_in_stub[before]
            return (_BETWEEN_WORDS, _WORD_CUT_OFF, _TWO_WORDS_CUT_OFF)[cut_off]
        if self.opens_with_particle[behind]:
            return _PARTICLE_BEGINS
        return _CLAUSE_BEGINS_IN_WORD if self.opens_with_stub[behind] else _CLAUSE_BEGINS

    def weigh_pieces(self, before: int, behind: int) -> float:
        """Return how much two lines look like one printed line cut between two marks."""
        return self._weigh_pieces(self.printed_widths[before], before, behind)

    def _weigh_pieces(self, width: int, before: int, behind: int) -> float:
        """Return the same; the line before and the pieces cut off before it are so wide."""
        line, following = self.lines[before], self.lines[behind]
        is_full = width + following.width > _SQUEEZED * self.width
        if is_full or not self._may_be_pieces(line, following):
            return 0.0
        is_sure = self.texts[before][-1] in "”》）" or following.text[0] in NEVER_FIRST
        return _PIECES if is_sure else _PERHAPS_PIECES

    def fill_a_line(self, line: MeasuredLine, following: MeasuredLine) -> bool:
        """Tell whether two lines without a gap between them are as wide as one of the column.

        The last line of a paragraph and a whole first line behind it, short by its indent, may
        be so wide by chance.
        """
        if following.gap or not self._may_be_pieces(line, following):
            return False
        least = self.width - LOST_INDENT.stop
        may_open = line.ends == FINAL and following.width >= least
        return line.width + following.width >= least and not may_open

    def _may_be_pieces(self, line: MeasuredLine, following: MeasuredLine) -> bool:
        is_narrow = not self.turns and line.width + following.width <= self.width + 4
        return is_narrow and following.text[0] in _CUT_BEFORE


def _unstretched(line: MeasuredLine) -> str:
    """Return the text of a line, without the spaces that set its characters apart."""
    return "".join(line.text.split()) if line.stretched else line.text


def common_width(lines: list[MeasuredLine]) -> int:
    """Return the width that four lines of five do not pass."""
    widths = sorted(line.width for line in lines)
    return widths[(4 * len(widths)) // 5] if widths else 0


def _weigh_numbers(line: MeasuredLine, following: MeasuredLine) -> float:
    """Return what two numbered lines say: a heading is not followed by one of its own level."""
    if line.ends != PLAIN or not (line.numbered and following.numbered):
        return 0.0
    return _SAME_LEVEL if _level(line.text) == _level(following.text) else _DEEPER_LEVEL


def _level(text: str) -> str:
    """Return the form of the number that a heading begins with."""
    return text[0] if text[0] in "（(第" else ""


def _weigh_marks(before: str, behind: str, opener: str, closer: str) -> float:
    """Return what a pair of marks says of two lines: opened in one, closed in the other."""
    is_open = before.rfind(opener) > before.rfind(closer)
    opened, closed = behind.find(opener), behind.find(closer)
    if closed >= 0 and (opened < 0 or closed < opened):
        return _OPENED_AND_CLOSED if is_open else _NEVER_OPENED
    if is_open and opened >= 0:
        return _OPENED_TWICE
    return 0.0
