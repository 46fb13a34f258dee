"""Guess and choose parts of speech by the tags that jieba uses.

The tags are those of jieba's dictionary (the set of ICTCLAS): n noun, nr person, ns place,
nt organisation, v verb, vn verbal noun, a adjective, d adverb, m numeral, q measure word …
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from npccli.errors import UsageError

_NUMBER = re.compile(
    r"[0-9０-９]+(?:[.．][0-9０-９]+)?[%％‰]?|[〇零一二三四五六七八九十百千万亿两]+"
)
_LATIN = re.compile("[a-zA-Z0-9+#&._%-]*[a-zA-Z][a-zA-Z0-9+#&._%-]*")
_PATTERN = re.compile(r"[a-z]+\*?")


def guess_tag(word: str) -> str:
    """Return the tag of a word that no dictionary knows: `m`, `eng` or `x`."""
    if _NUMBER.fullmatch(word):
        return "m"
    return "eng" if _LATIN.fullmatch(word) else "x"


def parse_pos(pos: Sequence[str]) -> Callable[[str], bool]:
    """Return a test for tags: a tag stands for itself, `n*` for all that begin with n.

    >>> keep = parse_pos(["n*", "v"])
    >>> [tag for tag in ("n", "nt", "v", "vn", "d") if keep(tag)]
    ['n', 'nt', 'v']
    """
    for tag in pos:
        if not _PATTERN.fullmatch(tag):
            raise UsageError(
                f"not a part-of-speech tag: {tag!r}",
                "write a tag of jieba such as n, ns or v, or a family of tags such as n*",
            )
    exact = frozenset(tag for tag in pos if not tag.endswith("*"))
    families = tuple(tag[:-1] for tag in pos if tag.endswith("*"))
    return lambda tag: tag in exact or tag.startswith(families)
