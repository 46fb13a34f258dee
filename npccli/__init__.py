"""Clean, segment and count Chinese official reports.

The functions below are what the commands of the same names do, for one text:

    import npccli
    print(npccli.clean(text).text)
    for report in npccli.sections(Path("page.txt")): ...
    table = npccli.stats(Path("corpus/"), by=("region", "year")).to_pandas()

Tables have `columns` and `rows`, and `to_dicts()`, `to_polars()` and `to_pandas()`. A `str`
is always text and a `Path` is always a file or folder.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from npccli.model import Document, Report
    from npccli.repair import Settings
    from npccli.run.notebook_tables import Text
    from npccli.show.frames import ResultTable

__version__ = "0.1.0"
__all__ = [
    "__version__",
    "clean",
    "collocates",
    "dispersion",
    "keyness",
    "kwic",
    "ngrams",
    "phrases",
    "sections",
    "stats",
    "terms",
]


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
    text: Text,
    by: tuple[str, ...] | str = ("source",),
    table: str = "counts",
    *,
    as_is: bool = False,
    **options: object,
) -> ResultTable:
    """Return the table of counts, or with `table="keywords"` that of keywords.

    `by` names units such as `"section"` or `("region", "year")`. The further arguments
    are the fields of `npccli.run.counting.CountOptions`, such as `top`, `pos`, `measure`
    and `diversity`.
    """
    from npccli.run.notebook import stats_of
    from npccli.show.frames import ResultTable

    return ResultTable.of(stats_of(text, by, table, as_is, options))


def keyness(
    text: Text,
    target: str,
    reference: str | Path | None = None,
    *,
    as_is: bool = False,
    **options: object,
) -> ResultTable:
    """Return the words that set the target apart, such as `target="year=2024"`.

    The reference is a condition as well, a `Path` to a frequency list, or for None the
    rest. The further arguments are the options of `npccli keyness`.
    """
    from npccli.run.notebook_tables import keyness_of
    from npccli.show.frames import ResultTable

    return ResultTable.of(keyness_of(text, target, reference, as_is, options))


def terms(
    text: Text,
    dictionary: str | Path,
    by: tuple[str, ...] | str = ("source",),
    *,
    as_is: bool = False,
    **options: object,
) -> ResultTable:
    """Return how often the concepts of a TOML or YAML file occur in each group.

    The further arguments are the options of `npccli terms`: `wide`, `hits`, `examples`.
    """
    from npccli.run.notebook_tables import terms_of
    from npccli.show.frames import ResultTable

    return ResultTable.of(terms_of(text, dictionary, by, as_is, options))


def ngrams(
    text: Text,
    size: int | tuple[int, ...] = 2,
    by: tuple[str, ...] | str = (),
    *,
    as_is: bool = False,
    **options: object,
) -> ResultTable:
    """Return the most frequent sequences of `size` words; see `npccli ngrams`."""
    from npccli.run.notebook_tables import ngrams_of
    from npccli.show.frames import ResultTable

    return ResultTable.of(ngrams_of(text, size, by, as_is, options))


def collocates(
    text: Text,
    node: str,
    window: int | tuple[int, int] = 5,
    *,
    as_is: bool = False,
    **options: object,
) -> ResultTable:
    """Return the words that stand near `node`; see `npccli collocates`."""
    from npccli.run.notebook_tables import collocates_of
    from npccli.show.frames import ResultTable

    return ResultTable.of(collocates_of(text, node, window, as_is, options))


def kwic(text: Text, expression: str, *, as_is: bool = False, **options: object) -> ResultTable:
    """Return every place of an expression with its context and source line.

    The further arguments are the options of `npccli kwic`: `match`, `context`, `sort`, `top`.
    """
    from npccli.run.notebook_tables import kwic_of
    from npccli.show.frames import ResultTable

    return ResultTable.of(kwic_of(text, expression, as_is, options))


def dispersion(
    text: Text,
    words: str | tuple[str, ...] = (),
    over: str = "report",
    *,
    as_is: bool = False,
    **options: object,
) -> ResultTable:
    """Return how evenly words are spread over reports or other parts; see the command."""
    from npccli.run.notebook_tables import dispersion_of
    from npccli.show.frames import ResultTable

    return ResultTable.of(dispersion_of(text, words, over, as_is, options))


def phrases(
    text: Text, by: tuple[str, ...] | str = (), *, as_is: bool = False, **options: object
) -> ResultTable:
    """Return the set phrases of texts, found without a list; see `npccli phrases`."""
    from npccli.run.notebook_tables import phrases_of
    from npccli.show.frames import ResultTable

    return ResultTable.of(phrases_of(text, by, as_is, options))
