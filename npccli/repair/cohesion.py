"""Ask the dictionary whether a word goes on over a line end."""

from __future__ import annotations

from npccli.repair.script import is_han

_REACH = 6
_AFTER_NUMBER = frozenset("年月日时个項项次件名人家户亿万千百余多条條份場场期部篇％%")


def cut_words(text: str) -> list[str]:
    """Return the dictionary words and single characters that `text` falls into.

    No word is guessed: unknown ones fall apart. Lone surrogates, which are no text, are
    passed on as question marks.
    """
    import rjieba

    try:
        return list(rjieba.cut(text, hmm=False))
    except UnicodeEncodeError:
        return list(rjieba.cut(text.encode("utf-8", "replace").decode("utf-8"), hmm=False))


def straddles(before: str, after: str) -> bool:
    """Tell whether a dictionary word begins in `before` and ends in `after`.

    Only the last and first six characters are looked at. A number and its unit count as
    a word; nothing else is said about breaks beside marks, letters or digits.

    >>> straddles("坚持依法监督，推", "动工作落实")
    True
    >>> straddles("坚持依法监督", "推动工作落实")
    False
    """
    if before[-1].isdigit() and after[0] in _AFTER_NUMBER:
        return True
    if not is_han(before[-1]) or not is_han(after[0]):
        return False
    left = before[-_REACH:]
    boundary = len(left)
    position = 0
    for word in cut_words(left + after[:_REACH]):
        if position < boundary < position + len(word):
            return True
        position += len(word)
    return False
