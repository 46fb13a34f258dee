"""Tell a right decoding from a wrong one by what it reads like."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from npccli.data_files import data_lines

CHINESE_MARKS = frozenset(
    "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·～－–％‰○〇●■□▲△◆★☆※→①②③④⑤⑥⑦⑧⑨⑩℃㎡²\u3000\xa0\ufeff"
)
_COMMON, _KNOWN, _RARE, _FOREIGN, _HANGUL, _WRONG = 1.0, 0.5, 0.1, 0.3, 0.1, -1.0
"""What a character adds: common Han, other Han of the old character sets, other Han, letters of
other scripts, Korean, which wrong decodings are full of, and what no text contains."""

_FINE_CONTROLS = frozenset("\t\n\r\f\v")
_ASCII = re.compile(r"[ -~\t\n\r\f\v]+")


def plausibility(text: str) -> float:
    """Return how much `text` reads like Chinese prose, from 0 to 1.

    The mean over its characters outside ASCII: common Han characters and Chinese
    punctuation count in full, rarer ones less, and characters that no text contains
    (controls, private use, unassigned) count against it. A text in plain ASCII is
    judged by its control characters alone. Nothing is said about the meaning.

        >>> plausibility("依法开展监督。")
        1.0
        >>> plausibility("썽랬역嶝솰떱。") < 0.4
        True
        >>> plausibility("Annual report 2023")
        1.0
    """
    counts = Counter(_ASCII.sub("", text))
    total = sum(counts.values())
    if not total:
        return 1.0 if text else 0.0
    score = sum(_weight(character) * count for character, count in counts.items())
    if all(character < "\x80" for character in counts):
        return max(0.0, 1 - 10 * total / len(text))
    return max(0.0, score / total)


@cache
def _weight(character: str) -> float:
    if character in CHINESE_MARKS or character in common_han():
        return _COMMON
    category = unicodedata.category(character)
    if category in ("Cc", "Co", "Cn", "Cs") or character == "\ufffd":
        return _WRONG
    if "\uac00" <= character <= "\ud7a3":
        return _HANGUL
    if "\u3400" <= character <= "\u9fff" or character >= "\U00020000":
        return _KNOWN if _in_gb2312(character) or _in_big5_common(character) else _RARE
    if "\uff01" <= character <= "\uff5e":
        return _COMMON
    return _FOREIGN


@cache
def common_han() -> frozenset[str]:
    """Return the common Han characters, simplified and traditional."""
    return frozenset("".join(data_lines("common_han.txt")))


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _in_big5_common(character: str) -> bool:
    """Return whether Big5 has the character among its 5,401 frequent ones."""
    try:
        return b"\xa4\x40" <= character.encode("big5") <= b"\xc6\x7e"
    except UnicodeEncodeError:
        return False


def first_control(data: bytes) -> int | None:
    """Return the offset of the first control byte that text does not hold, or None."""
    match = _CONTROL_BYTE.search(data)
    return match.start() if match else None


def control_share(data: bytes) -> float:
    """Return the share of control bytes in `data` that text does not hold."""
    return len(data) and len(data.translate(None, _TEXT_BYTES)) / len(data)


_CONTROL_BYTES = bytes(
    byte for byte in (*range(32), 127) if chr(byte) not in _FINE_CONTROLS | {"\x1a", "\x1b"}
)
_TEXT_BYTES = bytes(byte for byte in range(256) if byte not in _CONTROL_BYTES)
_CONTROL_BYTE = re.compile(b"[" + re.escape(_CONTROL_BYTES) + b"]")
