r"""Part lines that hold a line of several columns, and put the columns one below the other.

An extractor that takes two columns or more for one gives the first line of each as a single
line with spaces between them, then the second ones. Words that go on not over these spaces
but in the line below show it. Between such lines stand others in which some of the columns
have no text.

What it will not touch: text in which a space stands at one place by chance, tables and
lists of names, columns that are far apart (see `flags`).

    >>> from npccli.repair.edits import apply_edits
    >>> text = (
    ...     "过去一年，常委会紧扣中心任务依 明显提高。代表轮流进站接待群\n"
    ...     "法履职，听取审议专项工作报告二 众六千余人次，收集意见和建\n"
    ...     "十三项，跟踪监督重大项目，推动 议近两千条，督促有关部门限\n"
    ...     "收回沉淀资金，财政资金使用效益 期整改到位。\n"
    ... )
    >>> print(apply_edits(text, find_merged_lines(text)), end="")
    过去一年，常委会紧扣中心任务依
    法履职，听取审议专项工作报告二
    十三项，跟踪监督重大项目，推动
    收回沉淀资金，财政资金使用效益
    明显提高。代表轮流进站接待群
    众六千余人次，收集意见和建
    议近两千条，督促有关部门限
    期整改到位。
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from npccli.repair.character_pairs import CharacterPairs
from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.columns.row_cells import (
    NARROWER,
    WIDER,
    Cell,
    Cutting,
    cut_line,
    width_of,
    widths_of_columns,
)
from npccli.repair.columns.row_columns import find_row_columns
from npccli.repair.columns.row_parts import Columns, Row
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface, TextLine
from npccli.repair.measure.layout import measure_lines
from npccli.repair.moves import move_pieces

_FEWEST_LINES = 3
_LONGEST_BREAK, _AROUND, _ANOTHER_WIDTH = 8, 14, 2
"""How many lines of one column may stand between merged ones, and how many above and below
them; and how many in a row are too many that hold columns of another width."""

_LEAST_GAIN, _LEAST_PROOFS, _SURE_GAIN = 6.0, 2, 18.0
"""By how much, in log odds, columns must read on better than lines do, and in how many words.

