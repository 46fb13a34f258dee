"""Open an index: what can go wrong is said in plain words, and nothing is overwritten."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from npccli import __version__
from npccli.errors import NpccliError, ReadError, UsageError, WriteError
from npccli.index.schema import SCHEMA

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

MAGIC = (8, b"DUCK")
"""Where a DuckDB file says what it is."""

_MEMORY = "128MB"
_WRITING = "64MB"
"""Of the buffers of a database that is written; it takes as much again for other things."""

_LOG = "64MB"
"""What is written comes first into a log of this size, then into the file: whenever it does,
the last rows of each table are written anew. DuckDB's own 16 MB take half as much time again."""

_READABLE_FROM = "v1.2.0"
"""The oldest DuckDB that reads the file, such as that of R. The form that came next is read
wrongly by DuckDB 1.4.0 to 1.4.2: they find no nulls in texts."""

_THREADS = 2
_BUILD_AGAIN = "index the texts again into a new file"
_DAMAGED = re.compile("(?i)corrupt|checksum|could not read enough|serializ|invalid.*metadata")
_FULL = re.compile("(?i)no space left|file too large|could not write|out of (disk )?space|quota")
_SHUT = re.compile("(?i)read-only file system|permission denied|operation not permitted")
_NEWER = re.compile("(?i)newer version of duckdb|with version number")
_NO_PLACE = re.compile(r'Cannot open file "[^"]*": (.+)')
_ASIDE = re.compile("(?i)offload|temp_directory|failed to create directory")


def is_index_file(path: str | os.PathLike[str]) -> bool:
    """Return whether a file is a DuckDB database by its content; False when it is no file."""
    try:
        if not Path(path).is_file():  # opening a named pipe would wait
            return False
        with Path(path).open("rb") as stream:
            stream.seek(MAGIC[0])
            return stream.read(len(MAGIC[1])) == MAGIC[1]
    except (OSError, ValueError):
        return False


@contextmanager
def open_for_reading(path: str, *, files: bool = True) -> Iterator[Connection]:
    """Give a connection that cannot change the index; without `files` it opens no others.

    While one is open, others to the same file are open at once. Raises ReadError when it is no
    index, or one of another version, damaged, or being written.
    """
    if not os.path.exists(path):  # noqa: PTH110 - a name that is too long is none
        raise ReadError(f"{path}: no such file", "make it with: npccli index PATH -o FILE")
    if not is_index_file(path):
        raise ReadError(f"{path}: is no index", "make one with: npccli index PATH -o FILE")
    config: dict[str, Any] = {"python_enable_replacements": False}
    if files:  # a query of the user may take what memory there is
        config["memory_limit"] = _MEMORY
    with plainly(path), _connected(path, True, config) as connection:
        check_schema(connection, path)
        if not files:  # not when it is opened, which would forget where to put data aside
            connection.execute("SET enable_external_access = false")
        yield connection


@contextmanager
def open_for_writing(path: str) -> Iterator[Connection]:
    """Give a connection to an index, which is made when there is none.

    Raises WriteError for a file that is something else, or that another process has open.
    """
    if Path(path).exists() and not is_index_file(path):
        if Path(path).is_dir():
            raise WriteError(f"cannot write {path}: it is a folder", "name a file")
        raise WriteError(f"{path}: is there and is no index", "choose another name")
    if not Path(path).absolute().parent.is_dir():
        raise WriteError(f"cannot write {path}: no such folder", "make it, or choose another")
    config = {
        "memory_limit": _WRITING,
        "checkpoint_threshold": _LOG,
        "storage_compatibility_version": _READABLE_FROM,
        "python_enable_replacements": False,
    }
    with plainly(path, writing=True), _connected(path, False, config) as connection:
        yield connection


@contextmanager
def _connected(path: str, read_only: bool, config: dict[str, Any]) -> Iterator[Connection]:
    try:
        import duckdb
    except ImportError as error:
        raise UsageError(
            "an index needs the package duckdb", 'install it with: pip install "npccli[index]"'
        ) from error
    config = {"threads": _THREADS, "temp_directory": _aside(path), **config}
    connection = duckdb.connect(path, read_only, config=config)
    try:
        yield connection
    finally:
        connection.close()


