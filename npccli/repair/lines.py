"""The lines of a text that hold something, with where they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, count, pairwise, repeat
from operator import itemgetter
from typing import Any, NamedTuple

from npccli.lazy import lazy_pattern
from npccli.repair.cohesion import straddled
from npccli.repair.edits import Edit, apply_edits
from npccli.repair.script import display_width

_UNUSUAL = lazy_pattern(
    "[\t\x0b\x0c\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f"
    "\u0660-\u1fff\ua620-\uabff\uff10-\uff19\U00010000-\U0001ffff]"
)
"""Other white space, and the blocks in which all other digits are."""

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


_START_OF, _TEXT_OF = itemgetter(0), itemgetter(2)


def split_lines(text: str) -> list[TextLine]:
    r"""Return the lines of `text` that are not blank.

    >>> split_lines("\n  依法监督 \n")
    [TextLine(start=1, raw='  依法监督 ', text='依法监督', number=1)]
    """
    raws = text.split("\n")
    starts = accumulate(map(len, raws), lambda start, size: start + size + 1, initial=0)
    whole = zip(starts, raws, map(str.strip, raws), count(), strict=False)
    return list(map(tuple.__new__, repeat(TextLine), filter(_TEXT_OF, whole)))


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
    def lines(self) -> list[TextLine]:
        """The lines that are not blank."""
        return split_lines(self.text)

    @cached_property
    def texts(self) -> list[str]:
        """What each of these lines holds."""
        return list(map(_TEXT_OF, self.lines))

    @cached_property
    def spaced(self) -> list[int]:
        """The numbers of those of these texts that hold a plain or wide space."""
        return [at for at, text in enumerate(self.texts) if " " in text or "\u3000" in text]

    @cached_property
    def starts(self) -> list[int]:
        """Where each of these lines begins."""
        return list(map(_START_OF, self.lines))

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
        again = self.again
        return [
            index
            for index, (here, behind) in enumerate(pairwise(self.texts))
            if behind[0] in here or here in again
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

    def forget_lines(self) -> None:
        """Let go of the lines of a long text.

        They take much memory, and are found again when they are asked for.
        """
        if len(self.lines) > _MANY_LINES:
            for name in ("lines", "starts", "texts", "widths", "again", "echoing"):
                vars(self).pop(name, None)

    def edited(self, edits: Sequence[Edit]) -> Surface:
        """Return the text with the edits made, and with what is known of lines that stay."""
        surface = Surface(apply_edits(self.text, edits))
        if self.is_plain and _UNUSUAL.search("".join([edit[2] for edit in edits])) is None:
            surface.is_plain = True
        known = vars(self).get("straddled", self._known)
        if known and _FEW_EDITS * len(edits) < len(known):
            starts = self.starts
            ends = [start + len(raw) for start, raw, _, _ in self.lines]
            self.forget_lines()
            surface._known = _carry_over(known, starts, ends, surface.starts, edits)
        return surface


def _carry_over(
    known: Sequence[bool | None],
    old: list[int],
    ends: list[int],
    new: list[int],
    edits: Sequence[Edit],
) -> list[bool | None]:
    """Return what is known of the ends of the lines behind the edits, from those before.

    `old` and `ends` are where the lines before begin and end, `new` where those behind begin.
    Lines that no edit touches, and no edit beside them, stay one behind the other.
    """
    found: list[bool | None] = [None] * max(0, len(new) - 1)
    first = shift = 0
    for start, end, after in [
        *(edit[:3] for edit in edits),
        (ends[-1] + 1, 0, ""),
    ]:
        last = bisect_left(old, start) - 1
        if last >= 0 and ends[last] >= start:
            last -= 1
        if first < last:
            place = bisect_left(new, old[first] + shift)
            found[place : place + last - first] = known[first:last]
        first = bisect_right(old, end)
        shift += len(after) - (end - start)
    return found
