"""Frequency lists: the words of a reference corpus with their counts, from a file.

Tab-separated or comma-separated text in UTF-8, a word and a count a line; a header with
the columns `word` and `count` may name them among others, so that what `npccli stats
--table keywords` writes can be used as it is. Blank lines and lines that begin with `# `
are passed over; a line `# total: N` gives the words of the whole corpus, when the list
does not hold all of them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass

from npccli.errors import UsageError
from npccli.user_files import decode_user_file, read_user_file

_TOTAL = re.compile(r"#\s*total\s*[:=]\s*(.*)", re.IGNORECASE)
_HINT = "write one `word TAB count` a line"


@dataclass(frozen=True, slots=True)
class FrequencyList:
    """Words with their counts; `total` is the number of words of the whole corpus."""

    name: str
    frequencies: Mapping[str, int]
    total: int


def load_frequency_list(path: str) -> FrequencyList:
    """Return the list in a file; raise UsageError with the line and field that are wrong."""
    return parse_frequency_list(read_user_file(path, "frequency list", _HINT), path)


def parse_frequency_list(data: bytes, name: str) -> FrequencyList:
    r"""Return the list in `data`.

    >>> parse_frequency_list("代表\t12\n# total: 40\n".encode(), "list.tsv").total
    40
    """
    rows, total = _rows(decode_user_file(data, name), name)
    counts: dict[str, int] = {}
    lines: dict[str, int] = {}
    for number, word, count in rows:
        if word in counts:
            raise UsageError(
                f"{name}, line {number}: field word: {word!r} stands in line {lines[word]} already",
                "give each word once, with its count in the whole corpus",
            )
        counts[word], lines[word] = count, number
    if not counts:
        raise UsageError(f"{name}: holds no words", _HINT)
    listed = sum(counts.values())
    if total is not None and total < listed:
        raise UsageError(
            f"{name}: field total: {total} is less than the counts together, {listed}",
            "the total is the number of all words of the corpus",
        )
    return FrequencyList(name, counts, listed if total is None else total)


def _rows(text: str, name: str) -> tuple[list[tuple[int, str, int]], int | None]:
    """Return the lines of a list as line number, word and count, and the stated total."""
    rows: list[tuple[int, str, int]] = []
    total: int | None = None
    places: tuple[int, int] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        where = f"{name}, line {number}"
        stated = _TOTAL.match(line)
        if stated:
            total = _number(stated[1].strip(), f"{where}: field total")
        if stated or not line.strip() or line == "#" or line.startswith("# "):
            continue
        cells = _cells(line)
        if places is None:
            header = _header(cells)
            places = header or (0, 1)
            if header:
                continue
        if len(cells) <= max(places):
            raise UsageError(f"{where}: field {_missing(cells, places)}: missing", _HINT)
        word = cells[places[0]].strip()
        if not word:
            raise UsageError(f"{where}: field word: empty", _HINT)
        rows.append((number, word, _number(cells[places[1]].strip(), f"{where}: field count")))
    return rows, total


def _cells(line: str) -> list[str]:
    if "\t" in line:
        return line.split("\t")
    if "," in line:
        return next(csv.reader([line]))
    return line.rsplit(None, 1)


def _header(cells: list[str]) -> tuple[int, int] | None:
    names = [cell.strip().lower() for cell in cells]
    return (names.index("word"), names.index("count")) if {"word", "count"} <= {*names} else None


def _missing(cells: list[str], places: tuple[int, int]) -> str:
    return "word" if len(cells) <= places[0] else "count"


def _number(text: str, where: str) -> int:
    if not re.fullmatch(r"[0-9]{1,15}", text):
        raise UsageError(f"{where}: not a whole number of 0 or more: {text!r}", _HINT)
    return int(text)
