"""What stands around a report: the lines between its title and its text, those below it."""

from __future__ import annotations

from npccli.lazy import han_pattern, lazy_pattern
from npccli.segment.cues import is_speaker, load_cues
from npccli.segment.shapes import han_count, has_title_noun, is_person

_FRONT = 14
"""How many lines between the title and the text are looked at."""

_BACK_HAN = 240
"""Where so many Han characters of sentences follow, a line does not begin what is below a text."""

_SALUTATION = lazy_pattern(
    "(?:主任|委员长|主席|议长|各位|同志们)[^。]{0,24}[：:]$|各位(?:代表|委员|同志)[，,！!]$"
)
_TO_AN_ORGAN = han_pattern("[\u4e00-\u9fff]{1,16}(?:常委会|常务委员会|代表大会)[：:]$")
_SIGNED = han_pattern(r"^[（(](?:[\u4e00-\u9fff][\s　]?[\u4e00-\u9fff·]{1,3}[、\s]*){1,3}[）)]$")
_SENTENCE = lazy_pattern("[。！？；]")
_SESSION_OPENS = lazy_pattern(
    r"^(?:[—–―－-]{1,3}\s*)?[（(]?(?:\d{4}|[二〇○零一九]{2}[〇○零一二三四五六七八九]{2})年"
    r"[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日\s*在[^，。；：]{0,40}$"
)
_NEWS_DECK = han_pattern(
    r"(?:会议|大会)(?:隆重)?(?:开幕|闭幕|召开|举行)|^[\u4e00-\u9fff、 ]{2,30}(?:出席|主持|讲话)"
    r"|[作做](?:关于)?[\u4e00-\u9fff]{0,16}报告$"
)
_SESSION_ENDS = lazy_pattern(r"^[^，。；：]{2,40}(?:会议|大会)上[）)]?$")
_DISPATCH = han_pattern(
    r"^(?:本报|本刊|本网|[\u4e00-\u9fff]{1,6}(?:报|网|社))?\s*讯\s*[（(\s　]"
    r"|^(?:新华社|中新社)[^，。]{2,14}电"
)
"""How the text of a report in a newspaper opens: 本报讯（记者 张三）."""

_HEAD_OF_DISPATCH = 40
_SAYS_MORE = han_pattern(
    r"^[\u4e00-\u9fff]{0,7}讯[\s　]+([\u4e00-\u9fff]{2,3}?)"
    r"(?:指出|强调|表示|要求|说|在报告中)[，：]"
)

_LINES_OF_TITLE = 3
_NEAR = 8
"""How many lines below a title are looked at for the same title."""

_SHORTEST_REPEATED = 8


def mark_front_zone(texts: list[str], shapes: list[str], kinds: list[str]) -> None:
    """Mark the line that names the session, and what a page puts between it and the title.

    Only the lines after the first line that names a report and before the first sentence
    are looked at.
    """
    first = next(
        (i for i, shape in enumerate(shapes) if _names_a_report(shape, kinds[i])),
        None,
    )
    if first is None or any(_SENTENCE.search(text) for text in texts[:first]):
        return
    start = first
    while start + 1 < len(shapes) and kinds[start] == kinds[start + 1] == "title":
        start += 1
    end = start + 1
    while end < min(len(texts), start + _FRONT) and not _SENTENCE.search(texts[end]):
        end += 1
    session = next(
        (i for i in range(start + 1, end) if shapes[i] == "subtitle" and not kinds[i]), None
    )
    if session is None:
        return
    start = _printed_again(start, session, texts, kinds)
    kinds[start], kinds[session] = "title", "subtitle"
    for index in range(first):
        kinds[index] = kinds[index] or "other"
    for index in range(start + 1, session):
        kinds[index] = kinds[index] or (
            "title" if shapes[index] == "noun" and index == start + 1 else "other"
        )
    _mark_speaker(range(session + 1, end), texts, kinds)


def _printed_again(start: int, session: int, texts: list[str], kinds: list[str]) -> int:
    """Return where the title is printed below the heading of a web page, which may say more.

    One that is printed on several lines is left: the heading has it whole.
    """
    heading = "".join(texts[start].split())
    for index in range(start + 1, session):
        words = "".join(texts[index].split())
        if heading.endswith(words) and han_count(words) >= _SHORTEST_REPEATED:
            if index - 1 > start and heading.endswith("".join(texts[index - 1].split()) + words):
                break
            kinds[start] = "other"
            return index
    return start


