"""Tables that an index makes without reading its reports: counts, keywords, keyness, dispersion.

They are the same as those from the reports. What an index cannot tell from its words alone, it
leaves to whoever reads them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from npccli.count.conditions import Condition
from npccli.count.dispersion import DispersionAnalysis
from npccli.count.frequencies import Frequencies, FrequencyAnalysis
from npccli.count.groups import Key, key_names
from npccli.count.keyness import KeynessAnalysis, Sides
from npccli.count.keywords import check_groups, keyword_row
from npccli.count.measures import per_million, tf_idf
from npccli.count.tables import GroupCounts, Row, count_row
from npccli.count.tally import Tallies, Tally
from npccli.errors import ReadError, WriteError
from npccli.index import (
    Wanted,
    WordGroups,
    WordSum,
    can_cut,
    index_sources,
    names_sections,
    open_index,
    sections_are_apart,
    shown_name,
)
from npccli.model import Table
from npccli.run.indexed import check_options

if TYPE_CHECKING:
    from npccli.run.choices import Options
    from npccli.run.paths import Input

_SHARED = frozenset({"source", "report", "region", "level", "year"})
"""The units that all sections of a report share."""


def tables_of_index(
    item: Input, analysis: object, options: Options
) -> tuple[tuple[Table, ...], tuple[str, ...]] | None:
    """Return the tables of a whole index, and as many of its sources as tables need.

    None stands for what must be read, and for an index with which something is wrong.
    """
    if not _can_make(analysis):
        return None
    path = str(item.path)
    try:
        with open_index(path) as connection:
            check_options(item, options)
            ordered = isinstance(analysis, FrequencyAnalysis) and "source" in _columns(analysis)
            sources = index_sources(path, None if ordered else 2)
            tables = _tables(connection, analysis, sources)
    except (ReadError, WriteError):
        return None
    return None if tables is None else (tables, sources)


def _tables(connection: Any, analysis: object, sources: Sequence[str]) -> tuple[Table, ...] | None:
    if names_sections(_columns(analysis)) and not sections_are_apart(connection):
        return None
    if isinstance(analysis, FrequencyAnalysis):
        groups = WordGroups(connection, key_names(analysis.by))
        return analysis.tables(_frequencies(groups, analysis), sources)
    if isinstance(analysis, KeynessAnalysis):
        sides = _sides(connection, analysis)
        return None if sides is None else analysis.tables(sides)
    if isinstance(analysis, DispersionAnalysis):
        return _dispersion(connection, analysis)
    return None


def _columns(analysis: object) -> tuple[str, ...]:
    """Return the columns that name the groups of an analysis."""
    if isinstance(analysis, FrequencyAnalysis):
        return key_names(analysis.by)
    return key_names((analysis.part,)) if isinstance(analysis, DispersionAnalysis) else ()


def _can_make(analysis: object) -> bool:
    """Tell whether the words of an index are enough for an analysis."""
    if isinstance(analysis, FrequencyAnalysis):
        if analysis.segmenter.lexicon is not None or analysis.examples:
            return False
        if analysis.diversity and analysis.shown != "keywords":
            return False
        sections = "section" in key_names(analysis.by)
        return analysis.shown == "counts" or not (sections or analysis.measure == "textrank")
    if isinstance(analysis, KeynessAnalysis):
        plain = analysis.segmenter.lexicon is None and not analysis.examples
        return plain and (analysis.selection.min_docs <= 1 or _SHARED.issuperset(_units(analysis)))
    if isinstance(analysis, DispersionAnalysis):
        return analysis.segmenter.lexicon is None and all(map(can_cut, analysis.words))
    return False


def _frequencies(groups: WordGroups, analysis: FrequencyAnalysis) -> Frequencies:
    names = key_names(analysis.by)
    counts = groups.counts(distinct_words=analysis.shown != "keywords")
    words: dict[Key, tuple[Row, ...]] = {}
    if analysis.shown != "counts":
        words = dict(_keywords(groups, counts, analysis))
    finished = {
        key: ((count_row(key, found),), words.get(key, ())) for key, found in counts.items()
    }
    return Frequencies(Tallies(analysis.by, names, {}), finished)


def _keywords(
    groups: WordGroups, counts: dict[Key, GroupCounts], analysis: FrequencyAnalysis
) -> Iterator[tuple[Key, tuple[Row, ...]]]:
    """Yield the rows of keywords of each group that has words."""
    selection, measure = analysis.selection, analysis.measure
    weighed = measure == "tfidf"
    with_words = sum(found.words > 0 for found in counts.values())
    if weighed:
        check_groups(with_words)
    keep = selection.word_test(analysis.segmenter)
    wanted = Wanted(keep, selection.top, selection.min_count, selection.min_docs, weighed)
    keys = list(counts)
    for k, some in groupby(groups.words(wanted), itemgetter(0)):
        key = keys[k]
        size = counts[key].words

        def weight(found: WordSum, size: int = size) -> float:
            if weighed:
                return tf_idf(found.count, with_words, found.groups)
            return per_million(found.count, size) if measure == "rate" else found.count

        listed = sorted(
            ((weight(found), found) for _, found in some),
            key=lambda pair: (-pair[0], -pair[1].count, pair[1].word),
        )
        yield (
            key,
            tuple(
                (
                    *key,
                    *keyword_row(
                        found.word,
                        analysis.segmenter.tag(found.word),
                        found.count,
                        size,
                        None if measure == "count" else heavy,
                    ),
                    found.documents,
                )
                for heavy, found in listed[: selection.top]
            ),
        )


def _units(analysis: KeynessAnalysis) -> tuple[str, ...]:
    """Return the units by which the sides are told apart."""
    units = analysis.target.units
    if isinstance(analysis.reference, Condition):
        units += analysis.reference.units
    return tuple(dict.fromkeys(units))


def _as_stored(condition: Condition) -> Condition:
    """Return a condition for names in the form in which an index keeps them."""
    allowed = ((unit, frozenset(map(shown_name, names))) for unit, names in condition.allowed)
    return replace(condition, allowed=tuple(allowed))


def _sides(connection: Any, analysis: KeynessAnalysis) -> Sides | None:
    """Return the words of both sides; None when one is empty or both have something in common."""
    units = _units(analysis)
    groups = WordGroups(connection, units)
    target, reference = _as_stored(analysis.target), analysis.reference
    if isinstance(reference, Condition):
        reference = _as_stored(reference)
    sides: dict[int, int] = {}
    for k, (key, size) in enumerate(zip(groups.keys(), groups.sizes(), strict=True)):
        values = dict(zip(units, key, strict=True))
        ours = target.fits_values(values)
        theirs = not ours if reference is None else False
        if isinstance(reference, Condition):
            theirs = reference.fits_values(values)
        if ours and theirs:
            return None
        if size and (ours or theirs):
            sides[k] = 0 if ours else 1
    if 0 not in sides.values() or (
        1 not in sides.values() and (reference is None or isinstance(reference, Condition))
    ):
        return None
    groups.put_together(sides)
    counts: tuple[dict[str, int], ...] = ({}, {})
    documents: tuple[dict[str, int], ...] = ({}, {})
    for side, found in groups.words(Wanted(lambda _: True, least_documents=0)):
        counts[side][found.word] = found.count
        documents[side][found.word] = found.documents or 1  # by section only that there are some
    tallies: dict[Key, Tally] = {
        (name,): Tally(frequencies=counts[side], documents=documents[side])
        for side, name in enumerate(("target", "reference"))
    }
    return Sides(tallies, {unit: frozenset() for unit in units})


def _dispersion(connection: Any, analysis: DispersionAnalysis) -> tuple[Table, ...]:
    """Return the table of dispersion."""
    groups = WordGroups(connection, key_names((analysis.part,)))
    words: Sequence[str] = analysis.words or analysis.most_frequent(groups.totals())
    sizes = groups.sizes()
    with_words = [k for k, size in enumerate(sizes) if size]

    def counts() -> Iterator[tuple[str, Sequence[int]]]:
        for word in words:
            found = array("q", bytes(8 * len(sizes)))
            for k, count in groups.counts_of(word):
                found[k] = count
            yield word, [found[k] for k in with_words]

    found: Iterable[tuple[str, Sequence[int]]] = counts()
    return (analysis.table_of(found, [sizes[k] for k in with_words]),)
