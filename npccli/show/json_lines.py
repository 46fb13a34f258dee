"""Write tables as JSON and JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from json.encoder import encode_basestring
from typing import IO

from npccli.model import Scalar, Table
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
        stream.writelines([f"{row}\n" for row in _objects(table, named)])


def _write_rows(table: Table, stream: IO[str]) -> None:
    rows = _objects(table, {})
    stream.write("[\n" + ",\n".join(rows) + "\n]" if rows else "[]")


def _objects(table: Table, named: dict[str, Scalar]) -> list[str]:
    """Return each row as the text of an object, with the fields `named` in front.

    The names, which are the same in each, are made text once.
    """
    head = {encode_basestring(name): _value(value) for name, value in named.items()}
    names = [encode_basestring(column.name) for column in table.columns]
    rows = (head | dict(zip(names, map(_value, row), strict=True)) for row in table.rows)
    return [
        "{" + ", ".join([f"{name}: {value}" for name, value in row.items()]) + "}" for row in rows
    ]


def _value(value: Scalar) -> str:
    """Return a value as JSON, sooner than `json.dumps` does."""
    if isinstance(value, str):
        return encode_basestring(value)
    known = finite(value)
    return repr(known) if type(known) in (int, float) else json.dumps(known)
