"""Show what a repair did: the lines before and after, and the changes for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import IO

from npccli.model import Column, Document, Table

_COLORS = {"-": "\x1b[31m", "+": "\x1b[32m", "@": "\x1b[36m"}
_PLAIN = "\x1b[0m"


def changed_lines(source: str, document: Document) -> Iterator[tuple[str, int, str]]:
    """Yield the lines that changed: `-` with a line of the source, `+` with a clean line.

    The number is that of the source line; a clean line has the number of its first one.
    What stands between two paragraphs of the clean text and is in neither was taken out.
    """
    lines = source.replace("\r\n", "\n").split("\n")
    done = 0
    for paragraph in document.paragraphs:
        first, last = paragraph.lines
        if last <= done:
            yield "+", first, paragraph.text
            continue
        for number in range(done + 1, first):
            if lines[number - 1].strip():
                yield "-", number, lines[number - 1]
        before = lines[max(done, first - 1) : last]
        kept = [line for line in before if line.strip()]
        if kept != [paragraph.text] or max(done, first - 1) >= first:
            for number, line in enumerate(before, start=max(done, first - 1) + 1):
                if line.strip():
                    yield "-", number, line
            yield "+", first, paragraph.text
        done = last
    for number in range(done + 1, len(lines) + 1):
        if lines[number - 1].strip():
            yield "-", number, lines[number - 1]


def write_difference(
    source: str, document: Document, stream: IO[str], *, color: bool = False
) -> None:
    """Write the changed lines of one text, in the manner of a unified diff."""
    name = document.source.name
    _write_line(stream, "-", f"-- {name} (source)", color)
    _write_line(stream, "+", f"++ {name} (clean)", color)
    previous = ""
    for sign, number, text in changed_lines(source, document):
        if sign == "-" and previous != "-":
            _write_line(stream, "@", f"@ line {number}", color)
        _write_line(stream, sign, text, color)
        previous = sign


def _write_line(stream: IO[str], sign: str, text: str, color: bool) -> None:
    line = f"{sign}{text}"
    stream.write(f"{_COLORS[sign]}{line}{_PLAIN}\n" if color else f"{line}\n")


def repair_summary(document: Document, doubt: float) -> Table:
    """Return how many changes each repair made, and how many of them are doubtful."""
    doubtful = Counter(change.repair for change in document.changes if change.confidence < doubt)
    rows = tuple((name, count, doubtful[name]) for name, count in document.repairs.items())
    columns = (Column("repair"), Column("changes", "integer"), Column("doubtful", "integer"))
    return Table(f"repairs of {document.source.name}", columns, rows)


def doubtful_changes(
    document: Document, doubt: float, surroundings: Sequence[tuple[str, str]]
) -> Table:
    """Return the changes below the confidence `doubt`, each with what stands around it."""
    rows = tuple(
        (
            change.line,
            change.repair,
            _visible(f"{left}⟦{change.before}→{change.after}⟧{right}"),
            change.why,
            change.confidence,
        )
        for change, (left, right) in zip(document.changes, surroundings, strict=True)
        if change.confidence < doubt
    )
    columns = (
        Column("line", "integer"),
        Column("repair"),
        Column("place"),
        Column("why"),
        Column("confidence", "number"),
    )
    return Table(f"doubtful changes in {document.source.name}", columns, rows)


def flag_table(document: Document) -> Table:
    """Return what could not be repaired in the text."""
    rows = tuple((*flag.lines, flag.code, flag.message) for flag in document.flags)
    columns = (
        Column("first_line", "integer"),
        Column("last_line", "integer"),
        Column("problem"),
        Column("advice"),
    )
    return Table(f"not repaired in {document.source.name}", columns, rows)


def _visible(text: str) -> str:
    return text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\t", "⇥")
