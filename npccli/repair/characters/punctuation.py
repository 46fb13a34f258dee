r"""Make half-width marks full-width where they stand in Chinese text.

, ; ? ! become full-width when the nearest character on their left is Han (or a closing
Chinese mark); : when both sides are; ( and ) when both ends touch Han text, or when one of
them is full-width already; . when a Han character is before it and the sentence ends there.
<<, ≪ and the like become 《 in pairs around Chinese text, and · ．。 a point in 4·3%, 15。2亿元.
What it will not touch: marks in numbers, Latin words, URLs, times, versions, and texts in
which no Han character is near.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "听取审议报告12项,开展检查(3次);见http://a.cn/b,c 1,234"
    >>> apply_edits(text, find_punctuation(text))
    '听取审议报告12项，开展检查（3次）；见http://a.cn/b,c 1,234'
"""

from __future__ import annotations

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.script import ANY_HAN, HAN, holds_any, is_han, places_of

_LEFT = f"{HAN}”’》）】」』、"
_RIGHT = f"{HAN}“‘《（【「『"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
_NARROW = lazy_pattern(
    rf"(?<=[{_LEFT}])(?P<mark>[,;!]|\?(?!\?*[a-z]{{1,3}}[^\x00-\x7f]))|(?<=[{_LEFT}],)(?P<again>,)"
    rf"|(?<=[\d%％A-Za-z)])(?P<after_number>[,;])(?=[{_RIGHT}])"
    rf"|(?<=[{_LEFT}])(?P<colon>:)(?=[{_RIGHT}\n]|$|[ \t　]+(?:\n|$))"
    rf"|(?<=[%％])(?P<after_percent>\.)(?=[{_RIGHT}\n”]|$)"
    rf"|(?<=[{_LEFT})])(?P<stop>\.)(?=[{_RIGHT}\n”’]|$)(?!\.)"
)
_POINTS = "·•﹒・．。"
_POINTS_BEFORE_DIGITS = tuple((point, lazy_pattern(f"{point}(?=[0-9])")) for point in _POINTS)
"""One for each point: what begins with one character is found ten times as fast."""

_BEHIND_POINT = lazy_pattern(
    r"[0-9]{1,4}(?:[%％‰]|[多余]?[万亿]|倍|个百分点|個百分點|元|公里|千米|平方|公顷|亩|畝|吨|噸)"
)
_BEFORE_POINT = lazy_pattern(rf"[^0-9{_POINTS}\s][0-9]{{1,5}}$")
_MARKS = ",;?!:."
_STOP_BEFORE_NUMBER = lazy_pattern(
    rf"(?<=[{HAN}]{{4}})\.(?=\d{{1,4}}[年月日个项])|(?<=[{HAN}%％])\.(?=\d{{4}}年|\d{{1,2}}月)"
)
_BRACKETS = lazy_pattern(r"\(([^()\n]{1,120})\)")
_UNLIKE_BRACKETS = lazy_pattern(r"（[^（）()\n]{1,60}\)|\([^（）()\n]{1,60}）")
_TITLE_MARKS = (("<<", ">>"), ("＜＜", "＞＞"), ("〈〈", "〉〉"), ("≪", "≫"), ("«", "»"))
"""What recognition and fonts put for 《 and 》."""

_IN_TITLE = "[^《》<>＜＞〈〉≪≫«»]{2,80}"
_TITLES = tuple(
    (left, lazy_pattern(rf"(?<!{left[0]}){left}({_IN_TITLE}){right}(?!{right[0]})"))
    for left, right in _TITLE_MARKS
)
_URL_TEXT = r"(?:https?://|www\.)[!-~]+"
_URL = lazy_pattern(_URL_TEXT)
_URL_OR_MAIL = lazy_pattern(_URL_TEXT + r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.]+")


