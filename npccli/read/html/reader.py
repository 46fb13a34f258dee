"""From the bytes of a web page to its main text."""

from __future__ import annotations

import codecs
import hashlib
import re
from typing import Any

from npccli.days import first_day, labelled_day
from npccli.errors import ReadError
from npccli.model import Extraction, Source
from npccli.read.encoding import Decoded, decode
from npccli.read.html.blocks import block_texts, find_container, find_densest, has_text
from npccli.read.options import ReadOptions

MOST_BYTES = 64 << 20
"""The largest page that is looked at."""

MOST_MARKUP = 12 << 20
"""The most characters of a page, without scripts, styles and embedded pictures."""

_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,5000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|meta|body|title|div|table|article|p|h[1-6]|center|script|link)\b",
    re.I,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
_HEAVY = re.compile(
    r"<!--[\s\S]*?-->|<(script|style|svg|noscript|template)\b[\s\S]*?</\1\s*>|\bdata:[\w/+.;-]+,[\w+/=%]+",
    re.I,
)
_NULLS = re.compile("[\x00\x0b\x0c]")
_FRONT = 6
"""The title stands among so many lines at the top."""

_DATED = 8
"""The day of publication, if the article shows it, stands among so many lines at the top."""

_SUBTITLE = re.compile(r"[—–―]{1,3}\s*\S|[（(]?\d{4}\s*年[^。；]{4,40}(?:会议|大会)上?[）)]?$")
_SPACE = re.compile(r"[\s\u3000]+")
_TITLE_NAMES = ("articletitle", "og:title", "twitter:title", "title")
_DATE_NAMES = (
    "pubdate",
    "publishdate",
    "article:published_time",
    "og:release_date",
    "og:pubdate",
    "dc.date",
    "date",
)


def is_html(data: bytes, _name: str) -> bool:
    r"""Return whether `data` begins as a web page does, in any encoding with ASCII in it.

    >>> is_html(b"\xef\xbb\xbf<!DOCTYPE html>", "a.txt"), is_html(b"a <b> c", "a.html")
    (True, False)
    """
    start = data[:8192]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        start = start[2:].replace(b"\0", b"")
    return bool(_OPENING.match(start.removeprefix(codecs.BOM_UTF8)))


def read_html(data: bytes, name: str, _options: ReadOptions | None = None) -> Extraction:
    """Return the main text of a web page under its title and date, a paragraph a line.

    Menus, lists of links, and what else stands around an article are left out, as well as
    can be told. Raises ReadError for a page without text of its own, which scripts would
    have to fill.
    """
    if len(data) > MOST_BYTES:
        raise ReadError(f"{name}: a web page of {len(data) >> 20} MB, more than is read")
    decoded = _decode(data, name)
    markup = _NULLS.sub("", _HEAVY.sub(" ", decoded.text))
    if len(markup) > MOST_MARKUP:
        raise ReadError(
            f"{name}: a web page of {len(markup) >> 20} million characters is no article",
            "save its text as a .txt file",
        )
    tree = _parse(markup, name)
    lines = _main_lines(tree, markup)
    if not any(map(has_text, lines)):
        raise ReadError(
            f"{name}: a web page without text of its own",
            "open it in a browser and save the page as shown",
        )
    lines = _with_front(tree, lines)
    text = "\n\n".join(lines) + "\n"
    source = Source(
        name, hashlib.sha256(data).hexdigest(), "html", decoded.encoding, decoded.confidence
    )
    settled = tuple(
        at
        for at, mark in enumerate(text)
        if mark == "\n" and text[max(at - 2, 0) : at].strip()[-1:] not in "，、"
    )
    return Extraction(source, text, settled=settled, headings=_headings(tree, lines))


def _headings(tree: Any, lines: list[str]) -> tuple[tuple[int, int], ...]:
    """Return the lines that the page marks as headings, with their levels; its title has 0."""
    levels = {
        _SPACE.sub("", each.text_content()): int(each.tag[1])
        for each in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")
    }
    title = _SPACE.sub("", _title(tree))
    levels.pop("", None)
    found: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        bare = _SPACE.sub("", line)
        level = 0 if bare == title and index < _FRONT else levels.get(bare)
        if level is not None:
            found.append((2 * index + 1, level))
    return tuple(found)


