r"""Put line ends back that were turned into spaces.

A program that joins lines by spaces leaves 坚持和完善 人民代表大会制度: every so many characters
a space, as wide apart as the column was. Where most of the spaces of a line stand so, they
were line ends, and become line ends again; the repair of wraps then joins what belongs
together. What it will not touch: spaces at changing distances, names and cells of a list,
the space of a two-part headline, spaces beside digits and letters that stand elsewhere
than at the edge of the column.

    >>> from npccli.repair.edits import apply_edits
    >>> line = "会议听取和审议了关于水库 除险加固的报告，提出意见 十二条，要求有关单位逐条 "
    >>> line += "研究，限期答复，并在下 次会议上报告办理结果。"
    >>> apply_edits(line, find_lost_line_ends(line)).split("\n")[:2]
    ['会议听取和审议了关于水库', '除险加固的报告，提出意见']
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface
from npccli.repair.script import HEADING_NUMBER, display_width

_SPACE = lazy_pattern(r"[ 　](?<=\S.)(?=\S)")
_BESIDE_ASCII = lazy_pattern(r"(?<=[!-~]) | (?=[!-~])")
_MARK = lazy_pattern("[，。、；：！？,;]")
_MARK_IN_TEXT = lazy_pattern("[，。；：！？,;]")
_SALUTATION = lazy_pattern("各位(?:代表|委员|同志)[：:]")
_FEWEST = 4
"""So many spaces in a line show a column; fewer may stand so by chance."""

_NARROWEST, _WIDE, _WIDEST = 20, 40, 120
"""The widths of columns of running text."""

_SLACK, _BEYOND = 4, 2
"""How far full pieces differ in width, and how much wider than the widest seen one may be."""

_FEWEST_WIDEST, _LEAST_WIDEST = 6, 0.4
_NEAR, _MOST = 6, 0.6
"""Of the pieces of a line, this share is as wide as most of so many on either side."""

_WITH_MARKS = 0.5
"""This share of the pieces holds a mark, as running text does and the cells of a list do not."""

_SHORTEST = 8
"""The narrowest heading; characters that are set apart one by one are narrower."""

_FINAL = frozenset("。！？”")


def find_lost_line_ends(text: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that turn spaces at the edge of a column into line ends.

    Lines with enough such spaces show the widths of the columns; in other lines the spaces
    before and behind a piece of such a width were line ends as well. `surface` is the text
    with what is known of it.
    """
    lines = _lines_with_spaces(surface or Surface(text))
    if len(lines) < _FEWEST and not any(len(spaces) >= _FEWEST for _, _, spaces in lines):
        return []
    proven = {index: edge for index, line in enumerate(lines) if (edge := _edge(text, *line))}
    if not proven:
        return _at_one_edge(text, lines)
    least = min(edge[0] for edge in proven.values())
    most = max(edge[1] for edge in proven.values())
    chosen: list[int] = []
    for index, (start, end, spaces) in enumerate(lines):
        if index in proven:
            chosen += _at_the_edge(text, start, end, spaces, *proven[index])
        else:
            chosen += _around_full(text, start, end, spaces, least, most)
    return [Edit(at, at + 1, "\n", "a space where a line ended", 0.85) for at in chosen]


def _lines_with_spaces(surface: Surface) -> list[tuple[int, int, list[int]]]:
    """Return where the longer lines with single spaces inside begin and end, and the spaces."""
    lines: list[tuple[int, int, list[int]]] = []
    for number in surface.spaced:
        start, raw = surface.lines[number][:2]
        end = start + len(raw)
        if len(raw) > _NARROWEST // 2:
            spaces = [match.start() for match in _SPACE.finditer(surface.text, start, end)]
            if spaces:
                lines.append((start, end, spaces))
    return lines


def _edge(text: str, start: int, end: int, spaces: list[int]) -> tuple[int, int] | None:
    """Return the least and the greatest width of the pieces that fill the column, if most do."""
    plain = [at for at in spaces if not _BESIDE_ASCII.match(text, at)]
    if len(plain) < _FEWEST:
        return None
    pieces = _widths(text, start, end, plain)
    full = _full(pieces[:-1])
    if sum(full) < max(_FEWEST, _MOST * len(full)):
        pieces = _widths(text, start, end, spaces)
        full = _widest(pieces[:-1])
    if not full:
        return None
    marked = sum(
        _MARK.search(text, first, last) is not None
        for first, last in zip([start, *plain], [*plain, end], strict=True)
    )
    if marked < _WITH_MARKS * (len(plain) + 1):
        return None
    wide = [width for width, is_full in zip(pieces, full, strict=False) if is_full]
    return min(wide), max(wide)


