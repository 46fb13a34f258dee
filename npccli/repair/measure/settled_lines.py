"""Measure lines, and settle those of which their neighbours tell what they are."""

from __future__ import annotations

from npccli.repair.contents.announced import last_places, read_announced
from npccli.repair.contents.contents import is_contents_heading
from npccli.repair.lines import Surface
from npccli.repair.measure.layout import FINAL, MeasuredLine, measure_lines
from npccli.repair.measure.notes import note_end
from npccli.repair.measure.rows import rows_among
from npccli.repair.script import places_of

_AUTHOR_NOTE = ("（作者", "(作者", "（本文作者")
_SHORT_BEFORE = 0.8
"""A line may end a paragraph that has this part of the width of the next one, or less."""


def measure_text(
    text: str,
    page_starts: tuple[int, ...] = (),
    shortened: tuple[int, ...] = (),
    surface: Surface | None = None,
) -> list[MeasuredLine]:
    """Return the measured lines of a text; see `measure_lines`.

    Notes in brackets end like sentences; the entries of a contents page, the rows of a table
    and rows of names stand alone.
    """
    surface = surface or Surface(text)
    lines = measure_lines(text, page_starts, shortened, surface)
    if "（" in surface.firsts or "(" in surface.firsts:
        _settle_notes(lines, surface)
    if "目" in surface.firsts or "C" in surface.firsts:
        _settle_contents(lines, surface)
    parted = None if "\t" in text or "|" in text else surface.spaced
    for index in rows_among(surface.texts, parted, surface.lasts):
        lines[index] = _settled(lines[index], lines[index].ends, fixed=True)
    return lines


def _settle_notes(lines: list[MeasuredLine], surface: Surface) -> None:
    """Take the end of each note in brackets for the end of a sentence.

    A note begins where a paragraph may begin: not behind a line that is as long and ends no
    sentence.
    """
    texts = surface.texts
    for index in places_of("（(", surface.firsts):
        line = lines[index]
        is_author = line.text.startswith(_AUTHOR_NOTE)
        before = lines[index - 1] if index else None
        begins = (
            before is None
            or line.gap
            or line.indent
            or before.ends == FINAL
            or before.width <= _SHORT_BEFORE * line.width
        )
        if (is_author or begins) and (end := note_end(texts, index)) is not None:
            note = lines[end]
            lines[end] = _settled(note, FINAL, fixed=note.fixed or (is_author and end == index))


def _settle_contents(lines: list[MeasuredLine], surface: Surface) -> None:
    """Let the entries of contents pages without page numbers stand alone."""
    known = surface.lines
    last: dict[str, int] = {}
    for index in places_of("目C", surface.firsts):
        if not is_contents_heading(surface.texts[index]):
            continue
        last = last or last_places(known)
        for entry in read_announced(known, index + 1, last):
            if entry.edit is None:
                place = entry.behind - 1
                lines[place] = _settled(lines[place], lines[place].ends, fixed=True)


def _settled(line: MeasuredLine, ends: int, *, fixed: bool) -> MeasuredLine:
    """Return the line with an end of this kind, standing alone or not."""
    return line.but(
        ends=ends,
        fixed=fixed,
        head=(*line.head[:-1], fixed),
        tail=(ends, line.unclosed, fixed, line.indent > 0),
        look=line.look._replace(ends=ends, fixed=fixed),
    )
