"""Lists and verse: short lines of which each stands for itself.

That are lists behind a colon, such as the members of an organ behind 由下列人员组成：, titles
in 《》 one a line, lines that begin with a label (时间：, 地点：, 主持人：), and verse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

from npccli.lazy import lazy_pattern
from npccli.repair.measure.layout import COLON, COMMA, FINAL, PLAIN, MeasuredLine
from npccli.repair.script import HAN
from npccli.repair.wraps.pieces import Cuts

_MOST_PIECES = 0.1
"""Where an extractor cut more of the printed lines, a short line says nothing of a list."""

_LONGEST_ITEM = 0.5
"""An item is narrower than this share of the line that announces it, or of the widest near it."""

_NEAR = 12
_FEWEST_ITEMS = 3
_FEWEST_TITLES = 3
_TITLE = lazy_pattern(r"《[^《》]+》(?:（[^（）]{1,20}）)?")
_LABELLED = lazy_pattern(rf"[{HAN}]{{2,6}}：")
_FEWEST_LABELLED, _LONGEST_LABELLED = 3, 80
_PHRASE = lazy_pattern(rf"[{HAN}\d“”‘’%]+")
_FEWEST_PHRASES, _NARROWER, _FEWEST_NARROWER, _SELDOM = 5, 4, 2, 6
_FEWEST_VERSES, _WIDEST_VERSE = 4, 24

# how lines end, one byte each
_ENDS_OF_LIST = re.compile(b"%c(?=%c%c+%c)" % (COLON, COMMA, COMMA, FINAL))
_PLAIN_IN_ROW = re.compile(b"%c{%d,}" % (PLAIN, _FEWEST_PHRASES))
_MARKED_IN_ROW = re.compile(b"[%c%c]{%d,}" % (COMMA, FINAL, _FEWEST_VERSES))


def with_items_fixed(
    lines: list[MeasuredLine], cuts: Cuts, straddled: Sequence[bool]
) -> list[MeasuredLine]:
    """Return the lines with the items of each list as lines that stand for themselves.

    `cuts` tells how many printed lines the extractor cut. A list follows a colon; its items
    end in commas, the last one in a final mark. Titles stand below each other, three at
    least; so do lines with labels, verses, four at least, of which each ends in a mark, and
    phrases without any mark, of which three are not as wide as they would be in a column.
    `straddled` tells of each line end whether a word goes on over it.
    """
    ends = bytes([line.ends for line in lines])
    items = {index for item in _lists(lines, ends) for index in item}
    items.update(index for verse in _verses(lines, ends) for index in verse)
    runs = (*_titles(lines), *_labelled(lines), *_phrases(lines, ends, straddled))
    fixed = items.union(at for run in runs for at in run)
    taken_for_pieces = sum(lines[index].ends == COMMA for index in items)
    if not fixed or cuts.pieces - taken_for_pieces > _MOST_PIECES * (len(lines) + 20):
        return lines
    return [line.alone() if index in fixed else line for index, line in enumerate(lines)]


def _lists(lines: Sequence[MeasuredLine], ends: bytes) -> Iterator[range]:
    """Yield the numbers of the items of each list."""
    for start in [match.start() for match in _ENDS_OF_LIST.finditer(ends)]:
        widest = _widest_near(lines, start)
        stop = start + 1
        while (
            stop < len(lines)
            and lines[stop].ends == COMMA
            and lines[stop].width <= _LONGEST_ITEM * widest
        ):
            stop += 1
        if stop == len(lines) or stop - start < _FEWEST_ITEMS:
            continue
        if lines[stop].ends == FINAL and lines[stop].width <= _LONGEST_ITEM * widest:
            yield range(start + 1, stop + 1)


def _titles(lines: Sequence[MeasuredLine]) -> Iterator[range]:
    """Yield the numbers of lines that follow each other and hold a title in 《》 each."""
    near = _near_probes(len(lines), _FEWEST_TITLES, lambda at: lines[at].text[0] == "《")
    places = [at for at in near if lines[at].text[0] == "《"]
    for run in _runs([at for at in places if _TITLE.fullmatch(lines[at].text)]):
        if len(run) >= _FEWEST_TITLES:
            yield run


def _labelled(lines: Sequence[MeasuredLine]) -> Iterator[range]:
    """Yield the numbers of lines with a label that follow each other, but for the last one.

    That one may go on.
    """
    near = _near_probes(len(lines), _FEWEST_LABELLED, lambda at: "：" in lines[at].text)
    places = [
        at
        for at in near
        if "：" in (line := lines[at]).text
        if line.width <= _LONGEST_LABELLED and _LABELLED.match(line.text)
    ]
    for run in _runs(places):
        if len(run) >= _FEWEST_LABELLED:
            yield run[:-1]


def _phrases(
    lines: Sequence[MeasuredLine], ends: bytes, straddled: Sequence[bool]
) -> Iterator[range]:
    """Yield the numbers of lines without a mark that cannot be the lines of one column.

    Such lines would be equally wide there, but for the first and the last one. Those at the
    ends may belong to what stands around them; those that an open quotation binds to the
    next line are none of them.
    """
    places = [
        run.start() + at
        for run in _PLAIN_IN_ROW.finditer(ends)
        for at in _near_probes(
            run.end() - run.start(), _FEWEST_PHRASES, partial(_is_phrase, lines, run.start())
        )
        if _is_phrase(lines, run.start(), at) and _is_free(lines, run.start() + at)
    ]
    for run in _runs(places):
        by_chance = sum(straddled[at] for at in run[:-1])
        if len(run) < _FEWEST_PHRASES or by_chance > len(run) // _SELDOM:
            continue
        inner = [lines[at].width for at in run[1:-1]]
        narrow = max(inner) - _NARROWER
        if sum(width <= narrow for width in inner) >= _FEWEST_NARROWER:
            yield run


def _is_phrase(lines: Sequence[MeasuredLine], start: int, at: int) -> bool:
    """Tell whether a line holds no mark, by its place behind another one."""
    return _PHRASE.fullmatch(lines[start + at].text) is not None


def _is_free(lines: Sequence[MeasuredLine], at: int) -> bool:
    """Tell whether a line does not stand for itself and no quotation is open around its end."""
    line = lines[at]
    return not (line.fixed or line.unclosed or (at and lines[at - 1].unclosed))


def _near_probes(size: int, fewest: int, holds: Callable[[int], bool]) -> list[int]:
    """Return the places where so many in a row may be of which something holds.

    Asked is only each of so many: one of them is in every such row.
    """
    found: list[int] = []
    behind = 0
    for probe in range(fewest - 1, size, fewest):
        if holds(probe):
            found += range(max(behind, probe - fewest + 1), min(size, probe + fewest))
            behind = min(size, probe + fewest)
    return found


def _verses(lines: Sequence[MeasuredLine], ends: bytes) -> Iterator[range]:
    """Yield the numbers of the lines of each verse: short, with a mark at the end of each."""
    places = [
        at
        for run in _MARKED_IN_ROW.finditer(ends)
        for at in range(*run.span())
        if lines[at].width <= _WIDEST_VERSE
    ]
    for run in _runs(places):
        while run and lines[run[-1]].ends != FINAL:
            run = run[:-1]
        if len(run) < _FEWEST_VERSES:
            continue
        if run[0] and lines[run[0] - 1].ends == COMMA:
            continue
        yield run


def _runs(places: Sequence[int]) -> Iterator[range]:
    """Yield the numbers that follow each other."""
    for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        found = [place for _, place in run]
        yield range(found[0], found[-1] + 1)


def _widest_near(lines: Sequence[MeasuredLine], at: int) -> int:
    return max(near.width for near in lines[max(0, at - _NEAR) : at + _NEAR])
