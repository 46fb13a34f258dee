"""Read the parts of ZIP packages (DOCX, OFD, archives) within bounds."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO
from xml.etree import ElementTree

from npccli.errors import ReadError

MOST_PART_BYTES = 200 << 20
"""The most bytes that one part may unpack to."""

MOST_BYTES = 1 << 30
"""The most bytes that all parts of one package together may unpack to."""

MOST_PARTS = 20_000
MOST_RATIO = 400
"""How many times larger than packed a part may become, beyond the first megabytes."""

_UNCHECKED = 8 << 20
_DTD = re.compile(rb"<!DOCTYPE|<!ENTITY")
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,  # what zipfile raises for a method of compression that it does not know
    RuntimeError,
    struct.error,
    UnicodeDecodeError,
)


class Package:
    """A ZIP file in memory whose parts are read one by one, each within the bounds."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the package; raise ReadError when it is no complete ZIP file."""
        self.name = name
        self._spent = 0
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            self._parts = {info.filename: info for info in self._archive.infolist()}
        except _ZIP_ERRORS as error:
            raise ReadError(
                f"{name}: damaged or broken-off ZIP file", "fetch the file again"
            ) from error
        if len(self._parts) > MOST_PARTS:
            raise ReadError(f"{name}: holds {len(self._parts)} files, more than {MOST_PARTS}")

    def names(self) -> list[str]:
        """Return the names of the parts in their order, folders left out."""
        return [name for name in self._parts if not name.endswith("/")]

    def has(self, part: str) -> bool:
        """Return whether there is such a part."""
        return part in self._parts

    def read(self, part: str) -> bytes:
        """Return the bytes of a part; raise ReadError for what is missing or out of bounds."""
        info = self._parts.get(part)
        if info is None:
            raise ReadError(f"{self.name}: its part {part} is missing")
        if info.flag_bits & 1:
            raise ReadError(
                f"{self.name}: {part} is encrypted", "unpack it with its password first"
            )
        bound = min(MOST_PART_BYTES, MOST_BYTES - self._spent)
        bound = min(bound, max(_UNCHECKED, MOST_RATIO * info.compress_size))
        try:
            with self._archive.open(info) as stream:
                data = stream.read(bound + 1)
        except _ZIP_ERRORS as error:
            raise ReadError(f"{self.name}: its part {part} is damaged") from error
        if len(data) > bound:
            raise ReadError(f"{self.name}: {part} unpacks to far more than such a file holds")
        self._spent += len(data)
        return data

    def xml(self, part: str) -> ElementTree.Element:
        """Return the root of an XML part; a part that defines entities is refused."""
        data = self.read(part)
        if _DTD.search(data[:4096]):
            raise ReadError(f"{self.name}: its part {part} defines entities and is not read")
        try:
            return ElementTree.fromstring(data)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise ReadError(f"{self.name}: its part {part} is not well-formed XML") from error


def starts_like_zip(data: bytes) -> bool:
    """Return whether `data` begins as a ZIP file does."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def part_names(data: bytes) -> frozenset[str]:
    """Return the names of the parts of a ZIP file, or nothing when it cannot be opened."""
    if not starts_like_zip(data):
        return frozenset()
    try:
        return frozenset(zipfile.ZipFile(BytesIO(data)).namelist())
    except _ZIP_ERRORS:
        # The names of a broken-off file still stand before its parts.
        found = re.findall(rb"PK\x03\x04.{22}(.{2}).{2}([\w./\[\]-]{3,80})", data[:65536], re.S)
        return frozenset(
            name[: int.from_bytes(size, "little")].decode("ascii", "replace")
            for size, name in found
        )
