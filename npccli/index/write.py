"""Write batches of rows into an index; a batch is there as a whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from npccli import __version__
from npccli.errors import NpccliError, UsageError
from npccli.index.bulk import insert_lines, insert_rows, shown_name, storable
from npccli.index.database import (
    check_schema,
    is_index_file,
    open_for_reading,
    open_for_writing,
    read_meta,
)
from npccli.index.schema import SCHEMA, creation
from npccli.index.sorted_words import SORTED_AT_ONCE, sort_words
from npccli.index.stretches import StretchWriter

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

    from npccli.index.rows import Batch

_OF_REPORTS = ("words", "new_words", "sentences", "passages", "figures", "sections", "records")

# A text and its records; or one report in two files of records, which may share a source.
_REPEATS = """
WITH origins AS (
    SELECT r.file_id, r.source, r.number, r.mark, bool_or(d.reader = 'records') AS of_records
    FROM store.reports r JOIN store.documents d ON d.document_id = r.document_id
    GROUP BY ALL
), found AS (
    SELECT b.file_id, b.source, a.file_id AS earlier
    FROM origins b JOIN origins a ON a.source = b.source
    WHERE a.of_records <> b.of_records AND b.source <> '-'
    UNION ALL
    SELECT b.file_id, b.source, a.file_id
    FROM origins b JOIN origins a ON a.mark = b.mark
    WHERE b.mark <> 0 AND (
        a.of_records <> b.of_records OR a.source = b.source AND a.number = b.number)
)
SELECT f.name, min(found.source), min_by(e.name, e.file_id)
FROM found
JOIN store.files f ON f.file_id = found.file_id
JOIN store.files e ON e.file_id = found.earlier AND e.file_id < f.file_id
GROUP BY f.file_id, f.name ORDER BY f.file_id
"""


@contextmanager
def open_writer(path: str, options: Mapping[str, object]) -> Iterator[Writer]:
    """Give a writer for an index, which is made when there is none.

    `options` are those with which all texts of the index are read. Raises UsageError for an
    index that was made with others.
    """
    wanted = json.dumps(options, ensure_ascii=False, sort_keys=True)
    with _removed_when_empty(path), open_for_writing(path) as connection:
        if not connection.execute("SELECT 1 FROM duckdb_tables()").fetchone():
            _create(connection, wanted)
        check_schema(connection, path)
        made_with = read_meta(connection)["options"]
        if made_with != wanted:
            before = said_options(json.loads(made_with)) or "no options for reading"
            now = said_options(options) or "none"
            raise UsageError(
                f"{path}: was made with {before}, and now there are other options: {now}",
                "give the same options, or write a new index",
            )
        writer = Writer(connection, path)
        try:
            yield writer
            writer.finish()
        finally:
            with suppress(OSError):
                Path(writer.draft).unlink()


@contextmanager
def _removed_when_empty(path: str) -> Iterator[None]:
    """Take away a file that was not there before and in which nothing was stored."""
    new = not Path(path).exists()
    try:
        yield
    finally:
        if new and is_index_file(path) and not _has_files(path):
            Path(path).unlink()


def _has_files(path: str) -> bool:
    """Return whether anything is stored in an index; True when that cannot be told."""
    try:
        with open_for_reading(path) as connection:
            return connection.execute("SELECT 1 FROM store.files LIMIT 1").fetchone() is not None
    except NpccliError:
        return True


def said_options(options: Mapping[str, object]) -> str:
    """Return options as they are given.

    >>> said_options({"as_is": True, "pages": "1-3", "roles": None})
    '--as-is --pages 1-3'
    """
    given = []
    for name, value in options.items():
        if value not in (None, False):
            flag = f"--{name.replace('_', '-')}"
            given.append(flag if value is True else f"{flag} {value}")
    return " ".join(given)


def _create(connection: Connection, options: str) -> None:
    connection.execute("BEGIN")
    for statement in creation():
        connection.execute(statement)
    facts = [("schema", str(SCHEMA)), ("options", options)]
    connection.executemany("INSERT INTO store.meta VALUES (?, ?)", facts)
    connection.execute("COMMIT")


class Writer:
    """Adds batches to an index and takes files out of it."""

    def __init__(self, connection: Connection, path: str) -> None:
        """Look at what the index holds already."""
        self.connection = connection
        self.draft = f"{path}.rows.tmp"
        self._bases = {
            column: self._largest(table, column) + 1
            for table, column in (
                ("files", "file_id"),
                ("documents", "document_id"),
                ("reports", "report_id"),
                ("sections", "section_id"),
            )
        }
        # The lists of pairs may know an id whose report was taken out.
        self._bases["report_id"] = max(
            self._bases["report_id"], self._largest("postings", "end_report")
        )
        self._stretches = StretchWriter(connection)
        self._open = False

    def known_files(self, names: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Return the digests and places of the files that are stored whole, by this version."""
        rows = self.connection.execute(
            "SELECT name, sha256, place FROM store.files WHERE problem IS NULL AND made_by = ?"
            " AND name IN (SELECT unnest(?::VARCHAR[]))",
            [__version__, list(map(storable, names))],
        ).fetchall()
        found = {name: (digest, place) for name, digest, place in rows}
        return {name: found[known] for name in names if (known := shown_name(name)) in found}

    def known_places(
        self, names: Sequence[str], places: Sequence[str]
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Return the names of the files in these places, and the places of files so named."""
        rows = self.connection.execute(
            "SELECT name, place FROM store.files WHERE name IN (SELECT unnest(?::VARCHAR[]))"
            " OR place IN (SELECT unnest(?::VARCHAR[]))",
            [list(map(storable, names)), list(map(storable, places))],
        ).fetchall()
        return {place: name for name, place in rows}, dict(rows)

    def move(self, moved: Mapping[str, str]) -> None:
        """Note that files which are stored lie in other places now."""
        self.connection.execute(
            "UPDATE store.files SET place = new.place"
            " FROM (SELECT unnest(?::VARCHAR[]) AS name, unnest(?::VARCHAR[]) AS place) new"
            " WHERE files.name = new.name",
            [list(map(storable, moved)), list(map(storable, moved.values()))],
        )

    def drop_repeats(self) -> list[tuple[str, str, str]]:
        """Take out files that hold again what an earlier one holds, when one has records.

        Return their names, a source that they hold, and the names of the earlier files.
        """
        run = self.connection.execute
        if run("SELECT 1 FROM store.documents WHERE reader = 'records' LIMIT 1").fetchone() is None:
            return []
        rows: list[tuple[str, str, str]] = run(_REPEATS).fetchall()
        self.remove([name for name, _, _ in rows])
        return rows

    def add(self, batch: Batch) -> None:
        """Store a batch; the rows of files that were stored before under a name go."""
        if not self._open:
            self.connection.execute("BEGIN")
        new = batch.files[1:] if batch.begun else batch.files
        self._remove([file.name for file in new])
        files = self._bases["file_id"] - (1 if batch.begun else 0)
        if batch.begun and (not batch.open or new):
            self.connection.execute(
                "UPDATE store.files SET problem = ? WHERE file_id = ?",
                [batch.files[0].problem, files],
            )
        rows = [
            (
                *(files + at, file.name, file.place, file.sha256, file.bytes, files + at),
                *(__version__, file.problem),
            )
            for at, file in enumerate(batch.files)
        ]
        insert_rows(self.connection, "files", rows[1:] if batch.begun else rows)
        documents, reports = self._bases["document_id"], self._bases["report_id"]
        sections = self._bases["section_id"]
        insert_rows(
            self.connection,
            "documents",
            [(documents + row[0], files + row[1], *row[2:]) for row in batch.documents],
        )
        insert_rows(
            self.connection,
            "reports",
            [
                (reports + row[0], documents + row[1], files + row[2], *row[3:])
                for row in batch.reports
            ],
        )
        insert_rows(
            self.connection,
            "sections",
            [(sections + row[0], reports + row[1], *row[2:]) for row in batch.sections],
        )
        insert_rows(
            self.connection, "records", [(reports + row[0], *row[1:]) for row in batch.records]
        )
        for table, lines in (
            ("new_words", batch.words),
            ("sentences", batch.sentences),
            ("passages", batch.passages),
            ("figures", batch.figures),
        ):
            insert_lines(self.connection, table, lines, (reports, sections), self.draft)
        for at, buckets in enumerate(batch.buckets):
            self._stretches.add(reports + at, buckets)
        self._bases["file_id"] = files + len(batch.files)
        self._bases["document_id"] += len(batch.documents)
        self._bases["report_id"] += len(batch.reports)
        self._bases["section_id"] += len(batch.sections)
        self._open = batch.open
        if not batch.open:
            self.connection.execute("COMMIT")
            sort_words(self.connection, SORTED_AT_ONCE)

    def arrange(self, names: Sequence[str]) -> None:
        """Put files in the order given, together, at the place of the first of them."""
        known = self.connection.execute(
            "SELECT name, file_id, position FROM store.files ORDER BY position"
        ).fetchall()
        ranks = {storable(name): rank for rank, name in enumerate(names)}
        ours = sorted((row for row in known if row[0] in ranks), key=lambda row: ranks[row[0]])
        order = [row for row in known if row[0] not in ranks]
        first = next((at for at, row in enumerate(known) if row[0] in ranks), len(order))
        before = sum(1 for row in known[:first] if row[0] not in ranks)
        order[before:before] = ours
        moved = [(row[1], at) for at, row in enumerate(order) if row[2] != at]
        if not moved:
            return
        ids, places = zip(*moved, strict=True)
        self.connection.execute(
            "UPDATE store.files SET position = new.place"
            " FROM (SELECT unnest(?::BIGINT[]) AS file_id, unnest(?::BIGINT[]) AS place) new"
            " WHERE files.file_id = new.file_id",
            [list(ids), list(places)],
        )

    def places(self) -> list[tuple[str, str]]:
        """Return the names and the places of all files, in their order."""
        query = "SELECT name, place FROM store.files ORDER BY position"
        rows: list[tuple[str, str]] = self.connection.execute(query).fetchall()
        return rows

    def remove(self, names: Sequence[str]) -> None:
        """Take files out with everything that was read from them."""
        self.connection.execute("BEGIN")
        self._remove(names)
        self.connection.execute("COMMIT")

    def finish(self) -> None:
        """Store the lists of the last reports, and bring the file into its final form."""
        self._stretches.finish(self._bases["report_id"])
        sort_words(self.connection)
        self.connection.execute("CHECKPOINT")

    def _largest(self, table: str, column: str) -> int:
        found = self.connection.execute(f"SELECT max({column}) FROM store.{table}").fetchone()
        return -1 if found is None or found[0] is None else int(found[0])

    def _remove(self, names: Sequence[str]) -> None:
        run = self.connection.execute
        chosen = "SELECT file_id FROM store.files WHERE name IN (SELECT unnest(?::VARCHAR[]))"
        ids = [row[0] for row in run(chosen, [list(map(storable, names))]).fetchall()]
        if not ids:
            return
        old = run(
            "SELECT report_id FROM store.reports WHERE file_id IN (SELECT unnest(?::BIGINT[]))",
            [ids],
        ).fetchall()
        reports = [row[0] for row in old]
        for table in _OF_REPORTS:
            run(
                f"DELETE FROM store.{table} WHERE report_id IN (SELECT unnest(?::BIGINT[]))",
                [reports],
            )
        for table in ("reports", "documents", "files"):
            run(f"DELETE FROM store.{table} WHERE file_id IN (SELECT unnest(?::BIGINT[]))", [ids])
