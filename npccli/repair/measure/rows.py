"""Rows of names and of a table, its cells, and appointments: lines that stand for themselves.

A row has several short cells; a table that came out with one cell a line is known by its
numbers; an appointment is a name and an office on one line.

`segment.table_lines` asks the same of paragraphs, after the lines of text are joined, and takes
more for numbers and labels: here a wrong yes would leave a paragraph in pieces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise

from npccli.data_files import data_lines
from npccli.lazy import lazy_pattern
from npccli.repair.script import HAN, places_of

_FEWEST_GAPS = 2
_LONGEST = 120
_SET_APART = lazy_pattern(rf"(?<![^ 　\t|])([{HAN}])[ 　]{{1,2}}([{HAN}])(?![^ 　\t|])")
"""A name of two characters with a space between them, so that it is as wide as one of three."""

_GAP = r"(?:[ 　]*[|\t][ 　|\t]*|[ 　]+)"
_CELL = r"(?:[^\s　|，。；：！？、,;!?“”《》]{1,10}|[+\-−]?\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?[%％]?)"
"""Few characters without a mark, or a number with its thousands set apart (1,284,600)."""

_ROW = lazy_pattern(rf"\|?[ 　]*{_CELL}(?:{_GAP}{_CELL}){{2,}}[ 　]*\|?")
_PAIR = lazy_pattern(
    rf"\|?[ 　]*{_CELL}(?:[ 　]*[|\t][ 　|\t]*|　+| {{2,}})[+-]?\d\S{{0,9}}[ 　]*\|?"
)
_CELLS = lazy_pattern(r"[^\s　|]+")
_SAYS = lazy_pattern(rf"[{HAN}]|\d")
_SPACED_NUMBER = lazy_pattern(rf"(?<=[{HAN}]) (?=\d)|(?<=\d) (?=[{HAN}])")
_WIDE_GAP = lazy_pattern(r"[　|\t]|  |(?<=\d) (?=\d)")
_NAME = lazy_pattern(rf"[{HAN}]{{2,4}}")
_OPENS_BYLINE = lazy_pattern(
    rf"[{HAN}]{{0,6}}(?:[记記]者|通[讯訊][员員])|[□■●◆]|[{HAN}]{{0,22}}(?:院[长長]|委[员員][长長]|"
    r"[检檢]察[长長]|主任|主席|[总總]理|[县縣市省区區州盟旗][长長])"
)
_BYLINE_WORD = lazy_pattern(
    rf"[{HAN}]{{0,6}}(?:[记記]者|通[讯訊][员員])|[报報]道|整理|[摄攝]影?|文/?[图圖]|[□■●◆]"
)
"""What else than names stands in a byline, and what it opens with."""

_OFFICE_ENDS = "员員长長任记記"
_LONGEST_NAME = 4
_LONGEST_OFFICE = 40
_APPOINTMENT = lazy_pattern(
    rf"[{HAN}][ 　]{{0,2}}[{HAN}]{{1,3}}(?:[为為爲]|[ 　]{{1,4}})[{HAN}]{{4,30}}"
)
"""王平为清溪县人民法院审判员, or the name and the office with a space between them."""

_FEWEST_ROWS, _FEWEST_PAIRS = 2, 3
_NUMBER = lazy_pattern(r"[+\-−－±]?\d[\d,，.]*(?:[-~～]\d[\d,.]*)?[%％‰]?|[-—–－/]{1,2}")
_NUMBER_FIRST = "0123456789+-−－±—–/"
_LABEL = lazy_pattern(rf"(?=.*[{HAN}]{{2}})[^。，；：！？“”]{{2,16}}")
_LONGEST_NUMBER = 14
_FEWEST_NUMBERS, _MOST_LABELS, _MOST_HEADS = 4, 4, 8
"""So many numbers a table has, with so many labels between two of them and above the first."""


def rows_among(
    texts: Sequence[str], parted: Sequence[int] | None = None, lasts: str | None = None
) -> set[int]:
    """Return the numbers of the lines that are rows or appointments.

    Two rows of three cells or more follow each other, or three of two cells of which the
    second is a number, or two appointments. A cell is short and holds no mark. `parted` are
    the numbers of the lines that hold a space, a TAB or a bar, `lasts` their last characters.

    >>> sorted(rows_among(["云岭市　12　35", "东川区　8　160", "会议听取了报告。"]))
    [0, 1]
    >>> rows_among(["履职为民显担当 实干争先促发展", "会议听取了报告。"])
    set()
    """
    places = range(len(texts)) if parted is None else parted
    spaced = [(at, texts[at]) for at in places if len(texts[at]) <= _LONGEST]
    rows = {at: size for at, text in spaced if (size := _size_of_row(text))}
    found = {
        at
        for run in _runs(rows)
        if len(run) >= _FEWEST_ROWS and any(_is_plainly_a_row(texts[at]) for at in run)
        for at in run
    }
    pairs = {at: 2 for at, text in spaced if _is_pair(text)}
    found.update(at for run in _runs(pairs) if len(run) >= _FEWEST_PAIRS for at in run)
    lasts = "".join([text[-1] for text in texts]) if lasts is None else lasts
    named = {at: 1 for at in places_of(_OFFICE_ENDS, lasts) if _is_appointment(texts[at])}
    return found.union(at for run in _runs(named) if len(run) >= _FEWEST_ROWS for at in run)


def cells_among(texts: Sequence[str], firsts: str | None = None) -> set[int]:
    """Return the numbers of the lines that are cells of tables with one cell a line.

    Cells are numbers, two of them right below each other, and short labels without marks. A
    number that an extractor cut out of a sentence has text with marks around it. `firsts` are the
    first characters of the lines.

    >>> cells = ["项目", "上年", "本年", "受理", "2250", "2347", "审结", "2187", "2298"]
    >>> sorted(cells_among(["会议通过报告。", *cells, "会议强调，要依法监督。"]))
    [1, 2, 3, 4, 5, 6, 7, 8, 9]
    >>> cells_among(["共受理案件", "2347", "件，审结", "2298", "件，上升", "43", "件", "12"])
    set()
    """
    firsts = "".join([text[0] for text in texts]) if firsts is None else firsts
    numbers = [
        at
        for at in places_of(_NUMBER_FIRST, firsts)
        if len(texts[at]) <= _LONGEST_NUMBER and _NUMBER.fullmatch(texts[at])
    ]
    found: set[int] = set()
    for table in _tables_of(numbers, texts):
        if len(table) >= _FEWEST_NUMBERS and any(b == a + 1 for a, b in pairwise(table)):
            found.update(range(_head_of(table[0], texts), table[-1] + 1))
    return found


def _tables_of(numbers: Sequence[int], texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield the numbers between which only labels stand, and not many."""
    table: list[int] = []
    for at in numbers:
        if table and not (
            at - table[-1] <= _MOST_LABELS + 1
            and all(map(_LABEL.fullmatch, texts[table[-1] + 1 : at]))
        ):
            yield table
            table = []
        table.append(at)
    yield table


