"""How often concepts stand in the groups of an index, counted from the places of words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from npccli.count.concepts import Concept
from npccli.index.database import open_for_reading
from npccli.index.matches import Matches, can_search, find_matches, resolved
from npccli.index.overlaps import Item, beaten_by, in_order, items_of, overlaps
from npccli.index.spans import (
    Expression,
    Ways,
    counts_query,
    find_ways,
    is_findable,
    quoted,
    spans_query,
)
from npccli.index.totals import Key, key_values

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

Hit = tuple[str, str | None]
Counts = dict[Key, dict[Hit, tuple[int, int]]]
"""For each group how often each hit occurs, and in how many reports."""

_Make = Callable[[str, str], None]

_MOST_ITEMS = 200
_AT_ONCE = 20_000


def can_count(concept: Concept) -> bool:
    """Tell whether the places of words are enough to count a concept and those inside it."""
    for named in items_of(concept):
        items = named.items
        texts = {item.sought.text for item in items}.union(*(item.excluded for item in items))
        if len(items) > _MOST_ITEMS or not all(map(is_findable, texts)):
            return False
        if any(overlaps(text, text) != [0] for text in texts) or beaten_by(items) is None:
            return False
        if not all(can_search(each.pattern) for each in named.patterns):
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
        every = [named for concept in concepts for named in items_of(concept)]
        ways = find_ways(connection, _sought(item for named in every for item in named.items))
        patterns = dict.fromkeys(pattern for named in every for pattern in named.patterns)
        matches = find_matches(connection, patterns, texts=hits)
        for named in every:
            rivals = [matches[each] for each in named.patterns if matches[each].spots]
            with _tables(connection) as make:
                parts = _parts(connection, make, named.items, ways, rivals)
                for *key, text, count, documents in _grouped(connection, parts, columns, hits):
                    counts[tuple(key)][named.name, text] = (count, documents)
    return counts


def _sought(items: Iterable[Item]) -> Iterator[Expression]:
    for item in items:
        yield item.sought
        yield from (Expression(text, False) for text in item.excluded)


@contextmanager
def _tables(connection: Connection) -> Iterator[_Make]:
    """Give what stores the result of a query in a table of the connection; it goes at the end.

    Each is made by itself, and the database can put it aside: a concept of many words takes
    no more memory than one of few.
    """
    made: list[str] = []

    def make(name: str, query: str) -> None:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")
        made.append(name)

    try:
        yield make
    finally:
        for name in made:
            connection.execute(f"DROP TABLE temp.{name}")


def _parts(
    connection: Connection,
    make: _Make,
    items: Sequence[Item],
    ways: Mapping[Expression, Ways],
    matches: Sequence[Matches],
) -> list[str]:
    """Return the queries of what counts: report_id, section_id, n, hit.

    In sentences where a pattern matches, what counts is told from all places there; in all
    others it is known which expressions come before which.
    """
    names, outside = _kept(make, items, ways)
    condition = ""
    if matches:
        _cover(connection, matches)
        condition = (
            " ANTI JOIN temp.covered c ON spot >> 28 = c.part AND spot BETWEEN c.first AND c.last"
        )
        listed = [
            f"SELECT spot, {quoted(item.sought.text)} AS hit FROM ({query})"
            " JOIN temp.covered c ON spot >> 28 = c.part AND spot BETWEEN c.first AND c.last"
            for item, query in zip(items, outside, strict=True)
        ]
        others: Iterable[tuple[int, str]] = ()
        if listed:
            make("near", "SELECT 0::BIGINT AS spot, '' AS hit WHERE false")
            for each in listed:
                connection.execute(f"INSERT INTO temp.near {each}")
            query = "SELECT spot, hit FROM temp.near ORDER BY spot, length(hit) DESC, hit"
            others = _fetched(connection, query)
        _store(connection, Counter((spot >> 28, hit) for spot, hit in resolved(matches, others)))
    parts = []
    for item, name in zip(items, names, strict=True):
        query = counts_query(ways[item.sought])
        if name or condition:
            spans = name or f"({spans_query(ways[item.sought])})"
            query = f"SELECT report_id, section_id, 1 AS n FROM {spans}{condition}"
        hit = quoted(item.sought.text)
        parts.append(f"SELECT report_id, section_id, n, {hit} AS hit FROM ({query})")
    if matches:
        parts.append(
            "SELECT coalesce(y.report_id, m.part // 2) AS report_id, y.section_id, m.n, m.hit"
            " FROM temp.matched m"
            " LEFT JOIN store.sections y ON m.part % 2 = 0 AND y.section_id = m.part // 2"
        )
    return parts


def _cover(connection: Connection, matches: Sequence[Matches]) -> None:
    """Note the sentences of matches in a table of the connection."""
    ends: dict[int, int] = {}
    for each in matches:
        ends.update(each.sentences())
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE covered (part BIGINT, first BIGINT, last BIGINT)"
    )
    rows = ((first >> 28, first, end - 1) for first, end in ends.items())
    _insert(connection, "covered", ("BIGINT", "BIGINT", "BIGINT"), rows)


def _store(connection: Connection, counts: Counter[tuple[int, str | None]]) -> None:
    """Note how often what counts stands in sections in a table of the connection."""
    connection.execute("CREATE OR REPLACE TEMP TABLE matched (part BIGINT, hit VARCHAR, n BIGINT)")
    rows = ((part, hit, n) for (part, hit), n in counts.items())
    _insert(connection, "matched", ("BIGINT", "VARCHAR", "BIGINT"), rows)


def _insert(
    connection: Connection, table: str, kinds: Sequence[str], rows: Iterator[tuple[Any, ...]]
) -> None:
    """Add rows to a table of the connection, some at a time: what is handed over is large."""
    values = ", ".join(f"unnest(?::{kind}[])" for kind in kinds)
    while some := list(islice(rows, _AT_ONCE)):
        columns = [list(column) for column in zip(*some, strict=True)]
        connection.execute(f"INSERT INTO temp.{table} SELECT {values}", columns)


def _fetched(connection: Connection, query: str) -> Iterator[tuple[int, str]]:
    """Yield the rows of a query, some at a time; nothing else may be asked meanwhile."""
    result = connection.execute(query)
    while some := result.fetchmany(_AT_ONCE):
        yield from some


def _grouped(
    connection: Connection,
    parts: Sequence[str],
    columns: Sequence[str],
    hits: bool,
) -> list[tuple[Any, ...]]:
    """Return rows of a key, a text or None for all, how often it counts, in how many reports."""
    if not parts:
        return []
    values = key_values(columns)
    keys = "".join(f"{value} AS {name}, " for name, value in values.items())
    section, sections = "NULL AS section_id", ""
    if any("section_id" in value for value in values.values()):
        section = "section_id"
        sections = " LEFT JOIN store.sections s ON s.section_id = x.section_id"
    listed = "".join(f"{name}, " for name in columns)
    sets = f"GROUPING SETS (({listed}hit), ({listed.removesuffix(', ')}))"
    if not hits:
        sets = f"({listed}hit)"
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE found"
        " (report_id BIGINT, section_id BIGINT, hit VARCHAR, n BIGINT)"
    )
    for part in parts:
        connection.execute(
            f"INSERT INTO temp.found SELECT report_id, {section},"
            f" {'hit' if hits else 'NULL AS hit'}, sum(n) AS n FROM ({part}) GROUP BY ALL"
        )
    rows: list[tuple[Any, ...]] = connection.execute(
        f"SELECT {listed}hit, sum(n)::BIGINT, count(DISTINCT report_id)"
        f" FROM (SELECT {keys}x.hit, x.n, x.report_id FROM temp.found x"
        f" JOIN store.reports r ON r.report_id = x.report_id{sections})"
        f" GROUP BY {sets} HAVING count(*) > 0"
    ).fetchall()
    return rows


def _kept(
    make: _Make, items: Sequence[Item], ways: Mapping[Expression, Ways]
) -> tuple[list[str | None], list[str]]:
    """Make tables of the places that count; return the name of each item's, and queries.

    An item that nothing can overlap has no name: all its places count. The queries are for the
    places of each item that nothing excludes, whatever else overlaps them.
    """
    beaten = beaten_by(items) or []
    rivals = {other for before in beaten for other in before}
    excluded = sorted({text for item in items for text in item.excluded})
    for at, text in enumerate(excluded):
        make(f"excluded{at}", f"FROM ({spans_query(ways[Expression(text, False)])})")
    names: list[str | None] = [None] * len(items)
    queries = [""] * len(items)
    for at in in_order(beaten) or ():
        item = items[at]
        shut_out = [
            (f"excluded{number}", far)
            for number, text in enumerate(excluded)
            if text in item.excluded
            for far in overlaps(text, item.sought.text)
        ]
        hidden = [(f"kept{other}", far) for other, apart in beaten[at].items() for far in apart]
        query = spans_query(ways[item.sought])
        queries[at] = _without(query, shut_out)
        if shut_out or hidden or at in rivals:
            make(f"kept{at}", f"FROM ({_without(query, shut_out + hidden)})")
            names[at] = f"kept{at}"
    return names, queries


def _without(query: str, hidden: Sequence[tuple[str, int]]) -> str:
    """Return a query without the places that begin so far behind those of other tables."""
    if not hidden:
        return query
    others = (f"SELECT spot + ({far}) AS spot FROM {name}" for name, far in hidden)
    return f"SELECT * FROM ({query}) ANTI JOIN ({' UNION ALL '.join(others)}) USING (spot)"
