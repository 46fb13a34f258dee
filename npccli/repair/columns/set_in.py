r"""Move a heading out of the middle of a sentence, to the top of the lines that it interrupts.

A newspaper sets a heading over one of several columns. An extractor that reads box by box
gives the first column, the heading, the second column, and the sentence that goes on from
column to column is cut by the heading.

What it will not touch: headings behind a whole sentence, lines that go on with the line
above or below, titles, bylines, anything longer than three lines.

    >>> from npccli.repair.edits import apply_edits
    >>> text = (
    ...     "执法检查组采取明查与暗访相结合的方\n"
    ...     "式，深入七个乡镇、二十六个村开展实\n"
    ...     "\n"
    ...     "守护一江碧水\n"
    ...     "\n"
    ...     "地检查，逐条列出问题清单，督促有关\n"
    ...     "部门限期整改到位。\n"
    ... )
    >>> print(apply_edits(text, find_set_in_headings(text)), end="")
    守护一江碧水
    执法检查组采取明查与暗访相结合的方
    式，深入七个乡镇、二十六个村开展实
    <BLANKLINE>
    <BLANKLINE>
    地检查，逐条列出问题清单，督促有关
    部门限期整改到位。
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import inf

from npccli.lazy import lazy_pattern
from npccli.repair.character_pairs import CharacterPairs
from npccli.repair.cohesion import straddles
from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.edits import Edit
from npccli.repair.heading_forms import HEADING_NUMBER_IN_HAN
from npccli.repair.lines import Surface, TextLine
from npccli.repair.measure.layout import COMMA, PLAIN, MeasuredLine, measure_lines
from npccli.repair.measure.run_ins import NO_RUN_IN
from npccli.repair.script import FINAL_MARKS, HAN, NEVER_FIRST, is_han

SET_IN = "a heading that stands in the middle of a sentence"
_LONGEST_HEADING = 22
_WORDS = lazy_pattern(rf"[{HAN}“”《》·、， 　]{{4,}}")
_WORDS_AND_YEARS = lazy_pattern(rf"[{HAN}“”《》·、， 　\d]{{4,}}")
_ENDS = "”》"
_MARKS = "，。、；"
_MOST_LINES = 6
_SHORTEST_LINE = 8
_FINAL_OR_COLON = frozenset(FINAL_MARKS + "：:")
_ABOVE, _BELOW = 16, 4
"""How many lines above and below a heading are measured to see what reads on."""

_LONGEST_COLUMN = 60
"""How many lines above it the text that it interrupts may begin."""

_LAST = 0.8
"""A line of a smaller share of the length of the next one ends a paragraph."""

_COLUMN_OF = 4
"""The widest of so many lines above a heading shows the width of the column."""

_FULL, _NARROW = 4, 0.8
"""By how much the line above may be narrower than the column; a heading has at most this share."""

_SOME_LINES = 60
"""Of so many lines most are too wide for a heading, whatever the lines above them measure."""

_LINE_OF_COLUMN = 2
_NO_FIRST_LINE = 4.0
"""So much better the sentence goes on in a line that is too wide for the first of a paragraph.