def _mark_speaker(lines: range, texts: list[str], kinds: list[str]) -> None:
    """Mark who gave the report: office and name on one line, or on two."""
    for index in lines:
        if kinds[index] or "各位" in texts[index]:
            continue
        if is_speaker(texts[index].strip("（）() ")):
            kinds[index] = "byline"
        elif (
            load_cues().bare_office.match(texts[index])
            and index + 1 in lines
            and is_person(texts[index + 1])
        ):
            kinds[index] = kinds[index + 1] = "byline"
        elif (
            load_cues().office.match(texts[index])
            and index + 1 < len(texts)
            and is_salutation(texts[index + 1 :])
        ):
            kinds[index] = "byline"


def _names_a_report(shape: str, kind: str) -> bool:
    return kind == "title" or (shape == "noun" and not kind)


def shape_broken_sessions(texts: list[str], shapes: list[str]) -> None:
    """Shape the two or three lines of a session as subtitles: 2024年2月1日在清溪县, …会议上."""
    for index in range(min(len(texts), _FRONT) - 1):
        if "日" not in texts[index] or not _SESSION_OPENS.match(texts[index]):
            continue
        for end in range(index, min(index + _LINES_OF_TITLE, len(texts))):
            if end > index and shapes[end] != "short":
                break
            if _SESSION_ENDS.search(texts[end]):
                shapes[index : end + 1] = ["subtitle"] * (end + 1 - index)
                break


def opens_report(index: int, texts: list[str], shapes: list[str]) -> bool:
    """Tell whether the line of a session opens a text without a title: a salutation follows."""
    if index >= _FRONT or "long" in shapes[:index]:
        return False
    below = texts[index + 1 : index + 1 + _LINES_OF_TITLE + 1]
    return any(is_salutation([text]) for text in below)


def mark_news_decks(texts: list[str], shapes: list[str], kinds: list[str]) -> None:
    """Mark the lines between the title of a news item and its text that say what went on.

    They are no headings of parts further below: 林知夏出席 周望舒作政府工作报告. The lines above
    them belong to the headline.
    """
    title = next((i for i, kind in enumerate(kinds) if kind == "title"), len(kinds))
    if "long" in shapes[:title]:
        return
    end = title + 1
    while end < len(kinds) and shapes[end] in ("short", "other") and kinds[end] in ("", "other"):
        end += 1
    decks = [index for index in range(title + 1, end) if _NEWS_DECK.search(texts[index])]
    if not decks or end == len(kinds) or shapes[end] != "long":
        return
    for index in range(title + 1, end):
        kinds[index] = "other" if index >= decks[0] else "title"


def is_salutation(texts: list[str]) -> bool:
    """Tell whether the first of some lines is how a speaker addresses the session."""
    if not texts or texts[0][-1:] not in ("：", ":", "，", ",", "！", "!"):
        return False
    return _SALUTATION.match(texts[0]) is not None or _TO_AN_ORGAN.match(texts[0]) is not None


def mark_back_matter(texts: list[str], shapes: list[str], kinds: list[str]) -> None:
    """Mark what a web page puts below its text, from the first such line to the end.

    Where more than a few sentences follow, as in a collection of pages, nothing is marked.
    """
    back = load_cues().back
    running = 0
    start = len(texts)
    for index in range(len(texts) - 1, -1, -1):
        if shapes[index] in ("long", "item") and _SENTENCE.search(texts[index]):
            running += han_count(texts[index])
        if running > _BACK_HAN:
            break
        if back.match(texts[index]):
            start = index
    if any(_SENTENCE.search(text) for text in texts[:start]):
        for index in range(start, len(texts)):
            kinds[index] = "other"


def mark_split_titles(texts: list[str], shapes: list[str], kinds: list[str]) -> None:
    """Mark titles that name a report only when their two or three lines are read together."""
    for index in range(len(texts)):
        if kinds[index] or shapes[index] not in ("short", "noun"):
            continue
        for count in range(_LINES_OF_TITLE, 1, -1):
            lines = range(index, index + count)
            if lines.stop > len(texts) or not all(
                shapes[i] in ("short", "noun") and not kinds[i] for i in lines
            ):
                continue
            whole = "".join("".join(texts[i].split()) for i in lines)
            parts = all(
                load_cues().unfinished.search(texts[i]) or texts[i + 1][:1] in "与和及暨"
                for i in lines[:-1]
            )
            if parts and has_title_noun(whole) and han_count(whole) <= 60:
                for i in lines:
                    kinds[i] = "title"
                break


