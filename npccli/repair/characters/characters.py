r"""Replace characters that an extractor put in place of ordinary ones, and drop invisible ones.

What it will not touch: Chinese punctuation, special spaces, ① ㎡ ℃ and the like,
full-width marks such as （ or ＋, emoji joiners. It never normalises the whole text.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "⼈⼤代表\u200b２８名，㎡①（一）"
    >>> apply_edits(text, find_characters(text))
    '人大代表28名，㎡①（一）'
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from npccli.data_files import data_lines
from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit
from npccli.traditional import is_simplified

_INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_HYPHEN = "\x02\ufffe"
"""What PDFium gives for a hyphen at the end of a line; what comes next stands right behind it."""

_DOOR = "⼾"
"""The only Kangxi radical that Unicode maps to 戶 while fonts of simplified characters show 户."""

_BREAKS = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"

_SUSPECT = lazy_pattern(
    r"(?P<breaks>\r(?!\n)|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029])"
    # Between small letters it most likely cuts a word; elsewhere, as in Wi-Fi, it is part of one.
    f"|(?P<hyphen>(?<=[0-9A-Za-z])[{_HYPHEN}](?=\n?[0-9A-Z])"
    f"|(?<=[0-9A-Z])[{_HYPHEN}](?=\n?[0-9A-Za-z]))"
    f"|(?P<invisible>[{_INVISIBLE}{_CONTROL}\ufffe]+|(?<![\\U0001f000-\\U0001faff\\ufe0f])\u200d)"
    "|(?P<radical>[\u2e80-\u2fd5])"
    "|(?P<compatibility>[\uf900-\ufad9])"
    "|(?P<wide>[０-９Ａ-Ｚａ-ｚ]+(?:[．，][０-９Ａ-Ｚａ-ｚ]+)*％?)"
    "|(?P<zero>[○◯]+(?=[一二三四五六七八九])|(?<=[一二三四五六七八九零〇])[○◯]+"
    "|(?<=[一二]) ?[0OＯ](?=[0OＯ一二三四五六七八九〇○][一二三四五六七八九0〇○]年)"
    "|(?<=[一二][0OＯ〇○])[0OＯ](?=[一二三四五六七八九]年))"
)
_STRANGE = lazy_pattern(
    f"[\r{_BREAKS}{_INVISIBLE}{_CONTROL}\ufffe\u200d\u2e80-\u2fd5\uf900-\ufad9０-９Ａ-Ｚａ-ｚ○◯]"
)
_BEFORE_ZERO = lazy_pattern("[一二](?= ?[0OＯ]|[〇○][0OＯ])")
_ZEROS = tuple(
    (zero, lazy_pattern(rf"{zero}(?:(?<=[一二]{zero})|(?<=[一二][ 〇○]{zero}))")) for zero in "0OＯ"
)
# What _BEFORE_ZERO finds stands before one of these, which are found much faster.
# Whatever _SUSPECT finds begins with one of the first, or at most one behind one of the others.

_WIDE_TO_NARROW = {0xFF01 + step: 0x21 + step for step in range(94)}
_WHY = {
    "breaks": "a line end of another kind",
    "hyphen": "a hyphen at the end of a line",
    "invisible": "an invisible character",
    "radical": "a radical in place of its character",
    "compatibility": "a compatibility ideograph",
    "wide": "full-width letters or digits",
    "zero": "a circle or letter in place of 〇",
}


def find_characters(text: str) -> list[Edit]:
    """Return the edits that make the characters of `text` ordinary."""
    edits = []
    end = 0
    simplified = _DOOR in text and is_simplified(text)
    for place in _suspect_places(text):
        match = _SUSPECT.match(text, place) if place >= end else None
        if match is None:
            continue
        end = match.end()
        kind = match.lastgroup or ""
        before = match.group()
        after = "户" if before == _DOOR and simplified else _ordinary(kind, before, text, match)
        if after != before:
            edits.append(Edit(match.start(), match.end(), after, _WHY[kind]))
    return edits


def _suspect_places(text: str) -> list[int]:
    """Return where something may stand that is not ordinary, in order."""
    places = [match.start() for match in _STRANGE.finditer(text)]
    has_zero = any(sign in text and pattern.search(text) for sign, pattern in _ZEROS)
    behind = [match.end() for match in _BEFORE_ZERO.finditer(text)] if has_zero else []
    return sorted({*places, *behind, *(place + 1 for place in behind)}) if behind else places


def normalise_line_ends(text: str) -> list[Edit]:
    r"""Return the edits that turn \r\n into \n."""
    if "\r\n" not in text:
        return []
    return [
        Edit(match.start(), match.end(), "\n", "a Windows line end")
        for match in re.finditer("\r\n", text)
    ]


def _ordinary(kind: str, before: str, text: str, match: re.Match[str]) -> str:
    if kind == "breaks":
        at_line_edge = (
            match.start() == 0
            or text[match.start() - 1] == "\n"
            or text[match.end() : match.end() + 1] in ("\n", "")
        )
        return "" if before == "\x0c" and at_line_edge else "\n"
    if kind == "invisible":
        return ""
    if kind == "hyphen":
        return "-"
    if kind == "radical":
        return _radicals().get(before) or unicodedata.normalize("NFKC", before)
    if kind == "compatibility":
        return unicodedata.normalize("NFKC", before)
    if kind == "zero":
        return "〇" * len(before)
    return before.translate(_WIDE_TO_NARROW)


@cache
def _radicals() -> dict[str, str]:
    pairs = (line.split("\t") for line in data_lines("radicals.tsv"))
    return dict(pairs)
