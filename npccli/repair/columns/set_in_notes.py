r"""Move captions and footnotes out of sentences, behind the paragraph that they interrupt.

A picture stands amid a column, notes stand at the foot of a page, and the sentence that they
cut goes on below them. They are known by their form: a caption ends with who took the
picture, a note begins with its mark (①, [1], 注：) and ends a sentence.

What it will not touch: captions and notes behind a whole sentence, items of a list, notes
with nothing behind them that could go on, more than a few lines.

    >>> from npccli.repair.edits import apply_edits
    >>> text = (
    ...     "执法检查组采取明查与暗访相结合的方\n"
    ...     "式，深入七个乡镇、二十六个村开展实\n"
    ...     "\n"
    ...     "检查组在江边。本报记者 周一 摄\n"
    ...     "\n"
    ...     "地检查，逐条列出问题清单，督促有关\n"
    ...     "部门限期整改到位。\n"
    ... )
    >>> print(apply_edits(text, find_set_in_notes(text)), end="")
    执法检查组采取明查与暗访相结合的方
    式，深入七个乡镇、二十六个村开展实
    <BLANKLINE>
    <BLANKLINE>
    地检查，逐条列出问题清单，督促有关
    部门限期整改到位。
    检查组在江边。本报记者 周一 摄
"""

from __future__ import annotations

from collections.abc import Sequence

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface, TextLine
from npccli.repair.measure.standing import is_photo_credit, stands_alone
from npccli.repair.script import CLOSERS, FINAL_MARKS, HEADING_NUMBER

