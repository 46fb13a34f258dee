r"""The two programs that cut text into words, made to give exactly the same words.

jieba 0.42.1 is the reference (default accurate mode, HMM on); rjieba is the same method in
Rust, many times as fast. Where they differ, rjieba's words are brought to jieba's:

* A run of ASCII with `.`, `-` or `_` inside: rjieba keeps `2023-12-01` and `v1.2.3` whole,
  jieba cuts such a run by the expression `[a-zA-Z0-9]+(?:\.\d+)?%?`.
* Han characters outside U+4E00..U+9FD5 (extensions, compatibility ideographs): to jieba they
  are no part of words, so the text is parted at them before rjieba sees it.
* The frequencies: jieba's total counts a word twice that stands twice in its dictionary, and
  counts a replaced word as well as its replacement. rjieba gets the difference as the
  frequency of a word that no text can match.
* A word of frequency 0: jieba forgets it and cuts it into characters when the HMM finds it
  again; rjieba cannot forget a word, and is filled anew without it.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from npccli.count.dictionary import Dictionary, load_dictionary
from npccli.count.lexicon import Entry
from npccli.cutter import BALLAST, DOUBLE_COUNTED, new_cutter, shared_cutter
from npccli.lazy import lazy_pattern

_ASCII_RULE = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")  # jieba.finalseg.re_skip
_SEPARATED = re.compile(  # what rjieba keeps whole and jieba does not: more than a decimal
    r"[a-zA-Z0-9](?:[_-][a-zA-Z0-9]|\.[a-zA-Z]|\.[0-9]+[a-zA-Z._-])"
)
_APART = lazy_pattern(
    "([\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\ud800-\udfff\U00020000-\U0003ffff])"
)
_MATCHABLE = lazy_pattern("[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+")  # jieba.re_han_default
_HAN = lazy_pattern("[\u4e00-\u9fd5]{2,}")  # jieba.finalseg.re_han


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to cut a text, and to find the tokens that have to be cut again.

    `cut` gives every character of the text in some token; `recuts` gives, for a text and
    its tokens, the parts of each token that is not as it should be.
    """

    cut: Callable[[str], list[str]]
    recuts: Callable[[str, list[str]], dict[str, list[str]]]


