"""The lines of text that reports consist of, each of their words with its source line.

A passage is a line of what is counted: a title, a subtitle, a byline, a heading, or a
paragraph; a run-in heading is one passage with its first paragraph. The passages of a
part of a report, joined by line breaks, are the text of that part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from npccli.count.definitions import is_word, sentence_spans
from npccli.count.words import Segmenter
from npccli.model import Report, Section

Lines = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of text and its place.

    `section` is None for the title block. `lines` are the first and last source lines and
    `starts` the offsets where the second and each later one begins; they are empty when
    not known, and then every word is said to stand on the first of the lines.
    """

    text: str
    source: str
    section: Section | None = None
    lines: Lines | None = None
    starts: tuple[int, ...] = ()

    def line_at(self, offset: int) -> int | None:
        """Return the line of the source on which the character at `offset` stands.

        >>> Passage("依法监督，保障民生。", "a.txt", lines=(7, 8), starts=(5,)).line_at(5)
        8
        """
        return None if self.lines is None else self.lines[0] + bisect_right(self.starts, offset)

    def place_of(self, offset: int) -> str:
        """Return `source:line`, or only the source when the line is not known."""
        line = self.line_at(offset)
        return self.source if line is None else f"{self.source}:{line}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage as tokens: each with its offset in the passage.

    `tokens` holds punctuation marks as well, `words` only the words.
    """

    passage: Passage
    span: tuple[int, int]
    tokens: tuple[tuple[str, int], ...]

    @property
    def words(self) -> list[tuple[str, int]]:
        """The words of the sentence with their offsets in the passage."""
        return [pair for pair in self.tokens if is_word(pair[0])]

    def runs(self) -> Iterator[list[tuple[str, int]]]:
        """Yield the longest stretches of words with no mark between them.

        White space between two words does not part them.
        """
        run: list[tuple[str, int]] = []
        for token, offset in self.tokens:
            if is_word(token):
                run.append((token, offset))
            elif run and not token.isspace():
                yield run
                run = []
        if run:
            yield run


def report_passages(report: Report) -> Iterator[Passage]:
    """Yield the passages of a report: the title block, then section by section."""
    yield from title_passages(report)
    for section in report.sections:
        yield from section_passages(section, report.source)


def title_passages(report: Report) -> Iterator[Passage]:
    """Yield the title, the subtitle and the byline of a report."""
    for text, lines in (
        (report.title, report.title_lines),
        (report.subtitle, report.subtitle_lines),
        (report.byline, report.byline_lines),
    ):
        if text:
            yield Passage(text, report.source, None, lines)


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
    return "\n".join(section_lines(section))


def section_lines(section: Section) -> tuple[str, ...]:
    """Return the texts of the passages of a section, which takes less time."""
    heading = section.heading or ""
    if not heading:
        return section.paragraphs
    if not section.heading_mark:
        return (heading, *section.paragraphs)
    head = heading + section.heading_mark
    if not section.paragraphs:
        return (head,)
    return (head + section.paragraphs[0], *section.paragraphs[1:])


def section_passages(section: Section, source: str) -> Iterator[Passage]:
    """Yield the heading and the paragraphs of a section; a run-in heading with its text."""
    places = list(_places(section))
    heading = section.heading or ""
    if heading and not section.heading_mark:
        yield Passage(heading, source, section, section.heading_lines or section.lines)
    elif heading:
        head = heading + section.heading_mark
        if not section.paragraphs:
            yield Passage(head, source, section, section.heading_lines or section.lines)
            return
        text, lines, starts = places.pop(0)
        first = (section.heading_lines or lines)[0]
        passed = [len(head)] * (lines[0] - first) if starts or lines[0] == lines[1] else []
        shifted = (*passed, *(start + len(head) for start in starts))
        yield Passage(head + text, source, section, (first, lines[1]), shifted)
    for text, lines, starts in places:
        yield Passage(text, source, section, lines, starts)


def _places(section: Section) -> Iterator[tuple[str, Lines, tuple[int, ...]]]:
    for index, text in enumerate(section.paragraphs):
        lines = section.paragraph_lines[index] if section.paragraph_lines else section.lines
        starts = section.line_starts[index] if section.line_starts else ()
        yield text, lines, starts


def passage_sentences(passage: Passage, segmenter: Segmenter | None) -> list[Sentence]:
    """Return the sentences of a passage, its text cut into tokens as a whole.

    Without a segmenter the sentences have no tokens, which is enough to look at the text.
    """
    spans = sentence_spans(passage.text)
    if not spans:
        return []
    if segmenter is None:
        return [Sentence(passage, span, ()) for span in spans]
    begins = [start for start, _ in spans]
    lots: list[list[tuple[str, int]]] = [[] for _ in spans]
    offset = 0
    for token in segmenter.tokens(passage.text):
        lots[max(bisect_right(begins, offset) - 1, 0)].append((token, offset))
        offset += len(token)
    return [
        Sentence(passage, span, tuple(tokens)) for span, tokens in zip(spans, lots, strict=True)
    ]


def sentences_with(text: str, passage: Passage, segmenter: Segmenter) -> Iterator[Sentence]:
    """Yield the sentences of a passage that hold a text, each cut by itself.

    The tokens are the same as where the passage is cut: none reaches over a final mark.
    """
    if text not in passage.text:
        return
    for start, end in sentence_spans(passage.text):
        if passage.text.find(text, start, end) >= 0:
            tokens = segmenter.tokens(passage.text[start:end])
            offsets = accumulate(map(len, tokens), initial=start)
            yield Sentence(passage, (start, end), tuple(zip(tokens, offsets, strict=False)))


def report_sentences(report: Report, segmenter: Segmenter) -> Iterator[Sentence]:
    """Yield all sentences of a report in reading order."""
    for passage in report_passages(report):
        yield from passage_sentences(passage, segmenter)
