"""Find what a browser prints around the pages of a web page: time, title, address, page of pages.

    2025/2/7 09:50　　工作报告 - 云岭人大网
    https://www.example.gov.cn/rdgb/118.html　　1/4

The foot is known by its address beside the page and the number of pages, the head by its time
beside a foot or at either end of the text. The title goes where another line holds its words
too; over several pages it is found as other running heads are. What is left alone: addresses,
times and titles where no such foot is.
"""

from __future__ import annotations

from npccli.lazy import lazy_pattern
from npccli.repair.furniture.page_edges import Places, Reasons

_FOOT = lazy_pattern(
    r"\s*(?:(?:(?:https?|file)://|www\.)\S+\s+\d{1,4}/\d{1,4}|\d{1,4}/\d{1,4}\s*(?:(?:https?|file)://|www\.)\S+)\s*"
)
_ADDRESS = lazy_pattern(r"\s*(?:(?:https?|file)://|www\.)\S+\s*")
_PAGE = lazy_pattern(r"(\d{1,4})/(\d{1,4})")
_TIME = (
    r"(?:19|20)\d{2}(?P<sign>[-/.])\d{1,2}(?P=sign)\d{1,2}"
    r"(?:[AP]M|[上下]午)?(?:\d{1,2}(?:[:：]\d{2}){1,2})?(?:[AP]M)?"
)
_TIME_OF_PRINT = lazy_pattern(_TIME)
_HEAD = lazy_pattern(rf"{_TIME}(?P<title>.*)")
_BEFORE_SITE = lazy_pattern(r"[-–—_|｜]")
_LEAST_WORDS = 4


def is_time_of_print(line: str) -> bool:
    """Tell whether a line without white space is a day, with or without the time, in digits.

    >>> is_time_of_print("2025/2/709:50"), is_time_of_print("2025年2月7日")
    (True, False)
    """
    return _TIME_OF_PRINT.fullmatch(line) is not None


def find_printed_pages(lines: Places, reasons: Reasons, why: tuple[str, float]) -> None:
    """Add the feet of printed web pages to `reasons`, as `why` says, and the heads beside them."""
    feet = {
        member
        for index, line in enumerate(lines.texts)
        if "/" in line and (line[-1].isdecimal() or line[0].isdecimal())
        for member in _foot_at(lines, index)
    }
    if not feet:
        return
    reasons.update(dict.fromkeys(feet, why))
    titles: dict[str, bool] = {}
    ends = {0, 1, len(lines) - 2, len(lines) - 1}
    beside = {at + step for at in feet for step in (-2, -1, 1, 2)} - feet
    for index in sorted(beside | ends):
        if 0 <= index < len(lines) and index not in reasons:
            head = _HEAD.fullmatch(lines.texts[index])
            if head and (not head["title"] or _is_title(lines, head["title"], titles)):
                reasons[index] = why
                for other in (index - 1, index + 1):
                    is_inside = 0 <= other < len(lines) and other not in reasons
                    if is_inside and _names_site(lines, other, titles):
                        reasons[other] = why


def _foot_at(lines: Places, index: int) -> tuple[int, ...]:
    """Return the lines of a foot of which one holds the page and the number of pages."""
    line = lines.texts[index]
    if _FOOT.fullmatch(lines.raw(index)):
        return (index,)
    page = _PAGE.fullmatch(line)
    if page is None or not 0 < int(page[1]) <= int(page[2]):
        return ()
    for other in (index - 1, index + 1):
        if 0 <= other < len(lines) and _ADDRESS.fullmatch(lines.raw(other)):
            return (index, other)
    return ()


def _names_site(lines: Places, index: int, titles: dict[str, bool]) -> bool:
    """Tell whether a line is the title of a page with a sign and the name of its site."""
    line = lines.texts[index]
    return _BEFORE_SITE.search(line) is not None and _is_title(lines, line, titles)


def _is_title(lines: Places, line: str, titles: dict[str, bool]) -> bool:
    """Tell whether another line holds what stands before the name of the site.

    All pages have the same title; `titles` remembers what was said of it.
    """
    if line not in titles:
        title = _BEFORE_SITE.split(line, maxsplit=1)[0]
        titles[line] = len(title) >= _LEAST_WORDS and any(
            title in other and line not in other for other in lines.texts
        )
    return titles[line]
