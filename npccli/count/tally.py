"""Tallies of reports by group, which merge: in any order and any grouping, the same result.

Every character of a report is counted in exactly one group of each kind, so the groups of a
table always add up to the whole. The title block (title, subtitle, byline) is a part of its
own, shown as section `title`; it has no role and is no section, so it does not add to the lead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, filterfalse
from sys import intern
from typing import TypeVar

from npccli.count.definitions import (
    count_characters,
    count_han_characters,
    count_sentences,
    is_word,
    sentence_spans,
)
from npccli.count.groups import Key, group_key, key_names
from npccli.count.passages import Passage, section_lines, section_passages, title_passages
from npccli.count.words import Segmenter
from npccli.model import Report, Section

Item = TypeVar("Item")

BREAK = ""
"""What stands between two sentences in the sequence of a tally."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one group; `Tally()` is the empty one.

    `frequencies` holds every word with its number of occurrences, `documents` every word
    with the number of reports it occurs in. `reports` counts the reports with some text in
    the group: one report can be in several groups, so that reports, like distinct words, do
    not add up over groups. All else does. A tally is not to be changed once made.

    Only when they were asked for: `sequence` holds the words in order with a `BREAK` after
    each sentence; `places` where each word stands, as `source:line`, the first `examples`
    times, and `begins` where the reports of the group begin.
    """

    characters: int = 0
    han_characters: int = 0
    sentences: int = 0
    paragraphs: int = 0
    sections: int = 0
    reports: int = 0
    frequencies: Mapping[str, int] = field(default_factory=dict)
    documents: Mapping[str, int] = field(default_factory=dict)
    sequence: tuple[str, ...] = ()
    examples: int = 0
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    begins: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """The number of words, each occurrence counted."""
        return sum(self.frequencies.values())

    @property
    def distinct_words(self) -> int:
        """The number of different words."""
        return len(self.frequencies)

    @property
    def word_sequence(self) -> list[str]:
        """The words in order, without the breaks."""
        return [word for word in self.sequence if word != BREAK]


@dataclass(frozen=True, slots=True)
class Tallies:
    """The tallies of all groups. `columns` names the parts of the keys."""

    by: tuple[str, ...]
    columns: tuple[str, ...]
    groups: Mapping[Key, Tally]


def merge_tallies(tallies: Iterable[Tally]) -> Tally:
    """Return the tally of all groups together, as if they were tallied as one.

    Parts of one report must not be spread over several of them, or it is counted as several.
    Sequences and places are joined in the order given; all else does not depend on it.

    >>> merge_tallies([Tally(characters=2), Tally(characters=3)]).characters
    5
    """
    merged = _Merged()
    for tally in tallies:
        merged.add(tally)
    return merged.tally()


def merge(parts: Iterable[Tallies]) -> Tallies:
    """Return the tallies of several lots of reports as one; all must have the same groups.

    The lots are taken one by one, so that they need not be in memory together.
    """
    first: Tallies | None = None
    collected: dict[Key, Tally | _Merged] = {}
    for part in parts:
        first = first or part
        if part.columns != first.columns:
            raise ValueError("tallies by different units cannot be merged")
        for key, tally in part.groups.items():
            known = collected.get(key)
            if known is None:
                collected[key] = tally
                continue
            if isinstance(known, Tally):
                collected[key] = known = _Merged().add(known)
            known.add(tally)
    if first is None:
        raise ValueError("nothing to merge")
    groups = {
        key: found if isinstance(found, Tally) else found.tally()
        for key, found in collected.items()
    }
    return Tallies(first.by, first.columns, groups)


class _Merged:
    """The sum of tallies in the making."""

    def __init__(self) -> None:
        self.numbers = dict.fromkeys(_NUMBERS, 0)
        self.frequencies: Counter[str] = Counter()
        self.documents: Counter[str] = Counter()
        self.sequence: list[str] = []
        self.examples = 0
        self.places: dict[str, tuple[str, ...]] = {}
        self.begins: tuple[str, ...] = ()

    def add(self, tally: Tally) -> _Merged:
        """Add one tally and return the sum."""
        for name in _NUMBERS:
            self.numbers[name] += getattr(tally, name)
        self.frequencies.update(tally.frequencies)
        self.documents.update(tally.documents)
        self.sequence.extend(tally.sequence)
        self.examples = max(self.examples, tally.examples)
        add_places(self.places, tally.places, self.examples)
        self.begins = (*self.begins, *tally.begins)[: self.examples]
        return self

    def tally(self) -> Tally:
        """Return the sum."""
        return Tally(
            **self.numbers,
            frequencies=self.frequencies,
            documents=self.documents,
            sequence=tuple(self.sequence),
            examples=self.examples,
            places=self.places,
            begins=self.begins,
        )


def add_places(
    places: dict[Item, tuple[str, ...]], found: Mapping[Item, tuple[str, ...]], examples: int
) -> None:
    """Add places to those known of each item, up to `examples` of them."""
    for item, more in found.items():
        known = places.get(item, ())
        if len(known) < examples:
            places[item] = (*known, *more)[:examples]


_NUMBERS = ("characters", "han_characters", "sentences", "paragraphs", "sections", "reports")


def tally_reports(
    reports: Iterable[Report],
    by: Sequence[str] = ("source",),
    segmenter: Segmenter | None = None,
    *,
    sequence: bool = False,
    examples: int = 0,
) -> Tallies:
    """Tally reports one after the other, by any combination of units, or by none.

    Reports can come from a generator; only the counts are kept. `sequence` keeps the words
    in order too, and `examples` the places where each word stands the first times.
    """
    columns = key_names(by)

    def group_of(report: Report, section: Section | None) -> Key:
        return group_key(columns, report, section)

    groups = tally_groups(reports, group_of, segmenter, sequence=sequence, examples=examples)
    return Tallies(tuple(by), columns, groups)


def tally_groups(
    reports: Iterable[Report],
    group_of: Callable[[Report, Section | None], Key | None],
    segmenter: Segmenter | None = None,
    *,
    sequence: bool = False,
    examples: int = 0,
) -> dict[Key, Tally]:
    """Tally the parts of reports by the group that each belongs to; None leaves one out."""
    segmenter = segmenter or Segmenter()
    sums: dict[Key, _Sum] = {}
    for report in reports:
        for key, part in _group_parts(report, group_of, bool(examples)).items():
            sums.setdefault(key, _Sum(sequence, examples)).add(part, segmenter)
    return {key: added.tally() for key, added in sums.items()}


def count_paragraphs(section: Section) -> int:
    """Return the number of paragraphs of a section that are not blank."""
    texts = section.paragraphs
    return len(texts) - sum(map(str.isspace, texts)) - texts.count("")


@dataclass(slots=True)
class _Part:
    """What one report has in one group; passages only when places are asked for."""

    lines: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def _group_parts(
    report: Report, group_of: Callable[[Report, Section | None], Key | None], with_places: bool
) -> dict[Key, _Part]:
    """Return the parts of a report by group; the title block belongs to no section."""
    groups: dict[Key, _Part] = {}
    title = tuple(title_passages(report))
    key = group_of(report, None) if title else None
    if key is not None:
        part = groups.setdefault(key, _Part())
        part.lines.extend(passage.text for passage in title)
        part.passages.extend(title if with_places else ())
    for section in report.sections:
        key = group_of(report, section)
        if key is not None:
            part = groups.setdefault(key, _Part())
            part.sections.append(section)
            part.lines.extend(section_lines(section))
            if with_places:
                part.passages.extend(section_passages(section, report.source))
    return groups


class _Sum:
    """A tally in the making. All tokens are counted; `tally` leaves out what is no word."""

    def __init__(self, sequence: bool, examples: int) -> None:
        self.numbers = dict.fromkeys(_NUMBERS, 0)
        self.frequencies: Counter[str] = Counter()
        self.documents: Counter[str] = Counter()
        self.sequence: list[str] | None = [] if sequence else None
        self.examples = examples
        self.places: dict[str, tuple[str, ...]] = {}
        self.begins: list[str] = []

    def add(self, part: _Part, segmenter: Segmenter) -> None:
        """Add what one report has in the group, all at once."""
        text = "\n".join(part.lines)
        if self.sequence is None and not self.examples:
            counts = segmenter.count_tokens(text)
        else:
            counts = Counter(self._note_tokens(part, text, segmenter))
        if self.frequencies:
            self.frequencies.update(counts)
            self.documents.update(counts.keys())
        else:
            self.frequencies, self.documents = counts, Counter(dict.fromkeys(counts, 1))
        numbers = self.numbers
        numbers["characters"] += count_characters(text)
        numbers["han_characters"] += count_han_characters(text)
        numbers["sentences"] += count_sentences(text)
        numbers["paragraphs"] += sum(map(count_paragraphs, part.sections))
        numbers["sections"] += len(part.sections)
        numbers["reports"] += 1

    def _note_tokens(self, part: _Part, text: str, segmenter: Segmenter) -> list[str]:
        """Return the tokens of a part; keep their order and places as far as asked for."""
        tokens = segmenter.tokens(text)
        if self.sequence is not None:
            self.sequence.extend(map(intern, _in_sentences(text, tokens)))
        if self.examples:
            self._note_places(part.passages, tokens)
        return tokens

    def _note_places(self, passages: list[Passage], tokens: list[str]) -> None:
        """Keep the places of words that have fewer of them than there should be."""
        if passages and len(self.begins) < self.examples:
            self.begins.append(passages[0].place_of(0))
        ends = list(accumulate(len(passage.text) + 1 for passage in passages))
        index = offset = 0
        for token in tokens:
            while offset >= ends[index] and index < len(ends) - 1:
                index += 1
            known = self.places.get(token, ())
            if len(known) < self.examples:
                begin = ends[index - 1] if index else 0
                self.places[token] = (*known, passages[index].place_of(offset - begin))
            offset += len(token)

    def tally(self) -> Tally:
        """Return what was added."""
        for token in list(filterfalse(str.isalnum, self.frequencies)):
            if not is_word(token):
                for known in (self.frequencies, self.documents, self.places):
                    known.pop(token, None)
        return Tally(
            **self.numbers,
            frequencies=self.frequencies,
            documents=self.documents,
            sequence=tuple(self.sequence or ()),
            examples=self.examples,
            places=self.places,
            begins=tuple(self.begins),
        )


def _in_sentences(text: str, tokens: list[str]) -> Iterator[str]:
    """Yield the words among the tokens, with a break after each sentence."""
    ends = iter([*(end for _, end in sentence_spans(text)), len(text) + 1])
    end = next(ends)
    offset = 0
    for token in tokens:
        if offset >= end:
            yield BREAK
            end = next(ends)
        if is_word(token):
            yield token
        offset += len(token)
    if tokens:
        yield BREAK
