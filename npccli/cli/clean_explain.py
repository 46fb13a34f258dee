"""What `npccli clean --explain` says: the changes in a pipe, the doubtful ones on a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from npccli.cli.session import Session
from npccli.cli.table_output import has_color, screen_width, table_format, write_out
from npccli.model import Column, Document, Dropped, Extraction, Scalar, Table
from npccli.repair import Settings, surroundings
from npccli.show.files import open_output
from npccli.show.ledger import doubtful_changes, flag_table, repair_summary

Pairs = Iterator[tuple[Extraction | None, Document]]

CHANGE_COLUMNS = (
    Column("source"),
    Column("line", "integer"),
    Column("repair"),
    Column("before"),
    Column("after"),
    Column("why"),
    Column("confidence", "number"),
    Column("left"),
    Column("right"),
)


def explain(
    pairs: Pairs, session: Session, settings: Settings, form: str | None, output: str | None
) -> int:
    """Write a summary and the doubtful changes for a terminal; all changes for a pipe.

    One document is held at a time, but for formats that need all rows at once.
    """
    chosen = table_format(None if form == "text" else form, output, piped="jsonl")
    rows = (row for extraction, document in pairs for row in _changes(extraction, document))
    if chosen == "terminal":
        found = (_tables(extraction, document, settings.doubt) for extraction, document in pairs)
        if not _write_on_screen(filter(None, found), output):
            session.say("nothing was changed")
    elif write := _writer(chosen):
        with open_output(output) as stream:
            write(CHANGE_COLUMNS, rows, stream)
    else:
        write_out((Table("changes", CHANGE_COLUMNS, tuple(rows)),), chosen, output)
    return session.exit_code()


def _writer(form: str) -> Callable[..., None] | None:
    """Return what writes rows in a format as they come, None where they must all be known."""
    from functools import partial

    from npccli.show.delimited import ROW_FORMATS, write_rows
    from npccli.show.json_lines import write_object_rows

    if form in ROW_FORMATS:
        return partial(write_rows, form=form)
    return write_object_rows if form == "jsonl" else None


def _write_on_screen(found: Iterable[tuple[Table, ...]], output: str | None) -> bool:
    """Draw the tables of each document as they come; return whether there were any.

    Each has its name over it, unless it is the only one.
    """
    from npccli.show.screen import write_terminal

    coming = iter(found)
    tables = next(coming, ())
    if not tables:
        return False
    with open_output(output) as stream:
        named = False
        while tables:
            following = next(coming, ())
            named = named or len(tables) > 1 or bool(following)
            write_terminal(tables, stream, width=screen_width(), color=has_color(), named=named)
            if following:
                stream.write("\n")
            stream.flush()
            tables = following
    return True


def _tables(extraction: Extraction | None, document: Document, doubt: float) -> tuple[Table, ...]:
    tables = (
        _left_out(extraction),
        repair_summary(document, doubt),
        doubtful_changes(document, doubt, _surroundings(extraction, document)),
        flag_table(document),
    )
    return tuple(table for table in tables if table.rows)


def _changes(extraction: Extraction | None, document: Document) -> Iterator[tuple[Scalar, ...]]:
    """Yield the changes of a document as rows, and behind them what its reader left out."""
    around_each = _surroundings(extraction, document)
    for change, around in zip(document.changes, around_each, strict=True):
        repair, _, _, line, before, after, why, confidence = change
        yield (document.source.name, line, repair, before, after, why, confidence, *around)
    for dropped in () if extraction is None else extraction.dropped:
        place = f"{dropped.reason}, page {dropped.page}"
        yield (document.source.name, None, "read", dropped.text, "", place, 1.0, "", "")


def _surroundings(extraction: Extraction | None, document: Document) -> list[tuple[str, str]]:
    """Return what stood on both sides of each change; a document record has none."""
    if extraction is None:
        return [("", "")] * len(document.changes)
    return surroundings(extraction.text, document.changes)


def _left_out(extraction: Extraction | None) -> Table:
    """Return what the reader of a laid-out document left out of the text.

    What differs in its digits only, as page numbers do, is one row.
    """
    alike: dict[tuple[str, str], list[Dropped]] = {}
    for each in () if extraction is None else extraction.dropped:
        alike.setdefault((each.reason, re.sub(r"\d+", "#", each.text)), []).append(each)
    columns = (Column("reason"), Column("times", "integer"), Column("pages"), Column("left_out"))
    rows = tuple(
        (reason, len(found), _from_to(found, "page"), _from_to(found, "text"))
        for (reason, _), found in alike.items()
    )
    name = extraction.source.name if extraction is not None else ""
    return Table(f"left out of {name}", columns, rows)


def _from_to(found: list[Dropped], field: str) -> str:
    """Return the first and the last value of a field, where they differ."""
    first, last = getattr(found[0], field), getattr(found[-1], field)
    return str(first) if first == last else f"{first} … {last}"
