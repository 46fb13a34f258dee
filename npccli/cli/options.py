"""The arguments and options that several commands share, each said once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Spacing(StrEnum):
    """How Han characters and digits or Latin letters stand to each other."""

    none = "none"
    pangu = "pangu"
    keep = "keep"


class Order(StrEnum):
    """Whether the text keeps the order of the source."""

    source = "source"
    printed = "printed"


class Drop(StrEnum):
    """What is left out of a clean text on request."""

    contents = "contents"


class TableFormat(StrEnum):
    """How tables are written."""

    tsv = "tsv"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    md = "md"
    xlsx = "xlsx"
    parquet = "parquet"
    latex = "latex"
    terminal = "terminal"


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Files and folders; - or nothing reads standard input.",
        show_default=False,
    ),
]
FilesFrom = Annotated[
    str | None,
    typer.Option("--files-from", metavar="FILE", help="Read more paths from FILE, one a line."),
]
Files0From = Annotated[
    str | None,
    typer.Option("--files0-from", metavar="FILE", help="The same, each ended by a NUL byte."),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to FILE; its suffix picks the format."
    ),
]
TableFormatOption = Annotated[
    TableFormat | None,
    typer.Option("--format", "-f", help="Default: terminal on a screen, tsv in a pipe, or by -o."),
]
AsIs = Annotated[
    bool,
    typer.Option("--as-is", help="Leave out the steps before this one: take the text as it is."),
]
SpacingOption = Annotated[
    Spacing,
    typer.Option("--spacing", help="Spaces between Han and digits or Latin letters."),
]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="REPAIR", help="Make only this repair; may be repeated."),
]
Skip = Annotated[
    list[str] | None,
    typer.Option("--skip", metavar="REPAIR", help="Leave this repair out; may be repeated."),
]
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Say nothing on standard error but errors."),
]
Verbose = Annotated[
    bool,
    typer.Option("--verbose", "-v", help="Say on standard error what is done."),
]


def split(names: str | None) -> tuple[str, ...]:
    """Return the names of a list that is joined by commas.

    >>> split("region, year")
    ('region', 'year')
    """
    return tuple(name.strip() for name in (names or "").split(",") if name.strip())
