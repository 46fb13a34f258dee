"""How well a line fits a part of a paragraph: scores as logarithms of probabilities.

The parts are: the first, a middle or the last line of a paragraph, a paragraph of one
line, a heading (any line that stands for itself) and the upper line of a broken heading.
The figures were estimated by counting on annotated text and rounded; those for events too
rare to count were set by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from npccli.repair.measure.layout import (
    COLON,
    COMMA,
    DASH,
    ELLIPSIS,
    FINAL,
    OPEN,
    PLAIN,
    Look,
    MeasuredLine,
)
from npccli.repair.measure.run_ins import LIKE_A_REST, NO_RUN_IN, REST, SHORT_RUN_IN
from npccli.repair.wraps.exact_widths import ExactFit
from npccli.repair.wraps.habits import INDENT, LEAST_GAPS, MOST_GAPS, Habits
from npccli.repair.wraps.stretched_lines import stretched_fit
from npccli.repair.wraps.whole_lines import as_title

FIRST, MIDDLE, LAST, SINGLE, HEADING, HEADING_TOP, HEADING_MIDDLE = range(7)
OPEN_PARTS = (FIRST, MIDDLE, HEADING_TOP, HEADING_MIDDLE)
"""The parts behind which the paragraph or heading goes on."""

IMPOSSIBLE = -60.0

PartScores = tuple[float, float, float, float, float, float]
"""A score for each of the first six parts; a middle line of a heading has that of an upper one."""

_FIXED: PartScores = (IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, IMPOSSIBLE, 0.0, IMPOSSIBLE)
"""The scores of a line that stands for itself whatever is around it."""

# log P(how the line ends | the line goes on / ends a paragraph / is a heading)
ENDS_INSIDE = {FINAL: -2.9, COMMA: -2.0, COLON: -4.2, OPEN: -6.0, DASH: -2.2, PLAIN: -0.35}
ENDS_PARAGRAPH = {FINAL: -0.05, COMMA: -6.5, COLON: -3.6, OPEN: -9.0, DASH: -7.0, PLAIN: -4.8}
ENDS_HEADING = {FINAL: -5.0, COMMA: -6.0, COLON: -4.5, OPEN: -9.0, DASH: -6.0, PLAIN: -0.04}
ENDS_HEADING_TOP = {FINAL: -9.0, COMMA: -1.6, COLON: -4.5, OPEN: -2.0, DASH: -4.0, PLAIN: -0.3}
ENDS_INSIDE[ELLIPSIS], ENDS_PARAGRAPH[ELLIPSIS] = -5.0, -4.0
ENDS_HEADING[ELLIPSIS], ENDS_HEADING_TOP[ELLIPSIS] = -6.0, -9.0

# log P(an extractor cuts a printed line between ” and “, which are squeezed together),
# and what a final mark before the cut, which rather ends a paragraph, takes from it, unless
# lines are cut wherever a number begins; less before a quotation: the two marks stand close
_CUT_BETWEEN_QUOTATIONS, _CUT_BEHIND_FINAL, _CUT_BEFORE_QUOTATION = -1.2, -3.0, -2.0
_CUT_BEHIND_LABEL = 3.0
_HARDLY_CUT, _CUT_BY_CHANCE, _AS_INDENT = 0.01, -4.0, 8
"""Where hardly a line is cut, a last line about as wide as the indent that the next one lost is
no piece of it, though they seem to fill the column."""

_TWO_PART_BODY, _TWO_PART_HEADING = -4.0, 1.0

_DRAWN_BODY = -15.0
"""What takes a line that was drawn twice, as headings are, for one of a paragraph."""

_BARE_FIRST = -2.5
"""The price of a paragraph that opens without the indent that those around it have."""

_BARE_BELOW_INDENT = -3.2
"""The price of a paragraph without an indent below an indented line that ends no sentence."""

_NARROW_BELOW = 0.75
"""How narrow a heading in the way of a sentence is."""

_ARTICLE_AS_HEADING = 4.0
_TITLE_HEADING, _BROKEN_AT_THE_EDGE = 2.5, 1.5

_NEVER_CUT_BEFORE = frozenset("，。、；：！？")

_LONGEST_LINK = 12  # where a text was cut around links, the rest begins with its mark
_CITED = frozenset("第（(")
"""With these, chapters and items are cited in a sentence as well: 第三条第（二）项."""

# log P(a line begins with the rest of a sentence | it goes on / begins a paragraph)
_REST = (log(0.08), log(0.003))
_STRADDLED = (log(0.38), log(0.015))
_APART = (log(0.62), log(0.985))


@dataclass(slots=True, eq=False)
class Boundary:
    """A line end with the lines on both sides; `straddled`: a word goes on over it."""

    before: MeasuredLine
    behind: MeasuredLine
    straddled: bool

    def score(self, inside: bool, habits: Habits) -> float:
        """Return the log probability of what is seen here, inside or between paragraphs."""
        side = 0 if inside else 1
        total = self.gap_score(inside, habits) + self._going_on_score(inside, habits)
        if self.behind.closer_first:
            total += (-3.5, -11.0)[side]
        if self.behind.run_in in (REST, LIKE_A_REST):
            total += _REST[side]
        if self.behind.marker:
            is_item = self.before.ends == FINAL or (
                self.behind.numbered and self.behind.text[0] not in _CITED
            )
            total += (-7.0 if is_item else -5.5, -1.8)[side]
        if self.behind.indent:
            total += habits.indented_inside if inside else -0.7
        elif not inside and (self.before.ends == FINAL or self.before.indent):
            total += habits.log_bare_first
            if self.before.ends == PLAIN and self.before.indent:
                total += _BARE_BELOW_INDENT
        if self.before.unclosed and not (self.behind.marker and self.behind.text[0] in "“（("):
            total += (-1.0, -4.5)[side]
        if self.before.is_closed or self.behind.fixed:
            total += (IMPOSSIBLE, 0.0)[side]
        return total

    def _going_on_score(self, inside: bool, habits: Habits) -> float:
        """Return the log probability of a word that goes on here, or of none.

        Where lines are paragraphs, one without a final mark is no part of any, unless a sentence
        ends inside it. A blank line, where there are few, is rather one amid a sentence.
        """
        side = 0 if inside else 1
        if self.straddled:
            return _STRADDLED[side]
        before = self.before
        score = _APART[side] if before.ends == PLAIN else 0.0
        if inside and habits.seldom_broken and before.ends in (PLAIN, DASH):
            sentence_ends_inside = before.tail[4]
            if not sentence_ends_inside and (not self.behind.gap or habits.parts_by_gaps):
                score += habits.seldom_broken
        return score

    def leaning(self, habits: Habits) -> float:
        """Return how much likelier what is seen here is inside a paragraph, as a logarithm."""
        return self.score(True, habits) - self.score(False, habits)

    def gap_score(self, inside: bool, habits: Habits) -> float:
        """Return the log probability of the blank lines here, or of their absence."""
        rate = habits.gap_between
        if inside:
            opens = self.behind.text[0] in "“（《"
            rate = habits.gap_before_quote if opens else habits.gap_inside
        rate = min(MOST_GAPS, max(LEAST_GAPS, rate))
        return log(rate if self.behind.gap else 1.0 - rate)

    def run_in_score(self, rate: float) -> float:
        """Return the log probability of how the line behind begins, for a share of run-ins."""
        return log(rate if self.behind.run_in > NO_RUN_IN else 1.0 - rate)

    def run_in_inside(self, habits: Habits) -> float:
        """Return the share of run-ins among lines inside paragraphs that begin like this one."""
        is_one = self.before.ends == FINAL and self.behind.run_in == SHORT_RUN_IN
        least = habits.run_in_behind_stop if is_one else 0.0
        return min(habits.run_in_inside, least or habits.run_in_inside)

    def parts_fonts(self) -> bool:
        """Tell whether Han characters or their marks meet letters or digits here."""
        return self.before.text[-1].isascii() != self.behind.text[0].isascii()

    def parts_quotations(self) -> bool:
        """Tell whether one quotation or title ends here and the next one begins."""
        return self.before.text[-1] in "”》）" and self.behind.text[0] in "“《（"

    def parts_sentence_and_quotation(self) -> bool:
        """Tell whether a sentence ends here and a quotation begins."""
        return self.before.ends == FINAL and self.behind.text[0] in "“‘"

    def piece_score(self, habits: Habits, first: bool) -> float:
        """Return the log probability that an extractor cut one printed line here."""
        if self.before.label:
            return _CUT_BEHIND_LABEL
        if self.parts_quotations():
            return _CUT_BETWEEN_QUOTATIONS
        if habits.cut_before_quotes and self.parts_sentence_and_quotation():
            return log(habits.cut_before_quotes)
        score = log(habits.pieces) * (1.0 if first else 0.5)
        if habits.pieces < _HARDLY_CUT and habits.first_short > 0.5:
            score += _CUT_BY_CHANCE if self.before.width <= _AS_INDENT else 0.0
        score += log(habits.cut_at_fonts if self.parts_fonts() else habits.cut_elsewhere)
        if self.before.ends == FINAL and not self.behind.closer_first:
            at_fonts = habits.cut_at_fonts > habits.cut_elsewhere and self.parts_fonts()
            opens = self.behind.text[0] in "“‘"
            usual = _CUT_BEFORE_QUOTATION if opens else _CUT_BEHIND_FINAL
            score += 0.0 if at_fonts else usual
        return score

    def may_part_pieces(self) -> bool:
        """Tell whether an extractor may have cut one printed line here.

        That happens beside marks and where Han characters meet letters or digits.
        """
        if self.before.label:
            return not (self.behind.fixed or self.behind.marker or self.behind.label)
        if self.behind.gap or self.before.is_closed or self.behind.fixed or self.behind.page_break:
            return False
        last, first = self.before.text[-1], self.behind.text[0]
        if first in _NEVER_CUT_BEFORE and last.isalnum() and not last.isascii():
            return len(self.before.text) <= _LONGEST_LINK
        return not (last.isalnum() and first.isalnum()) or last.isascii() != first.isascii()

    def may_break_off(self) -> bool:
        """Tell whether a sentence may break off here because a heading stands in its way.

        It goes on somewhere else on the page. A blank line and a much shorter one below it
        show that.
        """
        before, behind = self.before, self.behind
        return (
            behind.gap > 0
            and before.ends == PLAIN == behind.ends
            and behind.width <= _NARROW_BELOW * before.width
            and not (self.straddled or behind.closer_first or before.fixed or before.look.drawn)
        )


def sentences_going_on(lines: Sequence[MeasuredLine], straddled: Sequence[bool]) -> list[bool]:
    """Tell of each line but the last whether the sentence plainly goes on behind it.

    That is: a word goes on, the line ends in a comma, or the next one begins with a mark.
    """
    return [
        goes_on or before.ends in (COMMA, OPEN) or behind.closer_first
        for before, behind, goes_on in zip(lines, lines[1:], straddled, strict=False)
    ]


def opening_score(part: int, width: int, after_heading: bool, single: float = 0.1) -> float:
    """Return the log probability that a paragraph of this part opens at some place.

    `single` is the share of paragraphs that are one line of a column.
    """
    if part == HEADING:
        return -1.2 if after_heading else -1.9
    if part == HEADING_TOP:
        return -4.6
    if width == 0:
        return -0.35 if part == SINGLE else -3.2
    return log(1.0 - single) - 0.25 if part == FIRST else log(single)


def part_scores(
    look: Look,
    widths: tuple[int, ...],
    habits: Habits,
    measured: int,
    ends: int,
    next_unit: int,
    exact: tuple[int, ExactFit] | None = None,
) -> list[PartScores]:
    """Return the log probabilities of a line's shape, for each column width and each part.

    The printed line may have been cut to pieces by the extractor, of which `look` is that of
    the first: `measured` is the width of them all, `ends` how the last one ends. `next_unit` is
    the width of what the next line begins with and could not be parted; a full line may be
    short by as much. Width 0, which comes first, stands for text that was not wrapped. Where the
    width of a column is known more exactly, `exact` is that column and how well the line fits it.
    """
    if look.fixed:
        return [_FIXED] * len(widths)
    inside, paragraph, middle, last, heading, top = _scores_of_look(look, ends)
    if ends == FINAL:
        inside, middle = inside + habits.stops, middle + habits.stops
    first, usual, single = _unwrapped(look, habits, measured, ends)
    unwrapped = (inside + first, middle + usual, last - 5.0, paragraph + single, heading, top)
    rows: list[PartScores] = [unwrapped]
    if len(widths) == 1:
        return rows
    indent, stretched, fits = look.indent, look.stretched, habits.fits
    for width in widths[1:]:
        short = width - measured
        upper = top + _BROKEN_AT_THE_EDGE if 0 <= short <= 2 else top
        rarity = log(width)
        whole, end = paragraph - rarity, last - rarity
        if exact and width == exact[0] and not stretched:
            first, going, as_last, as_single = exact[1]
            end, whole = end + as_last, whole + as_single
        elif stretched:
            first, going = stretched_fit(short, indent, ends, next_unit, habits.first_short)
        else:
            if short < -2:
                whole, end = whole - 3.0 * (-short - 2), end - 3.0 * (-short - 2)
            if short <= 0 or short >= next_unit <= INDENT:  # spares most lines the call
                first, going = fits[short]
            else:
                first, going = fits.with_room(short, next_unit)
        rows.append(
            (inside + (going if indent else first), middle + going, end, whole, heading, upper)
        )
    return rows


def _unwrapped(look: Look, habits: Habits, measured: int, ends: int) -> tuple[float, float, float]:
    """Return the log probability of a line's width in text that was not wrapped.

    That is: as first, as middle and as only line. A long line without a final mark is hardly
    ever a whole paragraph; a short one with a number before it is a heading, not the first line
    of a paragraph.
    """
    usual = -6.0 if measured < 24 else -5.4 if measured < 44 else -4.8
    first = -2.5 + usual if look.numbered and measured <= 60 else usual
    first += as_title(look, ends, measured) if habits.whole_lines else 0.0
    may_break_off = look.stops or not habits.seldom_broken
    single = -6.8 if may_break_off and measured > 60 and ends in (PLAIN, COMMA) else usual
    return first, usual, single


@lru_cache(4096)
def _scores_of_look(look: Look, ends: int) -> PartScores:
    """Return what a line scores inside a paragraph, and so on, whatever the column.

    That is: as first line, as whole paragraph, as another line and as the last one, for how
    it ends; as heading and as upper line of one.
    """
    inside, paragraph = ENDS_INSIDE[ends], ENDS_PARAGRAPH[ends]
    if look.two_part or look.title:
        inside += _TWO_PART_BODY
        paragraph += _TWO_PART_BODY
    if look.drawn:
        inside, paragraph = inside + _DRAWN_BODY, paragraph + _DRAWN_BODY
    middle, last = (inside - 3.0, paragraph - 3.0) if look.indent else (inside, paragraph)
    if look.bare:
        inside, paragraph = inside + _BARE_FIRST, paragraph + _BARE_FIRST
    if look.numbered and look.ends != ends:
        look = look._replace(ends=ends)  # its own end is that of the first piece, the number
    heading, top = heading_score(look, HEADING), heading_score(look, HEADING_TOP)
    return inside, paragraph, middle, last, heading, top


def heading_score(line: Look, part: int) -> float:
    """Return the log probability of the line's shape for a heading."""
    score = (ENDS_HEADING if part == HEADING else ENDS_HEADING_TOP)[line.ends] - 3.6
    if line.stops:
        score -= 3.5
    if line.two_part:
        score += _TWO_PART_HEADING
    if line.title:
        score += _TITLE_HEADING if part == HEADING else -_TITLE_HEADING
    if line.commas > 1:
        score -= 1.5
    if line.article:
        score -= _ARTICLE_AS_HEADING
    return score - (0.04 if line.numbered else 0.15) * max(0, line.width - 44)
