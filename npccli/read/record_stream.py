"""Read records line by line, so that a long stream of them is never held in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from npccli.errors import RecordError
from npccli.model import Document, Report
from npccli.read.records import holds_records, read_records

_BLANKS = b"\xef\xbb\xbf \t"


def begins_records(line: bytes) -> bool:
    r"""Return whether the first line of an input is a record in UTF-8.

    >>> begins_records(b'{"record": "section", "schema": 1}\n')
    True
    >>> begins_records("依法监督".encode())
    False
    """
    if not line.lstrip(_BLANKS).startswith(b"{"):
        return False
    try:
        return holds_records(line.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def stream_records(first: bytes, rest: IO[bytes], name: str) -> Iterator[Document | Report]:
    """Yield the records of a stream of which the first line has been read.

    Raises RecordError as `read_records` does, and for a line that is not UTF-8.
    """
    return read_records(_decoded(first, rest, name), name)


def _decoded(first: bytes, rest: IO[bytes], name: str) -> Iterator[str]:
    yield first.removeprefix(b"\xef\xbb\xbf").decode("utf-8").removesuffix("\n")
    for number, line in enumerate(rest, 2):
        try:
            yield line.decode("utf-8").removesuffix("\n")
        except UnicodeDecodeError as error:
            raise RecordError(
                f"{name}: line {number}: not UTF-8 at byte {error.start + 1}",
                "records are written in UTF-8; was the file cut or converted?",
            ) from error
