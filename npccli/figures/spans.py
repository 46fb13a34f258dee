"""Which parts of a sentence belong together: quotations, titles, set phrases, clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from npccli.figures.data import phrases

_PAIRS = {"“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", "〈": "〉"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_NAME = 24  # a longer quotation with a comma or stop inside is speech, not a name
_TITLE = 120  # a longer title is an opening mark whose closing mark was lost
_SPEECH = re.compile("[，。；！？…]")
# Each begins with a class of characters, by which the search can go.
_BOUNDARY = re.compile("[，；：。！？…,;:!?（）()\n—“‘](?:(?<![—“‘])|(?<=—)—|(?<=[“‘])$)")
_QUOTES = re.compile(f"[{''.join(_PAIRS)}{''.join(_CLOSERS)}]")
_ASIDE = re.compile(
    "[（(][^（(）)0-9xX，。；、]{1,12}[）)]|[（(](?:[^（(）)0-9xX，。；]、?){1,4}[）)]"
)
_SENTENCE = re.compile("[。！？!?]+[”’」』）)]*|\n+")


@dataclass(frozen=True, slots=True)
class Spans:
    """The names of a sentence (quotations, titles, set phrases) and where its clauses part.

    `names` and `boundaries` are sorted; both hold offsets.
    """

    names: tuple[tuple[int, int], ...]
    boundaries: tuple[int, ...]

    def in_name(self, at: int) -> bool:
        """Tell whether an offset lies inside a name."""
        if not self.names:
            return False
        index = bisect_right(self.names, (at, 1 << 60)) - 1
        return index >= 0 and self.names[index][0] <= at < self.names[index][1]

    def clause_start(self, at: int) -> int:
        """Return where the clause of an offset begins."""
        index = bisect_right(self.boundaries, at)
        return self.boundaries[index - 1] if index else 0

    def clause_end(self, at: int, length: int) -> int:
        """Return where the clause of an offset ends: before its closing sign."""
        index = bisect_left(self.boundaries, at + 1)
        return self.boundaries[index] - 1 if index < len(self.boundaries) else length


def paired_quotes(text: str) -> str:
    """Return a paragraph with straight quotation marks as opening and closing ones, in turn.

    Where one is without another, they stay. No place changes.

    >>> paired_quotes('落实"两个代办"机制，推进"四项建设"。'), paired_quotes('5"的管道，"新"')
    ('落实“两个代办”机制，推进“四项建设”。', '5"的管道，"新"')
    """
    pieces = text.split('"')
    if len(pieces) < 3 or len(pieces) % 2 == 0 or not all(pieces[1::2]):
        return text
    marks = ["“", "”"] * (len(pieces) // 2)
    return "".join(piece + mark for piece, mark in zip(pieces, [*marks, ""], strict=True))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a paragraph; marks of quotation stay with what they close.

    >>> [(a, b) for a, b in sentence_spans("听取报告3项。作出决定2项！")]
    [(0, 7), (7, 14)]
    """
    spans = []
    start = 0
    for match in _SENTENCE.finditer(text):
        spans.append((start, match.end()))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return [(a, b) for a, b in spans if text[a:b].strip()]


def read_spans(text: str) -> Spans:
    """Return the spans of a sentence. Marks without a partner are passed over.

    A quotation with a comma or stop inside that is longer than a name is speech: figures
    in it are figures.
    """
    quoted = _quotations(text)
    names = [
        span
        for span in quoted
        if text[span[0]] == "《" or not _is_speech(text[span[0] + 1 : span[1] - 1])
    ]
    names += [match.span() for match in phrases().finditer(text)]
    merged = _merged(names)
    whole = Spans(_merged([*merged, *(match.span() for match in _ASIDE.finditer(text))]), ())
    boundaries = tuple(
        match.end() for match in _BOUNDARY.finditer(text) if not whole.in_name(match.start())
    )
    return Spans(merged, boundaries)


def _is_speech(inside: str) -> bool:
    return len(inside) > _NAME and _SPEECH.search(inside) is not None


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return the outermost matched pairs; each mark is looked at once."""
    open_marks: dict[str, list[int]] = {opener: [] for opener in _PAIRS}
    found: list[tuple[int, int]] = []
    for match in _QUOTES.finditer(text):
        at, char = match.start(), match.group()
        if char in _PAIRS:
            open_marks[char].append(at)
        else:
            waiting = open_marks[_CLOSERS[char]]
            if waiting:
                start = waiting.pop()
                if char != "》" or at - start <= _TITLE:
                    found.append((start, at + 1))
    return found


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
