"""Key words in context: every place of an expression with the text on both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from npccli.count.analysis import tables_of
from npccli.count.definitions import is_word
from npccli.count.groups import TITLE_SECTION
from npccli.count.matching import (
    Span,
    aligned_spans,
    check_expression,
    compile_pattern,
    pattern_spans,
    text_spans,
)
from npccli.count.passages import Passage, Sentence, passage_sentences, report_passages
from npccli.count.tables import Row
from npccli.count.words import Segmenter
from npccli.errors import UsageError
from npccli.model import Column, Report, Scalar, Table

MATCHES = ("text", "word", "regex")
"""How an expression is looked for."""

SORTS = ("source", "left", "right", "hit")
"""What the lines can be ordered by."""

CONTEXT = 20

COLUMNS = (
    Column("source"),
    Column("report", "integer"),
    Column("section"),
    Column("line", "integer"),
    Column("left"),
    Column("hit"),
    Column("right"),
)


Located = tuple[int, str, Passage]
"""A passage with the number of its report and that of its section."""


def concordance(
    reports: Iterable[Report],
    expression: str,
    segmenter: Segmenter | None = None,
    *,
    match: str = "text",
    context: int = CONTEXT,
    sort: str = "source",
    top: int | None = None,
) -> Table:
    """Return a row for each place of the expression, with the context on both sides.

    `match` is `text` (anywhere, the default), `word` (beginning and ending with a word of
    the segmentation) or `regex` (a Python regular expression). A match lies within one
    sentence and the context within one paragraph; `context` counts characters. `line` is
    the line of the source on which the match begins. Sorted by `left`, the nearest
    character comes first; rows that are alike keep the order of the source.
    """
    analysis = ConcordanceAnalysis(segmenter or Segmenter(), expression, match, context, sort, top)
    return tables_of(analysis, reports)[0]


@dataclass(frozen=True, slots=True)
class ConcordanceAnalysis:
    """Finds the places of an expression; see `concordance`."""

    segmenter: Segmenter
    expression: str
    match: str = "text"
    context: int = CONTEXT
    sort: str = "source"
    top: int | None = None
    by: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        """Raise UsageError for choices that cannot be used."""
        if self.sort not in SORTS:
            raise UsageError(f"cannot sort by {self.sort!r}", f"choose one of: {', '.join(SORTS)}")
        check_expression(self.expression)
        _finder(self.expression, self.match)

    @property
    def ends_early(self) -> bool:
        """Whether the first reports with lines enough are all that is taken."""
        return self.sort == "source" and self.top is not None

    def count(self, reports: Iterable[Report]) -> list[Row]:
        """Return the lines of reports, those that can be among the first.

        In the order of the source, reports behind the last line that is wanted are not taken.
        """
        return self.count_passages(located_passages(reports))

    def count_passages(self, passages: Iterable[Located]) -> list[Row]:
        """Return the lines of passages, like `count`."""
        return self.count_lines(self.lines(passages))

    def lines(self, passages: Iterable[Located]) -> Iterator[Row]:
        """Yield the lines of passages as they stand."""
        find = _finder(self.expression, self.match)
        if self.match == "text" and all(map(is_word, self.expression)):
            return _rows(passages, find, _whole_passage, self.context)
        cutter = self.segmenter if self.match == "word" else None
        return _rows(passages, find, partial(passage_sentences, segmenter=cutter), self.context)

    def count_lines(self, rows: Iterable[Row]) -> list[Row]:
        """Return lines, those that can be among the first; see `count`."""
        if self.sort == "source":
            return list(islice(rows, self.top))
        return self._first(list(rows))

    def close(self, state: list[Row]) -> list[Row]:
        """Return the lines as they are."""
        return state

    def merge(self, states: Iterable[list[Row]]) -> list[Row]:
        """Return the lines of all states that can be among the first."""
        rows: list[Row] = []
        for state in states:
            rows += state
            if self.top is not None and len(rows) > 2 * self.top:
                rows = self._first(rows)
        return rows

    def tables(
        self,
        state: list[Row],
        source_order: Sequence[str] = (),  # noqa: ARG002 - the rows stand in that order
    ) -> tuple[Table, ...]:
        """Return the concordance."""
        return (Table("kwic", COLUMNS, tuple(self._first(state))),)

    def _first(self, rows: list[Row]) -> list[Row]:
        """Return the rows in their order, as many as are wanted."""
        if self.sort != "source":
            rows = sorted(rows, key=self.key)
        return rows[: self.top]

    def key(self, row: Row) -> tuple[str, ...]:
        """Return what lines are sorted by; those in the order of the source have nothing."""
        if self.sort == "left":
            return (str(row[4])[::-1],)
        if self.sort == "right":
            return (str(row[6]),)
        return (str(row[5]), str(row[6])) if self.sort == "hit" else ()


def _finder(expression: str, match: str) -> Callable[[Sentence], list[Span]]:
    if match == "regex":
        pattern = compile_pattern(expression)
        return lambda sentence: pattern_spans(sentence, pattern)
    if match == "word":
        return lambda sentence: aligned_spans(sentence, expression)
    if match == "text":
        return lambda sentence: text_spans(sentence, expression)
    raise UsageError(f"cannot match by {match!r}", f"choose one of: {', '.join(MATCHES)}")


def located_passages(reports: Iterable[Report]) -> Iterator[Located]:
    """Yield the passages of reports with where they stand."""
    for report in reports:
        for passage in report_passages(report):
            section = TITLE_SECTION if passage.section is None else passage.section.number
            yield report.number, section, passage


def _whole_passage(passage: Passage) -> tuple[Sentence]:
    """Return a passage as if it were one sentence, for what cannot reach over the end of one."""
    return (Sentence(passage, (0, len(passage.text)), ()),)


def _rows(
    passages: Iterable[Located],
    find: Callable[[Sentence], list[Span]],
    divide: Callable[[Passage], Iterable[Sentence]],
    context: int,
) -> Iterator[tuple[Scalar, ...]]:
    for number, section, passage in passages:
        for sentence in divide(passage):
            for start, end in find(sentence):
                yield (
                    passage.source,
                    number,
                    section,
                    passage.line_at(start),
                    passage.text[max(start - context, 0) : start],
                    passage.text[start:end],
                    passage.text[end : end + context],
                )
