"""Find running heads and feet: short lines that come again where pages meet.

They are compared with their digits taken out; where the digits differ, they must count
the pages. What is left alone: a title or refrain that comes again between whole
paragraphs, a line behind an opening mark, a line that a subtitle or a salutation follows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cache
from itertools import chain, pairwise

from npccli.data_files import data_lines
from npccli.lazy import lazy_pattern
from npccli.repair.cohesion import straddles
from npccli.repair.furniture.page_edges import (
    DIGITS,
    LONGEST_HEAD,
    Places,
    Reasons,
    at_page_edge,
    find_in_sentence,
    has_text,
    is_address,
    is_cut,
    is_opened,
    is_sentence,
    names_reporters,
    stands_in_sentence,
)
from npccli.repair.furniture.page_numbers import PAGE_NUMBER
from npccli.repair.furniture.printed_pages import is_time_of_print
from npccli.repair.lines import repeated
from npccli.repair.measure.rows import is_byline
from npccli.repair.script import FINAL_MARKS, HEADING_NUMBER

RUNNING_HEAD = "a running head"
_OPENS_REPORT = lazy_pattern(r"[—–―─-]{2}|[（(]\d{4}年|(?:各位|主席|同志).{0,12}[：:，]")
_SESSION = lazy_pattern(
    r"[—–―─（(-]{0,2}(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年.{0,8}日?在|各位.{0,12}[：:]"
)
_ORGAN = lazy_pattern("(?:委员会|委員會|政府|法院|检察院|檢察院|办公室|办公厅|主席团|局|厅|院)$")
_DAY = lazy_pattern(
    r"(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
_MASTHEAD = lazy_pattern(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日星期[一二三四五六日天]")
"""The day of a newspaper, which heads each of its pages."""

_BELOW_NAME = 3
"""The day stands so many lines below who signs at most, as some extractors give them."""

_INSIDE_SENTENCE = lazy_pattern("[。，；！？]")
_LEAST_SHARE_OF_PAGES = 0.25
_SHORTEST_PAGE = 4
_SHORTEST_HEAD = 4
_MOST_ROUNDS = 3
"""The head of a page may be of so many lines: each is found beside those that are known."""

_FEWEST_PAGES, _FIRST_LINES = 3, 6
"""On so many pages a head may stand behind what is set larger, among so many lines."""

_SHORTER = 0.8
"""A line as long as the one before may be a line of the text, over which a word goes by chance."""


def find_heads_in_sentences(lines: Places, reasons: Reasons) -> None:
    """Take a short line beside a page number for a running head when a sentence goes on over both.

    A word goes on; or the line before breaks off, and the short one names printed matter.
    """
    numbers = [index for index, why in reasons.items() if why[0] == PAGE_NUMBER]
    for index in numbers:
        for head, before, behind in (
            (index + 1, index - 1, index + 2),
            (index - 1, index - 2, index + 1),
        ):
            if before < 0 or behind >= len(lines) or head in reasons:
                continue
            text = lines.texts[head]
            if len(text) > LONGEST_HEAD or names_reporters(text) or is_byline(lines.raw(head)):
                continue
            if not _INSIDE_SENTENCE.search(text):
                sure = _parts_sentence(lines.texts[before], text, lines.texts[behind])
                if sure:
                    reasons[head] = (RUNNING_HEAD, sure)
                    break


def _parts_sentence(before: str, head: str, behind: str) -> float:
    """Return how sure it is that a sentence goes on over a short line, 0 if it does not."""
    if not (before and head and behind) or is_sentence(head) or straddles(before, head):
        return 0.0
    if is_address(before):
        return 0.0
    if straddles(before, behind) and len(head) < _SHORTER * len(before):
        return 0.75
    if not _printed_matter().search(head) or HEADING_NUMBER.match(behind):
        return 0.0
    if before[-1] in "，、":
        return 0.7
    return 0.6 if before[-1] not in FINAL_MARKS + "：:；”）" and len(before) > len(head) else 0.0


@cache
def _printed_matter() -> re.Pattern[str]:
    names = "|".join(data_lines("printed_matter.txt"))
    return re.compile(rf"(?:{names})(?:[（(·]?(?:19|20)\d{{2}}[年卷版]?[）)]?)?$")


def find_running_heads(lines: Places, page_starts: tuple[int, ...], reasons: Reasons) -> None:
    """Add the lines that are running heads or feet to `reasons`."""
    texts, numbered = lines.texts, lines.numbered
    places: dict[str, list[int]] = defaultdict(list)
    counting = repeated(list(numbered.values()))
    found = [(index, key) for index, key in numbered.items() if key in counting]
    again = {line for line in lines.again if not is_sentence(line)}
    if again:
        found += [(i, line) for i, line in enumerate(texts) if line in again and i not in numbered]
    for index, key in sorted(found):
        line = texts[index]
        may_be_head = _SHORTEST_HEAD <= len(line) <= LONGEST_HEAD or is_address(line)
        says = has_text(line) or is_time_of_print(line)
        if may_be_head and index not in reasons and says and not names_reporters(line):
            places[key].append(index)
    page_numbers = sum(why == PAGE_NUMBER for why, _ in reasons.values())
    pages = max(len(page_starts), page_numbers)
    heads: list[list[int]] = []
    for key, alike in places.items():
        if len(alike) > 1:
            heads += _same_head(lines, alike) if "#" in key else [alike]
    heads = [indices for indices in heads if len(indices) > 1]
    find_in_sentence(lines, chain.from_iterable(heads))
    for _ in range(_MOST_ROUNDS):
        left = [
            indices
            for indices in heads
            if not _accept_head(lines, indices, page_starts, pages, reasons)
        ]
        if len(left) in (0, len(heads)):
            break
        heads = left


def find_heads_inside_pages(lines: Places, page_starts: tuple[int, ...], reasons: Reasons) -> None:
    """Take away a running head that an extractor gives in the middle of a page.

    It stands alone there word for word as at the edge of three other pages, one of them
    before, and this page has none at its edge.
    """
    pages: dict[str, set[int]] = defaultdict(set)
    for index, (why, _) in reasons.items():
        if why == RUNNING_HEAD:
            pages[lines.texts[index]].add(bisect_right(page_starts, lines[index][0]))
    pages = {text: found for text, found in pages.items() if len(found) >= _FEWEST_PAGES}
    if not pages:
        return
    for index, text in enumerate(lines.texts):
        if text in pages and index not in reasons and lines.stands_alone(index):
            page = bisect_right(page_starts, lines[index][0])
            if page not in pages[text] and page > min(pages[text]):
                reasons[index] = (RUNNING_HEAD, 0.7)


def find_name_on_first_page(lines: Places, reasons: Reasons) -> None:
    """Take the name of a periodical above the title of a text away, if it heads a later page."""
    if len(lines) < 2 or 0 in reasons or not _is_name_above_title(lines):
        return
    heads = (lines.texts[index] for index, why in reasons.items() if why[0] == RUNNING_HEAD)
    if lines.texts[0] in heads:
        reasons[0] = (RUNNING_HEAD, 0.75)


def _is_name_above_title(lines: Places) -> bool:
    """Tell whether the first line names a periodical, and the second may be a title."""
    if not _looks_like_title(lines.texts[1]) or opens_report(lines, 0):
        return False
    return _printed_matter().search(lines.texts[0]) is not None


def _same_head(lines: Places, indices: list[int]) -> list[list[int]]:
    """Return the lines that are alike but for their digits, parted where these do not count."""
    numbers = [DIGITS.findall(lines.texts[index]) for index in indices]
    varying = [column for column in zip(*numbers, strict=True) if len(set(column)) > 1]
    if not varying:
        return [indices]
    if len(varying) == 1 and all(int(a) < int(b) for a, b in pairwise(varying[0])):
        return [indices]
    copies: dict[str, list[int]] = defaultdict(list)
    for index in indices:
        copies[lines.texts[index]].append(index)
    return list(copies.values())


def _accept_head(
    lines: Places,
    indices: list[int],
    page_starts: tuple[int, ...],
    pages: int,
    reasons: Reasons,
) -> bool:
    """Take the copies of one line that stand where pages meet for running heads, if they do."""
    met = [
        index
        for index in _met_by_pages(lines, indices, page_starts, reasons)
        if index == indices[0] or not _opens_session(lines, index)
        if not organ_signs(lines, index, reasons)
    ]
    if len(met) == 1 and _titles_second_page(lines, indices, met[0], reasons):
        reasons[met[0]] = (RUNNING_HEAD, 0.7)
    if len(met) < 2 or 2 * len(met) < len(indices):
        return False
    if len(met) < _LEAST_SHARE_OF_PAGES * pages and not any(
        stands_in_sentence(lines, index) for index in met
    ):
        return False  # titles of reports that each begin on a new page
    if all(opens_report(lines, index) and index + 1 not in reasons for index in met):
        return False  # reports of one title
    if indices[-1] == len(lines) - 1 and indices[-1] not in met:
        met.append(indices[-1])
    first = indices[0]
    counts = lines.texts[first] != lines.texts[indices[1]]
    for index in met:
        above = reasons.get(index - 1, ("", 0.0))[0]
        titled = index == first and above != PAGE_NUMBER and opens_report(lines, index)
        if counts or not titled:
            reasons[index] = (RUNNING_HEAD, 0.9 if len(met) > 2 else 0.75)
    titled = len(lines) > 1 and _looks_like_title(lines.texts[1]) and not opens_report(lines, 0)
    if first == 0 and first not in met and (titled or counts):
        reasons[first] = (RUNNING_HEAD, 0.75)
    return True


def _titles_second_page(lines: Places, indices: list[int], index: int, reasons: Reasons) -> bool:
    """Tell whether a page number parts the title of a report of two pages from its text."""
    first, numbered = indices[0], reasons.get(index - 1, ("", 0.0))[0] == PAGE_NUMBER
    return (
        numbered
        and len(indices) == 2
        and first < index
        and opens_report(lines, first)
        and index + 1 < len(lines)
        and _INSIDE_SENTENCE.search(lines.texts[index + 1]) is not None
        and not _opens_session(lines, index)
    )


def organ_signs(lines: Places, index: int, reasons: Reasons) -> bool:
    """Tell whether an organ signs here, with the day below, also behind a page number."""
    if not _ORGAN.search(lines.texts[index]):
        return False
    below = [at for at in range(index + 1, min(index + 6, len(lines))) if at not in reasons]
    return any(_DAY.fullmatch(lines.texts[at]) for at in below[:_BELOW_NAME])


def opens_report(lines: Places, index: int) -> bool:
    """Tell whether a subtitle or a salutation follows, as behind the title of a report."""
    return index + 1 < len(lines) and _OPENS_REPORT.match(lines.texts[index + 1]) is not None


def _opens_session(lines: Places, index: int) -> bool:
    """Tell whether the date of the session follows, or the salutation, as behind a title."""
    return index + 1 < len(lines) and _SESSION.match(lines.texts[index + 1]) is not None


def _met_by_pages(
    lines: Places, indices: list[int], page_starts: tuple[int, ...], reasons: Reasons
) -> list[int]:
    """Return the copies of a line that stand where one page ends and the next begins."""
    if _come_page_by_page(lines, indices) or _MASTHEAD.fullmatch(lines.texts[indices[0]]):
        return indices
    met = [
        index
        for index in indices
        if _beside_furniture(reasons, index)
        or (index == 0 and lines.texts[0] == lines.texts[1] and _opens_session(lines, 1))
        or (index == 0 and _is_name_above_title(lines))
        or (at_page_edge(lines, index, page_starts) and not is_opened(lines, index))
        or stands_in_sentence(lines, index)
    ]
    return indices if met and _head_each_page(lines, indices, page_starts) else met


def _head_each_page(lines: Places, indices: list[int], page_starts: tuple[int, ...]) -> bool:
    """Tell whether a line stands once on each page, as one of the first few lines of it."""
    if "：" in lines.texts[indices[0]]:
        return False  # what a table is counted in
    begins = [bisect_right(page_starts, lines[index][0]) for index in indices]
    pages = [begin for begin, behind in pairwise([*begins, 0]) if begin != behind]
    if len(indices) < _FEWEST_PAGES or len(pages) < max(len(indices), len(page_starts) - 1):
        return False
    return all(
        bisect_right(page_starts, lines[index - _FIRST_LINES][0]) < begin
        for index, begin in zip(indices, begins, strict=True)
        if index >= _FIRST_LINES
    )


def _come_page_by_page(lines: Places, indices: list[int]) -> bool:
    """Tell whether a line cuts sentences again and again, and counts pages or keeps distance."""
    gaps = [behind - before for before, behind in pairwise(indices)][:-1]
    if not gaps or min(gaps) < _SHORTEST_PAGE:
        return False
    if _counts_and_names_printed_matter(lines, indices):
        return True
    inside = sum(stands_in_sentence(lines, index) for index in indices)
    if inside < 2 and not (inside and 2 * sum(is_cut(lines, i) for i in indices) > len(indices)):
        return False
    numbers = [DIGITS.findall(lines.texts[index]) for index in indices]
    if all(len(found) == 1 for found in numbers):
        counts = [int(found[0]) for found in numbers]
        if all(behind == before + 1 for before, behind in pairwise(counts)):
            return True
    return len(indices) > 3 and max(gaps) <= 1.5 * min(gaps)


def _counts_and_names_printed_matter(lines: Places, indices: list[int]) -> bool:
    """Tell whether a line is the name of a periodical with a number that counts pages."""
    texts = [lines.texts[index] for index in indices]
    numbers = [DIGITS.findall(text) for text in texts]
    if len(texts) < _FEWEST_PAGES or any(len(found) != 1 for found in numbers):
        return False
    if any(int(b[0]) != int(a[0]) + 1 for a, b in pairwise(numbers)):
        return False
    return _printed_matter().search(texts[0].strip("0123456789")) is not None


def _looks_like_title(line: str) -> bool:
    return len(line) <= LONGEST_HEAD and not is_sentence(line)


def _beside_furniture(reasons: Reasons, index: int) -> bool:
    """Tell whether the line above or below is a page number or a running head."""
    furniture = (PAGE_NUMBER, RUNNING_HEAD)
    above, below = reasons.get(index - 1), reasons.get(index + 1)
    return (above is not None and above[0] in furniture) or (
        below is not None and below[0] in furniture
    )