def find_punctuation(text: str) -> list[Edit]:
    """Return the edits that make the marks of Chinese text full-width."""
    titles = [*_title_marks(text), *_decimal_points(text)]
    if not any(mark in text for mark in ",;:?!(."):
        return sort_edits(titles)
    urls: list[tuple[int, int]] = []
    if "@" in text:
        urls = [match.span() for match in _URL_OR_MAIL.finditer(text)]
    elif holds_any(text, ("://", "www.")):
        urls = [match.span() for match in _URL.finditer(text)]
    edits = []
    if any(
        is_han(text[at - 1 : at]) and is_han(text[at + 1 : at + 2]) for at in places_of(".", text)
    ):
        edits += [
            Edit(m.start(), m.end(), "。", "a half-width mark", 0.8)
            for m in _STOP_BEFORE_NUMBER.finditer(text)
        ]
    for place in places_of(_MARKS, text):
        match = None if _is_in_number_or_word(text, place) else _NARROW.match(text, place)
        if match and not _inside(place, urls):
            mark = match.group()
            edits.append(Edit(match.start(), match.end(), _WIDE[mark], "a half-width mark", 0.95))
    for match in _BRACKETS.finditer(text) if "(" in text else ():
        start, end = match.span()
        if _inside(start, urls) or not _are_chinese(text, start, end, match[1]):
            continue
        edits.append(Edit(start, start + 1, "（", "half-width brackets", 0.9))
        edits.append(Edit(end - 1, end, "）", "half-width brackets", 0.9))
    if ("（" in text and ")" in text) or ("(" in text and "）" in text):
        edits += [
            Edit(place, place + 1, _WIDE[text[place]], "half of a pair of brackets", 0.9)
            for match in _UNLIKE_BRACKETS.finditer(text)
            for place in (match.end() - 1 if match[0][0] == "（" else match.start(),)
            if not _inside(place, urls)
        ]
    return sort_edits([*edits, *titles])


def _title_marks(text: str) -> list[Edit]:
    """Return the edits that put 《 and 》 for what stands in their place around Chinese text.

    >>> [edit.after for edit in _title_marks("审议<<预算法>>，1≪2≫3")]
    ['《', '》']
    """
    return [
        edit
        for left, pattern in _TITLES
        if left[0] in text and left in text
        for match in pattern.finditer(text)
        if ANY_HAN.search(match[1])
        for edit in (
            Edit(match.start(), match.start(1), "《", "marks of a title", 0.9),
            Edit(match.end(1), match.end(), "》", "marks of a title", 0.9),
        )
    ]


def _decimal_points(text: str) -> list[Edit]:
    """Return the edits that put a point between digits, where a unit follows.

    At the start of a line the first number may be that of a list (2．3公里).

    >>> [edit.start for edit in _decimal_points("增长4·3%，“5·12”地震，完成15。2亿元，1．2023年")]
    [3, 20]
    """
    return [
        Edit(at, at + 1, ".", "a mark in place of a decimal point", 0.85)
        for at in sorted(
            found.start()
            for point, before_digit in _POINTS_BEFORE_DIGITS
            if point in text
            for found in before_digit.finditer(text)
        )
        if _BEFORE_POINT.search(text, max(0, at - 6), at) and _BEHIND_POINT.match(text, at + 1)
    ]


def _is_in_number_or_word(text: str, place: int) -> bool:
    """Tell whether a mark stays for the letter or digit before it, whatever else is around.

    That is so of most half-width marks: the pattern, which takes long to compile, is spared.
    """
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    if not (before.isascii() and before.isalnum()):
        return False
    return text[place] not in ",;" or behind.isascii()


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _are_chinese(text: str, start: int, end: int, inner: str) -> bool:
    """Tell whether brackets hold Chinese text, or stand between Han characters."""
    if ANY_HAN.search(inner):
        return True
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    return bool(ANY_HAN.match(before)) and bool(
        not behind or ANY_HAN.match(behind) or behind in "，。；、,;\n"
    )
