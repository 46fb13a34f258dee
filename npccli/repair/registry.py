"""The repairs in the order in which they run. The order is pinned by a test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from npccli.repair.breaks.glued import find_glued
from npccli.repair.breaks.headings_before_text import find_headings_before_text
from npccli.repair.breaks.headings_in_a_row import find_headings_in_a_row
from npccli.repair.breaks.letters_for_line_ends import find_letters_for_line_ends
from npccli.repair.breaks.titles_before_sessions import find_titles_before_sessions
from npccli.repair.characters.characters import find_characters
from npccli.repair.characters.first_gaps import find_first_gaps
from npccli.repair.characters.glyph_lines import find_glyph_lines
from npccli.repair.characters.letter_spacing import find_letter_spacing
from npccli.repair.characters.markup import find_markup
from npccli.repair.characters.punctuation import find_punctuation
from npccli.repair.characters.script_conversion import find_script
from npccli.repair.characters.spacing import find_spacing
from npccli.repair.characters.split_numbers import find_split_numbers
from npccli.repair.columns.columns_in_turn import find_columns
from npccli.repair.columns.continued import find_continued_columns
from npccli.repair.columns.far_columns import find_far_columns
from npccli.repair.columns.merged_lines import find_merged_lines
from npccli.repair.columns.rows_in_turn import find_rows
from npccli.repair.columns.set_in import find_set_in_headings
from npccli.repair.columns.set_in_notes import find_set_in_notes
from npccli.repair.contents.contents import find_contents
from npccli.repair.doubling.doubling import find_line_doubling
from npccli.repair.doubling.echoes import find_echoes
from npccli.repair.doubling.overlap import find_overlaps
from npccli.repair.doubling.repeated_text import find_repeated_texts
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.furniture.furniture import find_furniture
from npccli.repair.lines import Surface
from npccli.repair.settings import Settings
from npccli.repair.wraps.bylines import find_bylines
from npccli.repair.wraps.wraps import find_wraps


@dataclass(frozen=True, slots=True)
class View:
    """What a repair sees: the text as it is now, where pages begin in it, the choices.

    `changed` names the repairs that have changed this text before, `shortened` are the
    offsets where one of them took doubled text out of a line, `drawn` those of lines that
    were drawn twice as a whole, `seams` those where page numbers or running heads stood between
    two pages. `weighed` says whether anybody will ask why a change was made
    and how sure that is; line ends are many, and to weigh them takes time. `wrapped` says that
    lines of this text were joined before, so that what is left was broken as well.
    """

    surface: Surface
    page_starts: tuple[int, ...]
    settings: Settings
    changed: frozenset[str] = frozenset()
    shortened: tuple[int, ...] = ()
    drawn: tuple[int, ...] = ()
    seams: tuple[int, ...] = ()
    weighed: bool = True
    wrapped: bool = False

    @property
    def text(self) -> str:
        """The text."""
        return self.surface.text


@dataclass(frozen=True, slots=True)
class Repair:
    """A named repair: `find` returns sorted edits that do not overlap.

    `heeds` names the fields of the view that it looks at besides the text and the settings:
    a repair that found nothing finds nothing again until one of these has changed.
    """

    name: str
    find: Callable[[View], Sequence[Edit]]
    what: str
    heeds: tuple[str, ...] = ()


def _find_merged(view: View) -> Sequence[Edit]:
    """Return the edits for columns on one line: far apart if asked for, else near each other."""
    if view.settings.columns_apart:
        edits = find_far_columns(view.text, view.page_starts, view.surface)
        if edits:
            return edits
    edits = find_merged_lines(view.text, view.page_starts, view.surface)
    return [] if edits and find_rows(view.surface) else edits


REPAIRS: tuple[Repair, ...] = (
    Repair(
        "characters",
        lambda view: find_characters(view.text),
        "invisible characters, radicals, full-width letters and digits",
    ),
    Repair(
        "markup",
        lambda view: find_markup(view.text, view.surface),
        "Markdown signs, HTML tags and entities, numbers that count lines",
    ),
    Repair(
        "glyph_lines",
        lambda view: find_glyph_lines(view.text, view.surface),
        "lines that came out with one character a line",
    ),
    Repair(
        "contents",
        lambda view: find_contents(view.text, surface=view.surface),
        "contents pages: one entry a line, title TAB page",
    ),
    Repair(
        "furniture",
        lambda view: find_furniture(view.text, view.page_starts, view.surface),
        "page numbers, running heads, furniture of web pages",
        ("page_starts",),
    ),
    Repair(
        "merged_lines",
        _find_merged,
        "lines of columns side by side that were read as one line",
        ("page_starts",),
    ),
    Repair(
        "columns",
        lambda view: find_columns(view.text, view.page_starts, view.surface, view.seams),
        "two columns that were read in turn, line by line",
        ("page_starts", "seams"),
    ),
    Repair(
        "doubling",
        lambda view: find_line_doubling(view.text, view.surface),
        "text drawn twice or more often inside a line",
    ),
    Repair(
        "echoes",
        lambda view: find_echoes(view.text, "doubling" in view.changed, view.surface, view.drawn),
        "headings drawn again on lines of their own",
        ("changed", "drawn"),
    ),
    Repair(
        "bylines",
        lambda view: find_bylines(view.text, view.surface),
        "bylines and titles cut at spaces and digits",
    ),
    Repair(
        "punctuation",
        lambda view: find_punctuation(view.text),
        "half-width marks in Chinese text",
    ),
    Repair(
        "glued",
        lambda view: sort_edits(
            find_letters_for_line_ends(view.text)
            or [
                *find_glued(view.text, view.surface),
                *find_headings_in_a_row(view.text, view.surface),
                *find_headings_before_text(view.text, view.surface),
                *find_titles_before_sessions(view.text),
            ]
        ),
        "numbered items and headings left on the line of the one before",
    ),
    Repair(
        "overlap",
        lambda view: find_repeated_texts(view.surface) or find_overlaps(view.text, view.surface),
        "text repeated over a break, whole texts that stand in a page twice",
    ),
    Repair(
        "continued",
        lambda view: find_continued_columns(view.text, view.page_starts, view.surface),
        "columns that go on behind another article of the page",
        ("page_starts",),
    ),
    Repair(
        "set_in",
        lambda view: (
            find_set_in_headings(view.text, view.surface, view.drawn)
            or find_set_in_notes(view.text, view.surface)
        ),
        "headings, captions and notes in the middle of a sentence",
        ("drawn",),
    ),
    Repair(
        "wraps",
        lambda view: find_wraps(
            view.text,
            view.page_starts,
            view.shortened,
            view.surface,
            view.drawn,
            view.weighed,
            view.wrapped,
        ),
        "paragraphs broken at the edge of a column or page",
        ("page_starts", "shortened", "drawn"),
    ),
    Repair(
        "letter_spacing",
        lambda view: sort_edits(
            [
                *find_letter_spacing(view.text, view.surface),
                *find_split_numbers(view.text, view.surface),
                *find_first_gaps(view.surface),
            ]
        ),
        "characters set apart by spaces, and the digits of numbers",
    ),
    Repair(
        "spacing",
        lambda view: find_spacing(view.text, view.settings.spacing, view.surface),
        "spaces between Chinese text and digits or Latin letters",
    ),
    Repair(
        "script",
        lambda view: find_script(view.text, view.settings.script),
        "simplified or traditional characters, on request",
    ),
)
