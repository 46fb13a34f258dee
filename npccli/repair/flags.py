"""Name what cannot be repaired: the lines, what they look like, what a person can do.

Nothing is changed here. Vertical text is flagged when most of the text has one character
a line; two columns are taken for merged when many lines in a row have a wide gap at one
place; glyphs are taken for shifted, and bytes for wrongly decoded, when a line holds
hardly any character of ordinary Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count, groupby

from npccli.data_files import data_lines
from npccli.lazy import lazy_pattern
from npccli.model import Flag
from npccli.repair.characters.glyph_lines import is_vertical
from npccli.repair.characters.line_numbers import find_line_numbers
from npccli.repair.edits import blank_out
from npccli.repair.lines import Surface
from npccli.repair.measure.rows import rows_among
from npccli.repair.script import HAN, display_width, holds_any, is_han, places_of

_PRIVATE = lazy_pattern("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_USUAL_BLOCKS = bytes((0x00, 0x20, 0x30, *range(0x4E, 0xA0), 0xFF))
"""The upper halves of the code points of Latin letters, marks and common Han characters."""

_REPLACED = lazy_pattern(
    "\ufffd|锟斤拷|烫烫烫|屯屯屯|锘[挎縙]|鐨[勪刺]|鍦ㄤ|涓€"
    rf"|(?<=[{HAN}])\?{{1,2}}[a-z]{{1,3}}(?![a-z])[^\x00-\x7f]|[。！][ㄅ-ㄩ](?=[{HAN}])"
)
_LOST, _FEW_LOST = "\ufffd", 0.1
_REPLACED_SIGNS = "\ufffd锟烫屯锘鐨鍦涓?"
_PHONETIC = b"\x31"
"""What one of them begins with, and the block of phonetic signs; most texts hold neither."""
_COUNTED = "年月日个件次项条名人家户位万亿%％"
_LETTER_IN_NUMBER = lazy_pattern(
    rf"(?<=\d)[OoIl](?=[\dOoIl.]*[{_COUNTED}])|(?<![A-Za-z0-9.])[OIl](?=\d[\dOoIl.]*[{_COUNTED}])"
)
"""What the recognition of a scan makes of 0 and 1: 2O25年, l5次."""

_LOST_NUMBER = lazy_pattern(
    r"(?<![\d.])(?:19|20)\d{2}(?:(?:1[0-2]|[1-9])月|\d{2,4}日|\d{2,4}(?=在))"
    rf"|(?<=[{HAN}，、；,;]) ?[%％](?=[，。、；,;])"
    r"|第(?=次会议|次會議|届人)|(?<=总值|收入|投资|达到|完成|实现)亿元(?=[，；。,;])|年月日(?=在)"
)
"""A date, share or session from which a number or its 年 fell out: 20211月12日, 增长%."""

_LOST_SIGNS = ("第次", "第届", "年月日")
_LOST_YEAR_SIGN = 5
"""So many digits at least stand before the month or day of a year without 年."""

_SHIFTED_SIGN = lazy_pattern("[\u7274-\u72a2][\u7274-\u72a2]")
_SHIFTED = lazy_pattern("[\u7280-\u72a2\u7274-\u727f]{3}|[犃-犖犗-犛]{2}")
_GAP = lazy_pattern(
    rf"(?<=[{HAN}A-Za-z0-9%，。、；：！？”’）》])(?:[ 　\t]{{2,}}|\t)"
    rf"(?=[{HAN}“‘（《，。、；：！？”’）》])"
)
_GAP_SIGN = lazy_pattern(rf"[ 　\t](?<=[{HAN}，。、；：”）].)[ 　\t]*(?=[{HAN}“（])")
_FEWEST_LINES = 6
_NARROWEST_GAP, _SAME_PLACE, _NEAR_PLACE, _WITHOUT_GAP = 3, 4, 10, 2
_SHORT, _FEW = 20_000, 12
_FEWEST_RARE = 7
"""Three quarters of eight, the fewest Han characters that show it, are more than six."""

_MESSAGES = {
    "private_use": "characters that only one font knows; compare them with the printed page",
    "mojibake": "text decoded with the wrong encoding; read the original again with another one",
    "lost_characters": "characters that got lost (\ufffd); look them up in the original",
    "shifted_glyphs": "glyphs put in place of letters or characters; extract with another program",
    "unreadable": "hardly any ordinary character; the font of the PDF has no table to Unicode",
    "unmapped": "a font does not tell which characters it draws; compare with the printed page",
    "vertical": "one character a line: vertical text; extract it with another program",
    "letters_in_numbers": "letters in a number, as O for 0 and l for 1; it is not counted",
    "lost_numbers": "a date, share or session without its number; look it up in the original",
    "merged_columns": "two columns read as one, line by line; clean --order printed parts them, "
    "or extract with another program",
}


def find_flags(text: str, unmapped: Sequence[tuple[int, int]] = ()) -> tuple[Flag, ...]:
    """Return what is wrong in `text` beyond repair, one flag for each run of lines.

    `unmapped` are lines of which the reader knows that they may hold wrong characters.
    """
    flags = _flags_of(text)
    if not unmapped:
        return flags
    known = [Flag("unmapped", span, _MESSAGES["unmapped"]) for span in unmapped]
    return tuple(sorted((*known, *flags), key=lambda flag: (flag.lines, flag.code)))


def _flags_of(text: str) -> tuple[Flag, ...]:
    """Return what the text itself shows."""
    if is_vertical(text):
        last = text.count("\n") + 1
        return (Flag("vertical", (1, last), _MESSAGES["vertical"]),)
    signs = _signs_of(text)
    if not signs:
        return ()
    found = [
        Flag(code, span, _MESSAGES[code])
        for code, numbers in _lines_by_code(text, signs).items()
        for span in _runs(numbers)
    ]
    merged = merged_lines(text) if "merged_columns" in signs else ()
    if merged and (counted := find_line_numbers(Surface(text))):
        merged = merged_lines(blank_out(text, counted))
    if merged:
        lines = text.split("\n")
        merged = [(a, b) for a, b in merged if not _is_table(lines[a - 1 : b])]
    found += [Flag("merged_columns", span, _MESSAGES["merged_columns"]) for span in merged]
    return tuple(sorted(found, key=lambda flag: (flag.lines, flag.code)))


def _is_table(lines: Sequence[str]) -> bool:
    """Tell whether most of the lines are rows of a table or of names."""
    texts = [line.strip() for line in lines if line.strip()]
    return 2 * len(rows_among(texts)) > len(texts)


def _signs_of(text: str) -> set[str]:
    """Return the codes of which a sign is in the text, so that the lines must be looked at."""
    signs = set()
    # The upper half of each character, in which blocks of characters are found much faster.
    upper = text.encode("utf-16-le", "surrogatepass")[1::2]
    if upper.translate(None, _USUAL_BLOCKS) and _PRIVATE.search(text):
        signs.add("private_use")
    may_be_replaced = _PHONETIC in upper or any(sign in text for sign in _REPLACED_SIGNS)
    if may_be_replaced and _REPLACED.search(text):
        signs.add("mojibake")
    if b"\x72\x72" in upper and _SHIFTED_SIGN.search(text):
        signs.add("shifted_glyphs")
    if any(letter in text for letter in "OoIl") and _LETTER_IN_NUMBER.search(text):
        signs.add("letters_in_numbers")
    if _may_have_lost_numbers(text) and _LOST_NUMBER.search(text):
        signs.add("lost_numbers")
    if _may_be_unreadable(text):
        signs.add("unreadable")
    if _may_be_merged(text):
        signs.add("merged_columns")
    return signs


def _may_have_lost_numbers(text: str) -> bool:
    """Tell whether a number may be lost, by what stands before a month, a day, a share or a sum.

    The pattern itself takes ten times as long.
    """
    return (
        any(text[at - _LOST_YEAR_SIGN : at].isdecimal() for at in places_of("月日在", text))
        or any(not text[at - 1 : at].isdecimal() for at in places_of("%％", text))
        or any(text[at - 1 : at] in "值入资到成现" for at in places_of(("亿元",), text))
        or holds_any(text, _LOST_SIGNS)
    )


def _may_be_merged(text: str) -> bool:
    """Tell whether a gap that may part two columns is in the text."""
    return holds_any(text, ("　　", "   ", "\t")) and _GAP_SIGN.search(text) is not None


def _may_be_unreadable(text: str) -> bool:
    """Tell whether a line may be unreadable; in the first short texts each is looked at.

    That spares a run over a few texts the pattern, which takes long to compile.
    """
    if len(text) <= _SHORT and next(_short_texts()) < _FEW:
        return any(map(_is_unreadable, text.split("\n")))
    return _three_rare().search(text) is not None


@cache
def _short_texts() -> Iterator[int]:
    return count()


@cache
def _three_rare() -> re.Pattern[str]:
    """Return the pattern of three rare Han characters in a row, marks between them aside.

    A line where three in four are rare has such a row somewhere.
    """
    common = "".join(data_lines("common_han.txt"))
    rare = f"[^{common}\x00-\u3006\u3008-\u33ff\u4dc0-\u4dff\ua000-\uf8ff\ufb00-\U0001ffff]"
    return re.compile(f"{rare}(?:[^{HAN}\n]*{rare}){{2}}")


def _lines_by_code(text: str, signs: set[str]) -> dict[str, list[int]]:
    patterns = {
        "private_use": _PRIVATE,
        "mojibake": _REPLACED,
        "shifted_glyphs": _SHIFTED,
        "letters_in_numbers": _LETTER_IN_NUMBER,
        "lost_numbers": _LOST_NUMBER,
    }
    found: dict[str, list[int]] = {}
    for code, pattern in patterns.items():
        if code in signs:
            lines = _lines_with(pattern, text)
            found[code] = list(lines)
            if code == "mojibake":
                found["lost_characters"] = [at for at, line in lines.items() if _lost_few(line)]
                few = frozenset(found["lost_characters"])
                found[code] = [at for at in lines if at not in few]
    named = {number for numbers in found.values() for number in numbers}
    rare = _lines_with(_three_rare(), text) if "unreadable" in signs else {}
    strange = [
        number for number, line in rare.items() if number not in named and _is_unreadable(line)
    ]
    if strange:
        found["unreadable"] = strange
    return found


def _lost_few(line: str) -> bool:
    """Tell whether a line lost a few characters, and is readable but for these."""
    lost = line.count(_LOST)
    return 0 < lost <= _FEW_LOST * len(line) and not _REPLACED.search(line.replace(_LOST, ""))


def _lines_with(pattern: re.Pattern[str], text: str) -> dict[int, str]:
    """Return the lines in which a pattern is found, by their numbers."""
    found: dict[int, str] = {}
    number, at = 1, 0
    for match in pattern.finditer(text):
        start = match.start()
        number += text.count("\n", at, start)
        at = start
        if number not in found:
            end = text.find("\n", start)
            found[number] = text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else None]
    return found


def _is_unreadable(line: str) -> bool:
    """Tell whether fewer than a quarter of the Han characters of a line are common ones."""
    if len(line) < 8:
        return False
    rare = line.translate(_common_table())
    if 2 * len(rare) < len(line) or len(rare) < _FEWEST_RARE:
        return False
    strange = sum(map(is_han, rare))
    if strange < _FEWEST_RARE:
        return False
    han = sum(map(is_han, line))
    return han >= 8 and 4 * strange > 3 * han


@cache
def _common_table() -> dict[int, None]:
    return {ord(character): None for character in "".join(data_lines("common_han.txt"))}


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of numbers that follow each other."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        yield members[0], members[-1]


def merged_lines(text: str) -> list[tuple[int, int]]:
    """Return the runs of lines that have a wide gap at one place: two columns, or a table.

    Lines are counted from 1. A line or two in between may have no gap: one of the columns
    has come to an end there, or goes on with a number.
    """
    if not _may_be_merged(text):
        return []
    runs: list[tuple[int, int]] = []
    start = last = found = 0
    place = 0
    for number, line in enumerate(text.split("\n"), start=1):
        here = _gap_end(line)
        away = abs(here - place)
        if here and found and away <= _NEAR_PLACE:
            last, place, found = number, here, found + (away <= _SAME_PLACE)
        elif here or number - last > _WITHOUT_GAP:
            if found >= _FEWEST_LINES:
                runs.append((start, last))
            start, last, place, found = number, number, here, 1 if here else 0
    if found >= _FEWEST_LINES:
        runs.append((start, last))
    return runs


def _gap_end(line: str) -> int:
    """Return the column in which the text behind the first wide gap of a line begins, or 0."""
    for gap in _GAP.finditer(line):
        if "\t" in gap[0] or display_width(gap[0]) >= _NARROWEST_GAP:
            return display_width(line[: gap.end()])
    return 0
