"""Lines that stand alone by what they say: bylines, salutations, stamps and web labels."""

from __future__ import annotations

from npccli.lazy import lazy_pattern
from npccli.page_lines import is_page_information, web_label
from npccli.repair.contents.contents import ENTRY, is_contents_heading
from npccli.repair.script import HAN

_BYLINE = lazy_pattern(
    r"(?:[■□●◆][ 　]?)?(?:本报|本報|本刊|本网)?(?:全媒体|融媒体|首席|见习|实习|特约|特約)?"
    rf"(?:记者|記者|通讯员|通訊員|实习生)[ 　：:][{HAN} 　、·]{{2,40}}$"
)
_MARKED_NAME = lazy_pattern(
    rf"[■□●◆][ 　]?[{HAN}][{HAN} 　·]{{1,6}}(?:[（(][{HAN}]{{2,12}}[）)])?$"
)
_LONGEST_MARKED_NAME = 23
_REPORTERS = ("记者", "記者", "通讯员", "通訊員", "实习生")
_REPORTERS_BEFORE = 14
"""So many characters at most stand up to the end of the first of these in a byline."""

_SALUTES = lazy_pattern(
    rf"(?:(?:副?主任|副?委员长|秘书长|副?[議议][長长]|主席(?:女士|先生)?|各位[{HAN}]{{2,5}})[、，和]){{1,6}}"
    rf"(?:各位[{HAN}]{{2,10}}|秘书长|委员|同志们)[：:]$"
)
_SALUTES_FIRST = "副主委秘议議各"
_STANDS_ALONE = lazy_pattern(
    r"(?:[-*=_~─━＊—][-*=_~─━＊— ]{2,}"
    r"|各位(?:代表|委员|委員|同志|领导|議員|议员)(?:女士先生)?[：:！!，,]"
    r"|(?:[—–―─－-]{1,3}|[（(])\s?(?:(?:19|20)\d{2}|[一二][〇○零一二三四五六七八九]{3})年[^，。；]{1,10}日在"
    r"[^，。；：！？]+[届屆][^，。；：！？]*(?:会议|會議)(?:上[）)]?|[）)])"
    r"|[（(]\s?(?:(?:19|20)\d{2}|[一二][〇○零一二三四五六七八九]{3})年[^，。；：！？（）()]{4,140}"
    r"(?:通过|批准|修订|修正|通過)[）)]"
    r"|(?:19|20)\d{2}[-/]\d{1,2}[-/]\d{1,2}(?:[ 　]+\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|(?P<open>[（(])?(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日"
    r"|[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
    r"(?(open)[）)]))$"
)
"""A ruling, salutation, date or stamp and nothing else: never part of a paragraph."""

_ALONE_LAST = frozenset("-*=_~─━＊— ：:！!，,上）)日")
"""The last characters of what `_STANDS_ALONE` finds, but for digits."""

_STAMPED = lazy_pattern(
    r"^[^。，！？]{0,50}?(?<!\d)(?:19|20)\d{2}([-/.])\d{1,2}\1\d{1,2}"
    r"[ 　]*\d{1,2}:\d{2}(?::\d{2})?[^。，！？]{0,40}$"
)
LONGEST_VALUE = 24
_LINK = lazy_pattern(r"^[!-~ ]{0,24}https?://[!-~]+$")
_PHOTO_CREDIT = lazy_pattern(
    rf"(?:(?:记者|記者|通讯员|通訊員|新华社|新華社|本报|本報)[ 　]?[{HAN} 　·]{{2,20}}"
    rf"|(?:^|[。！？”）])[ 　]?[{HAN}](?:[ 　]?[{HAN}]){{1,3}}[ 　])$"
)
_CREDITED = lazy_pattern(r"[（(](?:资料|資料)?(?:图片|圖片|照片)(?:由.{2,16}提供)?[）)]$")

_SPEAKER = lazy_pattern(
    rf"(?:[{HAN}]{{2,24}}(?:院[长長]|[检檢]察[长長]|主任|主席)"
    rf"|[{HAN}]{{0,24}}[县縣市省区區州局镇鎮乡鄉][长長])"
    rf"[ 　]{{1,4}}[{HAN}](?:[ 　]{{0,4}}[{HAN}]){{1,3}}"
)
"""The office of who gives the report, and the name behind a space."""

