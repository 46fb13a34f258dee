"""From what a user names to the files that will be read, in a fixed order."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import IO

from npccli.errors import NpccliError, ReadError
from npccli.read import folder_suffixes, open_bytes, plain_reasons
from npccli.read.remote import is_remote, list_remote, open_remote, remote_size

STDIN = "-"
"""The name of standard input."""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: its name in messages and records, and where the bytes are.

    `path` is None for standard input and for what is named by an address, which `remote`
    tells. `place` is where a copy of it belongs inside an output folder: the path below
    the folder that was named, or the file's own name.
    """

    name: str
    path: Path | None
    place: PurePath
    remote: bool = False

    @property
    def is_stream(self) -> bool:
        """Whether this is standard input, which only the process of the user can read."""
        return self.path is None and not self.remote


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
    found: dict[str, Input] = {}
    failures: list[Failure] = []
    for item in paths or [STDIN]:
        name = os.fspath(item)
        for result in _expand(name):
            if isinstance(result, Failure):
                failures.append(result)
            else:
                key = os.path.realpath(result.path) if result.path else result.name
                found.setdefault(key, result)
    return Inputs(tuple(found.values()), tuple(failures))


def _expand(name: str) -> Iterator[Input | Failure]:
    if name == STDIN:
        yield Input(STDIN, None, PurePath("stdin.txt"))
        return
    if is_remote(name):
        yield from _expand_remote(name)
        return
    path = Path(name)
    if not path.is_dir():
        # A missing file is a failure of its own when it is read, in its turn.
        yield Input(name, path, PurePath(path.name or "input.txt"))
        return
    empty = True
    for result in _walk(path):
        empty = False
        yield result
    if empty:
        yield _nothing_in(name)


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
        yield Input(address, None, PurePath(PurePosixPath(address).name), remote=True)
    elif not listed:
        yield _nothing_in(address)
    else:
        for name, _ in listed:
            place = PurePath(name.removeprefix(address.rstrip("/")).strip("/"))
            yield Input(name, None, place, remote=True)


def _walk(top: Path) -> Iterator[Input | Failure]:
    """Yield what is below a folder in the order of the sorted paths."""
    suffixes = folder_suffixes()
    results: list[tuple[tuple[str, ...], Input | Failure]] = []

    def refused(error: OSError) -> None:
        name = str(error.filename)
        reason = error.strerror or "cannot be read"
        parts = Path(name).relative_to(top).parts
        results.append((parts, Failure(name, ReadError(f"{name}: {reason}"))))

    for folder, folders, files in os.walk(top, onerror=refused):
        folders[:] = [each for each in folders if not each.startswith(".")]
        for file in files:
            path = Path(folder) / file
            if file.startswith(".") or path.suffix.lower() not in suffixes:
                continue
            place = path.relative_to(top)
            results.append((place.parts, _input_or_failure(path, place)))
    results.sort(key=lambda pair: pair[0])
    for _, result in results:
        yield result


def _input_or_failure(path: Path, place: PurePath) -> Input | Failure:
    try:
        mode = path.stat().st_mode
    except OSError:
        return Input(str(path), path, place)  # reading it will say what is wrong
    if stat.S_ISREG(mode):
        return Input(str(path), path, place)
    # A pipe in a folder would be waited for, perhaps for ever.
    return Failure(str(path), ReadError(f"{path}: not a regular file, passed over"))


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
    opened = open_bytes(item.path, item.name) if item.path else open_remote(item.name)
    with opened:
        yield opened


def is_local(name: str) -> bool:
    """Return whether a name is that of a file on this machine, and no address or pipe."""
    return name != STDIN and not is_remote(name)


def input_size(item: Input) -> int:
    """Return the bytes of an input, 0 for what has no known size."""
    if item.remote:
        return remote_size(item.name)
    try:
        return item.path.stat().st_size if item.path is not None else 0
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
    names = os.fsdecode(data.removeprefix(b"\xef\xbb\xbf")).split(separator)
    if separator == "\n":
        names = [name.removesuffix("\r") for name in names]
    return [name for name in names if name]


def output_places(inputs: Iterable[Input], folder: Path) -> None:
    """Raise ReadError when two inputs would be written to one place in `folder`."""
    seen: dict[PurePath, str] = {}
    for item in inputs:
        if item.place in seen:
            raise ReadError(
                f"{folder / item.place}: both {seen[item.place]} and {item.name} belong here",
                "name the folder above them, so that their paths stay apart",
            )
        seen[item.place] = item.name
