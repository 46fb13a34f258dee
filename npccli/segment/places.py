"""Where an organ is and on which level: from its name, the gazetteer and the text around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from npccli.lazy import han_pattern, lazy_pattern
from npccli.segment.cues import load_cues
from npccli.segment.divisions import load_gazetteer, resolve_division, split_place

ORGAN_END = (
    r"(?:人民代表大会常务委员会|人民代表大会[\u4e00-\u9fff]{2,10}委员会"
    r"|人大常委会[\u4e00-\u9fff]{2,6}(?:委|室)(?![\u4e00-\u9fff]{0,3}员)"
    r"|人大常委会|人大(?:及其常委会)|人大[\u4e00-\u9fff]{2,6}委(?:员会)?|人大工委|人大主席团|人民代表大会|人大|人民政府|政府|人民委员会|革命委员会"
    r"|(?:(?:高级|中级)人民)?法院|人民法院|人民检察院|检察院|人民检察署|检察署|监察委员会|监委|政协)"
)
CONFERENCE = han_pattern(
    r"((?:中国人民政治协商会议|政协)([\u4e00-\u9fff]{2,20}?)(?:第?[一二三四五六七八九十]+届)?委员会(?:常务委员会)?)"
)
"""The name of a political consultative conference, with its place."""

_ENDS = han_pattern(ORGAN_END)
_REGION_NAME = han_pattern(
    r"^((?:[\u4e00-\u9fff]{2,12}?(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|街道|省|市|州|盟|县|区|旗|镇|乡))+)"
)
_LAST_UNIT = lazy_pattern(
    r"(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|街道|省|市|州|盟|县|区|旗|镇|乡)$"
)
_NO_DIVISION = lazy_pattern(
    r"(?:开发|高新|经开|工业园|园|示范|合作|管理|功能|度假|景|新|保税|保护)区$"
)
_LEVELS = {
    "特别行政区": "province", "自治区": "province", "省": "province",
    "自治州": "prefecture", "地区": "prefecture", "州": "prefecture", "盟": "prefecture",
    "自治县": "county", "自治旗": "county", "县": "county", "区": "county", "旗": "county",
    "林区": "county", "镇": "township", "乡": "township", "街道": "township",
}  # fmt: skip
_MASKED = lazy_pattern(r"[xX×*＊]|某")


@dataclass(frozen=True, slots=True)
class Place:
    """The region, level and division code of an organ; what stays open is None."""

    region: str | None = None
    level: str | None = None
    code: str | None = None


def locate(organ: str | None, front: list[str], context: list[str]) -> Place:
    """Return where an organ is, from its printed name and the text of its report.

    The gazetteer decides first; where the text shows plainly that a 市 is of another level
    than the division of that name, the text wins and no code is given. A masked name (xx市)
    has no region; its level comes from its unit or, for a 市, from the text.
    """
    if organ is None:
        return Place()
    conference = CONFERENCE.fullmatch(organ) if names_conference(organ) else None
    if conference:
        organ = f"{conference[2]}政协"
    if organ.startswith(("全国政协", "全国人", "最高人民", "国务院", "中央人民政府")):
        return Place(None, "national", None)
    text = "\n".join(context)
    name = _ENDS.split(organ, maxsplit=1)[0]
    if not name:
        return Place(None, _level_of_speaker(organ, text), None)
    masked = _MASKED.search(organ + "".join(front[:1])) is not None
    region = None if masked else _region(organ, name)
    if region is None:
        return Place(None, _level_of_unit(name, organ, text), None)
    division, level = resolve_division(region, "\n".join([*front, text]))
    if level is None:
        return Place(region, _level_of_unit(region, organ, text), None)
    shown = _level_of_city(organ, text) if region.endswith("市") and level != "province" else None
    if shown is not None and shown != level and _contradicts(shown, text):
        return Place(region, shown, None)
    return Place(region, level, division.code if division else None)


def names_conference(text: str) -> bool:
    """Tell whether a text begins as the name of a political consultative conference does."""
    return text.startswith(("政协", "中国人民政治协商会议"))


def _region(organ: str, name: str) -> str | None:
    """Return the place in the name of an organ, with its unit or as a known short name."""
    found = _REGION_NAME.match(organ)
    if found and len(found[1]) <= len(name):
        return found[1]
    first = split_place(name)[0]
    return first if first in load_gazetteer().by_name else None


def _level_of_unit(name: str, organ: str, text: str) -> str | None:
    """Return the level that the unit of a name shows."""
    unit = _LAST_UNIT.search(name)
    if unit is None:
        return _level_of_speaker(organ, text)
    if unit[1] == "市":
        return _level_of_city(organ, text)
    return None if _NO_DIVISION.search(name) else _LEVELS[unit[1]]


def _level_of_city(organ: str, text: str) -> str | None:
    """Return whether a 市 is a prefecture or a county, as far as the text shows it."""
    cues = load_cues()
    if "中级" in organ:
        return "prefecture"
    above, below = len(cues.prefecture.findall(text)), len(cues.county.findall(text))
    if above >= 2 and above >= below:
        return "prefecture"
    if below and below > above:
        return "county"
    return "prefecture" if above and not below else None


def _contradicts(shown: str, text: str) -> bool:
    """Tell whether the text shows a level strongly enough to overrule the gazetteer."""
    cues = load_cues()
    signs = len(cues.prefecture.findall(text)) - len(cues.county.findall(text))
    return signs >= 2 if shown == "prefecture" else signs <= -4


def _level_of_speaker(organ: str, text: str) -> str | None:
    """Return the level of an organ printed without a place, from how the text names it.

    The text must name it twice with the same unit, and with that more often than with others.
    """
    end = re.escape(organ[:5])
    units = re.findall(rf"(省|自治区|市|州|县|区|旗)(?:[一二三四五六七八九十xX]+届)?\s?{end}", text)
    if not units:
        return None
    best = max(sorted(set(units)), key=units.count)
    if units.count(best) < 2 or units.count(best) * 2 <= len(units):
        return None
    return _level_of_city(organ, text) if best == "市" else _LEVELS[best]
