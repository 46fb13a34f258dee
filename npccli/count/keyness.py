"""Keyness: the words that set a target apart from a reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from npccli.count.analysis import tables_of
from npccli.count.conditions import Condition, known_values, note_values
from npccli.count.frequency_list import FrequencyList
from npccli.count.groups import Key
from npccli.count.measures import (
    CORRECTIONS,
    adjust_p_values,
    bayes_factor,
    chi_square_p,
    keyness,
    keyness_of_two_cells,
    log_ratio,
    per_thousand,
    percent_difference,
)
from npccli.count.selection import Selection
from npccli.count.tables import EXAMPLES, example_cell
from npccli.count.tally import Tallies, Tally, merge, tally_groups
from npccli.count.words import Segmenter
from npccli.errors import UsageError
from npccli.model import Column, Report, Scalar, Section, Table

CELLS = (4, 2)
"""The cells that the log-likelihood can sum over."""

_COLUMNS = (
    Column("word"),
    Column("pos"),
    Column("target_count", "integer"),
    Column("reference_count", "integer"),
    Column("target_per_thousand", "number", 2),
    Column("reference_per_thousand", "number", 2),
    Column("log_likelihood", "number", 2),
    Column("p", "number", 4),
    Column("p_adjusted", "number", 4),
    Column("log_ratio", "number", 2),
    Column("percent_difference", "number", 1),
    Column("bic", "number", 2),
)

_TARGET, _REFERENCE = ("target",), ("reference",)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two texts are compared.

    `cells` is 4 or 2; `correction` one of `CORRECTIONS`; `negative` lists the words that
    the target has less of, in place of those that it has more of.
    """

    cells: int = 4
    correction: str = "holm"
    negative: bool = False

    def checked(self) -> Comparison:
        """Return the comparison; raise UsageError when it cannot be made."""
        if self.cells not in CELLS:
            raise UsageError(f"no log-likelihood over {self.cells} cells", "choose 4 or 2")
        if self.correction not in CORRECTIONS:
            raise UsageError(
                f"no correction {self.correction!r}", f"choose one of: {', '.join(CORRECTIONS)}"
            )
        return self


def keyness_table(
    reports: Iterable[Report],
    target: Condition,
    reference: Condition | FrequencyList | None = None,
    segmenter: Segmenter | None = None,
    *,
    comparison: Comparison | None = None,
    selection: Selection | None = None,
    examples: int = 0,
) -> Table:
    """Return the words of the target that are more frequent than in the reference.

    The reference is a condition, a frequency list, or for None all that is not target. The
    rows are sorted by the signed log-likelihood, then by the count in the target and by
    code point. A word is compared when its counts on both sides together reach
    `min_count` (and `min_docs` reports); p values are corrected for the number of words
    compared, listed or not. An empty side, a part that belongs to both sides, and a list
    without any word of the target raise UsageError.
    """
    analysis = KeynessAnalysis(
        segmenter or Segmenter(),
        target,
        reference,
        comparison or Comparison(),
        selection or Selection(),
        examples,
    )
    return tables_of(analysis, reports)[0]


