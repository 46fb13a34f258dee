"""The blocks of a newspaper page: lines between blank ones, with the headings above them.

How wide the column of a block is shows in its full lines. A block whose last line is full
and has no final mark breaks off in a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from npccli.repair.cohesion import straddles
from npccli.repair.columns.line_cohesion import FEWEST_INDENTS, LOST_INDENT
from npccli.repair.measure.layout import COMMA, FINAL, OPEN, PLAIN, MeasuredLine

FEWEST_LINES = 3
"""A block that breaks off in a sentence has so many lines."""

_FULL_LINES, _LINES_OF_MEASURE = 2, 10
"""So many of so many lines show the measure of a block by being as wide."""

_NARROWEST, _WIDEST = 14, 80
_SQUEEZED, _SAME_MEASURE = 3, 2
"""By how much a full line is narrower at most than its column, and how columns differ."""

_OTHER_MEASURE = 0.09
"""By what share of its width a column plainly differs from another one."""

_MOST_HEADINGS, _NARROWER, _NARROW = 4, 6, 0.8
"""How many lines a heading has at most, and how much narrower they are than the column."""

_MOSTLY = 0.6
"""The least share of the lines of a column that are full."""

_OPENERS = "“‘《（("
_PAUSES = "，。；"
_FEWEST_ALIKE, _MOST_IN_COMMON = 8, 0.3
"""So many lines of one width, without letters and digits, show the column to the character;
and the share of widths that two columns of other measures have in common at most."""


class Block(NamedTuple):
    """The lines of a block from `first` to `stop`; `body` is the first below its headings.

    Those above the line `top` are parted from it by a blank line. The measures are those of the
    first and of the last lines of its text, 0 if not known.
    """

    first: int
    top: int
    body: int
    stop: int
    upper_measure: int
    lower_measure: int


def find_blocks(lines: Sequence[MeasuredLine]) -> list[Block]:
    """Return the blocks of lines between blank ones; headings of their own go with the next."""
    starts = [0, *(at for at, line in enumerate(lines) if at and (line.gap or line.page_break))]
    blocks: list[Block] = []
    above: int | None = None
    for first, stop in pairwise([*starts, len(lines)]):
        is_short = stop - first <= _MOST_HEADINGS
        measure = 0 if is_short else _measure(lines[first:stop][:_LINES_OF_MEASURE])
        heads = _headings(lines, first, stop, measure)
        top = first if above is None else above
        if is_short and heads == stop - first and stop < len(lines) and not lines[stop].page_break:
            above = top
            continue
        above = None
        body = first + heads if heads < stop - first else first
        upper = _measure(lines[body : min(stop, body + _LINES_OF_MEASURE)])
        lower = _measure(lines[max(body, stop - _LINES_OF_MEASURE) : stop])
        blocks.append(Block(top, first, body, stop, upper, lower))
    return blocks


def _headings(lines: Sequence[MeasuredLine], first: int, stop: int, measure: int) -> int:
    """Return how many lines of a block, from its first, may be headings by their form.

    They are much narrower than the `measure` of the text below them; 0 if that is not known.
    """
    widest = _widest_heading(measure) if measure else inf
    count = 0
    for line in lines[first : min(stop, first + _MOST_HEADINGS)]:
        if line.width > widest:
            break
        if line.look.stops or line.ends not in (PLAIN, COMMA, OPEN) or line.fixed:
            break
        count += 1
    while count and lines[first + count - 1].ends != PLAIN:
        count -= 1
    paused = sum(_has_pause(line.text) for line in lines[first : first + count])
    return count if 2 * paused <= count + 1 else 0


def _widest_heading(measure: int) -> int:
    return min(int(_NARROW * measure), measure - _NARROWER)


def _is_heading(line: MeasuredLine, measure: int) -> bool:
    """Tell whether a line that may be a heading by its form is none of a column's lines."""
    return line.width <= _widest_heading(measure) or not _has_pause(line.text)


def _has_pause(text: str, others: str = "") -> bool:
    return any(mark in text for mark in _PAUSES + others)


def _measure(lines: Sequence[MeasuredLine]) -> int:
    """Return the greatest width that some of the lines share, 0 if there is none.

    Those in which marks were squeezed count as well. A line with a mark outside the column is
    wider than the others.
    """
    widths = sorted((line.width for line in lines if not line.stretched), reverse=True)
    for at in range(len(widths) - _FULL_LINES + 1):
        if widths[at] - widths[at + _FULL_LINES - 1] <= _SQUEEZED:
            near = [width for width in widths[at:] if width >= widths[at] - _SQUEEZED]
            return next((here for here, next_one in pairwise(near) if here == next_one), near[0])
    return 0


def fit_headings(lines: Sequence[MeasuredLine], block: Block, measure: int) -> Block:
    """Return a block with the headings that a measure leaves it, if it does not show its own."""
    if not all(_is_heading(line, measure) for line in lines[block.first : block.top]):
        body = block.first
    elif block.upper_measure and block.stop - block.top > _MOST_HEADINGS:
        return block
    else:
        body = block.top + _headings(lines, block.top, block.stop, measure)
    if body in (block.body, block.stop):
        return block
    upper = _measure(lines[body : min(block.stop, body + _LINES_OF_MEASURE)])
    return block._replace(body=body, upper_measure=upper)


