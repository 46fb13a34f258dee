"""Tables as data frames, and as Parquet files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import IO, Any

from npccli.errors import UsageError
from npccli.model import Column, Scalar, Table
from npccli.show.cells import finite, shown


@dataclass(frozen=True, slots=True)
class ResultTable(Table):
    """A table with ways out of it for notebooks; the rows are those of the table."""

    @classmethod
    def of(cls, table: Table) -> ResultTable:
        """Return a table as a result."""
        return cls(table.name, table.columns, table.rows)

    def to_dicts(self) -> list[dict[str, Scalar]]:
        """Return the rows as dictionaries by column name."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def to_polars(self) -> Any:
        """Return a `polars.DataFrame`: texts, integers and floats, null for unknown."""
        return polars_frame(self)

    def to_pandas(self) -> Any:
        """Return a `pandas.DataFrame`; integers are `Int64`, which can be missing."""
        return pandas_frame(self)

    def _repr_html_(self) -> str:
        """Return the table as a notebook shows it."""
        head = "".join(f"<th>{escape(column.name)}</th>" for column in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(shown(*cell))}</td>" for cell in cells) + "</tr>"
            for cells in (zip(row, self.columns, strict=True) for row in self.rows)
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def polars_frame(table: Table) -> Any:
    """Return a table as a `polars.DataFrame`."""
    try:
        import polars
    except ImportError as error:
        raise UsageError(
            "data frames and Parquet need the package polars", 'run: pip install "npccli[parquet]"'
        ) from error
    kinds = {"text": polars.String, "integer": polars.Int64, "number": polars.Float64}
    schema = {column.name: kinds[column.kind] for column in table.columns}
    return polars.DataFrame(_columns(table), schema=schema)


def pandas_frame(table: Table) -> Any:
    """Return a table as a `pandas.DataFrame`."""
    try:
        import pandas
    except ImportError as error:
        raise UsageError(
            "pandas frames need the package pandas", 'run: pip install "npccli[pandas]"'
        ) from error
    kinds = {"text": "object", "integer": "Int64", "number": "float64"}
    return pandas.DataFrame(
        {
            column.name: pandas.Series(values, dtype=kinds[column.kind])
            for column, values in zip(table.columns, _columns(table).values(), strict=True)
        }
    )


def write_parquet(tables: Sequence[Table], stream: IO[bytes]) -> None:
    """Write one table as Parquet; several do not fit into one file.

    Texts are strings, integers 64-bit, numbers doubles, all with nulls for what is unknown.
    """
    if len(tables) != 1:
        raise UsageError(
            "a Parquet file holds one table", "ask for one table, such as --table keywords"
        )
    made = io.BytesIO()  # polars has errors of its own for what goes wrong with a file
    polars_frame(tables[0]).write_parquet(made)
    stream.write(made.getbuffer())


def _columns(table: Table) -> dict[str, list[Scalar]]:
    return {
        column.name: [_typed(row[index], column) for row in table.rows]
        for index, column in enumerate(table.columns)
    }


def _typed(value: Scalar, column: Column) -> Scalar:
    """Return a value in the type of its column; what is no number is unknown.

    A file name that is no UTF-8 is written as everywhere, its strange bytes as numbers.
    """
    value = finite(value)
    if value is None or column.kind == "text":
        return value if value is None else str(value).encode("utf-8", "backslashreplace").decode()
    return int(value) if column.kind == "integer" else float(value)
