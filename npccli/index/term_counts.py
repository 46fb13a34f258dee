"""How often concepts stand in the groups of an index, counted from the places of words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from npccli.count.concepts import Concept, all_concepts
from npccli.index.database import open_for_reading
from npccli.index.overlaps import Item, beaten_by, in_order, items_of, overlaps
from npccli.index.spans import (
    Expression,
    Ways,
    counts_query,
    find_ways,
    is_findable,
    spans_query,
)
from npccli.index.totals import Key, key_values

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

Hit = tuple[str, str | None]
Counts = dict[Key, dict[Hit, tuple[int, int]]]
"""For each group how often each hit occurs, and in how many reports."""

_MOST_ITEMS = 200


def can_count(concept: Concept) -> bool:
    """Tell whether the places of words are enough to count a concept and those inside it."""
    if any(each.patterns for each in all_concepts([concept])):
        return False
    for _, items in items_of(concept):
        texts = {item.sought.text for item in items}.union(*(item.excluded for item in items))
        if len(items) > _MOST_ITEMS or not all(map(is_findable, texts)):
            return False
        if any(overlaps(text, text) != [0] for text in texts) or beaten_by(items) is None:
            return False
    return True


def count_concepts(
    path: str, concepts: Sequence[Concept], columns: Sequence[str], *, hits: bool = False
) -> Counts:
    """Return what counts for concepts in the groups that the columns name.

    With `hits` the texts that were found are counted as well. All concepts must be such as
    `can_count` tells.
    """
    counts: Counts = defaultdict(dict)
    with open_for_reading(path) as connection:
        named = [found for concept in concepts for found in items_of(concept)]
        ways = find_ways(connection, _sought(item for _, items in named for item in items))
        for name, items in filter(itemgetter(1), named):
            for *key, text, count, documents in _count(connection, items, ways, columns, hits):
                counts[tuple(key)][name, text] = (count, documents)
    return counts


def _sought(items: Iterable[Item]) -> Iterator[Expression]:
    for item in items:
        yield item.sought
        yield from (Expression(text, False) for text in item.excluded)


def _count(
    connection: Connection,
    items: Sequence[Item],
    ways: dict[Expression, Ways],
    columns: Sequence[str],
    hits: bool,
) -> list[tuple[Any, ...]]:
    """Return rows of a key, a text or None for all, how often it counts, in how many reports."""
    tables, names = _kept(items, ways)
    parts = []
    for item, name in zip(items, names, strict=True):
        query = (
            f"SELECT report_id, section_id, 1 AS n FROM {name}"
            if name
            else counts_query(ways[item.sought])
        )
        text = f"'{item.sought.text.replace(chr(39), chr(39) * 2)}'" if hits else "NULL"
        parts.append(f"SELECT report_id, section_id, n, {text} AS hit FROM ({query})")
    values = key_values(columns)
    keys = "".join(f"{value} AS {name}, " for name, value in values.items())
    sections = ""
    if any("s." in value for value in values.values()):
        sections = " LEFT JOIN store.sections s ON s.section_id = x.section_id"
    listed = "".join(f"{name}, " for name in columns)
    sets = f"GROUPING SETS (({listed}hit), ({listed.removesuffix(', ')}))"
    if not hits:
        sets = f"({listed}hit)"
    rows: list[tuple[Any, ...]] = connection.execute(
        f"WITH {''.join(f'{table}, ' for table in tables)}"
        " found AS (SELECT report_id, section_id, hit, sum(n) AS n"
        f" FROM ({' UNION ALL '.join(parts)}) GROUP BY ALL)"
        f" SELECT {listed}hit, sum(n)::BIGINT, count(DISTINCT report_id)"
        f" FROM (SELECT {keys}x.hit, x.n, x.report_id FROM found x"
        f" JOIN store.reports r ON r.report_id = x.report_id{sections})"
        f" GROUP BY {sets} HAVING count(*) > 0"
    ).fetchall()
    return rows


def _kept(
    items: Sequence[Item], ways: dict[Expression, Ways]
) -> tuple[list[str], list[str | None]]:
    """Return the tables of the places that count, and the name of each item's.

    An item that nothing can overlap has none: all its places count.
    """
    beaten = beaten_by(items) or []
    rivals = {other for before in beaten for other in before}
    excluded = sorted({text for item in items for text in item.excluded})
    tables = [
        f"excluded{at} AS MATERIALIZED ({spans_query(ways[Expression(text, False)])})"
        for at, text in enumerate(excluded)
    ]
    names: list[str | None] = [None] * len(items)
    for at in in_order(beaten) or ():
        item = items[at]
        hidden = [
            (f"excluded{number}", far)
            for number, text in enumerate(excluded)
            if text in item.excluded
            for far in overlaps(text, item.sought.text)
        ]
        hidden += [(f"kept{other}", far) for other, apart in beaten[at].items() for far in apart]
        if not hidden and at not in rivals:
            continue
        query = spans_query(ways[item.sought])
        if hidden:
            others = (f"SELECT spot + ({far}) AS spot FROM {name}" for name, far in hidden)
            query = f"SELECT * FROM ({query}) ANTI JOIN ({' UNION ALL '.join(others)}) USING (spot)"
        tables.append(f"kept{at} AS MATERIALIZED ({query})")
        names[at] = f"kept{at}"
    return tables, names
