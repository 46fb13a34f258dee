"""Cut a classified document into its reports."""

from __future__ import annotations

from dataclasses import dataclass

from npccli.model import Paragraph
from npccli.segment.shapes import line_shape

_CONTENT = frozenset(("body", "heading"))
_WINDOW = 9
"""So many lines and runs of content are the most in a report."""

_NO_TITLE = 3.0
_NO_CONTENT = 5.0
_NO_BYLINE = 1.5
_SECOND_BYLINE = 2.0
_SCATTERED_TITLE = 4.0
_TITLE_INSIDE = 1.5
_PREFACE = 4.0
_TURN = 0.6
"""What is wrong with a cut, in points that only compare: a report without a title, a text or a
byline, with a second byline, with a title in several places or inside its text (a preface, where
there is a contents page, and in a later report, that is worse), and for each time that titles
change from standing before their texts to standing behind them."""


@dataclass(frozen=True, slots=True)
class Part:
    """The paragraphs of one report in source order, and whether its title comes last.

    `start` is the position of the first of them in the document.
    """

    paragraphs: tuple[Paragraph, ...]
    title_last: bool = False
    start: int = 0


@dataclass(frozen=True, slots=True)
class _Token:
    """A line of a title, an opening byline, or a run of content."""

    kind: str
    start: int
    end: int


def split_reports(paragraphs: tuple[Paragraph, ...]) -> list[Part]:
    """Return the parts of a document, one a report.

    A document with one title is one report wherever the title stands. With several, the
    cut is sought in which the most reports come out whole, with a title, a text and, where
    bylines are usual, a byline; a title may open its report or, on pages extracted out of
    order, close it. Without titles, several marked bylines open the reports.
    """
    tokens = _tokens(paragraphs)
    titles = sum(
        token.kind == "title" and (i == 0 or tokens[i - 1].kind != "title")
        for i, token in enumerate(tokens)
    )
    bylines = sum(token.kind == "byline" for token in tokens)
    if not any(p.text.strip() for p in paragraphs):
        return []
    if titles <= 1 and bylines <= 1:
        return (
            [Part(paragraphs)]
            if any(p.kind in _CONTENT or p.kind == "title" for p in paragraphs)
            else []
        )
    if titles == 0:
        return [
            Part(_slice(paragraphs, group), start=group[0].start)
            for group in _cut_at_bylines(tokens)
        ]
    preface = any(p.kind == "contents" for p in paragraphs)
    groups = _best_cut(tokens, usual_byline=bylines * 2 > titles, preface=preface)
    return [
        Part(
            _slice(paragraphs, group),
            group[-1].kind == "title" and len(group) > 1,
            group[0].start,
        )
        for group in groups
    ]


def _slice(paragraphs: tuple[Paragraph, ...], group: list[_Token]) -> tuple[Paragraph, ...]:
    return paragraphs[group[0].start : group[-1].end]


def _tokens(paragraphs: tuple[Paragraph, ...]) -> list[_Token]:
    """Return title lines, opening bylines and runs of content, asides with what is before."""
    tokens: list[_Token] = []
    for index, paragraph in enumerate(paragraphs):
        kind = paragraph.kind
        if kind == "byline":
            kind = "content" if line_shape(paragraph.text) == "author_note" else "byline"
        elif kind in ("contents", "other"):
            kind = "aside"
        elif kind not in ("title", "subtitle"):
            kind = "content"
        follows = tokens and tokens[-1].kind == "title" and kind == "subtitle"
        kind = "title" if kind == "subtitle" else kind
        same = tokens and tokens[-1].kind == kind and kind != "title"
        if tokens and (same or follows or kind == "aside"):
            tokens[-1] = _Token(tokens[-1].kind, tokens[-1].start, index + 1)
        elif kind != "aside":
            tokens.append(_Token(kind, index if tokens else 0, index + 1))
    return tokens


def _cut_at_bylines(tokens: list[_Token]) -> list[list[_Token]]:
    """Return the tokens grouped so that every byline opens a report."""
    groups: list[list[_Token]] = [[]]
    for token in tokens:
        if token.kind == "byline" and any(old.kind == "byline" for old in groups[-1]):
            groups.append([])
        groups[-1].append(token)
    return groups


def _best_cut(tokens: list[_Token], *, usual_byline: bool, preface: bool) -> list[list[_Token]]:
    """Return the tokens cut into reports at the least cost.

    The state of the search is whether titles close their reports; turning costs a little.
    """
    best: list[dict[bool, tuple[float, int, bool]]] = [{False: (0.0, 0, False)}]
    for end in range(1, len(tokens) + 1):
        here: dict[bool, tuple[float, int, bool]] = {}
        for start in range(max(0, end - _WINDOW), end):
            group = tokens[start:end]
            cost, last = _cost(group, usual_byline, first=start == 0, preface=preface)
            for before, (total, _, _) in best[start].items():
                new = total + cost + (_TURN if last is not None and last != before else 0.0)
                state = before if last is None else last
                if state not in here or new < here[state][0]:
                    here[state] = (new, start, before)
        best.append(here)
    groups: list[list[_Token]] = []
    end = len(tokens)
    state = min(best[end], key=lambda s: (best[end][s][0], s))
    while end:
        _, start, before = best[end][state]
        groups.append(tokens[start:end])
        end, state = start, before
    return groups[::-1]


def _cost(
    group: list[_Token], usual_byline: bool, *, first: bool, preface: bool
) -> tuple[float, bool | None]:
    """Return what is wrong with a group as a report, and whether its title comes last."""
    kinds = [token.kind for token in group]
    titles = [i for i, kind in enumerate(kinds) if kind == "title"]
    bylines = kinds.count("byline")
    cost = 0.0 if "content" in kinds else _NO_CONTENT
    if bylines == 0 and usual_byline:
        cost += _NO_BYLINE
    cost += _SECOND_BYLINE * max(bylines - 1, 0)
    if not titles:
        return cost + _NO_TITLE, None
    if titles[-1] - titles[0] >= len(titles):
        cost += _SCATTERED_TITLE
    content = [i for i, kind in enumerate(kinds) if kind == "content"]
    if content and content[0] < titles[0] and titles[-1] < content[-1]:
        return cost + (_PREFACE if preface or not first else _TITLE_INSIDE), False
    closes = bool(content) and titles[0] > content[-1]
    return cost, closes
