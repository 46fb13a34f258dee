"""Recognise files that are not plain text by how they begin."""

from __future__ import annotations

import re

from npccli.errors import ReadError

_PICTURE = "recognise its text first, for example with: tesseract FILE - -l chi_sim"
_OFFICE = "convert it first, for example with: libreoffice --headless --convert-to txt:Text FILE"
_UNPACK = "unpack it first; of archives only ZIP and gzip are read"

SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (rb"PK\x03\x04[\s\S]*?xl/", "an Excel workbook", _OFFICE),
    (rb"PK\x03\x04[\s\S]*?ppt/", "a PowerPoint file", _OFFICE),
    (rb"PK\x03\x04[\s\S]{26}mimetypeapplication/vnd\.oasis", "an OpenDocument file", _OFFICE),
    (rb"PK\x03\x04[\s\S]{26}mimetypeapplication/epub", "an EPUB book", _OFFICE),
    (
        rb"PK\x03\x04[\s\S]*?\[Content_Types\]\.xml",
        "an Office file without its text",
        "open it in the program that made it and save it again",
    ),
    (rb"PK(\x03\x04|\x05\x06)", "an empty or damaged ZIP file", "fetch the file again"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file", _OFFICE),
    (rb"\{\\rtf", "an RTF document", _OFFICE),
    (rb"BZh[1-9]1AY&SY", "a bzip2 archive", _UNPACK),
    (rb"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (rb"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (rb"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (rb"\x89PNG\r\n", "a picture", _PICTURE),
    (rb"\xff\xd8\xff", "a picture", _PICTURE),
    (rb"GIF8[79]a", "a picture", _PICTURE),
    (rb"II\*\x00|MM\x00\*", "a picture", _PICTURE),
    (rb"AT&TFORM", "a DjVu file", "convert it first with: djvutxt FILE"),
    (
        rb"[\s\S]{8}DUCK",
        "an index or another DuckDB file",
        "give its path on this machine to a command that counts",
    ),
    (rb"CAJ\x00|KDH ", "a CAJ file", "save it as PDF or text first"),
)
"""Pattern at the start, what it is, what to do. More particular ones stand first."""

_START = 1 << 16


def refuse_other_formats(data: bytes, name: str) -> None:
    r"""Raise ReadError when `data` begins like a known format that is not plain text.

    >>> refuse_other_formats(b"PK\x05\x06", "a.zip")
    Traceback (most recent call last):
    ...
    npccli.errors.ReadError: a.zip: this is an empty or damaged ZIP file (fetch the file again)
    """
    start = data[:_START]
    for pattern, what, hint in SIGNATURES:
        if re.match(pattern, start):
            shown = name if name != "-" else "FILE"
            raise ReadError(f"{name}: this is {what}", hint.replace("FILE", shown))
