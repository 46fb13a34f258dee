"""Tallies of anything that is found in sentences: n-grams, concepts, phrases.

Like the tallies of words they merge: parts of a corpus can be tallied apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic

from npccli.count.groups import Key, group_key, key_names
from npccli.count.passages import Sentence, passage_sentences, report_passages
from npccli.count.tally import Item, add_places
from npccli.count.words import Segmenter
from npccli.model import Report

Find = Callable[[Sentence], Iterable[tuple[Item, int]]]
"""A function from a sentence to the items in it, each with its offset in the passage."""


@dataclass(frozen=True, slots=True)
class ItemTally(Generic[Item]):
    """The items of one group: how often, in how many reports, and the first places.

    `words` are all words of the group and `reports` all its reports.
    """

    frequencies: Mapping[Item, int] = field(default_factory=dict)
    documents: Mapping[Item, int] = field(default_factory=dict)
    words: int = 0
    reports: int = 0
    places: Mapping[Item, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ItemTallies(Generic[Item]):
    """The tallies of all groups; `columns` names the parts of the keys."""

    columns: tuple[str, ...]
    groups: Mapping[Key, ItemTally[Item]]
    examples: int = 0


def tally_items(
    reports: Iterable[Report],
    by: Sequence[str],
    segmenter: Segmenter,
    find: Find[Item],
    examples: int = 0,
    only: Callable[[str], object] | None = None,
) -> ItemTallies[Item]:
    """Tally what `find` finds in each sentence, by any combination of units.

    A group is there when some report has text in it, whether anything was found or not.
    `only` is for texts of which the words are counted elsewhere: passages of which it is not
    true are not cut into words, and those of the others are not counted.
    """
    columns = key_names(by)
    sums: dict[Key, _Sum[Item]] = {}
    for report in reports:
        met: dict[Key, set[Item]] = {}
        for passage in report_passages(report):
            key = group_key(columns, report, passage.section)
            added = sums.setdefault(key, _Sum(examples))
            seen = met.setdefault(key, set())
            cutter = segmenter if only is None or only(passage.text) else None
            for sentence in passage_sentences(passage, cutter):
                if only is None:
                    added.words += len(sentence.words)
                for item, offset in find(sentence):
                    added.note(item, sentence, offset)
                    seen.add(item)
        for key, seen in met.items():
            sums[key].reports += 1
            sums[key].documents.update(seen)
    groups = {key: added.tally() for key, added in sums.items()}
    return ItemTallies(columns, groups, examples)


def merge_items(parts: Iterable[ItemTallies[Item]]) -> ItemTallies[Item]:
    """Return the tallies of several lots of reports as one.

    No report may be spread over several lots. Places are joined in the order given. The
    lots are taken one by one, so that they need not be in memory together.
    """
    first: ItemTallies[Item] | None = None
    sums: dict[Key, ItemTally[Item] | _Sum[Item]] = {}
    for part in parts:
        first = first or part
        if part.columns != first.columns:
            raise ValueError("tallies by different units cannot be merged")
        for key, tally in part.groups.items():
            known = sums.get(key)
            if known is None:
                sums[key] = tally
                continue
            if isinstance(known, ItemTally):
                known = _Sum[Item](part.examples).merge(known)
                sums[key] = known
            known.merge(tally)
    if first is None:
        raise ValueError("nothing to merge")
    groups = {
        key: found if isinstance(found, ItemTally) else found.tally() for key, found in sums.items()
    }
    return ItemTallies(first.columns, groups, first.examples)


class _Sum(Generic[Item]):
    """A tally in the making."""

    def __init__(self, examples: int) -> None:
        self.frequencies: Counter[Item] = Counter()
        self.documents: Counter[Item] = Counter()
        self.words = 0
        self.reports = 0
        self.examples = examples
        self.places: dict[Item, tuple[str, ...]] = {}

    def note(self, item: Item, sentence: Sentence, offset: int) -> None:
        """Add one item."""
        self.frequencies[item] += 1
        if self.examples:
            known = self.places.get(item, ())
            if len(known) < self.examples:
                self.places[item] = (*known, sentence.passage.place_of(offset))

    def merge(self, tally: ItemTally[Item]) -> _Sum[Item]:
        """Add another tally of the same group and return the sum."""
        self.frequencies.update(tally.frequencies)
        self.documents.update(tally.documents)
        self.words += tally.words
        self.reports += tally.reports
        add_places(self.places, tally.places, self.examples)
        return self

    def tally(self) -> ItemTally[Item]:
        """Return what was added."""
        return ItemTally(self.frequencies, self.documents, self.words, self.reports, self.places)
