"""Find the headings that run into their paragraph: `加强能力建设。…`, `以…坚定——…`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from npccli.lazy import lazy_pattern
from npccli.segment.cues import load_cues
from npccli.segment.numbering import parse_numbering
from npccli.segment.shapes import han_count, has_han

_DASH_MARK = r"——|──|—|――"
DASH_ITEM = lazy_pattern(rf"^(?:{_DASH_MARK})\s*")
"""The dash that a paragraph opens with as an item of a list."""

_PHRASE = lazy_pattern(
    r"([^。！？；：…\n]{3}(?:[^。！？；：…\n—─―]++|─(?!─)|―(?!―))*+)" rf"(。|：|{_DASH_MARK})(?=.)"
)
_LONGEST_PHRASE = 64
_FIRST_CLAUSE = lazy_pattern(r"^([^，。；：！？]{3,16})(，)(?=.)")
_QUOTED = lazy_pattern(r"^（|^[“‘](?![^”’]{1,12}[”’][^”’，]{4})")
_SHORTEST_REST = 18
"""So many characters of text are the fewest behind a run-in heading."""

_LONGEST = 36
"""So many Han characters are the most in one without a number."""

_ACCEPT = 2.45
"""The points from which a phrase is a heading: those of its own form, and of those built alike."""

_FEWEST_IN_A_ROW = 3
_LONGEST_IN_A_ROW = 16


@dataclass(frozen=True, slots=True)
class RunIn:
    """A heading at the start of a paragraph: its text, the sign after it, the rest."""

    heading: str
    mark: str
    rest: str
    form: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A possible run-in heading, with the score of its own form."""

    run_in: RunIn
    han: int
    score: float


def opening_phrase(text: str) -> str:
    """Return the short phrase that a paragraph opens with, or an empty string.

    >>> opening_phrase("加强能力建设。举办培训班五期，提高履职能力和服务群众的水平。")
    '加强能力建设'
    >>> opening_phrase("会议听取了报告。")
    ''
    """
    candidate = _candidate(text)
    return candidate.run_in.heading if candidate and candidate.score > 0 else ""


def phrases_match(first: str, second: str) -> bool:
    """Tell whether two opening phrases are built alike."""
    if not first or not second:
        return False
    return _likeness(first, second) >= 2


def _likeness(first: str, second: str) -> int:
    """Return how many signs of parallel building two phrases share."""
    same_length = abs(han_count(first) - han_count(second)) <= 1
    return (
        same_length
        + 2 * (first[:2] == second[:2])
        + (first[:1] == second[:1])
        + 2 * (first[-2:] == second[-2:])
        + (
            [len(part) for part in re.split("[，、]", first)]
            == [len(part) for part in re.split("[，、]", second)]
        )
        + (first.count("，") == second.count("，") > 0)
    )


def phrase_headings(paragraphs: list[str]) -> list[RunIn | None]:
    """Return the heading that runs into each paragraph of one section, or None.

    A phrase is a heading when its form says so (a topic phrase: a verb and its topic, no
    subject, no time, no figures) or when phrases built alike open other paragraphs of
    the section. A rhetorical opening, a short sentence of the text, a quotation and
    一是/二是 items are no headings.
    """
    candidates = [_candidate(text) for text in paragraphs]
    dashes = _dash_items(paragraphs)
    supports = _supports(candidates)
    return [
        dashes[index] or _accepted(candidate, supports[index])
        for index, candidate in enumerate(candidates)
    ]


def own_heading(text: str) -> RunIn | None:
    """Return the heading that one paragraph opens with, when its own form says so."""
    return _accepted(_candidate(text), 0.0)


def _accepted(candidate: _Candidate | None, support: float) -> RunIn | None:
    """Return the run-in of a candidate whose form and siblings suffice."""
    if candidate is None or candidate.score + support < _ACCEPT:
        return None
    return candidate.run_in


def _candidate(text: str) -> _Candidate | None:
    """Return the phrase that a paragraph opens with, when it could be a heading."""
    head = text[:96].lstrip()
    if DASH_ITEM.match(head):
        return None
    numbering = parse_numbering(head)
    label, body = (numbering.label, numbering.rest) if numbering else ("", head)
    found = _opening(body)
    if found is None or len(text) - len(label) - found.end() < _SHORTEST_REST:
        return None
    phrase, mark = found.groups()
    han = han_count(phrase)
    longest = 40 if numbering else _LONGEST
    if not 4 <= han <= longest or (mark == "：" and han > 14):
        return None
    start = len(label) + found.end()
    rest = text.lstrip()[start:].lstrip()
    run_in = RunIn(label + phrase, mark, rest, "numbered" if numbering else "run_in")
    return _Candidate(run_in, han, _form_score(phrase, mark, rest, han, bool(numbering)))


