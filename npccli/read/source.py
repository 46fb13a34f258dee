"""The one way in: bytes or a path to an Extraction."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from npccli.errors import ReadError
from npccli.model import Extraction
from npccli.read.archive import archive_members, gunzip, is_archive, is_gzip
from npccli.read.formats import FORMATS, text_suffixes
from npccli.read.options import ReadOptions


def read_source(
    data: bytes | os.PathLike[str], name: str | None = None, options: ReadOptions | None = None
) -> Extraction:
    """Return the text of a file, or of bytes already read, with its source.

    `name` is what messages and records call the source; for a path it is the path as
    given. The bytes are read once. Raises ReadError when they cannot be read as text.

        >>> read_source("依法监督".encode("gb18030"), "a.txt").source.encoding
        'gb18030'
    """
    if not isinstance(data, bytes):
        name = os.fspath(data) if name is None else name
        data = read_bytes(Path(data), name)
    name = "-" if name is None else name
    if is_gzip(data):
        data = gunzip(data, name)
    if is_archive(data):
        raise ReadError(f"{name}: an archive of files where one text is wanted", "unpack it first")
    for kind in FORMATS:
        if kind.recognise(data, name):
            options = options or ReadOptions()
            if kind.library and options.isolated:
                from npccli.read.isolate import run_isolated

                return run_isolated(kind.read, (data, name, options), name)
            return kind.read(data, name, options)
    raise ReadError(f"{name}: no reader knows this format")


def read_sources(
    data: bytes, name: str, options: ReadOptions | None = None
) -> Iterator[Extraction]:
    """Yield the texts of a file: one, or those of an archive in the order of their names.

    The files of an archive that cannot be read are told in one ReadError at the end, when
    the others have been given.
    """
    if is_gzip(data):
        data = gunzip(data, name)
    if not is_archive(data):
        yield read_source(data, name, options)
        return
    failed: list[ReadError] = []
    count = 0
    for member, found in archive_members(data, name, text_suffixes()):
        count += 1
        try:
            if isinstance(found, ReadError):
                raise found
            yield read_source(found, member, options)
        except ReadError as error:
            failed.append(error)
    if not count:
        raise ReadError(f"{name}: no files to read in this archive")
    if failed:
        told = "; ".join(error.message for error in failed[:3])
        more = f" and {len(failed) - 3} more" if len(failed) > 3 else ""
        raise ReadError(f"{name}: {len(failed)} of {count} files not read: {told}{more}")


def read_bytes(path: Path, name: str) -> bytes:
    """Return the bytes of a file; raise ReadError with the plain reason otherwise."""
    with open_bytes(path, name) as stream, plain_reasons(name, path):
        return stream.read()


def open_bytes(path: Path, name: str) -> IO[bytes]:
    """Open a file to read its bytes; raise ReadError with the plain reason otherwise."""
    with plain_reasons(name, path):
        if stat.S_ISSOCK(path.stat().st_mode):
            raise ReadError(f"{name}: a socket, not a file")
        return path.open("rb")


@contextmanager
def plain_reasons(name: str, path: Path | None = None) -> Iterator[None]:
    """Make a ReadError about `name` of what goes wrong in reading bytes."""
    try:
        yield
    except FileNotFoundError as error:
        if path is not None and path.is_symlink():
            raise ReadError(f"{name}: broken link to {path.readlink()}") from error
        raise ReadError(f"{name}: no such file or folder") from error
    except IsADirectoryError as error:
        raise ReadError(f"{name}: is a folder, not a file") from error
    except PermissionError as error:
        raise ReadError(f"{name}: no permission to read it") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{name}: cannot be read: {reason}") from error
