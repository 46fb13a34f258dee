"""The lines of a text that hold something, with where they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, compress, count, pairwise, repeat
from operator import contains, itemgetter
from typing import Any, NamedTuple, overload

from npccli.lazy import lazy_pattern
from npccli.repair.cohesion import straddled
from npccli.repair.edits import Edit, apply_edits
from npccli.repair.script import display_width

_UNUSUAL = lazy_pattern(
    "[\t\x0b\x0c\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f"
    "\u0660-\u1fff\ua620-\uabff\uff10-\uff19\U00010000-\U0001ffff]"
)
"""Other white space, and the blocks in which all other digits are."""

_TWICE = lazy_pattern(r"(.)\1")  # found much faster than with what may stand behind, or \S

_AND_LINE_END = (1).__add__
_MANY_LINES = 100_000
_FEW_EDITS = 4
"""Of so many times as many lines, most stay what they are."""


class TextLine(NamedTuple):
    """A line that is not blank.

    `start` is the offset of its first character, `raw` all of it, `text` what is left
    without the white space around it, `number` counts all lines of the text from 0.
    """

    start: int
    raw: str
    text: str
    number: int

    @property
    def end(self) -> int:
        """The offset behind the last character that is no white space."""
        return self.start + len(self.raw.rstrip())


class Lines(Sequence[TextLine]):
    """The lines of a text that are not blank; what is known of them stands in four lists.

    Lines are made of it when they are asked for, because after an edit most begin somewhere
    else, and seldom are all of them asked for.
    """

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.raws: list[str] = []
        self.texts: list[str] = []
        self.numbers: list[int] = []

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> TextLine: ...

    @overload
    def __getitem__(self, index: slice) -> list[TextLine]: ...

    def __getitem__(self, index: int | slice) -> TextLine | list[TextLine]:
        if isinstance(index, slice):
            return list(map(TextLine, *(column[index] for column in self._columns())))
        line = self.starts[index], self.raws[index], self.texts[index], self.numbers[index]
        return tuple.__new__(TextLine, line)

    def __iter__(self) -> Iterator[TextLine]:
        return map(tuple.__new__, repeat(TextLine), zip(*self._columns(), strict=True))

    @property
    def end(self) -> int:
        """The offset behind the last line."""
        return self.starts[-1] + len(self.raws[-1]) if self.starts else 0

    def add(self, text: str, start: int = 0, number: int = 0) -> int:
        """Add the lines of a text that begins at an offset, with the line of some number.

        Returned is the number of its last line, blank or not.
        """
        raws = text.split("\n")
        if len(raws) == 2 and not raws[1] and (only := text.strip()):
            self.starts.append(start)
            self.raws.append(raws[0])
            self.texts.append(only)
            self.numbers.append(number)
            return number + 1
        texts = list(map(str.strip, raws))
        starts = accumulate(map(_AND_LINE_END, map(len, raws)), initial=start)
        self.starts += compress(starts, texts)
        self.raws += compress(raws, texts)
        self.texts += filter(None, texts)
        self.numbers += compress(count(number), texts)
        return number + len(raws) - 1

    def _columns(self) -> tuple[Sequence[Any], ...]:
        return self.starts, self.raws, self.texts, self.numbers


def split_lines(text: str) -> Lines:
    r"""Return the lines of `text` that are not blank.

    >>> list(split_lines("\n  依法监督 \n"))
    [TextLine(start=1, raw='  依法监督 ', text='依法监督', number=1)]
    """
    lines = Lines()
    lines.add(text)
    return lines


def repeated(texts: Sequence[str]) -> frozenset[str]:
    """Return the texts that come more than once."""
    if len(set(texts)) == len(texts):
        return frozenset()
    return frozenset(text for text, times in Counter(texts).items() if times > 1)


class Surface:
    """A text as it is now, with its lines, which are found when they are asked for.

    `measured` are the measured lines that one repair leaves for the next, by what they were
    measured with.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: list[bool | None] = []
        self.measured: dict[tuple[tuple[int, ...], tuple[int, ...]], list[Any]] = {}

    @cached_property
    def is_plain(self) -> bool:
        """Whether plain and wide spaces are the only white space and 0 to 9 the only digits."""
        return _UNUSUAL.search(self.text) is None

    @cached_property
    def doubled(self) -> list[int]:
        """Where a visible character stands that comes again at once."""
        text, found = self.text, []
        for match in _TWICE.finditer(text):
            at = match.start()
            if not text[at].isspace():
                found.append(at)
                if text[at + 2 : at + 3] == text[at]:
                    found.append(at + 1)
        return found

    @cached_property
    def lines(self) -> Lines:
        """The lines that are not blank."""
        return split_lines(self.text)

    @property
    def texts(self) -> list[str]:
        """What each of these lines holds."""
        return self.lines.texts

    @property
    def starts(self) -> list[int]:
        """Where each of these lines begins."""
        return self.lines.starts

    @cached_property
    def firsts(self) -> str:
        """The first character of each of these texts."""
        return "".join(map(itemgetter(0), self.texts))

    @cached_property
    def lasts(self) -> str:
        """The last character of each of these texts."""
        return "".join(map(itemgetter(-1), self.texts))

    @cached_property
    def spaced(self) -> list[int]:
        """The numbers of those of these texts that hold a plain or wide space."""
        return [at for at, text in enumerate(self.texts) if " " in text or "\u3000" in text]

    @cached_property
    def widths(self) -> list[int]:
        """The display width of each of these texts.

        All are encoded at once, which is what `display_width` does for each of them.
        """
        encoded = "\n".join(self.texts).encode("gb18030", "replace")
        return [
            size if size <= 2 * len(line) else display_width(line)
            for size, line in zip(map(len, encoded.split(b"\n")), self.texts, strict=False)
        ]

    @cached_property
    def again(self) -> frozenset[str]:
        """Those of these texts that come more than once."""
        return repeated(self.texts)

    @cached_property
    def echoing(self) -> list[int]:
        """The numbers of those that hold the first character of the next one, or come again.

        Of the others, nothing can be said again in the next line.
        """
        texts, again = self.texts, self.again
        return [
            index
            for index, begins in enumerate(map(contains, texts, self.firsts[1:]))
            if begins or texts[index] in again
        ]

    @cached_property
    def straddled(self) -> list[bool]:
        """Whether a word goes on over the end of each of these lines but the last."""
        texts = self.texts
        if not self._known:
            return straddled(pairwise(texts))
        found, self._known = self._known, []
        asked = [index for index, known in enumerate(found) if known is None]
        answers = straddled((texts[index], texts[index + 1]) for index in asked)
        for index, answer in zip(asked, answers, strict=True):
            found[index] = answer
        return [known is True for known in found]

    def starts_of_short(self, longest: int) -> list[int]:
        """Return where the lines begin of which the text has no more characters than that."""
        lines = zip(self.starts, map(len, self.texts), strict=True)
        return [start for start, size in lines if size <= longest]

    def forget_lines(self) -> None:
        """Let go of the lines of a long text.

        They take much memory, and are found again when they are asked for.
        """
        if len(self.lines) > _MANY_LINES:
            for name in ("lines", "widths", "again", "echoing"):
                vars(self).pop(name, None)

    def edited(self, edits: Sequence[Edit]) -> Surface:
        """Return the text with the edits made, and with what is known of lines that stay."""
        surface = Surface(apply_edits(self.text, edits))
        if self.is_plain and _UNUSUAL.search("".join([edit[2] for edit in edits])) is None:
            surface.is_plain = True
        known = vars(self).get("straddled", self._known)
        if "lines" in vars(self) and _FEW_EDITS * len(edits) < len(self.lines):
            surface.lines, runs = _carry_over(self.lines, edits, surface.text)
            if known:
                surface._known = [None] * max(0, len(surface.lines) - 1)
                for first, stop, place in runs:
                    surface._known[place : place + stop - first - 1] = known[first : stop - 1]
        return surface


