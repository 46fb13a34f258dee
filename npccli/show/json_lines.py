"""Write tables as JSON and JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
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
        for row in _objects(table):
            stream.write(json.dumps(named | row, ensure_ascii=False) + "\n")


def _write_rows(table: Table, stream: IO[str]) -> None:
    rows = [json.dumps(row, ensure_ascii=False) for row in _objects(table)]
    stream.write("[\n" + ",\n".join(rows) + "\n]" if rows else "[]")


def _objects(table: Table) -> Iterator[dict[str, Scalar]]:
    names = [column.name for column in table.columns]
    for row in table.rows:
        yield dict(zip(names, map(finite, row), strict=True))
