"""Take the runs of characters on one page from PDFium, with as few calls as are sure."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise, repeat
from operator import sub
from typing import Any

from npccli.read.layout import Run, split_run
from npccli.read.pdf.calls import Places, page_text, text_calls
from npccli.read.pdf.placing import TIGHTEST, Box, Frame, no_copies, share_signs
from npccli.read.pdf.writing import SMALLEST, Learned, Writing, make_writing

_SLACK = 0.015
"""How far, in em, a character may stand off its expected place."""

_SAME = 0.001
"""How far, in em, gaps may differ that are taken for the same."""

_LOOSEST = 0.3
"""The widest gap, in em, within a run."""

_NEGLIGIBLE = 0.05
"""How far, in em, any characters of a run may overlap."""

_WORD = re.compile(r"[^\s\ufffe\uffff\ud800-\udfff]+")
_NARROW = re.compile(
    r"[\0-\u2013\u2015-\u2017\u201a\u201b\u201e-\u2025\u2027-\u2e7f\uffe7-\U0010ffff]"
)
"""What is not as wide as it is high. (All that is would take twice as long to compile.)"""
_ENDS = frozenset(("", "\r\n"))
_new_run = tuple.__new__  # half of the time of `Run(...)`, which checks the names


class RunReader:
    """Reads the text of one page as runs.

    One call gives the text of the page. The places of a text object are then asked at its
    ends and checked against what is known of its characters; only where these do not add up is
    every character asked for its place.
    """

    def __init__(self, raw: Any, handle: Any, frame: Frame, places: Places) -> None:
        """Prepare to read; `handle` is that of the text page."""
        self._places = places
        self.runs: list[Run] = []
        self.askew: list[str] = []
        self.outside: list[str] = []
        self.unmapped: list[str] = []
        self.owners: set[Any] = set()
        self._raw = raw
        self._handle = handle
        self._page = ctypes.byref(handle.contents)  # passes faster than the handle itself
        self._frame = frame
        self._x, self._y = frame.left, frame.top
        self._width, self._height = frame.extent()
        self._calls = text_calls()
        self._box, self._box_at = places.box, places.box_at
        self._matrix_at = places.matrix_at
        self._writings: dict[tuple[int, float, bytes], Writing] = {}
        # What the characters that are read at the moment have in common.
        self._style = Writing("", False, 1.0, 0.0, False, True, Learned(), Learned(), set())
        self._base = self._top = self._bottom = 0.0

    def read(self) -> None:
        """Read all runs into `runs`, and what stands askew into `askew`."""
        text = page_text(self._page)
        done = 0
        for match in _WORD.finditer(text):
            start, end = match.span()
            if text[done:start] not in _ENDS:
                self._read_white(text, done, start)
            self._read_word(text[start:end], start)
            done = end

    def _read_white(self, text: str, start: int, end: int) -> None:
        """Read what stands between two words. A space without owner was put in by PDFium."""
        page, calls = self._page, self._calls
        for index in range(start, end):
            if text[index] in "\r\n\ufffe\uffff" or "\ud800" <= text[index] <= "\udfff":
                continue
            owner = calls.owner(page, index)
            if owner:
                self.owners.add(owner)
                calls.box(page, index, self._box)
                left, top, right, bottom = self._box_at
                if top != bottom or self._frame.turn:
                    self._read_piece(" ", index, owner)
                elif self.runs:  # put in within an object, at the baseline
                    self._base = self._top = self._bottom = bottom
                    self._emit(" ", left, right)
            elif text[index] == " " and self.runs:
                before = self.runs[-1]
                self.runs.append(before._replace(text=" ", left=before.right, gap=0.0, lefts=None))

    def _read_word(self, word: str, start: int) -> None:
        """Read characters without white space."""
        page, get_owner = self._page, self._calls.owner
        end = start + len(word)
        first = get_owner(page, start)
        if len(word) == 1 or get_owner(page, end - 1) == first:
            # The characters of one object are neighbours.
            if first:
                self.owners.add(first)
                self._read_piece(word, start, first)
            return
        owners = list(map(get_owner, repeat(page), range(start, end)))
        self.owners.update(owners)
        if None in self.owners:
            self.owners.discard(None)
            self._read_pieces(word, start, owners)
            return
        for begin, stop in self._stretches(owners, start):
            part = slice(begin - start, stop - start)
            if not self._read_line(word[part], begin, owners[part]):
                self._read_pieces(word[part], begin, owners[part])

    def _read_pieces(self, word: str, start: int, owners: list[Any]) -> None:
        """Read a part of a word object by object."""
        begin = 0
        for owner, group in groupby(owners):
            end = begin + len(list(group))
            if owner:
                self._read_piece(word[begin:end], start + begin, owner)
            begin = end

    def _stretches(self, owners: list[Any], start: int) -> list[tuple[int, int]]:
        """Return the parts of a word that are written in one font, or in parts of it."""
        fonts = list(map(self._calls.font, owners))
        writings = {}
        for font in set(fonts):
            place = fonts.index(font)
            writings[font] = self._write(owners[place], start + place)
        first = writings[fonts[0]]
        if all(writing is first for writing in writings.values()):
            return [(start, start + len(owners))]
        edges = [
            start + place
            for place, (before, font) in enumerate(pairwise(fonts), 1)
            if font != before and writings[font] is not writings[before]
        ]
        return list(pairwise((start, *edges, start + len(owners))))

    def _read_line(self, word: str, start: int, owners: list[Any]) -> bool:
        """Read characters that one or several objects in one writing put on one baseline."""
        writing = self._write(owners[0], start)
        if not writing.plain:
            return False
        lefts, tops, rights, bottoms = self._places.read(self._page, start, len(word))
        level = tops.count(tops[0]) == bottoms.count(bottoms[0]) == len(tops)
        if not level or len(set(lefts)) < len(lefts):
            return False
        self._style, self._base = writing, self._matrix_at[5]
        self._top, self._bottom = tops[0], bottoms[0]
        self._take(word, lefts, rights)
        return True

    def _read_piece(self, word: str, start: int, owner: int) -> None:
        """Read neighbouring characters of one object."""
        self._calls.box(self._page, start, self._box)
        left, top, right, bottom = self._box_at
        known = bottom == self._bottom and top == self._top
        if not known or self._calls.font(owner) not in self._style.fonts:
            # In one font, at one height and of one size it is written as what is before it.
            writing = self._write(owner, start)
            if not writing.plain:
                if writing.askew:
                    self.askew += word.strip()
                else:
                    self._read_each(word, start, writing)
                return
            self._style, self._base = writing, self._matrix_at[5]
            self._top, self._bottom = top, bottom
        if len(word) == 1:
            self._emit(word, left, right)
            return
        mixed = _NARROW.search(word) is not None
        read = self._read_known if mixed else self._read_even
        if read(word, start, left, right):
            return
        lefts, tops, rights, bottoms = self._places.read(self._page, start, len(word))
        if len(set(zip(lefts, rights, strict=True))) < len(word):
            shared = share_signs(list(zip(lefts, tops, rights, bottoms, strict=True)))
            lefts, _, rights, _ = map(list, zip(*shared, strict=True))
        self._take(word, lefts, rights, learn=mixed)

    def _read_even(self, word: str, start: int, left: float, right: float) -> bool:
        """Read a piece of wide characters at even distances; return False for any other."""
        steps, size = len(word) - 1, self._style.size
        self._calls.box(self._page, start + steps, self._box)
        last, _, end, _ = self._box_at
        slack = _SLACK * size
        width = right - left
        gap = (last - left) / steps - width
        even = abs(end - last - width) <= slack and (
            abs(gap * steps) <= slack
            or (
                abs(gap) < _LOOSEST * size
                and (steps == 1 or self._stands_even(start, steps, left, last))
            )
        )
        if even:
            self._emit(word, left, end, gap)
        return even

    def _read_known(self, word: str, start: int, left: float, _right: float) -> bool:
        """Read a piece whose characters stand at the distances that were learned, or do not."""
        style = self._style
        body = word[:-1]
        if not style.knows(body):
            return False
        advances, gaps_of, slack = style.advances, style.gaps, _SLACK * style.size
        lefts = tuple(accumulate(map(advances.get, body, repeat(advances.usual)), initial=left))
        usual = most = gaps_of.most
        if most - gaps_of.least > _SAME * style.size:
            gaps = sorted(map(gaps_of.get, body, repeat(gaps_of.usual)))
            usual, most = gaps[(len(gaps) - 1) // 2], gaps[-1]
        if most > min(usual + slack, _LOOSEST * style.size):
            return False
        self._calls.box(self._page, start + len(body), self._box)
        last, _, end, _ = self._box_at
        if abs(lefts[-1] - last) > slack:
            return False
        self._emit(word, left, end, usual, lefts)
        return True

    def _stands_even(self, start: int, steps: int, left: float, last: float) -> bool:
        """Return whether three characters between stand where even distances put them."""
        pitch = (last - left) / steps
        for index in {1, (steps + 2) // 3, (steps + 1) // 2}:
            self._calls.box(self._page, start + index, self._box)
            if abs(self._box_at[0] - left - index * pitch) > 0.3 * _SLACK * pitch:
                return False
        return True

    def _take(
        self, word: str, lefts: Sequence[float], rights: Sequence[float], learn: bool = False
    ) -> None:
        """Make runs of characters on one baseline: where the gap grows, a new one begins."""
        size = self._style.size
        gaps = list(map(sub, lefts[1:], rights))
        ordered = sorted(gaps)
        usual = ordered[(len(ordered) - 1) // 2] if ordered else 0.0
        if not ordered or (
            ordered[-1] <= min(usual + _SLACK * size, _LOOSEST * size)
            and (ordered[0] > -_NEGLIGIBLE * size or no_copies(gaps, lefts, rights))
        ):
            if learn:
                self._style.learn(word, lefts, gaps)
            self._emit(word, lefts[0], rights[-1], usual, tuple(lefts) if ordered else None)
            return
        begin = 0
        gap = most = 0.0
        for place, this in enumerate(gaps, 1):
            if place == begin + 1:
                gap, most = this, _LOOSEST * size
            tightest = -TIGHTEST * (rights[place - 1] - lefts[place - 1])
            if tightest < this < most:
                most = gap + _SLACK * size
                continue
            self._cut(word[begin:place], lefts[begin:place], rights[begin:place], gap)
            begin = place
        self._cut(word[begin:], lefts[begin:], rights[begin:], gap)

    def _cut(self, part: str, lefts: Sequence[float], rights: Sequence[float], gap: float) -> None:
        """Emit a part of a word."""
        if len(part) == 1:
            self._emit(part, lefts[0], rights[0])
        else:
            self._emit(part, lefts[0], rights[-1], gap, tuple(lefts))

    def _emit(
        self,
        text: str,
        left: float,
        right: float,
        gap: float = 0.0,
        lefts: tuple[float, ...] | None = None,
    ) -> None:
        """Put a run on the page as read, without what stands off the page."""
        writing, y = self._style, self._y
        if self._x:
            left, right = left - self._x, right - self._x
            lefts = lefts and tuple([each - self._x for each in lefts])
        size, base = writing[2], y - self._base
        place = (text, left, right, y - self._top, y - self._bottom, base)
        run = _new_run(Run, (*place, size, writing[0], writing[1], gap, lefts))
        if not writing[5]:
            self.unmapped.append(text)
        inside = left >= -1 and right <= self._width and -1 <= base <= self._height
        if inside and right - left <= (4 * size + 2) * len(text):
            self.runs.append(run)
        else:
            for each in split_run(run):
                self._keep(each)

    def _keep(self, run: Run) -> None:
        """Keep a character that stands on the page."""
        if self._frame.shows(run):
            self.runs.append(run)
        else:
            self.outside.append(run.text)

    def _read_each(self, word: str, start: int, writing: Writing) -> None:
        """Read a piece of vertical or tilted writing, or of a turned page."""
        raw, handle, frame = self._raw, self._handle, self._frame
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(handle, start, x, y)
        self._calls.box(self._page, start, self._box)
        rise_x, rise_y = x.value - self._box_at[0], y.value - self._box_at[3]
        places: list[Box] = []
        for index in range(start, start + len(word)):
            self._calls.box(self._page, index, self._box)
            left, top, right, bottom = self._box_at
            places.append((left, top, right, bottom))
        places = share_signs(places)
        for character, (start_of, top, end_of, bottom) in zip(
            word, share_signs(places), strict=True
        ):
            _, base = frame.place(start_of + rise_x, bottom + rise_y)
            (left, upper), (right, lower) = frame.place(start_of, top), frame.place(end_of, bottom)
            left, right = min(left, right), max(left, right)
            upper, lower = min(upper, lower), max(upper, lower)
            size = writing.size if writing.size > SMALLEST else lower - upper
            style = (size, writing.font, writing.bold)
            self.unmapped += () if writing.mapped else character
            run = Run(character, left, right, upper, lower, base, *style)
            self._keep(run)

    def _write(self, owner: int, index: int) -> Writing:
        """Return how an object is written; its matrix is then in `_matrix_at`."""
        calls, page, places = self._calls, self._page, self._places
        calls.matrix(page, index, places.matrix)
        key = (calls.font(owner), calls.size(page, index), places.shape.raw)
        found = self._writings.get(key)
        if found is None:
            turn = self._frame.turn
            found = make_writing(self._raw, self._handle, index, key[1], self._matrix_at, turn)
            for other in self._writings.values():
                found = other if found.is_like(other) else found
            found.fonts.add(key[0])
            self._writings[key] = found
        return found
