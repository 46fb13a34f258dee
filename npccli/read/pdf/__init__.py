"""Read PDF files from their glyphs: no printed character twice, in reading order."""

from npccli.read.pdf.reader import is_pdf, read_pdf

__all__ = ["is_pdf", "read_pdf"]
