"""Concept dictionaries: concepts with their words, phrases, patterns and exclusions.

One rule decides what counts. Of all places that the entries of a concept fit, those that
overlap an exclusion are dropped; of those that overlap each other the one that begins
first counts, and of those that begin together the longest. So no character counts twice
for one concept. Concepts do not see each other: one place can count for several. A concept
with concepts inside counts their places as its own, by the same rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from npccli.count.dictionary_files import DictionaryFile, Trail, read_dictionary_file
from npccli.count.matching import Span, aligned_spans, compile_pattern, pattern_spans, text_spans
from npccli.count.passages import Sentence
from npccli.errors import UsageError

FIELDS = ("words", "phrases", "patterns", "exclude")
"""What a concept can hold, beside further concepts."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: `name` joins the names from the outermost one by full stops.

    `words` fit whole words, one or several; `phrases` fit anywhere in the text; `patterns`
    are regular expressions, within a sentence. `exclude` are expressions in whose places
    nothing counts, here and in the concepts inside.
    """

    name: str
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    patterns: tuple[re.Pattern[str], ...] = ()
    exclude: tuple[str, ...] = ()
    inside: tuple[Concept, ...] = ()


def load_concepts(path: str) -> tuple[Concept, ...]:
    """Return the concepts of a TOML or YAML file, the outermost ones.

    Raises UsageError with file, line and field for what is not a dictionary: a concept
    that comes twice or is empty, an unknown field, an entry that is no text, a pattern that
    is invalid or fits nothing at all.
    """
    return parse_concepts(read_dictionary_file(path))


def parse_concepts(file: DictionaryFile) -> tuple[Concept, ...]:
    """Return the concepts that a file says; see `load_concepts`."""
    if not file.tables:
        raise UsageError(f"{file.name}, line 1: holds no concepts", "write `[concept]` tables")
    return tuple(_concept(file, (name,), value) for name, value in file.tables.items())


def _concept(file: DictionaryFile, trail: Trail, value: Any) -> Concept:
    name = ".".join(trail)
    if isinstance(value, list | str):
        value = {"words": value}
        list_trail = trail
    elif isinstance(value, dict):
        list_trail = ()
    else:
        raise UsageError(
            f"{file.where(trail)}: concept {name!r}: neither a table nor a list of words",
            'write [concept] and words = ["…"] under it',
        )
    entries: dict[str, tuple[str, ...]] = {}
    inside: list[Concept] = []
    for field, content in value.items():
        if field in FIELDS:
            place = list_trail or (*trail, field)
            entries[field] = tuple(_entries(file, place, name, field, content))
        elif isinstance(content, dict):
            inside.append(_concept(file, (*trail, field), content))
        else:
            raise UsageError(
                f"{file.where((*trail, field))}: concept {name!r}: unknown field {field!r}",
                f"the fields are {', '.join(FIELDS)}; a concept inside is a table with them",
            )
    if not inside and not any(entries.get(field) for field in FIELDS[:3]):
        raise UsageError(
            f"{file.where(trail)}: concept {name!r}: holds nothing to look for",
            "give it words, phrases or patterns",
        )
    patterns = tuple(
        compile_pattern(pattern, f"{file.where((*trail, 'patterns', pattern))}: field patterns")
        for pattern in entries.pop("patterns", ())
    )
    return Concept(name, patterns=patterns, inside=tuple(inside), **entries)


def _entries(
    file: DictionaryFile, trail: Trail, name: str, field: str, content: Any
) -> Iterator[str]:
    items = [content] if isinstance(content, str) else content
    where = f"concept {name!r}: field {field}"
    if not isinstance(items, list):
        raise UsageError(f"{file.where(trail)}: {where}: not a list", 'write ["…", "…"]')
    if not items:
        raise UsageError(f"{file.where(trail)}: {where}: empty", "fill it or leave it out")
    for item in items:
        if not isinstance(item, str) or not item.strip():
            said = "empty" if item is None or item == "" else f"not a text: {item!r}"
            place = file.where((*trail, str(item)))
            raise UsageError(f"{place}: {where}: {said}", "put it in quotes")
        yield item if field == "patterns" else item.strip()


def all_concepts(concepts: Iterable[Concept]) -> Iterator[Concept]:
    """Yield concepts in the order of the file, each before those inside it."""
    for concept in concepts:
        yield concept
        yield from all_concepts(concept.inside)


def find_concepts(sentence: Sentence, concepts: Sequence[Concept]) -> Iterator[tuple[str, Span]]:
    """Yield the name of a concept with each place in a sentence that counts for it."""
    for concept in concepts:
        for name, spans in _spans_of(sentence, concept, []):
            for span in leftmost_longest(spans):
                yield name, span


def _spans_of(
    sentence: Sentence, concept: Concept, excluded: Sequence[Span]
) -> list[tuple[str, list[Span]]]:
    """Return the places that fit a concept, its own first, then those of concepts inside."""
    excluded = [*excluded, *(s for text in concept.exclude for s in text_spans(sentence, text))]
    own = [span for word in concept.words for span in aligned_spans(sentence, word)]
    own += [span for phrase in concept.phrases for span in text_spans(sentence, phrase)]
    own += [span for each in concept.patterns for span in pattern_spans(sentence, each)]
    own = [span for span in own if not any(_overlap(span, other) for other in excluded)]
    inside: list[tuple[str, list[Span]]] = []
    for child in concept.inside:
        found = _spans_of(sentence, child, excluded)
        own += found[0][1]
        inside += found
    return [(concept.name, own), *inside]


def leftmost_longest(spans: Iterable[Span]) -> list[Span]:
    """Return the spans that remain when none may overlap: first begun, then longest.

    >>> leftmost_longest([(2, 4), (0, 2), (0, 3), (3, 5), (4, 6)])
    [(0, 3), (3, 5)]
    """
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _overlap(span: Span, other: Span) -> bool:
    return span[0] < other[1] and other[0] < span[1]
