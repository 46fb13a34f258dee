r"""Put the columns of a page one below the other where they were read line by line in turn.

An extractor that sorts the lines of a page by their height gives the first line of the
left column, the first of the next one, the second of the left one. Words that go on not
in the next line but in a later one show it. The columns are looked for on one page at a
time, or in a short text whose pages are not known.

What it will not touch: text that reads on in the order found, two columns on one line
(see `flags`), a page on which words hardly ever go on over a line end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from npccli.repair.character_pairs import CharacterPairs
from npccli.repair.columns.block_columns import BlockOrder, find_block_orders
from npccli.repair.columns.clause_words import ClauseWords
from npccli.repair.columns.column_gaps import NO_GAPS, Gaps, count_gaps, observe_gaps
from npccli.repair.columns.column_orders import Piece, Way, choose_orders, ways_to_read
from npccli.repair.columns.heads_of_columns import find_heading_order
from npccli.repair.columns.line_cohesion import FEWEST_INDENTS, Cohesion
from npccli.repair.columns.many_threads import find_page_threads
from npccli.repair.columns.numbers_in_turn import numbers_that_count_on
from npccli.repair.columns.page_ends import find_page_starts
from npccli.repair.columns.reading_on import is_in_turn, page_reads_badly, reads_badly
from npccli.repair.columns.rows import part_at, part_rows
from npccli.repair.columns.rows_in_turn import find_rows
from npccli.repair.columns.stray_lines import place_strays
from npccli.repair.columns.swapped_blocks import SWAPPED, order_blocks
from npccli.repair.columns.turns import find_even_places, find_turns, known_sides
from npccli.repair.doubling.each_line_twice import lines_said_again
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.lines import Surface, TextLine
from npccli.repair.measure.layout import MeasuredLine
from npccli.repair.measure.settled_lines import measure_text
from npccli.repair.moves import move_pieces

_FEWEST_LINES = 10
_LONGEST_PAGE, _LONGEST_SHEET = 160, 1500
_NARROWEST, _WIDEST = 14, 70
_SURE_GAIN = 12.0
_ALONE = 0.97
"""Where more lines have a blank one above, an extractor took each line for itself."""

_MIXED = 3.0
"""An order of blocks that reads so much better shows that the columns of a text were mixed."""

IN_TURN = "two columns that were read in turn, line by line"


def find_columns(
    text: str,
    page_starts: tuple[int, ...],
    surface: Surface | None = None,
    seams: tuple[int, ...] = (),
) -> list[Edit]:
    """Return the edits that put the lines of each page in the order of its columns.

    Where all lines were taken in turn, pages meet at the `seams` if nothing else tells where.
    """
    surface = surface or Surface(text)
    known = surface.lines
    page_starts = page_starts or _find_pages(surface, seams)
    if len(known) < _FEWEST_LINES or not (page_starts or len(known) <= _LONGEST_PAGE):
        return []
    if lines_said_again(surface) or not (page_starts or _may_be_narrow(surface)):
        return []
    in_turn = reads_badly(known, surface.straddled)
    if not in_turn and not page_starts:
        return []
    rows: list[int] = []
    parted: frozenset[int] = frozenset()
    if in_turn:
        rows = find_rows(surface)
        surface, parted = part_at(surface, rows) if rows else part_rows(surface)
    lines = measure_text(surface.text, page_starts, (), surface)
    if parted:
        lines = [line.but(gap=1) if line.start in parted else line for line in lines]
    else:
        surface.measured = {(page_starts, ()): lines}
    gaps = observe_gaps(lines, surface.straddled) if in_turn else NO_GAPS
    pages = _look_at_pages(lines, gaps, parted, by_height=bool(rows))
    if not in_turn:
        pieces = [_in_order(first, stop, cohesion) for first, stop, cohesion in pages]
    else:
        pieces = _find_pieces(pages, lines, surface.lines, surface.straddled)
    if page_starts:
        pieces = _with_blocks(pieces, pages)
    orders = [
        _place_strays(order, piece)
        for piece, order in zip(pieces, choose_orders(lines, pieces), strict=True)
    ]
    edits = [
        edit
        for piece, order in zip(pieces, orders, strict=True)
        if len(piece.ways) > 1
        for edit in (_move_lines if piece.sides else _move_page)(text, lines, order, piece)
    ]
    if page_starts:
        edits += _swap_blocks(text, lines, orders, pages)
    return sort_edits(edits)


def _find_pages(surface: Surface, seams: tuple[int, ...]) -> tuple[int, ...]:
    """Return where pages begin in a text of which all lines were taken in turn, if anything shows.

    If nothing stood between them, it is seen from columns whose lines were taken by their height.
    """
    if seams:
        return seams if is_in_turn(surface.lines, surface.straddled) else ()
    rows = find_rows(surface) if len(surface.lines) > _LONGEST_PAGE else []
    if not rows:
        return ()
    surface, parted = part_at(surface, rows)
    lines = measure_text(surface.text, (), (), surface)
    (whole,) = _look_at_pages(lines, NO_GAPS, parted, by_height=True)
    return (0, *(lines[at].start for at in find_page_starts(whole.cohesion)))


def _with_blocks(pieces: list[Piece], pages: list[_Page]) -> list[Piece]:
    """Return the pieces, whole pages in the order found also with the ways to read their blocks."""
    stops = {page.first: page.stop for page in pages}
    depth = max((page.stop - page.first for page in pages[:-1]), default=0) // 2
    found: list[Piece] = []
    mixed = any(piece.sides for piece in pieces)
    for piece in pieces:
        first, last = piece.ways[0].order[0], piece.ways[0].order[-1]
        is_page = not piece.sides and stops.get(first) == last + 1
        if is_page and _may_have_columns(first, last + 1, piece.page):
            orders = find_block_orders(piece.page, last + 1 == pages[-1].stop, depth)
            mixed = mixed or any(order.gain >= _MIXED for order in orders)
            piece = _with_orders(piece, orders)
        found.append(piece)
    if mixed and not found[0].sides and stops.get(0) == len(found[0].ways[0].order):
        heading = find_heading_order(found[0].page)
        found[0] = _with_orders(found[0], [heading] if heading else [])
    return found


def _with_orders(piece: Piece, orders: list[BlockOrder]) -> Piece:
    """Return a page in the order found with other ways to read it."""
    first = piece.ways[0].order[0]
    ways = [Way([first + at for at in order], gain) for order, gain in orders]
    return piece._replace(ways=[*piece.ways, *ways])


def _move_page(
    text: str, lines: list[MeasuredLine], order: list[int], piece: Piece
) -> Iterator[Edit]:
    """Yield the edits that put the blocks of a page in an order."""
    found = piece.ways[0].order
    if order != found:
        first = found[0]
        gain = next(way.score for way in piece.ways if way.order == order)
        numbers = [at - first for at in order]
        yield from _move_blocks(text, lines[first : found[-1] + 1], numbers, max(0.0, gain))


def _look_at_pages(
    lines: list[MeasuredLine], gaps: Gaps, parted: frozenset[int], *, by_height: bool
) -> list[_Page]:
    """Return the pages of a text; the lines that begin at `parted` stand beside those above."""
    pairs = CharacterPairs([line.text for line in lines])
    clauses = ClauseWords([line.text for line in lines])
    pages = [
        _Page(first, stop, Cohesion(lines[first:stop], gaps=gaps, pairs=pairs, clauses=clauses))
        for first, stop in _pages(lines)
    ]
    lost = sum(page.cohesion.count_lost_indents() for page in pages)
    each_alone = sum(bool(line.gap) for line in lines[1:]) > _ALONE * (len(lines) - 1)
    for first, stop, cohesion in pages:
        cohesion.loses_indents |= lost > FEWEST_INDENTS * len(lines)
        cohesion.is_left = known_sides(lines[first:stop], parted)
        if by_height:
            cohesion.turns = find_turns(cohesion)
        elif each_alone:
            cohesion.around = find_even_places(cohesion)
    return pages


def _may_be_narrow(surface: Surface) -> bool:
    """Tell whether four lines of five may be as narrow as those of columns.

    One with spaces may be narrower than it looks, or two lines.
    """
    widths = surface.widths
    spaced = set(surface.spaced)
    narrow = sum([width <= _WIDEST for at, width in enumerate(widths) if at not in spaced])
    return narrow + 2 * len(spaced) > 4 * (len(widths) + len(spaced)) // 5


def _place_strays(order: list[int], piece: Piece) -> list[int]:
    """Return the lines of columns with those in place that were taken out of turn."""
    if not piece.sides:
        return order
    first = piece.first
    return [first + at for at in place_strays([index - first for index in order], piece.page)]


def _swap_blocks(
    text: str, lines: list[MeasuredLine], orders: list[list[int]], pages: list[_Page]
) -> Iterator[Edit]:
    """Yield the edits that put back blocks of the pages whose lines stand in the order found.

    `orders` holds all lines in the order that was chosen for them.
    """
    order = [index for piece in orders for index in piece]
    for first, stop, page in pages:
        here = order[first:stop]
        if here != [*range(first, stop)] or not _may_have_columns(first, stop, page):
            continue
        around = [*order[max(0, first - 1) : first], *here, *order[stop : stop + 1]]
        cohesion = Cohesion([lines[index] for index in around], page)
        start = first - max(0, first - 1)
        places, gain = order_blocks(
            cohesion, start, start + stop - first, first == 0, stop == len(lines)
        )
        numbers = [place - start for place in places]
        if gain and _count_on(lines, here, [first + number for number in numbers]):
            yield from _move_blocks(text, lines[first:stop], numbers, gain)


def _count_on(lines: list[MeasuredLine], found: list[int], order: list[int]) -> bool:
    """Tell whether as many numbers of articles and items count on in an order as in that found."""
    before, behind = ([lines[index].text for index in some] for some in (found, order))
    return numbers_that_count_on(behind) >= numbers_that_count_on(before)


def _move_blocks(
    text: str, lines: list[MeasuredLine], order: list[int], gain: float
) -> Iterator[Edit]:
    """Yield the edits that put the blocks of a page, with their blank lines, in an order."""
    heads = [0, *(at for at in range(1, len(order)) if order[at] != order[at - 1] + 1)]
    begins = sorted(order[at] for at in heads)
    ends = [lines[at].start for at in begins[1:]]
    ends.append(lines[-1].start + len(lines[-1].text) + 1)
    blocks = [
        (lines[begin].start, text[lines[begin].start : end].removesuffix("\n"))
        for begin, end in zip(begins, ends, strict=True)
    ]
    confidence = round(min(0.9, 0.6 + gain / 100), 3)
    places = [begins.index(order[at]) for at in heads]
    return move_pieces(text, blocks, places, SWAPPED, confidence)


def _may_have_columns(first: int, stop: int, page: Cohesion, longest: int = _LONGEST_PAGE) -> bool:
    """Tell whether a page is no longer and its lines no wider than pages with columns are."""
    is_page = _FEWEST_LINES <= stop - first <= longest
    return is_page and _NARROWEST <= page.width <= _WIDEST


def _find_pieces(
    pages: list[_Page], lines: list[MeasuredLine], known: Sequence[TextLine], straddled: list[bool]
) -> list[Piece]:
    """Return the lines of all pages in pieces; columns that are likely help to find more."""
    for least in (_LIKELY, _PROVEN, _EXPECTED):
        pieces = _part_pages(pages, known, straddled, least)
        if least is _EXPECTED or not any(len(piece.ways) > 1 for piece in pieces):
            break
        if least is _PROVEN and not any(piece.gain >= _SURE_GAIN for piece in pieces):
            break
        gaps = count_gaps(_changes(lines, pieces))
        for page in pages:
            page.cohesion.gaps = gaps
    return pieces


class _Least(NamedTuple):
    """How much better columns must read than the order found, and in how many words."""

    gain: float
    proofs: int


_LIKELY, _PROVEN, _EXPECTED = _Least(2.0, 2), _Least(6.0, 3), _Least(2.0, 1)
"""What makes columns likely, what proves them, and what is enough where others are proven."""


class _Page(NamedTuple):
    """The first line of a page, the first behind it, and how its lines read on."""

    first: int
    stop: int
    cohesion: Cohesion


def _pages(lines: list[MeasuredLine]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each page, and the first behind it."""
    starts = [0, *(i for i, line in enumerate(lines) if line.page_break), len(lines)]
    yield from pairwise(starts)


