"""What is known about a report: organ, region, level, year and kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from npccli.lazy import han_pattern, lazy_pattern
from npccli.numerals import han_number
from npccli.segment.cues import load_cues, spoken_kind
from npccli.segment.entries import year_of_entries
from npccli.segment.label_heads import without_label
from npccli.segment.places import CONFERENCE, ORGAN_END, locate, names_conference
from npccli.segment.shapes import part_speaker, part_title

_ORGAN = han_pattern(
    rf"((?:[\u4e00-\u9fff]|[xX×*]{{1,4}}\s*(?=[省市区县州盟旗镇乡]))*?{ORGAN_END})"
)
_YEAR = lazy_pattern(
    r"(?<!\d)((?:19|20)\d{2})\s*年|([二一][〇○零九][〇○零一二三四五六七八九]{2})年"
    r"|民国([\d一二三四五六七八九十百〇零]{1,5})年"
)
_BEFORE_FIRST_YEAR = 1911
"""The year before the first of 民国."""

_NEXT_YEAR = lazy_pattern(r"执行情况.{0,12}\d{4}年[^，。]{0,20}(?:草案|计划|预算|安排)")
"""What a budget or plan is titled that was given at the session of the year it is for."""

_HAN_DATE = lazy_pattern(r"[一二][九〇○零][〇○零一二三四五六七八九]{2}年.{1,3}月")
_SESSION_REGION = han_pattern(
    r"(?:^|在|日(?!在))((?:(?!在)[\u4e00-\u9fff]){2,20}?[省市区县州盟旗])"
    r"(?:第?[一二三四五六七八九十]+届(?:人民代表大会|人大)|议会第?[一二三四五六七八九十\d]+届)"
)
_PLACE_OF_TITLE = han_pattern(
    r"^(?:[（(][\u4e00-\u9fff]{2,8}[）)])?(?:关于)?([\u4e00-\u9fff]{2,20}?(?:自治区|自治州|自治县|自治旗|街道|[省市州盟县区旗镇乡]))(?=\d{4}年|本?级|审计|财政|发展)"
)
_OTHER_WORDS = lazy_pattern(
    r"^.*(?:[我受被把与及的了请个是]|代表|年来|今年|发布|播发|关于|听取|审议|讨论|审查|通过|出席|参加|选举|全国|各|[全各][省市州县区](?!县))"
)
_BRACKETED = han_pattern(r"^[（(【〔\[][\u4e00-\u9fff]{2,8}[）)】〕\]]")
_PLACE_AND_YEAR = han_pattern(
    r"^([\u4e00-\u9fff]{1,12}[省市州县区盟旗镇乡])\d{4}年(?:度)?(?=政府|法院|检察院|人大)"
)
_PLACE_AND_ORGAN = han_pattern(
    rf"(?:[\u4e00-\u9fff]{{2,9}}(?:省|自治区|市|州|县|区|旗|镇)){{1,3}}{ORGAN_END}"
)
_HEAD_OF_PLACE = han_pattern(
    r"^([\u4e00-\u9fff]{2,16}?(省|自治区|市|自治州|州|县|区|旗|盟|镇|乡))(?:人民政府)?"
    r"(?:代|代理)?(?:主席|(?:(?<=省)省|(?<=市)市|(?<=州)州|(?<=县)县|(?<=区)区|(?<=旗)旗|(?<=盟)盟|(?<=镇)镇|(?<=乡)乡"
    r"|(?<=政府)[省市州县区旗盟镇乡]|(?<=代)[省市州县区旗盟镇乡])长)(?![\u4e00-\u9fff]{0,2}助理)"
)
"""Who reports, with the place: 清江省代省长, 清江市人民政府市长."""

_SPOKEN_FOR = han_pattern(
    rf"我[^。；，]{{0,12}}?(?:受|代表|作)([\u4e00-\u9fff]{{2,24}}?{ORGAN_END})(?=[，、的委托工向]|$)"
)
_STATE_COUNCIL = lazy_pattern("我[^。；，]{0,12}?(?:受|代表)国务院")
_ORDINAL = lazy_pattern("第?[一二三四五六七八九十]+届")
_SPOKEN_KINDS = (
    *("work_report", "government_work_report"),
    *("court_report", "procuratorate_report"),
)
_DATED_KINDS = (*_SPOKEN_KINDS, "budget_report", "plan_report", "audit_report")
_KINDS_BY_SPEAKER = (
    *("work_report", "court_report", "procuratorate_report", "article"),
    *("inspection_report", "proposals_report", "annual_summary", "work_plan"),
)
_JUDICIAL_KINDS = ("court_report", "procuratorate_report")
_FIRST_BODIES, _OPENING = 4, 120
_KINDS_OF_PLACES = lazy_pattern("[省市州]县|[县市]区|区县|县乡|乡镇")
_BARE_ORGAN = lazy_pattern(
    r"(自治[区州县旗]|[省市州县区旗])?(?:(人大常委会|人民代表大会常务委员会|人民代表大会)"
    r"|(?:人民)?(政府|法院|检察院))"
)
_AT_SESSION = lazy_pattern("(?:会议|大会)上[）)]?$")
_NEWS = lazy_pattern("工作报告.{0,12}(?:表决通过|获通过|解读|热议|出炉|引发|亮点)")
_NAMED = lazy_pattern("《[^《》]*(?:条例|法|办法|规定|决定|决议|政府工作报告)》")
_OF_NAMED = lazy_pattern("^(?:关于)?《[^《》]*报告》(?:（[^（）]*）)?$")
_SPOKEN_AT = lazy_pattern(
    "^[^，。；]{2,60}(?:(?:会议|大会)上(?:所)?[作做]的(?=[^，。；]{2,20}报告)"
    "|次会议(?:上)?的(?=[^，。；]{0,8}工作报告))"
)
"""What stands before the title where it says who gave the report, and where."""

_OF_MATTER = lazy_pattern("^[^，。；]{2,30}关于[^，。；]{4,}(?:报告|意见|说明|议案|方案)$")
_RESOLUTION = lazy_pattern("(?:决议|决定)$")
_LOOSE_NAME = han_pattern(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]) ([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)
_BYLINE_MARK = lazy_pattern(r"^[■□◆◇●○▲△▼★☆▍◎]\s*")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the front and the text of a report say about it; unknown facts are None."""

    title: str | None
    subtitle: str | None
    byline: str | None
    organ: str | None
    region: str | None
    region_code: str | None
    admin_level: str | None
    year: int | None
    kind: str | None


