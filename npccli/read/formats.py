"""The registry of readers. A new format is one new file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module

from npccli.model import Extraction
from npccli.read.options import ReadOptions
from npccli.read.text import read_text


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of input.

    `recognise` says from the bytes and the name whether an input is of this kind;
    `read` makes an Extraction of it. `suffixes` are those looked for in folders;
    `library` is the one in C that parses it and that a bad file may crash, or empty.
    """

    name: str
    suffixes: tuple[str, ...]
    recognise: Callable[[bytes, str], bool]
    library: str
    read: Callable[[bytes, str, ReadOptions], Extraction]


def _late(name: str, suffixes: tuple[str, ...], may_be: bytes, library: str = "") -> Format:
    """Return the format of the package `npccli.read.NAME`, imported when it is needed.

    Only bytes that begin with `may_be` somewhere in front are shown to its reader.
    """
    return Format(name, suffixes, partial(_recognise, name, may_be), library, partial(_read, name))


def _recognise(kind: str, may_be: bytes, data: bytes, name: str) -> bool:
    """Return whether data is of a kind."""
    if may_be not in data[:8192].replace(b"\0", b""):
        return False
    found: bool = getattr(import_module(f"npccli.read.{kind}"), f"is_{kind}")(data, name)
    return found


def _read(kind: str, data: bytes, name: str, options: ReadOptions) -> Extraction:
    """Read data of a kind."""
    package = import_module(f"npccli.read.{kind}")
    reader: Callable[[bytes, str, ReadOptions], Extraction] = getattr(package, f"read_{kind}")
    return reader(data, name, options)


TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")

FORMATS: tuple[Format, ...] = (
    _late("pdf", (".pdf",), b"%PDF", "pypdfium2"),
    _late("docx", (".docx", ".docm"), b"PK"),
    _late("ofd", (".ofd",), b"PK"),
    _late("html", (".html", ".htm", ".xhtml", ".shtml"), b"<", "trafilatura"),
    Format("text", TEXT_SUFFIXES, lambda _data, _name: True, "", read_text),
)
"""The first format that recognises an input reads it; text takes what is left."""

RECORD_SUFFIXES = (".jsonl", ".ndjson")
"""The suffixes of files that hold records; see `npccli.read.records`."""


ARCHIVE_SUFFIXES = (".zip", ".gz")
"""The suffixes of files that are unpacked; see `npccli.read.archive`."""


def folder_suffixes() -> tuple[str, ...]:
    """Return the suffixes of the files that are read from a folder, in lower case."""
    return (*text_suffixes(), *ARCHIVE_SUFFIXES)


def text_suffixes() -> tuple[str, ...]:
    """Return the suffixes of files that are one text each, in lower case."""
    return tuple(suffix for kind in FORMATS for suffix in kind.suffixes) + RECORD_SUFFIXES
