"""Make a table fit a screen: what is the same in all rows goes above, the rest by rank."""

from __future__ import annotations

from dataclasses import dataclass

from npccli.model import Column, Scalar, Table

WIDEST = 24
"""The width at which long text is folded rather than given more room."""

LEAST_WANTED = (
    *("last_line", "first_line", "why", "title", "report", "reports"),
    *("sentences", "distinct_words", "paragraphs", "sections", "han_characters"),
)
"""The columns that a narrow screen does without first, in this order."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A table for the screen; `same` holds what all rows share, `left_out` names columns."""

    table: Table
    same: tuple[tuple[str, Scalar], ...] = ()
    left_out: tuple[str, ...] = ()


def fit(table: Table, width: int) -> Fitted:
    """Return the table as it is when it fits, otherwise with fewer columns.

    First the text columns go whose cells are all alike, then those of `LEAST_WANTED`.

        >>> two = Table("t", (Column("source"), Column("role")), (("a.txt", "x"), ("a.txt", "y")))
        >>> fit(two, 12).same
        (('source', 'a.txt'),)
        >>> fit(two, 80).same
        ()
    """
    if _width(table) <= width:
        return Fitted(table)
    same: tuple[tuple[str, Scalar], ...] = ()
    if len(table.rows) > 1:
        alike = [
            index
            for index, column in enumerate(table.columns)
            if len({row[index] for row in table.rows}) == 1
            and (column.kind == "text" or column.name in ("report", "year"))
        ]
        same = tuple(
            (table.columns[index].name, table.rows[0][index])
            for index in alike
            if table.rows[0][index] is not None
        )
        table = _without(table, {table.columns[index].name for index in alike})
    left_out: list[str] = []
    for name in LEAST_WANTED:
        if _width(table) <= width:
            break
        if any(column.name == name for column in table.columns):
            left_out.append(name)
            table = _without(table, {name})
    return Fitted(table, same, tuple(left_out))


def _width(table: Table) -> int:
    from wcwidth import wcswidth

    def cell_width(value: Scalar, column: Column) -> int:
        text = f"{value:.{column.decimals}f}" if isinstance(value, float) else str(value or "")
        return max(wcswidth(text), 0)

    return sum(
        2
        + max(
            len(column.name),
            min(WIDEST, max((cell_width(row[index], column) for row in table.rows), default=0)),
        )
        for index, column in enumerate(table.columns)
    )


def _without(table: Table, names: set[str]) -> Table:
    kept = [index for index, column in enumerate(table.columns) if column.name not in names]
    return Table(
        table.name,
        tuple(table.columns[index] for index in kept),
        tuple(tuple(row[index] for index in kept) for row in table.rows),
    )
