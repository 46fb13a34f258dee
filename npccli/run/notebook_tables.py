"""The tables beside counts and keywords, as notebooks make them: failures are raised.

The options are those of the commands: the fields of `Selection` (`top`, `min_count`,
`min_docs`, `min_length`, `pos`, `stopwords`), `lexicon`, `segmenter`, and what the table
itself takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from npccli.count import Segmenter, Selection
from npccli.count.analysis import Analysis
from npccli.count.collocates import CollocateAnalysis
from npccli.count.concepts import load_concepts
from npccli.count.concordance import ConcordanceAnalysis
from npccli.count.conditions import parse_condition
from npccli.count.dispersion import DispersionAnalysis
from npccli.count.frequency_list import load_frequency_list
from npccli.count.keyness import Comparison, KeynessAnalysis
from npccli.count.ngrams import NgramAnalysis
from npccli.count.phrases import KINDS, PhraseAnalysis
from npccli.count.terms import TermAnalysis
from npccli.count.units import Thresholds
from npccli.model import Document, Report, Table
from npccli.run.counting import tables_of_reports
from npccli.run.notebook import in_tuple, known_options, reports_to_count

Text = str | Path | Document | Iterable[Report]
"""What can be counted: text, a path, a clean document, or reports."""

Given = Mapping[str, Any]


def keyness_of(
    text: Text, target: str, reference: str | Path | None, as_is: bool, given: Given
) -> Table:
    """Return the key words; see `npccli.keyness`."""
    options, segmenter = _segmenter(given)
    options, selection = _selection(options, Selection(min_count=3))
    comparing = {name: options.pop(name) for name in _names(Comparison) if name in options}
    against = (
        load_frequency_list(str(reference))
        if isinstance(reference, Path)
        else parse_condition(reference, "reference")
        if reference is not None
        else None
    )
    analysis = KeynessAnalysis(
        segmenter,
        parse_condition(target, "target"),
        against,
        Comparison(**comparing),
        selection,
        **known_options(options, KeynessAnalysis),
    )
    return _table(text, as_is, analysis)


def terms_of(
    text: Text, dictionary: str | Path, by: tuple[str, ...] | str, as_is: bool, given: Given
) -> Table:
    """Return the counts of concepts; see `npccli.terms`."""
    options, segmenter = _segmenter(given)
    concepts, units = load_concepts(str(dictionary)), in_tuple(by)
    return _table(
        text,
        as_is,
        TermAnalysis(units, segmenter, concepts, **known_options(options, TermAnalysis)),
    )


def ngrams_of(
    text: Text, size: int | Iterable[int], by: tuple[str, ...] | str, as_is: bool, given: Given
) -> Table:
    """Return the n-grams; see `npccli.ngrams`."""
    options, segmenter = _segmenter(given)
    options, selection = _selection(options, Selection(min_count=2, stopwords="none"))
    sizes, units = (size,) if isinstance(size, int) else tuple(size), in_tuple(by)
    analysis = NgramAnalysis(
        units, segmenter, sizes, selection, **known_options(options, NgramAnalysis)
    )
    return _table(text, as_is, analysis)


def phrases_of(text: Text, by: tuple[str, ...] | str, as_is: bool, given: Given) -> Table:
    """Return the set phrases; see `npccli.phrases`."""
    options, segmenter = _segmenter(given)
    options, selection = _selection(options, Selection(min_count=3, min_length=2))
    least = {name: options.pop(name) for name in _names(Thresholds) if name in options}
    units = in_tuple(by)
    kinds = tuple(options.pop("kinds", KINDS))
    analysis = PhraseAnalysis(
        units,
        segmenter,
        kinds,
        Thresholds(**least),
        selection,
        **known_options(options, PhraseAnalysis),
    )
    return _table(text, as_is, analysis)


def collocates_of(
    text: Text, node: str, window: int | tuple[int, int], as_is: bool, given: Given
) -> Table:
    """Return the collocates; see `npccli.collocates`."""
    options, segmenter = _segmenter(given)
    options, selection = _selection(options, Selection(min_count=2))
    sides = (window, window) if isinstance(window, int) else window
    analysis = CollocateAnalysis(
        segmenter, node, sides, selection=selection, **known_options(options, CollocateAnalysis)
    )
    return _table(text, as_is, analysis)


def kwic_of(text: Text, expression: str, as_is: bool, given: Given) -> Table:
    """Return the concordance; see `npccli.kwic`."""
    options, segmenter = _segmenter(given)
    return _table(
        text,
        as_is,
        ConcordanceAnalysis(segmenter, expression, **known_options(options, ConcordanceAnalysis)),
    )


def dispersion_of(
    text: Text, words: str | Iterable[str], over: str, as_is: bool, given: Given
) -> Table:
    """Return the dispersion; see `npccli.dispersion`."""
    options, segmenter = _segmenter(given)
    options, selection = _selection(options, Selection())
    wanted = in_tuple(words)
    analysis = DispersionAnalysis(
        segmenter,
        tuple(dict.fromkeys(wanted)),
        over,
        selection=selection,
        **known_options(options, DispersionAnalysis),
    )
    return _table(text, as_is, analysis)


def _table(text: Text, as_is: bool, analysis: Analysis[Any]) -> Table:
    return tables_of_reports(reports_to_count(text, as_is), analysis)[0]


def _segmenter(given: Given) -> tuple[dict[str, Any], Segmenter]:
    options = dict(given)
    name, lexicon = options.pop("segmenter", "rjieba"), options.pop("lexicon", None)
    return options, Segmenter(name, lexicon)


def _selection(given: Given, default: Selection) -> tuple[dict[str, Any], Selection]:
    chosen = {name: given[name] for name in _names(Selection) if name in given}
    if "pos" in chosen:
        chosen["pos"] = in_tuple(chosen["pos"])
    rest = {name: value for name, value in given.items() if name not in chosen}
    return rest, replace(default, **chosen)


def _names(kind: type) -> list[str]:
    return [field.name for field in fields(kind)]