def _widest(pieces: Sequence[int]) -> list[bool]:
    """Tell of each piece whether it is as wide as the widest, if many are; otherwise nothing.

    A title, headings and the ends of paragraphs are narrower. Nothing is wider than a column,
    while spaces that somebody typed stand at any distance.
    """
    most = max(pieces)
    full = [width >= most - _SLACK for width in pieces]
    enough = sum(full) >= max(_FEWEST_WIDEST, _LEAST_WIDEST * len(full))
    return full if enough and _WIDE <= most <= _WIDEST else []


def _at_one_edge(text: str, lines: Sequence[tuple[int, int, list[int]]]) -> list[Edit]:
    """Return the edits at one width at which most lines have their first space, if they do.

    Paragraphs of two lines or three have too few spaces to show a column, each for itself. Only
    lines with a mark before the space count: a headline of two parts has none.
    """
    firsts = {
        start: display_width(text[start:at].lstrip())
        for start, _, (at, *_) in lines
        if _MARK.search(text, start, at)
    }
    widths = sorted(firsts.values())
    for most in reversed(widths):
        least = most - _SLACK
        alike = bisect_right(widths, most) - bisect_left(widths, least)
        if alike >= max(_FEWEST, _MOST * len(widths)) and _WIDE <= most <= _WIDEST:
            break
    else:
        return []
    chosen: list[int] = []
    for start, _, spaces in lines:
        begin = start
        for at in spaces if start in firsts else ():
            if least - _SLACK <= display_width(text[begin:at].strip()) <= most + _BEYOND:
                chosen.append(at)
                begin = at + 1
    return [Edit(at, at + 1, "\n", "a space where a line ended", 0.7) for at in chosen]


def _around_full(
    text: str, start: int, end: int, spaces: list[int], least: int, most: int
) -> list[int]:
    """Return the spaces before and behind the pieces of a line that are as wide as a column."""
    plain = [at for at in spaces if not _BESIDE_ASCII.match(text, at)]
    pieces = _widths(text, start, end, plain)
    chosen = set()
    for index, width in enumerate(pieces):
        if least <= width <= most:
            chosen.update(plain[max(0, index - 1) : index + 1])
    return sorted(chosen)


def _widths(text: str, start: int, end: int, cuts: Sequence[int]) -> list[int]:
    """Return the display widths of the pieces between the cuts."""
    firsts = [start, *(cut + 1 for cut in cuts)]
    return [
        display_width(text[first:last].replace(" ", ""))
        for first, last in zip(firsts, [*cuts, end], strict=True)
    ]


def _full(pieces: Sequence[int]) -> list[bool]:
    """Tell of each piece whether it is as wide as most of those around it, or twice as wide."""
    full = []
    for index, width in enumerate(pieces):
        around = sorted(pieces[max(0, index - _NEAR) : index + _NEAR + 1])
        if not _NARROWEST <= width <= _WIDEST or len(around) < _FEWEST:
            full.append(False)
            continue
        alike = bisect_right(around, width + _SLACK) - bisect_left(around, width - _SLACK)
        full.append(2 * alike > len(around))
    return full


def _parts_lines(text: str, begin: int, at: int) -> bool:
    """Tell whether a space stands behind a numbered heading or a salutation, or before one."""
    if _SALUTATION.match(text, at + 1) or _SALUTATION.fullmatch(text, begin, at):
        return True
    return HEADING_NUMBER.match(text, begin) is not None and not _MARK_IN_TEXT.search(
        text, begin + 2, at
    )


def _at_the_edge(
    text: str, start: int, end: int, spaces: list[int], least: int, most: int
) -> list[int]:
    """Return the spaces that were line ends.

    A shorter line ended there if its sentence does, or if it is long enough to be a heading,
    and what follows as well: characters that are set apart one by one are no lines.
    """
    pieces = _widths(text, start, end, spaces)
    chosen: list[int] = []
    begin = start
    for index, at in enumerate(spaces):
        width = display_width(text[begin:at].replace(" ", ""))
        short = not _BESIDE_ASCII.match(text, at) and (
            text[at - 1] in _FINAL or min(pieces[index : index + 2]) >= _SHORTEST
        )
        if least <= width <= most + _BEYOND or short or _parts_lines(text, begin, at):
            chosen.append(at)
            begin = at + 1
    return chosen
