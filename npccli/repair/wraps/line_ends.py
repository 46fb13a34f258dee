"""Decide which line ends are inside a paragraph, for all lines of a text at once.

Every line gets a part (first, middle or last line of a paragraph, paragraph of one line,
heading). The parts are chosen together, by the Viterbi algorithm, so that they explain
best what was measured: how full a line is for a column width that the text shows, how it
ends, whether blank lines part it from the next, whether the dictionary reads a word over
the line end, how the next line begins. The hidden state is a part together with a column
width; width 0 stands for text that was not wrapped. Several lines in a row may be the
pieces of one printed line that an extractor cut.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, compress
from math import exp, log
from typing import NamedTuple

from npccli.repair.measure.hanging_marks import hanging_widths, without_hanging
from npccli.repair.measure.latin_widths import has_wide_latin, with_wide_latin
from npccli.repair.measure.layout import COMMA, FINAL, OPEN, PLAIN, MeasuredLine
from npccli.repair.measure.run_ins import NO_RUN_IN
from npccli.repair.measure.squeeze import observe_squeeze, without_squeeze
from npccli.repair.wraps.bare_lines import indented_inside, with_bare_marked
from npccli.repair.wraps.boundaries import boundaries_between, changed_boundaries
from npccli.repair.wraps.broken_headings import width_of_broken_headings
from npccli.repair.wraps.column_widths import (
    common_widths,
    is_full,
    line_widths,
    short_lines,
    tell_of_widths,
)
from npccli.repair.wraps.exact_columns import joins_of
from npccli.repair.wraps.habits import Habits, fullness
from npccli.repair.wraps.heading_rests import with_heading_rests
from npccli.repair.wraps.headings_going_on import ends_behind_unfinished
from npccli.repair.wraps.inline_items import with_inline_items
from npccli.repair.wraps.lead_lines import share_of_leads
from npccli.repair.wraps.line_scores import (
    ENDS_HEADING,
    ENDS_INSIDE,
    ENDS_PARAGRAPH,
    IMPOSSIBLE,
    Boundary,
    sentences_going_on,
)
from npccli.repair.wraps.listed import with_items_fixed
from npccli.repair.wraps.local_widths import with_local_widths
from npccli.repair.wraps.numbers_alike import with_numbers_alike
from npccli.repair.wraps.own_words import with_own_words, without_chance_words
from npccli.repair.wraps.parallel_headings import ends_within_headings
from npccli.repair.wraps.pieces import Cuts, count_cuts
from npccli.repair.wraps.quoted_speech import with_speakers
from npccli.repair.wraps.run_in_pieces import (
    run_in_shares,
    share_inside,
    with_addresses_open,
    with_run_ins,
)
from npccli.repair.wraps.unfinished_headings import with_unfinished_headings
from npccli.repair.wraps.whole_lines import seldom_broken, with_head_apart

_WINDOW = 60
"""How many lines around a line show the widths that it can have."""

_NARROWEST_BODY, _WIDEST_BODY, _FEWEST_LINES = 20, 160, 5
_MOST_STOPS, _MOST_STRETCHED = 0.95, 0.03
_CARRIED_OVER = 2.0
"""A mark may not begin a line, so that a line ends in one as often as in two characters."""

_TRUST, _SELDOM, _OFTEN = 0.8, -2.0, 1.0


class LineEnd(NamedTuple):
    """Why a line end stands inside a paragraph, and how sure that is (0.5 to 1)."""

    confidence: float
    why: str


_HEADING_GOES_ON = LineEnd(0.7, "a heading goes on")
_NOT_WEIGHED = LineEnd(1.0, "the paragraph goes on")


def decide_line_ends(
    lines: list[MeasuredLine], straddled: list[bool], weighed: bool = True, wrapped: bool = False
) -> list[LineEnd | None]:
    """Return a decision for each line end inside a paragraph, None for each that stays.

    `straddled` tells of each line end whether a word goes on over it. Unless the decisions are
    to be `weighed`, they are all the same. Of a text that was `wrapped` lines were joined before.
    """
    if len(lines) < 2:
        return []
    straddled = with_speakers(lines, without_chance_words(lines, straddled))
    going_on = [*sentences_going_on(lines, straddled), False]
    if has_wide_latin(lines, going_on):
        lines = with_wide_latin(lines)
    lines = with_inline_items(lines)
    hanging = hanging_widths(lines, going_on)
    if hanging:
        lines = without_hanging(lines, hanging)
    boundaries = boundaries_between(lines, straddled)
    cuts = count_cuts(boundaries)
    if cuts.are_at_marks:
        lines = with_run_ins(with_addresses_open(lines), straddled)
        boundaries = changed_boundaries(boundaries, lines, straddled)
    widths = _widths_by_line(lines, going_on, cuts)
    short = short_lines(lines, widths)
    own_words = with_own_words(lines, straddled, short)
    own_words = with_heading_rests(lines, own_words, short, widths)
    own_words = with_unfinished_headings(lines, own_words, short)
    if own_words is not straddled:
        straddled = own_words
        boundaries = changed_boundaries(boundaries, lines, straddled)
    habits = _observe_habits(boundaries, going_on, widths, cuts, wrapped)
    squeeze = 0.0 if habits.parts_by_gaps else observe_squeeze(lines, going_on)
    if squeeze:
        lines = without_squeeze(lines, squeeze)
        boundaries = boundaries_between(lines, straddled)
        widths = _widths_by_line(lines, going_on, cuts)
        habits = _observe_habits(boundaries, going_on, widths, cuts, wrapped)
    if not (cuts.are_at_marks or cuts.are_at_fonts):
        widths = with_local_widths(lines, going_on, widths)
    known_lines, lines = lines, with_bare_marked(with_items_fixed(lines, cuts, straddled))
    lines = with_numbers_alike(with_head_apart(lines, straddled, habits), widths)
    if lines is not known_lines:
        boundaries = changed_boundaries(boundaries, lines, straddled)
    joins = joins_of(lines, boundaries, widths, habits)
    if weighed:
        decisions = _decisions(lines, boundaries, joins, habits)
    else:
        decisions = [_NOT_WEIGHED if joined else None for joined, _ in joins]
    return _as_beside(lines, straddled, decisions)


def _as_beside(
    lines: list[MeasuredLine], straddled: list[bool], decisions: list[LineEnd | None]
) -> list[LineEnd | None]:
    """Return the decisions with those about headings made as for others beside them."""
    parted, inside = ends_within_headings(lines, straddled, [end is not None for end in decisions])
    for end in parted:
        decisions[end] = None
    for end in (*inside, *ends_behind_unfinished(lines, [end is not None for end in decisions])):
        decisions[end] = _HEADING_GOES_ON
    return decisions


def _decisions(
    lines: list[MeasuredLine],
    boundaries: list[Boundary],
    joins: list[tuple[bool, int]],
    habits: Habits,
) -> list[LineEnd | None]:
    """Return why lines are joined, and how sure that is; what looks alike is weighed once."""
    decisions: list[LineEnd | None] = []
    known: dict[tuple[object, ...], LineEnd] = {}
    leanings: dict[tuple[object, ...], float] = {}
    begins = True
    known_decision = known.get
    for boundary, (joined, width), before, behind in zip(
        boundaries, joins, lines, lines[1:], strict=False
    ):
        if not joined:
            decisions.append(None)
            begins = True
            continue
        # one object stands for all heads, or all tails, that are alike
        signs = boundary.straddled, id(before.tail), id(behind.head)
        kind = signs, width, begins, before.width, before.stretched
        decision = known_decision(kind)
        if decision is None:
            weighed = (*signs, behind.marker and (behind.numbered, behind.text[0]))
            evidence = leanings.get(weighed)
            if evidence is None:
                evidence = leanings[weighed] = boundary.leaning(habits)
            decision = _explain(boundary, evidence, width, habits.stops, begins)
            known[kind] = decision
        decisions.append(decision)
        begins = False
    return decisions


def _widths_by_line(
    lines: list[MeasuredLine], going_on: list[bool], cuts: Cuts
) -> list[tuple[int, ...]]:
    """Return, for each line, the column widths that the lines around it show, and 0.

    Where lines were cut to pieces, few are full; the widths of the whole text help there.
    """
    step = _WINDOW // 2
    evidence = line_widths(lines, going_on, cuts.are_at_marks, cuts.are_at_fonts)
    overall = common_widths(evidence, most=3)
    found: list[tuple[int, ...]] = []
    alike: dict[tuple[int, ...], tuple[int, ...]] = {}
    starts = range(0, len(lines), step)
    telling = [tell_of_widths(evidence[start : start + step]) for start in starts]
    for number, start in enumerate(starts):
        here = common_widths([*chain.from_iterable(telling[max(0, number - 1) : number + 2])])
        widths = tuple(sorted({0, *overall, *here}))
        widths = alike.setdefault(widths, widths)
        found += [widths] * min(step, len(lines) - start)
    return found


def _observe_habits(
    boundaries: list[Boundary],
    going_on: list[bool],
    widths: list[tuple[int, ...]],
    cuts: Cuts,
    wrapped: bool,
) -> Habits:
    """Count at line ends whose nature is plain, and estimate the habits of the text."""
    inside, between, quote, first = [0, 0], [0, 0], [0, 0], [0, 0]
    run_in_inside, run_in_first = [0, 0], [0, 0]
    single = [0, 0]
    indents = [0, 0]
    inner = compress(boundaries, going_on)
    heads = Counter([end.behind.head for end in inner])
    for (has_gap, _, _, _, _, run_in, opens, _), times in heads.items():
        (quote if opens else inside)[has_gap] += times
        run_in_inside[run_in > 0] += times
    parting = [
        index
        for index, end in enumerate(boundaries)
        if end.before.ends == FINAL
        and not (going_on[index] or is_full(end.before.width, widths[index]))
    ]
    for index in parting:
        behind = boundaries[index].behind
        has_gap = behind.gap > 0
        between[has_gap] += 1
        if not _is_heading_above(boundaries, index):
            indents[behind.indent > 0] += 1
        run_in_first[behind.run_in > 0] += 1
        if not is_full(behind.width, widths[index + 1], slack=6):
            single[1] += behind.ends == FINAL
        elif behind.ends in (PLAIN, COMMA):
            single[0] += 1
        if index + 1 < len(boundaries):
            following = boundaries[index + 1].behind
            if is_full(following.width, widths[index + 1]):
                _count_first_line(behind, following, first)
    indented = (indents[1] + 0.5) / (sum(indents) + 2.0)
    opening = [
        boundaries[index].behind
        for index in parting
        if boundaries[index].behind.run_in > NO_RUN_IN
        or is_full(boundaries[index].behind.width, widths[index + 1], slack=6)
    ]
    first_share, inside_share = run_in_shares(run_in_first, run_in_inside, cuts.are_at_marks)
    seldom = seldom_broken(boundaries)
    return Habits(
        gap_inside=(inside[1] + 0.5) / (sum(inside) + 2.0),
        gap_between=(between[1] + 1.0) / (sum(between) + 2.0),
        gap_before_quote=(quote[1] + inside[1] + 0.6) / (sum(quote) + sum(inside) + 2.0),
        first_short=(first[1] + 0.6) / (sum(first) + 1.2),
        run_in_first=first_share,
        run_in_inside=inside_share,
        run_in_behind_stop=share_inside(opening, boundaries),
        pieces=min(0.5, (cuts.pieces + 0.02) / (len(boundaries) + 20.0)),
        single=max(0.1, (single[1] + 0.8) / (sum(single) + 8.0)),
        indented=indented,
        indented_inside=indented_inside(boundaries),
        heading_width=width_of_broken_headings(boundaries),
        cut_at_fonts=cuts.share(True),
        cut_elsewhere=cuts.share(False),
        cut_before_quotes=cuts.before_quotes,
        uncut=(cuts.uncut + 0.5) / (cuts.pieces + 2.5),
        cut_if_justified=cuts.are_at_marks,
        whole_lines=seldom < 0.0,
        seldom_broken=0.0 if wrapped else seldom,
        left_alone=seldom if wrapped else 0.0,
        leads=share_of_leads([boundaries[index].behind for index in parting]),
        stops=0.0 if cuts.are_at_marks else (1.0 - indented) * _weigh_stops(boundaries),
    )


def _is_heading_above(boundaries: list[Boundary], index: int) -> bool:
    """Tell whether the line behind a line end stands bare above an indented one, as headings do."""
    line = boundaries[index].behind
    if line.indent or line.ends != PLAIN or index + 1 == len(boundaries):
        return False
    return boundaries[index + 1].behind.indent > 0


def _weigh_stops(boundaries: list[Boundary]) -> float:
    """Return how much likelier than usual a sentence ends at a line end inside a paragraph.

    That is a difference of log probabilities. It shows in how often one ends inside a line:
    seldom in a law, in which each sentence is a paragraph. Lines that were stretched show
    nothing.
    """
    body = [b for e in boundaries if _NARROWEST_BODY <= (b := e.before).width <= _WIDEST_BODY]
    lines = len(body)
    stretched = len([end for end in boundaries if end.before.stretched])
    if lines < _FEWEST_LINES or stretched > _MOST_STRETCHED * lines:
        return 0.0
    stops = len([line for line in body if line.look.stops])
    characters = sum([len(line.text) for line in body])
    share = min(_MOST_STOPS, (stops + 2.0) / (lines + 4.0))
    rate = -log(1.0 - share) * lines / characters
    usual = ENDS_INSIDE[FINAL]
    weight = _TRUST * (log(_CARRIED_OVER * rate) - usual)
    return max(_SELDOM, min(_OFTEN, weight))


def _count_first_line(line: MeasuredLine, following: MeasuredLine, first: list[int]) -> None:
    """Note whether the first line of a paragraph is short by a lost indent."""
    full = (PLAIN, COMMA)
    if line.indent or following.gap or line.ends not in full or following.ends not in full:
        return
    lack = following.width - line.width
    if 3 <= lack <= 8:  # lines are justified, so the next one may hold more than its share
        first[1] += 1
    elif -2 <= lack <= 1:
        first[0] += 1


def _explain(
    boundary: Boundary, evidence: float, width: int, stops: float, begins: bool
) -> LineEnd:
    """Return the confidence that a line end stands inside a paragraph, and the best reason.

    `evidence` is the leaning of the line end, `stops` the habit; `begins` says that the line
    opens a paragraph, so that it might be a heading.
    """
    ends = boundary.before.ends
    as_heading = ENDS_HEADING[ends] - 2.0 if begins else IMPOSSIBLE
    if ends == FINAL:
        evidence += stops
    evidence += ENDS_INSIDE[ends] - max(ENDS_PARAGRAPH[ends], as_heading)
    if width and not boundary.before.stretched:
        evidence += fullness(boundary.before.width, width) + log(width)
    confidence = 1.0 / (1.0 + exp(-max(-30.0, min(30.0, evidence))))
    if boundary.straddled and ends != FINAL:
        why = "a word goes on over the line end"
    elif boundary.straddled or ends in (COMMA, OPEN):
        why = "the sentence goes on"
    elif boundary.before.unclosed:
        why = "a quotation or bracket is open"
    elif width:
        why = "the line is full for its column"
    else:
        why = "the sentence is not finished"
    return LineEnd(round(max(0.5, confidence), 3), why)
