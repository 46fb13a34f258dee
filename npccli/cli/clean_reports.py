"""What `npccli clean` says of its work in place of the text: check, explain, diff, verify."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from npccli.cli.clean_output import say_flags
from npccli.cli.session import DONE, SOME_FAILED, Session
from npccli.cli.table_output import has_color, table_format, write_out
from npccli.errors import UsageError
from npccli.model import Column, Document, Dropped, Extraction, Scalar, Table
from npccli.repair import Kept, Settings, prove, surroundings
from npccli.show.files import open_output
from npccli.show.ledger import doubtful_changes, flag_table, repair_summary, write_difference

Pairs = Iterator[tuple[Extraction | None, Document]]
Report = Callable[[Pairs, Session, Settings, str | None, str | None], int]

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


def one_of(**asked: bool) -> str | None:
    """Return which report was asked for; raise UsageError for more than one."""
    names = [name for name, wanted in asked.items() if wanted]
    if len(names) > 1:
        options = " and ".join(f"--{name}" for name in names)
        raise UsageError(f"{options} do not go together", "ask for one at a time")
    return names[0] if names else None


def check_options(asked: str | None, form: str | None, output: str | None) -> None:
    """Raise UsageError for an option that the report which was asked for would not heed."""
    for option, value, deaf in (("-o", output, ("check",)), ("--format", form, ("check", "diff"))):
        if value is not None and asked in deaf:
            raise UsageError(f"--{asked} and {option} do not go together", f"leave out {option}")


def check(
    pairs: Pairs, session: Session, settings: Settings, form: str | None, output: str | None
) -> int:
    """Say which texts need repair; the exit code is then 1."""
    found = False
    for _, document in pairs:
        say_flags(document, session)
        if document.changes:
            found = True
            counts = ", ".join(f"{name} {count}" for name, count in document.repairs.items())
            session.say(f"{document.source.name}: {counts}; doubtful {document.doubts}")
    code = session.exit_code()
    return SOME_FAILED if found and code == DONE else code


def explain(
    pairs: Pairs, session: Session, settings: Settings, form: str | None, output: str | None
) -> int:
    """Write a summary and the doubtful changes for a terminal; all changes for a pipe."""
    chosen = table_format(None if form == "text" else form, output, piped="jsonl")
    explained = list(pairs)
    if chosen == "terminal":
        tables = tuple(
            table
            for extraction, document in explained
            for table in (
                _left_out(extraction),
                repair_summary(document, settings.doubt),
                doubtful_changes(document, settings.doubt, _surroundings(extraction, document)),
                flag_table(document),
            )
            if table.rows
        )
        if not tables:
            session.say("nothing was changed")
            return session.exit_code()
    else:
        rows: tuple[tuple[Scalar, ...], ...] = tuple(
            (
                name,
                line,
                repair,
                before,
                after,
                why,
                confidence,
                *around,
            )
            for extraction, document in explained
            for name in (document.source.name,)
            for (repair, _, _, line, before, after, why, confidence), around in zip(
                document.changes, _surroundings(extraction, document), strict=True
            )
        )
        rows += tuple(
            (extraction.source.name, None, "read", dropped.text, "", _place(dropped), 1.0, "", "")
            for extraction, _ in explained
            if extraction is not None
            for dropped in extraction.dropped
        )
        tables = (Table("changes", CHANGE_COLUMNS, rows),)
    write_out(tables, chosen, output)
    return session.exit_code()


def _surroundings(extraction: Extraction | None, document: Document) -> list[tuple[str, str]]:
    """Return what stood on both sides of each change; a document record has none."""
    return surroundings(extraction.text, document.changes) if extraction is not None else []


def _place(dropped: Dropped) -> str:
    """Return why and where the reader left something out."""
    return f"{dropped.reason}, page {dropped.page}"


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


def diff(
    pairs: Pairs, session: Session, settings: Settings, form: str | None, output: str | None
) -> int:
    """Write the lines that changed, before and after; coloured on a terminal."""
    color = has_color() and output is None
    with open_output(output) as stream:
        for extraction, document in pairs:
            if extraction is not None and document.changes:
                write_difference(extraction.text, document, stream, color=color)
    return session.exit_code()


def verify(
    pairs: Pairs, session: Session, settings: Settings, form: str | None, output: str | None
) -> int:
    """Prove each text and write what was found; the exit code is 1 if something is not true."""
    columns = (
        Column("source"),
        Column("changes", "integer"),
        Column("left_out", "integer"),
        Column("characters_in", "integer"),
        Column("characters_out", "integer"),
        Column("reads"),
        Column("replays"),
        Column("conserves"),
        Column("settles"),
    )
    proofs = [
        prove(extraction, document, settings)
        for extraction, document in pairs
        if extraction is not None
    ]
    rows = tuple(
        (
            proof.source,
            proof.changes,
            proof.left_out,
            proof.characters_in,
            proof.characters_out,
            *(
                "" if found is None else "yes" if found else "NO"
                for found in (proof.reads, proof.replays, proof.conserves, proof.settles)
            ),
        )
        for proof in proofs
    )
    chosen = table_format(None if form == "text" else form, output)
    write_out((Table("verify", columns, rows),), chosen, output)
    code = session.exit_code()
    return SOME_FAILED if code == DONE and not all(proof.holds for proof in proofs) else code


REPORTS: dict[str, tuple[Report, Kept]] = {
    "check": (check, "ledger"),
    "explain": (explain, "ledger"),
    "diff": (diff, "all"),
    "verify": (verify, "ledger"),
}
"""Each report with what it needs of the documents."""
