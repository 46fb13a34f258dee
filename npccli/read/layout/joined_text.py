"""Put the lines of a paragraph or a heading together as one text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from npccli.read.layout.glyphs import is_han
from npccli.read.layout.headings import LARGE, NUMBERED
from npccli.read.layout.medians import median
from npccli.read.layout.runs import CLOSING, OPENING
from npccli.read.layout.shapes import Style, TextLine

_COMMA = re.compile("[，、；]")


def join_texts(lines: Sequence[TextLine], body: Style) -> str:
    """Return the text of a paragraph, or of a heading with a space between stacked lines.

    A heading with a number or a comma is a sentence that was broken where its box ends.
    """
    text = before = lines[0].text
    if len(lines) == 1:
        return text
    heading = median([line.size for line in lines]) > LARGE * body[0] and not (
        NUMBERED.match(text) or any(_COMMA.search(line.text) for line in lines)
    )
    for line in lines[1:]:
        if (heading or before[-1].isascii()) and _parted(before, line.text):
            text += " "
        text += line.text
        before = line.text
    return text


def _parted(before: str, after: str) -> bool:
    """Return whether a space belongs between two lines."""
    if before[-1].isascii() and after[0].isascii():
        return (
            before[-1].isalnum()
            and after[0].isalnum()
            and not (before[-1].isdigit() and after[0].isdigit())
        )
    if before[-1] in OPENING or after[0] in CLOSING or before[-1] in "，、；：—":
        return False
    return (
        (is_han(before[-1]) or before[-1] in "”》）")
        and (is_han(after[0]) or after[0] in OPENING)
        and sum(map(before.count, "“《（")) <= sum(map(before.count, "”》）"))
    )
