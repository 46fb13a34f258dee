"""An index in the place of texts: whether it fits what is asked, its parts, its reports."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar, cast

from npccli.count.analysis import Analysis
from npccli.count.collocates import CollocateAnalysis
from npccli.count.concepts import Concept, all_concepts
from npccli.count.concordance import ConcordanceAnalysis
from npccli.count.groups import key_names
from npccli.count.items import ItemTallies, ItemTally, merge_items
from npccli.count.marks import name_mark
from npccli.count.tables import Row
from npccli.count.terms import TermAnalysis
from npccli.errors import NpccliError, ReadError
from npccli.index import (
    ANYTHING,
    WORTH_PLACES,
    Expression,
    Need,
    can_count,
    can_cut,
    count_concepts,
    count_reports,
    either,
    index_options,
    index_sources,
    index_totals,
    need_of_pattern,
    need_of_text,
    open_index,
    plan_reading,
    read_figures,
    read_hits,
    read_lines,
    read_passages,
    read_reports,
    report_marks,
    rough_pattern,
    sources_are_apart,
    storable,
    word_totals,
)
from npccli.model import Figure, Report
from npccli.run.paths import Input, Part
from npccli.run.repeats import INDEX, Marks

if TYPE_CHECKING:
    from npccli.run.choices import Options

State = TypeVar("State")

AT_ONCE = 200
"""About so many reports of an index are worth handing to another process."""

SEARCHED_AT_ONCE = 8192
"""The same where the database finds the paragraphs that are wanted."""

_ALL = 1 << 62


def parts_of_index(
    item: Input, options: Options, analysis: object = None, *, alone: bool = False
) -> list[Input]:
    """Return the parts of an index that can be worked on apart; itself when it is of no use.

    Reports in which the analysis cannot find anything are in none of them. `alone` tells
    that there is no other input.
    """
    try:
        with open_index(str(item.path)):
            check_options(item, options)
            lots = plan_reading(str(item.path), need_of(analysis), _lot_size(analysis)) or [()]
            alone = alone and sources_are_apart(str(item.path))
    except NpccliError:
        return [item]
    size = item.path.stat().st_size if item.path else 0
    every = sum(map(len, lots)) or 1
    return [
        replace(item, part=Part(ids, at == 0, size * len(ids) // every, alone))
        for at, ids in enumerate(lots)
    ]


def _lot_size(analysis: object) -> int:
    """Return how many reports of an index to hand over at once."""
    if need_of(analysis) is None:
        return AT_ONCE
    return _ALL if getattr(analysis, "ends_early", False) else SEARCHED_AT_ONCE


def indexed_reports(item: Input, options: Options, need: Need = ANYTHING) -> Iterator[Report]:
    """Yield the reports of an index, or of a part of one, in the order of its sources.

    With a need come only the reports, and of them only the text, that can meet it. Raises
    ReadError when the texts of the index were read with other options than these.
    """
    path, ids = str(item.path), _ids(item, options, need)
    return read_reports(path, ids) if need is None else read_hits(path, ids, need)


def _ids(item: Input, options: Options, need: Need) -> tuple[int, ...]:
    if item.part is not None:
        return item.part.reports
    check_options(item, options)
    return tuple(chain.from_iterable(plan_reading(str(item.path), need)))


def indexed_figures(item: Input, options: Options) -> Iterator[tuple[Report, tuple[Figure, ...]]]:
    """Yield the reports of an index with their figures, as the built-in codebook names them."""
    if item.part is None:
        check_options(item, options)
    yield from read_figures(str(item.path), item.part.reports if item.part else None)


def marks_of_index(item: Input) -> Marks:
    """Return the marks of all reports of an index with its first part, none with the others."""
    if item.part is not None and (item.part.alone or not item.part.first):
        return {}
    found = array("Q")
    for source, mark in report_marks(str(item.path)):
        found.extend((name_mark(source), mark, 0))
    return {(INDEX, item.name): found}


def check_options(item: Input, options: Options) -> None:
    """Raise ReadError when an index cannot give what the options ask for."""
    made_with = index_options(str(item.path))
    if not count_reports(str(item.path)):
        raise ReadError(f"{item.name}: this index holds no texts", "add some with: npccli index")
    asked = {
        "--as-is": (options.as_is, made_with["as_is"]),
        f"--pages {options.read.pages}": (options.read.pages, made_with["pages"]),
        f"--spacing {options.settings.spacing}": (
            options.settings.spacing.replace("none", ""),
            made_with["spacing"],
        ),
        "another set of roles": (options.role_set is not None, None),
        f"--order {options.section_order}": (options.section_order == "source", None),
    }
    for said, (wanted, known) in asked.items():
        if wanted and wanted != known:
            raise ReadError(
                f"{item.name}: this index was not made with {said}",
                "leave the option out, or make an index with it",
            )


def need_of(analysis: object) -> Need:
    """Return what a text must hold for an analysis to find something in it.

    Only analyses to which all other text is of no account, or known by its totals, have a
    need.
    """
    if isinstance(analysis, ConcordanceAnalysis):
        if analysis.match == "regex":
            return need_of_pattern(analysis.expression)
        return need_of_text(analysis.expression)
    if isinstance(analysis, CollocateAnalysis) and analysis.segmenter.lexicon is None:
        return need_of_text(analysis.node)
    if isinstance(analysis, TermAnalysis) and analysis.segmenter.lexicon is None:
        concepts = all_concepts(_uncounted(analysis).concepts)
        return either(need for each in concepts for need in _needs(each))
    return ANYTHING


def narrowed_state(item: Input, analysis: Analysis[State], options: Options, need: Need) -> State:
    """Return the state of what can meet a need, without what an index counts; see `completed`."""
    if isinstance(analysis, ConcordanceAnalysis):
        ids = _ids(item, options, need)
        return cast("State", analysis.count_lines(_lines(item, ids, analysis, need)))
    if isinstance(analysis, CollocateAnalysis):
        ids = _ids(item, options, need)
        return cast("State", analysis.count_near(read_passages(str(item.path), ids, need)))
    if isinstance(analysis, TermAnalysis):
        analysis = cast("Analysis[State]", _uncounted(analysis))
    return analysis.count(indexed_reports(item, options, need))


def _lines(
    item: Input, ids: Sequence[int], analysis: ConcordanceAnalysis, need: Need
) -> Iterator[Row]:
    """Yield the lines of reports; those of words in many of them are cut by the database."""
    if len(ids) > WORTH_PLACES and not analysis.ends_early and _is_cut(analysis):
        sought = Expression(analysis.expression, analysis.match == "word")
        return read_lines(str(item.path), ids, sought, analysis.context, analysis.lines)
    rough = rough_pattern(analysis.expression) if analysis.match == "regex" else None
    return analysis.lines(read_passages(str(item.path), ids, need, rough))


def cut_lines(item: Input, analysis: ConcordanceAnalysis, options: Options) -> Iterator[Row] | None:
    """Return the lines of a whole index that the database cuts, None if it does not.

    Raises ReadError when the index cannot be used.
    """
    if analysis.ends_early or not _is_cut(analysis):
        return None
    check_options(item, options)
    need = need_of(analysis)
    ids = tuple(chain.from_iterable(plan_reading(str(item.path), need)))
    return _lines(item, ids, analysis, need) if len(ids) > WORTH_PLACES else None


def count_of_reports(item: Input) -> int:
    """Return how many reports an index has."""
    return count_reports(str(item.path))


def _is_cut(analysis: ConcordanceAnalysis) -> bool:
    known = analysis.match == "text" or (
        analysis.match == "word" and analysis.segmenter.lexicon is None
    )
    return known and can_cut(analysis.expression)


def _uncounted(analysis: TermAnalysis) -> TermAnalysis:
    counted = _counted(analysis)
    left = tuple(each for each in analysis.concepts if each not in counted)
    return replace(analysis, sizes=False, concepts=left)


def _counted(analysis: TermAnalysis) -> tuple[Concept, ...]:
    """Return the concepts that the database can count; of others it only finds the text."""
    return () if analysis.examples else tuple(filter(can_count, analysis.concepts))


def _needs(concept: Concept) -> Iterator[Need]:
    yield from map(need_of_text, (*concept.words, *concept.phrases))
    yield from map(need_of_pattern, concept.patterns)


def completed(item: Input, analysis: object, state: Any) -> tuple[Any, tuple[str, ...], int]:
    """Return a state of narrowed reading with all that was not read, its sources, its reports.

    What was not read is added to the first part of an index, and to no other.
    """
    path, first = str(item.path), item.part is None or item.part.first
    if isinstance(analysis, CollocateAnalysis) and first:
        analysis.add_totals(state, word_totals(path))
    if not isinstance(analysis, TermAnalysis):
        return state, (), count_reports(path) if first else 0
    found = cast("ItemTallies[Any]", state)
    hits: dict[Any, ItemTally[Any]] = {
        tuple(map(storable, key)): replace(tally, words=0, reports=0)
        for key, tally in found.groups.items()
    }
    state = replace(found, groups=hits)
    if not first:
        return state, (), 0
    totals: dict[Any, ItemTally[Any]] = {
        key: ItemTally(words=words, reports=reports)
        for key, (words, reports) in index_totals(path, found.columns).items()
    }
    counted = count_concepts(path, _counted(analysis), found.columns, hits=analysis.hits)
    counts: dict[Any, ItemTally[Any]] = {
        key: ItemTally(
            {hit: count for hit, (count, _) in hits.items()},
            {hit: documents for hit, (_, documents) in hits.items()},
        )
        for key, hits in counted.items()
    }
    state = merge_items([replace(found, groups=totals), replace(found, groups=counts), state])
    most = None if "source" in key_names(analysis.by) else 2
    return state, index_sources(path, most), count_reports(path)
