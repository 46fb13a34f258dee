"""Where clean texts go: standard output, a file, or a folder with a file a source."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path, PurePath
from typing import IO

from npccli.cli.options import Drop, Order, Spacing
from npccli.cli.session import Session, refuse_overwriting
from npccli.errors import UsageError, WriteError
from npccli.model import Document, Flag
from npccli.read import RECORD_SUFFIXES, TEXT_SUFFIXES, document_record, folder_suffixes
from npccli.repair import Settings, check_script
from npccli.repair.registry import REPAIRS
from npccli.run.choices import Options
from npccli.run.paths import STDIN, Inputs
from npccli.show.documents import write_document_text
from npccli.show.files import SUFFIXES, format_of_path, make_folder, open_output

FORMATS = ("text", "jsonl", "json")
_OFFICE_SUFFIXES = (".doc", ".docx", ".odt", ".rtf", ".wps", ".xls", ".ods", ".ppt", ".pptx")


def choose(
    spacing: Spacing,
    only: list[str] | None,
    skip: list[str] | None,
    drop: Drop | None,
    order: Order,
    script: str | None = None,
    min_confidence: float = 0.0,
) -> Options:
    """Return the choices; raise UsageError for a repair or a script that does not exist."""
    names = [repair.name for repair in REPAIRS]
    for name in [*(only or []), *(skip or [])]:
        if name not in names:
            raise UsageError(f"no repair is called {name!r}", f"there are: {', '.join(names)}")
    settings = Settings(
        spacing=spacing.value,
        only=tuple(only or ()),
        skip=tuple(skip or ()),
        drop_contents=drop is Drop.contents,
        script=script,
        min_confidence=min_confidence,
    )
    check_script(script)
    return Options(settings, printed_order=order is Order.printed)


def announce_flags(documents: Iterable[Document], session: Session) -> Iterator[Document]:
    """Pass the documents on; say what could not be repaired in them."""
    for document in documents:
        say_flags(document, session)
        yield document


def say_flags(document: Document, session: Session) -> None:
    """Say on standard error what could not be repaired, kind by kind, with line numbers."""
    by_code: dict[str, list[Flag]] = {}
    for flag in document.flags:
        by_code.setdefault(flag.code, []).append(flag)
    for flags in by_code.values():
        places = [
            str(first) if first == last else f"{first}-{last}"
            for first, last in (flag.lines for flag in flags)
        ]
        more = f" and {len(places) - 5} more places" if len(places) > 5 else ""
        session.say(
            f"npccli: {document.source.name}: line {', '.join(places[:5])}{more}: "
            f"left as it was: {flags[0].message}"
        )


def write_texts(documents: Iterable[Document], output: str | None, form: str) -> None:
    """Write all texts to one place."""
    first = next(documents := iter(documents), None)
    if first is None:
        return  # everything failed: an old output file stays as it is
    with open_output(output) as stream:
        _write(chain([first], documents), stream, form)


def is_folder(output: str | None) -> bool:
    """Return whether `output` names a folder: one that exists, or a name ending in /."""
    return bool(output and (output.endswith("/") or os.path.isdir(output)))  # noqa: PTH112 - of a name that is too long too


def write_folder(
    documents: Iterable[Document], inputs: Inputs, output: str | None, form: str
) -> None:
    """Write one file a source into a folder, under the path that the source has."""
    folder = Path(output or ".")
    places = {item.name: item.place for item in inputs.found}
    written: dict[Path, str] = {}
    for document in documents:
        name = document.source.name
        target = folder / _place(places.get(name, PurePath(name)), form)
        if target in written:
            raise WriteError(f"{target}: both {written[target]} and {name} belong here")
        written[target] = name
        refuse_overwriting(str(target), inputs)
        make_folder(target.parent)
        with open_output(str(target)) as stream:
            _write(iter([document]), stream, form)


def choose_format(given: str | None, output: str | None) -> str:
    """Return the format asked for, or that of the output's name.

    That is text, unless the suffix asks for records or stands for files that hold no plain
    text; those of tables and of what npccli reads are refused.
    """
    if given is not None:
        return given
    if output is None or output == STDIN or is_folder(output):
        return "text"
    suffix = PurePath(output).suffix.lower()
    if suffix in TEXT_SUFFIXES or suffix not in {*SUFFIXES, *folder_suffixes(), *_OFFICE_SUFFIXES}:
        return "text"
    return format_of_path(output, FORMATS)


def _place(place: PurePath, form: str) -> PurePath:
    """Return a path below the output folder, with the suffix of the format."""
    parts = [part for part in place.parts if part not in ("..", place.anchor)]
    inside = PurePath(*parts) if parts else PurePath("stdin.txt")
    if inside.name == STDIN:
        inside = inside.with_name("stdin.txt")
    if form == "text":
        suffix = inside.suffix.lower()
        if suffix in RECORD_SUFFIXES:
            return inside.with_suffix(".txt")
        # A page.pdf often lies beside the page.txt that another program made of it.
        return inside if suffix in (*TEXT_SUFFIXES, "") else inside.with_name(f"{inside.name}.txt")
    return inside.with_suffix(f".{form}")


def _write(documents: Iterator[Document], stream: IO[str], form: str) -> None:
    if form == "jsonl":
        for document in documents:
            stream.write(json.dumps(document_record(document), ensure_ascii=False) + "\n")
    elif form == "json":
        records = [document_record(document) for document in documents]
        stream.write(json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    else:
        text = None
        for document in documents:
            if text is not None:
                stream.write("\f" if text.endswith("\n") else "\n\f")
            text = document.text
            write_document_text(document, stream)
