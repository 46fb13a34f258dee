"""The words of a clause, and what may be taken off its ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from npccli.cutter import new_cutter
from npccli.figures.data import pattern_of, words

TRIM = "，、；：。,;: 和与及并的了“‘（("
"""What may be taken off the ends of a noun."""

_DATES = re.compile(
    "(?:(?:自)?(?:[12]?[0-9xX]{1,4}|[一二三四五六七八九十]+)(?:年(?:度|来|间|底|初|末)?|月(?:份)?|日)(?:以来|起|间|底)?)+(?!以上|以下)"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun found at `start` to `end` of a text, with the verb before or after it."""

    start: int
    end: int
    action: str | None = None
    action_at: int = -1


def cut(text: str) -> list[str]:
    """Return the words of a short text, quotations whole."""
    return [word for word, _ in _tagged(text)]


def _tagged(text: str) -> list[tuple[str, str]]:
    """Return the words of a short text with their parts of speech."""
    engine = _engine()
    if "“" not in text and "《" not in text:
        return [(word, tag) for token, tag in engine.tag(text) for word in _parted(token)]
    tokens: list[tuple[str, str]] = []
    for index, part in enumerate(_QUOTED.split(text)):
        if index % 2:
            tokens.append((part, "n"))
        elif part:
            for token, tag in engine.tag(part):
                tokens += [(word, tag) for word in _parted(token)]
    return tokens


def _parted(token: str) -> tuple[str, ...]:
    """Return a word that is verb and noun at once in two: 听取报告."""
    known = words()
    if len(token) < 4 or token in known.verbs or token in known.compounds:
        return (token,)
    verb = token[:2]
    if verb in known.verbs and (verb in known.inner or verb not in known.noun_verbs):
        return (verb, token[2:])
    return (token,)


@cache
def _engine() -> Any:
    engine = new_cutter()
    for word in words().compounds:
        engine.add_word(word, 100_000, "n")
    return engine


_QUOTED = re.compile("(“[^“”]{1,40}”|《[^《》]{1,60}》)")


class Word(NamedTuple):
    """A word of a clause: `verb` when it is a work verb, `pure` when no noun as well.

    `inner` tells that it begins a new object even behind another verb; `tag` is its part of
    speech.
    """

    text: str
    start: int
    verb: bool
    pure: bool
    inner: bool
    tag: str = "n"

    @property
    def end(self) -> int:
        """Return the offset behind the word."""
        return self.start + len(self.text)


def read_words(text: str) -> list[Word]:
    """Return the words of a short text with what they are."""
    known = words()
    tokens, at = [], 0
    make = tuple.__new__  # a fifth of the time of Word(…), which there are very many of
    for token, tag in _tagged(text):
        verb = token in known.verbs
        pure = verb and token not in known.noun_verbs
        tokens.append(make(Word, (token, at, verb, pure, token in known.inner, tag)))
        at += len(token)
    return tokens


def _end_of(text: str, listed: frozenset[str]) -> str:
    """Return the longest word of a list with which a text ends, or nothing."""
    for size in range(_LONGEST_END, 0, -1):
        if text[-size:] in listed:
            return text[-size:]
    return ""


_LONGEST_END = 6
"""So many characters has the longest word of the lists that are looked for at an end."""


@cache
def _openers() -> re.Pattern[str]:
    return pattern_of(sorted(words().openers))


_SINCE = re.compile(
    "(?:从|由|比|较|到|至)?(?:(?:19|20)[0-9]{2}年|[一二][〇零○一二三四五六七八九]{3}年|上一?年度?|去年|上半年|年初|同期|前[一二三四五六七八九十两]年)"
    "(?:的|末|底|初|同期)?$|[同环]比$"
)
_SINCE_ENDS = ("年", "度", "初", "期", "的", "末", "底", "比")
BETTER = ("高于", "低于", "快于", "好于", "高出", "低出")
"""What a rate is compared by; what it is compared with follows."""

_BETTER = re.compile(f"(?:{'|'.join(BETTER)})[^，、；。]{{0,12}}$")
_MARKS = "，、；：。,;: “‘（("
_JOINERS = ("和", "与", "及", "并", "的", "了")
_ITEM_NUMBER = re.compile(
    r"[0-9]{1,3}[.．、](?![0-9])|[（(]?[一二三四五六七八九十]{1,3}[）)、](?![一二三四五六七八九十])"
    r"|[一二三四五六七八九十]{1,2}是(?!否)|[【〔][^【】〔〕]{2,16}[】〕]"
)
_OPENING = "，、；：。,;: 和与及并的了）)"


def strip_links(text: str) -> str:
    """Return a text without the words that lead from a noun to its number.

    >>> strip_links("满意率达到"), strip_links("全年共收到代表建议共计")
    ('满意率', '全年共收到代表建议')
    """
    known = words()
    approx = known.approx_before
    while True:
        shorter = text.rstrip(_MARKS)
        if shorter.endswith(_JOINERS) and shorter[-2:] not in known.kept:
            shorter = shorter[:-1]
        if shorter.endswith(_SINCE_ENDS):
            since = _SINCE.search(shorter, max(0, len(shorter) - 12))
            if since:
                shorter = shorter[: since.start()]
        link = _end_of(shorter, known.links)
        if len(link) == 1 and shorter[-2:] in known.kept:
            return shorter
        if link:
            shorter = shorter[: -len(link)]
        elif shorter.endswith(approx):
            word = next(word for word in approx if shorter.endswith(word))
            shorter = shorter[: len(shorter) - len(word)]
        if shorter == text:
            return text
        text = shorter


def opener_length(text: str) -> int:
    """Return how many characters at the start of a clause only say when or how."""
    item = _ITEM_NUMBER.match(text)
    at = item.end() if item else 0
    while at < len(text):
        match = _DATES.match(text, at) or _openers().match(text, at)
        if match and match.end() > at and not text.startswith(words().no_openers, at):
            at = match.end()
        elif text[at] in _OPENING:
            at += 1
        else:
            break
    return at


def change_before(text: str) -> str:
    """Return the change that a text ends with (增长 of 地区生产总值增长), or nothing."""
    change = _end_of(text, words().changes)
    if change:
        return change
    match = _BETTER.search(text, max(0, len(text) - 16))
    return match.group() if match else ""
