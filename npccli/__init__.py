"""Clean, segment and count Chinese official reports.

The three functions below are what the commands of the same names do, for one text:

    import npccli
    print(npccli.clean(text).text)
    for report in npccli.sections(Path("page.txt")): ...
    table = npccli.stats(Path("corpus/"), by=("region", "year"))

A `str` is always text and a `Path` is always a file or folder.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from npccli.model import Document, Report, Table
    from npccli.repair import Settings

__version__ = "0.1.0"
__all__ = ["__version__", "clean", "sections", "stats"]


def clean(
    text: str | Path, settings: Settings | None = None, *, printed_order: bool = False
) -> Document:
    r"""Return the clean document of a text or of one file, with the ledger of changes.

    `.text` is what `npccli clean` prints. Raises a `NpccliError` for a file that cannot
    be read.

        >>> clean("依法监督，\n保障民生。").text
        '依法监督，保障民生。'
    """
    from npccli.run.notebook import clean_one

    return clean_one(text, settings, printed_order)


def sections(
    text: str | Path | Document, settings: Settings | None = None, *, as_is: bool = False
) -> list[Report]:
    """Return the reports of a text, a file, the files of a folder, or a clean document."""
    from npccli.run.notebook import sections_of

    return sections_of(text, settings, as_is)


def stats(
    text: str | Path | Document | Iterable[Report],
    by: tuple[str, ...] | str = ("source",),
    table: str = "counts",
    *,
    as_is: bool = False,
    **keywords: object,
) -> Table:
    """Return the table of counts, or with `table="keywords"` that of keywords.

    `by` names units such as `"section"` or `("region", "year")`. The further arguments
    are the fields of `npccli.run.counting.CountOptions`, such as `top` and `pos`.
    """
    from npccli.run.notebook import stats_of

    return stats_of(text, by, table, as_is, keywords)
