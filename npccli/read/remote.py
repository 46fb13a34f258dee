"""Files that are named by an address, such as s3://bucket/reports/: read through fsspec."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any, cast

from npccli.errors import ReadError

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*(?:::[a-z][a-z0-9+.-]*)*://")


def is_remote(name: str) -> bool:
    """Return whether a name is an address.

    >>> is_remote("s3://bucket/a.txt"), is_remote("file:///data"), is_remote("a/b.txt")
    (True, True, False)
    """
    return _ADDRESS.match(name) is not None


def local_path(address: str) -> str | None:
    """Return the path that an address names on this machine; None for all other addresses.

    >>> local_path("file:///data/a.txt"), local_path("s3://bucket/a.txt")
    ('/data/a.txt', None)
    """
    kind, _, path = address.partition("://")
    return path if kind in ("file", "local") else None


def open_remote(address: str) -> IO[bytes]:
    """Open what an address names to read its bytes; raise ReadError when that fails."""
    with _told(address):
        system, path = _system(address)
        return cast(IO[bytes], system.open(path, "rb"))


def list_remote(address: str, suffixes: Sequence[str]) -> list[tuple[str, int]] | None:
    """Return the addresses and sizes of the files in a folder, sorted; None for a file.

    Only files with one of the suffixes are listed; hidden files and folders are passed over.
    """
    with _told(address):
        system, top = _system(address)
        if not system.isdir(top):
            return None
        found: dict[str, dict[str, Any]] = system.find(top, detail=True)
        listed = []
        for path, facts in found.items():
            parts = path.removeprefix(top.rstrip("/")).strip("/").split("/")
            if any(part.startswith(".") for part in parts):
                continue
            if parts[-1].lower().endswith(tuple(suffixes)):
                name = f"{address.rstrip('/')}/{'/'.join(parts)}"
                listed.append((parts, name, int(facts.get("size") or 0)))
        return [(name, size) for _, name, size in sorted(listed)]


def remote_size(address: str) -> int:
    """Return the bytes of what an address names; 0 when that is not known."""
    try:
        with _told(address):
            system, path = _system(address)
            return int(system.size(path) or 0)
    except ReadError:
        return 0


def _system(address: str) -> tuple[Any, str]:
    """Return the file system of an address and the path in it."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise ReadError(
            f"{address}: an address needs the package fsspec", "pip install 'npccli[cluster]'"
        ) from error
    system, path = url_to_fs(address)
    return system, str(path)


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Make a ReadError of whatever a file system raises: each has errors of its own."""
    try:
        yield
    except ReadError:
        raise
    except FileNotFoundError as error:
        raise ReadError(f"{address}: no such file or folder") from error
    except ImportError as error:
        raise ReadError(f"{address}: {error}", "install the package that it names") from error
    except Exception as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ReadError(f"{address}: cannot be read: {reason}") from error
