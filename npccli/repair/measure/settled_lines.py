"""Measure lines, and settle those of which their neighbours tell what they are."""

from __future__ import annotations

from npccli.lazy import lazy_pattern
from npccli.repair.contents.announced import last_places, read_announced
from npccli.repair.contents.contents import is_contents_heading
from npccli.repair.lines import Surface
from npccli.repair.measure.hanging_indents import close_hanging_indents
from npccli.repair.measure.layout import FINAL, MeasuredLine, measure_lines
from npccli.repair.measure.notes import note_end
from npccli.repair.measure.rows import cells_among, rows_among
from npccli.repair.script import HAN, holds, places_of

_AUTHOR_NOTE = lazy_pattern(r"[（(] ?(?:本 ?文 ?)?作 ?者")
_OFFICE = lazy_pattern(
    rf"[{HAN}]{{2,18}}(?:[局厅]|委员会|常委会|发改委|办公[室厅]|政府|法院|检察院|委員會)"
)
_NUMBER_OF_DOCUMENT = lazy_pattern(
    rf"[{HAN}]{{2,16}}[〔［\[（(【](?:19|20)\d\d[〕］\]）)】](?:第)?\d{{1,5}}[号號]"
)
_SESSION = lazy_pattern(
    rf"[—–―─（( -]{{0,4}}(?:(?:19|20)\d\d|[一二][{HAN}○]{{3}})年[\d一二三四五六七八九十]{{1,3}}月"
    rf"[\d一二三四五六七八九十]{{1,3}}日在[{HAN}]{{4,40}}(?:会议|會議)上?[）)]?"
)
_FRONT = 40
"""Among so many lines at the top a report says who gives it."""

_FEWEST_SPACES = 5
_LETTER_SPACED = lazy_pattern(
    rf"[{HAN}“（](?:(?:[ 　]{{1,3}}|(?<=[“（、）]))[{HAN}“”、（）\d]){{{_FEWEST_SPACES},}}"
)
_LONGEST_SPACED, _NEAR, _INDENT, _SQUEEZED = 80, 3, 4, 2
_SHORT_BEFORE = 0.8
"""A line may end a paragraph that has this part of the width of the next one, or less."""


def measure_text(
    text: str,
    page_starts: tuple[int, ...] = (),
    shortened: tuple[int, ...] = (),
    surface: Surface | None = None,
) -> list[MeasuredLine]:
    """Return the measured lines of a text; see `measure_lines`.

    Notes in brackets end like sentences; the entries of a contents page, the rows and
    cells of a table and rows of names stand alone, and so do offices above a salutation, sessions
    below a title, numbers of documents and letter-spaced headings.
    """
    surface = surface or Surface(text)
    lines = measure_lines(text, page_starts, shortened, surface)
    if "（" in surface.firsts or "(" in surface.firsts:
        _settle_notes(lines, surface)
    if "目" in surface.firsts or "C" in surface.firsts:
        _settle_contents(lines, surface)
    _settle_offices(lines, surface)
    _settle_numbers(lines, surface)
    if holds(text, "日在"):
        _settle_sessions(lines, surface)
    close_hanging_indents(lines, surface)
    parted = None if "\t" in text or "|" in text else surface.spaced
    rows = rows_among(surface.texts, parted, surface.lasts)
    for index in rows | cells_among(surface.texts, surface.firsts):
        lines[index] = _settled(lines[index], lines[index].ends, fixed=True)
    for index in _letter_spaced(surface, lines):
        lines[index] = _settled(lines[index], lines[index].ends, fixed=True)
    return lines


def _letter_spaced(surface: Surface, lines: list[MeasuredLine]) -> list[int]:
    """Return the lines that are letter-spaced between lines that are not, and short: headings.

    Closed up they are much narrower than the lines around; lines of text would be as wide, or
    were set apart because a number had no room behind them. Nor does a word go on over their ends.
    """
    texts, widths = surface.texts, surface.widths
    found = {
        index
        for index in surface.spaced
        if len(line := texts[index]) <= _LONGEST_SPACED
        and line.count(" ") + line.count("　") >= _FEWEST_SPACES
        and _LETTER_SPACED.fullmatch(line)
    }
    return [
        index
        for index in sorted(found)
        if not {index - 1, index + 1} & found
        and widths[index] - texts[index].count(" ") - 2 * texts[index].count("　")
        < _SHORT_BEFORE * max(_around(widths, index), default=0)
        and not _lacks_number(lines, index)
        and not any(surface.straddled[max(0, index - 1) : index + 1])
    ]


def _lacks_number(lines: list[MeasuredLine], index: int) -> bool:
    """Tell whether the number that the next line begins with had no room behind a line.

    That may be the first line of a paragraph, of which the indent was lost.
    """
    if index + 1 == len(lines) or not lines[index + 1].text[0].isdigit():
        return False
    width = lines[index].width + _INDENT + lines[index + 1].first_unit
    return lines[index].ends != FINAL and width >= max(
        line.width - _SQUEEZED for line in lines[max(0, index - _NEAR) : index + _NEAR + 1]
    )


def _around(widths: list[int], index: int) -> list[int]:
    return [*widths[max(0, index - _NEAR) : index], *widths[index + 1 : index + _NEAR + 1]]


def _settle_notes(lines: list[MeasuredLine], surface: Surface) -> None:
    """Take the end of each note in brackets for the end of a sentence.

    A note begins where a paragraph may begin: not behind a line that is as long and ends no
    sentence.
    """
    texts = surface.texts
    for index in places_of("（(", surface.firsts):
        line = lines[index]
        is_author = _AUTHOR_NOTE.match(line.text) is not None
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
            lines[end] = _settled(
                note, FINAL, fixed=note.fixed or (is_author and end == index), closed=is_author
            )


def _settle_offices(lines: list[MeasuredLine], surface: Surface) -> None:
    """Let the name of an office above a salutation stand alone: it says who reports."""
    for index in places_of("各主", surface.firsts):
        if not 0 < index < _FRONT or not lines[index].fixed:
            continue
        office = lines[index - 1]
        if _OFFICE.fullmatch(office.text):
            lines[index - 1] = _settled(office, office.ends, fixed=True)


def _settle_numbers(lines: list[MeasuredLine], surface: Surface) -> None:
    """Let the number of a document (清江府发〔2024〕3号) stand alone, above its title."""
    for index in places_of("号號", surface.lasts):
        line = lines[index]
        if _NUMBER_OF_DOCUMENT.fullmatch(line.text):
            lines[index] = _settled(line, line.ends, fixed=True)


def _settle_sessions(lines: list[MeasuredLine], surface: Surface) -> None:
    """Let the name of a session below a title stand alone."""
    for index in places_of("上议議）)", surface.lasts):
        line = lines[index]
        if index and lines[index - 1].title and _SESSION.fullmatch(line.text):
            lines[index] = _settled(line, line.ends, fixed=True)


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


def _settled(line: MeasuredLine, ends: int, *, fixed: bool, closed: bool = False) -> MeasuredLine:
    """Return the line with an end of this kind, standing alone or not.

    Behind one that is `closed` nothing goes on, as behind one that stands alone.
    """
    return line.but(
        ends=ends,
        fixed=fixed,
        head=(*line.head[:-1], fixed),
        tail=(ends, line.unclosed, fixed or closed, *line.tail[3:]),
        look=line.look._replace(ends=ends, fixed=fixed),
    )
