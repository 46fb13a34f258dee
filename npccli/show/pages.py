"""What the HTML pages for review have in common: the head, the style, how text is escaped."""

from __future__ import annotations

from html import escape

from npccli.data_files import data_text
from npccli.show.cells import printable

PAGE_END = "</body>\n</html>\n"


def page_begin(title: str, style: str) -> str:
    """Return the beginning of a page with a style sheet of the package in it."""
    return (
        '<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{data_text(style)}</style>\n</head>\n<body>\n"
    )


def safe(text: str) -> str:
    """Return a text escaped, without the control characters that HTML does not know."""
    return escape(printable(text, "\t\n\u3000"))
