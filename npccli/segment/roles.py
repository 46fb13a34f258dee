"""Give sections a role, so that they can be compared between reports."""

from __future__ import annotations

import math
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from npccli.alternatives import tree_of
from npccli.data_files import data_names, data_text
from npccli.errors import UsageError
from npccli.lazy import lazy_pattern
from npccli.numerals import han_number
from npccli.user_files import decode_user_file, parse_user_toml, read_user_file

_BODY_SHARE = 4.0
"""The most points that the words of the text give together; those of the heading have no limit."""

_PRIOR = 1.0
"""The points of doubt that are added to those of all roles."""

_LEAST = 0.3
"""With fewer points a section is `other`."""

_MIXED = 0.3
"""With a smaller share of the points too, where the heading says nothing."""

_SAYS = 2.0
"""The weight of heading words from which a subsection can leave the role of its section."""

_YEAR = lazy_pattern(r"(?<!\d)((?:19|20)\d{2})年|([一二][〇零○一二三四五六七八九]{3})年")

_FORM = 'a role set reads: name = "mine", then [roles.supervision] with lines such as "监督" = 2.0'


@dataclass(frozen=True, slots=True)
class RoleSet:
    """Words with weights for each role; `pattern` finds the words in a text.

    Words of the roles in `heading_only` count in headings, not in the text below.
    """

    name: str
    roles: tuple[str, ...]
    weights: dict[str, tuple[tuple[str, float], ...]]
    pattern: re.Pattern[str]
    heading_weight: float
    heading_only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One word that speaks for a role: where it stands, how often, how many points it gives."""

    role: str
    word: str
    place: str
    count: int
    points: float


def parse_role_set(text: str, name: str = "role set") -> RoleSet:
    r"""Return the role set that a TOML text describes; `name` is for error messages.

    Raises UsageError for a text that is no role set.

        >>> roles = parse_role_set('name = "x"\n[roles.supervision]\n"监督" = 2.0')
        >>> roles.roles
        ('supervision',)
    """
    data = parse_user_toml(text, name, _FORM)
    roles = data.get("roles")
    if not isinstance(roles, dict) or not roles:
        raise UsageError(f"{name}: has no [roles.NAME]", _FORM)
    words: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for role, entries in roles.items():
        if not isinstance(entries, dict):
            raise UsageError(f"{name}: roles.{role}: not a table of words", _FORM)
        for word, weight in entries.items():
            if isinstance(weight, bool) or not isinstance(weight, int | float) or not word:
                raise UsageError(
                    f"{name}: roles.{role}: the weight of {word!r} is no number", _FORM
                )
            words[word].append((role, float(weight)))
    heading_weight = data.get("heading_weight", 3.0)
    if not isinstance(heading_weight, int | float):
        raise UsageError(f"{name}: heading_weight is no number", _FORM)
    heading_only = data.get("heading_only", [])
    if not isinstance(heading_only, list) or not set(map(str, heading_only)) <= set(roles):
        raise UsageError(f"{name}: heading_only does not list roles of the set", _FORM)
    return RoleSet(
        name=str(data.get("name", name)),
        roles=tuple(roles),
        weights={word: tuple(pairs) for word, pairs in words.items()},
        pattern=lazy_pattern(tree_of(words) or r"(?!)"),
        heading_weight=float(heading_weight),
        heading_only=frozenset(heading_only),
    )


def role_set_names() -> tuple[str, ...]:
    """Return the names of the role sets of the package.

    >>> role_set_names()
    ('gwr', 'judicial', 'npc')
    """
    found = (re.fullmatch(r"roles_(\w+)\.toml", name) for name in data_names())
    return tuple(match[1] for match in found if match)


@cache
def built_in_role_set(name: str) -> RoleSet:
    """Return a role set of the package: `npc`, `gwr` or `judicial`."""
    return parse_role_set(data_text(f"roles_{name}.toml"), name)


def read_role_set(path: Path) -> RoleSet:
    """Return the role set in a user's TOML file; raise UsageError when it is none."""
    text = decode_user_file(read_user_file(path, "role set", _FORM), str(path))
    return parse_role_set(text, str(path))


def find_role_set(name: str) -> RoleSet:
    """Return a built-in role set by its name, or the one in the file of that path."""
    if name in role_set_names():
        return built_in_role_set(name)
    if not os.path.isfile(name):  # noqa: PTH113 - a name that is too long is none
        raise UsageError(
            f"no role set {name!r}",
            f"name a TOML file or one of: {', '.join(role_set_names())}",
        )
    return read_role_set(Path(name))


def count_role_words(text: str, role_set: RoleSet) -> Counter[str]:
    """Return how often each word of the role set stands in a text, in the order of the text.

    >>> count_role_words("监督工作与代表工作，监督", built_in_role_set("npc"))["监督"]
    2
    """
    return Counter(role_set.pattern.findall(text))


def word_scores(words: Mapping[str, int], role_set: RoleSet) -> dict[str, float]:
    """Return the points of role words that are counted; a word that comes again adds little."""
    scores: dict[str, float] = dict.fromkeys(role_set.roles, 0.0)
    for word, count in words.items():
        for role, weight in role_set.weights[word]:
            scores[role] += weight * (1 + math.log(count))
    return scores


