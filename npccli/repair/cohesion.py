"""Ask the dictionary whether a word goes on over a line end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, islice
from math import log

from npccli.cutter import shared_cutter
from npccli.lazy import lazy_pattern
from npccli.repair.script import FINAL_MARKS, HAN, is_han

REACH = 6
"""How many characters before and behind a line end tell whether a word goes on over it."""

_AT_ONCE = 1000
_ALL_WORDS = 60_101_967
"""The sum of the frequencies in the dictionary."""

_HAN_AT_END, _HAN_AT_BEGINNING = lazy_pattern(rf"[{HAN}]+$"), lazy_pattern(rf"[{HAN}]+")
_ENDS_BEFORE_NUMBER = frozenset(FINAL_MARKS + "：:；;，、）")
_AFTER_NUMBER = frozenset("年月日时个項项次件名人家户亿万千百余多条條份場场期部篇％%")

_QUANTITY = lazy_pattern(
    r"\d[\d.]*[余多万亿餘萬億]{0,2}(?:[个個项項次件名人家户场場期部篇份条條]|人次|公里|万元|亿元)[，。；、]"
)
"""A number with its unit and a mark, with which no paragraph begins."""

STANDS_ALONE = frozenset(
    "为人的和在是了中有对上下大会将把以与及等年月日区市县省国家我他们这那其者性化到从由被让使向并而或且也都还就又再更最很不"
)
"""Characters that often stand for themselves, at the end of a phrase or at its beginning."""

_NEVER_BEGINS = frozenset("的了和与及等着过们者性化之地得")


def cut_words(text: str) -> list[str]:
    """Return the dictionary words and single characters that `text` falls into.

    No word is guessed: unknown ones fall apart. Lone surrogates, which are no text, are
    passed on as question marks.
    """
    cut = shared_cutter().cut
    try:
        return list(cut(text, False))
    except UnicodeEncodeError:
        return list(cut(text.encode("utf-8", "replace").decode("utf-8"), False))


def straddles(before: str, after: str) -> bool:
    """Tell whether a dictionary word begins in `before` and ends in `after`.

    Only the last and first six characters are looked at. A number and its unit count as
    a word, and one with its unit and a mark (10期。) as the end of a sentence; nothing else is
    said about breaks beside marks, letters or digits.

    >>> straddles("坚持依法监督，推", "动工作落实")
    True
    >>> straddles("坚持依法监督", "推动工作落实")
    False
    """
    if not (is_han(before[-1]) and is_han(after[0])):
        return _number_goes_on(before, after)
    head = before[-REACH:]
    place = 0
    for word in cut_words(head + after[:REACH]):
        place += len(word)
        if place >= len(head):
            return place > len(head)
    return False


def _number_goes_on(before: str, after: str) -> bool:
    """Tell whether a number goes on with its unit, or a sentence with a quantity and a mark."""
    last, first = before[-1], after[0]
    if first in _AFTER_NUMBER:
        return last.isdigit()
    if not (first.isdigit() and _QUANTITY.match(after)):
        return False
    return last not in _ENDS_BEFORE_NUMBER and not last.isdigit()


def straddled(pairs: Iterable[tuple[str, str]]) -> list[bool]:
    """Tell of each pair of texts whether `straddles` holds for it, in less time.

    The dictionary is asked about many pairs at once, on lines of their own, because no word
    goes over a line end and what stands on one line says nothing about another.
    """
    found: list[bool] = []
    waiting = iter(pairs)
    while some := list(islice(waiting, _AT_ONCE)):
        found += _straddled_at_once(some)
    return found


def _straddled_at_once(pairs: Sequence[tuple[str, str]]) -> list[bool]:
    found = [False] * len(pairs)
    asked: list[int] = []
    pieces: list[str] = []
    middles: list[int] = []
    place = 0
    for index, (before, after) in enumerate(pairs):
        last, first = before[-1], after[0]
        if ("一" <= last <= "龥" or is_han(last)) and ("一" <= first <= "龥" or is_han(first)):
            head = before[-REACH:]
            piece = head + after[:REACH]
            asked.append(index)
            middles.append(place + len(head))
            pieces.append(piece)
            place += len(piece) + 1
        elif first in _AFTER_NUMBER or first.isdigit():
            found[index] = _number_goes_on(before, after)
    inside = set(middles).difference(accumulate(map(len, cut_words("\n".join(pieces)))))
    for index, middle in zip(asked, middles, strict=True):
        found[index] = middle in inside
    return found


def word_gain(before: str, after: str) -> float:
    """Return how much likelier the Han characters over a line end are whole than cut there.

    That is a logarithm, from how frequent the words of the dictionary are: 10 and more for a
    word of which no part is one, about 0 where the ends of two words only look like one.

    >>> round(word_gain("依法监督，推", "动工作落实")), round(word_gain("依法监督来", "回信"))
    (8, 0)
    """
    upper, lower = _HAN_AT_END.search(before[-REACH:]), _HAN_AT_BEGINNING.match(after[:REACH])
    if not (upper and lower):
        return 0.0
    apart = _log_frequency(upper[0]) + _log_frequency(lower[0])
    return _log_frequency(upper[0] + lower[0]) - apart


def _log_frequency(text: str) -> float:
    """Return the log of how often the words of a text follow each other by chance."""
    frequency = shared_cutter().suggest_freq
    return sum(log(max(1, frequency(word)) / _ALL_WORDS) for word in cut_words(text))


def ends_in_stub(text: str) -> bool:
    """Tell whether the last character looks like the beginning of a word that is cut off.

    >>> ends_in_stub("坚持依法监督，推"), ends_in_stub("坚持依法监督")
    (True, False)
    """
    if not is_han(text[-1]):
        return False
    word = cut_words(text[-REACH:])[-1]
    return len(word) == 1 and word not in STANDS_ALONE


def begins_with_stub(text: str) -> bool:
    """Tell whether the first character looks like the end of a word that was cut off.

    >>> begins_with_stub("动工作落实"), begins_with_stub("推动工作落实")
    (True, False)
    """
    word = _first_word(text)
    return len(word) == 1 and word not in STANDS_ALONE


def begins_with_particle(text: str) -> bool:
    """Tell whether the text begins with a word that never begins a sentence.

    >>> begins_with_particle("和国际交流。"), begins_with_particle("和谐社区。")
    (True, False)
    """
    return _first_word(text) in _NEVER_BEGINS


def _first_word(text: str) -> str:
    return cut_words(text[:REACH])[0] if is_han(text[0]) else text[:2]
