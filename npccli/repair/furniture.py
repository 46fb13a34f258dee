r"""Take away what stands around the text: page numbers, running heads and feet, web furniture.

A page number is a line that says so (— 3 —, 第3页 共9页), or a bare number that goes up
by one from page to page. A running head is a short line that comes again, compared with
its digits taken out, and stands where pages meet: beside a page number, at a page start,
or inside a sentence. What it will not touch: a title or refrain that comes again between
whole paragraphs, numbers in a list, the first line of a text unless a title follows it.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "依法履职，积极\n— 3 —\n主动。（下转第三版）\n"
    >>> apply_edits(text, find_furniture(text, ()))
    '依法履职，积极\n主动。\n'
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from npccli.lazy import lazy_pattern
from npccli.repair.cohesion import straddles
from npccli.repair.contents import ENTRY
from npccli.repair.data import data_lines
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.lines import TextLine, split_lines
from npccli.repair.script import FINAL_MARKS, HAN, NEVER_FIRST

_DASH = "[-—–－―─]"
_PAGE_NUMBER = lazy_pattern(
    rf"(?:{_DASH}{{1,2}}\d{{1,4}}{_DASH}{{1,2}}|[·•.]\d{{1,4}}[·•.]|第\d{{1,4}}[页頁]"
    rf"|第\d{{1,4}}[页頁][,，/／、]?共\d{{1,4}}[页頁]|[Pp]age\d{{1,4}}(?:of\d{{1,4}})?"
    rf"|[（(\[【〔]\d{{1,4}}[）)\]】〕]|{_DASH}?第[一二三四五六七八九十百零〇]{{1,5}}[页頁]{_DASH}?)"
)
_NUMBER_SIGN = lazy_pattern(r"[\d第]")
_BARE_NUMBER = lazy_pattern(r"\d{1,4}")
_FRACTION = lazy_pattern(r"\d{1,4}/\d{1,4}")
_DIGITS = lazy_pattern(r"\d+")
_HAS_TEXT = lazy_pattern(f"[{HAN}A-Za-z]")
RUNNING_HEAD = "a running head"
_LONGEST_HEAD = 40
_LONGEST_WEB_LINE = 70
_LEAST_SHARE_OF_PAGES = 0.25
_SHORTEST_PAGE = 4


def find_furniture(
    text: str, page_starts: tuple[int, ...], known: Sequence[TextLine] | None = None
) -> list[Edit]:
    """Return the edits that take the furniture lines out of `text`.

    `known` are the lines of the text when they are known.
    """
    lines = [
        (start, start + len(raw), "".join(line.split()))
        for start, raw, line, _ in (split_lines(text) if known is None else known)
        if "\t" not in raw or not ENTRY.search(raw)
    ]
    reasons: dict[int, tuple[str, float]] = {}
    _find_web_furniture(lines, reasons)
    _find_page_numbers(lines, page_starts, reasons)
    _find_running_heads(lines, page_starts, reasons)
    _find_heads_in_sentences(lines, reasons)
    edits = [_line_edit(text, lines[index], why) for index, why in sorted(reasons.items())]
    edits += [
        Edit(match.start(), match.end(), "", "a note of the page make-up", 0.95)
        for pattern in _patterns()["inline"]
        for match in pattern.finditer(text)
    ]
    return sort_edits(edits)


def _line_edit(text: str, line: tuple[int, int, str], why: tuple[str, float]) -> Edit:
    """Return the edit that removes a line with its line end, which at the end is the one before."""
    start, end, _ = line
    if end < len(text):
        end += 1
    elif start > 0:
        start -= 1
    return Edit(start, end, "", *why)


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    found: dict[str, list[re.Pattern[str]]] = defaultdict(list)
    for line in data_lines("furniture.txt"):
        kind, pattern = line.split("\t")
        found[kind].append(re.compile(pattern))
    return {kind: tuple(patterns) for kind, patterns in found.items()}


@cache
def _line_pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in _patterns()[kind]))


@cache
def _whole_line() -> re.Pattern[str]:
    """Return the pattern of whole lines: those that always are furniture, and the weak ones."""
    strong, weak, inline = (_line_pattern(kind).pattern for kind in ("strong", "weak", "inline"))
    return re.compile(f"^(?:(?P<strong>{strong}|{inline})|(?P<weak>{weak}))$", re.MULTILINE)


def _find_web_furniture(
    lines: list[tuple[int, int, str]], reasons: dict[int, tuple[str, float]]
) -> None:
    inline = _line_pattern("inline")
    short = [line if len(line) <= _LONGEST_WEB_LINE else "" for _, _, line in lines]
    for index, line in enumerate(short):
        if "【" in line:
            short[index] = inline.sub("", line) or line
    run: list[int] = []
    index = at = 0
    joined = "\n".join(short)
    for match in _whole_line().finditer(joined):
        index += joined.count("\n", at, match.start())
        at = match.start()
        if run and run[-1] != index - 1:
            _accept_run(run, reasons)
            run = []
        run.append(index)
        if match.lastgroup == "strong":
            reasons[index] = ("furniture of a web page", 0.95)
    _accept_run(run, reasons)


def _accept_run(run: list[int], reasons: dict[int, tuple[str, float]]) -> None:
    """Take three lines or more in a row for furniture, weak signs too."""
    if len(run) >= 3:
        for member in run:
            reasons[member] = ("furniture of a web page", 0.9)


def _find_page_numbers(
    lines: list[tuple[int, int, str]],
    page_starts: tuple[int, ...],
    reasons: dict[int, tuple[str, float]],
) -> None:
    bare: list[int] = []
    for index, (_, _, line) in enumerate(lines):
        if len(line) > 16 or index in reasons or not _NUMBER_SIGN.search(line):
            continue
        if _PAGE_NUMBER.fullmatch(line):
            if line[0] in "（([【〔" and not _interrupts(lines, index):
                continue
            reasons[index] = ("a page number", 0.97)
        elif _FRACTION.fullmatch(line) and _interrupts(lines, index):
            reasons[index] = ("a page number", 0.7)
        elif _BARE_NUMBER.fullmatch(line):
            bare.append(index)
    chain: list[int] = []
    for index in bare:
        if chain and not (
            int(lines[index][2]) == int(lines[chain[-1]][2]) + 1 and index - chain[-1] >= 6
        ):
            _accept_chain(lines, chain, page_starts, reasons)
            chain = []
        chain.append(index)
    _accept_chain(lines, chain, page_starts, reasons)


def _accept_chain(
    lines: list[tuple[int, int, str]],
    chain: list[int],
    page_starts: tuple[int, ...],
    reasons: dict[int, tuple[str, float]],
) -> None:
    """Take bare numbers for page numbers when they count on, or stand at a page's edge."""
    inside = sum(_stands_in_sentence(lines, index) for index in chain)
    counts_on = len(chain) >= 3 or (len(chain) == 2 and inside == 2)
    counts_on = counts_on or (len(chain) == 2 and _stand_beside_one_head(lines, chain))
    for index in chain:
        at_edge = _at_page_edge(lines, index, page_starts)
        in_word = len(lines[index][2]) <= 3 and _stands_in_word(lines, index)
        if counts_on or at_edge or in_word:
            reasons[index] = ("a page number", 0.9 if len(chain) >= 3 or at_edge else 0.6)


