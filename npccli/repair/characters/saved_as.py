r"""Take away what a program put into a text when it saved it: escapes, signs of a quoted mail, CSV.

That are \n and \u3000 in place of line ends and indents, > before all lines, and quotation marks
around all of them. What it will not touch: a few backslashes, as in the paths of files, > and
quotation marks that not nearly all lines have.

    >>> from npccli.repair.edits import apply_edits
    >>> text = r"\u3000\u3000各位代表：\n\u3000\u3000会议听取了报告。\n\u3000\u3000会议作出了决定。"
    >>> apply_edits(text, find_saved_as(text))
    '　　各位代表：\n　　会议听取了报告。\n　　会议作出了决定。'
    >>> find_saved_as(r"文件在 D:\new\text\report.doc，另存为 E:\neu\1.txt。")
    []
"""

from __future__ import annotations

import re

from npccli.lazy import lazy_pattern
from npccli.repair.edits import Edit

_ESCAPE = lazy_pattern(
    r"\\(?:r\\n|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|xa0|[nrt\"/])"
)
"""Rare characters are written as two surrogates; half of such a pair stands for nothing."""
_OF_TEXT = lazy_pattern(
    r"(?<![A-Za-z:\\])\\(?:(?:r\\)?n(?![a-z])|u[0-9a-fA-F]{4}(?![0-9a-fA-F]))"
    r"|(?<=n)\\(?:n(?![a-z])|u[0-9a-fA-F]{4})"
)
_PLAIN = {"n": "\n", "r": "\n", "r\\n": "\n", "t": "\t", "xa0": " "}
_QUOTED = lazy_pattern(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_CELL = lazy_pattern(r'^"((?:[^"\n]|"")*)"[ \t]*$', re.MULTILINE)
_PAIR = lazy_pattern('""')
_FEWEST, _NEARLY_ALL = 3, 0.9


def find_saved_as(text: str) -> list[Edit]:
    """Return the edits that take out what a program put in when it saved the text."""
    edits: list[Edit] = []
    if "\\" in text and sum(1 for _ in _OF_TEXT.finditer(text)) >= _FEWEST:
        edits += [
            Edit(match.start(), match.end(), _plain(match.group()[1:]), "an escape")
            for match in _ESCAPE.finditer(text)
        ]
    if ">" in text:
        quoted = list(_QUOTED.finditer(text))
        if _are_nearly_all(len(quoted), text):
            edits += [Edit(m.start(), m.end(), "", "a sign of quoted mail") for m in quoted]
    if text[:1] == '"':
        cells = list(_CELL.finditer(text))
        if _are_nearly_all(len(cells), text):
            edits += [edit for cell in cells for edit in _without_quotes(cell)]
    return edits


def _plain(escape: str) -> str:
    r"""Return what an escape stands for, without its backslash.

    >>> _plain("u5e38"), _plain(r"ud842\udfb7"), _plain("n"), _plain('"')
    ('常', '𠮷', '\n', '"')
    """
    if escape[0] == "u":
        units = [int(unit, 16) for unit in escape[1:].split("\\u")]
        halves = b"".join(unit.to_bytes(2, "little") for unit in units)
        return halves.decode("utf-16-le")
    return _PLAIN.get(escape, escape)


def _are_nearly_all(count: int, text: str) -> bool:
    """Tell whether so many lines are nearly all that hold something."""
    if count < _FEWEST:
        return False
    return count >= _NEARLY_ALL * sum(1 for line in text.split("\n") if line.strip())


def _without_quotes(cell: re.Match[str]) -> list[Edit]:
    """Return the edits that take the marks around a line away, and one of two inside it."""
    why = "a quotation mark of a table"
    inner = [
        Edit(cell.start(1) + pair.start(), cell.start(1) + pair.start() + 1, "", why)
        for pair in _PAIR.finditer(cell[1])
    ]
    return [
        Edit(cell.start(), cell.start(1), "", why),
        *inner,
        Edit(cell.end(1), cell.end(1) + 1, "", why),
    ]
