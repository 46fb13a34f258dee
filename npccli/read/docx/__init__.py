"""Read Word documents (DOCX): paragraphs, numbering, tables, notes."""

from npccli.read.docx.reader import is_docx, read_docx

__all__ = ["is_docx", "read_docx"]
