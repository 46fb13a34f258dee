"""The passages in which an expression stands, and the lines of a concordance.

Both are found by the places of words. They come as they were stored, without the reports and
sections around them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from npccli.count.concordance import Located, located_passages
from npccli.count.passages import Passage
from npccli.index.database import open_for_reading
from npccli.index.hits import holding, read_hits, read_whole, searched_for
from npccli.index.narrow import Need
from npccli.index.overlaps import overlaps
from npccli.index.read import read_records
from npccli.index.spans import Expression, find_ways, is_findable, part_of, spans_query
from npccli.index.trim import trimmed

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

WORTH_PLACES = 2000
"""In fewer reports a text is found in less time by looking at their passages than by places."""

_FIRST_REPORTS, _MOST_REPORTS = 64, 1024
"""In so many reports passages are looked for at first, and at most at a time."""

_FOUND_FIRST = 256
"""In so many reports places are looked for at first, that their lines come soon."""

_FIRST, _AT_ONCE = 512, 32_768
"""So many lines are read at first, that they come soon, and at most at a time."""

Line = tuple[Any, ...]


def can_cut(text: str) -> bool:
    """Tell whether the places of words are enough to find every place of a text.

    >>> can_cut("执法检查"), can_cut("报告》"), can_cut("点点")
    (True, False, False)
    """
    return is_findable(text) and overlaps(text, text) == [0]


def read_lines(
    path: str,
    ids: Sequence[int],
    expression: Expression,
    context: int,
    lines_of: Callable[[Iterable[Located]], Iterable[Line]],
) -> Iterator[Line]:
    """Yield the lines of a concordance of these reports, in the order given.

    The text must be one that `can_cut` tells. `lines_of` makes the lines of the few reports
    that must be read whole.
    """
    with open_for_reading(path) as connection:
        unpacked = read_whole(connection)
        for some in _soon(ids):
            counts = _find_places(connection, some, expression)
            wanted = [each for each in some if each in counts or each in unpacked]
            query = _line_query(len(expression.text), context)
            for lot in _lots(wanted, counts):
                bounds = {"first": min(lot), "last": max(lot)}
                found = _by_report(connection, query, bounds)
                for report_id in lot:
                    if report_id in unpacked:
                        report = read_records(connection, [report_id])
                        yield from lines_of(located_passages(report))
                    yield from found.get(report_id, ())


def _soon(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the first ids, if they are near each other, and then the others."""
    first = ids[:_FOUND_FIRST]
    if first and max(first) - min(first) >= 2 * _FOUND_FIRST:
        first = ()
    yield from filter(None, (first, ids[len(first) :]))


def read_passages(
    path: str, ids: Sequence[int], need: Need, rough: str | None = None
) -> Iterator[Located]:
    """Yield the passages of these reports that can meet a need, and some that do not.

    `rough` is a rough pattern, which is found in all that is looked for. Reports stand in the
    order given, passages in that of the report. The first come soon, for whoever wants no more.
    """
    literals = searched_for(need)
    if literals is None:
        yield from located_passages(read_hits(path, ids, need))
        return
    meets, words = holding(literals)
    if rough is not None:
        meets = f"({meets}) AND regexp_matches(text, $rough)"
        words["rough"] = rough
    query = f"{_PASSAGES} ({meets}){_FACTS}"
    with open_for_reading(path) as connection:
        unpacked = read_whole(connection)
        at, size = 0, _FIRST_REPORTS
        while some := ids[at : at + size]:
            bounds = {"ids": list(some), "first": min(some), "last": max(some)}
            found = _by_report(connection, query, {**bounds, **words})
            for report_id in some:
                if report_id in unpacked:
                    report = read_records(connection, [report_id])
                    yield from located_passages(trimmed(each, need) for each in report)
                yield from map(_located, found.get(report_id, ()))
            at, size = at + size, min(4 * size, _MOST_REPORTS)


def _by_report(
    connection: Connection, query: str, values: dict[str, Any]
) -> dict[int, list[tuple[Any, ...]]]:
    """Return the rows of a query by the reports of which they are, without their ids."""
    found: dict[int, list[tuple[Any, ...]]] = {}
    for row in connection.execute(query, values).fetchall():
        found.setdefault(row[0], []).append(row[1:])
    return found


def _lots(ids: Iterable[int], counts: dict[int, int]) -> Iterator[list[int]]:
    """Yield ids of reports in lots that have about as many lines as are read at a time."""
    coming, size = iter(ids), _FIRST
    while some := list(islice(coming, 1)):
        lines = counts.get(some[0], 1)
        while lines < size and (more := next(coming, None)) is not None:
            some.append(more)
            lines += counts.get(more, 1)
        yield some
        size = min(4 * size, _AT_ONCE)


def _find_places(
    connection: Connection, ids: Sequence[int], expression: Expression
) -> dict[int, int]:
    """Note in a table of the connection where an expression stands in these reports.

    Return how often it stands in each, and maybe in others. The texts are left alone here: they
    are many, and few of them are wanted.
    """
    within = f"report_id BETWEEN {min(ids)} AND {max(ids)}"
    (ways,) = find_ways(connection, [expression], within).values()
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE places AS"
        " SELECT p.report_id, p.stored, f.place - p.opening AS place FROM"
        f" (SELECT spot >> 28 AS part, spot & 268435455 AS place FROM ({spans_query(ways)})) f"
        f' JOIN (SELECT report_id, rowid AS stored, {part_of()} AS part, "begin" AS opening,'
        f' "begin" + size AS behind FROM store.passages WHERE {within}) p'
        " ON p.part = f.part AND f.place >= p.opening AND f.place < p.behind"
    )
    rows = connection.execute("SELECT report_id, count(*) FROM temp.places GROUP BY report_id")
    return dict(rows.fetchall())


_FACTS = (
    ") SELECT x.report_id, r.source, r.number, coalesce(s.number, 'title'), x.* EXCLUDE"
    " (report_id, section_id, passage, place)"
    " FROM found x JOIN store.reports r ON r.report_id = x.report_id"
    " LEFT JOIN store.sections s ON s.section_id = x.section_id"
    " ORDER BY x.report_id, x.passage, x.place"
)
"""What stands behind the query for texts: they are looked up before all else, or the database
may read all of them."""

_PASSAGES = (
    "WITH found AS MATERIALIZED (SELECT report_id, section_id, passage, 0 AS place,"
    " line, starts, text FROM store.passages WHERE report_id BETWEEN $first AND $last"
    " AND report_id IN (SELECT unnest($ids::BIGINT[])) AND"
)


def _line_query(size: int, context: int) -> str:
    """Return the query for the lines of the places in reports from one id to another."""
    return (
        "WITH found AS MATERIALIZED (SELECT p.report_id, p.section_id, p.passage, y.place,"
        " p.line + coalesce(len(list_filter(p.starts, lambda start: start <= y.place)), 0),"
        f" substr(p.text, greatest(y.place - {context}, 0) + 1, least(y.place, {context})),"
        f" substr(p.text, y.place + 1, {size}), substr(p.text, y.place + {size + 1}, {context})"
        " FROM (FROM temp.places WHERE report_id BETWEEN $first AND $last) y"
        f" JOIN (SELECT rowid AS stored, * FROM store.passages) p ON p.stored = y.stored{_FACTS}"
    )


def _located(row: tuple[Any, ...]) -> Located:
    """Return a passage that was found."""
    source, number, section, line, starts, text = row
    lines = None if line is None else (line, line)
    return number, section, Passage(text, source, None, lines, tuple(starts or ()))
