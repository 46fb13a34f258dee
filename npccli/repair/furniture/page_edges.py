"""Where pages meet: what the lines around a line say about it.

A line here is its start, its end and its text without white space.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import compress

from npccli.lazy import lazy_pattern
from npccli.repair.cohesion import REACH, straddled, straddles
from npccli.repair.contents.contents import ENTRY
from npccli.repair.lines import Surface, repeated
from npccli.repair.script import FINAL_MARKS, HAN, OPENERS, is_han

Place = tuple[int, int, str]
"""A line: its start and end in the text, and what it holds without its white space."""
Reasons = dict[int, tuple[str, float]]
"""Why lines are taken out, by their index, and how sure that is."""

LONGEST_HEAD = 40
LONGEST_NUMBER = 16
_ADDRESS = ("http://", "https://", "www.")
_LONGEST_ADDRESS = 300
DIGITS = lazy_pattern(r"\d+")
_PLAIN_DIGITS = lazy_pattern("[0-9]+")  # found much faster
_BYLINE = lazy_pattern(
    rf"[{HAN}]{{0,8}}(?:记者|記者|通讯员|通訊員)(?!站|部|团|協會|协会)[{HAN}、·]{{2,24}}"
)
_OTHER_DIGIT = lazy_pattern(r"[^\D0-9]")
_NO_NUMBER = bytes(sorted({*range(128)} - {*b"0123456789#\n"}))
_CLOSERS = "”’」』）)"
_SENTENCE_ENDS = frozenset(FINAL_MARKS + "，、；")
_MAY_END_SENTENCE = _SENTENCE_ENDS.union(_CLOSERS)


class Places:
    """The lines of a text but for contents entries, each without its white space."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self.texts = _squeezed(surface)
        self._numbers: Sequence[int] = range(len(self.texts))
        if "\t" in surface.text:
            texts = enumerate(surface.texts)
            self._numbers = [at for at, t in texts if "\t" not in t or not ENTRY.search(t)]
            self.texts = [self.texts[at] for at in self._numbers]
        self.in_sentence: dict[int, bool] = {}
        """What `stands_in_sentence` said of lines of which it was asked."""

    @property
    def is_plain(self) -> bool:
        """Whether 0 to 9 are the only digits."""
        return self._surface.is_plain

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, index: int) -> Place:
        lines, number = self._surface.lines, self._numbers[index]
        start = lines.starts[number]
        return start, start + len(lines.raws[number]), self.texts[index]

    def raw(self, index: int) -> str:
        """Return a line with its white space."""
        return self._surface.lines.raws[self._numbers[index]]

    def stands_alone(self, index: int) -> bool:
        """Tell whether a blank line stands above a line and below it."""
        numbers = self._surface.lines.numbers
        here = self._numbers[index]
        around = zip(numbers[here - 1 : here + 1], numbers[here : here + 2], strict=True)
        return 0 < here < len(numbers) - 1 and all(below > above + 1 for above, below in around)

    @cached_property
    def again(self) -> frozenset[str]:
        """Those of the texts of the lines that come more than once."""
        is_same = self.texts is self._surface.texts
        return self._surface.again if is_same else repeated(self.texts)

    @cached_property
    def short(self) -> list[int]:
        """The lines that are short enough to be the number of a page."""
        return [at for at, line in enumerate(self.texts) if len(line) <= LONGEST_NUMBER]

    @cached_property
    def numbered(self) -> dict[int, str]:
        """The lines that hold a number and may be a head, with # for each number."""
        if not self.texts:
            return {}
        joined = "\n".join(self.texts)
        if self._surface.is_plain or not _OTHER_DIGIT.search(joined):
            signs = joined.encode("ascii", "ignore").translate(None, _NO_NUMBER).split(b"\n")
        else:
            signs = [b"#" if "#" in t or DIGITS.search(t) else b"" for t in self.texts]
        found = [
            index
            for index in compress(range(len(signs)), signs)
            if len(line := self.texts[index]) <= LONGEST_HEAD or is_address(line)
            if line[-1] not in _MAY_END_SENTENCE or not is_sentence(line)
        ]
        digits = _PLAIN_DIGITS if self._surface.is_plain else DIGITS
        counted = digits.sub("#", "\n".join([self.texts[index] for index in found])).split("\n")
        return dict(zip(found, counted, strict=False))

    def go_on_behind(self, index: int) -> bool:
        """Tell whether a word goes on over the end of a line."""
        line, below = self.texts[index], self.texts[index + 1]
        texts, number = self._surface.texts, self._numbers[index]
        if self._numbers[index + 1] == number + 1 and (
            (line is texts[number] and below is texts[number + 1])
            or (line[-REACH:], below[:REACH]) == (texts[number][-REACH:], texts[number + 1][:REACH])
        ):
            return self._surface.straddled[number]
        return straddles(line, below)


