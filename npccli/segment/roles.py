"""Give sections a role, so that they can be compared between reports."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from npccli.segment.cues import any_of, read_data

_BODY_SHARE = 4.0
_PRIOR = 1.0


@dataclass(frozen=True, slots=True)
class RoleSet:
    """Words with weights for each role; `pattern` finds the words in a text."""

    name: str
    roles: tuple[str, ...]
    weights: dict[str, tuple[tuple[str, float], ...]]
    pattern: re.Pattern[str]
    heading_weight: float


def parse_role_set(text: str) -> RoleSet:
    r"""Return the role set that a TOML text describes.

    >>> roles = parse_role_set('name = "x"\n[roles.supervision]\n"监督" = 2.0')
    >>> roles.roles
    ('supervision',)
    """
    data: dict[str, Any] = tomllib.loads(text)
    words: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for role, entries in data["roles"].items():
        for word, weight in entries.items():
            words[word].append((role, float(weight)))
    return RoleSet(
        name=str(data["name"]),
        roles=tuple(data["roles"]),
        weights={word: tuple(pairs) for word, pairs in words.items()},
        pattern=re.compile(any_of(list(words)) or r"(?!)"),
        heading_weight=float(data.get("heading_weight", 3.0)),
    )


@cache
def built_in_role_set(name: str) -> RoleSet:
    """Return a role set of the package: `npc` or `gwr`."""
    return parse_role_set(read_data(f"roles_{name}.toml"))


def read_role_set(path: Path) -> RoleSet:
    """Return the role set in a user's TOML file."""
    return parse_role_set(path.read_text(encoding="utf-8"))


def word_scores(text: str, role_set: RoleSet) -> dict[str, float]:
    """Return the summed weights of the role words in a text."""
    scores: dict[str, float] = dict.fromkeys(role_set.roles, 0.0)
    for word in role_set.pattern.findall(text):
        for role, weight in role_set.weights[word]:
            scores[role] += weight
    return scores


def role_scores(heading: str, body: str, role_set: RoleSet) -> dict[str, float]:
    """Return a score for each role; words of the heading weigh more than the body's."""
    in_heading = word_scores(heading, role_set)
    in_body = word_scores(body, role_set)
    total = sum(in_body.values())
    return {
        role: in_heading[role] * role_set.heading_weight
        + (_BODY_SHARE * in_body[role] / total * min(1.0, total / 4.0) if total else 0.0)
        for role in role_set.roles
    }


def assign_role(heading: str, body: str, role_set: RoleSet) -> tuple[str, float]:
    """Return the role of a section and the confidence in it, from 0 to 1.

    Without any role word the role is `other`.

        >>> assign_role("做实代表工作", "收到代表建议5件。", built_in_role_set("npc"))[0]
        'deputies'
        >>> assign_role("天气", "今天有雨。", built_in_role_set("npc"))
        ('other', 0.5)
    """
    scores = role_scores(heading, body, role_set)
    best = max(role_set.roles, key=lambda role: scores[role])
    if scores[best] <= 0.3:
        return "other", 0.5
    return best, round(scores[best] / (sum(scores.values()) + _PRIOR), 2)
