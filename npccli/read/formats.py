"""The registry of readers. A new format is one new file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from npccli.model import Extraction
from npccli.read.docx import is_docx, read_docx
from npccli.read.html import is_html, read_html
from npccli.read.ofd import is_ofd, read_ofd
from npccli.read.options import ReadOptions
from npccli.read.pdf import is_pdf, read_pdf
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


TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")

FORMATS: tuple[Format, ...] = (
    Format("pdf", (".pdf",), is_pdf, "pypdfium2", read_pdf),
    Format("docx", (".docx", ".docm"), is_docx, "", read_docx),
    Format("ofd", (".ofd",), is_ofd, "", read_ofd),
    Format("html", (".html", ".htm", ".xhtml", ".shtml"), is_html, "trafilatura", read_html),
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
