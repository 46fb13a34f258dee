"""Tell an index from texts, and divide it; what reads an index is imported when there is one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from npccli.read import folder_suffixes
from npccli.run.paths import Input

if TYPE_CHECKING:
    from npccli.run.choices import Options


def is_index(item: Input) -> bool:
    """Return whether an input is an index, by its content.

    Files with the suffix of a text are none, and are not opened to be asked.
    """
    if item.part is not None:
        return True
    if item.at is None or item.at.lower().endswith(folder_suffixes()):
        return False
    from npccli.index import is_index_file

    return is_index_file(item.at)


def in_parts(
    inputs: Iterable[Input], options: Options, analysis: object = None
) -> tuple[Input, ...]:
    """Return the inputs with each index divided into parts, which can be worked on apart.

    Reports in which the analysis cannot find anything are in none of the parts. An index
    that cannot be used stays as it is; reading it says what is wrong.
    """
    found: list[Input] = []
    inputs = tuple(inputs)
    for item in inputs:
        if item.part is not None or not is_index(item):
            found.append(item)
            continue
        from npccli.run.indexed import parts_of_index

        found += parts_of_index(item, options, analysis, alone=len(inputs) == 1)
    return tuple(found)
