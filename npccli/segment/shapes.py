"""What a single line looks like, before its neighbours are asked."""

from __future__ import annotations

import re
from collections.abc import Callable

from npccli.data_files import data_lines
from npccli.lazy import han_pattern, lazy_pattern
from npccli.page_lines import is_page_information
from npccli.segment.cues import has_office, is_glossary, load_cues
from npccli.segment.numbering import Numbering, parse_numbering

_RUNS_OF_HAN = lazy_pattern("[\u3400-\u4dbf\u4e00-\u9fff〇]+")
_CONTENTS_ENTRY = lazy_pattern(r"^\S.*\t\s*(?:\d{1,4}|[ivxlcIVXLC]{1,6})\s*$")
_CONTENTS_TITLE = lazy_pattern(r"^(?:目\s*录|目\s*次|CONTENTS)$", re.IGNORECASE)
_FINAL = lazy_pattern(r"[。！？!?；;，,、：:…][”’』」）)]*$")
_BAD_OPENING = lazy_pattern(r"^[，。、；：！？”’』」）)》…%]")
_SHORT_NAME = r"[\u4e00-\u9fff·]{1,4}"
_LONG_NAME = r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}){1,3}"
_NAME = f"(?:{_LONG_NAME}|{_SHORT_NAME})"
_MARK = r"[■□◆◇●○▲△▼★☆▍◎]"
_MARKED_BYLINE = han_pattern(
    rf"^{_MARK}\s*(?:{_SHORT_NAME}(?:[\s、]+{_SHORT_NAME}){{0,5}}\s*(?:[（(][^（）()]{{2,24}}[）)])?"
    rf"|{_NAME}(?:[\s、]+{_NAME}){{0,5}}\s*[（(][^（）()]{{2,24}}[）)])$"
)
_PRESS = (
    r"(?:本报|本刊|本台|本网|新华社|[\u4e00-\u9fff·]{2,10}?(?:日报|晚报|时报|网|社|报|台|客户端))"
)
_ROLES = ("记者", "通讯员", "评论员", "撰稿人", "实习生", "特约撰稿")
_ROLE = (
    r"(?:全媒体|融媒体|首席|特约|见习|实习|通讯员)*"
    rf"(?:{'|'.join(_ROLES)})"
)
_REPORTER = han_pattern(
    rf"^(?:{_MARK}\s*)?[（(]?(?:{_PRESS}[\s、·]*)*(?:{_PRESS}\s*{_ROLE}\s*[:：]?\s*|{_ROLE}[\s:：]+)"
    rf"{_NAME}(?:[\s、，/]+(?:{_PRESS}?{_ROLE}\s*[:：]?\s*)?{_NAME}){{0,9}}(?:\s*(?:文/图|摄影报道|报道))?[）)]?$"
)
_CREDITS = ("作者", "撰文", "撰稿", "供稿", "文/图", "文", "采写", "通讯员")
_CREDIT = han_pattern(rf"^(?:{'|'.join(_CREDITS)})\s*[:：]\s*{_NAME}(?:[\s、，]+{_NAME}){{0,6}}$")
_AUTHOR_NOTE = lazy_pattern(
    r"^[（(](?:本文)?(?:作者|记者|执笔)(?:系|为|是|单位|[:：\s]).{1,80}[）)]$"
)
_AGENCY_NOTE = lazy_pattern(
    r"^[（(](?:新华社|本报|本刊|中新社|据)[^（）()]{2,40}(?:电|讯|报道)[^（）()]{0,60}[）)]$"
)
_PHOTO = han_pattern(
    r"(?:记者|通讯员|本报)\s*[\u4e00-\u9fff\s·、]{2,20}摄(?:影)?[）)]?$"
    r"|[。！？”）]\s*[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){1,3}\s摄$"
    r"|[（(](?:资料)?(?:图片|照片)(?:由.{2,16}提供)?[）)]$|^(?:[上下左右]?图为|[上下左右]图[：:])"
)
_CAPTION_ENDS = ("报告", "说明")
_CAPTION = han_pattern(
    r"^[\u4e00-\u9fff]{0,14}[长席任理]\s*[\u4e00-\u9fff]{2,4}(?:代表[\u4e00-\u9fff]{2,14})?(?:向大会)?(?<!工)[作做]"
    rf"[\u4e00-\u9fff]{{0,10}}(?:{'|'.join(_CAPTION_ENDS)})$"
)
_DASH = lazy_pattern(r"^(?:[—–―－-]{1,3}|──|━{1,3})\s*")
_SESSION = lazy_pattern(
    r"^[（(]?\s*(?:[\d]{4}|[二〇○零一九]{2}[〇○零一二三四五六七八九]{2})年.{0,10}[日月]在?.{2,50}(?:会议|大会)上?"
)
_AT_SESSION = lazy_pattern(r"^(?:[\d年月]{2,10}日|\d{6,8})?在[^，。；]{2,40}(?:会议|大会)上$")
"""The name of a session without its date, or with one that lost its year and month."""

