"""For each bucket of character pairs, the reports that have one of them: kept in pages.

Reports come in stretches of ids. The lists of a stretch are cut into pages of buckets that
follow each other, so that a query reads one small page for each pair.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import sub

from npccli.index.grams import BUCKETS

PAGES = 512
"""How many pages a stretch has."""

MOST_REPORTS = 4096
"""So many reports are the most in a stretch; their places fit two bytes."""

MOST_POSTINGS = 1 << 24
"""So many entries are the most, which bounds the memory."""

_IN_PAGE = BUCKETS // PAGES


class Stretch:
    """The lists of reports that follow each other, in the making."""

    def __init__(self, first: int) -> None:
        """Begin with the report whose id is `first`."""
        self.first = first
        self.end = first
        self._lists: dict[int, array[int]] = {}
        self._size = 0

    @classmethod
    def restored(cls, first: int, end: int, pages: Iterable[tuple[int, bytes]]) -> Stretch:
        """Return the stretch that was stored in these pages, to be gone on with."""
        stretch = cls(first)
        stretch.end = end
        for page, lists in pages:
            sizes, steps = _unpack(lists)
            ends = accumulate(sizes)
            for bucket, (size, last) in enumerate(zip(sizes, ends, strict=True), page * _IN_PAGE):
                if size:
                    places = array("H", accumulate(steps[last - size : last]))
                    stretch._lists[bucket] = places
                    stretch._size += size
        return stretch

    def add(self, report_id: int, buckets: Iterable[int]) -> None:
        """Add one report; ids must grow, gaps are allowed."""
        place = report_id - self.first
        lists = self._lists
        for bucket in buckets:
            found = lists.get(bucket)
            if found is None:
                lists[bucket] = array("H", (place,))
            else:
                found.append(place)
            self._size += 1
        self.end = report_id + 1

    def is_full(self, coming: int) -> bool:
        """Return whether the report `coming` belongs to the next stretch."""
        return coming - self.first >= MOST_REPORTS or self._size >= MOST_POSTINGS

    def pages(self) -> Iterator[tuple[int, bytes]]:
        """Yield the pages that hold something, each with its number."""
        empty: array[int] = array("H")
        for page in range(PAGES):
            start = page * _IN_PAGE
            lists = [self._lists.get(bucket, empty) for bucket in range(start, start + _IN_PAGE)]
            if any(lists):
                yield page, _pack(lists)


def page_of(bucket: int) -> int:
    """Return the number of the page that has the list of a bucket."""
    return bucket // _IN_PAGE


def read_list(page: bytes, bucket: int) -> list[int]:
    """Return the places in the stretch of the reports that a bucket has."""
    sizes, steps = _unpack(page)
    ends = list(accumulate(sizes))
    index = bucket % _IN_PAGE
    return list(accumulate(steps[ends[index] - sizes[index] : ends[index]]))


def _pack(lists: list[array[int]]) -> bytes:
    sizes = array("H", map(len, lists))
    steps: array[int] = array("H")
    for places in lists:
        if places:
            steps.append(places[0])
            steps.extend(map(sub, places[1:], places))
    return zlib.compress(_ordered(sizes) + _ordered(steps), 3)


def _unpack(page: bytes) -> tuple[array[int], array[int]]:
    values: array[int] = array("H")
    values.frombytes(zlib.decompress(page))
    if sys.byteorder == "big":
        values.byteswap()
    return values[:_IN_PAGE], values[_IN_PAGE:]


def _ordered(values: array[int]) -> bytes:
    """Return the bytes of numbers, the low byte first on any machine."""
    if sys.byteorder == "big":
        values = array(values.typecode, values)
        values.byteswap()
    return values.tobytes()
