"""The noun that follows a number."""

from __future__ import annotations

import re

from npccli.figures.clauses import TRIM, Phrase, Word, read_words
from npccli.figures.data import words

_ASIDE = re.compile("（(?:[\u4e00-\u9fff]{1,3}、){1,3}[\u4e00-\u9fff]{1,3}）")
"""（市、区）behind 县 is one word with it."""
_NOTE = re.compile(r" ?[①-⑳]| ?[\[［〔]\d{1,3}[\]］〕]")
_PEOPLE = frozenset(("名", "人", "位"))
_ACTORS = ("单位", "部门")
"""Who does what stands behind them: 33个部门和单位办理."""

_AHEAD = 28
"""So many characters behind a number may hold its noun and verb."""


def noun_after(text: str, unit: str, governed: bool = False) -> Phrase | None:
    """Return the noun that follows the number right before `text`, or None.

    Ends before the verb, preposition or adverb that goes on with the clause; and before
    的 when a verb before the number governs it (召开5个县的会议).
    """
    if _NOTE.match(text):
        return None  # the mark of a note: 人均结案312件①
    relative = words().relative.match(text)
    skipped = relative.end() if relative else len(text) - len(text.lstrip("的"))
    ahead = _NOTE.sub(lambda note: "，" * len(note[0]), text[skipped : skipped + _AHEAD])
    ahead = _ASIDE.sub(lambda aside: aside[0].replace("、", "·"), _untorn(ahead))
    tokens = read_words(ahead)
    if unit == "次" and _is_event(tokens):
        return Phrase(skipped, skipped + len(ahead.rstrip(TRIM)), tokens[0].text, skipped)
    stop = next((i for i in range(len(tokens)) if _ends_noun(tokens, i, governed)), len(tokens))
    end = tokens[stop - 1].end if stop else 0
    rest = _behind_clause(tokens, stop)
    if rest is not None and end and tokens[stop].pure:
        verb = tokens[stop]
        span = (skipped + rest, skipped + _noun_end(tokens, rest))
        return Phrase(*span, verb.text, skipped + verb.start)
    if unit in _PEOPLE and len(tokens) > 1 and stop == len(tokens) and tokens[-1].verb:
        stop, end = stop - 1, tokens[-1].start  # 近百名代表视察: they did, they are not it
    if stop > 1 and tokens[stop - 1].verb and tokens[stop - 2].text.endswith(_ACTORS):
        stop, end = stop - 1, tokens[stop - 1].start
    while end and ahead[end - 1] in "的和与及、等":
        end -= 1
    if not end:
        return None
    action = _verb_from(tokens, stop)
    if action is None:
        return Phrase(skipped, skipped + end)
    return Phrase(skipped, skipped + end, action.text, skipped + action.start)


def _is_event(tokens: list[Word]) -> bool:
    """Tell whether what was done so often follows as a clause: 3次听取审议报告."""
    return len(tokens) > 1 and tokens[0].verb and tokens[0].text not in ("会议", "活动")


def _verb_from(tokens: list[Word], stop: int) -> Word | None:
    """Return the first work verb from a place on; of 进行审查 it is 审查."""
    for index in range(stop, len(tokens)):
        word = tokens[index]
        if word.pure or (index == stop and word.verb):
            return word
        if word.text in _DOING and index + 1 < len(tokens) and tokens[index + 1].verb:
            return tokens[index + 1]
    return None


_DOING = frozenset(("进行", "予以", "加以", "给予"))
_ADVERBIAL = frozenset(("d", "p", "ul", "uv", "uz", "ud", "r"))
_JOINING = frozenset(("和", "与", "及", "或", "以及"))
_RESULT = frozenset("到成出入至为得往向")


def _ends_noun(tokens: list[Word], index: int, governed: bool) -> bool:
    word = tokens[index]
    passive = [token.text for token in tokens[:3]]
    if index <= 1 and passive[0] == "被" and passive[-1] in ("人员", "对象", "单位", "人", "者"):
        return False  # 43名被任命人员
    # The dictionary calls longer words adverbs that are none, such as 立法.
    adverbial = word.tag in _ADVERBIAL and len(word.text) == 1
    if index and (adverbial or (word.tag == "c" and word.text not in _JOINING)):
        return True
    if index and index + 1 < len(tokens) and tokens[index + 1].text in ("了", "着", "过"):
        return True
    if index and word.tag == "v" and word.text[-1] in _RESULT:
        return True
    if word.text in words().stops or (word.pure and index > 0) or word.text in "、，；。":
        return True
    return governed and word.text == "的" and index > 0


def _untorn(ahead: str) -> str:
    """Return the text without a quotation that the window cut open."""
    at = max(ahead.rfind("“"), ahead.rfind("《"))
    closed = max(ahead.rfind("”"), ahead.rfind("》"))
    return ahead[:at] if at > closed and at > 0 else ahead


def _behind_clause(tokens: list[Word], index: int) -> int | None:
    """Return where the noun begins in 代表提出的意见, whose verb is at `index`."""
    following = tokens[index + 1 : index + 4]
    for place, word in enumerate(following):
        if word.text == "的" and index + place + 2 < len(tokens):
            return word.end
        if word.text in "，。；、":
            return None
    return None


def _noun_end(tokens: list[Word], begin: int) -> int:
    end = begin
    for word in tokens:
        if word.start < begin:
            continue
        if (
            word.text in words().stops
            or (word.pure and word.start > begin)
            or word.text in "、，；。"
        ):
            break
        end = word.end
    return end
