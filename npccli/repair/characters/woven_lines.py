r"""Put two printed lines together that came out woven, a few characters of each in turn.

Two lines that are set wide may stand at nearly one height. An extractor that goes by where
the characters stand then gives some of one line, some of the other, and begins a line at each
change. Every second piece belongs to one printed line: words go on over the piece between,
hardly any into the next one, and no piece stands left of the one before it.

What it will not touch: pieces that read on in the order found, short lists, headings of which
each glyph came twice, pieces of which one line would run ahead of the other.

    >>> from npccli.repair.edits import apply_edits
    >>> text = "持\n今\n续用\n年以\n力，\n来，\n久久\n人大\n为功。\n代表\n走进社区。\n"
    >>> apply_edits(text, find_woven_lines(text))
    '持续用力，久久为功。\n今年以来，人大代表\n走进社区。\n'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.cohesion import straddled, straddles
from npccli.repair.edits import Edit
from npccli.repair.lines import Surface
from npccli.repair.script import FINAL_MARKS, HAN, NEVER_FIRST, display_width, matches_from

_NUMERALS = "一二三四五六七八九十"
_BLANK = r"[ \t\u3000]*"
_LONGEST_PIECE = 8
_RUN = lazy_pattern(
    rf"(?<![^\n])(?:{_BLANK}\S{{1,{_LONGEST_PIECE}}}{_BLANK}\n){{6,}}"
    rf"(?:{_BLANK}\S{{1,{_LONGEST_PIECE}}}(?=[ \u3000]+\S\S|{_BLANK}$))?",
    re.MULTILINE,
)
_BELOW_SPACES = lazy_pattern(
    r"(?<=\n)(?:\u3000\u3000\n){2}(?P<run>(?:\S{1,30}\n){2,60}\S{1,30})"
    rf"[ \u3000]+(?:[{_NUMERALS}]{{1,3}}、)?[{HAN}“”，]{{4,}}(?:[ \u3000][{HAN}“”]{{4,}})?$",
    re.MULTILINE,
)
"""Below two lines that hold the indents, pieces up to one with a heading behind it."""

_INDENTS = "\n\u3000\u3000\n\u3000\u3000\n"

_PIECE = lazy_pattern(r"\S+")
_SET_BEHIND = lazy_pattern(r"[ \u3000]+(?P<heading>\S[^\n]*)")
_SPACE, _LONGEST_SPACES = "\u3000\u3000", 12
_SPACES_ABOVE = lazy_pattern(r"(?<=\n)(?:\u3000\u3000\n){1,2}$")
"""Lines that hold the indents of first lines."""
_SINGLE = lazy_pattern(rf"\n{_BLANK}\S{_BLANK}\n")

_LONGEST_LINE = 100
_SMALL = 3
"""A piece of so many characters beside those of which words go on belongs to them."""

_FEWEST_PIECES, _MOST_PIECES = 7, 80
_FEWEST_WORDS, _MOST_STRAIGHT = 4, 0.34
"""So many words go on over a piece; a smaller share of as many may go on into the next one."""

_INDENT, _SLACK = 4, 1
"""In columns: how far the first line of a paragraph is set in, how exact a place is known."""

WOVEN = "two lines that came out in turn, a few characters at a time"
"""The reason of edits that leave a line whose width says nothing."""


class _Piece(NamedTuple):
    """A piece of a line, and where it begins in the text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)


