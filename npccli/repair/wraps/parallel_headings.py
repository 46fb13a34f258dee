"""Part headings that were joined, and join what was parted, by the form of headings beside them.

Headings of an article are built alike: 聚焦民生关切，用心用情办好实事 has a second clause at
least as long as the first. Two of them that stand one below the other, each broken over two
lines, look like a narrow paragraph; but a heading has one comma, and the second one begins a
line with its first clause. A heading whose second clause is cut short (聚焦民生关切，用心) goes
on in the next line where others near by are whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.heading_forms import HEADING_NUMBER_IN_HAN, HEADING_WORDS, two_clauses
from npccli.repair.measure.layout import PLAIN, MeasuredLine
from npccli.repair.wraps.broken_headings import lacks_of_headline

_SHORTEST_CLAUSE, _LONGEST_CLAUSE = 4, 10
_CLAUSES = two_clauses((_SHORTEST_CLAUSE, _LONGEST_CLAUSE), (1, 20))
_OPENING = two_clauses((_SHORTEST_CLAUSE, _LONGEST_CLAUSE), (0, 20))
_INSIDE = lazy_pattern("[。；：！？、]")
_LONGEST, _MOST_LINES, _WIDEST = 60, 6, 44
_PARTS = _SEVERAL = 2
_ALIKE = 2
"""By so many characters the first clauses of two headings differ at most."""


class _Run(NamedTuple):
    """The lines from `first` to `stop` that are joined, and what they hold together."""

    first: int
    stop: int
    text: str


def ends_within_headings(
    lines: Sequence[MeasuredLine], straddled: Sequence[bool], joined: Sequence[bool]
) -> tuple[list[int], list[int]]:
    """Return the line ends that part headings after all, and those that stand inside one.

    `straddled` tells of each line end whether a word goes on over it, `joined` whether it was
    taken for one inside a paragraph or heading.
    """
    runs = list(_heading_runs(lines, joined))
    several = [run for run in runs if run.stop - run.first > 1]
    parted = [end for run in several for end in _ends_between(lines, straddled, run)]
    inside = [] if parted else list(_ends_inside(lines, runs))
    return parted, inside


def _heading_runs(lines: Sequence[MeasuredLine], joined: Sequence[bool]) -> Iterator[_Run]:
    """Yield the joined lines that may be headings by their form."""
    last = len(lines) - 1
    ends = [at for at, inside in enumerate(joined) if not inside and at < last]
    start = 0
    for end in (*ends, last):
        first, start = start, end + 1
        line = lines[end]
        if line.ends != PLAIN or line.width > _WIDEST or start - first > _MOST_LINES:
            continue
        if line.fixed or line.title or lines[first].width > _WIDEST:
            continue
        text = "".join([one.text for one in lines[first:start]])
        number = HEADING_NUMBER_IN_HAN.match(text)
        text = text[number.end() :] if number else text
        if len(text) <= _LONGEST and not _INSIDE.search(text):
            yield _Run(first, start, text)


def _ends_between(
    lines: Sequence[MeasuredLine], straddled: Sequence[bool], run: _Run
) -> Iterator[int]:
    """Yield the line ends in joined lines behind which another heading begins."""
    first = run.first
    for index in range(run.first + 1, run.stop):
        if straddled[index - 1] or lines[index].closer_first:
            continue
        above = "".join(line.text for line in lines[first:index])
        text = lines[index].text
        one = _CLAUSES.fullmatch(above) if _has_clause(above) and _has_clause(text) else None
        other = _OPENING.fullmatch(text) if one else None
        begins_again = (
            one is not None
            and other is not None
            and len(one[2]) >= len(one[1])
            and abs(len(one[1]) - len(other[1])) <= _ALIKE
        )
        if begins_again or (run.stop <= index + 2 and _are_headlines(lines[index - 1 : index + 2])):
            yield index - 1
            first = index


def _has_clause(text: str) -> bool:
    """Tell whether a comma stands where the first clause of a heading may end."""
    return "，" in text[_SHORTEST_CLAUSE : _LONGEST_CLAUSE + 1]


def _are_headlines(lines: Sequence[MeasuredLine]) -> bool:
    """Tell whether the first of three lines is a headline, and the others are the parts of one."""
    if len(lines) <= _PARTS or not lines[0].two_part:
        return False
    one, other = (line.text for line in lines[1:])
    if not (HEADING_WORDS.fullmatch(one) and HEADING_WORDS.fullmatch(other)) or lines[2].gap:
        return False
    return abs(len(one) - len(other)) < _PARTS and lacks_of_headline(lines[0].text) != len(one)


def _ends_inside(lines: Sequence[MeasuredLine], runs: Sequence[_Run]) -> Iterator[int]:
    """Yield the line ends behind a second clause that is cut short, where the rest follows."""
    clauses = [_CLAUSES.fullmatch(run.text) if _has_clause(run.text) else None for run in runs]
    whole = [len(one[1]) for one in clauses if one and len(one[2]) >= len(one[1])]
    for run, one, below in zip(runs, clauses, runs[1:], strict=False):
        if one is None or below.first != run.stop:
            continue
        is_broken = run.stop - run.first > 1
        if len(one[1]) - len(one[2]) < (1 if is_broken else _ALIKE):
            continue
        lower = lines[below.first]
        if below.stop - below.first > 1 or not HEADING_WORDS.fullmatch(lower.text):
            continue
        if lower.width > lines[run.stop - 1].width or lower.marker or lower.indent:
            continue
        if lower.gap and not _is_block(lines, below.first):
            continue
        if sum(abs(len(one[1]) - size) <= _ALIKE for size in whole) >= _SEVERAL:
            yield run.stop - 1


def _is_block(lines: Sequence[MeasuredLine], index: int) -> bool:
    """Tell whether a line stands alone between blank ones, or a blank one and an indent."""
    following = lines[index + 1 : index + 2]
    return bool(following) and (following[0].gap > 0 or following[0].indent > 0)
