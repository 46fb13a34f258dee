"""Part lines of columns that stand far apart, as on the page that an extractor drew with spaces.

Such an extractor (pdftotext -layout, the R package pdftools) sets each line where it stood on
the page. The places where parts of lines begin show the columns; words that go on below, and
not over the gap, show that they are columns of text and not a table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.character_pairs import CharacterPairs
from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.columns.merged_lines import is_proven, move_columns
from npccli.repair.columns.row_cells import NARROWEST
from npccli.repair.columns.row_columns import find_row_columns
from npccli.repair.columns.row_parts import Row
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface, TextLine
from npccli.repair.measure.layout import measure_lines
from npccli.repair.script import display_width

_CHUNK = lazy_pattern(r"\S+(?: \S+)*")
_NEAR, _APART = 4, 12
"""How far lines of a column begin from its edge, and how far apart the edges of columns are."""

_FEWEST, _LEAST_SHARE = 4, 0.3
"""How many lines must begin near an edge, and how many of those that do near the first one."""

_AROUND, _STEP = 10, 2
"""How many rows above and below one another are looked at to find the edges, and how often."""

_MOST_COLUMNS = 4

_ELSEWHERE, _NOT_AT_THE_EDGE, _PERHAPS = -8.0, -4.0, -1.0
"""The log odds that a line stands in a column that begins somewhere else, or may do so."""

_TOO_WIDE = 1.2
"""A line wider than so many columns stands in none."""

FAR_APART = "lines of columns far apart that stood on one line"


class _Chunk(NamedTuple):
    """A part of a line: where it begins in its text, and on the page, and where it ends there."""

    start: int
    stop: int
    left: int
    right: int


def find_far_columns(
    text: str, page_starts: tuple[int, ...] = (), surface: Surface | None = None
) -> list[Edit]:
    """Return the edits that part such lines and put the columns one below the other."""
    surface = surface or Surface(text)
    pairs: CharacterPairs | None = None
    edits: list[Edit] = []
    for _, page in groupby(surface.lines, lambda line: bisect_right(page_starts, line.end - 1)):
        chunks = [_chunks_of(line) for line in page]
        for first, stop, edges in _runs(chunks, is_page=bool(page_starts)):
            pairs = pairs or CharacterPairs(surface.texts)
            edits += _part(text, _Page(text, chunks[first:stop], edges), pairs)
    return edits


def _chunks_of(line: TextLine) -> list[_Chunk]:
    found: list[_Chunk] = []
    width = at = 0
    for match in _CHUNK.finditer(line.raw):
        width += display_width(line.raw[at : match.start()])
        left = width
        width += display_width(match[0])
        at = match.end()
        found.append(_Chunk(line.start + match.start(), line.start + match.end(), left, width))
    return found


def _runs(
    chunks: Sequence[Sequence[_Chunk]], is_page: bool
) -> Iterator[tuple[int, int, list[int]]]:
    """Yield the rows that stand in the same columns, and where these begin.

    Rows around which no line holds two columns stand in those of the rows above them, or of
    the first ones below. If a page has none at all, the lines that do not begin at its left
    edge show the second column.
    """
    local = [_edges_around(chunks, at) for at in range(0, len(chunks), _STEP)]
    known = [edges for edges in local if edges]
    if not known:
        alone = [row[0].left for row in chunks]
        edges = _places_of(alone)[:1] if is_page else []
        if edges:
            yield 0, len(chunks), edges
        return
    first, run = 0, [known[0]]
    for number, edges in enumerate(local):
        if edges and not _are_alike(edges, run[-1]):
            yield first, number * _STEP, run[len(run) // 2]
            first, run = number * _STEP, []
        if edges:
            run.append(edges)
    yield first, len(chunks), run[len(run) // 2]


def _edges_around(chunks: Sequence[Sequence[_Chunk]], at: int) -> list[int]:
    """Return where the columns begin in the rows around one, but for the first column."""
    rows = chunks[max(0, at - _AROUND) : at + _AROUND + _STEP]
    return _places_of([chunk.left for row in rows for chunk in row[1:]])


def _are_alike(edges: Sequence[int], others: Sequence[int]) -> bool:
    return len(edges) == len(others) and all(
        abs(edge - other) <= _APART for edge, other in zip(edges, others, strict=True)
    )


def _places_of(begins: Sequence[int]) -> list[int]:
    """Return the places, far enough from each other, near which most of the chunks begin."""
    begins = [place for place in begins if place >= NARROWEST]
    places: list[int] = []
    most = 0
    while begins and len(places) < _MOST_COLUMNS - 1:
        counts = {
            place: sum(abs(place - other) <= _NEAR for other in begins) for place in set(begins)
        }
        place = max(counts, key=lambda place: (counts[place], place))
        most = most or counts[place]
        if counts[place] < max(_FEWEST, _LEAST_SHARE * most):
            break
        places.append(place)
        begins = [other for other in begins if abs(place - other) > _APART]
    return sorted(places)


class _Page:
    """The rows of a page cut at the edges: their parts, and where these stand.

    `leans` are the log odds that a part stands in each of the columns.
    """

    def __init__(self, text: str, chunks: Sequence[Sequence[_Chunk]], edges: Sequence[int]) -> None:
        self.parts: list[tuple[int, str]] = []
        self.leans: dict[int, tuple[float, ...]] = {}
        self.rows: list[Row] = []
        self.count = len(edges) + 1
        widths = sorted(_width(chunk) for row in chunks for chunk in row)
        usual = widths[(4 * len(widths)) // 5]
        widest = _TOO_WIDE * usual
        for row in chunks:
            halves = [half for chunk in row for half in _halves(text, chunk, edges, widest)]
            cells = _cells(halves, edges)
            numbers = range(len(self.parts), len(self.parts) + len(cells))
            for number, (column, chunk) in zip(numbers, cells, strict=True):
                self.parts.append((chunk.start, text[chunk.start : chunk.stop]))
                self.leans[number] = (
                    _lean(column, chunk, edges, usual)
                    if len(cells) == 1
                    else _sure(column, self.count)
                )
            is_wide = len(cells) == 1 and _width(cells[0][1]) > widest
            self.rows.append(Row(((0.0, tuple(numbers)),), is_wide))


def _part(text: str, page: _Page, pairs: CharacterPairs) -> Iterator[Edit]:
    """Yield the edits that part the lines of a page at the edges, where they read better so."""
    measured = measure_lines("\n".join("".join(part.split()) for _, part in page.parts))
    cohesion = Cohesion(measured, pairs=pairs)
    for columns in find_row_columns(page.rows, cohesion, (page.count,), page.leans):
        if is_proven(columns, cohesion):
            yield from move_columns(text, page.parts, columns, FAR_APART)


def _width(chunk: _Chunk) -> int:
    return chunk.right - chunk.left


def _halves(text: str, chunk: _Chunk, edges: Sequence[int], widest: float) -> Iterator[_Chunk]:
    """Yield the parts of a chunk too wide for one column, cut at single spaces near the edges."""
    for edge in edges:
        if _width(chunk) <= widest:
            break
        spaces = [at for at in range(chunk.start, chunk.stop) if text[at] == " "]
        places = {at: chunk.left + display_width(text[chunk.start : at]) for at in spaces}
        near = [at for at in spaces if abs(places[at] - edge) <= _APART]
        if near:
            at = min(near, key=lambda at: abs(places[at] - edge))
            yield chunk._replace(stop=at, right=places[at])
            chunk = chunk._replace(start=at + 1, left=places[at] + 1)
    yield chunk


def _cells(row: Sequence[_Chunk], edges: Sequence[int]) -> list[tuple[int, _Chunk]]:
    """Return the chunks of a row with their columns; those of one column are one."""
    found: list[tuple[int, _Chunk]] = []
    for chunk in row:
        column = _column(chunk, edges)
        if found and found[-1][0] == column:
            before = found[-1][1]
            chunk = before._replace(stop=chunk.stop, right=chunk.right)
            found[-1] = (column, chunk)
        else:
            found.append((column, chunk))
    return found


def _column(chunk: _Chunk, edges: Sequence[int]) -> int:
    """Return the column that begins nearest to a chunk; edges move a little down the page."""
    begins = (0, *edges)
    return min(range(len(begins)), key=lambda number: abs(begins[number] - chunk.left))


def _sure(column: int, count: int) -> tuple[float, ...]:
    """Return the log odds that a part stands in each of the columns, if it stands in this one."""
    return tuple(0.0 if number == column else _ELSEWHERE for number in range(count))


def _lean(column: int, chunk: _Chunk, edges: Sequence[int], usual: int) -> tuple[float, ...]:
    """Return the log odds that a chunk alone in its row stands in each of the columns.

    Its place is not exact: the spaces in front of it are as wide as its characters are. A
    piece of a line of the left column may stand anywhere, a whole one only at its edge.
    """
    count = len(edges) + 1
    if chunk.left <= _NEAR:
        return _sure(0, count)
    if chunk.left < edges[0] - _NEAR:
        not_left = _ELSEWHERE if 2 * _width(chunk) > usual else _PERHAPS
        return (not_left, *(0.0 for _ in edges))
    return tuple(0.0 if number == column else _NOT_AT_THE_EDGE for number in range(count))
