"""Find words that the dictionary does not know over the ends of headings.

Reports are full of watchwords of four characters; the usual ones are in a list. The others a
report says again and again: where a line ends in 同题共 and the next one begins with 答,
同题共答 stands inside a line elsewhere. Asked are only short lines, which may be headings
that were broken; the ends of full lines are told by their width.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from npccli.data_files import data_lines
from npccli.lazy import lazy_pattern
from npccli.repair.character_pairs import CharacterPairs
from npccli.repair.cohesion import begins_with_stub, ends_in_stub, word_gain
from npccli.repair.measure.layout import PLAIN, MeasuredLine
from npccli.repair.script import is_han

_NARROWEST, _WIDEST = 10, 40
_AS_WIDE = 2
_PAIR_IS_SEEN = 1.0
_IDIOM = 4
"""How many characters a watchword has that stands between marks elsewhere."""

_LEAST_GAIN = 3.0
"""How much likelier, as a logarithm, a word must be whole than its parts beside each other."""

_BETWEEN_MARKS = lazy_pattern(r"[，。、；：“”\s](?=(.{4})[，。、；！”])")


def with_own_words(
    lines: Sequence[MeasuredLine], straddled: list[bool], short: Sequence[int]
) -> list[bool]:
    """Return the line ends over which a word goes on, those of words of the text among them.

    `straddled` are those that the dictionary knows, `short` the unfinished lines that fill no
    column.
    """
    found = straddled
    pairs: CharacterPairs | None = None
    idioms: frozenset[str] | None = None
    text = ""
    for index in short:
        before = lines[index]
        if before.ends != PLAIN or not _NARROWEST <= before.width <= _WIDEST or straddled[index]:
            continue
        behind = lines[index + 1]
        if before.fixed or behind.fixed or behind.marker or behind.indent or before.stretched:
            continue
        if behind.width > before.width + _AS_WIDE:
            continue
        last, first = before.text[-1], behind.text[0]
        if not (is_han(last) and is_han(first)):
            continue
        text = text or "\n".join([line.text for line in lines])
        idioms = _idioms_of(text) | _watchwords() if idioms is None else idioms
        is_own = _is_idiom(before.text, behind.text, idioms)
        if not is_own and (ends_in_stub(before.text) or begins_with_stub(behind.text)):
            pairs = pairs or CharacterPairs(text.split("\n"))
            is_own = pairs.log_odds(last, first) > _PAIR_IS_SEEN
        if is_own:
            found = list(straddled) if found is straddled else found
            found[index] = True
    return found


def without_chance_words(lines: Sequence[MeasuredLine], straddled: list[bool]) -> list[bool]:
    """Return the line ends over which a word goes on, but for two words that are one by chance.

    Behind the heading 一、工作回顾 a report goes on with 过去一年, and 回顾过去 is a word of the
    dictionary. Asked are only the ends of lines with a number, which are headings, most of them,
    above one in which a sentence ends.
    """
    chance = [
        index
        for index, line in enumerate(lines[:-1])
        if line.numbered
        and straddled[index]
        and line.ends == PLAIN
        and lines[index + 1].look.stops
        and is_han(line.text[-1])
        and is_han(lines[index + 1].text[0])
        and word_gain(line.text, lines[index + 1].text) < _LEAST_GAIN
    ]
    if not chance:
        return straddled
    found = list(straddled)
    for index in chance:
        found[index] = False
    return found


@cache
def _watchwords() -> frozenset[str]:
    """Return the usual watchwords."""
    return frozenset(data_lines("watchwords.txt"))


def _idioms_of(text: str) -> frozenset[str]:
    """Return the four characters that stand between marks anywhere in a text.

    >>> sorted(_idioms_of("久久为功，笃行不怠。办好实事"))
    ['笃行不怠']
    """
    return frozenset(_BETWEEN_MARKS.findall(text))


def _is_idiom(before: str, behind: str, idioms: frozenset[str]) -> bool:
    """Tell whether four characters over a line end are one of the idioms.

    >>> _is_idiom("联系群众，笃行", "不怠办好实事", frozenset({"笃行不怠"}))
    True
    """
    return any(before[-size:] + behind[: _IDIOM - size] in idioms for size in range(1, _IDIOM))