@dataclass(frozen=True, slots=True)
class Sides:
    """The tallies of target and reference, and what the units of the conditions can be.

    `known` holds for each unit the values that the parts of the reports have, for
    messages; it is empty when there were no reports.
    """

    groups: Mapping[Key, Tally]
    known: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class KeynessAnalysis:
    """Compares the words of two sides; see `keyness_table`."""

    segmenter: Segmenter
    target: Condition
    reference: Condition | FrequencyList | None = None
    comparison: Comparison = field(default_factory=Comparison)
    selection: Selection = field(default_factory=Selection)
    examples: int = 0
    by: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        """Raise UsageError for choices that cannot be used."""
        self.comparison.checked()
        self.selection.checked()

    def count(self, reports: Iterable[Report]) -> Sides:
        """Return the tallies of both sides; raise UsageError for a part that is on both."""
        known: dict[str, set[str]] = {}
        conditions = [self.target]
        if isinstance(self.reference, Condition):
            conditions.append(self.reference)
        groups = tally_groups(
            note_values(reports, conditions, known),
            self._side_of,
            self.segmenter,
            examples=self.examples,
        )
        return Sides(groups, {unit: frozenset(values) for unit, values in known.items()})

    def close(self, state: Sides) -> Sides:
        """Return the state: there are two groups at most."""
        return state

    def merge(self, states: Iterable[Sides]) -> Sides:
        """Return the sides of all states."""
        known: dict[str, frozenset[str]] = {}

        def tallies() -> Iterator[Tallies]:
            for state in states:
                for unit, values in state.known.items():
                    known[unit] = known.get(unit, frozenset()) | values
                yield Tallies((), ("side",), state.groups)

        return Sides(merge(tallies()).groups, known)

    def tables(
        self,
        state: Sides,
        source_order: Sequence[str] = (),  # noqa: ARG002 - the rows are words
    ) -> tuple[Table, ...]:
        """Return the table of key words."""
        columns = (*_COLUMNS, *((EXAMPLES,) if self.examples else ()))
        if not state.known:
            return (Table("keyness", columns, ()),)
        reference = self.reference
        ours = _side(state, _TARGET, self.target, "--target")
        if isinstance(reference, FrequencyList):
            theirs = _listed(reference, ours)
        else:
            tally = _side(state, _REFERENCE, reference, "--reference")
            theirs = _Side(tally.frequencies, tally.documents, tally.words)
        rows = _rows(ours, theirs, self.comparison, self.selection, self.segmenter)
        if self.examples:
            rows = [(*row, example_cell(ours.places.get(str(row[0]), ()))) for row in rows]
        return (Table("keyness", columns, tuple(rows)),)

    def _side_of(self, report: Report, section: Section | None) -> Key | None:
        target, reference = self.target, self.reference
        is_target = target.fits(report, section)
        if not isinstance(reference, Condition):
            rest = _REFERENCE if reference is None else None
            return _TARGET if is_target else rest
        is_reference = reference.fits(report, section)
        if is_target and is_reference:
            part = "the title" if section is None else f"section {section.number}"
            raise UsageError(
                f"{report.source}, report {report.number}, {part}: is in both "
                f"--target {target.text} and --reference {reference.text}",
                "choose sides that have nothing in common",
            )
        return _TARGET if is_target else _REFERENCE if is_reference else None


@dataclass(frozen=True, slots=True)
class _Side:
    """The counts of a reference, and its number of words."""

    frequencies: Mapping[str, int]
    documents: Mapping[str, int]
    words: int


def _listed(reference: FrequencyList, ours: Tally) -> _Side:
    if not reference.frequencies.keys() & ours.frequencies.keys():
        raise UsageError(
            f"{reference.name}: field word: none of its {len(reference.frequencies)} words "
            "is in the target",
            "a list must be cut into words in the same way, in the same script",
        )
    once = dict.fromkeys(reference.frequencies, 1)  # a list counts as one report
    return _Side(reference.frequencies, once, reference.total)


def _rows(
    ours: Tally, theirs: _Side, comparison: Comparison, selection: Selection, segmenter: Segmenter
) -> list[tuple[Scalar, ...]]:
    keep = selection.word_test(segmenter)
    size = ours.words
    counts = {
        word: (ours.frequencies.get(word, 0), theirs.frequencies.get(word, 0))
        for word in {**ours.frequencies, **theirs.frequencies}
        if ours.documents.get(word, 0) + theirs.documents.get(word, 0) >= selection.min_docs
        and keep(word)
    }
    counts = {word: pair for word, pair in counts.items() if sum(pair) >= selection.min_count}
    measure = keyness if comparison.cells == 4 else keyness_of_two_cells
    scores = {word: measure(*pair, size, theirs.words) for word, pair in counts.items()}
    p_values = [chi_square_p(score) for score in scores.values()]
    adjusted = dict(zip(scores, adjust_p_values(p_values, comparison.correction), strict=True))
    sign = -1 if comparison.negative else 1
    listed = sorted(
        (word for word, score in scores.items() if score * sign > 0),
        key=lambda word: (-scores[word] * sign, -counts[word][0], word),
    )
    return [
        (
            word,
            segmenter.tag(word),
            *counts[word],
            per_thousand(counts[word][0], size),
            per_thousand(counts[word][1], theirs.words),
            scores[word],
            chi_square_p(scores[word]),
            adjusted[word],
            log_ratio(*counts[word], size, theirs.words),
            percent_difference(*counts[word], size, theirs.words),
            bayes_factor(scores[word], size + theirs.words),
        )
        for word in listed[: selection.top]
    ]


def _side(state: Sides, key: Key, condition: Condition | None, option: str) -> Tally:
    tally = state.groups.get(key)
    if tally is None or not tally.words:
        if condition is None:
            raise UsageError(
                f"{option}: nothing is left beside the target", "name a smaller --target"
            )
        known = known_values(condition, state.known)
        raise UsageError(f"{option} {condition.text}: no text fits", f"there is {known}")
    return tally
