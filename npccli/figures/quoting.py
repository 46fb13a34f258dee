"""What is printed of the sentence of a figure."""

from __future__ import annotations

import re

from npccli.model import Figure

LONGEST_SENTENCE = 1000
"""Longer sentences are none: a table, or a list without a full stop, with a figure in each part.

Printed whole with each of its figures, eight thousand figures would take a gigabyte.
"""

_AROUND = 240
_PARTS = re.compile("[，、；：]")


def quoted_sentence(figure: Figure) -> str:
    """Return the sentence of a figure; of one that is too long, the parts around the number.

    What is returned stands in the sentence as it is, so that it can be looked for in the text.
    """
    text = figure.sentence
    if len(text) <= LONGEST_SENTENCE:
        return text
    begin, end = next(((a, b) for a, b, name in figure.marks if name == "value"), (0, 0))
    first, last = max(0, begin - _AROUND), min(len(text), end + _AROUND)
    before = _PARTS.search(text, first, begin) if first else None
    behind = [match.end() for match in _PARTS.finditer(text, end, last)] if last < len(text) else []
    return text[before.end() if before else first : behind[-1] if behind else last].strip()
