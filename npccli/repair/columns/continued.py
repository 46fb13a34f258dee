r"""Put a column behind the one whose sentence it goes on with, over the articles between them.

A newspaper lets an article run on in the next column, and sets a smaller one or its heading
beside it. An extractor that reads box by box gives the first column, the other article, the
second column. The first one ends in a full line without a final mark, what follows is set in
another measure or begins a paragraph, and farther on lines of the same measure begin in the
middle of a sentence. The blocks between them then go behind the lines that go on.

What it will not touch: blocks of two lines and fewer, text with a blank line between all of
its lines, columns of different measures, lines that read on in the block that follows.

    >>> from npccli.repair.edits import apply_edits
    >>> text = (
    ...     "六月上旬，检查组深入七个乡镇，\n"
    ...     "对居家养老服务条例的实施情况开展检\n"
    ...     "查，随后召开座谈会，听取部门和乡镇\n"
    ...     "负责人的汇报，并就养老机构的消防安\n"
    ...     "\n"
    ...     "评议重实效\n"
    ...     "常委会组织代表评\n"
    ...     "议五个部门的工作，\n"
    ...     "评议结果当场公布。\n"
    ...     "\n"
    ...     "全和医养结合提出意见。检查组要求各\n"
    ...     "乡镇逐条建立台账，年底以前全部整改\n"
    ...     "到位，并向常委会书面报告结果。\n"
    ... )
    >>> print(apply_edits(text, find_continued_columns(text)), end="")
    六月上旬，检查组深入七个乡镇，
    对居家养老服务条例的实施情况开展检
    查，随后召开座谈会，听取部门和乡镇
    负责人的汇报，并就养老机构的消防安
    <BLANKLINE>
    全和医养结合提出意见。检查组要求各
    乡镇逐条建立台账，年底以前全部整改
    到位，并向常委会书面报告结果。
    <BLANKLINE>
    评议重实效
    常委会组织代表评
    议五个部门的工作，
    评议结果当场公布。
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from math import inf
from typing import NamedTuple

from npccli.repair.character_pairs import CharacterPairs
from npccli.repair.columns.line_cohesion import LOST_INDENT, Cohesion
from npccli.repair.columns.page_blocks import (
    FEWEST_LINES,
    Block,
    breaks_off,
    differ,
    differ_exactly,
    find_blocks,
    fit_headings,
    have_other_measure,
    is_cut_off,
    loses_indents,
    may_go_on,
    reads_on_in_word,
)
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface
from npccli.repair.measure.layout import COMMA, FINAL, PLAIN, MeasuredLine
from npccli.repair.measure.settled_lines import measure_text
from npccli.repair.script import CLOSERS, FINAL_MARKS, OPENERS

CONTINUED = "a column that goes on with a sentence broken off before the blocks between them"

_CLOSED = frozenset(FINAL_MARKS + CLOSERS + "：:；;")
_MOST_GAPS = 0.4
"""Where so many lines have a blank one above, blank lines part no blocks."""

_AS_WIDE = 5
"""A line narrower by more than that is no full line of the column, nor one without its indent."""

_MARKERS = frozenset("一二三四五六七八九十第（(—●■◆▲①②③")
"""What does not go on is of another width, or begins like a heading, an item or a list."""

_FARTHEST = 250
"""How many lines farther on a column goes on at most."""

_FULL_FIRST, _SHORT_FIRST = 1.5, -3.0
"""What the first line of the later column says: as wide as the others, short by an indent."""

_NEXT = 3.0
"""What it is worth that a column of the same measure is the next block, or behind a heading."""

_ONLY = 2.4
"""What it is worth that no other column of the measure follows, where first lines would show."""

_ALIKE = -1.5
"""What it says that all between have the same measure, as in a book: any of them may go on."""

_LEAST, _CONFIDENCE = 1.4, 0.7
"""How well the lines must read on, and how sure that makes the move."""

_WAYS, _MOST_AT_ONCE = 200, 40
"""How many ways to join the blocks are followed, and over how many joints."""


class _Joint(NamedTuple):
    """How well the text of one block goes on in that of a later one, by their numbers.

    `body` is the line in which it goes on, the first below the headings of the later block.
    """

    score: float
    before: int
    behind: int
    body: int


class _Way(NamedTuple):
    """Joints that go together, and how well they read."""

    score: float
    joints: tuple[_Joint, ...]


def find_continued_columns(
    text: str, page_starts: tuple[int, ...] = (), surface: Surface | None = None
) -> list[Edit]:
    """Return the edits that put columns behind those that they go on with."""
    surface = surface or Surface(text)
    if not _may_break_off(surface):
        return []
    lines = measure_text(text, page_starts, (), surface)
    blocks = find_blocks(lines)
    surface.measured = {(page_starts, ()): lines}
    chosen = _choose(_joints(lines, blocks))
    for joint in chosen:
        blocks[joint.behind] = blocks[joint.behind]._replace(body=joint.body)
    return list(_edits(text, lines, blocks, _in_order(lines, blocks, chosen)))


def _may_break_off(surface: Surface) -> bool:
    """Tell whether some block of lines may end in the middle of a sentence."""
    numbers = surface.lines.numbers
    if not numbers or numbers[-1] - numbers[0] == len(numbers) - 1:
        return False
    gaps = [at for at, (here, next_one) in enumerate(pairwise(numbers)) if next_one > here + 1]
    if not gaps or len(gaps) > _MOST_GAPS * len(numbers):
        return False
    straddled = surface.straddled
    return any(
        surface.lasts[at] not in _CLOSED
        and at + 1 >= FEWEST_LINES
        and numbers[at] - numbers[at + 1 - FEWEST_LINES] == FEWEST_LINES - 1
        and _may_be_cut_off(surface, at)
        and not straddled[at]
        for at in gaps
    )


def _may_be_cut_off(surface: Surface, at: int) -> bool:
    """Tell whether the lines below one are of another width, or the first looks like a heading."""
    widths = surface.widths
    width = max(widths[at + 1 - FEWEST_LINES : at + 1])
    below = widths[at + 1 : at + 1 + FEWEST_LINES]
    if surface.firsts[at + 1] in _MARKERS or differ(max(below), width):
        return True
    return below[0] < width - _AS_WIDE and surface.lasts[at + 1] not in FINAL_MARKS


def _joints(lines: Sequence[MeasuredLine], blocks: Sequence[Block]) -> Iterator[_Joint]:
    """Yield how blocks that break off may go on in later ones of their page."""
    pairs = CharacterPairs([line.text for line in lines])
    lost = loses_indents(lines, blocks)
    pages = [at for at, line in enumerate(lines) if line.page_break]
    for before, block in enumerate(blocks):
        measure = block.lower_measure
        if not breaks_off(lines, block) or before + 1 == len(blocks):
            continue
        if not is_cut_off(lines, block, fit_headings(lines, blocks[before + 1], measure)):
            continue
        page = bisect_right(pages, block.first)
        others: dict[int, Block] = {}
        for number, later in enumerate(blocks[before + 1 :], before + 1):
            if later.body - block.stop > _FARTHEST or bisect_right(pages, later.first) != page:
                break
            fitted = fit_headings(lines, later, measure)
            if may_go_on(lines, fitted, measure):
                others[number] = fitted
        if others:
            yield from _weigh(lines, blocks, before, others, pairs, lost)


def _weigh(
    lines: Sequence[MeasuredLine],
    blocks: Sequence[Block],
    before: int,
    others: dict[int, Block],
    pairs: CharacterPairs,
    lost: bool,
) -> Iterator[_Joint]:
    """Yield how well a block goes on in others; `lost`: first lines have lost their indents."""
    upper = blocks[before]
    column = list(lines[upper.body : upper.stop])
    end = len(column) - 1
    starts = []
    for later in others.values():
        starts.append(len(column))
        column += lines[later.body : later.stop]
    cohesion = Cohesion(column, pairs=pairs)
    cohesion.loses_indents = lost
    only = _ONLY if lost and len(others) == 1 else 0.0
    for (behind, later), start in zip(others.items(), starts, strict=True):
        score = cohesion.reads_on(end, start)
        if differ_exactly(lines, upper, later):
            continue
        is_next = behind == before + 1
        if later.upper_measure:
            score += _first_line_score(column[start], upper.lower_measure, lost)
        elif not (is_next or cohesion.has_word_over(end, start)):
            continue
        if is_next:
            score += _NEXT + only
        else:
            over = blocks[before + 1 : behind]
            score += only if have_other_measure(lines, over, upper) else _ALIKE
            if score <= _reads_on_from_above(lines, blocks[behind - 1], later, pairs):
                continue
        yield _Joint(score, before, behind, later.body)


def _reads_on_from_above(
    lines: Sequence[MeasuredLine], above: Block, block: Block, pairs: CharacterPairs
) -> float:
    """Return how well a block reads on from the one above it, which may break off there.

    Before an opening mark a line is broken short of its column.
    """
    last = lines[above.stop - 1]
    opens = lines[block.body].text[0] in OPENERS and last.ends in (PLAIN, COMMA)
    if not (opens or breaks_off(lines, above)) or is_cut_off(lines, above, block):
        return -inf
    column = [*lines[above.body : above.stop], lines[block.body]]
    return Cohesion(column, pairs=pairs).reads_on(len(column) - 2, len(column) - 1) + _NEXT


def _first_line_score(line: MeasuredLine, measure: int, lost: bool) -> float:
    """Return what the width of a line says for one in the middle of a paragraph."""
    lack = measure - line.width
    if lack in LOST_INDENT and not line.stretched:
        return 0.0 if line.ends == FINAL else _SHORT_FIRST
    return _FULL_FIRST if lost and lack < LOST_INDENT.start else 0.0


def _choose(joints: Iterable[_Joint]) -> list[_Joint]:
    """Return the joints that read best together, one for each block that breaks off or goes on."""
    chosen: list[_Joint] = []
    taken: set[int] = set()
    ways: list[_Way] = [_Way(0.0, ())]
    last = -1
    for before, some in groupby(joints, key=lambda joint: joint.before):
        if before >= last or len(ways[0].joints) >= _MOST_AT_ONCE:
            chosen += ways[0].joints
            taken.update(joint.behind for joint in ways[0].joints)
            ways = [_Way(0.0, ())]
        likely = [joint for joint in some if joint.score >= _LEAST]
        ways += [
            _Way(way.score + joint.score, (*way.joints, joint))
            for way in ways
            for joint in likely
            if joint.behind not in taken
            and all(joint.behind != other.behind for other in way.joints)
        ]
        ways = sorted(ways, key=lambda way: -way.score)[:_WAYS]
        last = max([last, *(joint.behind for joint in likely)])
    return [*chosen, *ways[0].joints]


def _in_order(
    lines: Sequence[MeasuredLine], blocks: Sequence[Block], chosen: Sequence[_Joint]
) -> list[int]:
    """Return the parts of the blocks in the order in which they read on.

    Block n has its headings as part 2n, its text as part 2n + 1. A text goes behind the one that
    it goes on with, its headings above the first of these and what a word goes on from in it.
    """
    behind = {joint.before: joint.behind for joint in chosen}
    later = set(behind.values())
    order: list[int] = []
    for number in range(len(blocks)):
        if number in later:
            continue
        chain = [number]
        while chain[-1] in behind:
            chain.append(behind[chain[-1]])
        place = len(order)
        if order[-2:] == [2 * number - 2, 2 * number - 1] and reads_on_in_word(
            lines, blocks[number - 1], blocks[number]
        ):
            place -= 2
        order[place:place] = [2 * block for block in chain[1:]]
        order += [2 * number, *(2 * block + 1 for block in chain)]
    return order


def _edits(
    text: str, lines: Sequence[MeasuredLine], blocks: Sequence[Block], order: Sequence[int]
) -> Iterator[Edit]:
    """Yield the edits that put the parts of blocks, with their blank lines, in an order."""
    tops = [top for block in blocks for top in (block.first, block.body)]
    starts = [text.rfind("\n", 0, lines[top].start) + 1 for top in tops]
    starts.append(len(text))
    order = [part for part in order if starts[part] < starts[part + 1]]
    parts = sorted(order)
    first = 0
    while first < len(order):
        stop, highest = first + 1, order[first]
        while parts[stop - 1] < highest:
            highest = max(highest, order[stop])
            stop += 1
        if stop > first + 1:
            yield from _move_paragraphs(text, starts, parts[first:stop], order[first:stop])
        first = stop


def _move_paragraphs(
    text: str, starts: Sequence[int], parts: Sequence[int], order: Sequence[int]
) -> Iterator[Edit]:
    """Yield the edits that put neighbouring parts in another order.

    Unlike `move_pieces` this keeps the blank lines between them.
    """
    place = {part: at for at, part in enumerate(parts)}
    heads = [
        part for at, part in enumerate(order) if not at or place[part] != place[order[at - 1]] + 1
    ]
    begins = sorted(heads)
    ends = [*(starts[part] for part in begins[1:]), starts[parts[-1] + 1]]
    pieces = {begin: text[starts[begin] : end] for begin, end in zip(begins, ends, strict=True)}
    at_end = ends[-1] == len(text)
    tail = text[len(text.rstrip("\n")) :]
    for begin, end, part in zip(begins, ends, heads, strict=True):
        piece = pieces[part]
        if at_end and end == len(text):
            piece = piece.rstrip("\n") + tail
        elif at_end and part == begins[-1]:
            piece = piece.rstrip("\n") + "\n\n"
        if piece != pieces[begin]:
            yield Edit(starts[begin], end, piece, CONTINUED, _CONFIDENCE, starts[part])
