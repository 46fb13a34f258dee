"""China's administrative divisions: which one a name means, by its parents and its text.

The list is that of `npccli.gazetteer`; it is read when the first name is looked up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from npccli.alternatives import any_of
from npccli.data_files import data_lines
from npccli.gazetteer import Division, listed_divisions
from npccli.lazy import lazy_pattern

_UNIT = lazy_pattern(
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|省|市|州|盟|县|区|旗)$"
)
_CONTEXT = 6000
"""So many characters of a report are searched for the divisions above a place."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The divisions by code, and by every name that is used for them."""

    by_code: dict[str, Division]
    by_name: dict[str, tuple[Division, ...]]


@cache
def _autonomous() -> re.Pattern[str]:
    return re.compile(rf"^(.{{2,}}?)(?:{any_of(data_lines('peoples.txt'))})*自治([区州县旗])$")


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer of the package.

    >>> [d.code for d in load_gazetteer().by_name["恩施州"]]
    ['422800']
    """
    by_code: dict[str, Division] = {}
    by_name: dict[str, list[Division]] = {}
    for division in listed_divisions():
        if not division.former or division.code not in by_code:
            by_code[division.code] = division
        name, level = division.name, division.level
        by_name.setdefault(name, []).append(division)
        if level == "province" or "自治" in name:
            for alias in {*_aliases(name, level)} - {name}:
                by_name.setdefault(alias, []).append(division)
    return Gazetteer(by_code, {name: tuple(found) for name, found in by_name.items()})


def _aliases(name: str, level: str) -> list[str]:
    """Return the shorter names of a division that stand for it without ambiguity of kind."""
    autonomous = _autonomous().match(name)
    if autonomous:
        stem, unit = autonomous.groups()
        return [stem if unit == "区" else stem + unit]
    return [short_name(name)] if level == "province" else []


def short_name(name: str) -> str:
    """Return a name without its unit, if two characters are left; else the name.

    >>> [short_name(n) for n in ("黄石市", "宁夏回族自治区", "横县")]
    ['黄石', '宁夏', '横县']
    """
    autonomous = _autonomous().match(name)
    if autonomous:
        return autonomous[1]
    stem = _UNIT.sub("", name)
    return stem if len(stem) >= 2 else name


def split_place(place: str) -> list[str]:
    """Return the names that a place is put together from, the largest first.

    A name that is not in the gazetteer is cut at its unit (省, 市, 县 …).

        >>> split_place("江苏省南京市鼓楼区")
        ['江苏省', '南京市', '鼓楼区']
        >>> split_place("西宁市城中区")
        ['西宁市', '城中区']
    """
    names = load_gazetteer().by_name
    parts: list[str] = []
    rest = place
    while rest:
        ends = [end for end in range(len(rest), 1, -1) if rest[:end] in names]
        known = next((end for end in ends if _closes(rest, end)), None)
        if known is None:
            found = re.match(r".{2,}?(?:街道|[省市州盟县区旗镇乡])(?!治)", rest)
            known = found.end() if found else len(rest)
        parts.append(rest[:known])
        rest = rest[known:]
    return parts


def _closes(text: str, end: int) -> bool:
    """Tell whether a name may end here: what follows is nothing or a name of its own."""
    return end == len(text) or not re.match(r"[省市州盟县区旗镇乡]", text[end:])


def resolve_division(place: str, context: str) -> tuple[Division | None, str | None]:
    """Return the division that a place name means, and the level if that alone is sure.

    Parents named in `place` itself decide first, then the parents, and the divisions
    below, that `context` mentions. A name that several divisions bear and that nothing
    decides has no division; it keeps its level when they all share it.

        >>> resolve_division("南京市鼓楼区", "")[0].code
        '320106'
        >>> resolve_division("鼓楼区", "")
        (None, 'county')
        >>> resolve_division("鼓楼区", "开封市委要求，鼓楼区要走在前列。")[0].code
        '410204'
    """
    gazetteer = load_gazetteer()
    parts = split_place(place)
    if not parts:
        return None, None
    candidates = list(gazetteer.by_name.get(parts[-1], ()))
    for parent in parts[:-1]:
        codes = {division.code for division in gazetteer.by_name.get(parent, ())}
        if not codes:
            return None, None  # a place below an unknown one is not that in the gazetteer
        candidates = [c for c in candidates if codes & set(_ancestors(c, gazetteer))]
    current = [c for c in candidates if not c.former] or candidates
    if len(current) == 1:
        return current[0], current[0].level
    if not current:
        return None, None
    levels = {c.level for c in current}
    level = levels.pop() if len(levels) == 1 else None
    text = context[:_CONTEXT] + context[-1500:]
    scored = sorted(((_mentions(c, text, gazetteer), c.code) for c in current), reverse=True)
    if scored[0][0] > 0 and scored[0][0] >= 2 * scored[1][0]:
        chosen = gazetteer.by_code[scored[0][1]]
        return chosen, chosen.level
    return None, level


def _ancestors(division: Division, gazetteer: Gazetteer) -> list[str]:
    """Return the codes of the divisions above, the nearest first."""
    codes: list[str] = []
    code = division.parent
    while code:
        codes.append(code)
        above = gazetteer.by_code.get(code)
        code = above.parent if above else ""
    return codes


def _mentions(division: Division, text: str, gazetteer: Gazetteer) -> int:
    """Return how often a text names the divisions above this one."""
    above = [gazetteer.by_code[code] for code in _ancestors(division, gazetteer)]
    return sum(text.count(short_name(parent.name)) for parent in above)
