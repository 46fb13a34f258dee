"""The data that flows through npccli, as frozen dataclasses.

bytes → `Extraction` → `Document` → `Report` with `Section` → `Table`.

This module imports nothing of ours and does nothing: it only names what the other
rooms hand to each other. Line numbers count from 1; offsets count characters from 0.
`Line` and `Change` are named tuples, because a text has one for nearly every line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

Scalar = str | int | float | None
"""What a table cell can hold."""

PARAGRAPH_KINDS = ("title", "subtitle", "byline", "heading", "body", "contents", "other")
"""What a paragraph can be, in the words of the record schema."""

HEADING_FORMS = ("line", "stacked", "numbered", "run_in", "dash", "none")
"""How a section heading can be printed."""

RECORD_SCHEMA = 1
"""The version of the records that this version writes and reads."""

WEAK_ROLE = 0.4
"""A role with a lower confidence is for a person to look at."""

ADMIN_LEVELS = ("national", "province", "prefecture", "county", "township")
"""The levels of administration, from the top."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text came from.

    `name` is the path as the user gave it, or `-` for standard input. `sha256` is the
    digest of the bytes that were read. `encoding_confidence` is from 0 to 1.
    """

    name: str
    sha256: str
    reader: str
    encoding: str | None = None
    encoding_confidence: float | None = None


class Line(NamedTuple):
    """One line as it was extracted, without its line end.

    `box` is left, top, right, bottom in points from the top left corner of the page;
    `size` is the font size in points. Both are known only for readers of laid-out pages.
    """

    number: int
    text: str
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something printed that a reader left out of the text, and why.

    `reason` is a word or two, such as `overprint` or `page number`.
    """

    reason: str
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """The text of one source, just as the reader found it, line ends included.

    `page_starts` are the offsets in `text` where each page begins, when pages are known;
    `lines` carries the geometry of laid-out pages and is empty for plain text; `dropped`
    lists what the reader of a laid-out page left out. `settled` are the offsets of the
    line ends that are known to end a paragraph, which no repair of line ends takes out.
    `headings` are the numbers of the lines that the file itself marks as headings, each
    with its level: 0 a title, 1 the highest heading. What a file says of itself may be
    wrong. `drawn` is the number of characters on laid-out pages, white space aside: those
    of the text and those of `dropped` together. `unmapped` are the first and last lines of
    the pages with characters of which the file does not tell what they are.
    """

    source: Source
    text: str
    page_starts: tuple[int, ...] = ()
    lines: tuple[Line, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    settled: tuple[int, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    drawn: int | None = None
    unmapped: tuple[tuple[int, int], ...] = ()


class Change(NamedTuple):
    """One edit of the text, as the ledger keeps it.

    The changes of one `stage` refer to the same text: `at` is the offset there, `before`
    is what stood there and `after` is what stands there now. Stages are applied in order.
    `line` is the line of the source. `confidence` is from 0 to 1.
    """

    repair: str
    stage: int
    at: int
    line: int
    before: str
    after: str
    why: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Flag:
    """Something in the text that could not be repaired and was left as it was."""

    code: str
    lines: tuple[int, int]
    message: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of clean text with the place that it came from.

    `lines` and `pages` are the first and the last source line and page, both included.
    `line_starts` are the offsets in `text` where the second and each later of these lines
    begin, so that every word has its line; it is empty when that is not known. `level` is
    the level of the heading that the file itself makes of it, 0 a title; None for others.
    """

    text: str
    lines: tuple[int, int]
    pages: tuple[int, int] | None = None
    kind: str = "body"
    line_starts: tuple[int, ...] = ()
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A repaired text: its paragraphs, and what was done to get there.

    `text` is the clean text with its blank lines; it is what `npccli clean` prints.
    `repairs` counts the changes by repair; `doubts` counts those below the threshold.
    """

    source: Source
    paragraphs: tuple[Paragraph, ...]
    text: str = ""
    changes: tuple[Change, ...] = ()
    repairs: dict[str, int] = field(default_factory=dict)
    doubts: int = 0
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under one heading, without the parts under its subheadings.

    `number` is the position: `0` the lead, `2` the second headed section, `2.1` its first
    subsection. `path` holds the headings from the outermost to this one. `heading_mark`
    is the printed sign between a run-in heading and its text (。 —— ：), or empty.
    `heading_lines`, `paragraph_lines` and `line_starts` say where the heading and each of
    the paragraphs stand in the source, as those of `Paragraph` do; empty when not known.
    """

    number: str
    depth: int
    heading: str | None
    heading_form: str
    path: tuple[str, ...]
    role: str
    role_confidence: float
    paragraphs: tuple[str, ...]
    lines: tuple[int, int]
    pages: tuple[int, int] | None = None
    heading_mark: str = ""
    heading_lines: tuple[int, int] | None = None
    paragraph_lines: tuple[tuple[int, int], ...] = ()
    line_starts: tuple[tuple[int, ...], ...] = ()

    @property
    def head(self) -> str:
        """The heading with its sign as printed before the text: 【概况】 with both brackets."""
        opening = "【" if self.heading_mark == "】" else ""
        return opening + (self.heading or "") + self.heading_mark


@dataclass(frozen=True, slots=True)
class Report:
    """One report of a document, with what is known about it; unknown facts are None.

    The lines of title, subtitle and byline are the first and the last in the source.
    `region_code` is the six-digit code of the division, `published` a date as 2024-01-31.
    """

    source: str
    number: int
    title: str | None
    subtitle: str | None
    byline: str | None
    organ: str | None
    region: str | None
    admin_level: str | None
    year: int | None
    kind: str | None
    sections: tuple[Section, ...]
    title_lines: tuple[int, int] | None = None
    subtitle_lines: tuple[int, int] | None = None
    byline_lines: tuple[int, int] | None = None
    region_code: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A reported quantity of work; what is not known is None.

    `value` is None for a masked number, `upper` the upper end of a range, `raw` the number
    as printed. `canonical` is the indicator of the codebook. `kind` is count, money,
    measure or rate. `period` is the time it counts over, as printed; `cumulative` tells
    that this is more than the year, `planned` that it was still to be done. `marks` are
    places in `sentence`: start, end, and what stands there.
    """

    source: str
    report: int
    section: str
    role: str
    region: str | None
    year: int | None
    action: str | None
    indicator: str
    canonical: str | None
    value: int | float | None
    upper: int | float | None
    raw: str
    unit: str | None
    approx: bool
    kind: str
    period: str | None
    cumulative: bool
    planned: bool
    sentence: str
    lines: tuple[int, int]
    marks: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its stable name and how its numbers are shown.

    `kind` is `text`, `integer` or `number`; `decimals` applies to `number` only.
    """

    name: str
    kind: str = "text"
    decimals: int = 2


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; every writer gets the same rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Scalar, ...], ...]
