"""The imprint of an official document, below its text: who has copies, who printed it and when.

    抄送：清江省委，清江省人大常委会。
    清江省人民政府办公室　　2026年2月13日印发

It is no part of the report and holds no headings.
"""

from __future__ import annotations

from collections.abc import Sequence

from npccli.lazy import han_pattern

_OPENS = han_pattern(r"(?:抄\s?送|抄\s?报|分送|主题词)\s*[：:]")
_PRINTED = han_pattern(r"[^，。；！？]{0,40}\d{4}年\d{1,2}月\d{1,2}日\s*(?:印发|印發|印制)")
_COPIES = han_pattern(r"[（(](?:此件.{2,10}(?:发布|公开)|共印\s*\d+\s*份)[）)]")
_MOST_LINES, _LONGEST_OFFICE = 6, 30


def imprint_lines(texts: Sequence[str]) -> set[int]:
    """Return the numbers of the lines of imprints.

    What stands between the copies and the day of print belongs to it, and the office above
    that day.

    >>> sorted(imprint_lines(["会议结束。", "抄送：县委。", "县政府办公室", "2026年2月13日印发"]))
    [1, 2, 3]
    >>> imprint_lines(["一、2026年2月13日印发的文件", "抄送制度不断完善。"])
    set()
    """
    found = {
        index
        for index, text in enumerate(texts)
        if text and (_OPENS.match(text) or _COPIES.fullmatch(text) or _PRINTED.fullmatch(text))
    }
    opened = [index for index in found if _OPENS.match(texts[index])]
    for index in [index for index in found if _PRINTED.fullmatch(texts[index])]:
        above = [at for at in opened if index - _MOST_LINES <= at < index]
        if above:
            found.update(range(min(above), index))
        elif index and texts[index][0].isdigit() and _is_office(texts[index - 1]):
            found.add(index - 1)
    return found


def _is_office(text: str) -> bool:
    return len(text) <= _LONGEST_OFFICE and text.endswith(("办公室", "办公厅", "秘书处"))