def role_scores(
    heading: Mapping[str, int], body: Mapping[str, int], role_set: RoleSet
) -> dict[str, float]:
    """Return a score for each role; the words of the heading weigh more than the body's.

    Both are what `count_role_words` counted.
    """
    in_heading = word_scores(heading, role_set)
    in_body = _body_scores(body, role_set)
    scale = _body_scale(in_body)
    return {
        role: in_heading[role] * role_set.heading_weight + in_body[role] * scale
        for role in role_set.roles
    }


def role_evidence(heading: str, body: str, role_set: RoleSet) -> list[Evidence]:
    """Return the words that decide the role of a section, those with most points first.

    The points of a role add up to its score in `role_scores`.
    """
    in_heading, in_body = (count_role_words(text, role_set) for text in (heading, body))
    scale = _body_scale(_body_scores(in_body, role_set))
    found: list[Evidence] = []
    for place, words, factor in (
        ("heading", in_heading, role_set.heading_weight),
        ("text", in_body, scale),
    ):
        for word, count in words.items():
            for role, weight in role_set.weights[word]:
                if place == "text" and role in role_set.heading_only:
                    continue
                points = weight * (1 + math.log(count)) * factor
                found.append(Evidence(role, word, place, count, round(points, 2)))
    return sorted(found, key=lambda e: (-e.points, e.role, e.word, e.place))


def _body_scores(words: Mapping[str, int], role_set: RoleSet) -> dict[str, float]:
    """Return the points of role words in a text, those that count in headings only left out."""
    scores = word_scores(words, role_set)
    return scores | dict.fromkeys(role_set.heading_only, 0.0)


def _body_scale(in_body: dict[str, float]) -> float:
    """Return what one point of the text is worth: the whole text has at most `_BODY_SHARE`."""
    total = sum(in_body.values())
    return _BODY_SHARE / total * min(1.0, total / 4.0) if total else 0.0


def assign_role(heading: str, body: Mapping[str, int], role_set: RoleSet) -> tuple[str, float]:
    """Return the role of a section and the confidence in it, from 0 to 1.

    `body` is what `count_role_words` counted in the text of the section and its subsections.
    The confidence is the share of the evidence that speaks for the role, one point of
    doubt included; little evidence gives a low one. Without any role word, or where the
    heading says nothing and the text speaks for many roles alike, the role is `other`, with
    a confidence of 0.5: nothing speaks for it, nothing against it.

        >>> npc = built_in_role_set("npc")
        >>> assign_role("做实代表工作", count_role_words("收到代表建议5件。", npc), npc)[0]
        'deputies'
        >>> assign_role("天气", {}, npc)
        ('other', 0.5)
    """
    in_heading = count_role_words(heading, role_set)
    scores = role_scores(in_heading, body, role_set)
    best = max(role_set.roles, key=lambda role: scores[role])
    share = scores[best] / (sum(scores.values()) + _PRIOR)
    spoken = any(word_scores(in_heading, role_set).values())
    if scores[best] <= _LEAST or (share < _MIXED and not spoken):
        return "other", 0.5
    return best, round(share, 2)


def assign_subrole(
    heading: str, body: Mapping[str, int], role_set: RoleSet, parent: tuple[str, float]
) -> tuple[str, float]:
    """Return the role of a subsection: that of its parent, unless its heading says otherwise.

    A heading says otherwise when its own words give another role at least the weight of
    one plain word, more than they give the parent's role, and the text agrees.

        >>> npc = built_in_role_set("npc")
        >>> text = count_role_words("深入学习党的创新理论。", npc)
        >>> assign_subrole("提升政治素养", text, npc, ("self_building", 0.8))[0]
        'self_building'
        >>> text = count_role_words("开展执法检查。", npc)
        >>> assign_subrole("高质量依法监督", text, npc, ("party_leadership", 0.8))[0]
        'supervision'
    """
    own, confidence = assign_role(heading, body, role_set)
    role, certainty = parent
    if own == role:
        return role, max(confidence, round(certainty * 0.9, 2))
    in_heading = word_scores(count_role_words(heading, role_set), role_set)
    spoken = in_heading.get(own, 0.0)
    says = spoken >= _SAYS and spoken > in_heading.get(role, 0.0) and confidence >= 0.5
    if says or role == "other":
        return own, confidence
    return role, round(certainty * 0.9, 2)


def coming_year(headings: Iterable[str], year: int | None) -> int | None:
    """Return the year that plans are made for: that of the session, or the next one if named.

    A session in December looks back on its own year, and a summary of 2023 ahead to 2024.

    >>> coming_year(["2023年主要工作", "2024年主要工作"], 2023), coming_year(["回顾"], 2023)
    (2024, 2023)
    """
    if year is None:
        return None
    named = {year_of(heading) for heading in headings}
    return year + 1 if year + 1 in named else year


def year_of(heading: str) -> int | None:
    """Return the first year that a heading names.

    >>> year_of("一、一九九四年工作意见"), year_of("2024年工作"), year_of("今年工作")
    (1994, 2024, None)
    """
    found = _YEAR.search(heading)
    return han_number(found[2]) if found and found[2] else int(found[1]) if found else None


def role_by_year(heading: str, role: str, role_set: RoleSet, year: int | None) -> str:
    """Return whether a section looks back or ahead, when its heading names a year.

    `year` is that of the session: 2024年工作 is a plan in a report to the session of 2024.
    """
    named = year_of(heading)
    plan = next((name for name in ("tasks", "plans") if name in role_set.roles), None)
    if year is None or named is None or plan is None or role not in ("review", plan, "other"):
        return role
    if re.search("回顾|总结|(?:执行|完成|收支|决算)情况", heading):
        return "review"
    return plan if named >= year else "review"
