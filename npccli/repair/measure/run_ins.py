"""Know the short sentence that a paragraph with a run-in heading begins with."""

from __future__ import annotations

from npccli.lazy import lazy_pattern
from npccli.repair.script import HAN

REST, NO_RUN_IN, RUN_IN, SHORT_RUN_IN, LIKE_A_REST = range(-1, 4)
"""What a line begins with: the rest of a sentence, no run-in heading, what may be one, what is
most likely one, what is as short as a run-in heading may be and most likely a rest."""

_SHORTEST, _LONGEST, _LONGEST_REST = 4, 20, 5
"""Of 10,000 paragraphs of reports and newspapers 15 begin with a sentence of up to five
characters, of as many lines inside them 800."""

_MAY_BE_ONE = lazy_pattern(rf"[{HAN}“”‘’、，]{{4,{_LONGEST}}}?(?:。|——|：)(?=[{HAN}“《\d])")
_IS_SHORT = lazy_pattern(
    rf"[{HAN}“](?:[{HAN}“”‘’]{{3,6}}?。|[{HAN}“”‘’、，]{{3,19}}?——)(?=[{HAN}“《\d])"
)


def run_in_kind(line: str, start: int = 0) -> int:
    """Return which kind of run-in heading, if any, stands at `start` in a line.

    Most likely one is a sentence of up to seven characters without a list or a comma, or what
    stands before a dash.
    """
    if _IS_SHORT.match(line, start):
        return SHORT_RUN_IN
    return RUN_IN if _MAY_BE_ONE.match(line, start) else NO_RUN_IN


def rest_kind(stop: int, size: int) -> int:
    """Return which kind of rest of a sentence stands before the first 。 of a line, if any.

    `size` is that of the line: a run-in heading has text behind it.
    """
    if not 1 <= stop <= _LONGEST_REST:
        return NO_RUN_IN
    return LIKE_A_REST if _SHORTEST <= stop < size - 1 else REST


def may_run_in(stop: int) -> bool:
    """Tell whether the first 。 of a line stands where that of a run-in heading does."""
    return _SHORTEST <= stop <= _LONGEST
