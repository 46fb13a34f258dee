"""What a user can choose about reading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from npccli.errors import ReadError, UsageError

_RANGE = re.compile(r"(\d{1,9})?(-)?(\d{1,9})?")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The choices that readers of laid-out documents heed; others pass them over.

    `pages` are ranges such as `1-3,7,10-`, or None for all; `password` opens encrypted
    files. `isolated` reads such documents in another process, which is kept for the next
    one; so a crash of the library is survived.
    """

    pages: str | None = None
    password: str | None = None
    isolated: bool = False


def parse_pages(given: str) -> list[tuple[int, int | None]]:
    """Return the first and last page of each range; an open end is None.

    >>> parse_pages("1-3,7,10-")
    [(1, 3), (7, 7), (10, None)]
    """
    ranges: list[tuple[int, int | None]] = []
    for part in given.replace(" ", "").split(","):
        found = _RANGE.fullmatch(part)
        first = int(found[1] or 1) if found and part not in ("", "-") else 0
        last: int | None = first
        if found and found[2]:
            last = int(found[3]) if found[3] else None
        if first < 1 or (last is not None and last < first):
            raise UsageError(f"--pages {given}: {part!r} is not a page range", "write 1-3,7,10-")
        ranges.append((first, last))
    return ranges


def chosen_pages(given: str | None, count: int, name: str) -> list[int]:
    """Return the numbers of the pages to read, in their order; each once.

    Raises ReadError when the document has none of them.

        >>> chosen_pages("2-", 4, "a.pdf")
        [2, 3, 4]
    """
    if given is None:
        return list(range(1, count + 1))
    ranges = parse_pages(given)
    chosen = [
        number
        for number in range(1, count + 1)
        if any(first <= number and (last is None or number <= last) for first, last in ranges)
    ]
    if not chosen:
        raise ReadError(f"{name}: has {count} pages, none of them in {given}")
    return chosen
