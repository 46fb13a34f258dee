"""Ask an index in SQL; it can be read and never changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

from npccli.errors import UsageError
from npccli.index.database import check_maker, open_for_reading
from npccli.index.schema import VIEWS
from npccli.model import Column, Scalar, Table

_INTEGERS = re.compile("U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?(?:8|16|32|64|128)?")
_NUMBERS = re.compile("DOUBLE|FLOAT|REAL|DECIMAL.*")
_PLACE = re.compile(r"^LINE (\d+): (.*)\n( *)\^", re.MULTILINE)
_DECIMALS = 3
_READING = ("SELECT", "EXPLAIN", "PRAGMA", "RELATION")
"""The kinds of statement that only read; describe and show are among them."""


def query_index(path: str, query: str) -> Table:
    """Return the result of one SQL statement that reads.

    Raises UsageError for a statement that is wrong, with the place and the names there are.
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
            with ThreadPoolExecutor(1) as worker:
                # A query does not look for interrupts; waiting for it does.
                asked = worker.submit(connection.execute, query)
                try:
                    cursor = asked.result()
                except KeyboardInterrupt:
                    connection.interrupt()
                    raise
            columns = _columns(cursor.description or [])
            rows = tuple(tuple(map(_scalar, row)) for row in cursor.fetchall())
        except (duckdb.ProgrammingError, duckdb.DataError, duckdb.NotSupportedError) as error:
            raise _said(str(error), query) from error
        except duckdb.Error as error:
            if "Permission Error" in str(error):
                raise UsageError(
                    "SQL reads the index only, and no other files", "leave the file out"
                ) from error
            raise
    return Table("sql", columns, rows)


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
