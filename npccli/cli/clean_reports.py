"""What `npccli clean` says of its work in place of the text: check, explain, diff, verify."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from npccli.cli.clean_explain import explain
from npccli.cli.clean_output import say_flags
from npccli.cli.session import DONE, SOME_FAILED, Session
from npccli.cli.table_output import has_color, table_format, write_out
from npccli.errors import UsageError
from npccli.model import Column, Document, Extraction, Table
from npccli.repair import Kept, Settings, prove
from npccli.show.files import open_output
from npccli.show.ledger import write_difference

Pairs = Iterator[tuple[Extraction | None, Document]]
Report = Callable[[Pairs, Session, Settings, str | None, str | None], int]


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
