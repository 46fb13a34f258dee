"""Take the runs of characters on one page from PDFium, with as few calls as are sure."""

from __future__ import annotations

import ctypes
import re
from itertools import accumulate
from typing import Any

from npccli.read.layout import Run, split_run
from npccli.read.pdf.calls import text_calls
from npccli.read.pdf.placing import Box, Frame, share_signs
from npccli.read.pdf.writing import SMALLEST, Writing, make_writing

MOST_CHARACTERS = 400_000
"""The most characters that are read of one page; no printed page holds as many."""

_SLACK = 0.015
"""How far, in em, a character may stand off its expected place."""

_LOOSEST = 0.3
"""The widest gap, in em, within a run."""

_TIGHTEST = 0.4
"""The share of its width by which a character may overlap with the next one of its run."""

_WORD = re.compile(r"[^\s\ufffe\uffff\ud800-\udfff]+")
_WIDE = re.compile(r"[\u2e80-\uffe6‘’“”—…]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_ENDS = frozenset(("", "\r\n"))


class RunReader:
    """Reads the text of one page as runs.

    One call gives the text of the page. The places of a text object are then asked at its
    ends and checked against the widths of its characters; only where these do not add up is
    every character asked for its place.
    """

    def __init__(self, raw: Any, handle: Any, frame: Frame) -> None:
        """Prepare to read; `handle` is that of the text page."""
        self.runs: list[Run] = []
        self.askew: list[str] = []
        self.owners: set[int] = set()
        self._raw = raw
        self._handle = handle
        self._frame = frame
        self._width, self._height = frame.extent()
        self._calls = text_calls()
        self._box = (ctypes.c_float * 4)()
        self._box_at = memoryview(self._box).cast("B").cast("f")
        self._matrix = ctypes.create_string_buffer(24)
        self._matrix_at = memoryview(self._matrix).cast("B").cast("f")
        self._writings: dict[tuple[int, float, bytes], Writing] = {}
        self._key: tuple[int, float, bytes] = (0, 0.0, b"")
        # The run that may still grow.
        self._text: list[str] = []
        self._lefts: list[float] = []
        self._right = self._gap = self._most = self._base = self._top = self._bottom = 0.0
        self._font = 0
        self._style = Writing("", False, 1.0, 0.0, plain=False)

    def read(self) -> None:
        """Read all runs into `runs`, and what stands askew into `askew`."""
        text = self._page_text()
        done = 0
        for match in _WORD.finditer(text):
            start, end = match.span()
            if text[done:start] not in _ENDS:
                self._read_white(text, done, start)
            self._read_word(text, start, end)
            done = end
        self._close()

    def _page_text(self) -> str:
        """Return the text of the page, a character for each that PDFium counts."""
        handle = self._handle
        count = min(self._raw.FPDFText_CountChars(handle), MOST_CHARACTERS)
        if count <= 0:
            return ""
        buffer = ctypes.create_string_buffer(4 * count + 4)
        length = self._calls.text(handle, 0, count, buffer)
        text = buffer.raw[: 2 * max(0, length - 1)].decode("utf-16-le", "surrogatepass")
        if len(text) != count:  # what has no code point is left out
            code = self._calls.code
            codes = (code(handle, index) for index in range(count))
            text = "".join(chr(c) if c < 0x110000 else "\uffff" for c in codes)
        return _CONTROLS.sub(" ", text) if _CONTROLS.search(text) else text

    def _read_white(self, text: str, start: int, end: int) -> None:
        """Read what stands between two words. A space without owner was put in by PDFium."""
        handle, calls = self._handle, self._calls
        self._close()
        for index in range(start, end):
            if text[index] in "\r\n\ufffe\uffff" or "\ud800" <= text[index] <= "\udfff":
                continue
            owner = calls.owner(handle, index)
            if owner:
                self.owners.add(owner)
                writing = self._write(owner, index)
                if not writing.askew:
                    self._read_each(" ", index, writing)
            elif text[index] == " " and self.runs:
                before = self.runs[-1]
                self.runs.append(before._replace(text=" ", left=before.right, gap=0.0, lefts=None))

    def _read_word(self, text: str, index: int, end: int) -> None:
        """Read characters without white space, object by object."""
        handle, box, box_at = self._handle, self._box, self._box_at
        get_owner, get_box, get_font = self._calls.owner, self._calls.box, self._calls.font
        last = end - 1
        following = get_owner(handle, index)
        while index < end:
            owner = following
            following = get_owner(handle, index + 1) if index < last else None
            if owner is None:
                index += 1
                continue
            self.owners.add(owner)
            if following == owner:
                reach = self._end_of(owner, index + 1, end)
                following = get_owner(handle, reach) if reach < end else None
                self._read_piece(text[index:reach], index, owner)
                index = reach
                continue
            get_box(handle, index, box)
            left, top, right, bottom = box_at
            # In one font, at one height and of one size: it goes on in the open run.
            if bottom == self._bottom and top == self._top and get_font(owner) == self._font:
                self._add(text[index], left, right)
            else:
                self._read_piece(text[index], index, owner)
            index += 1

    def _end_of(self, owner: int | None, index: int, end: int) -> int:
        """Return where the characters of one object end. Those of an object are neighbours."""
        handle, get_owner = self._handle, self._calls.owner
        if get_owner(handle, end - 1) == owner:
            return end
        step = 1
        while index + step < end and get_owner(handle, index + step) == owner:
            index += step
            step *= 2
        end = min(end, index + step)
        while end - index > 1:
            middle = (index + end) // 2
            if get_owner(handle, middle) == owner:
                index = middle
            else:
                end = middle
        return index + 1

    def _read_piece(self, word: str, start: int, owner: int) -> None:
        """Read neighbouring characters of one object."""
        writing = self._write(owner, start)
        if not writing.plain:
            if writing.askew:
                self.askew.append(word)
            else:
                self._read_each(word, start, writing)
            return
        base = self._matrix_at[5]
        self._calls.box(self._handle, start, self._box)
        left, top, right, bottom = self._box_at
        if writing is not self._style or top != self._top or bottom != self._bottom:
            self._close()
            self._style, self._font = writing, self._key[0]
            self._base, self._top, self._bottom = base, top, bottom
        if len(word) == 1:
            self._add(word, left, right)
        elif not self._read_even(word, start, left, right, writing):
            self._read_singly(word, start)

    def _read_even(
        self,
        word: str,
        start: int,
        left: float,
        right: float,
        writing: Writing,
    ) -> bool:
        """Read a piece whose characters stand at even distances; return False for any other."""
        steps = len(word) - 1
        self._calls.box(self._handle, start + steps, self._box)
        last, _, end, _ = self._box_at
        slack = _SLACK * writing.size
        width = right - left
        lefts: tuple[float, ...] | None = None
        gap = 0.0
        if _WIDE.fullmatch(word) and abs(end - last - width) <= slack:
            gap = (last - left) / steps - width
            if abs(gap * steps) > slack and not (
                abs(gap) < _LOOSEST * writing.size
                and (steps == 1 or self._stands_even(start, steps, left, last))
            ):
                return False
        else:
            widths = writing.widths
            widths[word[0]] = width
            for character in set(word).difference(widths):
                self._calls.box(self._handle, start + word.index(character), self._box)
                widths[character] = self._box_at[2] - self._box_at[0]
            lefts = tuple(accumulate(map(widths.__getitem__, word[:-1]), initial=left))
            if abs(lefts[-1] - last) > slack:
                return False
        self._close()
        self._emit(word, left, end, gap, lefts)
        return True

    def _stands_even(self, start: int, steps: int, left: float, last: float) -> bool:
        """Return whether three characters between stand where even distances put them."""
        pitch = (last - left) / steps
        for index in {1, (steps + 2) // 3, (steps + 1) // 2}:
            self._calls.box(self._handle, start + index, self._box)
            if abs(self._box_at[0] - left - index * pitch) > 0.3 * _SLACK * pitch:
                return False
        return True

    def _read_singly(self, word: str, start: int) -> None:
        """Read a piece character by character."""
        get_box, handle, box, box_at = self._calls.box, self._handle, self._box, self._box_at
        places = []
        for index in range(start, start + len(word)):
            get_box(handle, index, box)
            left, top, right, bottom = box_at
            places.append((left, top, right, bottom))
        if len(set(places)) < len(places):
            places = share_signs(places)
        for character, (left, _, right, _) in zip(word, places, strict=True):
            self._add(character, left, right)

    def _add(self, character: str, left: float, right: float) -> None:
        """Add a character to the open run where it goes on evenly, or to a new one."""
        lefts = self._lefts
        if lefts:
            gap = left - self._right
            if len(lefts) > 1:
                most = self._most
            else:
                self._gap = gap
                most = _LOOSEST * self._style.size
                self._most = gap + _SLACK * self._style.size
            if -_TIGHTEST * (self._right - lefts[-1]) < gap < most:
                self._text.append(character)
                lefts.append(left)
                self._right = right
                return
            self._close()
        self._text, self._lefts, self._right = [character], [left], right

    def _close(self) -> None:
        """End the open run."""
        lefts = self._lefts
        if not lefts:
            return
        text, self._lefts = "".join(self._text), []
        if len(lefts) > 1:
            self._emit(text, lefts[0], self._right, self._gap, tuple(lefts))
        else:
            self._emit(text, lefts[0], self._right)

    def _emit(
        self,
        text: str,
        left: float,
        right: float,
        gap: float = 0.0,
        lefts: tuple[float, ...] | None = None,
    ) -> None:
        """Put a run on the page as read, without what stands off the page."""
        frame, writing = self._frame, self._style
        x, y = frame.left, frame.top
        if x and lefts:
            lefts = tuple([each - x for each in lefts])
        left, right, base = left - x, right - x, y - self._base
        size, font, bold = writing.size, writing.font, writing.bold
        top, bottom = y - self._top, y - self._bottom
        run = Run(text, left, right, top, bottom, base, size, font, bold, gap, lefts)
        inside = left >= -1 and right <= self._width and -1 <= base <= self._height
        if inside and right - left <= (4 * size + 2) * len(text):
            self.runs.append(run)
        else:
            self.runs += [each for each in split_run(run) if frame.shows(each)]

    def _read_each(self, word: str, start: int, writing: Writing) -> None:
        """Read a piece of vertical or tilted writing, or of a turned page."""
        self._close()
        raw, handle, frame = self._raw, self._handle, self._frame
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(handle, start, x, y)
        self._calls.box(handle, start, self._box)
        rise_x, rise_y = x.value - self._box_at[0], y.value - self._box_at[3]
        places: list[Box] = []
        for index in range(start, start + len(word)):
            self._calls.box(handle, index, self._box)
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
            run = Run(character, left, right, upper, lower, base, *style)
            if frame.shows(run):
                self.runs.append(run)

    def _write(self, owner: int, index: int) -> Writing:
        """Return how an object is written; its matrix is then in `_matrix_at`."""
        calls, handle, frame = self._calls, self._handle, self._frame
        calls.matrix(handle, index, self._matrix)
        self._key = key = (calls.font(owner), calls.size(handle, index), self._matrix.raw[:16])
        found = self._writings.get(key)
        if found is None:
            found = make_writing(self._raw, handle, index, key[1], self._matrix_at, frame.turn)
            self._writings[key] = found
        return found
