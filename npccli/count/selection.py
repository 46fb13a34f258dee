"""Which words a list shows: how many, how frequent, of what kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from npccli.count.parts_of_speech import parse_pos
from npccli.count.stopwords import load_stopwords
from npccli.count.words import Segmenter
from npccli.errors import UsageError


@dataclass(frozen=True, slots=True)
class Selection:
    """What is listed. `top` None keeps all; `min_length` counts characters.

    `min_docs` counts reports. `pos` takes tags of jieba, `n*` a family of tags (see
    `Segmenter.tag`); `stopwords` is `default`, `none` or a file.
    """

    top: int | None = 50
    min_count: int = 1
    min_docs: int = 1
    min_length: int = 1
    pos: tuple[str, ...] = ()
    stopwords: str = "default"

    def checked(self) -> Selection:
        """Return the selection; raise UsageError when it cannot be used."""
        if self.top is not None and self.top < 1:
            raise UsageError(f"cannot list the top {self.top} words", "give a number of 1 or more")
        if self.pos:
            parse_pos(self.pos)
        load_stopwords(self.stopwords)
        return self

    def word_test(self, segmenter: Segmenter) -> Callable[[str], bool]:
        """Return a test for the words themselves: length, part of speech, stop words."""
        wanted = parse_pos(self.pos) if self.pos else None
        stopped = load_stopwords(self.stopwords)

        def keep(word: str) -> bool:
            return (
                len(word) >= self.min_length
                and word not in stopped
                and (wanted is None or wanted(segmenter.tag(word)))
            )

        return keep
