"""Ask the dictionary whether a word goes on over a line end."""

from __future__ import annotations

from npccli.repair.script import is_han

_REACH = 6


def straddles(before: str, after: str) -> bool:
    """Tell whether a dictionary word begins in `before` and ends in `after`.

    Only the last and first six characters are looked at. Nothing is said about breaks
    beside marks, letters or digits: the answer is then False.

    >>> straddles("坚持依法监督，推", "动工作落实")
    True
    >>> straddles("坚持依法监督", "推动工作落实")
    False
    """
    import rjieba

    if not is_han(before[-1]) or not is_han(after[0]):
        return False
    left = before[-_REACH:]
    boundary = len(left)
    position = 0
    for word in rjieba.cut(left + after[:_REACH], hmm=False):
        if position < boundary < position + len(word):
            return True
        position += len(word)
    return False
