"""Which places of expressions count when they overlap, told from the expressions alone.

Of places that overlap the one that begins first counts, and of those that begin together
the longest. Which of two expressions that is depends only on how far apart they begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from npccli.count.concepts import Concept
from npccli.index.matches import Pattern
from npccli.index.spans import Expression


@dataclass(frozen=True, slots=True)
class Item:
    """An expression of a concept, and the texts in whose places it does not count."""

    sought: Expression
    excluded: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """A concept: what is looked for, that of the concepts inside it as well."""

    name: str
    items: tuple[Item, ...]
    patterns: tuple[Pattern, ...]


def items_of(concept: Concept, excluded: frozenset[str] = frozenset()) -> Iterator[Named]:
    """Yield the expressions of a concept, with those of the concepts inside; then theirs.

    `excluded` are the texts that the concepts around it exclude.
    """
    excluded |= frozenset(concept.exclude)
    items = [Item(Expression(word, True), excluded) for word in concept.words]
    items += [Item(Expression(phrase, False), excluded) for phrase in concept.phrases]
    patterns = [Pattern(pattern, excluded) for pattern in concept.patterns]
    inside = [list(items_of(child, excluded)) for child in concept.inside]
    items += [item for child in inside for item in child[0].items]
    patterns += [pattern for child in inside for pattern in child[0].patterns]
    yield Named(concept.name, tuple(dict.fromkeys(items)), tuple(dict.fromkeys(patterns)))
    yield from chain.from_iterable(inside)


def overlaps(first: str, second: str) -> list[int]:
    """Return how far behind the first text the second can begin so that they overlap.

    >>> overlaps("全过程人民民主", "民主")
    [5]
    >>> overlaps("人大代表", "代表人大")
    [-2, 2]
    """
    found = []
    for apart in range(1 - len(second), len(first)):
        one = first[max(apart, 0) : apart + len(second)]
        other = second[max(-apart, 0) : len(first) - apart]
        if one == other:
            found.append(apart)
    return found


def beaten_by(items: Sequence[Item]) -> list[dict[int, list[int]]] | None:
    """Return for each item which others come before it, and how far before it they begin.

    Return None when that cannot be told from the texts: two expressions of which each can
    come before the other, or one that can overlap itself.
    """
    beaten: list[dict[int, list[int]]] = []
    for at, item in enumerate(items):
        before: dict[int, list[int]] = {}
        for other, rival in enumerate(items):
            found = overlaps(rival.sought.text, item.sought.text)
            if rival.sought.text == item.sought.text:
                if found != [0]:
                    return None
                apart = [0] if other < at else []
            else:
                longer = len(rival.sought.text) > len(item.sought.text)
                apart = [far for far in found if far > 0 or (far == 0 and longer)]
            if apart:
                before[other] = apart
        beaten.append(before)
    return beaten if in_order(beaten) is not None else None


def in_order(beaten: Sequence[dict[int, list[int]]]) -> list[int] | None:
    """Return the items in an order in which each stands behind those that come before it."""
    order: list[int] = []
    left = set(range(len(beaten)))
    while left:
        ready = sorted(at for at in left if not left & beaten[at].keys())
        if not ready:
            return None
        order += ready
        left -= set(ready)
    return order
