"""Cut a classified document into its reports."""

from __future__ import annotations

from dataclasses import dataclass

from npccli.model import Paragraph
from npccli.segment.shapes import line_shape

_CONTENT = frozenset(("body", "heading"))


@dataclass(frozen=True, slots=True)
class Part:
    """The paragraphs of one report in source order, and whether its title comes last."""

    paragraphs: tuple[Paragraph, ...]
    title_last: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    """A run of paragraphs that belong together: a title, an opening byline, or content."""

    kind: str
    start: int
    end: int


def split_reports(paragraphs: tuple[Paragraph, ...]) -> list[Part]:
    """Return the parts of a document, one a report.

    A document with one title is one report wherever the title stands. With several, each
    title opens a report, unless far more reports come out whole when each title closes
    one. Without titles, several marked bylines open the reports.
    """
    tokens = _tokens(paragraphs)
    titles = sum(token.kind == "title" for token in tokens)
    bylines = sum(token.kind == "byline" for token in tokens)
    if not any(p.text.strip() for p in paragraphs):
        return []
    if titles <= 1 and bylines <= 1:
        return (
            [Part(paragraphs)]
            if any(p.kind in _CONTENT or p.kind == "title" for p in paragraphs)
            else []
        )
    leading = _cut(tokens, titles, title_last=False)
    trailing = _cut(tokens, titles, title_last=True)
    title_last = titles > 0 and bylines > 1 and _incomplete(trailing) < _incomplete(leading)
    groups = _join_front(trailing if title_last else leading, paragraphs)
    return [
        Part(paragraphs[group[0].start : group[-1].end], title_last and group[-1].kind == "title")
        for group in groups
    ]


def _tokens(paragraphs: tuple[Paragraph, ...]) -> list[_Token]:
    """Return the runs of title lines, opening bylines and content."""
    tokens: list[_Token] = []
    for index, paragraph in enumerate(paragraphs):
        kind = paragraph.kind
        if kind == "subtitle":
            kind = "title"
        elif kind == "byline":
            kind = "content" if line_shape(paragraph.text) == "author_note" else "byline"
        elif kind in ("contents", "other"):
            kind = "aside"
        else:
            kind = "title" if kind == "title" else "content"
        if tokens and (tokens[-1].kind == kind or kind == "aside"):
            tokens[-1] = _Token(tokens[-1].kind, tokens[-1].start, index + 1)
        elif kind != "aside":
            start = 0 if not tokens else index
            tokens.append(_Token(kind, start, index + 1))
    return tokens


def _cut(tokens: list[_Token], titles: int, *, title_last: bool) -> list[list[_Token]]:
    """Return the tokens grouped into reports in one of the two readings."""
    groups: list[list[_Token]] = [[]]
    for token in tokens:
        here = groups[-1]
        kinds = {old.kind for old in here}
        if title_last:
            opens = bool(here) and here[-1].kind == "title" and "content" in kinds
            opens = opens or (token.kind == "byline" and "byline" in kinds)
        elif titles > 1:
            opens = token.kind == "title" and bool(kinds & {"title", "content"})
        else:
            opens = token.kind == "byline" and "byline" in kinds
        if opens:
            groups.append([])
        groups[-1].append(token)
    return groups


def _incomplete(groups: list[list[_Token]]) -> int:
    """Return how many reports lack a title or content."""
    return sum(not {"title", "content"} <= {token.kind for token in group} for group in groups)


def _join_front(
    groups: list[list[_Token]], paragraphs: tuple[Paragraph, ...]
) -> list[list[_Token]]:
    """Give content that precedes the first title to that report, unless it is a preface."""
    if len(groups) < 2 or any(token.kind == "title" for token in groups[0]):
        return groups
    if any(p.kind == "contents" for p in paragraphs) or any(t.kind == "byline" for t in groups[0]):
        return groups
    return [groups[0] + groups[1], *groups[2:]]