def mark_dispatches(texts: list[str], shapes: list[str], kinds: list[str]) -> None:
    """Mark the short lines above texts that open with 本报讯 as titles, on a page with several."""
    starts = [i for i, text in enumerate(texts) if shapes[i] == "long" and _is_dispatch(text)]
    starts = [i for i in starts if not _goes_on(texts[i], texts[:i])]
    if len(starts) < 2 and not any("title" in kinds[:start] for start in starts):
        return
    for start in starts:
        first = start
        while first and shapes[first - 1] in ("short", "noun") and not kinds[first - 1]:
            first -= 1
        if start - first <= _LINES_OF_TITLE:
            kinds[first:start] = ["title"] * (start - first)


def _is_dispatch(text: str) -> bool:
    head = text[:_HEAD_OF_DISPATCH]
    return ("讯" in head or "电" in head) and _DISPATCH.match(text) is not None


def _goes_on(text: str, before: list[str]) -> bool:
    """Tell whether a text goes on with the speech of somebody whom the lines above it name."""
    speaker = _SAYS_MORE.match(text)
    return speaker is not None and any(speaker[1] in line for line in before)


def mark_headings_of_title(texts: list[str], kinds: list[str]) -> None:
    """Take a line that only prints the title again, near it, for no heading."""
    first = next((i for i, kind in enumerate(kinds) if kind == "title"), len(kinds))
    title = _plain_title(texts[first]) if first < len(kinds) else ""
    for index in range(first + 1, min(first + _NEAR, len(kinds))):
        for end in range(index + 1, min(index + _LINES_OF_TITLE, len(kinds)) + 1):
            if kinds[end - 1] != "heading":
                break
            if _plain_title("".join(texts[index:end])) == title:
                kinds[index:end] = ["other"] * (end - index)
                break


def _plain_title(title: str) -> str:
    """Return a title without its spaces and 关于, which web pages leave out of their headings."""
    return "".join(title.split()).replace("关于", "")


def mark_repeated_titles(texts: list[str], shapes: list[str], kinds: list[str]) -> None:
    """Take the heading of a web page for no title where the printed title stands below it.

    The printed one may be on two or three lines, and shorter by what the page put before it.
    """
    words = ["".join(text.split()) for text in texts]
    titles = [index for index, kind in enumerate(kinds) if kind == "title"]
    if len(titles) > 1 and "long" not in shapes[titles[-1] :] and "long" in shapes[titles[0] :]:
        again = words[titles[-1]]  # at the end of the page, below the text
        kinds[titles[-1]] = "other" if words[titles[0]].endswith(again) else "title"
    for index, kind in enumerate(kinds):
        if kind != "title":
            continue
        for start in range(index + 1, min(index + _NEAR, len(texts))):
            if _SENTENCE.search(texts[start]):
                break
            run = start
            while run < len(kinds) and kinds[run] == "title" and run < start + _LINES_OF_TITLE:
                run += 1
                below = "".join(words[start:run])
                long = han_count(below) >= _SHORTEST_REPEATED or below == words[index]
                long = long or (below.endswith("工作报告") and kinds[run : run + 1] == ["subtitle"])
                if long and words[index].endswith(below):
                    kinds[index] = "other"
                    break
            if kinds[index] != "title":
                break


def is_signature(index: int, texts: list[str], shapes: list[str]) -> bool:
    """Tell whether a short line is the name of an organ or person that signs the text."""
    following = shapes[index + 1 : index + 5]
    if following[:1] == ["date"] and "long" not in following and index:
        return True  # nothing but the day and the next title stands below
    if "long" in following[:2] or shapes[max(index - 1, 0)] in ("short", "noun"):
        return False
    signs = load_cues().organ.search(texts[index][-8:]) is not None or is_person(texts[index])
    ends = not following or (following[0] == "date" and len(following) <= 3)
    return signs and ends and index > 0


def is_signed(text: str) -> bool:
    """Tell whether a line is no more than names in brackets, as below the parts of a yearbook.

    >>> is_signed("（周一鸣）"), is_signed("（二〇二三年修订并经会议通过）")
    (True, False)
    """
    return text[:1] in ("（", "(") and _SIGNED.match(text) is not None
