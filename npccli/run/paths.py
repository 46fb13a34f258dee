"""From what a user names to the files that will be read, in a fixed order."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO

from npccli.errors import NpccliError, ReadError
from npccli.read import folder_suffixes, open_bytes, plain_reasons
from npccli.read.remote import is_remote, list_remote, local_path, open_remote, remote_size

STDIN = "-"
"""The name of standard input."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the reports of an index, by their ids, and their share of its bytes.

    `first` tells the first part of an index, which stands for all that is in none. `alone`
    tells that the sources of these reports are in no other part and no other input.
    """

    reports: tuple[int, ...]
    first: bool
    bytes: int
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: its name in messages and records, and where the bytes are.

    `at` is its path, or None for standard input and for what is named by an address, which
    `remote` tells. `below` is the folder that was named, when it was found in one. There
    can be very many of these: what can be derived is not kept. `part` is set for a part of
    an index.
    """

    name: str
    at: str | None = None
    below: str = ""
    remote: bool = False
    part: Part | None = None

    @property
    def path(self) -> Path | None:
        """The path of the file, if it is one of this machine."""
        return None if self.at is None else Path(self.at)

    @property
    def place(self) -> PurePath:
        """Where a copy of it belongs inside an output folder: as it lies in its own."""
        if self.is_stream:
            return PurePath("stdin.txt")
        if self.below:
            return PurePath(self.name.removeprefix(self.below).lstrip("/" + os.sep))
        return PurePath(PurePath(self.name).name or "input.txt")

    @property
    def is_stream(self) -> bool:
        """Whether this is standard input, which only the process of the user can read."""
        return self.at is None and not self.remote


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be used, and why. The others are still done."""

    name: str
    error: NpccliError


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the user's paths came to: the files in order, and what could not be used."""

    found: tuple[Input, ...]
    failures: tuple[Failure, ...] = ()


def expand_paths(paths: Sequence[str | os.PathLike[str]]) -> Inputs:
    """Return the inputs that `paths` name: files as given, folders with all below them.

    No path at all means standard input, as `-` does. A folder gives its files with a
    known suffix, sorted; hidden files and folders and links to folders are passed over.
    A file that was reached twice is read once. Nothing is opened here.
    """
    found: list[Input] = []
    failures: list[Failure] = []
    names = [os.fspath(item) for item in paths or [STDIN]]
    linked = False
    for name in names:
        for result, is_link in _expand(name):
            if isinstance(result, Failure):
                failures.append(result)
            else:
                found.append(result)
                linked = linked or is_link
    if linked or len(names) > 1:
        known: dict[str, Input] = {}
        for item in found:
            known.setdefault(real_place(item), item)
        found = list(known.values())
    return Inputs(tuple(found), tuple(failures))


def real_place(item: Input) -> str:
    """Return where a file lies, the same for all names and addresses of it on this machine."""
    if item.at is None and not item.remote:
        return item.name
    path = item.at if item.at is not None else local_path(item.name)
    return item.name if path is None else os.path.realpath(path)


def _expand(name: str) -> Iterator[tuple[Input | Failure, bool]]:
    """Yield what a name stands for, and whether that is a link."""
    if name == STDIN:
        yield Input(STDIN), False
        return
    if is_remote(name):
        yield from ((result, False) for result in _expand_remote(name))
        return
    if not os.path.isdir(name):  # noqa: PTH112 - a Path is no cheaper
        # A missing file is a failure of its own when it is read, in its turn.
        yield Input(name, name), False
        return
    empty = True
    top = str(Path(name))
    for result in _walk(top, top, folder_suffixes()):
        empty = False
        yield result
    if empty:
        yield _nothing_in(name), False


def _nothing_in(name: str) -> Failure:
    kinds = " ".join(folder_suffixes())
    return Failure(
        name, ReadError(f"{name}: no files to read in this folder", f"looked for {kinds}")
    )


def _expand_remote(address: str) -> Iterator[Input | Failure]:
    """Yield what an address names: one file, or the files of a folder in their order."""
    try:
        listed = list_remote(address, folder_suffixes())
    except ReadError as error:
        yield Failure(address, error)
        return
    if listed is None:
        yield Input(address, remote=True)
    elif not listed:
        yield _nothing_in(address)
    else:
        for name, _ in listed:
            yield Input(name, None, address, remote=True)


def _walk(
    folder: str, top: str, suffixes: tuple[str, ...]
) -> Iterator[tuple[Input | Failure, bool]]:
    """Yield what is below a folder in the order of the sorted paths, and what are links."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        denied = isinstance(error, PermissionError)
        reason = "no permission to read it" if denied else f"cannot be read: {error.strerror}"
        yield Failure(folder, ReadError(f"{folder}: {reason}")), False
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = entry.name if folder == "." else entry.path
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, top, suffixes)
        elif os.path.splitext(entry.name)[1].lower() in suffixes and not _is_folder(entry):  # noqa: PTH122
            yield _input_or_failure(entry, path, top), entry.is_symlink()


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a link to a folder, which is not followed."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _input_or_failure(entry: os.DirEntry[str], path: str, top: str) -> Input | Failure:
    try:
        regular = entry.is_file() or not stat.S_IFMT(entry.stat().st_mode)
    except OSError:
        return Input(path, path, top)  # reading it will say what is wrong
    if regular:
        return Input(path, path, top)
    # A pipe in a folder would be waited for, perhaps for ever.
    return Failure(path, ReadError(f"{path}: not a regular file, passed over"))


def read_input(item: Input) -> bytes:
    """Return the bytes of an input; raise ReadError when they cannot be read."""
    with open_bytes_of(item) as stream, plain_reasons(item.name, item.path):
        return stream.read()


@contextmanager
def open_bytes_of(item: Input) -> Iterator[IO[bytes]]:
    """Give the bytes of an input to be read; standard input is not closed afterwards."""
    if item.is_stream:
        stream = getattr(sys.stdin, "buffer", None)
        if stream is None or stream.closed:
            raise ReadError(f"{item.name}: standard input cannot be read")
        yield stream
        return
    path = item.path
    opened = open_bytes(path, item.name) if path is not None else open_remote(item.name)
    with opened:
        yield opened


def is_local(name: str) -> bool:
    """Return whether a name is that of a file on this machine, and no address or pipe."""
    return name != STDIN and not is_remote(name)


def input_size(item: Input) -> int:
    """Return the bytes of an input, 0 for what has no known size."""
    if item.part is not None:
        return item.part.bytes
    if item.remote:
        return remote_size(item.name)
    try:
        return os.stat(item.at).st_size if item.at is not None else 0  # noqa: PTH116
    except OSError:
        return 0


def names_in(data: bytes, separator: str, origin: str) -> list[str]:
    r"""Return the paths of a list: one a line, or each ended by a NUL.

    In a list by lines, blank lines are passed over and nothing else is special.

        >>> names_in(b"a.txt\r\n\nb c.txt\n", "\n", "list")
        ['a.txt', 'b c.txt']
        >>> names_in(b"a\nb.txt\x00c.txt", "\0", "list")
        ['a\nb.txt', 'c.txt']
    """
    if separator == "\n" and b"\0" in data:
        raise ReadError(f"{origin}: holds NUL bytes", "use --files0-from for such a list")
    if separator == "\0" and b"\0" not in data and b"\n" in data:
        raise ReadError(f"{origin}: holds no NUL bytes", "use --files-from for a list of lines")
    names = os.fsdecode(data.removeprefix(b"\xef\xbb\xbf")).split(separator)
    if separator == "\n":
        names = [name.removesuffix("\r") for name in names]
    return [name for name in names if name]