def _opening(text: str) -> re.Match[str] | None:
    """Return the first phrase of a text and the sign behind it, if it is not too long."""
    found = _PHRASE.match(text)
    return found if found and found.end(1) <= _LONGEST_PHRASE else None


def _form_score(phrase: str, mark: str, rest: str, han: int, numbered: bool) -> float:
    """Return how much a phrase looks like a heading by itself."""
    cues = load_cues()
    if numbered:
        return 3.0
    score = 0.0
    if cues.topic_refusal.search(phrase) or _QUOTED.match(phrase):
        score -= 3.0
    if mark == "：" and re.search("[了着过]|指出|强调|认为|提出|如下|要求|介绍", phrase):
        score -= 3.0
    verb = cues.topic_verb.match(phrase)
    noun = cues.topic_noun.search(phrase.rstrip("”’"))
    score += 1.2 if verb else -0.2
    score += 1.0 if noun else 0.0
    score += 0.7 if 5 <= han <= 14 else 0.3 if han <= 18 else -0.8 if han <= 26 else -1.8
    clauses = re.split("，", phrase)
    if len(clauses) == 2 and not noun:
        score -= 0.3
    if len(clauses) > 2:
        score -= 0.8
    if mark.startswith(("—", "─", "―")):
        score += 0.6
    if mark == "：":
        score -= 0.6
    if not has_han(rest, 30):
        score -= 0.4
    return score


def _supports(candidates: list[_Candidate | None]) -> list[float]:
    """Return how much the phrases of the other paragraphs speak for each candidate."""
    present = [(i, c) for i, c in enumerate(candidates) if c is not None]
    supports = [0.0] * len(candidates)
    if len(present) < 2:
        return supports
    keys: Counter[tuple[str, str]] = Counter()
    own: dict[int, list[tuple[str, str]]] = {}
    for index, candidate in present:
        phrase = candidate.run_in.heading
        own[index] = [
            ("open", phrase[:2]),
            ("close", phrase[-2:]),
            ("shape", _clause_shape(phrase)),
            ("first", phrase[:1]),
        ]
        keys.update(own[index])
    good = sum(c.score >= 1.5 for _, c in present)
    rows = _rows(candidates)
    share = len(present) / len(candidates)
    marks = Counter(c.run_in.mark for _, c in present)
    for index, candidate in present:
        alike = [min(keys[key] - 1, 3) for key in own[index]]
        support = 0.7 * alike[0] + 0.6 * alike[1] + 0.5 * alike[2]
        support += 0.35 * alike[3] if not alike[0] and alike[2] else 0.0
        others = good - (candidate.score >= 1.5)
        support += 0.45 * min(others, 3) if marks[candidate.run_in.mark] > 1 else 0.0
        support += 0.4 if share >= 0.6 and len(present) >= 3 else 0.0
        support += 1.6 if index in rows else 0.0
        support += 1.5 if alike[2] >= 2 and candidate.score > 0 and "," in own[index][2][1] else 0.0
        supports[index] = min(support, 3.6 if alike[0] == 3 else 3.0)
    return supports


def _rows(candidates: list[_Candidate | None]) -> set[int]:
    """Return the paragraphs in a row that all open with a short sentence of one clause."""
    short = [
        c is not None
        and c.score > 0
        and c.run_in.mark == "。"
        and "，" not in c.run_in.heading
        and c.han <= _LONGEST_IN_A_ROW
        for c in candidates
    ]
    rows: set[int] = set()
    start = 0
    for index in range(len(short) + 1):
        if index < len(short) and short[index]:
            continue
        if index - start >= _FEWEST_IN_A_ROW:
            rows.update(range(start, index))
        start = index + 1
    return rows


def _clause_shape(phrase: str) -> str:
    """Return the lengths of the clauses of a phrase, as a key for comparison."""
    return ",".join(str(han_count(clause)) for clause in re.split("[，、]", phrase))


def _dash_items(paragraphs: list[str]) -> list[RunIn | None]:
    """Return the headings of the paragraphs that open with a dash.

    Items of one list are cut at the same sign: at the first stop when every first
    sentence is short, else after the first clause.
    """
    items: list[RunIn | None] = [None] * len(paragraphs)
    dashed = [(i, text) for i, text in enumerate(paragraphs) if DASH_ITEM.match(text)]
    bodies = [(i, DASH_ITEM.sub("", text)) for i, text in dashed]
    sentences = [_opening(body) for _, body in bodies]
    whole = all(found and 3 <= han_count(found[1]) <= 30 for found in sentences)
    for (index, body), sentence in zip(bodies, sentences, strict=True):
        found = sentence if whole else _FIRST_CLAUSE.match(body) or sentence
        if found is None or len(body) - found.end() < 8:
            continue
        items[index] = RunIn(found[1], found[2], body[found.end() :].lstrip(), "dash")
    return items
