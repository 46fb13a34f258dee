"""The rows of reports for the tables of an index, made apart from the database.

Batches can be made in other processes: their ids count from 0, and whoever writes them adds
what was there before.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from npccli.count import sentence_spans
from npccli.count.marks import text_mark
from npccli.count.passages import Passage, report_passages, section_passages, section_text
from npccli.count.tally import count_paragraphs
from npccli.figures import Codebook, figures_of_report, quoted_sentence
from npccli.index.codec import pack_figures, pack_report
from npccli.index.grams import report_buckets
from npccli.index.lines import NULL, Lines, Row
from npccli.index.word_rows import Measures, WordRows, measure_text
from npccli.model import Document, Figure, Report, Section

_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_LONGEST = 500_000


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that was read: its name and content, and what was wrong with parts of it.

    `place` is where it lies, however it was named.
    """

    name: str
    place: str
    sha256: str
    bytes: int
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of files that were read, in the order of the columns of their tables.

    `words`, `sentences`, `passages` and `figures` are many and come as lines. `buckets` has an
    array for each report. `begun` tells that the first file's rows began in the batch
    before, `open` that those of the last go on in the next.
    """

    files: tuple[FileRow, ...]
    documents: tuple[Row, ...]
    reports: tuple[Row, ...]
    sections: tuple[Row, ...]
    records: tuple[Row, ...]
    words: Lines
    sentences: Lines
    passages: Lines
    figures: Lines
    buckets: tuple[array[int], ...]
    begun: bool = False
    open: bool = False


@dataclass(slots=True)
class Rows:
    """A batch in the making; `size` counts its characters."""

    codebook: Codebook
    files: list[FileRow] = field(default_factory=list)
    documents: list[Row] = field(default_factory=list)
    reports: list[Row] = field(default_factory=list)
    sections: list[Row] = field(default_factory=list)
    records: list[Row] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    sentences: list[Row] = field(default_factory=list)
    passages: list[Row] = field(default_factory=list)
    figures: list[Row] = field(default_factory=list)
    buckets: list[array[int]] = field(default_factory=list)
    size: int = 0
    begun: bool = False

    def add_document(self, document: Document | None, source: str) -> None:
        """Begin a document of the file that is being read; None for records of reports."""
        found: Row = ("records", None, None, None)
        if document is not None:
            repairs = sum(document.repairs.values())
            about = document.source
            found = (about.reader, about.encoding, repairs, document.doubts)
        self.documents.append((len(self.documents), len(self.files), source, *found))

    def add_report(self, report: Report) -> None:
        """Add a report to the document that was begun last."""
        number, first = len(self.reports), len(self.sections)
        places = {id(section): first + at for at, section in enumerate(report.sections)}
        title = "\n".join(filter(None, (report.title, report.subtitle, report.byline)))
        rows = WordRows(number, self.words)
        measures = measure_text(title, rows.add(title, None, None) if title else None)
        characters, words = measures.characters, measures.words or 0
        for section in report.sections:
            more = self._add_section(section, number, rows)
            characters, words = characters + more.characters, words + (more.words or 0)
        facts = (
            *(report.source, report.number, report.title, report.subtitle, report.byline),
            *(report.organ, report.region, report.region_code, report.admin_level),
            *(report.year, report.kind, report.published, characters, words, rows.distinct),
            *(*measures, text_mark(report)),
        )
        self.reports.append((number, len(self.documents) - 1, len(self.files), *facts))
        self._add_texts(report, number, places)
        figures = list(figures_of_report(report, self.codebook))
        numbers = {s.number: places[id(s)] for s in reversed(report.sections)}
        self.figures.extend(
            _figure(each, number, numbers[each.section], at) for at, each in enumerate(figures)
        )
        self.records.append((number, pack_report(report), pack_figures(figures, report)))
        self.buckets.append(report_buckets(report))
        self.size += characters

    def add_file(self, file: FileRow) -> None:
        """End the file whose documents were added."""
        self.files.append(file)

    def batch(self, unfinished: FileRow | None = None) -> Batch:
        """Return what was added, with the file that is still being read."""
        files = (*self.files, unfinished) if unfinished else tuple(self.files)
        return Batch(
            files,
            tuple(self.documents),
            tuple(self.reports),
            tuple(self.sections),
            tuple(self.records),
            Lines("".join(self.words).encode("utf-8", "replace")),
            _lines(self.sentences),
            _lines(self.passages),
            _lines(self.figures),
            tuple(self.buckets),
            self.begun,
            unfinished is not None,
        )

    def _add_texts(self, report: Report, number: int, places: Mapping[int, int]) -> None:
        """Add the sentences and passages of a report.

        The title block has no section, headings have no paragraph. Behind what people ask of
        sentences comes the number of their passage in the report, the sentence with the white
        space around it, if any, and the place at which it begins in the text of its section.
        A report that text in UTF-8 cannot hold has no passages, and no numbers of them.
        """
        title = [each for each in report_passages(report) if each.section is None]
        parts: list[tuple[int | None, int, list[Passage]]] = [(None, 0, title)]
        for section in report.sections:
            passages = list(section_passages(section, report.source))
            headings = len(passages) - len(section.paragraphs)
            parts.append((places[id(section)], headings, passages))
        exact = all(_is_exact(each.text) for _, _, passages in parts for each in passages)
        exact = exact and _is_exact(report.source)
        position = passage_number = 0
        for place, headings, passages in parts:
            begin = 0
            for index, passage in enumerate(passages):
                paragraph = index + 1 - headings
                known = paragraph if place is not None and paragraph > 0 else None
                stored = passage_number if exact else None
                text = passage.text
                for start, end in sentence_spans(text):
                    raw = text[start:end]
                    said = raw.strip()
                    line = passage.line_at(start + len(raw) - len(raw.lstrip()))
                    more = (stored, raw if raw != said else None, begin + start)
                    self.sentences.append((number, place, position, known, line, said, *more))
                    position += 1
                if exact:
                    first = passage.lines[0] if passage.lines else None
                    starts = json.dumps(passage.starts) if passage.starts else None
                    what = (begin, len(text), text)
                    row = (number, place, passage_number, known, first, starts, *what)
                    self.passages.append(row)
                begin += len(text) + 1
                passage_number += 1

    def _add_section(self, section: Section, report: int, rows: WordRows) -> Measures:
        text = section_text(section)
        place = len(self.sections)
        empty = section.heading is None and not section.paragraphs
        measures = measure_text(text, None if empty else rows.add(text, place, section.role))
        self.sections.append(
            (
                *(place, report, section.number, section.depth, section.heading),
                *(section.heading_form, json.dumps(section.path, ensure_ascii=False)),
                *(section.role, section.role_confidence, *section.lines),
                *(section.pages or (None, None)),
                *(*measures, count_paragraphs(section)),
            )
        )
        return measures


def _is_exact(text: str) -> bool:
    """Return whether UTF-8 can hold a text, which lone surrogates prevent."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _figure(figure: Figure, report: int, section: int, position: int) -> Row:
    return (
        *(report, section, position, figure.action, figure.indicator, figure.canonical),
        *(_number(figure.value), _number(figure.upper), figure.raw, figure.unit),
        *(figure.approx, figure.kind, figure.period, figure.cumulative, figure.planned),
        *(quoted_sentence(figure), *figure.lines),
    )


def _number(value: int | float | None) -> float | None:
    """Return a number as the column can hold it; one that is too large is unknown there."""
    try:
        return None if value is None else float(value)
    except OverflowError:
        return None


def _lines(rows: Iterable[Row]) -> Lines:
    r"""Return rows as lines of text, but for those that do not fit on a plain line.

    >>> _lines([(1, None, "a,"), (2, 3, "a\tb")])
    Lines(text=b'1\t\\N\ta,\n', odd=((2, 3, 'a\tb'),))
    """
    plain: list[str] = []
    odd: list[Row] = []
    for row in rows:
        line = "\t".join([NULL if cell is None else str(cell) for cell in row])
        whole = line.count("\t") == len(row) - 1 and not _CONTROLS.search(line)
        if whole and NULL not in row and len(line) < _LONGEST:
            plain.append(line + "\n")
        else:
            odd.append(row)
    return Lines("".join(plain).encode("utf-8", "replace"), tuple(odd))
