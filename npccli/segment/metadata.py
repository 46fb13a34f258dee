"""What is known about a report: organ, region, level, year and kind."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from npccli.segment.cues import read_data

REPORT_KINDS = (
    "annual_summary",
    "work_report",
    "government_work_report",
    "court_report",
    "procuratorate_report",
    "work_plan",
    "feature",
    "article",
)
"""annual_summary: 综述, 总结; work_report: 工作报告 of a congress or committee; then those of
the government, court and procuratorate; work_plan: 要点, 计划; feature: 纪实, 侧记; article:
a signed piece without any of these words."""

_KIND_SIGNS: tuple[tuple[str, str], ...] = (
    ("government_work_report", r"政府工作报告"),
    ("court_report", r"法院[^，。]{0,8}工作报告"),
    ("procuratorate_report", r"检察院[^，。]{0,8}工作报告"),
    ("work_report", r"工作报告|述职报告"),
    ("annual_summary", r"综述|总结|回眸|盘点|巡礼"),
    ("work_plan", r"工作要点|工作计划|工作安排|工作打算"),
    ("feature", r"纪实|侧记|特写|写真"),
)
_ORGAN_END = (
    r"(?:人民代表大会常务委员会|人民代表大会[\u4e00-\u9fff]{2,10}委员会|人大常委会[\u4e00-\u9fff]{2,6}(?:委|室)(?![\u4e00-\u9fff]{0,3}员)"
    r"|人大常委会|人大(?:及其常委会)|人大[\u4e00-\u9fff]{2,6}委(?:员会)?|人民代表大会|人大|人民政府|政府|人民法院|法院|人民检察院|检察院|监察委员会|政协)"
)
_ORGAN = re.compile(
    rf"((?:[\u4e00-\u9fff]|[xX×*]{{1,4}}\s*(?=[省市区县州盟旗镇乡]))*?{_ORGAN_END})"
)
_REGION_NAME = re.compile(
    r"^((?:[\u4e00-\u9fff]{2,12}?(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|街道|省|市|州|盟|县|区|旗|镇|乡))+)"
)
_LAST_UNIT = re.compile(
    r"(特别行政区|自治区|自治州|自治县|自治旗|地区|街道|省|市|州|盟|县|区|旗|镇|乡)$"
)
_LEVELS = {
    "特别行政区": "province", "自治区": "province", "省": "province",
    "自治州": "prefecture", "地区": "prefecture", "州": "prefecture", "盟": "prefecture",
    "自治县": "county", "自治旗": "county", "县": "county", "区": "county", "旗": "county",
    "镇": "township", "乡": "township", "街道": "township",
}  # fmt: skip
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年|([二一][〇○零九][〇○零一二三四五六七八九]{2})年")
_HAN_DIGITS = {**{c: str(i) for i, c in enumerate("〇一二三四五六七八九")}, "零": "0", "○": "0"}
_OWN_COUNTIES = re.compile(
    r"县市区|县（市、区）|县\(市、区\)|市县区|区县|县区|各县|市县两级|市、县、乡|市县乡|县（区）|县级人大|设区的市"
    r"|地方性法规|(?:制定|修订|修改|通过|实施)《[^《》]{0,20}市[^《》]{2,30}条例》"
)
_CITY_COUNTY = re.compile(r"县级市|市镇两级|市、镇两级|市乡两级|镇（街道）|各镇街|镇街")
_SESSION_REGION = re.compile(
    r"在([\u4e00-\u9fff]{2,20}?[省市区县州盟旗])(?:第)?[一二三四五六七八九十]+届(?:人民代表大会|人大)"
)
_BYLINE_MARK = re.compile(r"^[■□◆◇●○▲△▼★☆▍◎]\s*")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the front and the text of a report say about it; unknown facts are None."""

    title: str | None
    subtitle: str | None
    byline: str | None
    organ: str | None
    region: str | None
    admin_level: str | None
    year: int | None
    kind: str | None


@cache
def _regions() -> dict[str, frozenset[str]]:
    """Return the lists of region names."""
    return {
        key: frozenset(names) for key, names in tomllib.loads(read_data("regions.toml")).items()
    }


def describe_report(
    *, title: str | None, subtitle: str | None, byline: str | None, bodies: list[str]
) -> Facts:
    """Return the facts about a report, from its front lines first, then from its text.

    Nothing is guessed: a masked region (xx市), a 市 whose level neither its name nor the
    text shows, and a year that is not printed stay None.
    """
    front = [line for line in (subtitle, title) if line]
    opening = "\n".join(bodies[:3])[:1500]
    kind = _kind(front, byline)
    organ = _organ(front, opening, kind)
    region = _region(organ, front)
    return Facts(
        title=title,
        subtitle=subtitle,
        byline=clean_byline(byline),
        organ=organ,
        region=region,
        admin_level=_level(organ, region, bodies),
        year=_year(front, opening, kind),
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
    text = re.sub(
        r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]) ([\u4e00-\u9fff])(?![\u4e00-\u9fff])", r"\1\2", text
    )
    return text or None