def describe_report(
    *,
    title: str | None,
    subtitle: str | None,
    byline: str | None,
    bodies: list[str],
    dates: list[str] | None = None,
) -> Facts:
    """Return the facts about a report, from its front lines first, then from its text.

    Nothing is guessed: a masked region (xx市), a 市 whose level neither its name nor the
    text shows, and a year that is not printed stay None. `dates` are lines below the title with
    nothing but a day: that of the session of a report.
    """
    title, byline = without_label(title), without_label(byline)
    if subtitle and not byline:
        subtitle, byline = part_speaker(subtitle)
    if title and not subtitle:
        title, subtitle = part_title(title)
    title = title.rstrip("—–―─━ ") if title else title
    front = [line for line in (subtitle, title) if line]
    opening = "\n".join(bodies[:3])[:1500]
    written = byline and not (subtitle and _AT_SESSION.search(subtitle))
    kind = kind_of_report(front, bodies) or ("article" if written else None)
    organ = _organ(front, kind) or _organ_of_speaker(byline, kind, front)
    organ = organ or _organ_told_of(opening, kind)
    organ = _organ_spoken_for(organ, bodies, kind)
    titled = organ or _place_of(front, byline, kind)
    place = locate(titled, front, [*filter(None, [byline]), *bodies])
    return Facts(
        title=title,
        subtitle=subtitle,
        byline=clean_byline(byline),
        organ=organ,
        region=place.region,
        region_code=place.code,
        admin_level=place.level,
        year=_year([*front, *(dates or [])] if kind in _DATED_KINDS else front, opening, kind)
        or year_of_entries(bodies),
        kind=kind,
    )


