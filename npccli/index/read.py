"""Read the reports of an index, all of them in order, or those that an expression needs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from npccli import __version__
from npccli.errors import ReadError
from npccli.index.codec import unpack_figures, unpack_report
from npccli.index.database import open_for_reading, read_meta
from npccli.index.grams import text_buckets
from npccli.index.narrow import ANYTHING, Need
from npccli.index.postings import page_of, read_list
from npccli.model import Figure, Report

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_AT_ONCE = 256
_ORDER = (
    "SELECT r.report_id FROM store.reports r JOIN store.files f ON f.file_id = r.file_id"
    " ORDER BY f.position, r.report_id"
)


def index_options(path: str) -> dict[str, Any]:
    """Return the options with which the texts of an index were read.

    Raises ReadError for what is no index of this version of the program.
    """
    with open_for_reading(path) as connection:
        _check_maker(connection, path)
        found: dict[str, Any] = json.loads(read_meta(connection)["options"])
    return found


def index_ranges(path: str, size: int) -> list[tuple[int, int]]:
    """Return where stretches of about `size` reports begin and end, which cover all of them."""
    with open_for_reading(path) as connection:
        (count,) = connection.execute("SELECT count(*) FROM store.reports").fetchone() or (0,)
    return [(start, min(start + size, count)) for start in range(0, count, size)]


def read_range(path: str, start: int, stop: int) -> Iterator[Report]:
    """Yield the reports of one of the ranges of an index, in the order of their sources."""
    with open_for_reading(path) as connection:
        ids = connection.execute(f"{_ORDER} LIMIT ? OFFSET ?", [stop - start, start]).fetchall()
        yield from _reports(connection, [row[0] for row in ids])


def read_index(path: str, need: Need = ANYTHING) -> Iterator[Report]:
    """Yield the reports of an index in the order of their sources.

    With a need, those that cannot meet it are left out; some that do not may come as well.
    """
    with open_for_reading(path) as connection:
        yield from _reports(connection, _wanted(connection, need))


def read_index_figures(path: str) -> Iterator[tuple[Report, tuple[Figure, ...]]]:
    """Yield each report of an index with its figures, as the built-in codebook names them."""
    with open_for_reading(path) as connection:
        for report, figures in _records(connection, _wanted(connection, ANYTHING)):
            yield report, unpack_figures(figures, report)


def _check_maker(connection: Connection, path: str) -> None:
    rows = connection.execute("SELECT DISTINCT made_by FROM store.files").fetchall()
    others = sorted(version for (version,) in rows if version != __version__)
    if others:
        raise ReadError(
            f"{path}: made by npccli {', '.join(others)}, and this is {__version__}",
            "run npccli index again with the same paths; it reads those texts anew",
        )


def _wanted(connection: Connection, need: Need) -> list[int]:
    ids = [row[0] for row in connection.execute(_ORDER).fetchall()]
    chosen = _candidates(connection, need)
    if chosen is None:
        return ids
    found, covered = chosen
    return [each for each in ids if each in found or not _within(each, covered)]


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


def _reports(connection: Connection, ids: Sequence[int]) -> Iterator[Report]:
    for report, _ in _records(connection, ids, "NULL"):
        yield report


def _records(
    connection: Connection, ids: Sequence[int], figures: str = "figures"
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
