r"""Find in which orders the blocks of a page may be read, if they stand in two columns.

Where an extractor takes a paragraph of the left column, one of the right, the next of the
left, words go on inside each block, and hardly a line end looks wrong. But the sentence
that the left column breaks off at its foot goes on at the top of the right one, in a block
that has come long before. So all ways to part the blocks of a page into two columns are
weighed by how their ends read on, by how evenly the columns fill the page, and by how
regularly the blocks change between them; which of them is right is known only together
with the pages before and behind (`column_orders`).

What it will not touch: pages on which no block breaks off inside a sentence, or each may
follow the one above it; pages without blank lines, with blank lines between most of their
lines, or with more than forty blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.columns.swapped_blocks import PageLines

_FEWEST_BLOCKS, _MOST_BLOCKS = 3, 40
_MOST_GAPS = 0.45
"""Where a larger share of the lines has a blank one above, blank lines part no blocks."""

_COLUMNS = -4.0
"""What it costs, in log odds, that a page was read so; most are in order."""

_PACES = ((-1.0, -0.15), (-0.1, -2.0))
"""What it costs that the next block stands in the same column, or in the other one.

An extractor changes between the columns from block to block, or gives most of a column at once.
"""

_SOMEWHAT, _BEHIND = 3, -0.25
"""A column that is behind by more lines is seldom left; what each further line costs.

What begins higher up is given first, so that a column is left when it is farther down.
"""

_LITTLE, _UNEVEN, _MOST_UNEVEN = 4, -0.4, -8.0
"""Columns that differ by no more lines are as long; what each further line costs, and all."""

_BALANCED = -1.5
"""What it costs that columns are as long on the last page, where the left one is mostly full."""

_LEAST = -3.0
"""An order that reads so much worse on its own page is none, whatever the next page says."""

_FOLLOWED = 40
"""So many ways to part the blocks so far are followed."""

_WAYS = 8
"""So many orders of a page are weighed together with the other pages."""


class BlockOrder(NamedTuple):
    """An order of the lines of a page, and how much better it reads than the one found."""

    lines: list[int]
    gain: float


class _Reached(NamedTuple):
    """How well the blocks so far read on, and which of them stand in the first one's column.

    That one has come down by so many lines more than the other one.
    """

    score: float
    sides: tuple[bool, ...]
    ahead: int


def find_block_orders(cohesion: Cohesion, is_last: bool, depth: int = 0) -> list[BlockOrder]:
    """Return the likeliest orders of a page in two columns, the best first.

    On the last page of a text the right column may be of any length; columns of other pages
    have about as many lines as `depth` says, if that is known.
    """
    blocks = _find_blocks(cohesion)
    if not any(cohesion.is_open(block[-1]) for block in blocks):
        return []
    lines = PageLines(cohesion, is_first=False, is_last=is_last)
    ends = pairwise(blocks)
    breaks_off = is_last and cohesion.is_open(blocks[-1][-1])
    if not breaks_off and all(
        lines.may_follow(upper[-1], lower[0]) is not False for upper, lower in ends
    ):
        return []
    joints = [
        [cohesion.reads_on(before[-1], behind[0]) if before != behind else 0.0 for behind in blocks]
        for before in blocks
    ]
    lengths = [len(block) for block in blocks]
    is_longest = sum(lengths) > 2 * depth + _LITTLE
    in_order = sum(joints[at][at + 1] for at in range(len(blocks) - 1))
    found: dict[tuple[int, ...], float] = {}
    for other in range(1, len(blocks)):
        parted = (_part(joints, lengths, other, *pace) for pace in _PACES)
        for score, sides, _ in chain.from_iterable(parted):
            columns = [
                [at for at, side in enumerate(sides) if side is one] for one in (True, False)
            ]
            sums = [sum(lengths[at] for at in column) for column in columns]
            gain_of_all = score + _COLUMNS - in_order
            for (left, right), length in zip((columns, columns[::-1]), sums, strict=True):
                order = (*left, *right)
                gain = gain_of_all + joints[left[-1]][right[0]]
                if not is_last:
                    gain += _weigh_lengths(sums)
                elif not is_longest:
                    balanced = _BALANCED + _weigh_lengths(sums)
                    gain += max(balanced, _weigh_lengths([length, depth]))
                if order != tuple(range(len(blocks))) and gain > found.get(order, _LEAST):
                    found[order] = gain
    best = sorted(found.items(), key=lambda item: -item[1])[:_WAYS]
    return [
        BlockOrder([*chain.from_iterable(blocks[at] for at in order)], gain) for order, gain in best
    ]


def _find_blocks(cohesion: Cohesion) -> list[range]:
    """Return the lines of each block of a page; none if blank lines do not part blocks."""
    lines = cohesion.lines
    heads = [0, *(at for at in range(1, len(lines)) if lines[at].gap)]
    if not _FEWEST_BLOCKS <= len(heads) <= _MOST_BLOCKS or len(heads) > _MOST_GAPS * len(lines):
        return []
    return [range(*ends) for ends in zip(heads, [*heads[1:], len(lines)], strict=True)]


def _weigh_lengths(lengths: Sequence[int]) -> float:
    """Return what it costs that the columns are of these numbers of lines."""
    further = max(lengths) - min(lengths) - _LITTLE
    return max(_MOST_UNEVEN, _UNEVEN * max(0, further))


def _part(
    joints: Sequence[Sequence[float]],
    lengths: Sequence[int],
    other: int,
    stay: float,
    change: float,
) -> Iterator[_Reached]:
    """Yield the best ways to part blocks into the column of the first, and one beside it.

    That begins with the block `other`; those above it may be titles. `joints` says how well
    each block reads on in each. A state is the last block of the column that the last block
    does not stand in, whether that one stands in the column of the first, and how far that
    is ahead; the best few are followed.
    """
    score = sum(joints[at][at + 1] for at in range(other - 1))
    ahead = sum(lengths[:other]) - lengths[other]
    reached = {(other - 1, False, ahead): _Reached(score, (*[True] * other, False), ahead)}
    for at in range(other + 1, len(joints)):
        new: dict[tuple[int, bool, int], _Reached] = {}
        for (away, is_first, _), (score, sides, ahead) in reached.items():
            behind = -ahead if is_first else ahead
            leave = change + _BEHIND * max(0, behind - _SOMEWHAT)
            for before, here, total in (
                (away, is_first, score + joints[at - 1][at] + stay),
                (at - 1, not is_first, score + joints[away][at] + leave),
            ):
                further = ahead + (lengths[at] if here else -lengths[at])
                state = (before, here, further)
                if state not in new or total > new[state].score:
                    new[state] = _Reached(total, (*sides, here), further)
        reached = dict(sorted(new.items(), key=lambda item: -item[1].score)[:_FOLLOWED])
    yield from reached.values()