_OF_CONGRESS = lazy_pattern(r"人民代表大会|届人大")

_TITLE_AND_SESSION = lazy_pattern(
    r"([^，。；：—]{4,40}报告)((?:——|—|--|━━)\s*(?:(?:\d{4}|[二一][〇○零九0][〇○零一二三四五六七八九]{2})年"
    r"[^，。；]{2,10}日)?在[^，。；]{4,50}(?:会议|大会)上)"
)
_DOCUMENT_NUMBER = han_pattern(
    r"^[\u4e00-\u9fff]{2,12}\s*[〔\[［（(]\s*\d{4}\s*[〕\]］）)]\s*第?\d{1,4}\s*号$"
    r"|^[\u4e00-\u9fff\d]{2,24}次(?:全体)?会议(?:文件|材料)"
    r"\s*(?:之)?[（(〔]?[一二三四五六七八九十\d]{1,3}[）)〕]?$"
)
_LONG_TITLE = han_pattern(
    r"^(?!.{0,30}(?:听取|審議|审议了|聽取|根据|按照|贯彻|落实|通过|批准|作出|印发|提请|受.{2,16}委托))"
    r"(?:[\u4e00-\u9fff]{2,28}(?:常委会|委员会|代表大会|政府|法院|检察院|国务院|检查组|调研组|视察组|办公[室厅]|[局厅部处]))?"
    r"关于[^，。；：？！…]{8,90}(?:的[\u4e00-\u9fff]{0,6}报告|报告|决议|决定|审议意见|说明)(?:[（(][^（）()]{1,12}[）)])?$"
)
"""A title that says what its report is about, however long it is."""

_BULLETIN = han_pattern(
    r"^[（(]?总?第\s*[\d一二三四五六七八九十百]{1,4}\s*期[）)]?(?:\s*[（(]总第\s*\d+\s*期[）)])?$"
    r"|^[\u4e00-\u9fff（）]{4,30}(?:办公[室厅]|委员会|编|印|主办)\s+"
    r"\d{4}年\d{1,2}月\d{1,2}日(?:印发|编印)?$"
    r"|^[（(]?共印\s*\d+\s*份[）)]?$"
)
"""The head and the foot of a bulletin: its issue, who made it and when, how many were printed."""

_DATE = lazy_pattern(
    r"^[（(]?(?:(?:中华)?民国[\d一二三四五六七八九十百〇零]{2,5}|\d{4}|[二一][〇○零一二三四五六七八九]{3})"
    r"\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月"
    r"(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?[）)]?$"
)
_STAMP = lazy_pattern(r"^[\d\s年月日时分秒:：./-]{8,}$")
_DATELINE = han_pattern(
    r"^(?:新华社|中新社|中新网|人民网|新华网|本报|本网)[\u4e00-\u9fff]{2,10}\d{1,2}月\d{1,2}日电$"
)
_PRESS_ENDS = ("日报", "晚报", "时报", "网", "新华社", "客户端")
_PRESS_NAME = han_pattern(rf"^[\u4e00-\u9fff]{{2,8}}(?:{'|'.join(_PRESS_ENDS)})$")
_ISSUE = han_pattern(
    rf"^[\u4e00-\u9fff]{{2,16}}?(?:{'|'.join(data_lines('printed_matter.txt'))}|研究|杂志|会报)"
    r"\s*[（(·]?\s*(?=.*\d)(?:\d{4}\s*年?)?\s*(?:第\s*\d{1,3}\s*[卷期号]\s*){0,2}[）)]?$"
)
"""The name of a periodical or yearbook with its year or issue."""

_PERSON = han_pattern(r"^[\u4e00-\u9fff](?:\s{0,4}[\u4e00-\u9fff]){1,2}$")
_GIVES_A_REPORT = han_pattern(
    r"[\u4e00-\u9fff]{3}(?:(?<!工)[作做]|听取|聽取|宣读)了?[^，。]{0,8}(?:报告|報告)$"
)
_SALUTATION = han_pattern(r"^(?:(?:主任|委员长|主席)、)?各位[\u4e00-\u9fff、 ]{2,20}$")
_BULLET = lazy_pattern(r"^[•·▪●]\s*[^：:，。]{1,8}[：:]\s*\S")
_LABELLED = lazy_pattern(r"^\s*(?:[•·▪]|[^：:，。]{1,6}[：:](?!.*[：:]))")
_APPENDIX = lazy_pattern(r"^附[件录錄]\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2})?\s*[:：]?$")
_YEAR = lazy_pattern(r"(?:19|20)\d{2}\s*年|[xX×]{4}年")

