"""The word lists of this room, read from data files once."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from npccli.alternatives import any_of, tree_of
from npccli.data_files import data_lines, data_text


def read_toml(name: str) -> dict[str, Any]:
    """Return one TOML data file of the package."""
    return tomllib.loads(data_text(name))


@dataclass(frozen=True, slots=True)
class Units:
    """The units: their kinds, the forms they stand for, and what makes one a word instead.

    `sizes` are the lengths of the units with a first character, the longest first.
    """

    kinds: dict[str, str]
    normal: dict[str, str]
    words: dict[str, str]
    sizes: dict[str, tuple[int, ...]]

    def at(self, text: str, start: int) -> str:
        """Return the longest unit that begins at `start`, or an empty string.

        A unit is none when the next character makes a word of it.

            >>> units().at("19次，", 2), units().at("3部门", 1), units().at("5家园", 1)
            ('次', '', '')
        """
        for size in self.sizes.get(text[start : start + 1], ()):
            unit = text[start : start + size]
            if unit in self.kinds:
                behind = text[start + size : start + size + 1]
                if not behind or behind not in self.words.get(unit, ""):
                    return unit
        return ""


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of figure_words.toml; see the comments there."""

    verbs: frozenset[str]
    noun_verbs: frozenset[str]
    inner: frozenset[str]
    compounds: tuple[str, ...]
    whole: frozenset[str]
    counted: frozenset[str]
    kept: frozenset[str]
    stops: frozenset[str]
    links: frozenset[str]
    changes: frozenset[str]
    openers: frozenset[str]
    facets: frozenset[str]
    planned: re.Pattern[str]
    cumulative: re.Pattern[str]
    periods: re.Pattern[str]
    approx_before: tuple[str, ...]
    approx_behind: tuple[str, ...]
    general: frozenset[str]
    specified: re.Pattern[str]
    no_openers: tuple[str, ...]
    plan_names: tuple[str, ...]
    disposed: re.Pattern[str]
    things: frozenset[str]
    finished: re.Pattern[str]
    relative: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class RefusalWords:
    """The word lists of figure_refusals.toml as they are looked for; see the comments there."""

    ordered: tuple[str, ...]
    reached: tuple[str, ...]
    rankings: re.Pattern[str]
    telephones: re.Pattern[str]
    handled: re.Pattern[str]
    meetings: re.Pattern[str]
    hotlines: re.Pattern[str]
    issued: re.Pattern[str]
    plans: re.Pattern[str]
    dimensions: re.Pattern[str]
    no_dimensions: tuple[str, ...]
    arranged: re.Pattern[str]
    sized: re.Pattern[str]
    sized_above: re.Pattern[str]
    cases: re.Pattern[str]


@cache
def units() -> Units:
    """Return the units."""
    raw = read_toml("figure_units.toml")
    kinds = {unit: kind for kind, names in raw["kinds"].items() for unit in names}
    sizes: defaultdict[str, set[int]] = defaultdict(set)
    for unit in kinds:
        sizes[unit[0]].add(len(unit))
    longest = {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}
    return Units(kinds, raw["normal"], raw["words"], longest)


@cache
def words() -> Words:
    """Return the word lists."""
    raw = {name: text.split() for name, text in read_toml("figure_words.toml").items()}
    return Words(
        verbs=frozenset(raw["verbs"]),
        noun_verbs=frozenset(raw["noun_verbs"]),
        inner=frozenset(raw["inner"]),
        compounds=tuple(raw["compounds"]),
        whole=frozenset(raw["whole"]),
        counted=frozenset(raw["counted"]),
        kept=frozenset(raw["kept"]),
        stops=frozenset(raw["stops"]),
        links=frozenset(raw["links"]),
        changes=frozenset(raw["changes"]),
        openers=frozenset(raw["openers"]),
        facets=frozenset(raw["facets"]),
        planned=pattern_of(raw["planned"]),
        cumulative=pattern_of(raw["cumulative"]),
        periods=pattern_of(raw["periods"]),
        approx_before=longest_first(raw["approx_before"]),
        approx_behind=longest_first(raw["approx_behind"]),
        general=frozenset(raw["general"]),
        specified=pattern_of(raw["specified"]),
        no_openers=tuple(raw["no_openers"]),
        plan_names=tuple(raw["plan_names"]),
        disposed=pattern_of(raw["disposed"]),
        things=frozenset(raw["things"]),
        finished=re.compile(f"[或并、]?(?:基本|已|全部|及时)?(?:{any_of(raw['finished'])})"),
        relative=re.compile(
            "[^，。；：“”《》]{0,30}?(?:"
            f"{any_of(raw['relative'])}|违反[^，。；、的]{{1,12}}|有[^，。；、的]{{1,8}})的"
        ),
    )


@cache
def refusal_words() -> RefusalWords:
    """Return the words that tell a numeral that is no figure."""
    raw = {name: text.split() for name, text in read_toml("figure_refusals.toml").items()}
    either = {name: f"(?:{any_of(names)})" for name, names in raw.items()}
    return RefusalWords(
        ordered=tuple(raw["ordered"]),
        reached=tuple(raw["reached"]),
        rankings=re.compile(either["rankings"] + "[^，。；]{0,10}$"),
        telephones=re.compile(either["telephones"] + "[^，。；]{0,6}$"),
        handled=re.compile(either["handled"] + "[^，。；]{0,6}$"),
        meetings=pattern_of(raw["meetings"]),
        hotlines=re.compile("[^，。；、]{0,6}" + either["hotlines"]),
        issued=pattern_of(raw["issued"]),
        plans=re.compile("[^，。；、]{0,2}" + either["plans"]),
        dimensions=pattern_of(raw["dimensions"]),
        no_dimensions=tuple(raw["no_dimensions"]),
        arranged=re.compile(f"[大个项种类]?(?:{either['arranged']}|[百千万]?亿?元?台阶)"),
        sized=re.compile("[^，。；、]{0,4}?" + either["sized"]),
        sized_above=re.compile("的?" + either["sized_above"]),
        cases=re.compile(
            f"[^，。；“]{{2,24}}?{either['offences']}[^，。；“]{{0,24}}?{either['cases']}"
        ),
    )


@cache
def phrases() -> re.Pattern[str]:
    """Return an expression that matches the set phrases, the longest first."""
    listed = [line.strip() for line in data_lines("figure_phrases.txt") if line.strip()]
    parts = []
    for phrase in longest_first(listed):
        if phrase.endswith("*"):
            parts.append(
                # The look behind stands last, so that the search can go by first letters.
                rf"{re.escape(phrase[:-1])}(?<!\d{re.escape(phrase[:-1])})(?=[\u4e00-\u9fff“”])(?=\D{{0,6}}(?:热线|平台|电话|专线))"
            )
        else:
            parts.append(re.escape(phrase))
    return re.compile("|".join(parts))


def longest_first(names: list[str]) -> tuple[str, ...]:
    """Return the names with the longer ones first, each once."""
    return tuple(sorted(dict.fromkeys(names), key=lambda name: (-len(name), name)))


def pattern_of(names: Iterable[str]) -> re.Pattern[str]:
    """Return an expression that matches any of the names, the longest first."""
    return re.compile(tree_of(names))
