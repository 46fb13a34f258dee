"""The values of the Chinese numerals that number items, headings, pages and years."""

from __future__ import annotations

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
}
_POWERS = {"十": 10, "百": 100}


def han_number(numeral: str) -> int:
    """Return the value of a Chinese numeral below a thousand, or of digits set side by side.

    Quantities, which have 千, 万 and 亿 as well, are read in `figures`.

    >>> [han_number(numeral) for numeral in ("七", "十", "六十七", "一百零三", "二〇二四")]
    [7, 10, 67, 103, 2024]
    """
    if not any(power in numeral for power in _POWERS):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    total = digit = 0
    for character in numeral:
        if character in _POWERS:
            total += (digit or 1) * _POWERS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
