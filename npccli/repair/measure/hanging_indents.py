"""Take the indents of numbered paragraphs whose further lines stand below their first word.

Such a paragraph begins at the edge with its number, and spaces; its other lines are indented as
far as its text is. They are no beginnings of paragraphs, and as wide as the first line. What is
left alone: an indented paragraph below a short heading with a number.
"""

from __future__ import annotations

from collections.abc import Iterator

from npccli.lazy import lazy_pattern
from npccli.repair.lines import Surface
from npccli.repair.measure.layout import MeasuredLine
from npccli.repair.measure.margins import lead_of
from npccli.repair.script import FINAL_MARKS, display_width, places_of

_LABEL_FIRST = "0123456789（(•●◆■▪"
_LABEL = lazy_pattern(
    r"[ \t　]*(?:\d{1,3}[.．、]|[（(]\d{1,3}[)）]|[•●◆■▪])[ \t　]{1,8}(?=[^ \t　\d])"
)
_FULL, _SLACK = 0.85, 1
_FEWEST = 3
_ENDS = frozenset(FINAL_MARKS + "：:")


def close_hanging_indents(lines: list[MeasuredLine], surface: Surface) -> None:
    """Let the lines that hang below the first word of a numbered paragraph go on with it."""
    hanging = list(_paragraphs(surface))
    if sum(is_plain for _, is_plain in hanging) < _FEWEST:
        return
    for below, _ in hanging:
        for index in below:
            line = lines[index]
            width = line.width + lead_of(surface.lines.raws[index])
            lines[index] = line.but(
                indent=0,
                width=width,
                head=(*line.head[:4], False, *line.head[5:]),
                tail=(*line.tail[:3], False, line.tail[4]),
                look=line.look._replace(indent=0, width=width),
            )


def _paragraphs(surface: Surface) -> Iterator[tuple[range, bool]]:
    """Yield the lines that hang below a full first line, and whether its sentence goes on."""
    raws, texts = surface.lines.raws, surface.texts
    labelled = {
        index: display_width(label.group())
        for index in places_of(_LABEL_FIRST, surface.firsts)
        if (label := _LABEL.match(raws[index]))
    }
    if len(labelled) < _FEWEST:
        return
    most = max(display_width(raws[index].rstrip()) for index in labelled)
    for index, column in labelled.items():
        if display_width(raws[index].rstrip()) < _FULL * most:
            continue
        end = index + 1
        while end < len(raws) and end not in labelled and _stands_at(raws[end], column):
            end += 1
        if end > index + 1:
            yield range(index + 1, end), texts[index][-1] not in _ENDS


def _stands_at(raw: str, column: int) -> bool:
    return raw[0] in " \t　" and abs(lead_of(raw) - column) <= _SLACK