_LONGEST_FURNITURE = 16
"""A longer sentence is text, though it opens like a label of a web page (审核：)."""

LONGEST_HEADLINE = 36
"""An unnumbered line with more Han characters is no headline."""

LONGEST_KICKER = 10
"""A line that ends in a dash and has more Han characters is no headline."""

LONGEST_NUMBERED = 64
"""A numbered heading of an outer level with more Han characters is none."""

_LONG_SCHEMES = frozenset(("part", "chapter", "section", "han", "han_bracket"))

LONGEST_LINE = 60
"""A longer line is body text whatever it looks like."""


def han_count(text: str) -> int:
    """Return the number of Han characters.

    >>> han_count("以学促干，让代表“会”履职")
    10
    """
    return len("".join(_RUNS_OF_HAN.findall(text)))


def has_han(text: str, fewest: int) -> bool:
    """Tell whether a text has so many Han characters; a long one is not read to its end.

    >>> has_han("以学促干，让代表“会”履职", 10)
    True
    """
    return han_count(text[: 2 * fewest]) >= fewest or han_count(text) >= fewest


def part_speaker(subtitle: str) -> tuple[str, str | None]:
    """Return the name of a session and, where it stands on the same line, who spoke there.

    >>> part_speaker("2024年1月9日在清江省第九届人民代表大会第二次会议上 清江省省长 周一")
    ('2024年1月9日在清江省第九届人民代表大会第二次会议上', '清江省省长 周一')
    >>> part_speaker("（一九八一年三月二日县长周一在清溪县第五届人大第二次会议上的报告）")[1]
    '县长周一'
    >>> part_speaker("——清溪区人大常委会2023年工作综述")
    ('——清溪区人大常委会2023年工作综述', None)
    """
    if "日" not in subtitle or "在" not in subtitle:
        return subtitle, None
    within = load_cues().speaker_in_session.fullmatch(subtitle)
    if within:
        return subtitle, within[1].strip()
    found = load_cues().session_and_speaker.fullmatch(subtitle)
    return (found[1], found[2]) if found else (subtitle, None)


def part_title(title: str) -> tuple[str, str | None]:
    """Return a title and, where it stands behind a dash on the same line, the name of a session.

    >>> part_title("县人大常委会工作报告——2017年1月10日在县十七届人民代表大会第一次会议上")
    ('县人大常委会工作报告', '——2017年1月10日在县十七届人民代表大会第一次会议上')
    >>> part_title("清溪区人大常委会2023年工作综述")
    ('清溪区人大常委会2023年工作综述', None)
    """
    found = "报告—" in title and "在" in title and _TITLE_AND_SESSION.fullmatch(title)
    return (found[1].rstrip(), found[2]) if found else (title, None)


def has_year(text: str) -> bool:
    """Tell whether the line names a year."""
    return _YEAR.search(text) is not None


def is_person(text: str) -> bool:
    """Tell whether the line is no more than what a name could be."""
    if not 2 <= len("".join(text.split())) <= 3:
        return False
    return _PERSON.match(text) is not None and text not in load_cues().not_names


def has_title_noun(text: str) -> bool:
    """Tell whether the line ends as the title of a report does, and names the organ."""
    cues = load_cues()
    text = text.rstrip("—–―─━ ")
    named = cues.title_noun.search(text) is not None and cues.organ.search(text) is not None
    named = named or ("年" in text and cues.title_about.match("".join(text.split())) is not None)
    return named and not _gives_a_report(text) and _LABELLED.match(text) is None


def _gives_a_report(text: str) -> bool:
    """Tell whether a line says that somebody gives a report, or that it was heard."""
    bare = text.replace("工作", "")
    return any(verb in bare for verb in "作做听聽宣") and _GIVES_A_REPORT.search(text) is not None


def is_complete_headline(text: str) -> bool:
    """Tell whether a headline already has two parts, with a space between them."""
    parts = text.split()
    return len(parts) >= 2 and all(han_count(part) >= 3 for part in parts)


def line_shape(text: str) -> str:
    """Return what a line looks like: one word of a closed list.

    long, contents, byline, author_note, subtitle, dash, numbered, item, noun, short,
    date, other. `item` is a numbered line that closes like a sentence; `noun` a line
    with the words of a report title.

        >>> [line_shape(t) for t in ("本报记者 张三", "（一）加强监督", "做实代表工作")]
        ['byline', 'numbered', 'short']
        >>> line_shape("会议听取了报告。")
        'long'
    """
    if "\t" in text and _CONTENTS_ENTRY.match(text):
        return "contents"
    text = text.strip()
    if len(text) > 2 * LONGEST_LINE or not text:
        return "long"
    if _names_report_and_session(text):
        return "noun"
    return "other" if is_page_information(text) else _shape_of_line(text)


