"""The lines of a table: its caption, its rows, the notes below it. None of them is a heading.

A row has cells with a TAB, a bar or a wide space between them, and a number in one of them.
A table that came out with one cell a line is known by the lines that are only a number.

`repair.measure.rows` asks the same of lines that may still be parts of a paragraph, and is more
careful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from npccli.lazy import lazy_pattern
from npccli.segment.numbering import parse_numbering

_GAP = lazy_pattern(r"\s*[\t|｜]\s*|[ \u3000\u00a0]{2,}")
_NUMBER = lazy_pattern(
    r"[+\-−－±]?\d[\d,，.]*(?:[-~～至]\d[\d,.]*)?\s*[%％‰‱万亿]?(?:以上|以下|左右|以内)?|[-—–－/＼]{1,2}"
)
_CAPTION = lazy_pattern(
    r"(?:附?表|附?图)\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[-－—–.．]\d{1,3}){0,3}(?:[\s:：、.．]|$)"
)
_UNIT = lazy_pattern(r"[（(]?(?:计量|计算|金额)?单位\s*[：:][^，。；]{1,24}$")
_NOTE = lazy_pattern(r"(?:注|备注|数据来源|资料来源)\s*[：:]")
_SENTENCE_ENDS = frozenset("。！？；")
_CLOSERS = "”’）)"
_BARS = ("\t", "|", "｜", "  ", "\u3000", "\u00a0")
"""Without one of them there is no gap in a line."""

_FIRST_OF_CAPTION = frozenset("附表图（(计金单")
_LONGEST_ROW, _LONGEST_CELL, _LONGEST_WORDS = 160, 24, 20
_FEWEST_CELLS, _FEWEST_PAIRS, _FEWEST_NUMBERS = 3, 3, 4
_SHARE = 0.3
_HEAD = 8
"""How many lines above its first number may be the head of a table of one cell a line."""

_MOST_HEADS, _LONGEST_HEAD = 4, 5
"""So many lines of so short words stand above a table at most."""

_IN_TABLE = frozenset(("short", "long", "contents", "noun", "other"))


def table_lines(texts: Sequence[str], shapes: Sequence[str]) -> set[int]:
    r"""Return the numbers of the lines that belong to tables.

    A contents page is none: it has its name above it, or its numbers only rise.

    >>> texts = ["表1 履职情况", "项目\t数量", "会议\t8", "视察\t6", "建议\t98", "依法监督"]
    >>> sorted(table_lines(texts, ["short", "short", *["contents"] * 3, "short"]))
    [0, 1, 2, 3, 4]
    """
    sizes = {
        index: size
        for index, text in enumerate(texts)
        if shapes[index] in _IN_TABLE and (size := _cells(text))
    }
    rows = {index for run in _runs(sizes) if _is_table(run, texts, shapes, sizes) for index in run}
    rows |= _columns_of_cells(texts, shapes)
    rows |= _heads_of_rows(rows, texts, shapes)
    rows |= {
        index
        for index, text in enumerate(texts)
        if text[:1] in _FIRST_OF_CAPTION
        and shapes[index] in _IN_TABLE
        and (_CAPTION.match(text) or _UNIT.match(text))
        and not _ends_sentence(text)
    }
    rows |= {
        index + 1
        for index in rows
        if index + 1 < len(texts) and shapes[index + 1] == "short" and _NOTE.match(texts[index + 1])
    }
    return rows


def _cells(text: str) -> int:
    """Return how many cells a line has, 0 where it is none of a table."""
    if len(text) > _LONGEST_ROW or _ends_sentence(text):
        return 0
    if not _has_gap(text):
        return _numbers_in_a_row(text)
    cells = [cell for cell in _GAP.split(text.strip(" \t|｜")) if cell]
    return len(cells) if len(cells) > 1 and max(map(len, cells)) <= _LONGEST_CELL else 0


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS


def _has_gap(text: str) -> bool:
    return any(bar in text for bar in _BARS) and _GAP.search(text) is not None


def _numbers_in_a_row(text: str) -> int:
    """Return how many cells a line has with single spaces between them, most of them numbers."""
    cells = text.split(" ")
    if len(cells) < _FEWEST_CELLS:
        return 0
    numbers = sum(_NUMBER.fullmatch(cell) is not None for cell in cells)
    enough = numbers >= max(2, len(cells) - 1)
    return len(cells) if enough and max(map(len, cells)) <= _LONGEST_CELL else 0


def _has_number(text: str) -> bool:
    cells = _GAP.split(text.strip(" \t|｜")) if _has_gap(text) else text.split(" ")
    return any(map(_NUMBER.fullmatch, filter(None, cells)))


def _heads_of_rows(rows: set[int], texts: Sequence[str], shapes: Sequence[str]) -> set[int]:
    """Return the lines above rows of numbers that have as many words, or several short ones."""
    heads: set[int] = set()
    for index in sorted(rows):
        cells = _numbers_in_a_row(texts[index])
        if not cells or index - 1 in rows:
            continue
        for above in range(index - 1, max(-1, index - 1 - _MOST_HEADS), -1):
            head = texts[above].split(" ")
            if shapes[above] not in _IN_TABLE or len(head) < 2:
                break
            is_first = above == index - 1 and len(head) == cells
            if not is_first and max(map(len, head)) > _LONGEST_HEAD:
                break
            heads.add(above)
    return heads


def _runs(sizes: dict[int, int]) -> Iterator[list[int]]:
    """Yield the lines with cells that follow each other."""
    run: list[int] = []
    for index in sizes:
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _is_table(
    run: list[int], texts: Sequence[str], shapes: Sequence[str], sizes: dict[int, int]
) -> bool:
    """Tell whether lines with cells are a table: numbers in two rows of three cells, or more."""
    numbered = [index for index in run if _has_number(texts[index])]
    if sum(sizes[index] >= _FEWEST_CELLS for index in numbered) >= 2:
        return True
    if len(numbered) < _FEWEST_PAIRS or 3 * len(numbered) < 2 * len(run):
        return False
    if not any(shapes[index] == "contents" for index in run):
        return True
    above = texts[max(run[0] - 2, 0) : run[0] + 1]
    if any(_CAPTION.match(text) or _UNIT.match(text) for text in above):
        return True
    pages = [int(found[0]) for i in numbered if (found := re.search(r"\d+$", texts[i]))]
    return pages != sorted(pages) and not any(
        shapes[index] == "contents" and "\t" not in texts[index]
        for index in range(max(run[0] - 2, 0), run[0])
    )


def _columns_of_cells(texts: Sequence[str], shapes: Sequence[str]) -> set[int]:
    """Return the lines of tables that came out with one cell a line."""
    found: set[int] = set()
    numbers = [index for index, text in enumerate(texts) if _NUMBER.fullmatch(text)]
    if len(numbers) < _FEWEST_NUMBERS:
        return found
    cells = [
        shapes[index] in _IN_TABLE
        and len(text) <= _LONGEST_WORDS
        and not _ends_sentence(text)
        and parse_numbering(text) is None
        for index, text in enumerate(texts)
    ]
    for index in numbers:
        above = texts[index - 1] if index else ""
        if len(above) <= _LONGEST_WORDS and parse_numbering(above) is not None:
            cells[index - 1] = True  # the items of a budget are numbered: 一、本级收入
    done = -1
    for first in numbers:
        if first <= done:
            continue
        last = here = first
        while here + 1 < len(texts) and cells[here + 1] and here - last < _HEAD:
            here += 1
            last = here if _NUMBER.fullmatch(texts[here]) else last
        done = last
        count = sum(first <= index <= last for index in numbers)
        if count < _FEWEST_NUMBERS or count < _SHARE * (last - first + 1):
            continue
        head = first
        while head and cells[head - 1] and first - head < _HEAD:
            head -= 1
        found.update(range(head, last + 1))
    return found
