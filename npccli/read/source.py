"""The one way in: bytes or a path to an Extraction."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from npccli.errors import ReadError
from npccli.model import Extraction
from npccli.read.formats import FORMATS
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
    for kind in FORMATS:
        if kind.recognise(data, name):
            return kind.read(data, name, options or ReadOptions())
    raise ReadError(f"{name}: no reader knows this format")


def read_bytes(path: Path, name: str) -> bytes:
    """Return the bytes of a file; raise ReadError with the plain reason otherwise."""
    try:
        if stat.S_ISSOCK(path.stat().st_mode):
            raise ReadError(f"{name}: a socket, not a file")
        return path.read_bytes()
    except FileNotFoundError as error:
        if path.is_symlink():
            raise ReadError(f"{name}: broken link to {path.readlink()}") from error
        raise ReadError(f"{name}: no such file or folder") from error
    except IsADirectoryError as error:
        raise ReadError(f"{name}: is a folder, not a file") from error
    except PermissionError as error:
        raise ReadError(f"{name}: no permission to read it") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{name}: cannot be read: {reason}") from error
