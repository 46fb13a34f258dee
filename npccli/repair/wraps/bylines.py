r"""Put bylines, titles and sessions together that stand cut on several lines.

Some extractors end a line wherever the font changes, so that 本报记者, the name and 通讯员
stand on lines of their own, and so does the year in a title. The line below a title that
names the session (2024年1月9日在…会议上) is often set on two.

What it will not touch: labels with no name behind them, names in a list, bullets but behind
a title or before a line that holds only a space, years in running text, a day on which
something else took place.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "本报记者\n \n顾长宁\n \n通讯员\n \n林知夏\n"
    >>> apply_edits(text, find_bylines(text))
    '本报记者 顾长宁 通讯员 林知夏\n'
"""

from __future__ import annotations

from collections.abc import Iterator

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface, TextLine
from npccli.repair.measure.layout import TITLE
from npccli.repair.script import HAN, HEADING_NUMBER, holds, holds_any, places_of
from npccli.repair.wraps.cut_names import cut_names

_SIGNS = ("记者", "記者", "通讯员", "通訊員", "□", "■", "●", "◆", "\n年")
_OFFICE_ENDS = ("长\n \n", "長\n \n", "任\n \n", "席\n \n")
"""Without one of them there is nothing to be put together."""

_CUT = lazy_pattern(r"\n(?:(?<=[者员員生□■●◆]\n)|(?<=[^\S\n]\n)|(?<=\d\n)\s*年)")
"""The same is true without such a line end: behind a label or bullet, or amid a title."""

_LABEL = lazy_pattern(
    r"(?:本报|本刊|本网|本報|新华社|新華社|人民网)?(?:见习|实习|特约)?(?:记者|記者|通讯员|通訊員)|实习生"
)
_BULLETS = frozenset("□■●◆")
_LAST_OF_LABEL = frozenset("者员員生") | _BULLETS
_NAME = lazy_pattern(
    rf"[{HAN}]{{2,4}}(?:[ 　、][{HAN}]{{2,4}}){{0,3}}(?:[ 　]?[（(][{HAN}]{{2,12}}[）)])?"
)
_REST_OF_TITLE = lazy_pattern(r"年(?:度)?(?:工作|履职)")
_LINE_OF_SPACE = lazy_pattern(r"\r?\n[ 　]+\r?\n")
_LINE_OF_ONE_SPACE = lazy_pattern(r"\r?\n \r?\n")
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_LONGEST_TITLE = 40
_SESSION_BEGINS = lazy_pattern(
    rf"(?:[—–―─－-]{{1,3}}|[（(])?\s*(?:(?:19|20)\d\d|[一二][{HAN}○]{{3}})年[\d一二三四五六七八九十]{{1,3}}月"
    rf"[\d一二三四五六七八九十]{{1,3}}日在[{HAN}]{{2,24}}"
)
_SESSION = lazy_pattern(
    r"[^。，；：！？]+[届屆][^。，；：！？]*第.{1,3}次(?:全体|全體)?(?:会议|會議)上?[）)]?"
)
_CUT_SESSION = lazy_pattern(rf"日在[{HAN}]{{2,24}}[^\S\n]*\n")
_OFFICE = lazy_pattern(
    rf"[{HAN}]{{2,24}}(?:院[长長]|[检檢]察[长長]|主任|主席|[县縣市省区區州盟旗][长長])"
)
_BARE_OFFICE = lazy_pattern(
    rf"[{HAN}]{{0,24}}(?:院[长長]|[检檢]察[长長]|主任|主席|[县縣市省区區州盟旗][长長])"
)
_ONE_NAME = lazy_pattern(
    rf"[{HAN}](?:[ 　]{{0,2}}[{HAN}]){{1,3}}|[{HAN}]{{1,6}}(?:[·•・][{HAN}]{{1,6}}){{1,2}}"
)
_CUT_SPEAKER = lazy_pattern(
    rf"(?<=[长長任席])[^\S\n]*\n\s*[{HAN}](?:[ 　]{{0,2}}[{HAN}]){{1,3}}[^\S\n]*\n\s*各位"
)
_REST_OF_SESSION = frozenset(("上", "上）", "上)"))
_LINES_OF_SESSION = 3
_RUNS_OF_SESSION, _LONGEST_SESSION = 9, 60
_OPENS_SESSION = frozenset(("—", "——", "–", "―", "（", "("))
_ENDS_IN_YEAR = lazy_pattern(r"[^，。；：！？]{0,16}(?:19|20)\d\d")
_REST_OF_HEADING = lazy_pattern(r"年[^，。；：！？、]{1,24}")


