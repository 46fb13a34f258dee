"""Cut text into words: exactly jieba's words, at rjieba's speed.

"jieba's words" are those of jieba 0.42.1 in its default accurate mode with the HMM on. The
engine `rjieba` (the default) is the fast one, `jieba` the reference; `npccli.count.engines`
says where the two programs differ and how they are made equal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import islice

from npccli.count.dictionary import load_tags
from npccli.count.engines import Engine, load_jieba, load_rjieba
from npccli.count.lexicon import Entry, load_lexicon
from npccli.count.parts_of_speech import guess_tag
from npccli.errors import UsageError

SEGMENTERS = ("rjieba", "jieba")
"""The engines that a user can choose; both give the same words."""


class Segmenter:
    """Cuts text into words with one engine and one lexicon.

    A segmenter holds a dictionary of its own, so that none disturbs another. It reads the
    lexicon when it is made and the dictionary when it is first used; pickling it sends its
    settings and its lexicon, and a process makes one segmenter of all that are equal.
    """

    def __init__(
        self,
        name: str = SEGMENTERS[0],
        lexicon: str | None = None,
        *,
        entries: tuple[Entry, ...] | None = None,
    ) -> None:
        """Choose the engine by name; `lexicon` is None, `default`, or a file (see lexicon).

        `entries` are those of the lexicon when it has been read already.
        """
        if name not in SEGMENTERS:
            raise UsageError(
                f"unknown segmenter {name!r}", f"choose one of: {', '.join(SEGMENTERS)}"
            )
        self.name = name
        self.lexicon = lexicon
        self._entries = load_lexicon(lexicon) if entries is None else entries

    def __reduce__(self) -> tuple[object, tuple[str, str | None, tuple[Entry, ...]]]:
        """Let a segmenter cross a process boundary by its settings."""
        return _received, (self.name, self.lexicon, self._entries)

    def tokens(self, text: str) -> list[str]:
        """Return the tokens of `text` in order; joined they are the text again.

        Tokens are words, punctuation marks and white space, as jieba gives them.

        >>> Segmenter().tokens("2023年，听取3.5%的报告")
        ['2023', '年', '，', '听取', '3.5%', '的', '报告']
        """
        engine = self._engine
        tokens = engine.cut(text)
        recuts = engine.recuts(text, tokens)
        return _replace(tokens, recuts) if recuts else tokens

    def count_tokens(self, text: str) -> Counter[str]:
        """Return how often each token stands in `text`: the same as counting `tokens`.

        >>> Segmenter().count_tokens("代表提建议，代表办建议")["代表"]
        2
        """
        counts: Counter[str] = Counter()
        for lines in _pieces(text):
            counts.update(self.tokens(lines))
        return counts

    def tag(self, word: str) -> str:
        """Return the part of speech of a word: one tag for the word wherever it stands.

        The tag is that of the user's lexicon, else that of jieba's dictionary, else a guess:
        `m` for what is written in digits or Han numerals, `eng` for Latin letters and digits,
        `x` for all else. The context is not looked at: jieba's own tagger would, but it cuts
        the text into other words than jieba does, and slowly.

        >>> segmenter = Segmenter()
        >>> [segmenter.tag(word) for word in ("监督", "2.5%", "二十八", "App", "，")]
        ['vn', 'm', 'm', 'eng', 'x']
        """
        return self._tags.get(word) or guess_tag(word)

    @cached_property
    def _engine(self) -> Engine:
        load = load_rjieba if self.name == "rjieba" else load_jieba
        return load(self._entries)

    @cached_property
    def _tags(self) -> dict[str, str]:
        tags = load_tags()
        tags.update((entry.word, entry.tag) for entry in self._entries if entry.tag)
        return tags


def _pieces(text: str) -> Iterator[str]:
    """Yield the lines of a text, many at a time; no token reaches over the end of a line."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        yield text[start:end]
        start = end


@lru_cache(maxsize=2)
def _received(name: str, lexicon: str | None, entries: tuple[Entry, ...]) -> Segmenter:
    """Return the segmenter of a process for these settings: its dictionary is filled once."""
    return Segmenter(name, lexicon, entries=entries)


def _replace(tokens: list[str], recuts: dict[str, list[str]]) -> list[str]:
    """Return the tokens with some of them replaced by their parts."""
    times = {token: tokens.count(token) for token in islice(recuts, _FEW)}
    if len(recuts) > _FEW or sum(times.values()) > _FEW:
        return [part for token in tokens for part in recuts.get(token, (token,))]
    for token, parts in recuts.items():
        place = 0
        for _ in range(times[token]):  # quicker than a look at every token in Python
            place = tokens.index(token, place)
            tokens[place : place + 1] = parts
            place += len(parts)
    return tokens


_FEW = 8
_PIECE = 20_000
"""How many characters are cut at once, so that the tokens of a large text do not add up."""
