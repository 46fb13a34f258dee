"""Marks by which a text that comes twice is known, in any process and on any machine.

A mark is a number of 64 bits; 0 stands for what is not to be compared.
"""

from __future__ import annotations

import os
from hashlib import blake2b

from npccli.model import Report

SHORTEST = 100
"""Texts of fewer characters can be the same by chance: a title, or a line or two."""


def name_mark(source: str) -> int:
    """Return the mark of the name of a source; standard input has none.

    >>> name_mark("./a.txt") == name_mark("a.txt"), name_mark("-")
    (True, 0)
    """
    if source == "-":
        return 0
    return _mark(source if "://" in source else os.path.normpath(source))


def text_mark(report: Report) -> int:
    """Return the mark of the text of a report, whatever it is called and wherever it lies."""
    parts = [report.title or "", report.subtitle or "", report.byline or ""]
    for section in report.sections:
        if section.heading is not None:
            parts.append(section.heading)
        parts.extend(section.paragraphs)
    text = "\n".join(parts)
    return _mark(text) if len(text) >= SHORTEST else 0


def place_mark(report: Report, text: int) -> int:
    """Return the mark of a report with its source and number, if its text has a mark."""
    return _mark(f"{report.source}\n{report.number}\n{text}") if text else 0


def _mark(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") or 1
