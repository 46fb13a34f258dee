"""Keep the lists of character pairs in the index, stretch by stretch of reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from npccli.index.bulk import insert_rows
from npccli.index.codec import unpack_report
from npccli.index.grams import report_buckets
from npccli.index.lines import Row
from npccli.index.postings import Stretch

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection


class StretchWriter:
    """Adds reports to the last stretch, and stores stretches that are full.

    Reports that a run left without lists, because it was interrupted, get them here; until
    then every query looks at them. The lists of reports that were taken out stay: a query
    passes over what it does not find. The last stretch is taken up from its lists.
    """

    def __init__(self, connection: Connection) -> None:
        """Look where the lists end; nothing is read until it is needed."""
        self._connection = connection
        self._last: Stretch | None = None

    def add(self, report_id: int, buckets: Iterable[int]) -> None:
        """Add a report, whose id is larger than all before."""
        self._put(self._last or self._taken_up(report_id), report_id, buckets)

    def finish(self, coming: int) -> None:
        """Store the last stretch, so that all reports below the id `coming` have lists."""
        covered = self._connection.execute(
            "SELECT coalesce(max(end_report), 0) FROM store.postings"
        ).fetchone() or (0,)
        if self._last is None and covered[0] < coming:
            self._last = self._taken_up(coming)
        if self._last is not None:
            self._store(self._last)

    def _put(self, stretch: Stretch, report_id: int, buckets: Iterable[int]) -> None:
        if stretch.is_full(report_id):
            self._store(stretch)
            stretch = Stretch(report_id)
        stretch.add(report_id, buckets)
        self._last = stretch

    def _taken_up(self, coming: int) -> Stretch:
        """Return the last stretch with the stored reports below `coming`."""
        found = self._connection.execute(
            "SELECT first_report, max(end_report) FROM store.postings"
            " GROUP BY first_report ORDER BY first_report DESC LIMIT 1"
        ).fetchone()
        self._last = Stretch(0)
        if found is not None:
            pages = self._connection.execute(
                "SELECT page, lists FROM store.postings WHERE first_report = ?", [found[0]]
            ).fetchall()
            self._last = Stretch.restored(int(found[0]), int(found[1]), pages)
            if self._last.is_full(self._last.end):
                self._last = Stretch(self._last.end)
        rows = self._connection.execute(
            "SELECT report_id FROM store.records WHERE report_id >= ? AND report_id < ?"
            " ORDER BY report_id",
            [self._last.end, coming],
        ).fetchall()
        for (report_id,) in rows:
            packed = self._connection.execute(
                "SELECT report FROM store.records WHERE report_id = ?", [report_id]
            ).fetchone()
            if packed is not None:
                self._put(self._last, report_id, report_buckets(unpack_report(packed[0])))
        return self._last

    def _store(self, stretch: Stretch) -> None:
        self._connection.execute(
            "DELETE FROM store.postings WHERE first_report >= ?", [stretch.first]
        )
        rows: Iterator[Row] = (
            (stretch.first, stretch.end, page, lists) for page, lists in stretch.pages()
        )
        insert_rows(self._connection, "postings", rows)