def clean_byline(byline: str | None) -> str | None:
    """Return a byline without its ornament and without spaces inside a name.

    >>> clean_byline("■ 陈 宁（浙江）")
    '陈宁（浙江）'
    >>> clean_byline("本报记者 王小明 通讯员 李平")
    '本报记者 王小明 通讯员 李平'
    """
    if byline is None:
        return None
    text = _BYLINE_MARK.sub("", byline.strip())
    text = re.sub(r"\s+", " ", text)
    if any(not "\u4e00" <= part[-2:-1] <= "\u9fff" for part in text.split(" ")[:-1]):
        text = _LOOSE_NAME.sub(r"\1\2", text)
    return text or None


def kind_of_report(front: list[str], bodies: list[str]) -> str | None:
    """Return the kind that subtitle and title name, else the one that the speaker names."""
    for line in front:
        if _RESOLUTION.search(line):
            return None
        if _NEWS.search(line):
            continue
        said = _NAMED.sub("", line) if not _OF_NAMED.search(line) else line
        for kind, signs in load_cues().kinds:
            if signs.search(said):
                return kind
    return spoken_kind(bodies)


def _strip_year(line: str) -> str:
    """Return a title without leading dashes, year and session, so that the organ comes first.

    A year between the place and its organ goes as well (清江省2024年政府工作报告).
    """
    if line[:1] in ("（", "(", "【", "〔", "["):
        line = _BRACKETED.sub("", line)
    bare = re.sub(
        r"^\s*(?:第\s*[一二三四五六七八九十\d]{1,3}\s*篇|【?篇\s*[一二三四五六七八九十\d]{1,3}】?)?[：:、\s]*"
        r"(?:(?:资料|全文|实录|附)[：:丨|｜])?[—–―－\-─━\s]*[（(【]?(?:两会)?(?:受权)?(?:发布|播发)?[）)】]?[丨|｜\s]*(?:\d{4}\s*年)?(?:度)?\s*"
        r"(?:(?:全国)?两会(?=[^，。]{2,20}(?:人民|常委|法院|检察|政府)))?"
        r"(?:第?[一二三四五六七八九十]+届)?(?:中华人民共和国(?=全国人|最高人民|国务院))?",
        "",
        line,
    )
    return _PLACE_AND_YEAR.sub(r"\1", bare) if "年" in bare else bare


def _organ(front: list[str], kind: str | None) -> str | None:
    """Return the organ as printed in the subtitle or title."""
    reported = any(_AT_SESSION.search(line) and _YEAR.search(line) for line in front)
    for line in front:
        known = reported or _YEAR.search(line) or _RESOLUTION.search(line)
        known = known or _OF_MATTER.search(line) or _PLACE_AND_ORGAN.fullmatch(line)
        if kind in (None, "article") and not known:
            continue
        bare = _SPOKEN_AT.sub("", _strip_year(line).replace(" ", ""))
        if bare.startswith("国务院关于"):
            return "国务院"
        found = (names_conference(bare) and CONFERENCE.match(bare)) or _ORGAN.match(bare)
        if found and (found[1].startswith(("关于", "在")) or _HAN_DATE.match(found[1])):
            continue
        if found:
            organ = _ORDINAL.sub("", found[1])
            return _with_session_region(organ, front)
    return None


def _organ_told_of(opening: str, kind: str | None) -> str | None:
    """Return the first organ with a place that an article speaks of."""
    if kind != "article":
        return None
    named = (_from_place(found[0]) for found in _PLACE_AND_ORGAN.finditer(opening))
    return next((organ for organ in named if organ), None)


