"""Move lines, or parts of lines, to other places among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from npccli.repair.edits import Edit


def move_pieces(
    whole: str,
    pieces: Sequence[tuple[int, str]],
    order: Sequence[int],
    why: str,
    confidence: float,
    cut_off: frozenset[int] = frozenset(),
) -> Iterator[Edit]:
    """Yield one edit for each piece that another one takes the place of; blank lines go.

    `pieces` are parts of the `whole` text with their offsets, in their order; each comes on
    a line of its own, but for those that were `cut_off` from the next one and go on in it.
    `order` names them in the order in which they shall stand.
    """
    last = len(pieces) - 1
    ends = [*(start for start, _ in pieces[1:]), pieces[-1][0] + len(pieces[-1][1])]
    for slot, (end, number) in enumerate(zip(ends, order, strict=True)):
        start = pieces[slot][0]
        moved_from, text = pieces[number]
        after = text + ("\n" if slot != last and number not in cut_off else "")
        if whole[start:end] != after:
            yield Edit(start, end, after, why, confidence, moved_from)
