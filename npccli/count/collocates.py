"""Collocates: the words near a node, within a window that does not leave the sentence.

The counts are those of surface co-occurrence (Evert 2008, Corpora and Collocations): a
word near two nodes at once is counted once, and the nodes themselves are left out. So the
table of four counts of a collocate has the words near a node as its first margin, all
occurrences of the collocate as its second, and all words but the nodes as its sum.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby

from npccli.count.analysis import tables_of
from npccli.count.concordance import Located
from npccli.count.matching import aligned_spans, check_expression
from npccli.count.measures import (
    Contingency,
    log_dice,
    log_likelihood,
    mutual_information,
    t_score,
)
from npccli.count.passages import Sentence, report_sentences, sentences_with
from npccli.count.selection import Selection
from npccli.count.tables import EXAMPLES, example_cell
from npccli.count.tally import add_places
from npccli.count.words import Segmenter
from npccli.errors import UsageError
from npccli.model import Column, Report, Scalar, Table

SORTS = ("log_likelihood", "mi", "t", "log_dice", "count")
"""What collocates can be ordered by."""

WIDEST = 50


@dataclass(slots=True)
class Neighbours:
    """Counts of words near a node, of those in nodes, of all other words, and of the nodes."""

    together: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)
    elsewhere: Counter[str] = field(default_factory=Counter)
    nodes: int = 0


def count_neighbours(
    sentences: Iterable[Sequence[str]], is_node: Callable[[str], bool], left: int, right: int
) -> Neighbours:
    """Count the words up to `left` words before and `right` words after a node.

    >>> found = count_neighbours([["依法", "监督", "预算", "执行"]], "监督".__eq__, 1, 1)
    >>> dict(found.together), dict(found.elsewhere), found.nodes
    ({'依法': 1, '预算': 1}, {'执行': 1}, 1)
    """
    counts = Neighbours()
    for sentence in sentences:
        nodes = [(place, place + 1) for place, word in enumerate(sentence) if is_node(word)]
        _add(counts, sentence, nodes, left, right)
    return counts


def _add(
    counts: Neighbours,
    sentence: Sequence[str],
    nodes: Sequence[tuple[int, int]],
    left: int,
    right: int,
) -> list[int]:
    """Add one sentence with its nodes and return the places of the words near one."""
    if not nodes:
        counts.elsewhere.update(sentence)
        return []
    inside = {place for start, end in nodes for place in range(start, end)}
    before = {place for start, _ in nodes for place in range(max(start - left, 0), start)}
    after = {place for _, end in nodes for place in range(end, end + right)}
    near = []
    for place, word in enumerate(sentence):
        if place in inside:
            counts.inside[word] += 1
        elif place in before or place in after:
            counts.together[word] += 1
            counts.left[word] += place in before
            near.append(place)
        else:
            counts.elsewhere[word] += 1
    counts.nodes += len(nodes)
    return near


def collocate_table(
    reports: Iterable[Report],
    node: str,
    window: tuple[int, int] = (5, 5),
    segmenter: Segmenter | None = None,
    *,
    sort: str = "log_likelihood",
    selection: Selection | None = None,
    examples: int = 0,
) -> Table:
    """Return the collocates of a word, by one of `SORTS`, then by count and code point.

    `left` and `right` say on which side of a node a collocate stands; one that stands
    between two nodes counts as left. The node may be several words, as in
    `npccli.count.matching`. `frequency` is its count in all sentences. Punctuation
    marks are passed over and do not count for the window. A node that does not occur gives
    a table without rows.
    """
    analysis = CollocateAnalysis(
        segmenter or Segmenter(), node, window, sort, selection or Selection(), examples
    )
    return tables_of(analysis, reports)[0]


@dataclass(frozen=True, slots=True)
class Collocations:
    """The neighbours of a node, the reports that have each of them, and the first places."""

    counts: Neighbours = field(default_factory=Neighbours)
    documents: Counter[str] = field(default_factory=Counter)
    places: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CollocateAnalysis:
    """Finds the collocates of a word; see `collocate_table`."""

    segmenter: Segmenter
    node: str
    window: tuple[int, int] = (5, 5)
    sort: str = "log_likelihood"
    selection: Selection = field(default_factory=Selection)
    examples: int = 0
    by: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        """Raise UsageError for choices that cannot be used."""
        check_expression(self.node.strip())
        if self.sort not in SORTS:
            raise UsageError(f"cannot sort by {self.sort!r}", f"choose one of: {', '.join(SORTS)}")
        if len(self.window) != 2 or min(self.window) < 0 or not 1 <= max(self.window) <= WIDEST:
            raise UsageError(
                f"a window has 1 to {WIDEST} words on a side", "write --window 5 or 3,0"
            )
        self.selection.checked()

    def count(self, reports: Iterable[Report]) -> Collocations:
        """Return the neighbours of the node in reports."""
        state = Collocations()
        for report in reports:
            self._count_sentences(state, report_sentences(report, self.segmenter))
        return state

    def count_near(self, passages: Iterable[Located]) -> Collocations:
        """Return the state of all passages that have the node, without the words of others.

        Of other words only the totals are known: see `add_totals`. The passages of a report
        follow each other.
        """
        state = Collocations()
        for _, some in groupby(passages, key=lambda each: (each[2].source, each[0])):
            sentences = (sentences_with(self.node, each, self.segmenter) for _, _, each in some)
            self._count_sentences(state, chain.from_iterable(sentences))
        counts = state.counts
        counts.elsewhere.clear()
        counts.elsewhere.subtract(counts.together)
        counts.elsewhere.subtract(counts.inside)
        return state

    def add_totals(self, state: Collocations, totals: Mapping[str, int]) -> None:
        """Add how often each word stands in all texts to a state of `count_near`."""
        state.counts.elsewhere.update(totals)

    def _count_sentences(self, state: Collocations, sentences: Iterable[Sentence]) -> None:
        """Add the sentences of a report."""
        met: set[str] = set()
        for sentence in sentences:
            words = sentence.words
            nodes = _nodes(words, aligned_spans(sentence, self.node))
            near = _add(state.counts, [word for word, _ in words], nodes, *self.window)
            for place in near:
                word, offset = words[place]
                met.add(word)
                if self.examples:
                    known = state.places.get(word, ())
                    if len(known) < self.examples:
                        state.places[word] = (*known, sentence.passage.place_of(offset))
        state.documents.update(met)

    def close(self, state: Collocations) -> Collocations:
        """Return the state: it is as small as the vocabulary."""
        return state

    def merge(self, states: Iterable[Collocations]) -> Collocations:
        """Return the sum of all states."""
        whole = Collocations()
        for state in states:
            whole.counts.together.update(state.counts.together)
            whole.counts.left.update(state.counts.left)
            whole.counts.inside.update(state.counts.inside)
            whole.counts.elsewhere.update(state.counts.elsewhere)
            whole.counts.nodes += state.counts.nodes
            whole.documents.update(state.documents)
            add_places(whole.places, state.places, self.examples)
        return whole

    def tables(
        self,
        state: Collocations,
        source_order: Sequence[str] = (),  # noqa: ARG002 - the rows are words
    ) -> tuple[Table, ...]:
        """Return the table of collocates."""
        keep = self.selection.word_test(self.segmenter)
        rows = [
            (*row, *([example_cell(state.places[str(row[0])])] if self.examples else []))
            for row in _rows(state.counts, state.documents, self.segmenter, self.selection, keep)
        ]
        index = [column.name for column in _COLUMNS].index(self.sort)
        rows.sort(key=lambda row: (-float(row[index] or 0), -int(row[2] or 0), str(row[0])))
        columns = (*_COLUMNS, *((EXAMPLES,) if self.examples else ()))
        return (Table("collocates", columns, tuple(rows[: self.selection.top])),)


_COLUMNS = (
    Column("collocate"),
    Column("pos"),
    Column("count", "integer"),
    Column("left", "integer"),
    Column("right", "integer"),
    Column("frequency", "integer"),
    Column("documents", "integer"),
    Column("expected", "number", 2),
    Column("mi", "number", 2),
    Column("t", "number", 2),
    Column("log_likelihood", "number", 2),
    Column("log_dice", "number", 2),
)


def _nodes(
    words: Sequence[tuple[str, int]], spans: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the spans of a passage as ranges of places among its words."""
    offsets = [offset for _, offset in words]
    return [(bisect_left(offsets, start), bisect_left(offsets, end)) for start, end in spans]


def _rows(
    counts: Neighbours,
    documents: Counter[str],
    segmenter: Segmenter,
    selection: Selection,
    keep: Callable[[str], bool],
) -> Iterator[tuple[Scalar, ...]]:
    near, elsewhere = counts.together.total(), counts.elsewhere.total()
    for word, both in counts.together.items():
        if both < selection.min_count or documents[word] < selection.min_docs or not keep(word):
            continue
        apart = counts.elsewhere[word]
        cells = Contingency(both, near - both, apart, elsewhere - apart)
        yield (
            word,
            segmenter.tag(word),
            both,
            counts.left[word],
            both - counts.left[word],
            cells.second,
            documents[word],
            cells.expected,
            mutual_information(cells),
            t_score(cells),
            log_likelihood(cells),
            log_dice(cells),
        )