def _organ_of_speaker(byline: str | None, kind: str | None, front: list[str]) -> str | None:
    """Return the organ that who reports, or the author of an article, belongs to, or None."""
    if kind == "government_work_report":
        head = _HEAD_OF_PLACE.match(byline or "")
        return f"{head[1]}人民政府" if head else None
    if kind not in _KINDS_BY_SPEAKER:
        return None
    found = _PLACE_AND_ORGAN.match(byline or "")
    if found:
        return found[0]
    bare = _BARE_ORGAN.match(byline or "") if kind in _JUDICIAL_KINDS else None
    organ = _with_session_region(bare[0], front) if bare else None
    return organ if organ and _PLACE_AND_ORGAN.fullmatch(organ) else None


def _organ_spoken_for(organ: str | None, bodies: list[str], kind: str | None) -> str | None:
    """Return the organ that the speaker names in the opening, where the front names none.

    That is: 我受清溪县人民代表大会常务委员会委托, 我代表清溪县人民政府.
    """
    if kind not in _SPOKEN_KINDS or (organ and not _BARE_ORGAN.fullmatch(organ)):
        return organ
    for text in bodies[:_FIRST_BODIES]:
        if kind == "government_work_report" and _STATE_COUNCIL.search(text[:_OPENING]):
            return "国务院"
        spoken = _SPOKEN_FOR.search(_ORDINAL.sub("", text[:_OPENING]))
        if spoken and _PLACE_AND_ORGAN.fullmatch(spoken[1]):
            return spoken[1]
    return organ


def _from_place(words: str) -> str | None:
    """Return an organ from where its place begins, or None where no place stands before it.

    >>> _from_place("我受清江区人民政府"), _from_place("我受区人民政府"), _from_place("全省人大")
    ('清江区人民政府', None, None)
    """
    organ = _OTHER_WORDS.sub("", words)
    whole = _PLACE_AND_ORGAN.fullmatch(organ) and not _KINDS_OF_PLACES.search(organ)
    return organ if whole else None


def _place_of(front: list[str], byline: str | None, kind: str | None) -> str | None:
    """Return the organ of the place that the front of a report without an organ names.

    That is the place in the title of a budget, plan or audit, or that of the office which
    reports, else that of the session.
    """
    named = kind in ("budget_report", "plan_report", "audit_report", "annual_summary")
    if named or (kind is None and any(_AT_SESSION.search(line) for line in front)):
        for line in [*reversed(front), byline or ""]:
            found = _PLACE_OF_TITLE.match(line)
            if found:
                return f"{found[1]}人民政府"
    for line in front:
        if re.search("届全国人(?:民代表)?大", line):
            return "全国人民代表大会"
        session = _SESSION_REGION.search(_BRACKETED.sub("", line))
        if session:
            return f"{session[1]}人民代表大会"
    return None


def _with_session_region(organ: str, front: list[str]) -> str:
    """Return a bare organ (政府, 人民法院) with the region whose congress it reported to."""
    bare = _BARE_ORGAN.fullmatch(organ)
    for line in front if bare else []:
        session = _SESSION_REGION.search(line)
        if bare and session and session[1].endswith(bare[1] or ""):
            return session[1] + (bare[2] or f"人民{bare[3]}")
    return organ


def _year(front: list[str], opening: str, kind: str | None) -> int | None:
    """Return the year in the subtitle or title, or in the opening of an annual report."""
    for line in front:
        if kind in ("budget_report", "plan_report") and _NEXT_YEAR.search(line):
            return max(_year_number(found) for found in _YEAR.finditer(line))
        found = _YEAR.search(line)
        if found:
            return _year_number(found)
    if kind in ("annual_summary", "work_report"):
        years = [_year_number(found) for found in _YEAR.finditer(opening)]
        if years and years.count(years[0]) * 2 > len(years):
            return years[0]
    return None


def _year_number(found: re.Match[str]) -> int:
    """Return a year in Arabic or Chinese digits as a number, those of the Republic as well."""
    if found[1]:
        return int(found[1])
    if found[3]:
        years = int(found[3]) if found[3].isdecimal() else han_number(found[3])
        return years + _BEFORE_FIRST_YEAR
    return han_number(found[2])
