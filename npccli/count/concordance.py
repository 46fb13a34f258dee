"""Key words in context: every place of an expression with the text on both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from npccli.count.matching import Span, aligned_spans, compile_pattern, pattern_spans, text_spans
from npccli.count.passages import Sentence, passage_sentences, report_passages
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
    if sort not in SORTS:
        raise UsageError(f"cannot sort by {sort!r}", f"choose one of: {', '.join(SORTS)}")
    if not expression:
        raise UsageError("nothing to look for", "name a word, a phrase or a pattern")
    find = _finder(expression, match)
    cutter = (segmenter or Segmenter()) if match == "word" else None
    rows = list(_rows(reports, find, cutter, context))
    if sort == "left":
        rows.sort(key=lambda row: str(row[4])[::-1])
    elif sort == "right":
        rows.sort(key=lambda row: str(row[6]))
    elif sort == "hit":
        rows.sort(key=lambda row: (str(row[5]), str(row[6])))
    return Table("kwic", COLUMNS, tuple(rows[:top]))


def _finder(expression: str, match: str) -> Callable[[Sentence], list[Span]]:
    if match == "regex":
        pattern = compile_pattern(expression)
        return lambda sentence: pattern_spans(sentence, pattern)
    if match == "word":
        return lambda sentence: aligned_spans(sentence, expression)
    if match == "text":
        return lambda sentence: text_spans(sentence, expression)
    raise UsageError(f"cannot match by {match!r}", f"choose one of: {', '.join(MATCHES)}")


def _rows(
    reports: Iterable[Report],
    find: Callable[[Sentence], list[Span]],
    segmenter: Segmenter | None,
    context: int,
) -> Iterator[tuple[Scalar, ...]]:
    for report in reports:
        for passage in report_passages(report):
            section = "title" if passage.section is None else passage.section.number
            for sentence in passage_sentences(passage, segmenter):
                for start, end in find(sentence):
                    yield (
                        report.source,
                        report.number,
                        section,
                        passage.line_at(start),
                        passage.text[max(start - context, 0) : start],
                        passage.text[start:end],
                        passage.text[end : end + context],
                    )
