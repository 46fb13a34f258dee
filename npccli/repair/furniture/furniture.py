r"""Take away what stands around the text: page numbers, running heads and feet, web furniture.

A page number is a line that says so (— 3 —, 第3页 共9页), or a number, bare or with marks
around it, that goes up by one from page to page. A running head is a short line that
comes again, compared with its digits taken out, and stands where pages meet: beside a page
number, at a page start, or inside a sentence. What it will not touch: a title or refrain
that comes again between whole paragraphs, numbers in a list, words behind an opening mark,
the first line of a text unless a title follows it.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "依法履职，积极\n— 3 —\n主动。（下转第三版）\n"
    >>> apply_edits(text, find_furniture(text, ()))
    '依法履职，积极\n主动。\n'
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, chain, repeat
from typing import NamedTuple

from npccli.data_files import data_lines
from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.furniture.chapter_heads import find_chapter_heads
from npccli.repair.furniture.numbered_heads import find_numbered_heads
from npccli.repair.furniture.page_edges import Places, Reasons
from npccli.repair.furniture.page_menus import ARROWS, find_page_menus
from npccli.repair.furniture.page_numbers import find_numbers_in_lines, find_page_numbers
from npccli.repair.furniture.page_seams import find_page_seams
from npccli.repair.furniture.printed_pages import find_printed_pages
from npccli.repair.furniture.running_heads import (
    RUNNING_HEAD,
    find_heads_in_sentences,
    find_heads_inside_pages,
    find_name_on_first_page,
    find_running_heads,
)
from npccli.repair.furniture.sided_heads import find_sided_heads
from npccli.repair.lines import Surface
from npccli.repair.script import holds_any, places_of

_LONGEST_WEB_LINE = 70
_FIRST_NOT_LATIN = "\x80"
_HOME = frozenset(("首页", "网站首页", "首頁", "网首页"))
_LONGEST_CRUMB = 16
_WHOLE_SENTENCE = lazy_pattern(r"(?!.*(?:版权|转载|首页|http|网友上传|小编)).*[。；，、][”’）】]*")
"""What ends as text does is text, however it begins: 审核：严把质量关。"""
_FEWEST_PIECES, _MOST_PIECES, _LONGEST_PIECE = 4, 12, 12
"""The head of a page is cut to so many pieces, of so many characters at most; a newspaper and a
day, a line each, say where an article comes from."""

_NOTHING = "(?!)"
_DIGIT, _DIGITS = "0", "0123456789"
"""The first stands for any digit that a line begins with."""

_OPENS_NOTE = "（([【"
"""The patterns of what is taken out of a line begin with one of these."""


def find_furniture(
    text: str, page_starts: tuple[int, ...], surface: Surface | None = None
) -> list[Edit]:
    """Return the edits that take the furniture lines out of `text`.

    `surface` is the text with what is known of it.
    """
    lines = Places(surface or Surface(text))
    reasons: Reasons = {}
    _find_web_furniture(lines, reasons)
    find_printed_pages(lines, reasons, (RUNNING_HEAD, 0.95))
    find_page_menus(lines, reasons)
    _find_cut_head(lines, reasons)
    find_page_seams(lines, reasons)
    find_page_numbers(lines, page_starts, reasons)
    find_sided_heads(lines, reasons, (RUNNING_HEAD, 0.9))
    find_running_heads(lines, page_starts, reasons)
    find_chapter_heads(lines, page_starts, reasons)
    find_numbered_heads(lines, reasons, (RUNNING_HEAD, 0.8))
    find_heads_in_sentences(lines, reasons)
    find_name_on_first_page(lines, reasons)
    find_heads_inside_pages(lines, page_starts, reasons)
    edits = [
        _line_edit(text, lines[index], why, behind_another=index - 1 in reasons)
        for index, why in sorted(reasons.items())
    ]
    edits += find_numbers_in_lines(text, list(edits))
    brackets = places_of(_OPENS_NOTE, text)
    edits += [
        Edit(match.start(), match.end(), "", "a note of the page make-up", 0.95)
        for pattern in (_inline_patterns() if brackets else ())
        for match in map(pattern.match, repeat(text), brackets)
        if match
    ]
    return sort_edits(edits)


def _line_edit(
    text: str, line: tuple[int, int, str], why: tuple[str, float], *, behind_another: bool
) -> Edit:
    """Return the edit that removes a line with its line end, which at the end is the one before.

    That one is gone already when the line before goes as well.
    """
    start, end, _ = line
    if end < len(text):
        end += 1
    elif start > 0 and not (behind_another and text[start - 1] == "\n"):
        start -= 1
    return Edit(start, end, "", *why)


class _Pattern(NamedTuple):
    """A regular expression, the characters it may begin with, else signs that it may be there."""

    expression: str
    first: str
    signs: tuple[str, ...]


@cache
def _patterns() -> dict[str, list[_Pattern]]:
    found: dict[str, list[_Pattern]] = defaultdict(list)
    for line in data_lines("furniture.txt"):
        kind, first, expression = line.split("\t")
        signs: tuple[str, ...] = ()
        if first[0] == "~":
            signs, first = tuple(sign.replace("$", "\n") for sign in first[1:].split()), ""
        found[kind].append(_Pattern(expression, first.replace(r"\d", _DIGIT), signs))
    return found


@cache
def _inline_patterns() -> list[re.Pattern[str]]:
    return [re.compile(pattern.expression) for pattern in _patterns()["inline"]]


@cache
def _inline_pattern() -> re.Pattern[str]:
    return re.compile(_either("inline"))


def _either(kind: str, first: str = "") -> str:
    """Return a pattern for what begins with a character, or with any that is known."""
    found = [each for each in _patterns()[kind] if not each.signs and first in each.first]
    return "|".join(f"(?:{each.expression})" for each in found) or _NOTHING


@cache
def _cut_heads() -> list[re.Pattern[str]]:
    return [re.compile(pattern.expression) for pattern in _patterns()["cut"]]


@cache
def _firsts() -> frozenset[str]:
    """Return what whole lines that are furniture may begin with, each plain digit among them."""
    every = chain.from_iterable(_patterns().values())
    firsts = "".join(pattern.first for pattern in every)
    return frozenset(firsts.replace(_DIGIT, _DIGITS))


@cache
def _whole_line(first: str) -> re.Pattern[str]:
    """Return the pattern of lines with such a first character that are furniture, or may be.

    Most lines begin with no such character, and most texts with few of them: to compile the
    patterns of all takes as long as to clean a page.
    """
    strong, weak, inline = (_either(kind, first) for kind in ("strong", "weak", "inline"))
    return re.compile(f"(?P<strong>{strong}|{inline})|(?P<weak>{weak})")


@cache
def _whole_lines_with_signs() -> list[tuple[tuple[str, ...], re.Pattern[str]]]:
    """Return the patterns of lines that may begin with anything, with their signs."""
    return [
        (pattern.signs, lazy_pattern(f"\n(?P<{kind}>{pattern.expression})(?=\n)"))
        for kind, patterns in _patterns().items()
        for pattern in patterns
        if pattern.signs and kind != "cut"
    ]


@cache
def _single_signs() -> frozenset[str]:
    """Return the characters of these signs, each of which many texts lack."""
    return frozenset("".join(sign for signs, _ in _whole_lines_with_signs() for sign in signs))


def _is_latin(line: str) -> bool:
    """Tell whether a longer line may be furniture: Latin letters are half as wide."""
    return len(line) <= 2 * _LONGEST_WEB_LINE and line[1:].isascii()


def _short_lines(lines: list[str]) -> list[str]:
    """Return the lines with nothing in place of those that are too long to be furniture."""
    longest = _LONGEST_WEB_LINE
    if max(map(len, lines), default=0) <= longest:
        return lines
    return [
        line if len(line) <= longest or (line[-1] < _FIRST_NOT_LATIN and _is_latin(line)) else ""
        for line in lines
    ]


def _find_web_furniture(lines: Places, reasons: Reasons) -> None:
    short = _short_lines(lines.texts)
    joined = "\n".join(["", *short, ""])
    if "【" in joined:
        inline = _inline_pattern()
        short = [(inline.sub("", line) or line) if "【" in line else line for line in short]
        joined = "\n".join(["", *short, ""])
    found = _whole_lines(short, lines.is_plain)
    lacking = {sign for sign in _single_signs() if sign not in joined}
    for signs, pattern in _whole_lines_with_signs():
        if holds_any(joined, filter(lacking.isdisjoint, signs)):
            for match in pattern.finditer(joined):
                if found.get(match.start()) != "strong":
                    found[match.start()] = match.lastgroup
    run: list[int] = []
    index = at = 0
    for place, kind in sorted(found.items()):
        index += joined.count("\n", at, place)
        at = place
        if run and run[-1] != index - 1:
            _accept_run(lines, run, reasons)
            run = []
        if _WHOLE_SENTENCE.fullmatch(lines.texts[index]):
            continue
        run.append(index)
        if kind == "strong":
            reasons[index] = ("furniture of a web page", 0.95)
    _accept_run(lines, run, reasons)
    _find_breadcrumbs(lines, reasons)


def _whole_lines(lines: Sequence[str], is_plain: bool) -> dict[int, str | None]:
    """Return the kinds of lines that are furniture, or may be, by where each begins.

    That is in the text of all lines with a line end before each. In a plain text 0 to 9 are the
    only digits.
    """
    found: dict[int, str | None] = {}
    firsts = _firsts()
    for index, line in enumerate(lines):
        first = line[:1]
        if first in firsts or (not is_plain and first.isdecimal()):
            match = _whole_line(_DIGIT if first.isdecimal() else first).fullmatch(line)
            if match:
                found[index] = match.lastgroup
    if not found:
        return found
    places = list(accumulate((len(line) + 1 for line in lines), initial=0))
    return {places[index]: kind for index, kind in found.items()}


def _find_cut_head(lines: Places, reasons: Reasons) -> None:
    """Take the head of the first page where it was cut to pieces: 日报, 2024, 年, 3, 月, 1, 日."""
    head, pieces = "", 0
    for index, piece in enumerate(lines.texts[:_MOST_PIECES]):
        if len(piece) > _LONGEST_PIECE:
            break
        head += piece
        if index + 1 >= _FEWEST_PIECES and any(each.fullmatch(head) for each in _cut_heads()):
            pieces = index + 1
    for index in range(pieces):
        reasons[index] = ("the head of a page, cut to pieces", 0.9)


def _find_breadcrumbs(lines: Places, reasons: Reasons) -> None:
    """Take the way to a page, with a line for each part and each arrow (首页 > 新闻 > 正文)."""
    if _HOME.isdisjoint(lines.texts):
        return
    for index in [at for at, line in enumerate(lines.texts) if line in _HOME]:
        end = index
        while (
            end + 2 < len(lines)
            and lines.texts[end + 1] in ARROWS
            and len(lines.texts[end + 2]) <= _LONGEST_CRUMB
        ):
            end += 2
        if end > index and end + 1 < len(lines) and lines.texts[end + 1] == lines.texts[end]:
            end += 1  # the last part again, as the name of the column
        for member in range(index, end + 1 if end > index else index):
            reasons[member] = ("furniture of a web page", 0.95)


def _accept_run(lines: Places, run: list[int], reasons: Reasons) -> None:
    """Take three lines or more in a row for furniture, weak signs too.

    Single characters that come twice are no buttons for the size of the type: 大大小小. Telephone
    numbers and nothing else may be a column of a table.
    """
    if all(lines.texts[index].replace("-", "").isdecimal() for index in run):
        return
    single = [lines.texts[index] for index in run if len(lines.texts[index]) == 1]
    if len(run) >= 3 and (len(single) < len(run) or len(set(single)) == len(single)):
        for member in run:
            reasons[member] = ("furniture of a web page", 0.9)
