"""Ask an index in SQL; it can be read and never changed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from npccli.errors import UsageError
from npccli.index.database import check_maker, open_for_reading
from npccli.index.schema import VIEWS
from npccli.model import Column, Scalar, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_INTEGERS = re.compile("U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?(?:8|16|32|64|128)?")
_NUMBERS = re.compile("DOUBLE|FLOAT|REAL|DECIMAL.*")
_PLACE = re.compile(r"^LINE (\d+): (.*)\n( *)\^", re.MULTILINE)
_DECIMALS = 3
_AT_ONCE = 10_000
"""So many rows are taken from the database at a time."""

_READING = ("SELECT", "EXPLAIN", "PRAGMA", "RELATION")
"""The kinds of statement that only read; describe and show are among them."""


class Answer(NamedTuple):
    """What a query gives: its columns, and its rows as they come."""

    columns: tuple[Column, ...]
    rows: Iterator[tuple[Scalar, ...]]


def query_index(path: str, query: str) -> Table:
    """Return the result of one SQL statement that reads.

    Raises UsageError for a statement that is wrong, with the place and the names there are.
    """
    with ask_index(path, query) as answer:
        return Table("sql", answer.columns, tuple(answer.rows))


@contextmanager
def ask_index(path: str, query: str) -> Iterator[Answer]:
    """Give the result of one SQL statement while the index is open; its rows are not held.

    Raises UsageError for a statement that is wrong, some only when its rows are asked for.
    """
    with open_for_reading(path, files=False) as connection:
        import duckdb

        check_maker(connection, path)
        try:
            statements = connection.extract_statements(query)
            if len(statements) != 1:
                said = "no SQL statement" if not statements else "more than one SQL statement"
                raise UsageError(said, "give one, such as: select * from reports limit 5")
            if statements[0].type.name not in _READING:
                raise UsageError(
                    "an index is read-only for SQL, which opens no other files",
                    "begin with select, with or from",
                )
            cursor = _waited_for(connection, partial(connection.execute, query))
            yield Answer(_columns(cursor.description or []), _rows(connection, cursor))
        except (duckdb.ProgrammingError, duckdb.DataError, duckdb.NotSupportedError) as error:
            raise _said(str(error), query) from error
        except duckdb.Error as error:
            if "Permission Error" in str(error):
                raise UsageError(
                    "SQL reads the index only, and no other files", "leave the file out"
                ) from error
            raise


def _waited_for(connection: Connection, work: Callable[[], Any]) -> Any:
    """Return what some work of the database gives; that does not look for interrupts itself."""
    with ThreadPoolExecutor(1) as worker:
        asked = worker.submit(work)
        try:
            return asked.result()
        except KeyboardInterrupt:
            connection.interrupt()
            raise


def _rows(connection: Connection, cursor: Any) -> Iterator[tuple[Scalar, ...]]:
    while rows := _waited_for(connection, partial(cursor.fetchmany, _AT_ONCE)):
        for row in rows:
            yield tuple(map(_scalar, row))


def _columns(description: Iterable[Any]) -> tuple[Column, ...]:
    """Return the columns of a result, each name once."""
    columns: list[Column] = []
    taken: set[str] = set()
    for name, kind, *_ in description:
        unique, number = name, 1
        while unique in taken:
            number += 1
            unique = f"{name}_{number}"
        taken.add(unique)
        said = str(kind).upper()
        if _INTEGERS.fullmatch(said):
            columns.append(Column(unique, "integer"))
        elif _NUMBERS.fullmatch(said):
            columns.append(Column(unique, "number", _DECIMALS))
        else:
            columns.append(Column(unique))
    return tuple(columns)


def _scalar(value: Any) -> Scalar:
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _said(message: str, query: str) -> UsageError:
    """Return the error in one line: what is wrong, where, and which names there are."""
    first = message.splitlines()[0].split("Error: ", 1)[-1].rstrip("!.")
    place = _PLACE.search(message)
    where = ""
    if place is not None:
        column = len(place[3]) - len(f"LINE {place[1]}: ") + 1
        where = f"line {place[1]}, " + (f"column {column}: " if "..." not in place[2] else "")
    return UsageError(f"SQL: {where}{first[:1].lower()}{first[1:]}", _names(message, query))


def _names(message: str, query: str) -> str:
    if "Referenced column" in message or "does not have a column" in message:
        used = [name for name in VIEWS if re.search(rf"\b{name}\b", query, re.IGNORECASE)]
        listed = (f"{name} has {', '.join(view_columns(name))}" for name in used)
        return "; ".join(listed)
    if "Table with name" in message:
        return f"the tables are {', '.join(VIEWS)}"
    return ""


def view_columns(name: str) -> tuple[str, ...]:
    """Return the columns of a view, in their order.

    >>> view_columns("words")[-3:]
    ('word', 'pos', 'count')
    """
    chosen = VIEWS[name].split("FROM", 1)[0].replace("SELECT", "")
    return tuple(part.strip().split(" AS ")[-1].split(".")[-1] for part in chosen.split(","))