def load_jieba(entries: Iterable[Entry]) -> Engine:
    """Return jieba itself with a tokenizer of its own, the entries added to it.

    jieba's cache file in the shared temporary folder is neither read nor written, and
    nothing is logged; the words that are forbidden are not kept in jieba's global list.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # invalid escapes, pkg_resources
        import jieba
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    forbidden: set[str] = set()
    for entry in entries:
        if entry.frequency == 0:
            for end in range(1, len(entry.word)):
                tokenizer.FREQ.setdefault(entry.word[:end], 0)
            tokenizer.FREQ[entry.word] = 0
            forbidden.add(entry.word)
        else:
            tokenizer.add_word(entry.word, entry.frequency)
            forbidden.discard(entry.word)
    return Engine(
        cut=tokenizer.lcut,
        recuts=lambda _, tokens: _characters(forbidden, tokens),
    )


def load_rjieba(entries: Iterable[Entry]) -> Engine:
    """Return rjieba with a dictionary of its own, giving exactly the tokens of jieba.

    One case is not covered: a user's word of ASCII with `.`, `-` or `_` in it that is so
    rare, beside frequent single letters of the same user's dictionary, that jieba itself
    would not choose it.
    """
    entries = tuple(entries)
    segmenter = shared_cutter()
    forbidden: set[str] = set()
    kept: set[str] = set()
    if entries:
        vocabulary = _Vocabulary(new_cutter(), load_dictionary())
        for entry in entries:
            vocabulary.add(entry)
        segmenter = vocabulary.current()
        forbidden = vocabulary.forbidden
        kept = {entry.word for entry in entries if vocabulary.frequencies[entry.word]}

    def recuts(text: str, tokens: list[str]) -> dict[str, list[str]]:
        parts = _characters(forbidden, tokens)
        if _SEPARATED.search(text) is not None:
            runs = _separated_tokens(tokens) - kept
            parts.update((run, [part for part in _ASCII_RULE.split(run) if part]) for run in runs)
        return parts

    return Engine(cut=lambda text: _cut_apart(segmenter.cut, text), recuts=recuts)


def _characters(forbidden: set[str], tokens: list[str]) -> dict[str, list[str]]:
    """Return the characters of the forbidden words that the HMM put together again."""
    if not forbidden:
        return {}
    return {token: list(token) for token in forbidden.intersection(tokens) if _HAN.fullmatch(token)}


def _separated_tokens(tokens: list[str]) -> set[str]:
    """Return the tokens that rjieba keeps whole and jieba does not."""
    joined = "\n".join(["", *tokens, ""])
    return {
        joined[joined.rindex("\n", 0, match.end()) + 1 : joined.index("\n", match.end())]
        for match in _SEPARATED.finditer(joined)
    }


def _cut_apart(cut: Callable[[str], list[str]], text: str) -> list[str]:
    """Cut the pieces between the characters that are no part of words to jieba."""
    if _APART.search(text) is None:
        return cut(text)
    tokens: list[str] = []
    for index, piece in enumerate(_APART.split(text)):
        if index % 2:
            tokens.append(piece)
        else:
            tokens.extend(cut(piece))
    return tokens


class _Vocabulary:
    """An rjieba dictionary that takes words as `jieba.Tokenizer.add_word` does."""

    def __init__(self, segmenter: Any, dictionary: Dictionary) -> None:
        self.frequencies = dict(dictionary.frequencies)
        self.forbidden: set[str] = set()
        self._dictionary = dictionary
        self._segmenter = segmenter
        self._total = dictionary.total  # as jieba counts it
        self._held = dictionary.total - DOUBLE_COUNTED  # in rjieba, without the ballast
        self._added: set[str] = set()
        self._stale = False

    def add(self, entry: Entry) -> None:
        word, frequency = entry.word, entry.frequency
        if frequency is None:
            frequency = self._suggest(word)
        old = self.frequencies.get(word, 0)
        self.frequencies[word] = frequency
        self._added.add(word)
        self._total += frequency
        if frequency == 0:
            self.forbidden.add(word)
            self._stale = self._stale or old > 0
            return
        self.forbidden.discard(word)
        if not self._stale:
            if _MATCHABLE.fullmatch(word):
                self._segmenter.add_word(word, frequency, None)
                self._held += frequency - old
            self._balance()

    def current(self) -> Any:
        """Return rjieba with all that was added so far."""
        if self._stale:
            self._segmenter = type(self._segmenter).empty()
            self._held = 0
            for word, frequency in self.frequencies.items():
                if frequency and _MATCHABLE.fullmatch(word):
                    self._segmenter.add_word(word, frequency, None)
                    self._held += frequency
            self._balance()
            self._stale = False
        return self._segmenter

    def _balance(self) -> None:
        """Make rjieba's total the one that jieba would have."""
        self._segmenter.add_word(BALLAST, self._total - self._held, None)

    def _suggest(self, word: str) -> int:
        """Return the frequency that jieba gives a word without one, by its own arithmetic."""
        total = float(self._total)
        share = 1.0
        cut = self.current().cut
        for token in _cut_apart(lambda text: list(cut(text, False)), word):
            share *= self._frequency(token) / total
        return max(int(share * self._total) + 1, self.frequencies.get(word, 1))

    def _frequency(self, token: str) -> int:
        """Return what jieba's table holds: 0 for a mere beginning of words, 1 for nothing."""
        known = self.frequencies.get(token)
        if known is not None:
            return known
        fragment = self._dictionary.is_fragment(token) or any(
            word.startswith(token) for word in self._added
        )
        return 0 if fragment else 1
