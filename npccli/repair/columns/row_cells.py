"""Cut lines that hold a line of several columns each into cells, one for each column.

The columns of such lines are equally wide, so that some of the spaces in them stand at the
edges of columns and the others inside a cell, mostly because its characters were set apart
to fill it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.script import FINAL_MARKS, display_width

_TOKEN = lazy_pattern(r"[^\s]+")
NARROWEST, WIDEST = 14, 100
NARROWER, WIDER = 5, 2
"""How far the lines of a column differ from its width, because marks are squeezed."""

_INDENT = 4
"""How much narrower the first line of a paragraph is without its indent."""

_MOST_CELLS = 4
_LONGEST, _MOST_TOKENS = 300, 90
_LEAST_WIDTH = 1.5
"""How wide a character of a line must be on average: letters and digits are not."""

_SHORT_TOKEN = 4
"""Both neighbours of a space between characters that were set apart are hardly longer."""

_WIDEST_SPACE = 2
"""Lines with wider spaces are cells of a table, or left as they are (see `flags`)."""

_SPACE_INSIDE, _BESIDE_DIGIT, _SET_APART = 2.5, 0.5, 0.1
_FIRST_LINE, _SHORT_AT_END, _ENDS_INSIDE, _SHORT_INSIDE = 0.3, 0.3, 0.8, 2.0
_TOO_FULL, _DEAREST, _NONE_FULL = 1.5, 3.0, 3.0
"""What it costs that a space stands inside a cell, and that a cell does not fill its column."""


class Cell(NamedTuple):
    """A part of a line: where it begins and ends in the text of the line."""

    start: int
    end: int


class Cutting(NamedTuple):
    """A way to cut a line into cells, with what it costs; `full` of them fill their columns."""

    cost: float
    cells: tuple[Cell, ...]
    full: int


class _Token(NamedTuple):
    start: int
    end: int
    width: int
    gap: float
    """What it costs that the space in front of it stands inside a cell."""


def width_of(text: str) -> int:
    """Return the width of a cell without its spaces; characters drawn twice count once.

    >>> width_of("着 力 打 造"), width_of("着着力力打打造造")
    (8, 8)
    """
    text = "".join(text.split())
    if len(text) > 1 and text[::2] == text[1::2]:
        text = text[::2]
    return display_width(text)


def cut_line(line: str, width: int) -> list[Cutting]:
    """Return the best ways to cut a line into cells of columns so wide, one for each number.

    There is none if a part without spaces is wider than the column.

    >>> [cut.cells for cut in cut_line("听取审议专项工作报告二 众六千余人次，收集意见", 22)]
    [(Cell(start=0, end=11), Cell(start=12, end=23))]
    """
    tokens = _tokens_of(line)
    if not tokens:
        return []
    ways: list[dict[int, Cutting]] = [{0: Cutting(0.0, (), 0)}]
    for stop in range(1, len(tokens) + 1):
        reached: dict[int, Cutting] = {}
        for first, cell, inside in _cells_before(tokens, stop, width):
            measured = width_of(line[cell.start : cell.end])
            if measured > width + WIDER:
                continue
            cost, full = _weigh(line[cell.end - 1], measured, width, stop == len(tokens))
            if measured > width and inside >= _SPACE_INSIDE:
                cost += _TOO_FULL
            for number, way in ways[first].items():
                total = way.cost + cost + inside
                known = reached.get(number + 1)
                if number < _MOST_CELLS and (known is None or total < known.cost):
                    reached[number + 1] = Cutting(total, (*way.cells, cell), way.full + full)
        ways.append(reached)
    found = [
        way._replace(cost=way.cost + _NONE_FULL) if number > 1 and _is_loose(way, line) else way
        for number, way in ways[-1].items()
    ]
    best = min((way.cost for way in found), default=0.0)
    return [way for way in found if way.cost <= best + _DEAREST]


def _is_loose(way: Cutting, line: str) -> bool:
    """Tell whether no cell fills its column, or ends a paragraph in front of another one."""
    return not way.full and not any(line[end - 1] in FINAL_MARKS for _, end in way.cells[:-1])


def _cells_before(
    tokens: Sequence[_Token], stop: int, width: int
) -> Iterator[tuple[int, Cell, float]]:
    """Yield the cells that may end with the token before `stop`, and what is inside them.

    Each comes with its first token and with what the spaces in it cost.
    """
    inside = 0.0
    whole = 0
    for first in range(stop - 1, -1, -1):
        whole += tokens[first].width
        if whole > width + WIDER or inside > _DEAREST:
            return
        yield first, Cell(tokens[first].start, tokens[stop - 1].end), inside
        inside += tokens[first].gap


def _weigh(last: str, measured: int, width: int, is_last: bool) -> tuple[float, int]:
    """Return what a cell costs that ends with this character, and 1 if it fills its column."""
    if measured >= width - NARROWER:
        return 0.0, 1
    if measured >= width - NARROWER - _INDENT:
        return _FIRST_LINE, 1
    if is_last:
        return _SHORT_AT_END, 0
    return (_ENDS_INSIDE if last in FINAL_MARKS else _SHORT_INSIDE), 0


def _tokens_of(line: str) -> list[_Token]:
    if len(line) > _LONGEST:
        return []
    found: list[_Token] = []
    for match in _TOKEN.finditer(line):
        start, end = match.span()
        gap = 0.0
        if found:
            before = found[-1]
            if start - before.end > _WIDEST_SPACE or line[before.end] == "\t":
                return []
            gap = _cost_of_space(line[before.start : before.end], match[0])
        found.append(_Token(start, end, width_of(match[0]), gap))
    return found if len(found) <= _MOST_TOKENS else []


def _cost_of_space(before: str, behind: str) -> float:
    """Return what it costs that the space between two tokens stands inside a cell."""
    shorter, longer = sorted((len(before), len(behind)))
    if shorter == 1 and longer <= _SHORT_TOKEN:
        return _SET_APART
    if before[-1] in FINAL_MARKS:
        return _DEAREST + 1
    if longer <= _SHORT_TOKEN:
        return _SET_APART
    return _BESIDE_DIGIT if _is_narrow(before[-1]) or _is_narrow(behind[0]) else _SPACE_INSIDE


def _is_narrow(character: str) -> bool:
    return character.isascii() and character.isalnum()


def widths_of_columns(line: str) -> Iterator[int]:
    """Yield how wide the columns may be of which a line holds a full one each."""
    tokens = _tokens_of(line)
    whole = sum(token.width for token in tokens)
    if whole < _LEAST_WIDTH * sum(token.end - token.start for token in tokens):
        return
    for at in range(1, len(tokens)):
        if tokens[at].gap >= _BESIDE_DIGIT:
            width = width_of(line[: tokens[at - 1].end])
            if width > WIDEST:
                return
            if width < NARROWEST or not _may_hold(whole, width):
                continue
            for way in cut_line(line, width + WIDER):
                if way.full == len(way.cells) > 1 and way.cost < 1:
                    yield max(width_of(line[start:end]) for start, end in way.cells)
                    break


def _may_hold(whole: int, width: int) -> bool:
    """Tell whether text so wide can be a full cell in each of two columns or more, so wide."""
    return any(
        number * (width - NARROWER - _INDENT) <= whole <= number * (width + 2 * WIDER)
        for number in range(2, _MOST_CELLS + 1)
    )
