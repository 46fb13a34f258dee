"""Tallies of reports by group, which merge: in any order and any grouping, the same result.

Every character of a report is counted in exactly one group of each kind, so the groups of a
table always add up to the whole. The title block (title, subtitle, byline) is a part of its
own, shown as section `title`; it has no role and is no section, so it does not add to the lead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from npccli.count.definitions import (
    count_characters,
    count_han_characters,
    count_sentences,
    is_word,
)
from npccli.count.words import Segmenter
from npccli.errors import UsageError
from npccli.model import Report, Scalar, Section

UNITS = ("source", "report", "section", "role", "region", "level", "year")
"""What tables can be grouped by."""

TITLE_SECTION = "title"
"""The section number under which the title block of a report is shown."""

Key = tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one group; `Tally()` is the empty one.

    `frequencies` holds every word with its number of occurrences, `documents` every word
    with the number of reports it occurs in. `reports` counts the reports with some text in
    the group: one report can be in several groups, so that reports, like distinct words, do
    not add up over groups. All else does. A tally is not to be changed once made.
    """

    characters: int = 0
    han_characters: int = 0
    sentences: int = 0
    paragraphs: int = 0
    sections: int = 0
    reports: int = 0
    frequencies: Mapping[str, int] = field(default_factory=dict)
    documents: Mapping[str, int] = field(default_factory=dict)

    @property
    def words(self) -> int:
        """The number of words, each occurrence counted."""
        return sum(self.frequencies.values())

    @property
    def distinct_words(self) -> int:
        """The number of different words."""
        return len(self.frequencies)


@dataclass(frozen=True, slots=True)
class Tallies:
    """The tallies of all groups. `columns` names the parts of the keys."""

    by: tuple[str, ...]
    columns: tuple[str, ...]
    groups: Mapping[Key, Tally]


def merge_tallies(tallies: Iterable[Tally]) -> Tally:
    """Return the tally of all groups together, as if they were tallied as one.

    Parts of one report must not be spread over several of them, or it is counted as several.

    >>> merge_tallies([Tally(characters=2), Tally(characters=3)]).characters
    5
    """
    frequencies: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    numbers = dict.fromkeys(_NUMBERS, 0)
    for tally in tallies:
        frequencies.update(tally.frequencies)
        documents.update(tally.documents)
        for name in _NUMBERS:
            numbers[name] += getattr(tally, name)
    return Tally(**numbers, frequencies=frequencies, documents=documents)


_NUMBERS = ("characters", "han_characters", "sentences", "paragraphs", "sections", "reports")


def merge(parts: Iterable[Tallies]) -> Tallies:
    """Return the tallies of several lots of reports as one; all must have the same groups."""
    parts = list(parts)
    if not parts:
        raise ValueError("nothing to merge")
    if any(part.columns != parts[0].columns for part in parts):
        raise ValueError("tallies by different units cannot be merged")
    collected: dict[Key, list[Tally]] = {}
    for part in parts:
        for key, tally in part.groups.items():
            collected.setdefault(key, []).append(tally)
    groups = {
        key: tallies[0] if len(tallies) == 1 else merge_tallies(tallies)
        for key, tallies in collected.items()
    }
    return Tallies(parts[0].by, parts[0].columns, groups)


def tally_reports(
    reports: Iterable[Report], by: Sequence[str] = ("source",), segmenter: Segmenter | None = None
) -> Tallies:
    """Tally reports one after the other, by any combination of `UNITS`, or by none.

    `report` brings `source` with it, and `section` both, since their numbers mean nothing
    alone. Reports can come from a generator; only the counts are kept.
    """
    segmenter = segmenter or Segmenter()
    columns = key_columns(by)
    sums: dict[Key, _Sum] = {}
    for report in reports:
        for key, parts in _group_parts(report, columns).items():
            sums.setdefault(key, _Sum()).add(parts, segmenter)
    groups = {key: added.tally() for key, added in sums.items()}
    return Tallies(tuple(by), columns, groups)