def find_bylines(text: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that put the pieces of bylines and titles on one line.

    `surface` is the text with what is known of it.
    """
    is_cut = holds_any(text, _SIGNS) and _CUT.search(text)
    is_spoken = holds(text, "各位") and _CUT_SPEAKER.search(text) is not None
    has_session = holds(text, "日在")
    has_office = holds_any(text, _OFFICE_ENDS)
    has_spaces = holds(text, "\n \n")
    if not (is_cut or is_spoken or has_office or has_spaces) and not (
        has_session and _CUT_SESSION.search(text)
    ):
        return []
    surface = surface or Surface(text)
    lines, texts = surface.lines, surface.texts
    found: dict[int, tuple[str, str]] = {}
    for index in _cut_titles(texts, surface.firsts):
        found[index] = ("", "a title cut at its year")
    for index in _cut_sessions(texts) if has_session else ():
        found[index] = ("", "the name of a session cut in two")
    for index in _sessions_in_runs(texts, surface.firsts) if has_session else ():
        found[index] = ("", "the name of a session cut at its numbers")
    for index in _names_behind_offices(text, surface) if has_office else ():
        found[index] = (" ", "the name of a speaker parted from the office")
    for index in _cut_speakers(texts, surface.firsts) if is_spoken else ():
        found[index] = (" ", "the name of a speaker parted from the office")
    for index in cut_names(text, surface) if has_spaces else ():
        found[index] = (" ", "a byline cut at its spaces")
    for index in (*_cut_bylines(texts, surface.lasts), *_bullets_before_names(text, surface)):
        found[index] = (" ", "a byline cut at its spaces")
    return [
        Edit(lines[index].end, _visible(lines[index + 1]), after, why, 0.9)
        for index, (after, why) in sorted(found.items())
    ]


def _visible(line: TextLine) -> int:
    return line.start + line.raw.index(line.text)


def _cut_titles(texts: list[str], firsts: str) -> Iterator[int]:
    """Yield the number of each line whose title or heading goes on in the next at its year."""
    for place in places_of("年", firsts):
        if not place:
            continue
        above, rest = texts[place - 1], texts[place]
        is_year = _YEAR.fullmatch(above) is not None
        before = texts[place - 2] if is_year and place > 1 else ""
        if before and _REST_OF_TITLE.match(rest) and _is_whole_title(before + above + rest):
            yield place - 2
            yield place - 1
        elif is_year and _is_whole_title(above + rest):
            yield place - 1
        elif _is_cut_heading(before + above, rest):
            if is_year:
                yield place - 2
            yield place - 1
        elif _is_cut_heading(above, rest):
            yield place - 1


def _is_whole_title(title: str) -> bool:
    return len(title) <= _LONGEST_TITLE and TITLE.search(title) is not None


def _is_cut_heading(above: str, rest: str) -> bool:
    """Tell whether a numbered heading ends in a year, and the line behind it is the rest of it."""
    number = HEADING_NUMBER.match(above)
    return (
        number is not None
        and _ENDS_IN_YEAR.fullmatch(above, number.end()) is not None
        and _REST_OF_HEADING.fullmatch(rest) is not None
    )


def _sessions_in_runs(texts: list[str], firsts: str) -> Iterator[int]:
    """Yield the number of each line that goes on in the next one where a session is named.

    ——, 2024, 年, 1, 月, 9 and 日在…会议上 stand on lines of their own.
    """
    for place in places_of("年", firsts):
        if not place or not _YEAR.fullmatch(texts[place - 1]):
            continue
        first = place - 1
        if first and texts[first - 1] in _OPENS_SESSION:
            first -= 1
        whole = "".join(texts[first:place])
        for end in range(place, min(first + _RUNS_OF_SESSION, len(texts))):
            whole += texts[end]
            if len(whole) > _LONGEST_SESSION:
                break
            if _SESSION.fullmatch(whole):
                if _SESSION_BEGINS.match(whole):
                    yield from range(first, end)
                break


def _names_behind_offices(text: str, surface: Surface) -> Iterator[int]:
    """Yield the number of each office that only a line with a space parts from a name.

    That space stood between them on one printed line; in one set apart there are more of them.
    """
    lines, texts = surface.lines, surface.texts
    for index in places_of("长長任席", surface.lasts[:-1]):
        behind = lines[index + 1]
        if (
            _BARE_OFFICE.fullmatch(texts[index])
            and _LINE_OF_SPACE.match(text, lines[index].end)
            and _ONE_NAME.fullmatch(behind.text)
            and not _LINE_OF_ONE_SPACE.match(text, behind.end)
            and not (index and _LINE_OF_ONE_SPACE.match(text, lines[index - 1].end))
        ):
            yield index


def _cut_sessions(texts: list[str]) -> Iterator[int]:
    """Yield the number of each line that goes on in the next one as the name of a session."""
    for index in [index for index, text in enumerate(texts) if "日在" in text]:
        text = texts[index]
        if not _SESSION_BEGINS.fullmatch(text):
            continue
        if _SESSION.fullmatch(text):
            if texts[index + 1 : index + 2] and texts[index + 1] in _REST_OF_SESSION:
                yield index
            continue
        for end in range(index + 2, min(index + _LINES_OF_SESSION, len(texts)) + 1):
            if _SESSION.fullmatch("".join(texts[index:end])):
                yield from range(index, end - 1)
                break


def _cut_speakers(texts: list[str], firsts: str) -> Iterator[int]:
    """Yield the number of each line that is an office, above a name and a salutation."""
    for index in places_of("各", firsts[2:]):
        office, name = texts[index : index + 2]
        if _OFFICE.fullmatch(office) and _ONE_NAME.fullmatch(name):
            yield index


def _cut_bylines(texts: list[str], lasts: str) -> Iterator[int]:
    """Yield the number of each line that goes on in the next one as part of a byline."""
    index = 0
    for start in places_of(_LAST_OF_LABEL, lasts[:-1]):
        if start < index:
            continue
        index, here = start, texts[start]
        is_label = here in _BULLETS and index > 0 and _is_title(texts[index - 1])
        while (is_label or _is_label(here)) and _has_name(texts, index + 1):
            yield index
            index += 1
            if index + 1 == len(texts) or not _is_label(texts[index + 1]):
                break
            if _has_name(texts, index + 2):
                yield index
                index += 1
            here, is_label = texts[index], False
        index += 1


def _bullets_before_names(text: str, surface: Surface) -> Iterator[int]:
    """Yield the number of each bullet that only a line with a space parts from a name.

    That space stood between them on one printed line. Bullets of a list come again soon.
    """
    texts = surface.texts
    for index in places_of(_BULLETS, surface.lasts):
        if texts[index] not in _BULLETS:
            continue
        near = texts[max(0, index - 2) : index + 4]
        if (
            _has_name(texts, index + 1)
            and near.count(texts[index]) == 1
            and _LINE_OF_SPACE.match(text, surface.lines[index].end)
        ):
            yield index


def _is_label(line: str) -> bool:
    return line[-1] in _LAST_OF_LABEL and _LABEL.fullmatch(line) is not None


def _has_name(texts: list[str], index: int) -> bool:
    return index < len(texts) and _NAME.fullmatch(texts[index]) is not None


def _is_title(line: str) -> bool:
    """Tell whether the line is a title or subtitle, or the end of one."""
    return TITLE.search("常委会某年" + line) is not None
