"""Close the gaps behind the first character of paragraphs (刚 刚过去的一年) of web pages.

A page that sets the first character of a paragraph apart gives a space behind it. That such gaps
are no spaces shows in three paragraphs over whose gap the dictionary reads a word; then all such
gaps are closed, and those amid a sentence over which a word goes on (闲置荒废土 地). Three of
these show that no space amid a sentence was printed.

What it will not touch: short lines, as headings and names; other spaces; texts without three
such paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from npccli.lazy import lazy_pattern
from npccli.repair.cohesion import straddled
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface
from npccli.repair.script import HAN

_FIRST_GAP = lazy_pattern(rf"[{HAN}] (?=[{HAN}])")
_GAP = lazy_pattern(rf"(?<=[{HAN}，。、；：”）]) (?=[{HAN}])")
_SHORTEST, _FEWEST = 24, 3
_WHY = "a gap inside a word"


def find_first_gaps(surface: Surface) -> list[Edit]:
    r"""Return the edits that close the gaps behind first characters, and those inside words.

    >>> text = "刚 刚过去的一年，全省经济社会保持了又好又快发展的良好态势。\n" * 3
    >>> len(find_first_gaps(Surface(text)))
    3
    """
    lines = surface.lines
    long = [number for number in surface.spaced if _may_be_paragraph(lines.texts[number])]
    first = [number for number in long if _FIRST_GAP.match(lines.texts[number])]
    if len(first) < _FEWEST:
        return []
    opened = straddled((lines.texts[at][0], lines.texts[at][2:]) for at in first)
    if sum(opened) < _FEWEST:
        return []
    within = [
        (number, found.start(), is_word)
        for number in long
        for found, is_word in _with_words(lines.texts[number])
    ]
    takes_all = sum(is_word for _, _, is_word in within) >= _FEWEST
    places = [(number, 1) for number in first]
    places += [(number, at) for number, at, is_word in within if is_word or takes_all]
    edits = []
    for number, at in sorted(set(places)):
        raw = lines.raws[number]
        begin = lines.starts[number] + len(raw) - len(raw.lstrip()) + at
        edits.append(Edit(begin, begin + 1, "", _WHY, 0.8))
    return edits


def _with_words(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Return the gaps amid a text, and whether a word goes on over each."""
    gaps = list(_GAP.finditer(text))
    ends = ((text[: gap.start()], text[gap.end() :]) for gap in gaps)
    return zip(gaps, straddled(ends), strict=True)


def _may_be_paragraph(text: str) -> bool:
    """Tell whether a line is long enough for text, and has the marks of a sentence."""
    return len(text) >= _SHORTEST and ("，" in text or "。" in text)