def _part_pages(
    pages: list[_Page], known: Sequence[TextLine], straddled: list[bool], least: _Least
) -> list[Piece]:
    """Return the lines of all pages, parted where a page has columns that were read in turn."""
    return [piece for page in pages for piece in _part_page(page, known, straddled, least)]


def _part_page(
    page: _Page, known: Sequence[TextLine], straddled: list[bool], least: _Least
) -> Iterator[Piece]:
    """Yield the lines of a page in pieces, each in one order or in columns."""
    first, stop, cohesion = page
    behind = 0
    if _may_have_columns(first, stop, cohesion, _LONGEST_SHEET) and (
        least is _EXPECTED or page_reads_badly(known[first:stop], straddled[first : stop - 1])
    ):
        for thread in find_page_threads(cohesion, least is _EXPECTED, stop == len(known)):
            if thread.gain < least.gain or thread.proofs < least.proofs:
                continue
            if thread.start > behind:
                yield _in_order(first + behind, first + thread.start, cohesion)
            ways = list(ways_to_read(cohesion, thread, first))
            yield Piece(ways, cohesion, thread.gain, thread.sides, thread.pace, first)
            behind = thread.stop
    if first + behind < stop:
        yield _in_order(first + behind, stop, cohesion)


def _changes(lines: list[MeasuredLine], pieces: list[Piece]) -> Iterator[tuple[MeasuredLine, bool]]:
    """Yield each line inside columns but their first, and whether the column changes there."""
    for piece in pieces:
        first = min(piece.ways[0].order)
        for index, (before, side) in enumerate(pairwise(piece.sides), first + 1):
            yield lines[index], side != before


def _in_order(start: int, stop: int, page: Cohesion) -> Piece:
    return Piece([Way([*range(start, stop)], 0.0)], page)


def _move_lines(
    text: str, lines: list[MeasuredLine], order: list[int], piece: Piece
) -> Iterator[Edit]:
    """Return the edits that put the lines of a piece in an order."""
    confidence = round(min(0.95, 0.6 + piece.gain / 200), 3)
    first = min(order)
    places = [(line.start, line.text) for line in lines[first : first + len(order)]]
    cut_off = {
        before - first
        for before, behind in pairwise(order)
        if behind == before + 1 and piece.parts_a_line(before - first)
        if piece.page.fill_a_line(lines[before], lines[behind])
    }
    places_in_order = [index - first for index in order]
    return move_pieces(text, places, places_in_order, IN_TURN, confidence, frozenset(cut_off))
