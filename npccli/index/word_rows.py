"""The words of a report as rows, and what is counted of each of its texts."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from npccli.count import (
    Segmenter,
    count_characters,
    count_han_characters,
    count_sentences,
    is_word,
)
from npccli.index.lines import NULL


class Measures(NamedTuple):
    """What is counted of a text; words are None where there is no passage at all."""

    characters: int
    han_characters: int
    words: int | None
    distinct_words: int
    sentences: int


def measure_text(text: str, words: tuple[int, int] | None) -> Measures:
    """Return what is counted of a text that has so many words, and so many different ones."""
    return Measures(
        count_characters(text),
        count_han_characters(text),
        words[0] if words else None,
        words[1] if words else 0,
        count_sentences(text),
    )


class WordRows:
    """Makes rows of the words of one report, part by part in their order."""

    def __init__(self, report: int, lines: list[str]) -> None:
        """Begin a report; its rows are added to `lines`."""
        self._report = report
        self._lines = lines
        self._seen: set[str] = set()
        self._seen_in: defaultdict[str | None, set[str]] = defaultdict(set)

    @property
    def distinct(self) -> int:
        """How many different words there were so far."""
        return len(self._seen)

    def add(self, text: str, section: int | None, role: str | None) -> tuple[int, int]:
        """Add a row for each word of a text; return how many words, and different ones."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        place = 0
        for token in plain_segmenter().tokens(text):
            places[token].append(place)
            place += len(token)
        start = f"{self._report}\t{NULL if section is None else section}\t"
        seen, seen_here = self._seen, self._seen_in[role]
        total = different = 0
        for token, found in places.items():
            if not (cells := _word_cells(token)):
                continue
            total += len(found)
            different += 1
            fresh = 0
            if token not in seen_here:
                fresh = 1 if token in seen else 2
                seen.add(token)
                seen_here.add(token)
            self._lines.append(f"{start}{cells}{len(found)}\t{fresh}\t{found}\n")
        return total, different


@lru_cache(maxsize=1 << 17)
def _word_cells(token: str) -> str:
    """Return a word and its part of speech as cells, nothing for a token that is no word."""
    return f"{token}\t{plain_segmenter().tag(token)}\t" if is_word(token) else ""


@cache
def plain_segmenter() -> Segmenter:
    """Return the segmenter without a lexicon, whose words an index has."""
    return Segmenter()