def _head_of(first: int, texts: Sequence[str]) -> int:
    """Return the first of the labels that stand above the first number of a table."""
    at = first
    while at > max(0, first - _MOST_HEADS) and _LABEL.fullmatch(texts[at - 1]):
        at -= 1
    return at


def is_row_of_names(line: str) -> bool:
    """Tell whether a line holds names and nothing else, two of them at least.

    >>> is_row_of_names("王　平　李卫东"), is_row_of_names("全 力 支 持 和 保 障")
    (True, False)
    """
    cells = _cells(line)
    if len(cells) < 2 or not all(map(_NAME.fullmatch, cells)):
        return False
    return all(cell[0] in _surnames() for cell in cells)


def is_byline(line: str) -> bool:
    """Tell whether a line holds a label, a bullet or an office, and names behind it.

    >>> is_byline("本报记者 倪 弋 王卫东"), is_byline("清溪县人民法院院长 周 强")
    (True, True)
    >>> is_byline("省长 林知夏"), is_byline("主任 会议")
    (True, False)
    >>> is_byline("■ 全 力 支 持 和 保 障"), is_byline("记者 了 解 情 况")
    (False, False)
    """
    first, *others = _cells(line)
    if not others or not _OPENS_BYLINE.fullmatch(first):
        return False
    names = [cell for cell in others if not _BYLINE_WORD.fullmatch(cell)]
    return bool(names) and all(_NAME.fullmatch(name) and name[0] in _surnames() for name in names)


def may_be_name(line: str) -> bool:
    """Tell whether a line is as short as a name and begins with a surname.

    A name of four characters has a surname of two, or two surnames.

    >>> may_be_name("林知夏"), may_be_name("条例"), may_be_name("司法审查")
    (True, False, False)
    """
    if len(line) < _LONGEST_NAME:
        return line[0] in _surnames()
    if len(line) > _LONGEST_NAME:
        return False
    return line[:2] in _surnames_of_two() or _surnames().issuperset(line[:2])


def _cells(line: str) -> list[str]:
    return _CELLS.findall(_SET_APART.sub(r"\1\2", line))


def _size_of_row(line: str) -> int:
    """Return how many cells a row has, 0 for another line; a row of names has just one size."""
    gaps = line.count(" ") + line.count("　") + line.count("\t") + line.count("|")
    if gaps < _FEWEST_GAPS or not _ROW.fullmatch(line):
        return 0
    cells = _cells(line)
    if not all(map(_SAYS.search, cells)):
        return 0
    if any(len(cell) == 1 and not cell.isdecimal() for cell in cells):
        return 0
    if is_row_of_names(line):
        return 1
    return len(cells) if len(cells) > _FEWEST_GAPS else 0


def _is_plainly_a_row(line: str) -> bool:
    """Tell whether the spaces in a row are not those that some put around numbers."""
    return _WIDE_GAP.search(line) is not None or not _SPACED_NUMBER.search(line)


def _is_appointment(line: str) -> bool:
    """Tell whether a line that ends in an office names a person and the office given to them."""
    return (
        line[0] in _surnames()
        and len(line) <= _LONGEST_OFFICE
        and _APPOINTMENT.fullmatch(line) is not None
    )


def _is_pair(line: str) -> bool:
    is_spaced = "　" in line or "\t" in line or "|" in line or "  " in line
    return is_spaced and _PAIR.fullmatch(line) is not None


def _runs(sizes: Mapping[int, int]) -> Iterator[list[int]]:
    """Yield the lines that follow each other and have cells of one number."""
    run: list[int] = []
    for at in sizes:
        if run and not (at == run[-1] + 1 and sizes[at] == sizes[run[-1]]):
            yield run
            run = []
        run.append(at)
    yield run


@cache
def _surnames() -> frozenset[str]:
    """Return the characters that surnames begin with."""
    single = "".join(line for line in data_lines("surnames.txt") if " " not in line)
    return frozenset(single).union(surname[0] for surname in _surnames_of_two())


@cache
def _surnames_of_two() -> frozenset[str]:
    lines = [line.split() for line in data_lines("surnames.txt") if " " in line]
    return frozenset(chain.from_iterable(lines))
