"""An index in the place of texts: whether it fits what is asked, and its reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from npccli.errors import ReadError
from npccli.index import ANYTHING, Need, index_options, is_index_file, read_index
from npccli.model import Report
from npccli.run.paths import Input

if TYPE_CHECKING:
    from npccli.run.pipeline import Options


def is_index(item: Input) -> bool:
    """Return whether an input is an index, by its content."""
    return item.path is not None and is_index_file(item.path)


def indexed_reports(item: Input, options: Options, need: Need = ANYTHING) -> Iterator[Report]:
    """Yield the reports of an index in the order of its sources; with a need only some.

    Raises ReadError when the texts of the index were read with other options than these.
    """
    check_options(item, options)
    yield from read_index(str(item.path), need)


def check_options(item: Input, options: Options) -> None:
    """Raise ReadError when an index cannot give what the options ask for."""
    made_with = index_options(str(item.path))
    asked = {
        "--as-is": (options.as_is, made_with["as_is"]),
        f"--pages {options.read.pages}": (options.read.pages, made_with["pages"]),
        f"--spacing {options.settings.spacing}": (
            options.settings.spacing.replace("none", ""),
            made_with["spacing"],
        ),
        "another set of roles": (options.role_set is not None, None),
        f"--order {options.section_order}": (options.section_order == "source", None),
    }
    for said, (wanted, known) in asked.items():
        if wanted and wanted != known:
            raise ReadError(
                f"{item.name}: this index was not made with {said}",
                "leave the option out, or make an index with it",
            )
