"""The codebook: which wordings stand for one indicator that can be compared."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import add
from pathlib import Path
from typing import Any

from npccli.data_files import data_text
from npccli.errors import UsageError
from npccli.user_files import decode_user_file, parse_user_toml, read_user_file

BUILT_IN = "figure_codebook.toml"
_FORM = 'a codebook reads: ["NAME"] with lines such as wordings = ["党组会议"] below it'
_MOST_KNOWN = 20_000
"""Of so many wordings it is remembered which indicators fit; a corpus says the same ones again."""

_Wording = tuple[str, str, str]
"""The noun, the verb and the unit of a figure."""

_Fit = tuple[int, str, tuple[str, ...]]
"""How well an indicator fits, its name, and the words of which the sentence must hold one."""

_FIELDS = {"role", "units", "wordings", "actions", "context", "not", "label"}


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of a codebook.

    A figure is it when its noun has one of `wordings` in it and none of `excluded`, when
    its unit is among `units`, its verb among `actions` and its sentence has one of
    `context`; an empty list asks for nothing. `label` is a name in English.
    """

    name: str
    role: str | None
    units: tuple[str, ...]
    wordings: tuple[str, ...]
    actions: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Codebook:
    """The indicators in the order in which they were written."""

    indicators: tuple[Indicator, ...]
    _by_opening: dict[str, tuple[int, ...]] = field(init=False, repr=False, compare=False)
    _known: dict[_Wording, tuple[_Fit, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Note which indicators have a wording with an opening: its first two characters."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, entry in enumerate(self.indicators):
            for opening in {word[:2] for word in entry.wordings}:
                found[opening].append(at)
        object.__setattr__(self, "_by_opening", {key: tuple(at) for key, at in found.items()})

    def canonical(
        self, indicator: str, action: str | None, unit: str | None, sentence: str
    ) -> str | None:
        """Return the name that the codebook has for a figure, or None.

        The longest wording wins; of equal ones the indicator that stands first.
        """
        wording = indicator, action or "", unit or ""
        fits = self._known.get(wording)
        if fits is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            fits = self._known[wording] = self._fits(*wording)
        best, longest = None, 0
        for size, name, context in fits:
            if size > longest and (not context or _holds_one(sentence, context)):
                best, longest = name, size
        return best

    def _fits(self, noun: str, action: str, unit: str) -> tuple[_Fit, ...]:
        """Return the indicators that a figure with these words may be, in their order."""
        whole = action + noun
        by_opening = self._by_opening
        places = {
            place
            for opening in {"", *whole, *map(add, whole, whole[1:])} & by_opening.keys()
            for place in by_opening[opening]
        }
        entries = [self.indicators[place] for place in sorted(places)]
        sizes = [_fits(entry, noun, action, unit) for entry in entries]
        return tuple(
            (size, entry.name, entry.context)
            for size, entry in zip(sizes, entries, strict=True)
            if size
        )


def _fits(entry: Indicator, noun: str, action: str, unit: str) -> int:
    """Return how well an indicator fits these words, 0 where it does not; see `canonical`."""
    if entry.units and unit not in entry.units:
        return 0
    if entry.actions and not any(verb in action for verb in entry.actions):
        return 0
    if any(word in noun for word in entry.excluded):
        return 0
    whole = action + noun
    # An action or a context that is asked for makes the match surer than the wording alone.
    surer = 100 * bool(entry.actions) + 50 * bool(entry.context)
    return max(
        (len(word) * 4 + surer for word in entry.wordings if word in noun or word in whole),
        default=0,
    )


@lru_cache(maxsize=256)
def _holds_one(sentence: str, words: tuple[str, ...]) -> bool:
    """Tell whether one of the words is in a sentence, which is asked for each of its figures."""
    return any(word in sentence for word in words)


def load_codebook(path: str | Path | None = None) -> Codebook:
    """Return the built-in codebook, extended or replaced by a TOML file.

    The file has a table for each indicator, by its name; a name of the built-in codebook
    is replaced. With `replace = true` at its top the built-in codebook is not used.
    Raises UsageError for a file that is no codebook.
    """
    built_in = _parse(data_text(BUILT_IN), BUILT_IN)[1]
    if path is None:
        return Codebook(built_in)
    text = decode_user_file(read_user_file(path, "codebook", _FORM), str(path))
    alone, own = _parse(text, str(path))
    if alone:
        return Codebook(own)
    names = {entry.name for entry in own}
    return Codebook(own + tuple(entry for entry in built_in if entry.name not in names))


def _parse(text: str, where: str) -> tuple[bool, tuple[Indicator, ...]]:
    raw = parse_user_toml(text, where, _FORM)
    alone = raw.pop("replace", False)
    if not isinstance(alone, bool):
        raise UsageError(f"{where}: replace is true or false")
    return alone, tuple(_indicator(name, value, where) for name, value in raw.items())


def _indicator(name: str, value: Any, where: str) -> Indicator:
    place = f"{where}: indicator {name}"
    if not isinstance(value, dict):
        raise UsageError(f"{place}: not a table", _FORM)
    unknown = sorted(set(value) - _FIELDS)
    if unknown:
        raise UsageError(
            f"{place}: unknown field {unknown[0]}", f"known: {', '.join(sorted(_FIELDS))}"
        )
    entry = Indicator(
        name,
        _text(value, "role", place) or None,
        _texts(value, "units", place),
        _texts(value, "wordings", place),
        _texts(value, "actions", place),
        _texts(value, "context", place),
        _texts(value, "not", place),
        _text(value, "label", place),
    )
    return entry if entry.wordings else replace(entry, wordings=(name,))


def _text(value: dict[str, Any], field: str, place: str) -> str:
    found = value.get(field, "")
    if not isinstance(found, str):
        raise UsageError(f"{place}: field {field}: not a text", "put it in quotes")
    return found


def _texts(value: dict[str, Any], field: str, place: str) -> tuple[str, ...]:
    found = value.get(field, [])
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise UsageError(f"{place}: field {field}: not a list of texts", 'write ["…", "…"]')
    return tuple(found)
