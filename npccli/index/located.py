"""The passages in which an expression stands, found by the places of words.

They come as they were stored, without the reports and sections around them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from npccli.count.concordance import Located, located_passages
from npccli.count.definitions import is_word
from npccli.count.passages import Passage
from npccli.index.database import open_for_reading
from npccli.index.hits import read_hits
from npccli.index.narrow import Need
from npccli.index.read import read_records
from npccli.index.spans import Expression, Ways, find_ways, is_findable, part_of, spans_query
from npccli.index.trim import trimmed

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_FEW = 128
"""So many reports are read whole in less time than places are looked up."""

_AT_ONCE = 4096
_MOST = 16
"""So many alternatives are looked up by places."""

Runs = list[list[str]]


def read_passages(
    path: str, ids: Sequence[int], need: Need, *, few: bool = False
) -> Iterator[Located]:
    """Yield the passages of these reports that can meet a need, and some that do not.

    Reports stand in the order given, passages in that of the report. `few` tells that the
    first may be enough, so that the first reports are read one by one.
    """
    runs = _runs(need)
    at = len(ids) if runs is None or len(ids) <= _FEW else _FEW if few else 0
    yield from located_passages(read_hits(path, ids[:at], need))
    if runs is None:
        return
    with open_for_reading(path) as connection:
        while some := ids[at : at + _AT_ONCE]:
            yield from _by_places(connection, some, need, runs)
            at += len(some)


def _runs(need: Need) -> Runs | None:
    """Return for each alternative texts without marks, the longest first; None if it has none."""
    if need is None or len(need) > _MOST:
        return None
    runs = []
    for literals in need:
        found = {run for literal in literals for run in _parts(literal) if is_findable(run)}
        runs.append(sorted(found, key=lambda run: (-len(run), run)))
    return runs if all(runs) else None


def _parts(literal: str) -> list[str]:
    """Return the longest stretches of a text that are words throughout.

    >>> _parts("“四个机关”建设")
    ['四个机关', '建设']
    """
    return "".join(char if is_word(char) else " " for char in literal).split()


def _by_places(
    connection: Connection, ids: Sequence[int], need: Need, runs: Runs
) -> Iterator[Located]:
    within = f"report_id BETWEEN {min(ids)} AND {max(ids)}"
    sought = [[Expression(run, False) for run in each] for each in runs]
    ways = find_ways(connection, chain.from_iterable(sought), within)
    query = _query([[ways[each] for each in some] for some in sought], within)
    rows = connection.execute(query).fetchall()
    found = {report_id: list(some) for report_id, some in groupby(rows, itemgetter(0))}
    whole = connection.execute(
        f"SELECT DISTINCT report_id FROM store.sentences WHERE {within} AND passage IS NULL"
    ).fetchall()
    unpacked = {report_id for (report_id,) in whole}
    for report_id in ids:
        if report_id in unpacked:
            reports = (trimmed(each, need) for each in read_records(connection, [report_id]))
            yield from located_passages(reports)
        else:
            for _, sentences in groupby(found.get(report_id, ()), itemgetter(1)):
                yield _located(list(sentences))


def _query(alternatives: Sequence[Sequence[Ways]], within: str) -> str:
    """Return the query for the sentences of the passages in which an alternative stands."""
    spans = []
    for first, *others in alternatives:
        query = f"SELECT report_id, spot FROM ({spans_query(first)})"
        for other in others:
            query += f" SEMI JOIN (SELECT DISTINCT spot >> 28 AS other FROM ({spans_query(other)}))"
            query += " ON spot >> 28 = other"
        spans.append(query)
    return (
        f"WITH spans AS MATERIALIZED ({' UNION '.join(spans)}),"
        " passages AS MATERIALIZED (SELECT DISTINCT report_id, passage FROM ("
        "SELECT f.report_id, arg_max(s.passage, s.begin) AS passage FROM spans f"
        f" JOIN (SELECT *, {part_of()} AS part FROM store.sentences WHERE {within}) s"
        " ON s.report_id = f.report_id AND s.part = f.spot >> 28"
        " AND s.begin <= f.spot & 268435455 GROUP BY f.report_id, f.spot))"
        " SELECT s.report_id, s.passage, r.source, r.number, coalesce(x.number, 'title'),"
        " s.line, s.starts, coalesce(s.raw, s.text)"
        f" FROM (FROM store.sentences WHERE {within}) s"
        " SEMI JOIN passages USING (report_id, passage)"
        " JOIN store.reports r ON r.report_id = s.report_id"
        " LEFT JOIN store.sections x ON x.section_id = s.section_id"
        " ORDER BY s.report_id, s.position"
    )


def _located(sentences: Sequence[tuple[Any, ...]]) -> Located:
    """Return the passage of which these are all sentences."""
    _, _, source, number, section, line, _, opening = sentences[0]
    starts = tuple(int(at) for row in sentences if row[6] for at in row[6].split(","))
    text = "".join([row[7] for row in sentences])
    lines = None
    if line is not None:
        first = line - bisect_right(starts, len(opening) - len(opening.lstrip()))
        lines = (first, first)
    return number, section, Passage(text, source, None, lines, starts)
