"""Lists and verse: short lines of which each stands for itself.

That are lists behind a colon, such as the members of an organ behind 由下列人员组成：, titles
in 《》 one a line, lines that begin with a label (时间：, 地点：, 主持人：), and verse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    items = {index for item in _lists(lines) for index in item}
    items.update(index for verse in _verses(lines) for index in verse)
    runs = (*_titles(lines), *_labelled(lines), *_phrases(lines, straddled))
    fixed = items.union(at for run in runs for at in run)
    taken_for_pieces = sum(lines[index].ends == COMMA for index in items)
    if not fixed or cuts.pieces - taken_for_pieces > _MOST_PIECES * (len(lines) + 20):
        return lines
    return [_fixed(line) if index in fixed else line for index, line in enumerate(lines)]


def _lists(lines: Sequence[MeasuredLine]) -> Iterator[range]:
    """Yield the numbers of the items of each list."""
    for start in [at for at, line in enumerate(lines) if line.ends == COLON]:
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
    places = [at for at, line in enumerate(lines) if line.text[0] == "《"]
    for run in _runs([at for at in places if _TITLE.fullmatch(lines[at].text)]):
        if len(run) >= _FEWEST_TITLES:
            yield run


def _labelled(lines: Sequence[MeasuredLine]) -> Iterator[range]:
    """Yield the numbers of lines with a label that follow each other, but for the last one.

    That one may go on.
    """
    places = [
        at
        for at, line in enumerate(lines)
        if "：" in line.text and line.width <= _LONGEST_LABELLED and _LABELLED.match(line.text)
    ]
    for run in _runs(places):
        if len(run) >= _FEWEST_LABELLED:
            yield run[:-1]


def _phrases(lines: Sequence[MeasuredLine], straddled: Sequence[bool]) -> Iterator[range]:
    """Yield the numbers of lines without a mark that cannot be the lines of one column.

    Such lines would be equally wide there, but for the first and the last one. Those at the
    ends may belong to what stands around them; those that an open quotation binds to the
    next line are none of them.
    """
    plain = [
        at
        for at, line in enumerate(lines)
        if line.ends == PLAIN
        and not (line.fixed or line.unclosed or (at and lines[at - 1].unclosed))
    ]
    in_rows = [run for run in _runs(plain) if len(run) >= _FEWEST_PHRASES]
    places = [at for run in in_rows for at in run if _PHRASE.fullmatch(lines[at].text)]
    for run in _runs(places):
        by_chance = sum(straddled[at] for at in run[:-1])
        if len(run) < _FEWEST_PHRASES or by_chance > len(run) // _SELDOM:
            continue
        inner = [lines[at].width for at in run[1:-1]]
        narrow = max(inner) - _NARROWER
        if sum(width <= narrow for width in inner) >= _FEWEST_NARROWER:
            yield run


def _verses(lines: Sequence[MeasuredLine]) -> Iterator[range]:
    """Yield the numbers of the lines of each verse: short, with a mark at the end of each."""
    marked = (COMMA, FINAL)
    places = [
        at for at, line in enumerate(lines) if line.width <= _WIDEST_VERSE and line.ends in marked
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


def _fixed(line: MeasuredLine) -> MeasuredLine:
    """Return the line as one that stands for itself."""
    return line.but(
        fixed=True,
        head=(*line.head[:-1], True),
        tail=(*line.tail[:2], True, line.tail[3]),
        look=line.look._replace(fixed=True),
    )
