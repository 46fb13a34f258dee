"""Tables of the words of each group, by count, rate, TF-IDF or TextRank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from npccli.count.groups import Key, key_columns, ordered_keys, watch_sources
from npccli.count.measures import per_million, per_thousand, text_rank, tf_idf
from npccli.count.selection import Selection
from npccli.count.tables import EXAMPLES, Row, example_cell
from npccli.count.tally import BREAK, Tallies, Tally, tally_reports
from npccli.count.words import Segmenter
from npccli.errors import UsageError
from npccli.model import Column, Report, Table

MEASURES = ("count", "rate", "tfidf", "textrank")
"""What keywords can be ordered by."""

TEXTRANK_TAGS = ("n*", "v*", "a*")
"""The words that TextRank ranks unless parts of speech are named: nouns, verbs, adjectives."""

_EXTRA = {
    "rate": Column("per_million", "number", 1),
    "tfidf": Column("tfidf", "number", 4),
    "textrank": Column("textrank", "number", 4),
}


def keyword_table(
    reports: Iterable[Report],
    by: Sequence[str] = ("source",),
    segmenter: Segmenter | None = None,
    *,
    measure: str = "count",
    **choices: Any,
) -> Table:
    """Return the words of each group by a measure, then by count and by code point.

    `per_thousand` is the rate among all words of the group, stop words included;
    `documents` is the number of reports that have the word in this group. The choices are
    the fields of `Selection`. The measures are those of `MEASURES`; `docs/measures.md` says
    what they mean.
    """
    segmenter = segmenter or Segmenter()
    order: list[str] = []

    def tallied() -> Tallies:
        watched = watch_sources(reports, order)
        return tally_reports(watched, by, segmenter, sequence=measure == "textrank")

    return keyword_table_of(tallied, segmenter, order, measure=measure, **choices)


def keyword_table_of(
    tallies: Tallies | Callable[[], Tallies],
    segmenter: Segmenter,
    source_order: Sequence[str] = (),
    *,
    measure: str = "count",
    examples: int = 0,
    **choices: Any,
) -> Table:
    """Return the keywords of tallies; see `keyword_table`.

    The segmenter gives the tags, and must be of the same lexicon as that of the tallies.
    Tallies can be given as a function, so that wrong options are told before the work;
    TextRank needs tallies with sequences, and `examples` tallies with places.
    """
    check_measure(measure)
    selection = Selection(**choices).checked()
    tallies = tallies() if callable(tallies) else tallies
    rows_of = keyword_rows(measure, selection, segmenter, examples, tallies)
    rows = [
        row
        for key in ordered_keys(tallies.columns, tallies.groups, source_order)
        for row in rows_of(key, tallies.groups[key])
    ]
    return Table("keywords", keyword_columns(tallies.columns, measure, examples), tuple(rows))


def check_measure(measure: str) -> None:
    """Raise UsageError for a measure that there is not."""
    if measure not in MEASURES:
        raise UsageError(f"no measure {measure!r}", f"choose one of: {', '.join(MEASURES)}")


def check_groups(groups: int) -> None:
    """Raise UsageError when groups with words cannot be weighed against each other."""
    if groups == 1:
        raise UsageError(
            "TF-IDF weighs groups against each other, and here is only one",
            "name smaller groups, such as --by section, or give more sources",
        )


def keyword_rows(
    measure: str,
    selection: Selection,
    segmenter: Segmenter,
    examples: int,
    tallies: Tallies | None = None,
) -> Callable[[Key, Tally], list[Row]]:
    """Return a function from a group to its rows.

    Only TF-IDF weighs a group against the others and needs the tallies of all.
    """
    keep = selection.word_test(segmenter)
    weigh = _weights(measure, tallies, segmenter, selection)

    def rows_of(key: Key, tally: Tally) -> list[Row]:
        size = tally.words
        kept = [
            (word, count)
            for word, count in tally.frequencies.items()
            if count >= selection.min_count
            and tally.documents[word] >= selection.min_docs
            and keep(word)
        ]
        weights = weigh(tally)
        if measure == "textrank":
            kept = [(word, count) for word, count in kept if word in weights]
        kept.sort(key=lambda pair: (-weights.get(pair[0], 0.0), -pair[1], pair[0]))
        rows: list[Row] = []
        for word, count in kept[: selection.top]:
            weight = weights[word] if measure != "count" else None
            row = keyword_row(word, segmenter.tag(word), count, size, weight)
            row += (tally.documents[word],)
            row += (example_cell(tally.places.get(word, ())),) if examples else ()
            rows.append((*key, *row))
        return rows

    return rows_of


def keyword_row(word: str, tag: str, count: int, size: int, weight: float | None) -> Row:
    """Return the first cells of a row after the key: none for the weight where it is None.

    `size` is the number of words of the group.
    """
    weights: Row = () if weight is None else (weight,)
    return (word, tag, count, per_thousand(count, size), *weights)


def keyword_columns(names: Iterable[str], measure: str, examples: int) -> tuple[Column, ...]:
    """Return the columns of a table of keywords after those that name the groups."""
    return (*key_columns(names), *_columns(measure, examples))


def _columns(measure: str, examples: int) -> list[Column]:
    extra = [_EXTRA[measure]] if measure in _EXTRA else []
    return [
        Column("word"),
        Column("pos"),
        Column("count", "integer"),
        Column("per_thousand", "number", 2),
        *extra,
        Column("documents", "integer"),
        *([EXAMPLES] if examples else []),
    ]


def _weights(
    measure: str, tallies: Tallies | None, segmenter: Segmenter, selection: Selection
) -> Callable[[Tally], Mapping[str, float]]:
    """Return a function from a tally to the weights of its words."""
    if measure == "textrank":
        tags = selection.pos or TEXTRANK_TAGS
        ranked = Selection(pos=tags, min_length=2, stopwords=selection.stopwords)
        keep = cache(ranked.word_test(segmenter))  # asked of every word in the text
        return lambda tally: text_rank(_sentences(tally), keep)
    if measure == "tfidf" and tallies is not None:
        groups = [tally for tally in tallies.groups.values() if tally.frequencies]
        check_groups(len(groups))
        having: dict[str, int] = {}
        for tally in groups:
            for word in tally.frequencies:
                having[word] = having.get(word, 0) + 1
        return lambda tally: {
            word: tf_idf(count, len(groups), having[word])
            for word, count in tally.frequencies.items()
        }
    if measure == "rate":
        return lambda tally: {
            word: per_million(count, tally.words) for word, count in tally.frequencies.items()
        }
    return lambda tally: tally.frequencies


def _sentences(tally: Tally) -> Iterable[list[str]]:
    sentence: list[str] = []
    for word in tally.sequence:
        if word == BREAK:
            yield sentence
            sentence = []
        else:
            sentence.append(word)