def _squeezed(surface: Surface) -> list[str]:
    """Return the lines without the white space in them; mostly there is none but plain spaces."""
    texts = surface.texts
    if not surface.is_plain:
        joined = "\n".join(texts)
        if len(joined.replace(" ", "").replace("\u3000", "").split()) > len(texts):
            return ["".join(line.split()) for line in texts]
    if surface.spaced:
        texts = list(texts)
        for at in surface.spaced:
            texts[at] = texts[at].replace(" ", "").replace("\u3000", "")
    return texts


def has_text(line: str) -> bool:
    """Tell whether a Han character or a letter from A to Z is in a short line.

    >>> has_text("— 12 —"), has_text("— 12 页")
    (False, True)
    """
    return any(
        is_han(character) or ("A" <= character <= "Z" or "a" <= character <= "z")
        for character in line
    )


def is_address(line: str) -> bool:
    """Tell whether the line begins with the address of a web page."""
    return line.startswith(_ADDRESS) and len(line) <= _LONGEST_ADDRESS


def names_reporters(line: str) -> bool:
    """Tell whether a line names reporters and nothing else; of several articles it may be the same.

    >>> names_reporters("本报记者林知夏顾长宁"), names_reporters("青禾日报记者站")
    (True, False)
    """
    return _BYLINE.fullmatch(line) is not None


def is_sentence(line: str) -> bool:
    """Tell whether the line ends as a sentence or a part of one does."""
    last = line[-1:]
    return (line.rstrip(_CLOSERS)[-1:] if last in _CLOSERS else last) in _SENTENCE_ENDS


def at_page_edge(lines: Places, index: int, page_starts: tuple[int, ...]) -> bool:
    """Tell whether a page begins just before the line or just behind it."""
    if not page_starts:
        return False
    previous_end = lines[index - 1][1] if index else -1
    next_start = lines[index + 1][0] if index + 1 < len(lines) else lines[index][1] + 1
    for low, high in ((previous_end, lines[index][0]), (lines[index][1], next_start)):
        position = bisect_left(page_starts, low + 1)
        if position < len(page_starts) and page_starts[position] <= high:
            return True
    return index == len(lines) - 1


def is_opened(lines: Places, index: int) -> bool:
    """Tell whether the line before ends in an opening mark, so that this one stands behind it.

    Typesetting leaves no opening mark at a line end, but the text of a web page does, before
    the words of a link.
    """
    return index > 0 and lines.texts[index - 1][-1] in OPENERS


def interrupts(lines: Places, index: int) -> bool:
    """Tell whether the line stands where a sentence has come to a comma, or amid a word."""
    if is_opened(lines, index):
        return False
    return (index > 0 and lines.texts[index - 1][-1] in "，、") or stands_in_word(lines, index)


def is_cut(lines: Places, index: int) -> bool:
    """Tell whether the line before breaks off, and is no heading by its length."""
    before = lines.texts[index - 1] if index else ""
    return len(before) > 12 and before[-1] not in FINAL_MARKS + "：:”）"


def stands_in_word(lines: Places, index: int) -> bool:
    """Tell whether a word begins at the end of the line before and ends behind this one."""
    if not 0 < index < len(lines) - 1:
        return False
    before, behind = lines.texts[index - 1], lines.texts[index + 1]
    return len(before) >= 8 and len(behind) >= 8 and straddles(before, behind)


def stands_in_sentence(lines: Places, index: int) -> bool:
    """Tell whether a word goes on over this line, and none into it or out of it."""
    known = lines.in_sentence.get(index)
    if known is None:
        find_in_sentence(lines, [index])
        known = lines.in_sentence[index]
    return known


def find_in_sentence(lines: Places, indices: Iterable[int]) -> None:
    """Find of many lines at once whether they stand in a sentence, which takes less time."""
    texts, known = lines.texts, lines.in_sentence
    asked: list[int] = []
    for index in indices:
        if index not in known:
            known[index] = _may_stand_in_sentence(lines, index)
            if known[index]:
                asked.append(index)
    known.update(zip(asked, straddled((texts[i - 1], texts[i + 1]) for i in asked), strict=True))


def _may_stand_in_sentence(lines: Places, index: int) -> bool:
    """Tell whether no word goes on into a line or out of it, behind one long enough."""
    if not 0 < index < len(lines) - 1 or is_opened(lines, index):
        return False
    if len(lines.texts[index - 1]) < 8:
        return False
    return not (lines.go_on_behind(index - 1) or lines.go_on_behind(index))
