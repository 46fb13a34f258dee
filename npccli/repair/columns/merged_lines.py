r"""Part lines that hold a line of two columns each, and put the columns one below the other.

An extractor that takes two columns for one gives the first line of the left column and the
first of the right one as a single line with a space between them, then the second ones.
Words that go on not over that space but in the line below show it. Between such lines
stand others in which only one of the columns has text.

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
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.character_pairs import CharacterPairs
from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.columns.side_by_side import Sides, is_heading, part_sides
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface, TextLine
from npccli.repair.measure.layout import measure_lines
from npccli.repair.moves import move_pieces
from npccli.repair.script import FINAL_MARKS, display_width

_SPACE = lazy_pattern(r"(?<=\S)[ 　]{1,2}(?=\S)")
_NARROWEST, _WIDEST = 14, 100
_NARROWER, _WIDER = 4, 2
"""How far the lines of a column differ from the usual width, because marks are squeezed."""

_LONGEST = 2 * _WIDEST
_FEWEST_LINES, _LONGEST_BLOCK = 3, 160
_LONGEST_BREAK, _AROUND = 6, 14
"""How many lines of one column may stand between merged ones, and how many above and below them."""

_UNBROKEN = 4
"""Beside the space between two columns so many characters stand without one, if not stretched."""

_LEAST_GAIN, _LEAST_PROOFS, _SURE_GAIN = 6.0, 2, 18.0
"""By how much, in log odds, columns must read on better than lines do, and in how many words.

