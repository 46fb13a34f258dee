"""Tables of counts and of keywords, from tallies or straight from reports.

Rows stand in the order of their groups: sources as they came, reports and sections in
reading order with the title block first, levels from the nation down, roles, regions and
years in ascending order; what is unknown (an empty cell) comes last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from npccli.count.parts_of_speech import parse_pos
from npccli.count.stopwords import load_stopwords
from npccli.count.tally import TITLE_SECTION, Key, Tallies, Tally, tally_reports
from npccli.count.words import Segmenter
from npccli.errors import UsageError
from npccli.model import ADMIN_LEVELS, Column, Report, Scalar, Table

COUNT_COLUMNS = (
    *("characters", "han_characters", "words", "distinct_words"),
    *("sentences", "paragraphs", "sections", "reports"),
)
"""The measures of a table of counts; `npccli.count.definitions` says what they mean."""

_INTEGER_KEYS = frozenset({"report", "year", "first_line", "last_line"})


def count_table(
    reports: Iterable[Report], by: Sequence[str] = ("source",), segmenter: Segmenter | None = None
) -> Table:
    """Return the counts of `COUNT_COLUMNS`, one row a group; no reports, no rows.

    With no units in `by` there is one row for everything. Over the groups of any table,
    characters, Han characters, words, sentences, paragraphs and sections add up to the
    whole; distinct words do not, nor do reports when their parts are in several groups.
    """
    order: list[str] = []
    tallies = tally_reports(_watch(reports, order), by, segmenter)
    return count_table_of(tallies, order)


def count_table_of(tallies: Tallies, source_order: Sequence[str] = ()) -> Table:
    """Return the table of counts of tallies; see `count_table`.

    Sources stand in the order given, those that are not in it behind, by name.
    """
    rows = [
        (*key, *(getattr(tally, name) for name in COUNT_COLUMNS))
        for key, tally in _ordered(tallies, source_order)
    ]
    measures = tuple(Column(name, "integer") for name in COUNT_COLUMNS)
    return Table("counts", (*_key_columns(tallies), *measures), tuple(rows))


def keyword_table(
    reports: Iterable[Report],
    by: Sequence[str] = ("source",),
    segmenter: Segmenter | None = None,
    *,
    top: int | None = 50,
    min_count: int = 1,
    min_docs: int = 1,
    min_length: int = 1,
    pos: Sequence[str] = (),
    stopwords: str = "default",
) -> Table:
    """Return the most frequent words of each group, by count and then by code point.

    `per_thousand` is the rate among all words of the group, stop words included;
    `documents` is the number of reports that have the word in this group. `top` None keeps
    all words; `min_length` counts characters; `pos` takes tags of jieba, `n*` a family of
    tags (see `Segmenter.tag`); `stopwords` is `default`, `none` or a file.
    """
    segmenter = segmenter or Segmenter()
    order: list[str] = []
    return keyword_table_of(
        lambda: tally_reports(_watch(reports, order), by, segmenter),
        segmenter,
        order,
        top=top,
        min_count=min_count,
        min_docs=min_docs,
        min_length=min_length,
        pos=pos,
        stopwords=stopwords,
    )


def keyword_table_of(
    tallies: Tallies | Callable[[], Tallies],
    segmenter: Segmenter,
    source_order: Sequence[str] = (),
    *,
    top: int | None = 50,
    min_count: int = 1,
    min_docs: int = 1,
    min_length: int = 1,
    pos: Sequence[str] = (),
    stopwords: str = "default",
) -> Table:
    """Return the keywords of tallies; see `keyword_table`.

    The segmenter gives the tags, and must be of the same lexicon as that of the tallies.
    Tallies can be given as a function, so that wrong options are told before the work.
    """
    if top is not None and top < 1:
        raise UsageError(f"cannot list the top {top} words", "give a number of 1 or more")
    wanted = parse_pos(pos) if pos else None
    stopped = load_stopwords(stopwords)
    tallies = tallies() if callable(tallies) else tallies

    def keep(tally: Tally, word: str, count: int) -> bool:
        return (
            count >= min_count
            and len(word) >= min_length
            and word not in stopped
            and tally.documents[word] >= min_docs
            and (wanted is None or wanted(segmenter.tag(word)))
        )

    rows: list[tuple[Scalar, ...]] = []
    for key, tally in _ordered(tallies, source_order):
        words = tally.words
        kept = [pair for pair in tally.frequencies.items() if keep(tally, *pair)]
        kept.sort(key=lambda pair: (-pair[1], pair[0]))
        for word, count in kept[:top]:
            rate = count * 1000 / words
            rows.append((*key, word, segmenter.tag(word), count, rate, tally.documents[word]))
    columns = (
        Column("word"),
        Column("pos"),
        Column("count", "integer"),
        Column("per_thousand", "number", 2),
        Column("documents", "integer"),
    )
    return Table("keywords", (*_key_columns(tallies), *columns), tuple(rows))


def _watch(reports: Iterable[Report], order: list[str]) -> Iterator[Report]:
    """Pass reports on and note the order in which their sources come."""
    seen: set[str] = set()
    for report in reports:
        if report.source not in seen:
            seen.add(report.source)
            order.append(report.source)
        yield report


def _key_columns(tallies: Tallies) -> tuple[Column, ...]:
    return tuple(
        Column(name, "integer" if name in _INTEGER_KEYS else "text") for name in tallies.columns
    )


def _ordered(tallies: Tallies, source_order: Sequence[str]) -> list[tuple[Key, Tally]]:
    places = {source: place for place, source in enumerate(source_order)}

    def rank(pair: tuple[Key, Tally]) -> list[tuple[int, tuple[int, ...], str]]:
        named = sorted(
            zip(tallies.columns, pair[0], strict=True), key=lambda cell: cell[0] in _DESCRIPTIVE
        )
        return [
            _rank_source(value, places) if name == "source" else _rank(name, value)
            for name, value in named
        ]

    return sorted(tallies.groups.items(), key=rank)


_DESCRIPTIVE = frozenset({"title", "heading", "first_line", "last_line"})


def _rank_source(value: Scalar, places: dict[str, int]) -> tuple[int, tuple[int, ...], str]:
    name = str(value)
    return (0, (places.get(name, len(places)),), name)


def _rank(column: str, value: Scalar) -> tuple[int, tuple[int, ...], str]:
    """Return a rank that sorts values of one column: unknown ones last."""
    if value is None:
        return (1, (), "")
    if isinstance(value, int):
        return (0, (value,), "")
    text = str(value)
    if column == "level" and text in ADMIN_LEVELS:
        return (0, (ADMIN_LEVELS.index(text),), "")
    if column == "section":
        if text == TITLE_SECTION:
            return (0, (-1,), "")
        numbers = text.split(".")
        return (0, tuple(int(part) if part.isdecimal() else 0 for part in numbers), text)
    return (0, (), text)
