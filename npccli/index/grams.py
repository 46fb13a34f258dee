"""Pairs of characters, by which the reports that can hold an expression are found.

A pair is known by its bucket, a number that several pairs share: what is found by buckets is
never too little, and seldom much too much.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import lru_cache
from operator import add

from npccli.count.passages import report_passages
from npccli.model import Report

BUCKETS = 1 << 18
"""How many buckets there are."""


@lru_cache(maxsize=1 << 18)
def bucket_of(pair: str) -> int:
    """Return the bucket of two characters; the same in every process and on every machine."""
    mixed = (ord(pair[0]) * 0x9E3779B1 + ord(pair[1])) & 0xFFFFFFFF
    return ((mixed * 0x85EBCA6B) & 0xFFFFFFFF) >> 14


def text_buckets(texts: Iterable[str]) -> set[int]:
    """Return the buckets of all pairs that stand next to each other in one of the texts."""
    pairs: set[str] = set()
    for text in texts:
        pairs.update(map(add, text, text[1:]))
    return set(map(bucket_of, pairs))


def report_buckets(report: Report) -> array[int]:
    """Return the buckets of a report, each once."""
    return array("I", text_buckets(passage.text for passage in report_passages(report)))
