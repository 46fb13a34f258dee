"""The word lists of the segmentation, read once from the data file and compiled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from npccli.alternatives import any_of
from npccli.data_files import data_text
from npccli.lazy import han_pattern, lazy_pattern

_HAN = r"[\u4e00-\u9fff]"
_FIRST_TEXTS = 3
_FIRST_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Cues:
    """The compiled word lists of `segment_cues.toml`."""

    title_noun: re.Pattern[str]
    title_about: re.Pattern[str]
    organ: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    collection: re.Pattern[str]
    unfinished: re.Pattern[str]
    furniture: re.Pattern[str]
    back: re.Pattern[str]
    minutes: re.Pattern[str]
    not_names: frozenset[str]
    top_headings: frozenset[str]
    top_pattern: re.Pattern[str]
    glossary: frozenset[str]
    glossary_pattern: re.Pattern[str]
    appendix_pattern: re.Pattern[str]
    offices: tuple[str, ...]
    office_and_name: re.Pattern[str]
    speaker: re.Pattern[str]
    bare_office: re.Pattern[str]
    office: re.Pattern[str]
    session_and_speaker: re.Pattern[str]
    speaker_in_session: re.Pattern[str]
    prefaces: frozenset[str]
    spoken: tuple[tuple[str, re.Pattern[str]], ...]
    matters: tuple[tuple[str, re.Pattern[str]], ...]
    lead_strong: re.Pattern[str]
    lead_weak: re.Pattern[str]
    closing_strong: re.Pattern[str]
    closing_weak: re.Pattern[str]
    topic_verb: re.Pattern[str]
    topic_noun: re.Pattern[str]
    topic_refusal: re.Pattern[str]
    prefecture: re.Pattern[str]
    county: re.Pattern[str]


@cache
def load_cues() -> Cues:
    """Return the cues that come with the package."""
    data = tomllib.loads(data_text("segment_cues.toml"))
    title, topic, furniture = data["title"], data["topic"], data["furniture"]
    office = f"(?:{any_of(data['speaker']['offices'])})"
    minutes = "|".join(r"\s*".join(word) for word in furniture["minutes"])
    end = r"(?:和\d{4}年[\u4e00-\u9fff]{2,8})?\s*(?:[（(][^（）()]{1,12}[）)])?$"
    return Cues(
        title_noun=han_pattern(f"(?:{any_of(title['nouns'])}){end}"),
        title_about=han_pattern(title["about"]),
        organ=lazy_pattern(any_of(title["organs"])),
        kinds=tuple((kind, lazy_pattern(signs)) for kind, signs in data["kinds"].items()),
        collection=lazy_pattern(any_of(title["collection"])),
        unfinished=lazy_pattern(f"(?:{any_of(title['unfinished'])})$"),
        back=lazy_pattern(rf"[（(【]?(?:{any_of(furniture['back'])})"),
        furniture=lazy_pattern(rf"[（(【]?(?:{any_of(furniture['openings'])})\s*[：:]"),
        minutes=lazy_pattern(rf"(?:{minutes})\s*[：:]"),
        not_names=frozenset(furniture["not_names"]),
        top_headings=frozenset(furniture["top_headings"]),
        top_pattern=lazy_pattern("|".join(furniture["top_patterns"])),
        glossary=frozenset(furniture["glossary"]),
        glossary_pattern=lazy_pattern(furniture["glossary_pattern"]),
        appendix_pattern=lazy_pattern(furniture["appendix_pattern"]),
        offices=tuple(data["speaker"]["offices"]),
        office_and_name=han_pattern(
            rf"{office}\s*(?:{_HAN}(?:\s*{_HAN}){{1,3}}|{_HAN}{{1,6}}(?:·{_HAN}{{1,6}})+|[xX×*]{{2,3}})$"
        ),
        speaker=han_pattern(
            rf"^{_HAN}{{0,24}}{office}\s+(?:[\u4e00-\u9fff·]{{1,4}}|{_HAN}\s+{_HAN})$"
        ),
        bare_office=han_pattern(rf"^[\u4e00-\u9fff\s]{{0,24}}{office}$"),
        office=han_pattern(rf"{_HAN}{{2,24}}(?:{any_of(data['speaker']['reporting'])})$"),
        session_and_speaker=han_pattern(
            r"((?:[—–―－─━-]{1,3})?\s*[\d〇○零一二三四五六七八九]{4}年[^，。；]{2,10}日在[^，。；]{4,36}"
            rf"次(?:全体)?会议上)\s*({_HAN}{{0,24}}{office}\s*{_HAN}(?:\s*(?:{_HAN}|·)){{1,9}})"
        ),
        speaker_in_session=han_pattern(
            rf"[—–―─━（(\s-]{{0,4}}[\d〇○零一二三四五六七八九]{{4}}年[^，。；]{{2,8}}日\s*({_HAN}{{0,24}}{office}"
            rf"\s*{_HAN}{{2,4}}?)\s*在[^，。；]{{4,36}}(?:会议|大会)上(?:所?作?的?(?:工作)?报告)?[）)]?"
        ),
        prefaces=frozenset(data["furniture"]["prefaces"]),
        spoken=tuple(
            (kind, lazy_pattern(data["spoken"]["sentence"].replace("ORGAN", organ)))
            for kind, organ in data["spoken"]["organs"].items()
        ),
        matters=tuple(
            (kind, lazy_pattern(data["spoken"]["of_matter"].replace("MATTER", matter)))
            for kind, matter in data["spoken"]["matters"].items()
        ),
        lead_strong=lazy_pattern("|".join(data["lead"]["strong"])),
        lead_weak=lazy_pattern("|".join(data["lead"]["weak"])),
        closing_strong=lazy_pattern("|".join(data["closing"]["strong"])),
        closing_weak=lazy_pattern("|".join(data["closing"]["weak"])),
        topic_verb=lazy_pattern(any_of(topic["verbs"])),
        topic_noun=lazy_pattern(f"(?:{any_of(topic['nouns'])})$"),
        topic_refusal=lazy_pattern("|".join(topic["refusals"])),
        prefecture=lazy_pattern("|".join(data["level"]["prefecture"])),
        county=lazy_pattern("|".join(data["level"]["county"])),
    )


def has_office(text: str) -> bool:
    """Tell whether a line names an office, as those do that say who gives a report."""
    return any(office in text for office in load_cues().offices)


def is_speaker(text: str) -> bool:
    """Tell whether a line ends with an office and the name of who holds it.

    >>> is_speaker("清溪县人大常委会主任 周一"), is_speaker("清溪县人大常委会")
    (True, False)
    """
    return has_office(text) and load_cues().office_and_name.search(text) is not None


def spoken_kind(texts: Sequence[str]) -> str | None:
    """Return the kind of report that the speaker names in the first paragraphs, or None.

    Only who speaks for an organ, as 我, names it; what others are said to report does not.

    >>> spoken_kind(["各位代表：", "现在，我代表县人民法院，向大会报告工作，请予审议。"])
    'court_report'
    >>> spoken_kind(["会上，县长代表县人民政府向大会报告工作。"])
    """
    for text in texts[:_FIRST_TEXTS]:
        for kind, signs in load_cues().spoken:
            if signs.search(text[:_FIRST_CHARACTERS]):
                return kind
        for kind, signs in load_cues().matters if "委托" in text else ():
            if signs.search(text[:_FIRST_CHARACTERS]):
                return kind
    return None


def is_glossary(heading: str) -> bool:
    """Tell whether a heading stands over notes and words explained, not over a report's text.

    >>> is_glossary("附件2 名词解释"), is_glossary("《政府工作报告》有关用语说明")
    (True, True)
    >>> is_glossary("关于条例草案的说明")
    False
    """
    cues = load_cues()
    heading = heading.strip("：: 【】[]（）()")
    return heading in cues.glossary or cues.glossary_pattern.search(heading) is not None


def lead_score(text: str) -> float:
    """Return how much a paragraph reads like the lead of a report, from 0 up."""
    cues, head = load_cues(), text[:400]
    strong = len(set(cues.lead_strong.findall(head)))
    return 1.5 * min(strong, 3) + 0.4 * min(len(set(cues.lead_weak.findall(head))), 4)


def closing_score(text: str, year: int | None = None) -> float:
    """Return how much a paragraph looks ahead, as the closing of a report does.

    `year` is the year reported on: the next year in the opening is a strong sign.
    """
    cues = load_cues()
    tail = text if len(text) <= 600 else text[:300] + text[-300:]
    strong = len(set(cues.closing_strong.findall(tail)))
    score = 1.5 * min(strong, 3) + 0.5 * min(len(set(cues.closing_weak.findall(tail))), 3)
    if year is not None and f"{year + 1}年" in text[:60]:
        score += 1.5
    return score
