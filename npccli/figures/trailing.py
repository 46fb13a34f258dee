"""The noun that follows a number."""

from __future__ import annotations

import re

from npccli.figures.clauses import TRIM, Phrase, Word, read_words
from npccli.figures.data import words

_PEOPLE = frozenset(("名", "人", "位"))
_AHEAD = 28
_RELATIVE = re.compile(
    "[^，。；：“”《》]{0,30}?(?:提出|反映|提交|确定|票决产生|产生|开展|制定|报送|关注|组成|形成|承办|违反[^，。；、的]{1,12}|有[^，。；、的]{1,8})的"
)


def noun_after(text: str, unit: str, governed: bool = False) -> Phrase | None:
    """Return the noun that follows the number right before `text`, or None.

    Ends before the verb, preposition or adverb that goes on with the clause; and before
    的 when a verb before the number governs it (召开5个县的会议).
    """
    relative = _RELATIVE.match(text)
    skipped = relative.end() if relative else len(text) - len(text.lstrip("的"))
    ahead = text[skipped : skipped + _AHEAD]
    ahead = _untorn(ahead)
    known = words()
    end = 0
    tokens = read_words(ahead)
    if (
        unit == "次"
        and tokens
        and tokens[0].verb
        and len(tokens) > 1
        and tokens[0].text not in ("会议", "活动")
    ):
        return Phrase(skipped, skipped + len(ahead.rstrip(TRIM)), tokens[0].text, skipped)
    verb: Word | None = None
    for index, word in enumerate(tokens):
        if _ends_noun(tokens, index, governed):
            if word.verb and word.text not in known.noun_verbs:
                verb = word
            rest = _behind_clause(tokens, index)
            if rest is not None and word.pure and end:
                return Phrase(
                    skipped + rest,
                    skipped + _noun_end(tokens, rest),
                    word.text,
                    skipped + word.start,
                )
            break
        end = word.end
    if unit in _PEOPLE and len(tokens) > 1 and end == tokens[-1].end and tokens[-1].verb:
        verb, end = tokens[-1], tokens[-1].start  # 近百名代表视察: they did, they are not it
    if verb is None:
        verb = next((word for word in tokens if word.start >= end and word.pure), None)
    while end and ahead[end - 1] in "的和与及、等":
        end -= 1
    if not end:
        return None
    return Phrase(
        skipped, skipped + end, verb.text if verb else None, skipped + verb.start if verb else -1
    )


_ADVERBIAL = frozenset(("d", "p", "ul", "uv", "uz", "ud", "r"))
_JOINING = frozenset(("和", "与", "及", "或", "以及"))
_RESULT = frozenset("到成出入至为得往向")


def _ends_noun(tokens: list[Word], index: int, governed: bool) -> bool:
    word = tokens[index]
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
