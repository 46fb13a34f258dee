"""Read the reports of an index, all of them in order, or those that an expression needs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from npccli.index.codec import unpack_figures, unpack_report
from npccli.index.database import check_maker, open_for_reading, read_meta
from npccli.index.grams import text_buckets
from npccli.index.narrow import ANYTHING, Need
from npccli.index.postings import page_of, read_list
from npccli.model import Figure, Report

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_AT_ONCE = 256
_ORDER = (
    "SELECT r.report_id, r.file_id FROM store.reports r JOIN store.files f ON f.file_id = r.file_id"
    " ORDER BY f.position, r.report_id"
)


def index_options(path: str) -> dict[str, Any]:
    """Return the options with which the texts of an index were read.

    Raises ReadError for what is no index of this version of the program.
    """
    with open_for_reading(path) as connection:
        check_maker(connection, path)
        found: dict[str, Any] = json.loads(read_meta(connection)["options"])
    return found


def plan_reading(path: str, need: Need = ANYTHING, size: int = 1000) -> list[tuple[int, ...]]:
    """Return the ids of the reports of an index in the order of their sources, in lots.

    A lot has about `size` reports, and all reports of a file are in one lot. With a need,
    those that cannot meet it are left out; some that do not may be there.
    """
    with open_for_reading(path) as connection:
        lots: list[tuple[int, ...]] = []
        some: list[int] = []
        last = None
        for report_id, file_id in _wanted(connection, need):
            if len(some) >= size and file_id != last:
                lots.append(tuple(some))
                some = []
            some.append(report_id)
            last = file_id
    return [*lots, tuple(some)] if some else lots


def read_reports(path: str, ids: Sequence[int]) -> Iterator[Report]:
    """Yield the reports of these ids in the order given, a few at a time."""
    with open_for_reading(path) as connection:
        yield from read_records(connection, ids)


def read_index(path: str, need: Need = ANYTHING) -> Iterator[Report]:
    """Yield the reports of an index in the order of their sources.

    With a need, those that cannot meet it are left out; some that do not may come as well.
    """
    with open_for_reading(path) as connection:
        ids = [report_id for report_id, _ in _wanted(connection, need)]
        yield from read_records(connection, ids)


def read_records(connection: Connection, ids: Sequence[int]) -> Iterator[Report]:
    """Yield the reports of these ids in the order given, over a connection that is open."""
    for report, _ in _records(connection, ids, "NULL"):
        yield report


def read_figures(
    path: str, ids: Sequence[int] | None = None
) -> Iterator[tuple[Report, tuple[Figure, ...]]]:
    """Yield reports with their figures, as the built-in codebook names them; None means all."""
    with open_for_reading(path) as connection:
        if ids is None:
            ids = [report_id for report_id, _ in _wanted(connection, ANYTHING)]
        for report, figures in _records(connection, ids, "figures"):
            yield report, unpack_figures(figures, report)


def _wanted(connection: Connection, need: Need) -> list[tuple[int, int]]:
    """Return the ids of reports and of their files, in order."""
    if need is not None and not need:
        return []
    rows: list[tuple[int, int]] = connection.execute(_ORDER).fetchall()
    chosen = _candidates(connection, need)
    if chosen is None:
        return rows
    found, covered = chosen
    return [row for row in rows if row[0] in found or not _within(row[0], covered)]


def _within(report_id: int, covered: Iterable[tuple[int, int]]) -> bool:
    return any(first <= report_id < end for first, end in covered)


def _candidates(
    connection: Connection, need: Need
) -> tuple[set[int], list[tuple[int, int]]] | None:
    """Return the reports that can meet a need, and the stretches of ids that this is about."""
    if need is None:
        return None
    alternatives = [text_buckets(literals) for literals in need]
    if not all(alternatives):
        return None
    pages = sorted({page_of(bucket) for buckets in alternatives for bucket in buckets})
    covered = connection.execute(
        "SELECT DISTINCT first_report, end_report FROM store.postings ORDER BY 1"
    ).fetchall()
    rows = connection.execute(
        "SELECT first_report, page, lists FROM store.postings"
        " WHERE page IN (SELECT unnest(?::INTEGER[]))",
        [pages],
    ).fetchall()
    stored = {(first, page): lists for first, page, lists in rows}
    found: set[int] = set()
    for first, _ in covered:
        for buckets in alternatives:
            found.update(first + place for place in _shared(stored, first, buckets))
    return found, covered


def _shared(stored: dict[tuple[int, int], bytes], first: int, buckets: Iterable[int]) -> set[int]:
    """Return the places in a stretch that all buckets have."""
    places: set[int] | None = None
    for bucket in buckets:
        page = stored.get((first, page_of(bucket)))
        here = set(read_list(page, bucket)) if page is not None else set()
        places = here if places is None else places & here
        if not places:
            return set()
    return places or set()


def _records(
    connection: Connection, ids: Sequence[int], figures: str
) -> Iterator[tuple[Report, bytes]]:
    """Yield the reports of these ids in their order, a few at a time."""
    coming = iter(ids)
    while some := list(islice(coming, _AT_ONCE)):
        rows = connection.execute(
            f"SELECT report_id, report, {figures} FROM store.records"
            f" WHERE report_id IN ({', '.join(map(str, some))})"
        ).fetchall()
        found = {row[0]: row[1:] for row in rows}
        for report_id in some:
            packed, more = found[report_id]
            yield unpack_report(packed), more