A word that goes on over the space counts twice against them, if the gain does not make sure
that it is one by chance.
"""

SIDE_BY_SIDE = "lines of two columns side by side that were read as one line"


class _Cut(NamedTuple):
    """A space in a line: where it is in the text of the line, how wide its sides are.

    `beside` is how many characters without a space stand on one of its sides; 0 beside a
    letter or digit, which may have a space around it anywhere. `closes` tells that a final
    mark stands before it.
    """

    end: int
    start: int
    left: int
    right: int
    beside: int
    closes: bool


def find_merged_lines(
    text: str, page_starts: tuple[int, ...] = (), surface: Surface | None = None
) -> list[Edit]:
    """Return the edits that part lines of two columns and move their parts."""
    surface = surface or Surface(text)
    lines, texts = surface.lines, surface.texts
    if not _some_are_near(lines, surface.spaced):
        return []
    spaced = {at: found for at in surface.spaced if (found := _cuts(texts[at]))}
    if len(spaced) < _FEWEST_LINES:
        return []
    edits: list[Edit] = []
    pairs: CharacterPairs | None = None
    behind = 0
    for block in _blocks(lines, spaced, page_starts):
        cuts = _cuts_in_columns(block, spaced)
        if len(cuts) < _FEWEST_LINES:
            continue
        first, stop = _surroundings(lines, cuts, page_starts, behind)
        pairs = pairs or CharacterPairs([line.text for line in lines])
        parted = _part(text, lines[first:stop], {at - first: cuts[at] for at in cuts}, pairs)
        if parted:
            edits += parted
            behind = stop
    return edits


def _some_are_near(lines: Sequence[TextLine], places: list[int]) -> bool:
    """Tell whether so many of these lines as make a block may stand together somewhere."""
    others = _FEWEST_LINES - 1
    return any(
        last - first <= others * _LONGEST_BREAK
        and lines[last].number - lines[first].number == last - first
        for first, last in zip(places, places[others:], strict=False)
    )


def _cuts(line: str) -> list[_Cut]:
    """Return the spaces in a line that may stand between two columns."""
    found: list[_Cut] = []
    if len(line) > _LONGEST:
        return found
    for space in _SPACE.finditer(line):
        left = _width(line[: space.start()])
        if left <= _WIDEST:
            before, behind = line[: space.start()], line[space.end() :]
            beside = 0
            if not (_is_narrow(before[-1]) or _is_narrow(behind[0])):
                beside = min(_UNBROKEN, max(len(before.split()[-1]), len(behind.split()[0])))
            closes = before[-1] in FINAL_MARKS
            found.append(_Cut(space.start(), space.end(), left, _width(behind), beside, closes))
    return found


def _is_narrow(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _width(text: str) -> int:
    """Return the width without spaces, which stretched lines are full of."""
    return display_width(text.replace(" ", "").replace("　", ""))


def _blocks(
    lines: Sequence[TextLine], spaced: dict[int, list[_Cut]], page_starts: tuple[int, ...]
) -> Iterator[list[int]]:
    """Yield the lines with a space that stand together on a page."""
    block: list[int] = []
    for at in spaced:
        if block and not (
            at - block[-1] <= _LONGEST_BREAK
            and len(block) < _LONGEST_BLOCK
            and _stand_together(lines, block[-1], at, page_starts)
        ):
            yield block
            block = []
        block.append(at)
    yield block


def _stand_together(
    lines: Sequence[TextLine], first: int, last: int, page_starts: tuple[int, ...]
) -> bool:
    """Tell whether no blank line and no new page stands between two lines."""
    if lines[last].number - lines[first].number != last - first:
        return False
    pages = bisect_right(page_starts, lines[first].start)
    return pages == bisect_right(page_starts, lines[last].start)


def _cuts_in_columns(block: list[int], spaced: dict[int, list[_Cut]]) -> dict[int, _Cut]:
    """Return, for the lines with a space at one place, that space; none if there is no column."""
    width = _width_of_left(block, spaced)
    if not width:
        return {}
    narrowest, widest = width - _NARROWER, width + _WIDER
    found: dict[int, _Cut] = {}
    for at in block:
        near = [cut for cut in spaced[at] if narrowest <= cut.left <= widest]
        if near:
            found[at] = min(near, key=lambda cut: (-cut.beside, abs(cut.left - width)))
    rights = sorted(cut.right for cut in found.values())
    usual = rights[(4 * len(rights)) // 5]
    full = sum(right >= usual - _NARROWER for right in rights)
    plain = sum(cut.beside > 1 for cut in found.values())
    if usual < _NARROWEST or rights[-1] > usual + _NARROWER or 2 * min(full, plain) < len(rights):
        return {}
    if _most_in_a_row(found) < _FEWEST_LINES:
        return {}
    first, last = min(found), max(found)
    for at in block:  # a line in which a paragraph ends, or that is too wide for one column
        both = [
            cut
            for cut in spaced[at]
            if cut.left <= width + _NARROWER and cut.right <= usual + _NARROWER
            if cut.closes or cut.left + cut.right > widest
        ]
        if at not in found and first < at <= last + 1 and both:
            found[at] = max(both, key=lambda cut: (cut.beside, cut.left))
    return dict(sorted(found.items()))


def _width_of_left(block: list[int], spaced: dict[int, list[_Cut]]) -> int:
    """Return the width in front of a space that most of the lines share; 0 if too few do."""
    if len(block) < _FEWEST_LINES:
        return 0
    lefts = [{cut.left for cut in spaced[at] if cut.left >= _NARROWEST} for at in block]
    counts = Counter(width for widths in lefts for width in widths)
    support = {
        width: sum(
            any(width - _NARROWER <= left <= width + _WIDER for left in widths) for widths in lefts
        )
        for width in counts
    }
    if max(support.values(), default=0) < _FEWEST_LINES:
        return 0
    return max(support, key=lambda width: (support[width], counts[width]))


def _most_in_a_row(found: Iterable[int]) -> int:
    """Return how many of these lines follow each other at most."""
    runs = groupby(enumerate(found), key=lambda pair: pair[1] - pair[0])
    return max(sum(1 for _ in run) for _, run in runs)


def _surroundings(
    lines: Sequence[TextLine], cuts: dict[int, _Cut], page_starts: tuple[int, ...], behind: int
) -> tuple[int, int]:
    """Return the first line and the one behind the last that may belong to the columns."""
    widest = max(max(cut.left, cut.right) for cut in cuts.values()) + _WIDER
    first, last = min(cuts), max(cuts)
    top, bottom = first, last
    while (
        top > max(behind, first - _AROUND)
        and _stand_together(lines, top - 1, top, page_starts)
        and _width(lines[top - 1].text) <= widest
    ):
        top -= 1
    while (
        bottom + 1 < min(len(lines), last + _AROUND)
        and _stand_together(lines, bottom, bottom + 1, page_starts)
        and _width(lines[bottom + 1].text) <= widest
    ):
        bottom += 1
    return top, bottom + 1


def _part(
    text: str, lines: Sequence[TextLine], cuts: dict[int, _Cut], pairs: CharacterPairs
) -> list[Edit]:
    """Return the edits that part the lines at the `cuts`, if they read better so."""
    offsets: list[int] = []
    texts: list[str] = []
    rows: list[tuple[int, ...]] = []
    for at, line in enumerate(lines):
        start = line.start + line.raw.index(line.text)
        cut = cuts.get(at)
        rows.append((len(texts),) if cut is None else (len(texts), len(texts) + 1))
        if cut is None:
            offsets.append(start)
            texts.append(line.text)
        else:
            offsets += [start, start + cut.start]
            texts += [line.text[: cut.end], line.text[cut.start :]]
    measured = measure_lines("\n".join("".join(text.split()) for text in texts))
    cohesion = Cohesion(measured, pairs=pairs)
    if not _is_proven(rows, cohesion):
        return []
    sides = part_sides(rows, cohesion)
    order = _order(sides, cohesion)
    kept = [index for row in rows[sides.first : sides.stop] for index in row]
    confidence = round(min(0.95, 0.6 + sides.gain / 200), 3)
    pieces = [(offsets[index], texts[index]) for index in kept]
    base = kept[0]
    places = [index - base for index in order]
    return list(move_pieces(text, pieces, places, SIDE_BY_SIDE, confidence))


def _is_proven(rows: Sequence[tuple[int, ...]], cohesion: Cohesion) -> bool:
    """Tell whether lines with a space read on below it, in each column, and not over it."""
    gain, words_below, words_beside = 0.0, 0, 0
    for upper, lower in pairwise(rows):
        if len(upper) > 1 and len(lower) > 1:
            below = list(zip(upper, lower, strict=True))
            beside = [(upper[0], upper[1]), (upper[1], lower[0])]
            gain += sum(cohesion.reads_on(*pair) for pair in below)
            gain -= sum(cohesion.reads_on(*pair) for pair in beside)
            words_below += sum(cohesion.has_word_over(*pair) for pair in below)
            words_beside += sum(cohesion.has_word_over(*pair) for pair in beside)
    against = words_beside if gain >= _SURE_GAIN else 2 * words_beside
    return gain >= _LEAST_GAIN and words_below - against >= _LEAST_PROOFS


def _order(sides: Sides, cohesion: Cohesion) -> list[int]:
    """Return the lines of the left column, then of the right one.

    A heading on top of the right column, in the middle of the sentence that goes on from
    the left one, stands over both.
    """
    left, right = list(sides.left), list(sides.right)
    over = list(sides.over)
    while len(right) > 1 and is_heading(right[0], cohesion):
        over.append(right.pop(0))
    if cohesion.is_open(left[-1]) and cohesion.reads_on(left[-1], right[0]) > 0:
        return [*over, *left, *right]
    return [*left, *over, *right]