_OFFICE_ENDS = tuple(end + space for end in "长長任席" for space in " 　")

_LEADERS = ("......", "………", "······")
_LEADER = lazy_pattern(r"(?<![.…·])(?:\.{6}|…{3}|·{6})[.…· ]{0,300}\d{1,4}(?:\n|$)")


def stands_alone(line: str) -> bool:
    """Tell whether the line is a byline, a salutation, a stamp or the heading of a contents page.

    >>> stands_alone("各位代表："), stands_alone("2024-01-15 09:20"), stands_alone("做实代表工作")
    (True, True, False)
    >>> stands_alone("主任、各位副主任、秘书长、各位委员："), stands_alone("主任、秘书长出席会议：")
    (True, False)
    """
    return (
        (
            (line[-1] in _ALONE_LAST or line[-1].isdecimal())
            and _STANDS_ALONE.match(line) is not None
        )
        or (line[-1] in "：:" and line[0] in _SALUTES_FIRST and _SALUTES.match(line) is not None)
        or _is_byline(line)
        or is_contents_heading(line)
    )


def _is_byline(line: str) -> bool:
    """Tell whether a reporter is named where a byline begins, or a name stands behind a mark."""
    beginning = line[:_REPORTERS_BEFORE]
    if any(word in beginning for word in _REPORTERS) and _BYLINE.match(line):
        return True
    is_marked = line[0] in "■□●◆" and len(line) <= _LONGEST_MARKED_NAME
    return is_marked and _MARKED_NAME.match(line) is not None


def is_speaker(line: str) -> bool:
    """Tell whether the line names the office and the name of a speaker, and nothing else.

    >>> is_speaker("清溪县人民检察院检察长　李长宁"), is_speaker("检察长李长宁作报告 会议通过")
    (True, False)
    """
    return any(end in line for end in _OFFICE_ENDS) and _SPEAKER.fullmatch(line) is not None


def is_web_label(line: str) -> bool:
    """Tell whether the line is what a web page puts before its date, source or author.

    >>> is_web_label("来源："), is_web_label("来源：清溪日报")
    (True, False)
    """
    return line[-1:] in ("：", ":") and web_label().fullmatch(line, 0, len(line) - 1) is not None


def has_leader(text: str) -> bool:
    """Tell whether a row of dots leads to a number, as in an entry of a contents page.

    >>> has_leader("林知夏：............3"), has_leader("会议指出……")
    (True, False)
    """
    return any(dots in text for dots in _LEADERS) and _LEADER.search(text) is not None


def is_stamped(line: str) -> bool:
    """Tell whether the line is a link, or what a page says of an article with its time.

    >>> is_stamped("来源：清溪日报 编辑：周一 2024-03-08 16:05:48"), is_stamped("定于8:30开会")
    (True, False)
    """
    return (
        _STAMPED.match(line) is not None
        or _LINK.match(line) is not None
        or is_page_information(line)
    )


def is_set_apart(line: str, label: str) -> bool:
    """Tell whether the line is a contents entry, a web label, or what a label announces.

    The `label` is the line above, if that stands alone.
    """
    if line[-1] in "：:":
        return is_web_label(line)
    if is_stamped(line) or has_leader(line):
        return True
    if label and len(line) <= LONGEST_VALUE and is_web_label(label):
        return True
    return "\t" in line and ENTRY.search(line) is not None


def is_photo_credit(line: str) -> bool:
    """Tell whether the line ends with who took a picture, after which no text goes on.

    >>> is_photo_credit("会议现场。本报记者 周一 摄"), is_photo_credit("这些照片由群众拍摄")
    (True, False)
    >>> is_photo_credit("代表走访企业。 林知夏 摄"), is_photo_credit("视察现场。（资料图片）")
    (True, True)
    """
    if line[-1:] in ("摄", "攝"):
        return _PHOTO_CREDIT.search(line, 0, len(line) - 1) is not None
    return line[-1:] in ("）", ")") and _CREDITED.search(line) is not None
