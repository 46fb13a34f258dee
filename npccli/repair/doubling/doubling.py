"""Rejoin what faux-bold printing drew twice or more often, inside one line.

A line is undone when all of it is made of runs that are each repeated equally often:
run by run (着力打造着力打造““四个机关四个机关””), glyph by glyph (着着力力打打造造), or
as a whole. Inside a body line a run is undone when it is long and stands between marks.
Forms that go over several lines are in `echoes`.

What it will not touch: reduplication that is Chinese (点点滴滴, 研究研究, 高高兴兴平平安安),
masks and rulings (xxxx, ……), figures, runs of fewer than four Han characters.

    >>> from npccli.repair.edits import apply_edits
    >>> for text in ("做实代表工作做实代表工作", "着着力力打打造造", "点点滴滴"):
    ...     print(apply_edits(text, find_line_doubling(text)))
    做实代表工作
    着力打造
    点点滴滴
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat

from npccli.lazy import lazy_pattern
from npccli.repair.doubling.doubled_headings import SHORTEST_HEADING, undo_headings
from npccli.repair.doubling.doubled_labels import undo_labels
from npccli.repair.doubling.doubled_quotations import undo_quotations
from npccli.repair.doubling.doubled_stretches import DOUBLED_SIGNS, undo_stretches
from npccli.repair.doubling.pair_rests import came_in_pairs, rests_of_pairs
from npccli.repair.doubling.shuffled import DOUBLED_MARKS, find_shuffled
from npccli.repair.doubling.units import Unit, is_lively, is_reduplication, split_units, unit_edits
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.lines import Lines, Surface
from npccli.repair.script import ANY_HAN, HAN

_GLYPH_PAIRS = lazy_pattern(r"(?:([^\W\d_a-zA-Z]|[，。、；：“”‘’（）《》—])\1){4,}")
_RUN_AT_START = lazy_pattern(rf"(?:^\s*|(?<=[。！？；：]))([{HAN}“”《》（）、]{{3,30}}[：:。])\1+")
_RUN_BETWEEN_MARKS = lazy_pattern(
    rf"(?:^\s*|(?<=[，。；：、“”（）《》]))([{HAN}]{{4,30}})\1+(?=[，。；：、“”（）《》—]|$)"
)
_NUMBERED_YEAR = lazy_pattern(r"[一二三四五六七八九十]{1,3}、(?:19|20)\d\d")
"""The first run of a heading that goes on behind a year."""

_BROKEN_OFF = frozenset("，、；")
_LONG_RUN = lazy_pattern(rf"([{HAN}]{{5,24}})\1+")
_SHORTEST_RUN = 4
_CLAUSE = lazy_pattern(f"[{HAN}]{{{2 * _SHORTEST_RUN},}}+")
"""Finds the clauses that are long enough to hold a run twice."""

_RUN_AGAIN = lazy_pattern(rf"(.{{{_SHORTEST_RUN},30}})\1")
_PAIRS = lazy_pattern(r"(\S)\1(\S)\2(\S)\3(\S)\4")
_LONGEST_SENTENCE = 30
_SENTENCE_TWICE = lazy_pattern(
    rf"[\n。！？；：]([{HAN}“”《》（）、]{{3,{_LONGEST_SENTENCE}}}[：:。])\1"
)
RUN_TWICE = "a run drawn twice"
"""The reason of an edit that leaves its line shorter than it was printed."""

_MOST_TIMES = 8
_LONGEST_LINE = 400


def find_line_doubling(text: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that undo doubling within single lines of `text`.

    `surface` is the text with what is known of it.
    """
    surface = surface or Surface(text)
    lines = surface.lines
    pairs_at = list(_pairs_in_a_row(surface.doubled))
    signs_at = [at for at in surface.doubled if text[at] in DOUBLED_SIGNS]
    suspects = {_number(lines, place) for place in _suspect_places(text, pairs_at)}
    signs = {_number(lines, place) for place in (*pairs_at, *signs_at)}
    texts = surface.texts
    firsts_again = map(str.find, texts, surface.firsts, repeat(1))
    again = [(i, texts[i]) for i, place in enumerate(firsts_again) if place > 0]
    whole = [
        i
        for i, line in again
        if (line.count(line[1]) > 1 or line[1].isspace()) and _comes_twice(line)
    ]
    front = [i for i, line in again if line.find(line[:4], SHORTEST_HEADING) > 0]
    over_lines = find_shuffled(surface)
    shuffled = _shuffled_quotations(text, over_lines)
    edits: list[Edit] = []
    pairs: list[int] = []
    undone: set[int] = set()
    for index in sorted({*suspects, *signs, *whole, *front}):
        offset, line = lines.starts[index], lines.raws[index]
        if _is_in(offset, shuffled):
            continue
        is_short = len(line) <= _LONGEST_LINE
        found = (_undo_line(line) if is_short else []) or undo_headings(line)
        if not found and index in signs and is_short and not _is_in(offset, over_lines):
            found = undo_stretches(line)
        if not found and index in suspects:
            found = _undo_inside(line)
        edits += [edit._replace(start=edit.start + offset, end=edit.end + offset) for edit in found]
        if found:
            undone.add(index)
            pairs += [index] * came_in_pairs(line, found)
    more = [
        *shuffled,
        *rests_of_pairs(lines, pairs, undone),
        *_marks_at_start(text, surface.doubled),
    ]
    more += [*undo_labels(text), *undo_quotations(text)]
    return sort_edits([*edits, *more]) if more else edits