def _stand_beside_one_head(lines: list[tuple[int, int, str]], chain: list[int]) -> bool:
    """Tell whether a short line comes beside each number, and a sentence goes on over both."""
    for step in (1, -1):
        heads = [lines[i + step][2] for i in chain if 0 < i + step < len(lines) - 1]
        if len(heads) < len(chain) or len(set(heads)) > 1 or _is_sentence(heads[0]):
            continue
        if not 4 <= len(heads[0]) <= _LONGEST_HEAD or not _HAS_TEXT.search(heads[0]):
            continue
        for index in chain:
            low, high = sorted((index, index + step))
            if low > 0 and high + 1 < len(lines):
                before, behind = lines[low - 1][2], lines[high + 1][2]
                if before[-1] in "，、" or straddles(before, behind):
                    return True
    return False


def _find_heads_in_sentences(
    lines: list[tuple[int, int, str]], reasons: dict[int, tuple[str, float]]
) -> None:
    """Take a short line beside a page number for a running head when a word goes on over both."""
    numbers = [index for index, why in reasons.items() if why[0] == "a page number"]
    for index in numbers:
        for head, before, behind in (
            (index + 1, index - 1, index + 2),
            (index - 1, index - 2, index + 1),
        ):
            if before < 0 or behind >= len(lines) or head in reasons:
                continue
            texts = [lines[place][2] for place in (before, head, behind)]
            if not all(texts) or len(texts[1]) > _LONGEST_HEAD or _is_sentence(texts[1]):
                continue
            if straddles(texts[0], texts[2]) and not straddles(texts[0], texts[1]):
                reasons[head] = ("a running head", 0.75)
                break


