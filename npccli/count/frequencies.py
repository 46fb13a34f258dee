"""Counts and keywords of reports, as one analysis that can be divided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from npccli.count.groups import Key, key_names, ordered_keys
from npccli.count.keywords import check_measure, keyword_columns, keyword_rows
from npccli.count.selection import Selection
from npccli.count.tables import Row, count_columns, count_row
from npccli.count.tally import Tallies, Tally, merge, tally_reports
from npccli.count.words import Segmenter
from npccli.errors import UsageError
from npccli.model import Report, Table

TABLES = ("counts", "keywords", "both")
"""Which tables can be asked for."""


@dataclass(frozen=True, slots=True)
class Frequencies:
    """The tallies of groups that may still grow, and the rows of those that may not.

    `finished` holds for each group its row of counts and its rows of keywords.
    """

    tallies: Tallies
    finished: Mapping[Key, tuple[tuple[Row, ...], tuple[Row, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FrequencyAnalysis:
    """Counts text and words by group; see `npccli.count.tables` and `npccli.count.keywords`.

    `shown` is one of `TABLES`; `selection` and `measure` concern the keywords. `examples`
    places are named in each row; `diversity` adds columns to the counts.
    """

    by: tuple[str, ...]
    segmenter: Segmenter
    shown: str = "counts"
    selection: Selection = field(default_factory=Selection)
    measure: str = "count"
    diversity: bool = False
    examples: int = 0

    def __post_init__(self) -> None:
        """Raise UsageError for choices that cannot be used."""
        if self.shown not in TABLES:
            raise UsageError(f"no table {self.shown!r}", f"choose one of: {', '.join(TABLES)}")
        key_names(self.by)
        if self.shown != "counts":
            check_measure(self.measure)
            self.selection.checked()

    def count(self, reports: Iterable[Report]) -> Frequencies:
        """Return the tallies of reports."""
        ranked = self.shown != "counts" and self.measure == "textrank"
        sequence = ranked or self.diversity
        tallies = tally_reports(
            reports, self.by, self.segmenter, sequence=sequence, examples=self.examples
        )
        return Frequencies(tallies)

    def close(self, state: Frequencies) -> Frequencies:
        """Make rows of the groups of single sources, which need their words no longer."""
        if "source" not in state.tallies.columns or self._weighs_groups:
            return state
        tallies = state.tallies
        finished = {**state.finished, **self._finish(tallies)}
        return Frequencies(Tallies(tallies.by, tallies.columns, {}), finished)

    def merge(self, states: Iterable[Frequencies]) -> Frequencies:
        """Return the tallies and the finished groups of all states.

        Raises UsageError for a group that is finished and yet comes again.
        """
        finished: dict[Key, tuple[tuple[Row, ...], tuple[Row, ...]]] = {}
        twice: set[Key] = set()

        def tallies() -> Iterator[Tallies]:
            for state in states:
                twice.update(finished.keys() & state.finished.keys())
                finished.update(state.finished)
                yield state.tallies

        merged = merge(tallies())
        twice.update(finished.keys() & merged.groups.keys())
        if twice:
            key = min(twice, key=str)
            name = key[merged.columns.index("source")]
            raise UsageError(
                f"{name}: comes twice, as a text and in records or an index",
                "give one of the two",
            )
        return Frequencies(merged, finished)

    def tables(self, state: Frequencies, source_order: Sequence[str] = ()) -> tuple[Table, ...]:
        """Return the table of counts, that of keywords, or both in this order."""
        finished = {**state.finished, **self._finish(state.tallies)}
        names = state.tallies.columns
        keys = ordered_keys(names, finished, source_order)
        made = []
        if self.shown in ("counts", "both"):
            columns = count_columns(names, diversity=self.diversity, examples=self.examples)
            rows = tuple(row for key in keys for row in finished[key][0])
            made.append(Table("counts", columns, rows))
        if self.shown in ("keywords", "both"):
            columns = keyword_columns(names, self.measure, self.examples)
            rows = tuple(row for key in keys for row in finished[key][1])
            made.append(Table("keywords", columns, rows))
        return tuple(made)

    @property
    def _weighs_groups(self) -> bool:
        return self.shown != "counts" and self.measure == "tfidf"

    def _finish(self, tallies: Tallies) -> dict[Key, tuple[tuple[Row, ...], tuple[Row, ...]]]:
        """Return the rows of each group."""
        words = (
            keyword_rows(self.measure, self.selection, self.segmenter, self.examples, tallies)
            if self.shown != "counts"
            else None
        )

        def rows(key: Key, tally: Tally) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
            counts: tuple[Row, ...] = ()
            if self.shown != "keywords":
                row = count_row(key, tally, diversity=self.diversity, examples=self.examples)
                counts = (row,)
            return counts, tuple(words(key, tally)) if words is not None else ()

        return {key: rows(key, tally) for key, tally in tallies.groups.items()}
