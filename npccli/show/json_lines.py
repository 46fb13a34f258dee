"""Write tables as JSON and JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from json.encoder import encode_basestring
from typing import IO

from npccli.model import Column, Scalar, Table
from npccli.show.cells import finite


def write_json(tables: Sequence[Table], stream: IO[str]) -> None:
    """Write one table as an array of objects, a row a line; several as an object by name."""
    if len(tables) == 1:
        _write_rows(tables[0], stream)
        stream.write("\n")
        return
    stream.write("{")
    for index, table in enumerate(tables):
        stream.write(f"{',' if index else ''}\n{json.dumps(table.name, ensure_ascii=False)}: ")
        _write_rows(table, stream)
    stream.write("\n}\n")


def write_jsonl(tables: Sequence[Table], stream: IO[str]) -> None:
    """Write an object a row; with several tables the field `table` names the table."""
    for table in tables:
        named: dict[str, Scalar] = {} if len(tables) == 1 else {"table": table.name}
        stream.writelines(f"{row}\n" for row in _objects(table.columns, table.rows, named))


def write_object_rows(
    columns: Sequence[Column], rows: Iterable[Sequence[Scalar]], stream: IO[str]
) -> None:
    """Write one table as JSON Lines as its rows come; none of them is held."""
    for row in _objects(columns, rows, {}):
        stream.write(f"{row}\n")


def _write_rows(table: Table, stream: IO[str]) -> None:
    rows = list(_objects(table.columns, table.rows, {}))
    stream.write("[\n" + ",\n".join(rows) + "\n]" if rows else "[]")


def _objects(
    columns: Sequence[Column], rows: Iterable[Sequence[Scalar]], named: dict[str, Scalar]
) -> Iterator[str]:
    """Yield each row as the text of an object, with the fields `named` in front.

    The names, which are the same in each, are made text once. A name that comes again stands
    once, with its last value.
    """
    names = [*named, *(column.name for column in columns)]
    places = {name: place for place, name in enumerate(names)}
    fields = [encode_basestring(name).replace("%", "%%") + ": %s" for name in places]
    row_of = "{" + ", ".join(fields) + "}"
    head = _values(named.values())
    values = (head + _values(row) for row in rows)
    if len(places) < len(names):
        values = ([row[place] for place in places.values()] for row in values)
    return (row_of % tuple(row) for row in values)


def _values(row: Iterable[Scalar]) -> list[str]:
    """Return values as JSON, sooner than `json.dumps` does; most are text."""
    return [encode_basestring(v) if isinstance(v, str) else _value(v) for v in row]


def _value(value: Scalar) -> str:
    """Return a value that is no text as JSON."""
    known = finite(value)
    return repr(known) if type(known) in (int, float) else json.dumps(known)
