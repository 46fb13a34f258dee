"""User dictionaries in jieba's format, and the one that npccli brings along.

One word a line: `word [frequency] [tag]`, parted by single spaces or tabs, in UTF-8. Blank
lines are skipped, and so are comments: lines that are `#` alone or begin with `# ` (in
jieba such a line would be a word with a space in it, which can never be found in a text).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from npccli.data_files import data_text
from npccli.errors import UsageError
from npccli.user_files import decode_user_file, read_user_file

BUILT_IN = "default"
"""The name of the domain lexicon that comes with npccli."""

_LINE = re.compile(r"^(.+?)( [0-9]+)?( [a-z]+)?$")  # as in jieba 0.42.1
_MOST_DIGITS = 15  # beyond 2**53 a frequency is no longer exact as a float


class Entry(NamedTuple):
    """A word of a user dictionary.

    Without a frequency the word gets one that is high enough for it to be found; a frequency
    of 0 forbids the word. Without a tag it keeps the tag of jieba's dictionary, if any.
    """

    word: str
    frequency: int | None = None
    tag: str | None = None


def load_lexicon(name: str | None) -> tuple[Entry, ...]:
    """Return the entries of a lexicon: `default`, a file, or none at all for None.

    The built-in lexicon is never loaded unasked: it joins words that jieba parts
    (全过程人民民主 is three without it), so that counts are not comparable with those of other
    work that used plain jieba. Who wants its terms asks for it, and says so in the paper.
    """
    if name is None:
        return ()
    if name == BUILT_IN:
        data = data_text("lexicon.txt").encode()
        return parse_lexicon(data, "the built-in lexicon")
    hint = f"give a file with one `word [frequency] [tag]` a line, or `{BUILT_IN}`"
    data = read_user_file(name, "lexicon", hint)
    return parse_lexicon(data, f"the lexicon {name}")


def parse_lexicon(data: bytes, name: str = "the lexicon") -> tuple[Entry, ...]:
    r"""Return the entries in `data`; later entries for a word stand after earlier ones.

    >>> for entry in parse_lexicon("一府一委两院 20 nt\n政府工作报告\n".encode()):
    ...     print(*entry)
    一府一委两院 20 nt
    政府工作报告 None None
    """
    text = decode_user_file(data, name)
    entries: list[Entry] = []
    for number, line in enumerate(text.splitlines(), 1):
        entry = _parse_line(line, f"{name}, line {number}")
        if entry is not None:
            entries.append(entry)
    return tuple(entries)


def _parse_line(line: str, place: str) -> Entry | None:
    line = re.sub(r"[ \t]*\t[ \t]*", " ", line.strip()).lstrip("\ufeff")
    match = _LINE.match(line)
    if match is None or line == "#" or line.startswith("# "):
        return None
    word, frequency, tag = match.groups()
    if frequency is not None and len(frequency.strip()) > _MOST_DIGITS:
        raise UsageError(f"{place}: the frequency{frequency} is too large", "use less than 10^15")
    return Entry(
        word,
        None if frequency is None else int(frequency),
        None if tag is None else tag.strip(),
    )