def key_columns(by: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that name a group, in the order in which `by` asks for them.

    >>> key_columns(["year", "report"])
    ('year', 'source', 'report', 'title')
    """
    columns: dict[str, None] = {}
    for unit in by:
        if unit not in UNITS:
            raise UsageError(f"cannot group by {unit!r}", f"choose among: {', '.join(UNITS)}")
        columns.update(dict.fromkeys(_COLUMNS.get(unit, (unit,))))
    return tuple(columns)


_COLUMNS = {
    "report": ("source", "report", "title"),
    "section": (
        *("source", "report", "title", "section", "heading", "role"),
        *("first_line", "last_line"),
    ),
}


def _group_parts(
    report: Report, columns: tuple[str, ...]
) -> dict[Key, list[tuple[str, Section | None]]]:
    """Return the texts of a report by group, each with its section, or None for the title."""
    groups: dict[Key, list[tuple[str, Section | None]]] = {}
    for text, section in report_parts(report):
        key = tuple(_key_value(name, report, section) for name in columns)
        groups.setdefault(key, []).append((text, section))
    return groups


def _key_value(column: str, report: Report, section: Section | None) -> Scalar:
    match column:
        case "source":
            return report.source
        case "report":
            return report.number
        case "title" | "region" | "year":
            value: Scalar = getattr(report, column)
            return value
        case "level":
            return report.admin_level
        case "section":
            return TITLE_SECTION if section is None else section.number
    if section is None:
        return None
    match column:
        case "first_line":
            return section.lines[0]
        case "last_line":
            return section.lines[1]
        case "heading":
            return section.heading
    return section.role


def report_parts(report: Report) -> Iterator[tuple[str, Section | None]]:
    """Yield the text of the title block, with None, and of each section, with the section."""
    title = "\n".join(filter(None, (report.title, report.subtitle, report.byline)))
    if title:
        yield title, None
    for section in report.sections:
        yield section_text(section), section


def section_text(section: Section) -> str:
    """Return a section as it is printed, a line a paragraph, subsections left out.

    A heading has a line of its own, but a run-in heading, known by its mark, stands before
    the first paragraph.
    """
    heading = section.heading or ""
    if heading and section.heading_mark:
        first, rest = section.paragraphs[:1], section.paragraphs[1:]
        return "\n".join(("".join((heading, section.heading_mark, *first)), *rest))
    return "\n".join((heading, *section.paragraphs) if heading else section.paragraphs)


class _Sum:
    """A tally in the making. All tokens are counted; `tally` leaves out what is no word."""

    def __init__(self) -> None:
        self.numbers = dict.fromkeys(_NUMBERS, 0)
        self.frequencies: Counter[str] = Counter()
        self.documents: Counter[str] = Counter()

    def add(self, parts: list[tuple[str, Section | None]], segmenter: Segmenter) -> None:
        """Add the parts of one report, all at once."""
        text = "\n".join(text for text, _ in parts)
        sections = [section for _, section in parts if section is not None]
        tokens = segmenter.tokens(text)
        self.frequencies.update(tokens)
        self.documents.update(set(tokens))
        numbers = self.numbers
        numbers["characters"] += count_characters(text)
        numbers["han_characters"] += count_han_characters(text)
        numbers["sentences"] += count_sentences(text)
        numbers["paragraphs"] += sum(
            bool(paragraph.strip()) for section in sections for paragraph in section.paragraphs
        )
        numbers["sections"] += len(sections)
        numbers["reports"] += 1

    def tally(self) -> Tally:
        """Return what was added."""
        for token in [token for token in self.frequencies if not token.isalnum()]:
            if not is_word(token):
                del self.frequencies[token], self.documents[token]
        return Tally(**self.numbers, frequencies=self.frequencies, documents=self.documents)
