"""Find page numbers: lines that say what they are, and numbers that count the pages.

A line such as — 3 — or 第3页 共9页 is a page number wherever it stands. Other numbers, bare
or with marks around them, are when they go up by one at a distance. Where the form is
also that of a list (（3）, 3., 三), sentences must go on over them again and again.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.numerals import han_number
from npccli.repair.cohesion import straddles
from npccli.repair.edits import Edit
from npccli.repair.furniture.page_edges import (
    LONGEST_HEAD,
    Places,
    Reasons,
    at_page_edge,
    has_text,
    interrupts,
    is_cut,
    is_opened,
    is_sentence,
    stands_in_sentence,
    stands_in_word,
)
from npccli.repair.script import matches_from, places_of

PAGE_NUMBER = "a page number"
_DASH = "[-—–－―─～~]"
_CERTAIN = lazy_pattern(
    rf"(?:{_DASH}{{1,2}}\d{{1,4}}{_DASH}{{1,2}}|[·•.]\d{{1,4}}[·•.]|第\d{{1,4}}[页頁]"
    rf"|第\d{{1,4}}[页頁][,，/／、]?共\d{{1,4}}[页頁]|[Pp]age\d{{1,4}}(?:of\d{{1,4}})?"
    rf"|[（(\[【〔]\d{{1,4}}[）)\]】〕]|{_DASH}?第[一二三四五六七八九十百零〇]{{1,5}}[页頁]{_DASH}?)"
)
_INSIDE_LINE = lazy_pattern(
    r"[ \t\u3000]*第[ \t]*(\d{1,4})[ \t]*[页頁][ \t,，/]*共[ \t]*(\d{1,4})[ \t]*[页頁][ \t\u3000]*"
)
_COUNTING_INSIDE = tuple(
    (signs, lazy_pattern(rf"(?<![0-9A-Za-z{signs}]) ?{form} ?(?![0-9A-Za-z{signs}])"))
    for signs, form in (
        ("—－–―-", r"[—－–―-]{1,2} ?(\d{1,4}) ?[—－–―-]{1,2}"),
        ("·•", r"[·•] ?(\d{1,4}) ?[·•]"),
        ("页頁", r"第 ?(\d{1,4}) ?[页頁]"),
    )
)
_SHORTEST_PAGE_INSIDE, _FEWEST_INSIDE = 150, 3
_SPOKEN_OF_BEFORE = frozenset("见見在附自从從至到（(《“")
_SPOKEN_OF_BEHIND = frozenset("的内中上）)》”")
_MARKS = r"[^\w\s%％‰°℃]"
_COUNTED = lazy_pattern(
    rf"(?P<left>{_MARKS}{{0,2}}[Pp]?\.?)(?P<number>\d{{1,5}}|[ivxlc]{{1,7}}|[IVXLC]{{1,7}}"
    rf"|[一二三四五六七八九十百〇零]{{1,5}})(?P<right>(?:[/／](?:\d{{1,5}}))?{_MARKS}{{0,2}})"
)
_PAGE_WORDS = lazy_pattern(
    r"(?:第|[页頁][码碼次][:：]?|[Pp]age)?(\d{1,4}|[一二三四五六七八九十百零〇]{1,5})[页頁]?"
    r"(?:[,，/／]?(?:共|of)\d{1,4}[页頁]?|[/／]共?\d{1,4}[页頁]?)?"
)
_NUMBER_SIGN = lazy_pattern(r"[\d第一二三四五六七八九十ivxlcIVXLC]")
_LIST_MARKS = frozenset("（）()[]【】〔〕.．、,，:：")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_SHORTEST_PAGE, _SHORTEST_PAGE_TEXT = 6, 240
"""So many lines are between two page numbers, or so many characters where lines are paragraphs."""

_LONGEST_ALONE, _CUT_NUMBERS = 3, 3
"""The most digits of a page number that stands alone, and how many counts show cut numbers."""

_YEARS = range(1900, 2100)


class _Number(NamedTuple):
    """A line that may be a page number: where it stands, what it counts, how it is written."""

    place: int
    value: int
    form: str
    listed: bool


def find_page_numbers(lines: Places, page_starts: tuple[int, ...], reasons: Reasons) -> None:
    """Add the lines that are page numbers to `reasons`."""
    chains: dict[str, list[_Number]] = defaultdict(list)
    done: list[list[_Number]] = []
    counts: list[int] = []
    for index in lines.short:
        line = lines.texts[index]
        known = reasons.get(index, (PAGE_NUMBER, 0.0))[0] == PAGE_NUMBER
        if not known or not _NUMBER_SIGN.search(line):
            continue
        bracketed = line[0] in "（([【〔"
        if _CERTAIN.fullmatch(line) and (not bracketed or interrupts(lines, index)):
            reasons[index] = (PAGE_NUMBER, 0.97)
            if not bracketed:
                continue
        number = _read_number(index, line)
        if number is None or is_opened(lines, index):
            continue
        if number.form == "1" and index + 1 < len(lines) and lines.go_on_behind(index):
            counts.append(index)
        chain = chains[number.form]
        if chain and not _counts_on(lines, chain[-1], number):
            done.append(chain[:])
            chain.clear()
        chain.append(number)
    cuts_at_numbers = len(counts) >= _CUT_NUMBERS
    for chain in (*done, *chains.values()):
        _accept_chain(lines, chain, page_starts, reasons, cuts_at_numbers)


def find_numbers_in_lines(text: str, taken: Iterable[Edit]) -> list[Edit]:
    """Return the edits that take page numbers out of lines, where pages were run together.

    Only 第 3 页 共 9 页 says so plainly; `taken` are the edits that take whole lines.

    >>> [tuple(edit)[:3] for edit in find_numbers_in_lines("在党委的领第 1 页 共 15 页导下", ())]
    [(5, 17, '')]
    """
    lines = [(edit.start, edit.end) for edit in taken]
    found = [
        Edit(*place, "", PAGE_NUMBER, 0.85)
        for place in _counting_inside_lines(text)
        if not _is_inside(place[0], lines)
    ]
    if not ("页" in text or "頁" in text):
        return found
    for match in _INSIDE_LINE.finditer(text):
        start, end = match.span()
        before, behind = text[max(0, start - 1) : start], text[end : end + 1]
        alone = before in ("", "\n") and behind in ("", "\n")
        if alone or int(match[1]) > int(match[2]) or _is_spoken_of(text, match):
            continue
        if not _is_inside(start, lines):
            found.append(Edit(start, end, "", PAGE_NUMBER, 0.9))
    return sorted(found)


def _is_spoken_of(text: str, match: re.Match[str], others: str = "") -> bool:
    """Tell whether a sentence speaks of the page: 见第3页, 第3页中, or one of others is before."""
    start, end = match.span()
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    return before in _SPOKEN_OF_BEFORE or before in [*others] or behind in _SPOKEN_OF_BEHIND


def _is_inside(at: int, spans: list[tuple[int, int]]) -> bool:
    place = bisect_right(spans, (at, sys.maxsize)) - 1
    return place >= 0 and at < spans[place][1]


def _counting_inside_lines(text: str) -> list[tuple[int, int]]:
    """Return where numbers of one form stand inside lines, or open them, and count the pages.

    >>> page = "会议听取报告并提出意见" * 20
    >>> text = "".join(f"{page}— {number} —" for number in range(3, 7)) + page
    >>> [text[start:end] for start, end in _counting_inside_lines(text)]
    ['— 3 —', '— 4 —', '— 5 —', '— 6 —']
    >>> _counting_inside_lines(text.replace("5", "9"))
    []
    """
    found: list[tuple[int, int]] = []
    for signs, pattern in _COUNTING_INSIDE:
        if not any(sign in text for sign in signs):
            continue
        matches = [
            match
            for match in matches_from(pattern, text, _behind_space(text, signs))
            if match.start()
            and text[match.end() : match.end() + 1] not in ("", "\n")
            and ("页" not in signs or not _is_spoken_of(text, match, "\n"))
        ]
        counts = all(
            int(behind[1]) == int(before[1]) + 1
            and behind.start() - before.end() >= _SHORTEST_PAGE_INSIDE
            for before, behind in pairwise(matches)
        )
        if counts and len(matches) >= _FEWEST_INSIDE:
            found += [match.span() for match in matches]
    return found


def _behind_space(text: str, signs: str) -> list[int]:
    """Return where what begins with one of these signs may begin, with a space or without."""
    places = places_of("第" if "页" in signs else signs, text)
    return sorted({*places, *(at - 1 for at in places if text[at - 1 : at] == " ")})


def _read_number(index: int, line: str) -> _Number | None:
    match = _COUNTED.fullmatch(line)
    if match is None:
        return None
    digits = match["number"]
    marks = match["left"] + match["right"]
    kind = "一"
    if digits.isdecimal():
        value, kind = int(digits), "1"
    elif digits.isascii():
        value, kind = _roman_value(digits.lower()), "i"
    else:
        value = han_number(digits)
    if not value:
        return None
    listed = set(marks) <= _LIST_MARKS if marks else kind != "1"
    return _Number(index, value, kind + "".join(sorted(marks)), listed)


def number_of_line(line: str) -> int | None:
    """Return the number that a line holds and nothing else but marks and page words, or None.

    >>> [number_of_line(line) for line in ("—3—", "iv", "第十二页", "2页，共9页", "第3期")]
    [3, 4, 12, 2, None]
    """
    words = _PAGE_WORDS.fullmatch(line)
    number = _read_number(0, words[1] if words else line)
    return number.value if number else None


def _roman_value(digits: str) -> int:
    values = [_ROMAN[digit] for digit in digits]
    after = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, after, strict=True))


def _counts_on(lines: Places, last: _Number, number: _Number) -> bool:
    if number.value != last.value + 1:
        return False
    distance = number.place - last.place
    at_end = number.place >= len(lines) - 2
    return distance >= (2 if at_end else _SHORTEST_PAGE) or _has_long_lines(lines, last, number)


def _has_long_lines(lines: Places, last: _Number, number: _Number) -> bool:
    """Tell whether few lines between two numbers hold as much text as a page has at least."""
    if not 1 < number.place - last.place < _SHORTEST_PAGE or number.form != "1":
        return False
    between = lines.texts[last.place + 1 : number.place]
    return sum(map(len, between)) >= _SHORTEST_PAGE_TEXT


def _accept_chain(
    lines: Places,
    chain: list[_Number],
    page_starts: tuple[int, ...],
    reasons: Reasons,
    cuts_at_numbers: bool,
) -> None:
    """Take numbers for page numbers when they count on, or stand at a page's edge.

    Where the extractor `cuts_at_numbers`, one amid a sentence belongs into it.
    """
    indices = [number.place for number in chain]
    if not indices or _number_headings(lines, chain):
        return
    first = chain[0]
    bare = first.form == "1"
    if "/" in first.form and cuts_at_numbers and len(chain) < _CUT_NUMBERS:
        return  # 2/3 of something, cut out of its sentence
    cut = sum(
        interrupts(lines, index) or at_page_edge(lines, index, page_starts) for index in indices
    )
    counts_on = len(chain) >= 3
    if first.listed or all(number.value in _YEARS for number in chain):
        broken = sum(is_cut(lines, index) for index in indices)
        counts_on = counts_on and cut > 0 and max(cut, broken) >= max(2, len(chain) / 4)
    if any(_has_long_lines(lines, *pair) for pair in pairwise(chain)):
        counts_on = counts_on and cut > 0  # they may as well count paragraphs
    if bare and len(chain) == 2:
        inside = sum(stands_in_sentence(lines, index) for index in indices)
        counts_on = inside == 2 or (
            _stand_beside_one_head(lines, indices) or _ends_last_page(lines, indices)
        )
    for index in indices:
        if "/" in first.form and interrupts(lines, index):
            reasons[index] = (PAGE_NUMBER, 0.7)
        at_edge = not first.listed and at_page_edge(lines, index, page_starts)
        in_word = bare and not cuts_at_numbers and _stands_alone_in_word(lines, index)
        if counts_on or at_edge or in_word:
            reasons[index] = (PAGE_NUMBER, 0.9 if len(chain) >= 3 or at_edge else 0.6)


def _number_headings(lines: Places, chain: list[_Number]) -> bool:
    """Tell whether each number stands behind a whole sentence and above a heading (01, 02).

    Pages seldom begin with a heading, and not all of them.
    """
    if chain[0].form != "1" or chain[0].value != 1:
        return False
    padded = all(lines.texts[number.place][0] == "0" for number in chain)
    if len(chain) < (2 if padded else 3):
        return False
    return all(_stands_above_heading(lines, number.place) for number in chain)


def _stands_above_heading(lines: Places, index: int) -> bool:
    if not 0 < index < len(lines) - 2 or not is_sentence(lines.texts[index - 1]):
        return False
    heading, text = lines.texts[index + 1 : index + 3]
    return len(heading) < len(text) and not is_sentence(heading) and has_text(heading)


def _stands_alone_in_word(lines: Places, index: int) -> bool:
    """Tell whether a word goes on over the number, which counts nothing that follows."""
    return (
        len(lines.texts[index]) <= _LONGEST_ALONE
        and stands_in_word(lines, index)
        and not lines.go_on_behind(index)
    )


def _stand_beside_one_head(lines: Places, indices: list[int]) -> bool:
    """Tell whether a short line comes beside each number, and a sentence goes on over both."""
    for step in (1, -1):
        heads = [lines.texts[i + step] for i in indices if 0 < i + step < len(lines) - 1]
        if len(heads) < len(indices) or len(set(heads)) > 1 or is_sentence(heads[0]):
            continue
        if not 4 <= len(heads[0]) <= LONGEST_HEAD or not has_text(heads[0]):
            continue
        for index in indices:
            low, high = sorted((index, index + step))
            if low > 0 and high + 1 < len(lines):
                before, behind = lines.texts[low - 1], lines.texts[high + 1]
                if before[-1] in "，、" or straddles(before, behind):
                    return True
    return False


def _ends_last_page(lines: Places, indices: list[int]) -> bool:
    """Tell whether the last number ends the text, and the line beside the first one comes again.

    It comes again beside the last number, or as the first line: the head of the first page. Or
    both stand behind whole sentences, a page apart.
    """
    first, last = indices[0], indices[-1]
    if last != len(lines) - 1 or not 0 < first < last - 1:
        return False
    behind_sentences = all(is_sentence(lines.texts[index - 1]) for index in indices)
    if last - first >= _SHORTEST_PAGE and behind_sentences:
        return True
    for beside, again in ((first - 1, last - 1), (first + 1, 0)):
        head = lines.texts[beside]
        if head == lines.texts[again] and 4 <= len(head) <= LONGEST_HEAD and has_text(head):
            return not is_sentence(head)
    return False