def _aside(path: str) -> str:
    """Return the folder for what does not fit into memory: beside the index, if it can be there."""
    beside = f"{path}.tmp"
    place = Path(beside) if os.path.lexists(beside) else Path(path).absolute().parent
    if place.is_dir() and os.access(place, os.W_OK):
        return beside
    with suppress(OSError):  # when there is no folder for such things
        return os.path.join(gettempdir(), _own_name())  # noqa: PTH118 - a plain name
    return beside


@cache
def _own_name() -> str:
    """Return the name of a folder that no other process has."""
    return f"npccli-{os.getpid()}-{secrets.token_hex(4)}"


def check_schema(connection: Connection, path: str) -> None:
    """Raise ReadError unless the file is an index with the tables of this version."""
    from duckdb import CatalogException

    try:
        schema = read_meta(connection).get("schema")
    except CatalogException as error:
        raise ReadError(
            f"{path}: a DuckDB database, but no index", "make one with: npccli index PATH -o FILE"
        ) from error
    if schema != str(SCHEMA):
        earlier = str(schema).isdecimal() and int(str(schema)) < SCHEMA
        raise ReadError(
            f"{path}: made by {'an earlier' if earlier else 'a later'} version of npccli, for which"
            f" an index has another form (schema {schema}, here {SCHEMA})",
            _BUILD_AGAIN,
        )


def check_maker(connection: Connection, path: str) -> None:
    """Raise ReadError when some texts of an index were read by another version of npccli."""
    rows = connection.execute("SELECT DISTINCT made_by FROM store.files").fetchall()
    others = sorted(version for (version,) in rows if version != __version__)
    if others:
        raise ReadError(
            f"{path}: made by npccli {', '.join(others)}, and this is {__version__}",
            "run npccli index again with the same paths; it reads those texts anew",
        )


def read_meta(connection: Connection) -> dict[str, str]:
    """Return what the index says about itself."""
    return dict(connection.execute("SELECT key, value FROM store.meta").fetchall())


@contextmanager
def plainly(path: str, *, writing: bool = False) -> Iterator[None]:
    """Turn errors of the database into errors that a user can act on."""
    try:
        yield
    except NpccliError:
        raise
    except OSError as error:
        raise _plain_error(path, error.strerror or str(error), writing) from error
    except Exception as error:
        if not _is_of_database(error):
            raise
        raise _plain_error(path, str(error), writing) from error


def _is_of_database(error: Exception) -> bool:
    return any(kind.__module__ in ("_duckdb", "duckdb") for kind in type(error).__mro__)


def _not_opened(path: str, said: str, writing: bool) -> NpccliError:
    """Return the error for a file that the system does not give."""
    found = None if _SHUT.search(said) else _NO_PLACE.search(said)
    why = f"{found[1][:1].lower()}{found[1][1:]}" if found else "no permission"
    if writing:
        return WriteError(f"cannot write {path}: {why}", "choose another place")
    return ReadError(f"{path}: {why}" if found else f"{path}: no permission to read it")


def _plain_error(path: str, said: str, writing: bool) -> NpccliError:
    if "Could not set lock" in said or "is locked" in said or "already attached" in said:
        found = re.search(r"PID (\d+)", said)
        who = f"process {found[1]}" if found else "another process"
        return WriteError(f"{path}: {who} is using it", "wait until it has ended")
    if _FULL.search(said):
        hint = "what was stored before is kept; make room and run it again"
        return WriteError(f"cannot write {path}: no room", hint)
    if _ASIDE.search(said):
        hint = "make room there, or name another folder in TMPDIR"
        return WriteError(f"no room to put data aside in {_aside(path)}", hint)
    if "Out of Memory" in said:
        return ReadError(
            f"{path}: this needs more memory than it may take", "ask for less at a time"
        )
    if _SHUT.search(said) or _NO_PLACE.search(said):
        return _not_opened(path, said, writing)
    if _NEWER.search(said):
        hint = "bring duckdb up to date: pip install --upgrade duckdb"
        return ReadError(f"{path}: was written by a newer DuckDB than there is here", hint)
    if _DAMAGED.search(said):
        return ReadError(f"{path}: the index is damaged", _BUILD_AGAIN)
    kind = WriteError if writing else ReadError
    return kind(f"{path}: {said.splitlines()[0] if said else 'cannot be used'}")
