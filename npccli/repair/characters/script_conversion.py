"""Convert simplified to traditional characters or the other way, with OpenCC.

Off unless asked for. The conversion is OpenCC's own, phrases included; what it changed is
recorded like any repair, one edit for each stretch that differs.

    >>> from npccli.repair.edits import apply_edits
    >>> apply_edits("依法履职，为民代言", find_script("依法履职，为民代言", "traditional"))
    '依法履職，爲民代言'
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache
from typing import Any

from npccli.errors import UsageError
from npccli.repair.edits import Edit

PROFILES = {"simplified": "t2s", "traditional": "s2t"}
_WHY = "converted by OpenCC"


def find_script(text: str, script: str | None) -> list[Edit]:
    """Return the edits that convert `text`; raise UsageError for an unknown profile."""
    if script is None:
        return []
    converter = _converter(PROFILES.get(script, script))
    edits: list[Edit] = []
    offset = 0
    for line in text.split("\n"):
        converted = converter.convert(line)
        if converted != line:
            edits += _line_edits(line, converted, offset)
        offset += len(line) + 1
    return edits


def check_script(script: str | None) -> None:
    """Raise UsageError when there is no such script or OpenCC profile."""
    if script is not None:
        _converter(PROFILES.get(script, script))


def to_simplified(text: str) -> str:
    """Return the text in simplified characters.

    >>> to_simplified("點點滴滴")
    '点点滴滴'
    """
    return str(_converter(PROFILES["simplified"]).convert(text))


@cache
def _converter(profile: str) -> Any:  # opencc has no types
    from opencc import OpenCC

    try:
        return OpenCC(profile)
    except Exception as error:  # OpenCC raises bare exceptions of several kinds
        raise UsageError(
            f"no OpenCC profile is called {profile!r}",
            "use simplified, traditional, or a profile such as s2tw, s2hk, tw2sp",
        ) from error


def _line_edits(line: str, converted: str, offset: int) -> list[Edit]:
    """Return the stretches of a line that the conversion changed."""
    if len(line) == len(converted):
        return [
            Edit(offset + index, offset + index + 1, new, _WHY)
            for index, (old, new) in enumerate(zip(line, converted, strict=True))
            if old != new
        ]
    matcher = SequenceMatcher(None, line, converted, autojunk=False)
    return [
        Edit(offset + start, offset + end, converted[new_start:new_end], _WHY)
        for tag, start, end, new_start, new_end in matcher.get_opcodes()
        if tag != "equal"
    ]
