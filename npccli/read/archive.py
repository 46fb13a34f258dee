"""Unpack compressed texts and archives, within bounds."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from npccli.errors import ReadError

MOST_BYTES = 512 << 20
"""The most bytes that a gzip file may unpack to."""

_HIDDEN = ("__MACOSX/", ".", "~$")


def is_gzip(data: bytes) -> bool:
    """Return whether `data` is a gzip file."""
    return data[:3] == b"\x1f\x8b\x08"


def gunzip(data: bytes, name: str) -> bytes:
    """Return what a gzip file holds; raise ReadError when it is damaged or far too large.

    >>> import gzip
    >>> gunzip(gzip.compress(b"text"), "a.txt.gz")
    b'text'
    """
    import gzip
    import zlib

    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as stream:
            unpacked = stream.read(MOST_BYTES + 1)
    except EOFError as error:
        raise ReadError(f"{name}: gzip file broken off", "fetch the file again") from error
    except (OSError, zlib.error) as error:
        raise ReadError(f"{name}: damaged gzip file") from error
    if len(unpacked) > MOST_BYTES:
        raise ReadError(f"{name}: unpacks to more than {MOST_BYTES >> 20} MB")
    return unpacked


def is_archive(data: bytes) -> bool:
    """Return whether `data` is a ZIP archive of files, and not a document in ZIP form."""
    if not data.startswith(b"PK"):
        return False
    from zipfile import is_zipfile

    from npccli.read.package import part_names

    names = part_names(data) if is_zipfile(BytesIO(data)) else frozenset()
    packaged = {"[Content_Types].xml", "OFD.xml", "mimetype", "META-INF/container.xml"}
    return bool(names) and not names & packaged


def archive_members(
    data: bytes, name: str, suffixes: tuple[str, ...]
) -> Iterator[tuple[str, bytes | ReadError]]:
    """Yield the files of an archive that have one of the suffixes, sorted by name.

    A member that is damaged, encrypted or unpacks to too much comes as the error.
    """
    from npccli.read.package import Package

    package = Package(data, name)
    members = sorted(package.names())
    for member in members:
        parts = member.split("/")
        hidden = any(part.startswith(_HIDDEN) for part in parts) or member.startswith(_HIDDEN)
        if not hidden and member.lower().endswith(suffixes):
            try:
                found: bytes | ReadError = package.read(member)
            except ReadError as error:
                found = error
            yield f"{name}/{package_name(member)}", found


def package_name(member: str) -> str:
    """Return the name of a member; Chinese names of old programs are put right.

    ZIP names without the UTF-8 mark are read as code page 437; what was GBK shows so.

        >>> package_name("报告.txt".encode("gbk").decode("cp437"))
        '报告.txt'
    """
    try:
        return member.encode("cp437").decode("gbk") if not member.isascii() else member
    except (UnicodeEncodeError, UnicodeDecodeError):
        return member