def _decode(data: bytes, name: str) -> Decoded:
    """Decode by the mark or what the page declares, if it is true, else by content."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE)):
        word = declared[1].decode("ascii").lower()
        encoding = "gb18030" if word in ("gb2312", "gbk", "gb_2312-80") else word
        try:
            return Decoded(data.decode(encoding), codecs.lookup(encoding).name, 1.0)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, name)


def _parse(markup: str, name: str) -> Any:
    from lxml import etree, html

    try:
        # Given as bytes, so that a declared encoding cannot contradict what was decoded.
        parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True)
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadError(f"{name}: a web page that cannot be parsed") from error
    return tree


def _main_lines(tree: Any, markup: str) -> list[str]:
    """Return the lines of the article: from a known container, or as trafilatura finds it."""
    container = find_container(tree)
    if container is not None:
        return block_texts(container)
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            markup, include_comments=False, include_tables=True, with_metadata=False
        )
    except (ValueError, RecursionError, TypeError, AttributeError):
        found = None
    text = (getattr(found, "text", None) or "") if found is not None else ""
    lines = [_table_row(line) for line in text.split("\n")]
    lines = [line for line in lines if line]
    densest = find_densest(tree)
    own = block_texts(densest if densest is not None else tree)
    # A page that is laid out oddly comes back whole, with all its menus.
    return lines if lines and len(lines) < 2 * len(own) else own


def _table_row(line: str) -> str:
    """Return a line; the row of a table, which comes with upright bars, parted by tabs."""
    line = line.strip().removeprefix("- ")
    if line.startswith("|") and line.endswith("|"):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        return "\t".join(cells).rstrip("\t") if any(c.strip("- ") for c in cells) else ""
    return line


def _with_front(tree: Any, lines: list[str]) -> list[str]:
    """Return the lines with the title and the date before them, unless they are there."""
    head = [_SPACE.sub("", line) for line in lines[:_FRONT]]
    front = []
    title = _title(tree)
    below = _below_title(tree, _SPACE.sub("", title), lines)
    if title and _SPACE.sub("", title) not in head:
        front += [title, *(line for line in below if _SUBTITLE.match(line))]
    day = first_day(next((found for found in _metas(tree, _DATE_NAMES) if found), ""))
    day = day or next(filter(None, map(labelled_day, below)), None)
    if day and day not in map(first_day, lines[:_DATED]):
        front.append(f"发布时间：{day}")
    return front + lines


def _below_title(tree: Any, title: str, lines: list[str]) -> list[str]:
    """Return the lines that the page shows between its title and the article."""
    shown = block_texts(tree)
    bare = [_SPACE.sub("", line) for line in shown]
    first = next((_SPACE.sub("", line) for line in lines if has_text(line)), "")
    starts = [at for at, line in enumerate(bare) if line == title]
    for start in reversed(starts):
        between = shown[start + 1 : start + 2 + _FRONT]
        below = bare[start + 1 : start + 2 + _FRONT]
        if first in below:
            return between[: below.index(first)]
    return []


def _title(tree: Any) -> str:
    """Return the title of the article: as declared, as its one main heading, or as named."""
    for found in _metas(tree, _TITLE_NAMES[:1]):
        if found.strip():
            return " ".join(found.split())
    headings = [" ".join(each.text_content().split()) for each in tree.iter("h1")]
    headings = [each for each in headings if has_text(each)]
    if len(headings) == 1:
        return headings[0]
    named = next((found for found in _metas(tree, _TITLE_NAMES[1:3]) if found.strip()), "")
    if not named:
        titles = [each.text_content() for each in tree.iter("title")]
        named = titles[0] if titles else ""
    # The name of the site follows the title, after a sign that parts them.
    return re.split(r"\s*[_|｜]\s*|\s+[-–—]+\s+|--", " ".join(named.split()))[0]


def _metas(tree: Any, names: tuple[str, ...]) -> list[str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").strip().lower()
        found.setdefault(key, meta.get("content") or "")
    return [found[name] for name in names if name in found]
