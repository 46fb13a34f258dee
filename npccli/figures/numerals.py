"""Find the numerals of a text and what they are worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

Number = int | float

# Each part matches in one way only, so that the time grows with the length of the text.
_SPACED = (
    r"(?<![0-9.,])(?<![0-9][ \u00a0])[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+"
    r"(?![0-9]|[ \u00a0][0-9])"
)
"""Thousands set apart by spaces, 223 961, and no cells of a row of numbers."""
_ARABIC = rf"(?:{_SPACED}|[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_COUNTED = "个件次项名人条部份场期位家户"
_MASK = (
    rf"(?<![A-Za-z*])(?:[xX]+|[×＊*□○]{{2,}}|[×○](?=[余多百千万亿]?[{_COUNTED}]))"
    r"(?:\.[xX×]+)?(?![A-Za-z])"
)
_HAN = r"[零〇一二三四五六七八九十廿卅百千万亿两]+"
_TIMES = r"[余多]?(?:[百万亿]|千(?![瓦米克伏卡赫])){0,3}(?<![余多])"
_LOWER = r"(?:[0-9]{1,4}|[0-9],[0-9]{3}|[0-9]千(?:[0-9]百)?)"
_SUM = (
    rf"[0-9]{{1,5}}亿零?{_LOWER}万(?:[0-9]{{1,4}}(?![0-9,.年]))?"
    r"|[0-9]{1,4}万(?:[0-9]{4}|[0-9]千(?:[0-9]百)?)(?![0-9,.万亿年])"
)
"""A number in parts, 83亿6200万: what stands behind the first power belongs to it."""
_NUMERAL = re.compile(
    rf"(?P<sum>{_SUM})|(?P<percent>百分之(?:{_HAN}(?:点[零〇一二三四五六七八九]+)?|{_ARABIC}))"
    rf"|(?P<arabic>{_ARABIC})(?P<times>{_TIMES})"
    rf"|(?P<mask>{_MASK})(?P<mask_times>{_TIMES})"
    rf"|(?P<han>{_HAN})(?P<han_times>(?:[余多][万亿]{{1,2}})?)"
)
_OPENING = re.compile("[0-9xX×＊*□○零〇一二三四五六七八九十廿卅百千万亿两]")
"""What a numeral begins with: the search goes by it, which takes a third of the time."""

_ANY = re.compile(f"[０-９{_OPENING.pattern[1:]}")
_WIDE = str.maketrans("０１２３４５６７８９．％／", "0123456789.%/")
_WIDE_ONE = re.compile("[０-９．％／]")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_BETWEEN = re.compile("[,\\s]")
_LONGEST = 18  # digits; what is longer is a code, not a quantity


class Numeral(NamedTuple):
    """A numeral: where it stands, how it is written, what it is worth.

    `form` is arabic, han, percent (百分之五) or masked; `value` is None for a masked one.
    `loose` tells that 余 or 多 stands inside (50余万).
    """

    start: int
    end: int
    form: str
    value: Number | None
    loose: bool = False


def plain_digits(text: str) -> str:
    """Return a text with ASCII digits for full-width ones, as long as it was."""
    return text.translate(_WIDE) if _WIDE_ONE.search(text) else text


def may_have_numerals(text: str) -> bool:
    """Tell whether a text has a character with which a numeral can begin."""
    return _ANY.search(text) is not None


def find_numerals(text: str) -> Iterator[Numeral]:
    """Yield the numerals of a text from left to right.

    Takes no part of a word for a numeral on purpose: what is none is refused later, with
    its reason. A number of more than 18 digits is a code and is passed over.

        >>> [numeral.value for numeral in find_numerals("收到建议1,260件、570余万元，十五项，xx件")]
        [1260, 5700000, 15, None]
        >>> [numeral.value for numeral in find_numerals("拨款83亿6,200万元，惠及3万2000人")]
        [8362000000, 32000]
    """
    opening = _OPENING.search(text)
    while opening:
        match = _NUMERAL.match(text, opening.start())
        numeral = _numeral(match) if match else None
        if numeral is not None:
            yield numeral
        opening = _OPENING.search(text, match.end() if match else opening.end())


def _numeral(match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    form = match.lastgroup
    if form == "sum":
        return Numeral(start, end, "arabic", _sum(match["sum"]))
    if form == "percent":
        value = _percent(match["percent"].removeprefix("百分之"))
        return None if value is None else Numeral(start, end, "percent", value)
    if form == "mask_times":
        loose = match["mask_times"][:1] in ("余", "多") and bool(match["mask_times"])
        return Numeral(start, end, "masked", None, loose)
    if form == "times":
        printed, times = match["arabic"], match["times"]
        if len(printed) > _LONGEST:
            return None
        if not times and printed.isdecimal():
            return Numeral(start, end, "arabic", int(printed))
        value = _times(Decimal(_BETWEEN.sub("", printed)), times)
        return Numeral(start, end, "arabic", value, times[:1] in ("余", "多") and bool(times))
    worth = _round_number(match) if match["han"] in _POWERS else han_value(match["han"])
    if worth is None:
        return None
    times = match["han_times"]
    whole, hundred_millions, part = match["han"].rpartition("亿")
    if times and hundred_millions and part and times[-1] == "万":  # 一亿六千多万
        above, below = han_value(whole + "亿"), han_value(part)
        if above is None or below is None:
            return None
        return Numeral(start, end, "han", above + below * _POWERS["万"], loose=True)
    return Numeral(start, end, "han", _times(Decimal(worth), times), bool(times))


def _sum(text: str) -> int:
    """Return what a number in parts is worth."""
    rest, worth = text.replace(",", "").replace("零", ""), 0
    for power in "亿万":
        head, found, tail = rest.partition(power)
        if found:
            worth, rest = worth + _part(head) * _POWERS[power], tail
    return worth + _part(rest)


def _part(text: str) -> int:
    return sum(
        int(digits) * _POWERS.get(power, 1)
        for digits, power in re.findall("([0-9]+)([百千]?)", text)
    )


def _round_number(match: re.Match[str]) -> int | None:
    """Return the worth of 百 or 千 that stands alone: only 近百, 百余 and the like count."""
    text, (start, end) = match.string, match.span()
    near = text[start - 1 : start] in ("近", "上", "超", "逾") if start else False
    if match["han"] == "十" or near or text[end : end + 1] in ("余", "多") or match["han_times"]:
        return _POWERS[match["han"]]
    return None


def _times(number: Decimal, powers: str) -> Number:
    for char in powers:
        number *= _POWERS.get(char, 1)
    return plain_number(number)


def plain_number(number: Decimal) -> Number:
    """Return a whole number as int and any other as float."""
    return int(number) if number == number.to_integral_value() else float(number)


def _percent(text: str) -> Number | None:
    if text[0].isascii():
        return plain_number(Decimal(re.sub("[,，]", "", text))) if len(text) <= _LONGEST else None
    whole, _, rest = text.partition("点")
    value = han_value(whole)
    if value is None or not rest:
        return value
    return float(f"{value}.{''.join(str(_DIGITS[char]) for char in rest)}")


def han_value(text: str) -> int | None:
    """Return what a Chinese numeral is worth, or None for what is none.

    >>> han_value("三十二"), han_value("二〇二三"), han_value("一千零五"), han_value("两万三千")
    (32, 2023, 1005, 23000)
    >>> han_value("二亿三千六百万"), han_value("一万亿")
    (236000000, 1000000000000)
    >>> han_value("卅七"), han_value("廿")
    (37, 20)
    >>> han_value("百"), han_value("三五")
    (None, None)
    """
    if len(text) > _LONGEST or text[0] in "百千万亿":
        return None
    text = text.replace("廿", "二十").replace("卅", "三十")
    if all(char in _DIGITS for char in text):
        if len(text) == 1 or len(text) >= 3:
            return int("".join(str(_DIGITS[char]) for char in text))
        return None  # 三五 says three to five, 四五 is no number either
    return _powers_value(text)


def _powers_value(text: str) -> int | None:
    whole = part = section = digit = 0  # part and section grow up to the next 亿, the next 万
    for char in text:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif char == "亿":
            whole = (whole + part + section + digit) * _POWERS[char]
            part = section = digit = 0
        elif char == "万":
            part = (part + section + digit) * _POWERS[char]
            section = digit = 0
        else:
            section += (digit or 1) * _POWERS[char]
            digit = 0
    return whole + part + section + digit
