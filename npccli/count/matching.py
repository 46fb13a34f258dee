"""Find given expressions in sentences, as words or as text."""

from __future__ import annotations

import re

from npccli.count.passages import Sentence
from npccli.errors import UsageError

Span = tuple[int, int]
"""The begin and end of a stretch, in characters of its passage."""


def check_expression(expression: str) -> None:
    """Raise UsageError for an expression that nothing can be."""
    if not expression:
        raise UsageError("nothing to look for", "name a word, a phrase or a pattern")


def aligned_spans(sentence: Sentence, expression: str) -> list[Span]:
    """Return where an expression stands as a word or as several whole words.

    It must begin where a word begins and end where a word ends, however many words lie
    between: 执法检查 is found whether it was cut in two or not, 法检 never is, and 监督 is
    not found in a word such as 监督权. Marks inside the expression must be there as well.
    """
    if not expression:
        return []
    text = sentence.passage.text
    start, end = sentence.span
    borders: set[int] | None = None
    spans = []
    place = text.find(expression, start, end)
    while place >= 0:
        borders = borders if borders is not None else _borders(sentence)
        stop = place + len(expression)
        if place in borders and stop in borders:
            spans.append((place, stop))
            place = text.find(expression, stop, end)
        else:
            place = text.find(expression, place + 1, end)
    return spans


def text_spans(sentence: Sentence, expression: str) -> list[Span]:
    """Return where an expression stands in the text, across words or not."""
    if not expression:
        return []
    text = sentence.passage.text
    start, end = sentence.span
    spans = []
    place = text.find(expression, start, end)
    while place >= 0:
        spans.append((place, place + len(expression)))
        place = text.find(expression, place + len(expression), end)
    return spans


def pattern_spans(sentence: Sentence, pattern: re.Pattern[str]) -> list[Span]:
    """Return where a regular expression matches, within the sentence; empty matches are none."""
    start, end = sentence.span
    found = pattern.finditer(sentence.passage.text[start:end])
    return [(start + m.start(), start + m.end()) for m in found if m.end() > m.start()]


def compile_pattern(pattern: str, where: str = "") -> re.Pattern[str]:
    """Return a regular expression; raise UsageError with the place for one that is wrong.

    >>> compile_pattern("听取(", "terms.toml, line 3")
    Traceback (most recent call last):
    ...
    npccli.errors.UsageError: terms.toml, line 3: not a regular expression: '听取(' ...
    """
    prefix = f"{where}: " if where else ""
    try:
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise UsageError(
            f"{prefix}not a regular expression: {pattern!r}", str(error) or "too large"
        ) from error
    if compiled.match("") is not None:
        raise UsageError(
            f"{prefix}the pattern {pattern!r} matches nothing at all as well",
            "use + in place of *, or leave out the last ?",
        )
    return compiled


def _borders(sentence: Sentence) -> set[int]:
    return {border for token, offset in sentence.tokens for border in (offset, offset + len(token))}
