"""Where pages meet in a text without page marks: where page numbers and running heads stood."""

from __future__ import annotations

from collections.abc import Sequence

from npccli.repair.edits import Edit
from npccli.repair.furniture.page_numbers import PAGE_NUMBER
from npccli.repair.furniture.running_heads import RUNNING_HEAD

_AT_SEAMS = frozenset((PAGE_NUMBER, RUNNING_HEAD))


def find_seams(text: str, edits: Sequence[Edit]) -> list[int]:
    r"""Return where the furniture between two pages begins, which these edits take out.

    Where most pages are numbered, a head alone stands inside a page.

    >>> head, number = Edit(10, 17, "", RUNNING_HEAD), Edit(8, 10, "", PAGE_NUMBER)
    >>> find_seams("依法履职\n主动\n1\n人大常委会\n作为\n", [number, head])
    [8]
    """
    groups: list[list[Edit]] = []
    for edit in edits:
        if edit.why in _AT_SEAMS:
            if groups and not text[groups[-1][-1].end : edit.start].strip():
                groups[-1].append(edit)
            else:
                groups.append([edit])
    numbered = [group for group in groups if any(edit.why == PAGE_NUMBER for edit in group)]
    found = numbered if 2 * len(numbered) >= len(groups) else groups
    return [group[0].start for group in found if group[0].start]
