"""Lines in which a web page says when, where and by whom an article was published."""

from __future__ import annotations

import re
from functools import cache

from npccli.data_files import data_lines
from npccli.lazy import lazy_pattern

_LONGEST = 120
_SENTENCE = lazy_pattern("[。！？；]")
_DATE = r"(?<!\d)(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?"
_DATED = lazy_pattern(_DATE)
_STAMP = rf"{_DATE}\s*\d{{1,2}}\s?[:：]\s?\d{{1,2}}(?:\s?[:：]\s?\d{{1,2}})?"


def is_page_information(line: str) -> bool:
    """Tell whether a line is what a web page says of an article: date, source, author, visits.

    It begins with such a label, or with the minute of publication, and holds another label,
    or a date. What merely names a time or a source, in a sentence, is none.

    >>> is_page_information("2024-03-05 10:02:28 来源：清溪日报 作者：周一")
    True
    >>> is_page_information("发布日期：2024-02-16 08:56 访问次数： 字体：[ ]")
    True
    >>> is_page_information("来源：各部门上报的数据"), is_page_information("2024年3月5日起施行")
    (False, False)
    """
    if not (":" in line or "：" in line) or len(line) > _LONGEST or _SENTENCE.search(line):
        return False
    opening = _opening().match(line)
    if opening is None:
        return False
    rest = line[opening.end() :]
    return _label().search(rest) is not None or (
        opening["label"] is not None and _DATED.search(rest) is not None
    )


@cache
def web_label() -> re.Pattern[str]:
    """Return the pattern of a whole label without its colon."""
    return re.compile("|".join(data_lines("web_labels.txt")))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?<![\u4e00-\u9fff])(?:{web_label().pattern})\s?[:：]|(?:来源|來源)[:：]")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        rf"[\s　•·\[【（(]*(?:https?://[!-~]+\s+)?(?:(?P<label>(?:{web_label().pattern})\s?[:：]"
        rf"|(?:添加|发布|更新|录入)时间(?=\s?\d{{4}}))|{_STAMP})"
    )
