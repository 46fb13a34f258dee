"""Where patterns match in the sentences of an index, and what else stands in those sentences."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge
from typing import TYPE_CHECKING

from npccli.count.matching import pattern_spans, text_spans
from npccli.count.passages import (
    Passage,
    Sentence,
    passage_sentences,
    section_passages,
    title_passages,
)
from npccli.index.hits import holding, read_whole, searched_for
from npccli.index.narrow import need_of_pattern, rough_pattern
from npccli.index.read import read_records
from npccli.index.spans import part_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_AT_ONCE = 4096

Piece = tuple[int, int, str]
"""A sentence: the number of its section, its place in it, and its text."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of a concept, and the texts in whose places it does not count."""

    pattern: re.Pattern[str]
    excluded: frozenset[str]


@dataclass(frozen=True, slots=True)
class Matches:
    """Where a pattern matches: where each match begins and how long it is.

    `firsts` and `ends` tell where the sentence of each match begins and ends. Places are those
    of `spans`; `texts` are there when they were asked for.
    """

    spots: array[int] = field(default_factory=lambda: array("q"))
    sizes: array[int] = field(default_factory=lambda: array("q"))
    firsts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    texts: list[str] = field(default_factory=list)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield where the sentence of each match begins and ends."""
        return zip(self.firsts, self.ends, strict=True)


def can_search(pattern: re.Pattern[str]) -> bool:
    """Tell whether a pattern has letters by which its sentences can be found."""
    return searched_for(need_of_pattern(pattern)) is not None


def find_matches(
    connection: Connection, patterns: Iterable[Pattern], *, texts: bool = False
) -> dict[Pattern, Matches]:
    """Return the matches of patterns that stand outside what they exclude."""
    found = {each: Matches() for each in patterns}
    if not found:
        return found
    for part, begin, text in _pieces(connection, [each.pattern for each in found]):
        sentence = Sentence(Passage(text, ""), (0, len(text)), ())
        first = (part << 28) + begin
        for each, matches in found.items():
            spans = pattern_spans(sentence, each.pattern)
            if not spans:
                continue
            out = [span for it in each.excluded for span in text_spans(sentence, it)]
            for start, end in spans:
                if any(start < other[1] and other[0] < end for other in out):
                    continue
                matches.spots.append(first + start)
                matches.sizes.append(end - start)
                matches.firsts.append(first)
                matches.ends.append(first + len(text))
                if texts:
                    matches.texts.append(text[start:end])
    return found


def resolved(
    matches: Sequence[Matches], others: Iterable[tuple[int, str]]
) -> Iterator[tuple[int, str | None]]:
    """Yield the places that count among matches and other expressions, with their texts.

    `others` are the places and texts of expressions in the sentences of the matches, in their
    order. The text of a match is None when texts were not asked for.
    """
    all_matches = sorted(
        (spot, -size, text)
        for each in matches
        for spot, size, text in zip(
            each.spots, each.sizes, each.texts or [""] * len(each.spots), strict=True
        )
    )
    texts = any(each.texts for each in matches)
    behind = -1
    for spot, size, text in merge(all_matches, ((at, -len(it), it) for at, it in others)):
        if spot >= behind:
            behind = spot - size
            yield spot, text if texts else None


def _pieces(connection: Connection, patterns: Sequence[re.Pattern[str]]) -> Iterator[Piece]:
    """Yield the sentences in which one of the patterns can match."""
    tests: list[str] = []
    words: dict[str, str] = {}
    for at, pattern in enumerate(patterns):
        meets, values = holding(searched_for(need_of_pattern(pattern)) or (), f"_{at}")
        tests.append(f"(({meets}) AND regexp_matches(coalesce(raw, text), $rough{at}))")
        words |= {**values, f"rough{at}": rough_pattern(pattern)}
    meets = " OR ".join(tests)
    (last,) = connection.execute("SELECT max(report_id) FROM store.reports").fetchone() or (None,)
    for first in range(0, (last or 0) + 1, _AT_ONCE):
        yield from connection.execute(
            f'SELECT {part_of()}, "begin", coalesce(raw, text) FROM store.sentences'
            f" WHERE report_id BETWEEN {first} AND {first + _AT_ONCE - 1}"
            f" AND passage IS NOT NULL AND ({meets})",
            words,
        ).fetchall()
    for report_id in sorted(read_whole(connection)):
        yield from _pieces_of_report(connection, report_id)


def _pieces_of_report(connection: Connection, report_id: int) -> Iterator[Piece]:
    """Yield the sentences of a report that UTF-8 cannot hold, so that it is read whole."""
    (report,) = read_records(connection, [report_id])
    rows = connection.execute(
        "SELECT section_id FROM store.sections WHERE report_id = ? ORDER BY section_id",
        [report_id],
    ).fetchall()
    parts = [(2 * report_id + 1, list(title_passages(report)))]
    for (section_id,), section in zip(rows, report.sections, strict=True):
        parts.append((2 * section_id, list(section_passages(section, ""))))
    for part, passages in parts:
        begin = 0
        for passage in passages:
            for sentence in passage_sentences(passage, None):
                start, end = sentence.span
                yield part, begin + start, passage.text[start:end]
            begin += len(passage.text) + 1