def _kind(front: list[str], byline: str | None) -> str | None:
    """Return the kind of report that the title and subtitle name."""
    for line in front:
        for kind, pattern in _KIND_SIGNS:
            if re.search(pattern, line):
                return kind
    return "article" if byline else None


def _strip_year(line: str) -> str:
    """Return a title without leading dashes, year and session, so that the organ comes first."""
    return re.sub(
        r"^[—–―－\-─\s]*(?:\d{4}\s*年)?(?:度)?\s*(?:第?[一二三四五六七八九十]+届)?", "", line
    )


def _organ(front: list[str], opening: str, kind: str | None) -> str | None:
    """Return the organ as printed in the subtitle or title, else as the text speaks of it."""
    for line in front:
        if kind in (None, "article") and not _YEAR.search(line):
            continue
        found = _ORGAN.match(_strip_year(line).replace(" ", ""))
        if found:
            return _with_session_region(found[1], front)
    if kind == "article":
        found = re.search(
            rf"((?:[\u4e00-\u9fff]{{2,9}}(?:省|自治区|市|州|县|区|旗|镇)){{1,3}}{_ORGAN_END})",
            opening,
        )
        return re.sub(r"^.*(?:近年来|年来|今年|，)", "", found[1]) if found else None
    return None


def _with_session_region(organ: str, front: list[str]) -> str:
    """Return a bare organ (政府, 人民法院) with the region whose congress it reported to."""
    bare = re.fullmatch(r"(人大常委会|人民代表大会常务委员会)|(?:人民)?(政府|法院|检察院)", organ)
    for line in front if bare else []:
        session = _SESSION_REGION.search(line)
        if bare and session:
            return session[1] + (bare[1] or f"人民{bare[2]}")
    return organ


def _region(organ: str | None, front: list[str]) -> str | None:
    """Return the region in the name of the organ, or None when it is masked or not named."""
    if organ is None or re.search(r"[xX×*]", organ + "".join(front[:1])):
        return None
    found = _REGION_NAME.match(organ)
    return found[1] if found else None


def _level(organ: str | None, region: str | None, bodies: list[str]) -> str | None:
    """Return the level of administration that name and text show."""
    if organ is None:
        return None
    if organ.startswith("全国人") or organ.startswith(("最高人民", "国务院")):
        return "national"
    name = region or re.split(_ORGAN_END, organ, maxsplit=1)[0]
    unit = _LAST_UNIT.search(name)
    text = "\n".join(bodies)
    if unit is None:
        return _level_of_speaker(organ, text)
    if unit[1] != "市":
        return _LEVELS[unit[1]]
    own = re.split("省|自治区|特别行政区", name)[-1].rstrip("市").split("市")[-1]
    if own in _regions()["municipalities"]:
        return "province"
    if own in _regions()["prefecture_cities"] or len(_OWN_COUNTIES.findall(text)) >= 2:
        return "prefecture"
    return "county" if _CITY_COUNTY.search(text) else None


def _level_of_speaker(organ: str, text: str) -> str | None:
    """Return the level of an organ printed without a place, from how the text names it."""
    end = re.escape(organ[:5])
    units = re.findall(rf"(省|自治区|市|州|县|区|旗)(?:[一二三四五六七八九十xX]+届)?\s?{end}", text)
    if not units:
        return None
    best = max(sorted(set(units)), key=units.count)
    if units.count(best) < 2 or units.count(best) * 2 <= len(units):
        return None
    if best == "市":
        return "prefecture" if len(_OWN_COUNTIES.findall(text)) >= 2 else None
    return _LEVELS[best]


def _year(front: list[str], opening: str, kind: str | None) -> int | None:
    """Return the year in the subtitle or title, or in the opening of an annual report."""
    for line in front:
        found = _YEAR.search(line)
        if found:
            return _year_number(found)
    if kind in ("annual_summary", "work_report"):
        years = [_year_number(found) for found in _YEAR.finditer(opening)]
        if years and years.count(years[0]) * 2 > len(years):
            return years[0]
    return None


def _year_number(found: re.Match[str]) -> int:
    """Return a year in Arabic or Chinese digits as a number."""
    if found[1]:
        return int(found[1])
    return int("".join(_HAN_DIGITS[char] for char in found[2]))