def _carry_over(
    old: Lines, edits: Sequence[Edit], text: str
) -> tuple[Lines, list[tuple[int, int, int]]]:
    """Return the lines of `text`, which the edits made, and runs of those that are as before.

    Lines that no edit touches, and no edit beside them, stay one behind the other; only what
    stands between such runs is parted into lines again. Of each run come the number of the
    first line before the edits, that of the first line behind it, and that of the first now.
    """
    found = Lines()
    starts, raws, texts, numbers = found.starts, found.raws, found.texts, found.numbers
    runs: list[tuple[int, int, int]] = []
    first = growth = done = row = 0
    for start, end, after in [*(edit[:3] for edit in edits), (old.end + 1, 0, "")]:
        stop = bisect_left(old.starts, start, first)
        if first < stop and old.starts[stop - 1] + len(old.raws[stop - 1]) >= start:
            stop -= 1
        if first < stop:
            place = old.starts[first] + growth
            if done < place:
                row = found.add(text[done:place], done, row)
            shift = row - old.numbers[first]
            runs.append((first, stop, len(starts)))
            here = old.starts[first:stop]
            starts += [at + growth for at in here] if growth else here
            raws += old.raws[first:stop]
            texts += old.texts[first:stop]
            here = old.numbers[first:stop]
            numbers += [number + shift for number in here] if shift else here
            done, row = starts[-1] + len(raws[-1]) + 1, numbers[-1] + 1
        first = bisect_right(old.starts, end, first)
        growth += len(after) - (end - start)
    found.add(text[done:], done, row)
    return found, runs
