"""jieba's dictionary: the frequency and the part of speech of each of its words.

It is read from the file that the jieba package brings along, without importing jieba.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from sys import intern

from npccli.cutter import DOUBLE_COUNTED
from npccli.errors import ReadError


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Words with their frequencies and tags; `total` is jieba's own sum of frequencies.

    `listing` is the text of the file, in which `is_fragment` looks for beginnings.
    """

    frequencies: Mapping[str, int]
    tags: Mapping[str, str]
    total: int
    listing: str

    def is_fragment(self, text: str) -> bool:
        """Tell whether a word of the dictionary begins with `text`."""
        return self.listing.startswith(text) or f"\n{text}" in self.listing


def load_dictionary() -> Dictionary:
    """Read jieba's dictionary; it takes about a quarter of a second."""
    listing = dictionary_path().read_text(encoding="utf-8")
    fields = listing.split()
    frequencies = dict(zip(fields[::3], map(int, fields[1::3]), strict=True))
    return Dictionary(
        frequencies=frequencies,
        tags=dict(zip(fields[::3], fields[2::3], strict=True)),
        total=sum(frequencies.values()) + DOUBLE_COUNTED,
        listing=listing,
    )


def load_tags() -> dict[str, str]:
    """Return the tags of jieba's words, line by line, which takes a third of the memory.

    >>> load_tags()["监督"]
    'vn'
    """
    with dictionary_path().open(encoding="utf-8") as lines:
        fields = map(str.split, lines)
        return {word: intern(tag) for word, _, tag in fields}


def dictionary_path() -> Path:
    """Return where the installed jieba keeps its dictionary."""
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise ReadError("the package jieba is not installed", "run: pip install jieba")
    return Path(spec.submodule_search_locations[0]) / "dict.txt"