def find_woven_lines(text: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that put each of two woven lines on a line of its own.

    `surface` is the text with what is known of it.
    """
    if not _SINGLE.search(text):
        return []
    edits: list[Edit] = []
    for match in _BELOW_SPACES.finditer(text) if _INDENTS in text else ():
        pieces = _pieces(text, match.span("run"))
        if _are_woven([piece.text for piece in pieces]):
            edits += _unweave(text, pieces)
    starts = (surface or Surface(text)).starts_of_short(_LONGEST_PIECE)
    for match in matches_from(_RUN, text, starts):
        if not any(edit.start < match.end() and match.start() < edit.end for edit in edits):
            edits += _unweave(text, _woven_part(_pieces(text, match.span())))
    return edits


def _pieces(text: str, span: tuple[int, int]) -> list[_Piece]:
    return [_Piece(found.start(), found.group()) for found in _PIECE.finditer(text, *span)]


def _unweave(text: str, pieces: Sequence[_Piece]) -> Iterator[Edit]:
    """Yield the edits for pieces of two woven lines, if they stand on the page as these do."""
    indent = _find_indent([piece.text for piece in pieces])
    if indent is None:
        return
    upper, lower = ("".join([piece.text for piece in pieces[side::2]]) for side in (0, 1))
    goes_up = straddles(lower, upper) and not straddles(upper, lower)
    is_swapped = goes_up or (indent > 0 and upper[-1] not in FINAL_MARKS)
    if is_swapped:
        upper, lower = lower, upper
    start, middle, end = pieces[0].start, pieces[len(pieces) // 2].start, pieces[-1].end
    spaces = _SPACES_ABOVE.search(text, max(0, start - _LONGEST_SPACES), start)
    if spaces and (spaces.group().count("\n") > 1) is not (indent > 0):
        start = spaces.start()
        upper = (_SPACE if is_swapped or not indent else "") + upper
        lower = (_SPACE if not is_swapped or not indent else "") + lower
    behind = _SET_BEHIND.match(text, end)
    if behind:
        above = text.rfind("\n", 0, start)
        heading = behind["heading"]
        if above > 0 and _opens_paragraph(text[:above]):
            yield Edit(above, above, "\n" + heading, WOVEN, 0.7, behind.start("heading") - 1)
        else:
            lower += "\n" + heading
        end = behind.end()
    yield Edit(start, middle, upper + "\n", WOVEN, 0.85)
    yield Edit(middle, end, lower, WOVEN, 0.85)


def _opens_paragraph(above: str) -> bool:
    """Tell whether a paragraph begins below a text: behind a whole sentence or a heading."""
    line = above[-_LONGEST_LINE:].rstrip().rpartition("\n")[2]
    return line[-1:] in FINAL_MARKS or not any(mark in line for mark in "，。；、：")


def _woven_part(run: Sequence[_Piece]) -> Sequence[_Piece]:
    """Return the pieces of a run between which words show that they were woven, if any do.

    Small ones beside these belong to them; others may be headings, or the end of a paragraph.
    """
    texts = [piece.text for piece in run]
    if len(run) > _MOST_PIECES or any(before == behind for before, behind in pairwise(texts)):
        return []
    straight, woven = _words_go_on(texts), _words_over(texts)
    proven = [at for at, word in enumerate(woven[:-2]) if word or texts[at + 2][0] in NEVER_FIRST]
    if not proven:
        return []
    first, stop = proven[0], proven[-1] + 3
    words = sum(woven[first : stop - 2])
    if words < _FEWEST_WORDS or sum(straight[first : stop - 1]) > _MOST_STRAIGHT * words:
        return []
    while first and len(texts[first - 1]) <= _SMALL and texts[first - 1][-1] not in FINAL_MARKS:
        first -= 1
    while stop < len(texts) and len(texts[stop]) <= _SMALL:
        stop += 1
    return run[first:stop] if stop - first >= _FEWEST_PIECES else []


def _are_woven(texts: Sequence[str]) -> bool:
    """Tell whether something goes on over a piece, and no more than that into the next one.

    That is enough below the indents of both lines, which nothing else puts above the text.
    """
    over = sum(_words_over(texts)) + sum(text[0] in NEVER_FIRST for text in texts[2:])
    return sum(_words_go_on(texts)) <= over > 0


def _words_over(texts: Sequence[str]) -> list[bool]:
    """Tell of each piece whether a word goes on from it over the next one."""
    over = [False] * len(texts)
    over[::2], over[1::2] = _words_go_on(texts[::2]), _words_go_on(texts[1::2])
    return over


def _words_go_on(texts: Sequence[str]) -> list[bool]:
    """Tell of each piece of a line whether a word goes on from it into the next one."""
    line = "".join(texts)
    places = list(accumulate(map(len, texts)))
    return [*straddled([(line[:at], line[at:]) for at in places[:-1]]), False]


def _find_indent(texts: Sequence[str]) -> int | None:
    """Return how far the line that begins second is set in; None if the pieces do not fit.

    They fit when no piece stands left of the one before it.
    """
    for indent in (0, _INDENT):
        reached = [0, indent]
        place = 0
        for number, text in enumerate(texts):
            if reached[number % 2] < place - _SLACK:
                break
            place = reached[number % 2]
            reached[number % 2] += display_width(text)
        else:
            return indent if texts else None
    return None
