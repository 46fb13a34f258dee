r"""Put a heading together whose two drawings came out in pieces over several lines.

A heading that holds a quotation is drawn run by run, each run twice. Some extractors sort
the runs by where they stand and break the line where two of them overlap, so that
聚力聚力““红色驿站, 建立新机制 and 红色驿站””建立新机制 stand below each other. Each run
comes twice; the order within the lines and the quotation marks say how they belong together.

What it will not touch: lines without a mark drawn twice, blocks in which a run does not come
twice, runs whose order the lines contradict.

    >>> from npccli.repair.edits import apply_edits
    >>> from npccli.repair.lines import Surface
    >>> text = "聚力聚力““红色驿站\n建立新机制\n红色驿站””建立新机制\n"
    >>> apply_edits(text, find_shuffled(Surface(text)))
    '聚力“红色驿站”建立新机制\n'
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface
from npccli.repair.script import ANY_HAN, HAN

DOUBLED_MARKS = ("““", "””")
_MARKS = "“”"
_RUN = lazy_pattern("[“”]|[^“”]+")
_HEADING = lazy_pattern(rf"[{HAN}A-Za-z0-9“”，、 　]{{1,50}}$")
_MOST_LINES = 7
_FEWEST_HAN, _SHORTEST_PART = 4, 2
_REASON = "a heading drawn twice, its runs shuffled over several lines"


class _Piece(NamedTuple):
    """A run of a line; `twice` says that it comes again at once."""

    text: str
    twice: bool


def find_shuffled(surface: Surface) -> list[Edit]:
    """Return one edit for each heading that is found so."""
    text, lines = surface.text, surface.lines
    edits: list[Edit] = []
    behind = 0
    places = [at for at in surface.doubled if text[at] in _MARKS]
    for index in sorted({bisect_right(lines.starts, at) - 1 for at in places}):
        if index < behind or not _HEADING.match(lines.texts[index]):
            continue
        for first, stop in _blocks(lines.texts, index, behind):
            whole = _put_together(lines.texts[first:stop])
            if whole:
                start = lines[first].start + lines[first].raw.index(lines[first].text)
                edits.append(Edit(start, lines[stop - 1].end, whole, _REASON, 0.8))
                behind = stop
                break
    return edits


def _blocks(texts: Sequence[str], index: int, behind: int) -> list[tuple[int, int]]:
    """Return the blocks of short lines around a line, the smallest first."""
    first = stop = index
    while first > max(behind, index - _MOST_LINES) and _HEADING.match(texts[first - 1]):
        first -= 1
    while stop < min(len(texts), index + _MOST_LINES) and _HEADING.match(texts[stop]):
        stop += 1
    found = [
        (start, end)
        for start in range(first, index + 1)
        for end in range(index + 1, stop + 1)
        if 1 < end - start <= _MOST_LINES
    ]
    return sorted(found, key=lambda block: (block[1] - block[0], -block[0]))


def _put_together(texts: list[str]) -> str:
    """Return the heading that the lines say twice, with its parts on lines; "" if they do not."""
    rows = [_pieces("".join(text.split())) for text in texts]
    _part_alike(rows)
    counts = Counter[str]()
    for row in rows:
        for piece in row:
            counts[piece.text] += 2 if piece.twice else 1
    runs = [run for run, times in counts.items() if run not in _MARKS]
    if {counts["“"], counts["”"]} != {2} or any(counts[run] != 2 for run in runs):
        return ""
    if len(ANY_HAN.findall("".join(runs))) < _FEWEST_HAN:
        return ""
    order = _order([[piece.text for piece in row] for row in rows])
    alone = {row[0].text for row in rows if len(row) == 1}
    alone -= {piece.text for row in rows if len(row) > 1 for piece in row}
    whole = ""
    for run in order:
        spaced = len(run) > _SHORTEST_PART and any(f" {run}" in text for text in texts)
        is_open = whole.count("“") > whole.count("”")
        gap = "\n" if run in alone and not is_open else " " if spaced and not is_open else ""
        whole += (gap if whole and run not in _MARKS else "") + run
    return whole


def _pieces(line: str) -> list[_Piece]:
    """Return the runs of a line, those that come again at once as one."""
    found: list[_Piece] = []
    single = ""
    place = 0
    while place < len(line):
        size = _doubled(line, place, after_mark=bool(found) and not single and found[-1].twice)
        if not size:
            single += line[place]
            place += 1
            continue
        found += [_Piece(run, False) for run in _RUN.findall(single)]
        found.append(_Piece(line[place : place + size], True))
        single = ""
        place += 2 * size
    return found + [_Piece(run, False) for run in _RUN.findall(single)]


def _doubled(line: str, place: int, after_mark: bool) -> int:
    """Return how long a run is that comes again at once, 0 if there is none."""
    for size in range((len(line) - place) // 2, 0, -1):
        run = line[place : place + size]
        if line.startswith(run, place + size) and (size == 1 or not set(run) & set(_MARKS)):
            beside = after_mark or line[place + 2 : place + 4] in DOUBLED_MARKS
            if size > 1 or run in _MARKS or beside:
                return size
    return 0


def _part_alike(rows: list[list[_Piece]]) -> None:
    """Part a run that stands once where another one begins or ends it."""
    for row in rows:
        for other in [piece.text for line in rows for piece in line]:
            for index, (run, twice) in enumerate(row):
                if len(other) < len(run) and run.endswith(other):
                    row[index : index + 1] = [
                        _Piece(run[: -len(other)], twice),
                        _Piece(other, twice),
                    ]
                elif len(other) < len(run) and run.startswith(other):
                    row[index : index + 1] = [
                        _Piece(other, twice),
                        _Piece(run[len(other) :], twice),
                    ]


def _order(rows: list[list[str]]) -> list[str]:
    """Return the runs in an order that all lines agree with, what is quoted within its marks.

    Of several runs that may come next, that which follows in a line is chosen, then the one
    that was seen first. The list is empty when the lines contradict each other.
    """
    before: dict[str, set[str]] = {run: set() for row in rows for run in row}
    for row in rows:
        for index, run in enumerate(row):
            before[run].update(other for other in row[:index] if other != run)
    order: list[str] = []
    while len(order) < len(before):
        ready = [run for run in before if run not in order and before[run] <= {*order}]
        if "“" in order and "”" not in order:
            ready = [
                run
                for run in ready
                if run == "”" or _follows("“", run, rows) or _leads_to(run, "”", before)
            ]
            ready = [run for run in ready if run != "”"] or ready
        if not ready:
            return []
        follows = [run for run in ready if order and _follows(order[-1], run, rows)]
        order.append((follows or ready)[0])
    return order


def _leads_to(run: str, target: str, before: dict[str, set[str]]) -> bool:
    """Tell whether a run stands before the target, in a line or over several of them."""
    reached, pending = {target}, [target]
    while pending:
        for earlier in before[pending.pop()] - reached:
            reached.add(earlier)
            pending.append(earlier)
    return run in reached


def _follows(before: str, run: str, rows: list[list[str]]) -> bool:
    return any((before, run) in pairwise(row) for row in rows)
