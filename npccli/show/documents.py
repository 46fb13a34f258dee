"""Write a repaired document as text."""

from __future__ import annotations

from typing import IO

from npccli.model import Document


def write_document_text(document: Document, stream: IO[str]) -> None:
    """Write the clean text just as it is, blank lines and missing last line end included."""
    stream.write(document.text)