def loses_indents(lines: Sequence[MeasuredLine], blocks: Sequence[Block]) -> bool:
    """Tell whether lines of the text are narrow as first lines are that have lost their indent."""
    lost = count = 0
    for block in blocks:
        if block.lower_measure:
            text = lines[block.body : block.stop]
            lacks = [block.lower_measure - line.width for line in text if line.ends != FINAL]
            lost += sum(lack in LOST_INDENT for lack in lacks)
            count += len(text)
    return lost > FEWEST_INDENTS * count


def have_other_measure(
    lines: Sequence[MeasuredLine], blocks: Sequence[Block], block: Block
) -> bool:
    """Tell whether the text of one of some blocks is plainly set in another measure."""
    measure = block.lower_measure
    return (
        any(differ(other.upper_measure, measure) for other in blocks)
        and any(differ(other.lower_measure, measure) for other in blocks)
    ) or any(differ_exactly(lines, block, other) for other in blocks)


def differ_exactly(lines: Sequence[MeasuredLine], block: Block, other: Block) -> bool:
    """Tell whether the full lines of two blocks hardly ever have the same width.

    Letters and digits take any width, so that lines with them are not looked at.
    """
    shares, other_shares = _shares_of_widths(lines, block), _shares_of_widths(lines, other)
    if not (shares and other_shares):
        return False
    both = sum(min(share, other_shares.get(width, 0.0)) for width, share in shares.items())
    return both <= _MOST_IN_COMMON


def _shares_of_widths(lines: Sequence[MeasuredLine], block: Block) -> dict[int, float]:
    """Return the share of each width of the full lines of a block, none if these are few."""
    least = block.upper_measure - _SQUEEZED
    widths = Counter(
        line.width
        for line in lines[block.body : block.stop]
        if line.width >= least and line.width == 2 * len(line.text)
    )
    if max(widths.values(), default=0) < _FEWEST_ALIKE:
        return {}
    return {width: count / widths.total() for width, count in widths.items()}


def differ(measure: int, other: int) -> bool:
    """Tell whether a column plainly has another measure."""
    return measure > 0 and abs(measure - other) >= max(_SQUEEZED, _OTHER_MEASURE * other)


def breaks_off(lines: Sequence[MeasuredLine], block: Block) -> bool:
    """Tell whether the last line of a block is full and its sentence not at its end."""
    last, measure = lines[block.stop - 1], block.lower_measure
    if block.stop - block.body < FEWEST_LINES or not _NARROWEST <= measure <= _WIDEST:
        return False
    if last.ends not in (PLAIN, COMMA, OPEN) or last.fixed or last.title:
        return False
    texts = [line.text for line in lines[block.stop - FEWEST_LINES : block.stop]]
    first = max(block.body, block.stop - _LINES_OF_MEASURE)
    full = [_is_full(lines, at, block, measure) for at in range(first, block.stop)]
    if sum(full) < _MOSTLY * len(full):
        return False  # lines cut to pieces
    opens = lines[block.stop - 2].ends == FINAL
    if not (full[-2] or opens) or (opens and not _has_pause(last.text, "、：——")):
        return False  # a heading
    return full[-1] and _has_pause("".join(texts))


def _is_full(lines: Sequence[MeasuredLine], at: int, block: Block, measure: int) -> bool:
    """Tell whether a line fills its column, but for an indent that the first one has lost."""
    line = lines[at]
    opens = at == block.body or lines[at - 1].ends == FINAL
    lost = LOST_INDENT.stop - 1 if opens else 0
    return line.stretched or line.width >= measure - max(lost, _SQUEEZED)


def is_cut_off(lines: Sequence[MeasuredLine], block: Block, following: Block) -> bool:
    """Tell whether the text of a block plainly does not go on in the first line of the next one.

    That line is a heading or begins a paragraph, or its column has another measure.
    """
    last, line = lines[block.stop - 1], lines[following.first]
    begins = line.text[0]
    if begins in _OPENERS or begins.isascii() or straddles(last.text, line.text):
        return False
    if line.fixed or line.title or line.marker or line.numbered or line.indent or line.two_part:
        return True
    if line.width > block.lower_measure + _SAME_MEASURE:
        return True
    if following.body > following.first and (
        following.top > following.first or not _has_pause(line.text)
    ):
        return True
    if following.stop - following.body < FEWEST_LINES or following.upper_measure < _NARROWEST:
        return False
    measures = (block.upper_measure, block.lower_measure)
    if all(differ(following.upper_measure, measure) for measure in measures):
        return True
    return differ_exactly(lines, block, following)


def may_go_on(lines: Sequence[MeasuredLine], block: Block, measure: int) -> bool:
    """Tell whether the text of a block may begin in a sentence of a column so wide."""
    line = lines[block.body]
    if line.fixed or line.title or line.marker or line.numbered or line.indent:
        return False
    if not block.upper_measure:
        return line.width <= measure + _SAME_MEASURE
    return abs(block.upper_measure - measure) <= _SAME_MEASURE


def reads_on_in_word(lines: Sequence[MeasuredLine], above: Block, block: Block) -> bool:
    """Tell whether a word goes on in a block without headings from the one right above it."""
    last, has_heads = lines[above.stop - 1], block.body > block.first
    return not has_heads and last.ends == PLAIN and straddles(last.text, lines[block.first].text)