def _marks_at_start(text: str, doubled: Sequence[int]) -> list[Edit]:
    """Return the edits for marks that stand twice where a line begins with what was broken off.

    Some extractors find out what was drawn twice, but not that of the smallest characters.
    `doubled` are the places of characters that come again at once.
    """
    return [
        Edit(at, at + 1, "", "a mark drawn twice", 0.8)
        for at in doubled
        if text[at] in _BROKEN_OFF and text[at - 1 : at] == "\n" and ANY_HAN.match(text, at + 2)
    ]


def _shuffled_quotations(text: str, found: Sequence[Edit]) -> list[Edit]:
    """Return the edits for headings of which a quotation begins in one line and ends in another.

    One line of them may look like a whole heading that was drawn twice.
    """
    return [
        edit
        for edit in found
        if not any(
            all(marks in line for marks in DOUBLED_MARKS)
            for line in text[edit.start : edit.end].split("\n")
        )
    ]


def _comes_twice(line: str) -> bool:
    """Tell whether some of the characters come twice, as all do in a line drawn twice."""
    count = line.count
    return count(line[-1]) > 1 and not any(
        count(probe) < 2 and not probe.isspace() for probe in line[:7]
    )


def _is_in(offset: int, edits: Sequence[Edit]) -> bool:
    return any(edit.start <= offset < edit.end for edit in edits)


def _number(lines: Lines, place: int) -> int:
    return bisect_right(lines.starts, place) - 1


def _suspect_places(text: str, pairs: Sequence[int]) -> list[int]:
    """Return where the inside of a line may have been drawn twice.

    A run that comes twice makes as many characters of a clause, or a whole sentence, come
    twice; most clauses are done with by that.
    """
    places = [found.start() for start in pairs if (found := _PAIRS.search(text, start, start + 11))]
    if any(_ends_alike(text, mark) for mark in "。：:"):
        places += [match.start() for match in _SENTENCE_TWICE.finditer("\n" + text)]
    at = 0
    for clause in [
        c  # each eight characters in a row, as many as a run twice, hold one of the probes
        for c in _CLAUSE.findall(text)
        if c.count(c[7]) > 1 or (len(c) > 15 and (c.count(c[15]) > 1 or len(c) > 23))
    ]:
        if len(clause) - len(set(clause)) >= _SHORTEST_RUN and _RUN_AGAIN.search(clause):
            at = text.index(clause, at)
            places.append(at)
            at += len(clause)
    return places


def _ends_alike(text: str, mark: str) -> bool:
    """Tell whether what stands between two of these marks is also the end of what is before."""
    return mark in text and any(
        before.endswith(behind)
        for before, behind in pairwise(text.split(mark))
        if 0 < len(behind) <= _LONGEST_SENTENCE
    )


def _pairs_in_a_row(doubled: Sequence[int]) -> Iterator[int]:
    """Yield where two visible characters each come twice, one pair behind the other."""
    places = set(doubled)
    end = 0
    for at in doubled:
        if at >= end and at + 2 in places:
            yield at
            end = at + 4


def _undo_inside(line: str) -> list[Edit]:
    """Return the edits for the runs of a line that were drawn twice."""
    edits: list[Edit] = []
    for match in _GLYPH_PAIRS.finditer(line):
        run = match.group()
        if len(set(ANY_HAN.findall(run))) >= 3 and not (is_reduplication(run) or is_lively(run)):
            edits += [
                Edit(offset, offset + 1, "", "glyphs drawn twice", 0.9)
                for offset in range(match.start() + 1, match.end(), 2)
            ]
    for pattern in (_RUN_AT_START, _RUN_BETWEEN_MARKS, _LONG_RUN):
        for match in pattern.finditer(line):
            unit = match[1]
            if len(set(ANY_HAN.findall(unit))) >= min(4, len(unit) - 1) and not is_reduplication(
                match.group()
            ):
                edits.append(Edit(match.end(1), match.end(), "", RUN_TWICE, 0.75))
    return sort_edits(edits)


def _undo_line(line: str) -> list[Edit]:
    squeezed = "".join(line.split())
    size = len(squeezed)
    if size < 6:
        return []
    first, last = squeezed.count(squeezed[0]), squeezed.count(squeezed[-1])
    often = [n for n in range(_MOST_TIMES, 1, -1) if not (size % n or first % n or last % n)]
    if not often or 2 * len(counts := Counter(squeezed)) > size:
        return []
    for times in often:
        if any(count % times for count in counts.values()):
            continue
        units = split_units(squeezed, times)
        if units is None:
            continue
        if not _is_artifact(squeezed, units, times):
            return []
        positions = [index for index, character in enumerate(line) if not character.isspace()]
        return unit_edits(line, squeezed, positions, units, times)
    return []


def _is_artifact(squeezed: str, units: list[Unit], times: int) -> bool:
    """Tell whether a line of repeated units was printed that way by mistake."""
    single = "".join(squeezed[unit.start : unit.start + unit.length] for unit in units)
    if len(units) == 1 and _NUMBERED_YEAR.fullmatch(single):
        return True
    distinct = len(set(ANY_HAN.findall(single)))
    if distinct < 3 or (len(ANY_HAN.findall(single)) < 4 and not (times > 2 and distinct >= 3)):
        return False
    if all(unit.length == 1 for unit in units):
        return not is_reduplication(squeezed) if times == 2 else True
    return not all(unit.length == 2 for unit in units) or len(units) > 2
