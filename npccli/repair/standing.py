"""Lines that stand alone by what they say: bylines, salutations, stamps and web labels."""

from __future__ import annotations

import re
from functools import cache

from npccli.data_files import data_lines
from npccli.lazy import lazy_pattern
from npccli.repair.contents import is_contents_heading
from npccli.repair.script import HAN

_STANDS_ALONE = lazy_pattern(
    rf"(?:(?:本报|本刊|本网)?(?:记者|通讯员|实习生|特约记者)[ 　：:][{HAN} 　、·]{{2,30}}|"
    rf"[■□●◆][ 　]?[{HAN}][{HAN} 　·]{{1,6}}(?:[（(][{HAN}]{{2,12}}[）)])?"
    rf"|各位(?:代表|委员|同志|领导)[：:！!，,]"
    r"|(?:19|20)\d{2}[-/]\d{1,2}[-/]\d{1,2}(?:[ 　]+\d{1,2}:\d{2}(?::\d{2})?)?)$"
)
"""A byline, a salutation or a stamp and nothing else: never part of a paragraph."""


def stands_alone(line: str) -> bool:
    """Tell whether the line is a byline, a salutation, a stamp or the heading of a contents page.

    >>> stands_alone("各位代表："), stands_alone("2024-01-15 09:20"), stands_alone("做实代表工作")
    (True, True, False)
    """
    return _STANDS_ALONE.match(line) is not None or is_contents_heading(line)


def is_web_label(line: str) -> bool:
    """Tell whether the line is what a web page puts before its date, source or author.

    >>> is_web_label("来源："), is_web_label("来源：清溪日报")
    (True, False)
    """
    return line[-1:] in ("：", ":") and _web_label().fullmatch(line, 0, len(line) - 1) is not None


@cache
def _web_label() -> re.Pattern[str]:
    return re.compile("|".join(data_lines("web_labels.txt")))
