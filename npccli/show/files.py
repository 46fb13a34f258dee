"""Open what is written to: a file that appears whole or not at all, or standard output."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from npccli.errors import NO_ROOM, UsageError, WriteError

SUFFIXES = {
    ".tsv": "tsv",
    ".tab": "tsv",
    ".txt": "text",
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "md",
    ".markdown": "md",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".tex": "latex",
    ".xml": "tei",
    ".tei": "tei",
}
"""The format that the suffix of a file name asks for."""


def format_of_path(path: str, formats: tuple[str, ...]) -> str:
    """Return the format that a file name asks for by its suffix, out of `formats`.

    >>> format_of_path("tables/2023.XLSX", ("tsv", "xlsx"))
    'xlsx'
    """
    suffix = Path(path).suffix.lower()
    name = SUFFIXES.get(suffix)
    if name in formats:
        return str(name)
    check_place(path)
    known = ", ".join(suffix for suffix, name in SUFFIXES.items() if name in formats)
    raise UsageError(
        f"cannot tell the format of {path} by its name",
        f"name the format with --format, or end the name in one of: {known}",
    )


def check_place(path: str) -> None:
    """Raise WriteError when a file of that name could not be written, as far as can be told."""
    if not path:
        raise WriteError("-o names no file", "give a name")
    try:
        if Path(path).is_dir():
            raise WriteError(f"cannot write {path}: it is a folder", "name a file in it")
        folder = Path(path).parent
        if not folder.is_dir():
            raise WriteError(f"cannot write {path}: there is no folder {folder}", "make it first")
        if not Path(path).exists() and not os.access(folder, os.W_OK):
            raise _no_permission(path)
    except (OSError, ValueError) as error:  # such as a name that is too long
        reason = getattr(error, "strerror", None) or str(error)
        raise WriteError(f"cannot write {path}: {reason}", "choose another name") from error


def make_folder(path: Path) -> None:
    """Make a folder with those above it, unless it is there; raise WriteError when that fails."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise WriteError(
            f"cannot make the folder {path}: a file has this name", "choose another name"
        ) from error
    except PermissionError as error:
        raise WriteError(
            f"cannot make the folder {path}: no permission", "choose another place"
        ) from error
    except OSError as error:
        raise WriteError(f"cannot make the folder {path}: {error.strerror or error}") from error


def _no_permission(path: str) -> WriteError:
    return WriteError(
        f"cannot write {path}: no permission to write in its folder", "choose another place"
    )


@contextmanager
def open_output(path: str | None = None, *, binary: bool = False) -> Iterator[IO[Any]]:
    """Give a stream to write to; a file appears at the end, when all went well.

    `path` None or `-` is standard output, written as UTF-8 whatever the locale; binary data
    is refused there when it is a terminal. A file is written beside its place under another
    name and renamed at the end; an error or an interrupt leaves the old file as it was. The
    mode of an old file is kept, and a symbolic link is followed. What is no regular file
    (/dev/null, a named pipe) is written directly. A closed pipe raises BrokenPipeError.
    """
    if path is None or path == "-":
        with _told("standard output"), _standard_output(binary=binary) as stream:
            yield stream
        return
    check_place(path)
    named = Path(path)
    if named.exists() and not stat.S_ISREG(named.stat().st_mode):
        # By its name: what the link /dev/stdout leads to may have none in the file system.
        with _told(path), _open_stream(named, binary=binary) as stream:
            yield stream
        return
    target = Path(os.path.realpath(path))
    with _told(path), _replacing(path, target, binary=binary) as stream:
        yield stream


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn a full disk while writing into an error that names the output."""
    try:
        yield
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        raise WriteError(
            f"cannot write {name}: {error.strerror}", "make room or choose another place"
        ) from error


@contextmanager
def _standard_output(*, binary: bool) -> Iterator[IO[Any]]:
    stdout = sys.stdout
    if binary and stdout.isatty():
        raise WriteError(
            "this format is not for the screen", "give a file with -o, or redirect the output"
        )
    if isinstance(stdout, io.TextIOWrapper):
        stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    stream: IO[Any] = stdout
    if binary:
        stdout.flush()
        stream = stdout.buffer
    yield stream
    stream.flush()


@contextmanager
def _replacing(path: str, target: Path, *, binary: bool) -> Iterator[IO[Any]]:
    old_mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    if old_mode is not None and not os.access(target, os.W_OK):
        raise WriteError(f"cannot write {path}: the file is read-only", "choose another name")
    draft = target.with_name(f".{target.name[:100]}.{os.urandom(6).hex()}.part")
    try:
        stream = _open_stream(draft, binary=binary, flags=os.O_EXCL)
    except PermissionError as error:
        raise _no_permission(path) from error
    except OSError as error:
        raise WriteError(
            f"cannot write {path}: {error.strerror or error}", "choose another name or place"
        ) from error
    try:
        with stream:
            yield stream
        if old_mode is not None:
            draft.chmod(old_mode)
        draft.replace(target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def _open_stream(path: Path, *, binary: bool, flags: int = 0) -> IO[Any]:
    """Open a file with the mode that the user's umask asks for."""

    def opener(name: str, mode_flags: int) -> int:
        return os.open(name, mode_flags | flags, 0o666)

    if binary:
        return open(path, "wb", opener=opener)
    return open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n", opener=opener)
