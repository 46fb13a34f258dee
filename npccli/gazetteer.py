"""The administrative divisions of China, as `data/divisions.tsv` lists them.

They are read when the first of them is asked for.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from npccli.data_files import data_lines


class Division(NamedTuple):
    """One division: its six-digit code, full name, level, the code of its parent.

    The code of the parent is empty for a province. A `former` division is there no more, or
    has another name now.
    """

    code: str
    name: str
    level: str
    parent: str
    former: bool


@cache
def listed_divisions() -> tuple[Division, ...]:
    """Return the divisions in the order of the list; a former one may share its code.

    >>> listed_divisions()[1]
    Division(code='110101', name='东城区', level='county', parent='110000', former=False)
    """
    return tuple(map(_division, data_lines("divisions.tsv")))


def _division(row: str) -> Division:
    code, name, level, parent, *status = row.split("\t")
    return Division(code, name, level, "" if parent == "-" else parent, "former" in status)
