"""The options of the commands that count words, each said once."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from npccli.count import Segmenter


class SegmenterName(StrEnum):
    """The engines that cut text into words; both give the same words."""

    rjieba = "rjieba"
    jieba = "jieba"


By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="UNITS",
        help="Units, joined by commas: source report section role region level year.",
    ),
]
Top = Annotated[int, typer.Option("--top", min=1, metavar="N", help="So many for each group.")]
MinCount = Annotated[
    int, typer.Option("--min-count", min=1, metavar="N", help="At least so often.")
]
MinDocs = Annotated[int, typer.Option("--min-docs", min=1, metavar="N", help="In so many reports.")]
MinLength = Annotated[
    int, typer.Option("--min-length", min=1, metavar="N", help="At least so many characters.")
]
Pos = Annotated[
    str | None,
    typer.Option("--pos", metavar="TAGS", help="Of these parts of speech: n*,v."),
]
Stopwords = Annotated[
    str, typer.Option("--stopwords", metavar="FILE", help="Leave out: default, none, or a file.")
]
Examples = Annotated[
    int,
    typer.Option("--examples", min=0, metavar="N", help="Say for each row N places: source:line."),
]
Lexicon = Annotated[
    str | None,
    typer.Option("--lexicon", metavar="FILE", help="More words: default, or a file."),
]
SegmenterOption = Annotated[
    SegmenterName, typer.Option("--segmenter", help="What cuts the text into words.")
]
RJIEBA = SegmenterName.rjieba


def segmenter_of(name: SegmenterName, lexicon: str | None) -> Segmenter:
    """Return the segmenter that the options ask for."""
    from npccli.count import Segmenter

    return Segmenter(name.value, lexicon)


def numbers(text: str, option: str) -> tuple[int, ...]:
    """Return whole numbers joined by commas; raise UsageError for anything else.

    >>> numbers("2,3", "--size")
    (2, 3)
    """
    from npccli.cli.options import split
    from npccli.errors import UsageError

    parts = split(text)
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts or [""]):
        raise UsageError(f"{option}: not whole numbers: {text!r}", "write for example 2 or 2,3")
    return tuple(map(int, parts))
