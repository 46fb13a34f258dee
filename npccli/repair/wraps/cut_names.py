r"""Find bylines and offices that are cut at each space, also inside names set apart.

An extractor that ends a line wherever the font changes puts 本报记者, 倪 and 弋 on lines of their
own, with a space on a line between them: names of two characters are set as wide as those of
three. What follows a label, a bullet or an office is put back where it reads as names.
"""

from __future__ import annotations

from collections.abc import Iterator

from npccli.lazy import lazy_pattern
from npccli.repair.lines import Surface
from npccli.repair.measure.rows import is_byline
from npccli.repair.script import HAN, holds, places_of

_SIGN = "\n \n"
_LINE_OF_ONE_SPACE = lazy_pattern(r"\r?\n \r?\n")
_PIECE = lazy_pattern(rf"[{HAN}]{{1,5}}")
_LAST_OF_OPENING = frozenset("者员員生长長任席理记記□■●◆")
_LONGEST_OPENING, _MOST_PIECES = 24, 12


def cut_names(text: str, surface: Surface) -> Iterator[int]:
    """Yield the number of each line that goes on in the next one as part of a byline."""
    if not holds(text, _SIGN):
        return
    lines, texts = surface.lines, surface.texts
    stop = 0
    for start in places_of(_LAST_OF_OPENING, surface.lasts[:-1]):
        if start < stop or len(texts[start]) > _LONGEST_OPENING:
            continue
        end = start
        while (
            end - start < _MOST_PIECES
            and end + 1 < len(texts)
            and _LINE_OF_ONE_SPACE.match(text, lines[end].end)
            and _PIECE.fullmatch(texts[end + 1])
        ):
            end += 1
        alone = end == start + 1 and _is_parted(text, surface, start - 1, end)
        if end > start and not alone and is_byline(" ".join(texts[start : end + 1])):
            yield from range(start, end)
            stop = end


def _is_parted(text: str, surface: Surface, before: int, end: int) -> bool:
    """Tell whether lines with one space stand around two lines too, as in a line set apart."""
    ends = [surface.lines[at].end for at in (before, end) if at >= 0]
    return any(_LINE_OF_ONE_SPACE.match(text, at) for at in ends)