A word that goes on over the space counts twice against them, if the gain does not make sure
that it is one by chance.
"""

_LIKELY = 1.5
"""What it may cost to cut a line into the columns of the lines around it."""

_LEAST_SHARE = 0.25
"""Where fewer lines hold lines of several columns, the columns were read in turn."""

SIDE_BY_SIDE = "lines of columns side by side that were read as one line"


class _Run(NamedTuple):
    """Lines that hold full lines of columns so wide."""

    places: tuple[int, ...]
    width: int


def find_merged_lines(
    text: str, page_starts: tuple[int, ...] = (), surface: Surface | None = None
) -> list[Edit]:
    """Return the edits that part lines of several columns and move their parts."""
    surface = surface or Surface(text)
    lines, texts = surface.lines, surface.texts
    if not _some_are_near(lines, surface.spaced):
        return []
    widths = {at: found for at in surface.spaced if (found := tuple(widths_of_columns(texts[at])))}
    if len(widths) < _FEWEST_LINES:
        return []
    edits: list[Edit] = []
    pairs = CharacterPairs([line.text for line in lines])
    behind = 0
    runs = list(_runs(lines, widths, page_starts))
    for number, run in enumerate(runs):
        following = runs[number + 1].places[0] if number + 1 < len(runs) else len(lines)
        rows = run.places[-1] + 1 - run.places[0]
        if len(run.places) >= max(_FEWEST_LINES, _LEAST_SHARE * rows):
            first, stop = _surroundings(lines, run, page_starts, behind, following)
            for columns_stop, parted in _part(text, lines[first:stop], run.width, pairs):
                edits += parted
                behind = first + columns_stop
    return edits


def _some_are_near(lines: Sequence[TextLine], places: list[int]) -> bool:
    """Tell whether so many of these lines as make a block may stand together somewhere."""
    others = _FEWEST_LINES - 1
    return any(
        last - first <= others * _LONGEST_BREAK
        and lines[last].number - lines[first].number == last - first
        for first, last in zip(places, places[others:], strict=False)
    )


def _runs(
    lines: Sequence[TextLine], widths: dict[int, tuple[int, ...]], page_starts: tuple[int, ...]
) -> Iterator[_Run]:
    """Yield the lines on a page, with others between them, that hold columns of one width."""
    places: list[int] = []
    fitting: list[int] = []
    unfitting = 0
    for at, found in widths.items():
        near = places and at - places[-1] <= _LONGEST_BREAK
        if near and _stand_together(lines, places[-1], at, page_starts):
            width = _usual(fitting)
            full = [here for here in found if width - NARROWER <= here <= width + WIDER]
            if full or _may_be_cut(lines[at].text, width):
                fitting += full[-1:]
                places.append(at)
                unfitting = 0
                continue
            unfitting += 1
            if unfitting < _ANOTHER_WIDTH:
                continue
        if places:
            yield _Run(tuple(places), _usual(fitting))
        places, fitting, unfitting = [at], [max(found)], 0
    if places:
        yield _Run(tuple(places), _usual(fitting))


def _may_be_cut(line: str, width: int) -> bool:
    """Tell whether a line holds columns so wide, even if paragraphs end in them."""
    return any(len(way.cells) > 1 and way.cost < _LIKELY for way in cut_line(line, width))


def _usual(widths: list[int]) -> int:
    """Return the width that four lines of five do not pass."""
    return sorted(widths)[(4 * len(widths)) // 5]


def _surroundings(
    lines: Sequence[TextLine], run: _Run, page_starts: tuple[int, ...], behind: int, following: int
) -> tuple[int, int]:
    """Return the first line and the one behind the last that may belong to the columns."""
    first, last = run.places[0], run.places[-1]
    top, bottom = first, last
    while top > max(behind, first - _AROUND) and _stand_together(lines, top - 1, top, page_starts):
        top -= 1
    while bottom + 1 < min(following, last + _AROUND) and _stand_together(
        lines, bottom, bottom + 1, page_starts
    ):
        bottom += 1
    return top, bottom + 1


def _stand_together(
    lines: Sequence[TextLine], first: int, last: int, page_starts: tuple[int, ...]
) -> bool:
    """Tell whether no blank line and no new page stands between two lines."""
    if lines[last].number - lines[first].number != last - first:
        return False
    pages = bisect_right(page_starts, lines[first].start)
    return pages == bisect_right(page_starts, lines[last].start)


class _Parts:
    """The parts that the lines of some rows may be cut into, with where they stand."""

    def __init__(self, lines: Sequence[TextLine], width: int) -> None:
        self.offsets: list[int] = []
        self.texts: list[str] = []
        self.rows: list[Row] = []
        self.most = 2
        for line in lines:
            ways = cut_line(line.text, width) or [Cutting(0.0, (Cell(0, len(line.text)),), 0)]
            self.most = max(self.most, *(way.full for way in ways))
            cut = tuple((way.cost, self._add(line, way.cells)) for way in ways)
            self.rows.append(Row(cut, width_of(line.text) > width + WIDER))

    def _add(self, line: TextLine, cells: Sequence[Cell]) -> tuple[int, ...]:
        """Return the numbers of the cells of a line; each is there once."""
        start = line.start + line.raw.index(line.text)
        numbers = []
        for cell in cells:
            text = line.text[cell.start : cell.end]
            offset = start + cell.start
            number = len(self.texts) - 1
            while number >= 0 and self.offsets[number] >= start:
                if (self.offsets[number], self.texts[number]) == (offset, text):
                    break
                number -= 1
            else:
                number = len(self.texts)
                self.offsets.append(offset)
                self.texts.append(text)
            numbers.append(number)
        return tuple(numbers)


def _part(
    text: str, lines: Sequence[TextLine], width: int, pairs: CharacterPairs
) -> Iterator[tuple[int, list[Edit]]]:
    """Yield the edits that part lines where they read better so, and behind which line."""
    parts = _Parts(lines, width)
    measured = measure_lines("\n".join("".join(part.split()) for part in parts.texts))
    cohesion = Cohesion(measured, pairs=pairs)
    for columns in find_row_columns(parts.rows, cohesion, range(2, parts.most + 1)):
        if is_proven(columns, cohesion):
            pieces = list(zip(parts.offsets, parts.texts, strict=True))
            yield columns.stop, list(move_columns(text, pieces, columns, SIDE_BY_SIDE))


def move_columns(
    text: str, parts: Sequence[tuple[int, str]], columns: Columns, why: str
) -> Iterator[Edit]:
    """Yield the edits that put the `parts` of rows, with their offsets, in the order of columns."""
    kept = [part for row in columns.rows for part in row]
    places = {part: at for at, part in enumerate(kept)}
    order = [places[part] for part in columns.order]
    sure = round(min(0.95, 0.6 + columns.gain / 200), 3)
    return move_pieces(text, [parts[part] for part in kept], order, why, sure)


def is_proven(columns: Columns, cohesion: Cohesion) -> bool:
    """Tell whether lines with a space read on below it, in each column, and not over it."""
    below = set(pairwise(columns.order))
    beside = {pair for row in columns.rows for pair in pairwise(row)}
    beside |= {
        (upper[-1], lower[0])
        for upper, lower in pairwise(columns.rows)
        if len(upper) > 1 < len(lower)
    }
    words_below = sum(cohesion.has_word_over(*pair) for pair in below - beside)
    words_beside = sum(cohesion.has_word_over(*pair) for pair in beside - below)
    against = words_beside if columns.gain >= _SURE_GAIN else 2 * words_beside
    return columns.gain >= _LEAST_GAIN and words_below - against >= _LEAST_PROOFS
