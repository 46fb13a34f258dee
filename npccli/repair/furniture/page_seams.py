"""Find what stands between two pages when it takes several lines: a foot, a number, a head.

Each line of it alone may look like a part of the text, and its neighbours like no sentence
that it cuts. Two short lines that come again together, that count the pages and that cut
sentences are no part of the text. What is left alone: two lines that do not count, those
that cut no sentence, and those that come fewer than three times.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, pairwise

from npccli.repair.cohesion import straddles
from npccli.repair.furniture.page_edges import (
    DIGITS,
    LONGEST_HEAD,
    LONGEST_NUMBER,
    Places,
    Reasons,
    is_address,
    is_sentence,
)
from npccli.repair.furniture.page_numbers import PAGE_NUMBER, number_of_line
from npccli.repair.furniture.running_heads import RUNNING_HEAD, opens_report
from npccli.repair.script import FINAL_MARKS

_Pair = tuple[str, str]
_LEAST, _LEAST_CUTS = 3, 2
_MOST_ELSEWHERE = 0.34
_SHORTEST_PAGE = 6
_SHORTEST_LINE = 8
_LONGEST_SEAM = 4
_NUMERALS = frozenset("一二三四五六七八九十百〇零ivxlcIVXLCPp第页頁")
_MOST_STEPS = 2
"""The left and the right pages may have their own heads: the numbers then go up by two."""


def find_page_seams(lines: Places, reasons: Reasons) -> None:
    """Add the lines to `reasons` that come together, again and again, between two pages."""
    if not _may_count(lines):
        return
    pairs = _pairs_that_recur([_key_again(lines, index) for index in range(len(lines))])
    families = _families(lines, pairs)
    found = {place for pair in chain(*families) for at in pairs[pair] for place in (at, at + 1)}
    heads: set[str] = set()
    feet: set[str] = set()
    for family in families:
        places = [place for pair in family for place in pairs[pair]]
        signs = [_sentence_around(lines, place, found) for place in places]
        if signs.count(2) < _LEAST_CUTS or 3 * sum(sign > 0 for sign in signs) < len(signs):
            continue
        feet.update(pair[0] for pair in family)
        heads.update(pair[1] for pair in family)
        for place in places:
            reasons[place], reasons[place + 1] = _reason(lines, place), _reason(lines, place + 1)
    if heads:
        _take_outer_lines(lines, heads, feet, reasons)
        _take_copies(lines, found, reasons)


def _may_count(lines: Places) -> bool:
    """Tell whether lines that differ in their number only come often enough beside one line."""
    found = {
        index: key
        for index, key in lines.numbered.items()
        if len(key) <= LONGEST_NUMBER or key != lines.texts[index]
    }
    for index in lines.short:
        if index not in found and _may_be_numeral(line := lines.texts[index]):
            found[index] = _key(line)
    often = Counter(found.values())
    numbered = [at for at, key in found.items() if "#" in key and often[key] >= _LEAST]
    starts = {start for at in numbered for start in (at - 1, at) if 0 <= start < len(lines) - 1}
    keys = {at: _key_again(lines, at) for start in starts for at in (start, start + 1)}
    pairs = Counter((keys[start], keys[start + 1]) for start in starts)
    return any(times >= _LEAST and all(pair) for pair, times in pairs.items())


def _may_be_numeral(line: str) -> bool:
    """Tell whether a line without digits may be nothing but a number, by its first character."""
    return line[0] in _NUMERALS or not line[0].isalnum()


def _may_be_number(line: str) -> bool:
    """Tell whether a line may be nothing but a number in digits or in words."""
    return line[:1].isdecimal() or (line != "" and _may_be_numeral(line))


def _pairs_that_recur(keys: list[str]) -> dict[_Pair, list[int]]:
    """Return where two short lines stand below each other, for those that come often enough."""
    often = Counter(keys)
    if max((times for key, times in often.items() if key), default=0) < _LEAST:
        return {}
    pairs: dict[_Pair, list[int]] = defaultdict(list)
    for index, pair in enumerate(pairwise(keys)):
        if all(pair) and often[pair[0]] >= _LEAST and often[pair[1]] >= _LEAST:
            pairs[pair].append(index)
    return {pair: at for pair, at in pairs.items() if len(at) >= _LEAST}


def _families(lines: Places, pairs: dict[_Pair, list[int]]) -> list[list[_Pair]]:
    """Return the pairs that count the pages, those together that count in the same form.

    The heads of left and right pages may differ while the numbers are written alike.
    """
    families: dict[tuple[int, str], list[_Pair]] = defaultdict(list)
    for pair, at in pairs.items():
        first = lines.texts[at[0]]
        for step in (0, 1) if number_of_line(first) is not None else (1, 0):
            if _counts_pages(lines, at, step):
                families[step, pair[step]].append(pair)
                break
    return list(families.values())


def _reason(lines: Places, place: int) -> tuple[str, float]:
    """Return why a line goes: as the number of a page, or as what stands beside it."""
    return (RUNNING_HEAD if number_of_line(lines.texts[place]) is None else PAGE_NUMBER, 0.9)


def _key_again(lines: Places, index: int) -> str:
    """Return the key of a line, or nothing where the key comes nowhere else.

    That is so of a line without a number that does not come again.
    """
    text = lines.texts[index]
    if text in lines.again or index in lines.numbered or "#" in text or _may_be_numeral(text):
        return _key_at(lines, index)
    return ""


def _key_at(lines: Places, index: int) -> str:
    """Return the key of a line, which mostly is known where it holds digits."""
    text = lines.texts[index]
    counted = lines.numbered.get(index, text)
    return _key(text) if counted == text else counted


def _key(line: str) -> str:
    """Return a short line without its number, for comparison; nothing for any other line."""
    if (len(line) > LONGEST_HEAD and not is_address(line)) or is_sentence(line):
        return ""
    if _may_be_number(line) and number_of_line(line) is not None:
        return DIGITS.sub("#", line) if DIGITS.search(line) else "#numeral"
    return DIGITS.sub("#", line)


def _counts_pages(lines: Places, at: list[int], step: int) -> bool:
    """Tell whether two lines come often enough, far enough apart, and one counts the pages.

    The last page may be short.
    """
    gaps = [behind - before for before, behind in pairwise(at)]
    if len(at) < _LEAST or min(gaps[:-1]) < _SHORTEST_PAGE:
        return False
    return _counts([lines.texts[index + step] for index in at])


def _counts(texts: list[str]) -> bool:
    """Tell whether one number in the lines goes up by one, or always by two, and no other."""
    values = [number_of_line(text) for text in texts]
    if None not in values:
        columns = [tuple(value or 0 for value in values)]
    else:
        numbers = [[int(found) for found in DIGITS.findall(text)] for text in texts]
        columns = [c for c in zip(*numbers, strict=False) if len(set(c)) > 1]
    if not columns:
        return False
    steps = {behind - before for before, behind in pairwise(columns[0])}
    return len(steps) == 1 and 0 < min(steps) <= _MOST_STEPS


def _sentence_around(lines: Places, index: int, inside: set[int]) -> int:
    """Return 2 where a sentence goes on over the lines that stand together, 1 where one may."""
    above, below = index - 1, index + 2
    while above in inside and index - above < _LONGEST_SEAM:
        above -= 1
    while below in inside and below - index < _LONGEST_SEAM:
        below += 1
    if above < 0 or below >= len(lines):
        return 0
    before, behind = lines.texts[above], lines.texts[below]
    if len(before) < _SHORTEST_LINE or before[-1] in FINAL_MARKS + "：:":
        return 0
    return 2 if before[-1] in "，、" or straddles(before, behind) else 1


def _take_outer_lines(lines: Places, heads: set[str], feet: set[str], reasons: Reasons) -> None:
    """Take the head of the first page and the foot of the last one.

    A head without a number may be the title itself when no title follows it.
    """
    last = len(lines) - 1
    first, second, before, end = (_key_at(lines, at) for at in (0, 1, last - 1, last))
    if end in feet or end in heads:
        reasons[last] = _reason(lines, last)
        if before in feet:
            reasons[last - 1] = _reason(lines, last - 1)
    follows = bool(second) and second not in heads
    if first in heads and ("#" in first or follows):
        reasons[0] = _reason(lines, 0)


def _take_copies(lines: Places, found: set[int], reasons: Reasons) -> None:
    """Take the few other copies of a head, where something stands between it and its number.

    Behind a contents page those are the numbers of pages that came out in a column.
    """
    heads = Counter(lines.texts[at] for at in found if reasons.get(at, ("",))[0] == RUNNING_HEAD)
    others: dict[str, list[int]] = defaultdict(list)
    for at in range(1, len(lines)):
        if lines.texts[at] in heads and at not in reasons and not opens_report(lines, at):
            others[lines.texts[at]].append(at)
    for text, places in others.items():
        if len(places) <= _MOST_ELSEWHERE * heads[text]:
            reasons.update(dict.fromkeys(places, (RUNNING_HEAD, 0.8)))
