"""Who wrote a report or gave it: the names, offices and organs that stand under a title."""

from __future__ import annotations

from npccli.lazy import han_pattern
from npccli.segment.cues import is_speaker, load_cues
from npccli.segment.fringe import is_salutation
from npccli.segment.shapes import is_person

_OFFICE = han_pattern(
    r"^[\u4e00-\u9fff]{2,24}(?:委员会|常委会|人大|政府|法院|检察院|政协|大学|学院|研究[会院室]|办公室|[委局厅]|委员|代表|书记)\s+"
)
_NAME_AND_OFFICE = han_pattern(
    r"[\u4e00-\u9fff]{2,4}[\s　]+[\u4e00-\u9fff]{0,8}(?:[省市县区州镇乡]长|主席|主任|院长)"
)
_ORGANS = ("人大常委会", "人民代表大会常务委员会", "人民政府", "人民法院", "人民检察院")
_WHOLE_ORGAN = han_pattern(
    rf"^[\u4e00-\u9fff]{{2,20}}[省市区县州盟旗镇乡](?:{'|'.join(_ORGANS)})"
    r"(?:办公[室厅]|研究室|党组|机关)?$"
)


def mark_names(texts: list[str], shapes: list[str], kinds: list[str]) -> None:
    """Mark a name under a title, and above the text, as the byline."""
    for index in range(1, len(texts)):
        if shapes[index] not in ("short", "noun") or kinds[index]:
            continue
        if kinds[index - 1] == "title" and _is_office_above_name(index, texts, shapes, kinds):
            kinds[index] = kinds[index + 1] = "byline"
            continue
        speaks = is_speaker(texts[index])
        if not (speaks or is_author(texts[index]) or reports_below(index, texts)):
            continue
        above, below = index - 1, index + 1
        while above > 0 and (kinds[above] == "other" or shapes[above] == "date"):
            above -= 1
        while below < len(texts) and kinds[below] == "other":
            below += 1
        follows = below < len(texts) and shapes[below] == "long"
        if speaks and kinds[above] == "title":
            speaks = not is_salutation(texts[below : below + 1])
        if follows and kinds[above] in (("subtitle",) if speaks else ("title", "subtitle")):
            kinds[index] = "byline"


def _is_office_above_name(
    index: int, texts: list[str], shapes: list[str], kinds: list[str]
) -> bool:
    """Tell whether a line is no more than an office, and the next one the name of who holds it."""
    below = index + 1
    if below >= len(texts) or shapes[below] != "short" or kinds[below]:
        return False
    return load_cues().bare_office.match(texts[index]) is not None and is_person(texts[below])


def reports_below(index: int, texts: list[str]) -> bool:
    """Tell whether a line names an office that reports, or a person and the office behind them.

    A salutation follows.
    """
    if "关于" in texts[index] or not is_salutation(texts[index + 1 : index + 2]):
        return False
    office = load_cues().office.match(texts[index]) or _NAME_AND_OFFICE.fullmatch(texts[index])
    return office is not None


def is_author(text: str) -> bool:
    """Tell whether a line is a name, one behind the organ that the author is of, or an organ."""
    if is_person(_OFFICE.sub("", text) if len(text.split()) > 1 else text):
        return True
    return any(organ in text for organ in _ORGANS) and _WHOLE_ORGAN.match(text) is not None