def _find_running_heads(
    lines: list[tuple[int, int, str]],
    page_starts: tuple[int, ...],
    reasons: dict[int, tuple[str, float]],
) -> None:
    places: dict[str, list[int]] = defaultdict(list)
    short = [line if 4 <= len(line) <= _LONGEST_HEAD else "" for _, _, line in lines]
    keys = _DIGITS.sub("#", "\n".join(short)).split("\n")
    often = Counter(keys)
    for index, line in enumerate(short if len(often) < len(keys) else ()):
        if line and often[keys[index]] > 1 and index not in reasons and _HAS_TEXT.search(line):
            places[keys[index]].append(index)
    numbered = sum(why == "a page number" for why, _ in reasons.values())
    pages = max(len(page_starts), numbered)
    for indices in places.values():
        if len(indices) < 2 or _is_sentence(lines[indices[0]][2]):
            continue
        met = _met_by_pages(lines, indices, page_starts, reasons)
        if len(met) < 2 or 2 * len(met) < len(indices):
            continue
        if len(met) < _LEAST_SHARE_OF_PAGES * pages and not any(
            _stands_in_sentence(lines, index) for index in met
        ):
            continue  # titles of reports that each begin on a new page
        if indices[-1] == len(lines) - 1 and indices[-1] not in met:
            met.append(indices[-1])
        for index in met:
            reasons[index] = (RUNNING_HEAD, 0.9 if len(met) > 2 else 0.75)
        first = indices[0]
        if first == 0 and first not in met and len(lines) > 1 and _looks_like_title(lines[1][2]):
            reasons[first] = (RUNNING_HEAD, 0.75)


def _met_by_pages(
    lines: list[tuple[int, int, str]],
    indices: list[int],
    page_starts: tuple[int, ...],
    reasons: dict[int, tuple[str, float]],
) -> list[int]:
    """Return the copies of a line that stand where one page ends and the next begins."""
    if _come_page_by_page(lines, indices):
        return indices
    return [
        index for index in indices if _stands_where_pages_meet(lines, index, page_starts, reasons)
    ]


def _come_page_by_page(lines: list[tuple[int, int, str]], indices: list[int]) -> bool:
    """Tell whether a line cuts sentences again and again, and counts pages or keeps distance."""
    gaps = [behind - before for before, behind in pairwise(indices)][:-1]
    if not gaps or min(gaps) < _SHORTEST_PAGE:
        return False
    if sum(_stands_in_sentence(lines, index) for index in indices) < 2:
        return False
    numbers = [_DIGITS.findall(lines[index][2]) for index in indices]
    if all(len(found) == 1 for found in numbers):
        counts = [int(found[0]) for found in numbers]
        if all(behind == before + 1 for before, behind in pairwise(counts)):
            return True
    return len(indices) > 3 and max(gaps) <= 1.5 * min(gaps)


def _is_sentence(line: str) -> bool:
    return line.rstrip("”’」』）)")[-1:] in tuple(FINAL_MARKS + "，、；")


def _looks_like_title(line: str) -> bool:
    return len(line) <= _LONGEST_HEAD and not _is_sentence(line)


def _stands_where_pages_meet(
    lines: list[tuple[int, int, str]],
    index: int,
    page_starts: tuple[int, ...],
    reasons: dict[int, tuple[str, float]],
) -> bool:
    return (
        _beside_furniture(reasons, index)
        or _at_page_edge(lines, index, page_starts)
        or _stands_in_sentence(lines, index)
    )


def _beside_furniture(reasons: dict[int, tuple[str, float]], index: int) -> bool:
    """Tell whether the line above or below is a page number or a running head."""
    return any(
        reasons.get(neighbour, ("", 0.0))[0] in ("a page number", RUNNING_HEAD)
        for neighbour in (index - 1, index + 1)
    )


def _at_page_edge(
    lines: list[tuple[int, int, str]], index: int, page_starts: tuple[int, ...]
) -> bool:
    """Tell whether a page begins just before the line or just behind it."""
    if not page_starts:
        return False
    previous_end = lines[index - 1][1] if index else -1
    next_start = lines[index + 1][0] if index + 1 < len(lines) else lines[index][1] + 1
    for low, high in ((previous_end, lines[index][0]), (lines[index][1], next_start)):
        position = bisect_left(page_starts, low + 1)
        if position < len(page_starts) and page_starts[position] <= high:
            return True
    return index == len(lines) - 1


def _interrupts(lines: list[tuple[int, int, str]], index: int) -> bool:
    """Tell whether the line stands where a sentence has come to a comma, or amid a word."""
    return (index > 0 and lines[index - 1][2][-1] in "，、") or _stands_in_word(lines, index)


def _stands_in_word(lines: list[tuple[int, int, str]], index: int) -> bool:
    """Tell whether a word begins at the end of the line before and ends behind this one."""
    if not 0 < index < len(lines) - 1:
        return False
    before, behind = lines[index - 1][2], lines[index + 1][2]
    return len(before) >= 8 and len(behind) >= 8 and straddles(before, behind)


def _stands_in_sentence(lines: list[tuple[int, int, str]], index: int) -> bool:
    """Tell whether the lines before and behind read on over this one."""
    if not 0 < index < len(lines) - 1:
        return False
    before, behind = lines[index - 1][2], lines[index + 1][2]
    line = lines[index][2]
    if straddles(before, line) or straddles(line, behind):
        return False
    return len(before) >= 8 and (behind[0] in NEVER_FIRST or straddles(before, behind))