def _names_report_and_session(text: str) -> bool:
    """Tell whether a line holds a title and, behind a dash, the session of the report."""
    title, session = part_title(text)
    return session is not None and has_title_noun(title)


def _shape_of_line(text: str) -> str:
    """Return the shape of a line that is no contents entry and has nothing but one part."""
    if text[-1] == "。" and (
        len(text) > _LONGEST_FURNITURE or not load_cues().furniture.match(text)
    ):
        return _headline_shape(text) if parse_numbering(text) else "long"
    salutes = "各位" in text and _SALUTATION.match(text)
    if salutes or _BULLET.match(text) or load_cues().minutes.match(text):
        return "long"
    if _AUTHOR_NOTE.match(text) or _AGENCY_NOTE.match(text):
        return "author_note"
    if len(text) > LONGEST_LINE and not _LONG_TITLE.match(text):
        return _headline_shape(text) if parse_numbering(text) else "long"
    for shape, pattern, may_match in _WHOLE_LINES:
        if may_match(text) and pattern.match(text):
            return shape
    if load_cues().furniture.match(text):
        return "other"
    if _shows_a_picture(text) and _PHOTO.search(text):
        return "other"
    if text.endswith(_CAPTION_ENDS) and _CAPTION.match(text):
        return "other"
    return _headline_shape(text)


def _says_who_wrote(text: str) -> bool:
    return any(role in text for role in _ROLES)


def _is_credited(text: str) -> bool:
    return text.startswith(_CREDITS) and ("：" in text or ":" in text)


def _shows_a_picture(text: str) -> bool:
    return "摄" in text or "图" in text or "照片" in text


_WHOLE_LINES: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("contents", _CONTENTS_TITLE, lambda text: text[0] in "目Cc"),
    ("byline", _MARKED_BYLINE, lambda text: text[0] in _MARK),
    ("byline", _REPORTER, _says_who_wrote),
    ("byline", _CREDIT, _is_credited),
    ("date", _DATE, lambda text: "年" in text),
    ("other", _STAMP, lambda text: len(text) >= 8),
    ("other", _DATELINE, lambda text: text[-2:] == "日电"),
    ("other", _DOCUMENT_NUMBER, lambda text: text[-1] == "号"),
    ("other", _BULLETIN, lambda text: text[-1] in "期日份发印）)"),
    ("other", _ISSUE, lambda text: text[-1] in "期卷号）)年" or text[-1].isdecimal()),
    ("other", _PRESS_NAME, lambda text: text.endswith(_PRESS_ENDS)),
)
"""What whole lines look like: the shape, the pattern, and what holds of all that it matches.

The patterns take long to compile, and most texts hold no line for most of them.
"""


def _headline_shape(text: str) -> str:
    """Return the shape of a line that is no byline, date or furniture."""
    numbering = parse_numbering(text)
    if numbering is not None:
        return _numbered_shape(numbering)
    if han_count(text) > LONGEST_HEADLINE and _LONG_TITLE.match(text):
        return "noun" if has_title_noun(text) else "short"
    return _unnumbered_shape(text)


def _unnumbered_shape(text: str) -> str:
    """Return the shape of such a line without a number."""
    count = han_count(text)
    dash = _DASH.match(text)
    body = text[dash.end() :] if dash else text
    if _APPENDIX.match(text) or is_glossary(text):
        return "short"
    if _FINAL.search(body) or _BAD_OPENING.match(body) or "。" in body:
        return "long"
    if count <= LONGEST_LINE and part_speaker(text)[1]:
        return "subtitle"
    if text.endswith(("——", "──", "―")) and count > LONGEST_KICKER and not has_title_noun(text):
        return "long"  # a sentence that leads into the next paragraph
    if count < 2 or count > LONGEST_HEADLINE or len(text) - count > count + 4:
        return "long"
    if _SESSION.match(body) and re.search(r"会议|大会", body):
        return "subtitle"
    if _AT_SESSION.match(body) and _OF_CONGRESS.search(body):
        return "subtitle"
    if dash:
        named = load_cues().title_noun.search(body) or _AT_SESSION.match(body)
        return "subtitle" if named or has_year(body) else "dash"
    if has_office(text) and load_cues().speaker.match(text):
        return "byline"
    return "noun" if has_title_noun(text) else "short"


def _numbered_shape(numbering: Numbering) -> str:
    """Return the shape of a line that opens with a number."""
    body = numbering.rest.rstrip("。")
    longest = LONGEST_NUMBERED if numbering.scheme in _LONG_SCHEMES else 40
    if not 2 <= han_count(body) <= longest or re.search("[。！？；]", body) or _FINAL.search(body):
        return "long"
    if numbering.scheme == "part" and has_title_noun(body):
        return "noun"
    return "item" if numbering.rest.endswith("。") else "numbered"
