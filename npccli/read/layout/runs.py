"""Runs of characters: their single characters, where their ink begins and ends."""

from __future__ import annotations

from npccli.read.layout.shapes import Run

OPENING = frozenset("（《〈「『【〔“‘([{")
CLOSING = frozenset("，。、；：！？）》〉」』】〕”’%")

_WIDE = 0.8
"""A mark that is wider than this part of its size stands in half of a square."""


def split_run(run: Run) -> list[Run]:
    """Return the single characters of a run, each at its place.

    >>> found = split_run(Run("监督", 10, 30, 0, 0, 0, 10, "song", False))
    >>> [(each.text, each.left, each.right) for each in found]
    [('监', 10.0, 20.0), ('督', 20.0, 30)]
    """
    text, left, right, top, bottom, baseline, size, font, bold, gap, lefts = run
    if len(text) == 1:
        return [run]
    if lefts is None:
        pitch = (right - left + gap) / len(text)
        lefts = tuple(left + index * pitch for index in range(len(text)))
    rights = [each - gap for each in lefts[1:]]
    rest = (top, bottom, baseline, size, font, bold)
    return [
        Run(character, start, end, *rest)
        for character, start, end in zip(text, lefts, [*rights, right], strict=True)
    ]


def is_white(run: Run) -> bool:
    """Return whether a run is white space."""
    return run[0].isspace()


def last_left(run: Run) -> float:
    """Return the left edge of the last character."""
    if run.lefts:
        return run.lefts[-1]
    count = len(run.text)
    return (
        run.left if count == 1 else run.right + run.gap - (run.right - run.left + run.gap) / count
    )


def first_width(run: Run) -> float:
    """Return the advance of the first character."""
    if len(run.text) == 1:
        return run.right - run.left
    if run.lefts:
        return run.lefts[1] - run.gap - run.left
    return (run.right - run.left + run.gap) / len(run.text) - run.gap


def ink_left(run: Run) -> float:
    """Return where the ink begins: an opening mark leaves the left half of its square."""
    if run.text[0] in OPENING and first_width(run) > _WIDE * run.size:
        return run.left + 0.5 * run.size
    return run.left


def ink_right(run: Run) -> float:
    """Return where the ink ends: a closing mark leaves the right half of its square."""
    if run.text[-1] in CLOSING and run.right - last_left(run) > _WIDE * run.size:
        return run.right - 0.5 * run.size
    return run.right