Half as much will do where blank lines stand above and below the headings.
"""

_LEAST_GAIN = 1.5
"""By how much, in log odds, the sentence must go on better over the heading than with it."""


def find_set_in_headings(
    text: str, surface: Surface | None = None, drawn: tuple[int, ...] = ()
) -> list[Edit]:
    """Return the edits that move headings out of sentences.

    `drawn` are the offsets of lines that were drawn twice, as headings are.
    """
    surface = surface or Surface(text)
    texts, widths = surface.texts, surface.widths
    twice = {bisect_right(surface.starts, offset) - 1 for offset in drawn}
    pairs: CharacterPairs | None = None
    edits: list[Edit] = []
    done = 0
    for index in _narrow_lines(surface):
        line = texts[index]
        if len(line) > _LONGEST_HEADING or index < done or line[-1] in FINAL_MARKS:
            continue
        if line[0] in NEVER_FIRST:
            continue  # it goes on with the line above
        above = texts[index - 1]
        if above[-1] in _FINAL_OR_COLON or len(above) < _SHORTEST_LINE:
            continue
        widest = max(widths[max(0, index - _COLUMN_OF) : index])
        if widths[index] > _NARROW * widest and " " not in line and "　" not in line:
            continue  # whatever the lines above measure, it is too wide for a heading
        for stop in range(index + 1, min(index + _MOST_LINES, len(texts) - 1) + 1):
            if len(texts[stop - 1]) > _LONGEST_HEADING or texts[stop - 1][-1] in FINAL_MARKS:
                break
            is_drawn = twice.issuperset(range(index, stop)) and stop not in twice
            if not is_drawn and not _is_heading("".join(texts[index:stop])):
                continue
            pairs = pairs or CharacterPairs(texts)
            found = _move(surface.lines, index, stop, pairs, is_drawn)
            if found and not any(edit.start <= found[0].start < edit.end for edit in edits):
                edits += found
                done = stop + 1
                break
    return sorted(edits, key=lambda edit: edit.start)


def _is_heading(text: str) -> bool:
    """Tell whether a text may be a heading with a number, or one without commas.

    The pieces of a sentence hold commas, and figures.

    >>> [_is_heading(text) for text in ("一、监督，服务大局", "监督，服务大局", "“四联”机制")]
    [True, False, True]
    >>> _is_heading("一、2025年工作回顾"), _is_heading("完成2025年工作")
    (True, False)
    """
    number = HEADING_NUMBER_IN_HAN.match(text)
    if number is not None:
        body = text[number.end() :]
        return _WORDS_AND_YEARS.fullmatch(body) is not None and _ends_as_heading(body)
    if not _WORDS.fullmatch(text) or not _ends_as_heading(text):
        return False
    first = 1 if text[0] in "“《" else 0
    if len(text) < first + 4 or not all(map(is_han, text[first : first + 2])):
        return False
    return "，" not in text and "、" not in text


def _ends_as_heading(text: str) -> bool:
    return is_han(text[-1]) or text[-1] in _ENDS


def _narrow_lines(surface: Surface) -> Iterator[int]:
    """Yield the lines but the first and last one that are narrow beside the widest near them.

    So do those that hold a space, of which the width says less.
    """
    widths, spaced = surface.widths, set(surface.spaced)
    last = len(widths) - 1
    for start in range(1, last, _SOME_LINES):
        stop = min(last, start + _SOME_LINES)
        most = _NARROW * max(widths[max(0, start - _COLUMN_OF) : stop])
        yield from [at for at in range(start, stop) if widths[at] <= most or at in spaced]


def _move(
    lines: Sequence[TextLine], first: int, stop: int, pairs: CharacterPairs, is_drawn: bool
) -> list[Edit]:
    """Return the edits that move the lines from `first` to `stop` above their text, if they may."""
    start = max(0, first - _ABOVE)
    window = lines[start : stop + _BELOW]
    measured = measure_lines("\n".join(line.raw for line in window))
    cohesion = Cohesion(measured, pairs=pairs)
    before, behind = first - 1 - start, stop - start
    blanks = (lines[first].number - lines[first - 1].number > 1) + (
        lines[stop].number - lines[stop - 1].number > 1
    )
    if not _is_interrupted(cohesion, before, behind, is_drawn, blanks):
        return []
    top = _top(lines, first)
    if top is None:
        return []
    place = lines[top].start
    moved = lines[first].start
    end = lines[stop - 1].start + len(lines[stop - 1].raw) + 1
    heads = "".join(line.text + "\n" for line in lines[first:stop])
    return [
        Edit(place, place, heads, SET_IN, 0.7, moved),
        Edit(moved, end, "", SET_IN, 0.7),
    ]


def _is_interrupted(
    cohesion: Cohesion, before: int, behind: int, is_drawn: bool, blanks: int
) -> bool:
    """Tell whether a sentence goes on over the headings between two lines.

    `is_drawn` tells that they were drawn twice, so that no sentence goes on in them, `blanks`
    on how many of their sides blank lines stand.
    """
    lines = cohesion.lines
    upper, lower = lines[before], lines[behind]
    if not _may_interrupt(lines, before, behind):
        return False
    if cohesion.has_word_over(before, before + 1):
        return False
    said = "".join(line.text for line in lines[before + 1 : behind])
    if said.count("“") != said.count("”") or said.count("《") != said.count("》"):
        return False
    if _closes(upper.text, lower.text) and lower.width >= upper.width - _FULL:
        return True
    goes_on = cohesion.reads_on(before, behind)
    into = cohesion.reads_on(before, before + 1)
    out = cohesion.reads_on(behind - 1, behind)
    if goes_on - max(0.0, into) - max(0.0, out) >= _LEAST_GAIN:
        return True
    if lower.run_in > NO_RUN_IN or lower.width < upper.width - _LINE_OF_COLUMN:
        return False
    if is_drawn:
        return goes_on >= 0.0
    least = _NO_FIRST_LINE / blanks if blanks else inf
    return goes_on - into >= _LEAST_GAIN and goes_on - out >= least


def _may_interrupt(lines: Sequence[MeasuredLine], before: int, behind: int) -> bool:
    """Tell whether the lines between two others may be headings in their way, by their form."""
    upper, lower = lines[before], lines[behind]
    column = max(line.width for line in lines[max(0, before + 1 - _COLUMN_OF) : before + 1])
    if upper.ends not in (PLAIN, COMMA) or upper.width + upper.indent < column - _FULL:
        return False
    near = [*lines[max(0, before + 1 - _COLUMN_OF) : before + 1], lower]
    if not any(mark in line.text for line in near for mark in _MARKS):
        return False  # slogans or headings, of which none is a sentence
    heads = lines[before + 1 : behind]
    if any(line.fixed or (line.width > _NARROW * column and not line.two_part) for line in heads):
        return False
    return not (lower.fixed or lower.indent or lower.marker or upper.fixed or upper.title)


def _closes(upper: str, lower: str) -> bool:
    """Tell whether a quotation or title is open at the end of one text and ends in the other.

    >>> _closes("持续擦亮“代表", "之家”品牌，"), _closes("持续擦亮“代表", "推出“直通车”，")
    (True, False)
    """
    for opener, closer in ("“”", "《》"):
        if upper.rfind(opener) > upper.rfind(closer):
            end, begin = lower.find(closer), lower.find(opener)
            return end >= 0 and (begin < 0 or end < begin)
    return False


def _top(lines: Sequence[TextLine], first: int) -> int | None:
    """Return the number of the line where the text that the heading interrupts begins.

    That is the first behind a blank line over which no word goes on; where none is near, the
    first of the paragraph.
    """
    paragraph = None
    for top in range(first - 1, max(0, first - _LONGEST_COLUMN), -1):
        above = lines[top - 1]
        if lines[top].number - above.number > 1 and not _goes_on(above.text, lines[top].text):
            return top
        ends = above.text[-1] in FINAL_MARKS and len(above.text) < _LAST * len(lines[top].text)
        if paragraph is None and ends:
            paragraph = top
    return paragraph if paragraph is not None or first > _LONGEST_COLUMN else 0


def _goes_on(upper: str, lower: str) -> bool:
    """Tell whether a word goes on from the end of one line in the other."""
    is_line = len(upper) >= _SHORTEST_LINE and upper[-1] not in _FINAL_OR_COLON
    return is_line and straddles(upper, lower)