SET_IN_NOTE = "a caption or note that stands in the middle of a sentence"
_NOTE = lazy_pattern(
    r"(?:[①-⑳]|[\[［〔【][注\d]{1,3}[\]］〕】]|[*＊※]{1,3}|注[：:释]|\d{1,2}[ 　](?=[“《]))[ 　]?\S"
)
_NOTE_SIGNS = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳[［〔【*＊※注0123456789")
_ITEM, _CELLS, _PAUSE = (
    lazy_pattern(r"[①-⑳•·▪■●-]"),
    lazy_pattern(r"\t|\s{2}"),
    lazy_pattern("[，；。]"),
)
_EXPLAINS = lazy_pattern(
    r"[：:]|是指|指的是|即|来源|來源|详见|詳見|参见|參見|引自|数据[由为系来]|(?<!意)见[《本附]"
)
_OPENS_CAPTION = lazy_pattern("图为|圖為|图[：:①-⑤]|[上下左右]图|[▲△▼▽]")
_CAPTION_SIGNS = frozenset("摄攝）)")
_FINAL_OR_COLON = frozenset(FINAL_MARKS + "：:；;")
_MOST_LINES, _MOST_NOTES = 4, 6
_SHORTEST_LINE = 8
_AS_WIDE, _COLUMN_OF = 6, 4
"""By how much the line above is narrower at most than the widest of so many above it."""

_LAST = 0.9
"""A line with a final mark of a smaller share of the width of the column ends the paragraph."""

_LONGEST_REST = 40
_OPENS = lazy_pattern(r"[“《]?(?:——|[一二三四五六七八九十]是|第[一二三四五六七八九十][，、])")


def find_set_in_notes(text: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that move captions and notes out of sentences.

    `surface` is the text with what is known of it.
    """
    surface = surface or Surface(text)
    texts, lines, widths = surface.texts, surface.lines, surface.widths
    edits: list[Edit] = []
    done = 0
    if _NOTE_SIGNS.isdisjoint(surface.firsts) and _CAPTION_SIGNS.isdisjoint(surface.lasts):
        return []
    edges = zip(surface.firsts[1:-1], surface.lasts[1:-1], strict=True)
    for index in [
        index
        for index, (first, last) in enumerate(edges, 1)
        if first in _NOTE_SIGNS or last in _CAPTION_SIGNS
    ]:
        if index < done:
            continue
        line = texts[index]
        first, stop = _caption(lines, index) if line[-1] in _CAPTION_SIGNS else (0, 0)
        if not stop:
            first, stop = index, _end_of_notes(texts, index)
        if stop <= index or first < max(1, done) or stop >= len(texts):
            continue
        if not _is_interrupted(lines, widths, first, stop):
            continue
        end = _end_of_paragraph(lines, widths, stop)
        edits += _move(lines, first, stop, end)
        done = end + 1
    return edits


def _caption(lines: Sequence[TextLine], last: int) -> tuple[int, int]:
    """Return where a caption with its last line here begins and ends; (0, 0) if it is none."""
    if not is_photo_credit(lines[last].text):
        return 0, 0
    near = range(last, max(0, last - _MOST_LINES), -1)
    named = (at for at in near if _OPENS_CAPTION.match(lines[at].text))
    parted = (at for at in near if _has_gap(lines, at))
    return next(named, next(parted, last)), last + 1


def _end_of_notes(texts: Sequence[str], first: int) -> int:
    """Return the line behind the notes that begin here, of which one explains something, or 0."""
    stop = 0
    at = first
    for _ in range(_MOST_NOTES):
        if at >= len(texts) or not _NOTE.match(texts[at]):
            break
        end = next(
            (
                end
                for end in range(at, min(at + _MOST_LINES, len(texts)))
                if texts[end].rstrip(CLOSERS)[-1:] in ("。", "！", "？")
            ),
            None,
        )
        if end is None:
            break
        stop = at = end + 1
    return stop if any(_EXPLAINS.search(line) for line in texts[first:stop]) else 0


def _has_gap(lines: Sequence[TextLine], index: int) -> bool:
    """Tell whether a blank line stands above."""
    return lines[index].number - lines[index - 1].number > 1


def _is_interrupted(
    lines: Sequence[TextLine], widths: Sequence[int], first: int, stop: int
) -> bool:
    """Tell whether a sentence goes on over the lines from `first` to `stop`."""
    above, below = lines[first - 1], lines[stop]
    if len(above.text) < _SHORTEST_LINE or stands_alone(above.text):
        return False
    if above.text.rstrip(CLOSERS)[-1:] in _FINAL_OR_COLON or _ITEM.match(below.text):
        return False
    running = "".join(line.text for line in lines[max(0, first - _COLUMN_OF) : first])
    if _CELLS.search(above.raw.strip()) or not _PAUSE.search(running):
        return False  # notes below a table or a list
    widest = max(widths[max(0, first - _COLUMN_OF) : first])
    return widths[first - 1] >= widest - _AS_WIDE and not _begins_paragraph(below)


def _begins_paragraph(line: TextLine) -> bool:
    return (
        line.raw[0].isspace()
        or HEADING_NUMBER.match(line.text) is not None
        or _OPENS.match(line.text) is not None
        or stands_alone(line.text)
    )


def _end_of_paragraph(lines: Sequence[TextLine], widths: Sequence[int], start: int) -> int:
    """Return the last line of the paragraph that goes on at `start`."""
    column = 0
    for at in range(start, min(start + _LONGEST_REST, len(lines))):
        column = max(column, widths[at])
        text = lines[at].text
        if text.rstrip(CLOSERS)[-1:] not in FINAL_MARKS or not text.rstrip(CLOSERS):
            continue
        behind = at + 1
        if behind == len(lines) or widths[at] < _LAST * column or _has_gap(lines, behind):
            return at
        if _begins_paragraph(lines[behind]):
            return at
    return start


def _move(lines: Sequence[TextLine], first: int, stop: int, end: int) -> list[Edit]:
    """Return the edits that move the lines from `first` to `stop` behind the line `end`."""
    moved = lines[first].start
    behind = lines[stop - 1].start + len(lines[stop - 1].raw) + 1
    place = lines[end].start + len(lines[end].raw)
    notes = "".join("\n" + line.raw for line in lines[first:stop])
    return [
        Edit(moved, behind, "", SET_IN_NOTE, 0.7),
        Edit(place, place, notes, SET_IN_NOTE, 0.7, moved),
    ]
