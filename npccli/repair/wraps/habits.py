"""How a text is laid out, and how well a line fits the columns it is laid out in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import log

# log P(the line is so many columns short of, or over, the column's width | a full line)
_SHORT = (-0.8, -1.6, -1.8, -3.4, -5.0, -5.8, -6.2, -6.5, -6.8, -7.0)
_OVER = (-0.9, -1.9, -2.3, -3.6, -4.4, -5.6)
_BARE_AMONG_INDENTED = -2.5
USUALLY_INDENTED_INSIDE = -5.0
"""The log of the share of indented lines in which a sentence goes on, or a higher one."""

INDENT, _WIDEST, _UNIT_BEHIND_INDENT = 4, 7, -1.0
"""How wide an indent is, and the price of a first line short by that and a unit no wider."""


PARTED_AT_HEADINGS = 0.5
"""The share of blank lines between headings, and between the lines of one."""

LEAST_GAPS, MOST_GAPS = 0.02, 0.88
"""Shares of blank lines that are counted as lower, or higher, are taken for these."""


@dataclass(frozen=True)
class Habits:
    """How this text is laid out, as shares from 0 to 1.

    `gap_inside`, `gap_between` and `gap_before_quote` are the shares of blank lines at line
    ends inside a paragraph, between paragraphs, and inside one before an opening mark;
    `first_short` is the share of first lines that are short by a lost indent; `pieces` is
    the share of printed lines that the extractor cut; `run_in_first` and `run_in_inside`
    are the shares of first and of other lines that begin with a short sentence,
    `run_in_behind_stop` is that of sentences inside a paragraph that are so short, where
    paragraphs open with run-in headings, 0 where they do not.
    `single` is the share of paragraphs that are one line of a column,
    `heading_width` is the width at which headings were broken, 0 when that does not show;
    `indented` is the share of indented lines behind final marks that end a paragraph,
    `indented_inside` that of indented lines in which a sentence goes on, as a logarithm,
    `uncut` that of pieces that hold a mark at which the line would have been cut as well,
    `cut_at_fonts` and `cut_elsewhere` are those of pieces cut between two fonts, or not.
    `cut_before_quotes` is the share of quotations cut off from the sentence before them.
    `leads` is the share of paragraphs that are one short sentence, 0 where that does not show.
    `cut_if_justified` tells that lines were cut at the marks that were squeezed to fill a column.
    `whole_lines` tells that the long lines of the text are whole paragraphs, `seldom_broken`
    how seldom such a text breaks a line off, as a logarithm, and is 0 elsewhere. `left_alone` is
    the same of a text of which lines were joined before: what may be a heading was left alone.
    `stops` is no share: how much likelier than usual, as a difference of log probabilities,
    a sentence ends at a line end inside a paragraph.
    """

    gap_inside: float
    gap_between: float
    gap_before_quote: float
    first_short: float
    pieces: float
    run_in_first: float
    run_in_inside: float
    run_in_behind_stop: float = 0.0
    single: float = 0.1
    heading_width: int = 0
    indented: float = 0.0
    indented_inside: float = USUALLY_INDENTED_INSIDE
    uncut: float = 0.2
    stops: float = 0.0
    cut_at_fonts: float = 1.0
    cut_elsewhere: float = 1.0
    cut_before_quotes: float = 0.0
    cut_if_justified: bool = False
    whole_lines: bool = False
    seldom_broken: float = 0.0
    left_alone: float = 0.0
    leads: float = 0.0

    @property
    def parts_by_gaps(self) -> bool:
        """Tell whether blank lines part the paragraphs, so that widths matter less."""
        return self.gap_between > self.gap_inside + 0.5

    @cached_property
    def parted_within_heading(self) -> float:
        """How much likelier a blank line is in a heading than in a paragraph, as a logarithm.

        The lines of a heading stand farther apart, so that some extractors part them.
        """
        return max(0.0, log(PARTED_AT_HEADINGS) - log(max(LEAST_GAPS, self.gap_inside)))

    @cached_property
    def log_first_short(self) -> float:
        """The log probability of a first line that is short."""
        return log(self.first_short)

    @cached_property
    def log_first_full(self) -> float:
        """The log probability of a first line that is not."""
        return log(1.0 - self.first_short)

    @cached_property
    def fits(self) -> Fits:
        """How well a line that is not indented fits a column."""
        return Fits(self.log_first_short, self.log_first_full)

    @cached_property
    def log_bare_first(self) -> float:
        """The log of how much less likely a paragraph that begins here without indent is."""
        return max(_BARE_AMONG_INDENTED, min(0.0, log(2.0 - 2.0 * self.indented)))


class Fits(dict[int, tuple[float, float]]):
    """The log probabilities of a first and of another line so many columns short of full.

    They are worked out when they are first asked for. A first line may have lost its indent.
    """

    def __init__(self, log_short: float, log_full: float) -> None:
        super().__init__()
        self._logs = log_short, log_full

    def with_room(self, short: int, unit: int) -> tuple[float, float]:
        """Return the log probabilities where the next line begins with a unit so wide.

        A line that is short by less had no room for it. A unit wider than an indent, mostly a
        number, may hide that a first line lost its indent.
        """
        first, going = self[short]
        if 0 < short < unit:
            full, going = self[0]
            first = max(first, full) if unit > INDENT else full
        elif INDENT < short < INDENT + unit and INDENT < unit <= _WIDEST:
            first = max(first, self[INDENT][0] + _UNIT_BEHIND_INDENT)
        return first, going

    def __missing__(self, short: int) -> tuple[float, float]:
        log_short, log_full = self._logs
        going = fullness(-short, 0)
        first = max(log_short + fullness(INDENT - short, 0), log_full + going)
        found = self[short] = (first, going)
        return found


def fullness(measured: int, width: int) -> float:
    """Return the log probability that a full line of a column measures so much."""
    short = width - measured
    if short >= 0:
        return _SHORT[short] if short < len(_SHORT) else -7.0 - 0.4 * min(short - 9, 40)
    return _OVER[-short] if -short < len(_OVER) else -5.6 - 1.5 * (-short - 5)
