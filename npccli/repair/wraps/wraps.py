r"""Rejoin paragraphs that were broken at the edge of a column or page.

What it will not touch: paragraph ends, headings, contents entries, indents, blank lines
between paragraphs, and text whose lines are paragraphs already.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "坚持正确监督、有效监督、依法监督，推\n动全区工作再上新的台阶。\n"
    >>> apply_edits(text, find_wraps(text))
    '坚持正确监督、有效监督、依法监督，推动全区工作再上新的台阶。\n'
"""

from __future__ import annotations

from itertools import repeat

from npccli.lazy import lazy_pattern
from npccli.repair.doubling.drawn_twice import ends_inside_headings, with_drawn_twice
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface
from npccli.repair.measure.layout import MeasuredLine
from npccli.repair.measure.settled_lines import measure_text
from npccli.repair.wraps.inline_cuts import ends_of_headings, inside_cut_lines
from npccli.repair.wraps.line_ends import LineEnd, decide_line_ends
from npccli.repair.wraps.whole_paragraphs import holds_whole_paragraphs

_LAW_LABEL = lazy_pattern(r"第.*[^，]$")
_INSIDE_HEADING = LineEnd(0.8, "a heading goes on")
_CUT_AROUND = LineEnd(0.85, "cut around a link or words in bold")
_LATIN_WORD_END = lazy_pattern(r"[A-Za-z]{2,}[,.;]?$|[A-Za-z],$")


def find_wraps(
    text: str,
    page_starts: tuple[int, ...] = (),
    shortened: tuple[int, ...] = (),
    surface: Surface | None = None,
    drawn: tuple[int, ...] = (),
    weighed: bool = True,
    wrapped: bool = False,
) -> list[Edit]:
    """Return the edits that take out the line ends inside paragraphs.

    `page_starts` and `shortened` are offsets: of pages, and of places where an earlier
    repair took something out of a line. `surface` is the text with what is known of it,
    `drawn` are the offsets of lines that were drawn twice. Unless they are to be `weighed`, the
    edits do not tell how sure they are. `wrapped` says that lines were joined here before.
    """
    surface = surface or Surface(text)
    if not (drawn or shortened) and holds_whole_paragraphs(surface):
        return []
    lines = surface.measured.pop((page_starts, shortened), None)
    if lines is None:
        lines = measure_text(text, page_starts, shortened, surface)
    straddled = surface.straddled
    lines = with_drawn_twice(lines, drawn, straddled)
    surface.forget_lines()  # what was measured is all that is asked for from here on
    edits = []
    make = tuple.__new__
    decisions = decide_line_ends(lines, straddled, weighed, wrapped)
    joined = [decision is not None for decision in decisions]
    for end in inside_cut_lines(lines, joined):
        decisions[end] = _CUT_AROUND
    for end in ends_of_headings(lines, joined):
        decisions[end] = None
    inside = ends_inside_headings(lines, straddled) if drawn else repeat(False)
    for before, behind, decision, is_inside in zip(
        lines, lines[1:], decisions, inside, strict=False
    ):
        if decision is None:
            if not is_inside:
                continue
            decision = _INSIDE_HEADING
        after = ""
        if behind.text[0] < "{" or before.label:
            after = _space_between(before, behind)
        confidence, why = decision
        end = before.start + len(before.text)
        edits.append(make(Edit, (end, behind.start, after, why, confidence, -1)))
    return edits


def _space_between(before: MeasuredLine, behind: MeasuredLine) -> str:
    """Return what parts two lines: a space between Latin words, and behind a label of a law."""
    first = behind.text[0]
    latin = first.isascii() and first.isalpha() and _LATIN_WORD_END.search(before.text)
    return " " if latin or (before.label and _LAW_LABEL.match(before.text)) else ""
