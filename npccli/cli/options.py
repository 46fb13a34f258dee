"""The arguments and options that several commands share, each said once."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from npccli.read.options import ReadOptions


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
Roles = Annotated[
    str | None,
    typer.Option("--roles", metavar="SET", help="npc, gwr, judicial, or a TOML file."),
]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="REPAIR", help="Make only this repair; may be repeated."),
]
Skip = Annotated[
    list[str] | None,
    typer.Option("--skip", metavar="REPAIR", help="Leave this repair out; may be repeated."),
]
Pages = Annotated[
    str | None,
    typer.Option("--pages", metavar="RANGES", help="Read only these pages of a PDF: 1-3,7,10-."),
]
Password = Annotated[
    str | None,
    typer.Option("--password", metavar="WORD", help="What opens an encrypted PDF."),
]
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Say nothing on standard error but errors."),
]
Verbose = Annotated[
    bool,
    typer.Option("--verbose", "-v", help="Say on standard error what is done."),
]


def reading(pages: str | None, password: str | None) -> ReadOptions:
    """Return the choices about reading; raise UsageError for ranges that are none."""
    from npccli.read.options import ReadOptions, parse_pages

    if pages is not None:
        parse_pages(pages)
    return ReadOptions(pages, password, isolated=True)


def split(names: str | None) -> tuple[str, ...]:
    """Return the names of a list that is joined by commas.

    >>> split("region, year")
    ('region', 'year')
    """
    return tuple(name.strip() for name in (names or "").split(",") if name.strip())
