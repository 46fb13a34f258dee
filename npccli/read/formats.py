"""The registry of readers. A new format is one new file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from npccli.model import Extraction
from npccli.read.options import ReadOptions
from npccli.read.pdf import is_pdf, read_pdf
from npccli.read.text import read_text


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of input.

    `recognise` says from the bytes and the name whether an input is of this kind;
    `read` makes an Extraction of it. `suffixes` are those looked for in folders.
    """

    name: str
    suffixes: tuple[str, ...]
    recognise: Callable[[bytes, str], bool]
    read: Callable[[bytes, str, ReadOptions], Extraction]


FORMATS: tuple[Format, ...] = (
    Format("pdf", (".pdf",), is_pdf, read_pdf),
    Format("text", (".txt", ".text", ".md"), lambda _data, _name: True, read_text),
)
"""The first format that recognises an input reads it; text takes what is left."""

RECORD_SUFFIXES = (".jsonl", ".ndjson")
"""The suffixes of files that hold records; see `npccli.read.records`."""


def folder_suffixes() -> tuple[str, ...]:
    """Return the suffixes of the files that are read from a folder, in lower case."""
    return tuple(suffix for kind in FORMATS for suffix in kind.suffixes) + RECORD_SUFFIXES
