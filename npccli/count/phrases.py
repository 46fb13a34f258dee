"""Set phrases found without a list: what is quoted, titled, or recurs as a unit.

* `quoted`: “…” and 「…」 of 2 to 24 characters without a mark that ends a clause, such as
  “四个机关” and “两个维护”; longer ones are speech.
* `title`: 《…》, the name of a law, a plan or a book.
* `sequence`: two to six words that recur, with no mark between them, that hold together
  (`cohesion`) and are free at both ends (`freedom`). It neither begins nor ends with a stop
  word and has no number in it. A sequence is left out when a longer one that is listed
  covers four fifths of its occurrences.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from sys import intern

from npccli.count.analysis import tables_of
from npccli.count.groups import Key, group_key, key_columns, key_names, ordered_keys
from npccli.count.measures import per_thousand
from npccli.count.ngrams import Ngram
from npccli.count.passages import Passage, passage_sentences, report_passages
from npccli.count.selection import Selection
from npccli.count.tables import EXAMPLES, example_cell
from npccli.count.units import NgramFinder, Thresholds, find_units
from npccli.count.words import Segmenter
from npccli.errors import UsageError
from npccli.model import Column, Report, Scalar, Table

KINDS = ("quoted", "title", "sequence")
"""What kinds of phrase there are."""

_QUOTED = re.compile("“([^“”。！？；，：,;:!?…\n]{2,24})”|「([^「」。！？；，：,;:!?…\n]{2,24})」")
_TITLE = re.compile("《([^《》\n]{2,80}(?:《[^《》\n]{1,60}》[^《》\n]{0,60})?)》")

_COLUMNS = (
    Column("phrase"),
    Column("kind"),
    Column("count", "integer"),
    Column("per_thousand", "number", 2),
    Column("documents", "integer"),
    Column("first_year", "integer"),
    Column("cohesion", "number", 2),
    Column("left_freedom", "number", 2),
    Column("right_freedom", "number", 2),
)


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """Where a phrase stands: its group, its report, the year and the place."""

    key: Key
    report: int
    year: int | None
    place: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Words with no mark between them, and where they stand.

    The offsets and the passage are there when places are asked for.
    """

    words: tuple[str, ...]
    offsets: tuple[int, ...]
    passage: Passage | None
    key: Key
    report: int
    year: int | None

    def place_at(self, word: int) -> str:
        """Return the place of one of the words, an empty text where places are not known."""
        return self.passage.place_of(self.offsets[word]) if self.passage else ""


_Phrase = tuple[str, str]
_Found = dict[_Phrase, list[_Occurrence]]


@dataclass(slots=True)
class Material:
    """What one pass over reports keeps; `reports` is their number."""

    runs: list[_Run] = field(default_factory=list)
    marked: defaultdict[tuple[str, str], list[_Occurrence]] = field(
        default_factory=lambda: defaultdict(list)
    )
    words: Counter[Key] = field(default_factory=Counter)
    reports: int = 0


def phrase_table(
    reports: Iterable[Report],
    by: Sequence[str] = (),
    segmenter: Segmenter | None = None,
    *,
    kinds: Sequence[str] = KINDS,
    thresholds: Thresholds | None = None,
    selection: Selection | None = None,
    examples: int = 0,
) -> Table:
    """Return the set phrases of each group, by count, then code point, then kind.

    What is a unit is judged over all reports together, and then counted in each group.
    `first_year` is the earliest year reported on among the reports of the group that have
    the phrase, empty when none is known. `cohesion` and the freedoms are for sequences only.
    A place is not counted twice within a kind; a quoted expression can be a sequence as well.
    """
    analysis = PhraseAnalysis(
        tuple(by),
        segmenter or Segmenter(),
        tuple(kinds),
        thresholds or Thresholds(),
        selection or Selection(),
        examples,
    )
    return tables_of(analysis, reports)[0]


