r"""Remove text that was extracted twice around a page or column break.

Two forms: whole wrapped lines that come again at once (the last lines of a page on top of
the next), and the end of one line that the next line begins with (始⏎⏎始终坚持).

What it will not touch: lines that end a sentence on their own, whole sentences that are said
again, lists of what is alike (根本政治制度、基本⏎政治制度、基本经济制度), words that only happen to
meet (每个人⏎人大代表) or stand so inside a line elsewhere, entries of lists, repeated headings
(see `echoes`).

    >>> from npccli.repair.edits import apply_edits
    >>> text = "推动工作再上台阶，始\n\n始终坚持依法履职。\n"
    >>> apply_edits(text, find_overlaps(text))
    '推动工作再上台阶，\n\n始终坚持依法履职。\n'
"""

from __future__ import annotations

from npccli.lazy import lazy_pattern
from npccli.repair.cohesion import STANDS_ALONE, cut_words
from npccli.repair.edits import Edit, sort_edits
from npccli.repair.lines import Surface, TextLine
from npccli.repair.script import ANY_HAN, CLOSERS, FINAL_MARKS

_NUMBERING = lazy_pattern(
    r"^(?:第?[一二三四五六七八九十百\d]+[、.．，章节節部编編条條]|[（(][一二三四五六七八九十\d]+[）)]|[①-⑳])\s*"
)
_MOST_LINES = 6
_SHORTEST_LINE = 8
_LONGEST_TAIL = 24
_SPREAD = 0.5
"""So many blank lines for each line show that an extractor gave each line its own."""


_BEFORE_WORDS, _BEHIND_THEM = frozenset("就对把以为在将从由被让使向与"), frozenset("于了及此而是其")
"""A clause may begin with one of these and a word that does too: 就就业问题; not so 为了, 对于."""


def find_overlaps(text: str, surface: Surface | None = None) -> list[Edit]:
    """Return the edits that remove the second copy of overlapping text.

    `surface` is the text with what is known of it.
    """
    surface = surface or Surface(text)
    lines, texts, again = surface.lines, surface.texts, surface.again
    edits: list[Edit] = []
    behind = 0
    spread = text.count("\n\n") > _SPREAD * len(lines)
    for index in surface.echoing:
        if index < behind:
            continue
        here, following = texts[index], texts[index + 1]
        size = _repeated_lines(texts, index) if here in again else 0
        if size:
            last_of_first = lines[index + size - 1]
            last_of_second = lines[index + 2 * size - 1]
            why = "lines that come again at once"
            edits.append(Edit(last_of_first.end, last_of_second.end, "", why, 0.85))
            behind = index + 2 * size
        elif _ends_as_it_begins(here, following):
            edits += _tail_edit(text, lines[index], lines[index + 1], spread)
    return sort_edits(edits)


def _repeated_lines(lines: list[str], index: int) -> int:
    """Return how many wrapped lines from `index` on come again just behind themselves."""
    for size in range(1, min(_MOST_LINES, (len(lines) - index) // 2) + 1):
        if lines[index + size] != lines[index]:
            continue
        first = lines[index : index + size]
        if first != lines[index + size : index + 2 * size]:
            continue
        opens = index == 0 or lines[index - 1][-1] in FINAL_MARKS
        if opens and first[-1][-1] in FINAL_MARKS:
            continue  # whole paragraphs that say the same
        # Inside of them a paragraph may end, in a line of any length.
        whole = [line for line in first[1:-1] if line[-1] not in FINAL_MARKS]
        least = min(map(len, (first[0], *whole, first[-1])))
        if least >= _SHORTEST_LINE and _goes_on("".join(first)):
            return size
    return 0


def _goes_on(line: str) -> bool:
    """Tell whether the line is part of a running text: not a heading, not a whole sentence."""
    if line[-1] in FINAL_MARKS:
        return any(mark in line[:-1] for mark in "，。；")
    return any(mark in line for mark in "，。；、") and "\t" not in line


def _ends_as_it_begins(before: str, behind: str) -> bool:
    """Tell whether a line ends in what the next one begins with."""
    last = before[-1]
    at = behind.find(last, 0, _LONGEST_TAIL)
    while at >= 0:
        if before.endswith(behind[: at + 1]):
            return True
        at = behind.find(last, at + 1, _LONGEST_TAIL)
    return False


def _tail_edit(text: str, line: TextLine, following: TextLine, spread: bool) -> list[Edit]:
    """Return the edit for an end of `line` that `following` begins with, if there is one.

    Where a text is `spread`, with blank lines between its lines, they are no breaks of pages.
    """
    before, behind = line.text, following.text
    length = min(_LONGEST_TAIL, len(before) - 1, len(behind) - 1) + 1
    while length := behind.rfind(before[-1], 0, length - 1) + 1:
        tail = behind[:length]
        if not before.endswith(tail):
            continue
        if _may_be_heading(before, behind):
            return []  # its text often begins with the same words
        end = line.end
        has_gap = text.count("\n", end, following.start) > 1
        if length >= 5 and len(set(ANY_HAN.findall(tail))) >= 4:
            if not has_gap and ("、" in tail or tail[-1] in FINAL_MARKS + CLOSERS):
                return []  # a list of what is alike, or a whole sentence that is said again
            return [Edit(end - length, end, "", "a line end that comes again", 0.8)]
        if (
            has_gap
            and tail + behind[: length + 1] not in text
            and _is_cut_word(before, tail, behind, spread)
        ):
            return [Edit(end - length, end, "", "a word begun twice at a break", 0.65)]
        return []
    return []


def _may_be_heading(before: str, behind: str) -> bool:
    """Tell whether `before` is no part of a running text, or one much shorter than the next.

    The two copies at a break stand in lines of one width.
    """
    words = _NUMBERING.sub("", before)
    if not any(mark in words for mark in "，。；、"):
        return True
    if any(mark in words for mark in "。；"):
        return False
    return words != before or 5 * len(before) < 3 * len(behind)


def _is_cut_word(before: str, tail: str, behind: str, spread: bool) -> bool:
    """Tell whether `tail` is the beginning of a word that stands whole in `behind`.

    Behind other words than a mark it may as well end a name (中煤⏎煤炭加工).
    """
    if len(tail) > 2 or not all(map(ANY_HAN.match, tail)):
        return False
    first_word = cut_words(behind[:8])[0]
    if len(first_word) <= len(tail) or not first_word.startswith(tail):
        return False
    if len(cut_words(tail + behind[:8])[0]) > len(tail):
        return False  # 踏⏎踏实实: the two belong to one word
    if before[-len(tail) - 1] in "，、；：。":
        return tail not in _BEFORE_WORDS or first_word[1] in _BEHIND_THEM
    if spread:
        return False
    is_loose = cut_words("".join(before.split())[-6:])[-1] == tail
    return is_loose and tail not in STANDS_ALONE