@dataclass(frozen=True, slots=True)
class PhraseAnalysis:
    """Finds set phrases by group; see `phrase_table`."""

    by: tuple[str, ...]
    segmenter: Segmenter
    kinds: tuple[str, ...] = KINDS
    thresholds: Thresholds = field(default_factory=Thresholds)
    selection: Selection = field(default_factory=Selection)
    examples: int = 0

    def __post_init__(self) -> None:
        """Raise UsageError for choices that cannot be used."""
        unknown = [kind for kind in self.kinds if kind not in KINDS]
        if unknown:
            raise UsageError(f"no kind {unknown[0]!r}", f"choose among: {', '.join(KINDS)}")
        key_names(self.by)
        self.selection.checked()

    def count(self, reports: Iterable[Report]) -> Material:
        """Return the words of reports in order, and what is marked as a phrase."""
        names, places = key_names(self.by), bool(self.examples)
        return _collect(reports, names, self.segmenter, self.kinds, places)

    def close(self, state: Material) -> Material:
        """Return the state: what is a unit is known at the end."""
        return state

    def merge(self, states: Iterable[Material]) -> Material:
        """Return all states one after the other."""
        whole = Material()
        for state in states:
            before = whole.reports
            whole.runs += (_later(run, before) for run in state.runs)
            for phrase, places in state.marked.items():
                whole.marked[phrase] += (
                    replace(place, report=place.report + before) for place in places
                )
            whole.words.update(state.words)
            whole.reports += state.reports
        return whole

    def tables(self, state: Material, source_order: Sequence[str] = ()) -> tuple[Table, ...]:
        """Return the table of phrases."""
        least = self.selection.min_count
        names = key_names(self.by)
        found = {
            (phrase, kind): places
            for (phrase, kind), places in state.marked.items()
            if len(places) >= least
        }
        notes: dict[tuple[str, str], tuple[float, float, float]] = {}
        if "sequence" in self.kinds:
            words = [run.words for run in state.runs]
            units = find_units(words, least, self.thresholds, self.selection.stopwords)
            for unit, note in units.items():
                notes["".join(unit), "sequence"] = note
            for unit, occurrence in _occurrences(state.runs, units):
                found.setdefault(("".join(unit), "sequence"), []).append(occurrence)
        groups = _by_group(found)
        rows = [
            (*key, *row)
            for key in ordered_keys(names, state.words, source_order)
            for row in _rows(groups[key], notes, state.words[key], self.selection, self.examples)
        ]
        columns = (*_COLUMNS, *((EXAMPLES,) if self.examples else ()))
        return (Table("phrases", (*key_columns(names), *columns), tuple(rows)),)


def _later(run: _Run, reports: int) -> _Run:
    """Return a run of a report that stands so many reports later."""
    return _Run(run.words, run.offsets, run.passage, run.key, run.report + reports, run.year)


def _collect(
    reports: Iterable[Report],
    names: Sequence[str],
    segmenter: Segmenter,
    kinds: Sequence[str],
    places: bool,
) -> Material:
    material = Material()
    for number, report in enumerate(reports):
        material.reports += 1
        for passage in report_passages(report):
            key = group_key(names, report, passage.section)
            for kind, pattern in (("quoted", _QUOTED), ("title", _TITLE)):
                if kind in kinds:
                    for match in pattern.finditer(passage.text):
                        text = next(group for group in match.groups() if group).strip()
                        place = passage.place_of(match.start() + 1) if places else ""
                        occurrence = _Occurrence(key, number, report.year, place)
                        material.marked[text, kind].append(occurrence)
            for sentence in passage_sentences(passage, segmenter):
                material.words[key] += 0
                for run in sentence.runs():
                    words = tuple(intern(word) for word, _ in run)
                    offsets = tuple(offset for _, offset in run) if places else ()
                    known = passage if places else None
                    material.words[key] += len(words)
                    material.runs.append(_Run(words, offsets, known, key, number, report.year))
    return material


def _occurrences(
    runs: Iterable[_Run], units: Iterable[Ngram]
) -> Iterator[tuple[Ngram, _Occurrence]]:
    finder = NgramFinder(units)
    for run in runs:
        for start, end in finder.places(run.words):
            place = run.place_at(start)
            yield run.words[start:end], _Occurrence(run.key, run.report, run.year, place)


def _by_group(found: Mapping[_Phrase, list[_Occurrence]]) -> defaultdict[Key, _Found]:
    """Return the occurrences of each phrase by their group."""
    groups: defaultdict[Key, _Found] = defaultdict(dict)
    for phrase, occurrences in found.items():
        for occurrence in occurrences:
            groups[occurrence.key].setdefault(phrase, []).append(occurrence)
    return groups


def _rows(
    found: _Found,
    notes: dict[tuple[str, str], tuple[float, float, float]],
    words: int,
    selection: Selection,
    examples: int,
) -> list[tuple[Scalar, ...]]:
    """Return the rows of one group."""
    rows: list[tuple[Scalar, ...]] = []
    for (phrase, kind), here in found.items():
        documents = len({occurrence.report for occurrence in here})
        if documents < selection.min_docs or len(phrase) < selection.min_length:
            continue
        years = [occurrence.year for occurrence in here if occurrence.year is not None]
        row: list[Scalar] = [phrase, kind, len(here), per_thousand(len(here), words), documents]
        row.append(min(years, default=None))
        row += notes.get((phrase, kind), (None, None, None))
        if examples:
            row.append(example_cell([each.place for each in here[:examples]]))
        rows.append(tuple(row))
    rows.sort(key=lambda row: (-int(row[2] or 0), str(row[0]), KINDS.index(str(row[1]))))
    return rows[: selection.top]
