"""Find the figures of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from npccli.figures.clauses import TRIM, Phrase, cut, opener_length, read_words, strip_links
from npccli.figures.data import units, words
from npccli.figures.nouns import LONG, noun_before
from npccli.figures.numerals import Number, may_have_numerals, plain_digits
from npccli.figures.planned import ESTIMATED, plan_word
from npccli.figures.quantities import Quantity, find_quantities
from npccli.figures.refuse import refusal
from npccli.figures.sharing import Draft, filled_in, shared_back, shared_out
from npccli.figures.spans import Spans, paired_quotes, read_spans, sentence_spans
from npccli.figures.trailing import noun_after

_GAP = re.compile(
    r"(?<=[^\x00-\x7f])[ \t\u3000]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%.])[ \t\u3000]+(?=[^\x00-\x7f])"
    r"|(?<=[0-9])[ \t\u3000]+(?=%)|(?:HK|NT|US)?[$＄￥¥][ \t\u3000]*(?=[0-9])"
)
_ROW = re.compile(
    r"(?<![0-9.,])(?:[0-9]{4,}|[0-9,]{5,}|[0-9]+\.[0-9]+)%?[ \t\u3000]+[-－]?"
    r"(?:[0-9]{4,}|[0-9,]{5,}|[0-9]+\.[0-9]+)%?(?=\s|$)"
)
"""Two numbers of a row of a table, without units: 79800 80213."""

_SPACE = re.compile("[ \t\u3000$＄￥¥]")
_HAN = re.compile("[\u3400-\u9fff]")
_WINDOW = 120
"""So many characters before a number are searched for its noun and its verb."""

_YEAR_OF = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2}年[底末初度]?)(?P<of>的?)(?:约|近|超过?|突破|达到?|完成|实现)?$"
)
_LONGEST_YEAR = 12
"""In so many characters before a number the year that it is of is looked for."""


_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in a paragraph; the spans are offsets of it, None where there is none.

    `span` is the number with its unit, `sentence` the whole sentence; `expected` tells of an
    estimate (预计), of what is still to be done or of a year that is not quite over.
    """

    sentence: tuple[int, int]
    span: tuple[int, int]
    action: str | None
    action_span: tuple[int, int] | None
    indicator: str
    indicator_span: tuple[int, int] | None
    value: Number | None
    upper: Number | None
    raw: str
    unit: str | None
    kind: str
    approx: bool
    period: str | None
    cumulative: bool
    planned: bool
    expected: bool


def find_figures(paragraph: str) -> tuple[Found, ...]:
    """Return the reported quantities of a paragraph, in order.

    Years, dates, ordinals, sessions, names with numerals and the like are left out. The
    time grows with the length of the paragraph, however it is made.

        >>> for figure in find_figures("一年来，召开党组会议19次，主任会议20次，办结率92.8%。"):
        ...     print(figure.action, figure.indicator, figure.value, figure.unit)
        召开 党组会议 19 次
        召开 主任会议 20 次
        None 办结率 92.8 %
    """
    found: list[Found] = []
    paragraph = paired_quotes(paragraph)
    for start, end in sentence_spans(paragraph):
        if not may_have_numerals(paragraph[start:end]) or not _HAN.search(paragraph, start, end):
            continue  # a row of numbers names nothing
        if _ROW.search(paragraph, start, end):
            continue  # what a number of a table is about is said above it
        text, places = _tight(paragraph[start:end])
        for draft, spans in _drafts(text):
            found.append(_found(draft, spans, text, places, start, end))
    return tuple(found)


def refusals(paragraph: str) -> list[tuple[str, str]]:
    """Return the numerals that are no figures, each with the reason."""
    listed = []
    paragraph = paired_quotes(paragraph)
    for start, end in sentence_spans(paragraph):
        text, _ = _tight(paragraph[start:end])
        spans = read_spans(text)
        for quantity in find_quantities(text):
            reason = refusal(text, quantity, spans)
            if reason is not None:
                listed.append((text[quantity.start : quantity.end], reason))
    return listed


def _tight(sentence: str) -> tuple[str, Sequence[int]]:
    """Return a sentence without spaces and signs of money at numbers, and where the rest stood."""
    if not _SPACE.search(sentence):
        return plain_digits(sentence), range(len(sentence))
    kept: list[int] = []
    at = 0
    for match in _GAP.finditer(sentence):
        kept.extend(range(at, match.start()))
        at = match.end()
    kept.extend(range(at, len(sentence)))
    return plain_digits("".join(sentence[place] for place in kept)), kept


def _drafts(text: str) -> list[tuple[Draft, Spans]]:
    quantities = list(find_quantities(text))
    if not quantities:
        return []
    spans = read_spans(text)
    quantities = [each for each in quantities if refusal(text, each, spans) is None]
    if not quantities:
        return []
    drafts: list[Draft] = []
    for index, quantity in enumerate(quantities):
        following = quantities[index + 1].start if index + 1 < len(quantities) else len(text)
        drafts.append(_draft(text, quantity, spans, drafts, following))
    shared = filled_in(text, drafts)
    if "分别" in text:
        shared = shared_out(text, shared_back(text, drafts, shared))
    return [(draft, spans) for draft in shared]


def _draft(
    text: str, quantity: Quantity, spans: Spans, before: list[Draft], following: int
) -> Draft:
    """Return a quantity with the noun and the verb that belong to it."""
    clause = spans.clause_start(quantity.start)
    previous = before[-1] if before else None
    start = max(clause, _behind(previous), quantity.start - _WINDOW)
    if text[start - 1 : start] in _OPEN_BRACKETS:
        start = _INCLUDED.match(text, start).end()  # type: ignore[union-attr]
    left = text[start : quantity.start]
    end = min(spans.clause_end(quantity.end - 1, len(text)), following)
    right = text[quantity.end : max(end, quantity.end)]
    leading = noun_before(left, quantity.unit, quantity.kind)
    verb = _clause_verb(text, clause, quantity.start) if _opens_noun(right) else None
    trailing = noun_after(right, quantity.unit, verb is not None) if _opens_noun(right) else None
    if trailing is not None and (
        _GOES_TO.fullmatch(right) or _prefers_before(quantity, leading, right, left)
    ):
        trailing = None
    if trailing is not None:
        noun = (quantity.end + trailing.start, quantity.end + trailing.end)
        if verb is None and trailing.action:
            at = quantity.end + trailing.action_at
            verb = (at, at + len(trailing.action))
        return Draft(quantity, noun, verb)
    if leading is None:
        return Draft(quantity, _subject(text, clause, spans, previous))
    named = (start + leading.start, start + leading.end) if leading.end > leading.start else None
    if named is None and quantity.kind == "rate":
        named = _subject(text, clause, spans, previous)
    action = None
    if leading.action:
        action = (start + leading.action_at, start + leading.action_at + len(leading.action))
    return Draft(quantity, named, action)


_GOES_TO = re.compile(
    "(?:发展|增加|增长|提高|提升|上升|扩大|扩展|壮大|减少|下降|降低|压缩)?[到至为]"
)
"""What leads from one number to the next one: 企业由156家发展到238家."""

_OPEN_BRACKETS = ("（", "(")
_INCLUDED = re.compile("(?:(?:其中)?(?:含|包括|包含)有?)?")
"""What only says that the things in brackets are among those before them."""


def _subject(text: str, clause: int, spans: Spans, previous: Draft | None) -> _Place | None:
    """Return the subject of the clause before: 生产总值突破千亿元大关，达到1068.3亿元.

    Only of a clause that says how something went and holds no figure of its own.
    """
    if clause < 2 or text[clause - 1] != "，":
        return None
    start = spans.clause_start(clause - 2)
    if previous is not None and previous.quantity.end > start:
        return None
    start += opener_length(text[start : clause - 1])
    went = _WENT.search(text, start + 2, clause - 1)
    if went is None or went.start() - start > LONG:
        return None
    end = start + len(text[start : went.start()].rstrip(TRIM))
    return (start, end) if end - start >= 2 else None


_WENT = re.compile(
    "突破|跨越|迈上|站上|跃|再创|创[下出历]|实现[“新双千百万]|稳步|持续|稳定|快速|大幅|平稳|明显|显著|不断|"
    "首次|首破|迸发|提速|加快|回升|向好|恢复|扩大|稳中|再上|保持|[“‘]"
)


def _behind(previous: Draft | None) -> int:
    """Return the end of the figure before, with the noun that follows its number."""
    if previous is None:
        return 0
    return max(previous.quantity.end, previous.noun[1] if previous.noun else 0)


def _opens_noun(right: str) -> bool:
    head = right[:1]
    if right in units().kinds:
        return False  # a second unit that contradicts the first
    return bool(head) and head not in "，。；、：！？,;:!?)）”》’…—和与及并" and head != "占"


def _prefers_before(quantity: Quantity, leading: Phrase | None, right: str, left: str) -> bool:
    """Tell whether the noun before the number counts although one follows."""
    if leading is None or leading.end <= leading.start:
        return False
    noun = left[leading.start : leading.end]
    if noun in words().verbs and not right.startswith(("的", "以")):
        return False
    if quantity.unit in ("次", "场", "期") and noun.endswith(_HELD) and _goes_on(right, known=True):
        return True
    linked = strip_links(left) != left.rstrip(TRIM)
    if quantity.kind == "money" or (leading.action and _goes_on(right)):
        return True
    if quantity.kind == "rate" or quantity.unit == "倍":
        return linked or bool(leading.action) or not right.startswith("的")
    return False


def _goes_on(right: str, known: bool = False) -> bool:
    """Tell whether a clause goes on with a verb behind its number: 代表90名进站接待群众.

    With `known`, one of the work verbs, which may be a noun as well.
    """
    first = next(iter(read_words(right[:6])), None)
    if first is None or len(first.text) < 2:
        return False
    return first.verb if known else first.tag == "v" and not first.inner


_HELD = ("会议", "座谈会", "推进会", "协调会", "调度会", "现场会", "专题会")
"""What is held so many times to do something: 召开专题会议5次研究部署."""


def _clause_verb(text: str, clause: int, end: int) -> tuple[int, int] | None:
    """Return the first work verb between the start of a clause and a number."""
    begin = max(clause, end - _WINDOW)
    begin += opener_length(text[begin:end])
    known = words()
    piece = text.rfind("、", begin, end) + 1
    last = cut(text[piece:end]) if piece > begin and text[end - 1 : end] != "等" else []
    if last and last[0] in known.verbs and last[0] not in known.noun_verbs:
        begin = piece
    at, start, stop = begin, -1, -1
    for token in cut(text[begin:end]):
        pure = token in known.verbs and (token not in known.noun_verbs or at == begin)
        if pure and start < 0:
            start, stop = at, at + len(token)
        elif pure and at == stop:
            stop = at + len(token)
        elif start >= 0:
            break
        at += len(token)
    return (start, stop) if start >= 0 else None


def _period(text: str, quantity: Quantity, window: str) -> str | None:
    """Return the time that a number counts over, not one that it is compared with."""
    named = (
        m for m in words().periods.finditer(window) if not _COMPARED.search(window[: m.start()])
    )
    period = max(named, key=lambda m: m.start(), default=None)
    year = _YEAR_OF.search(text, max(0, quantity.start - _LONGEST_YEAR), quantity.start)
    if year and not (year["of"] and _COMPARED_TO.search(text, 0, year.start())):
        return year["year"]
    return period.group() if period else None


_COMPARED_TO = re.compile("[是为占于]$")
"""Before a year whose number is the measure of this one: 是2006年的3.1倍."""

_COMPARED = re.compile("(?:[比较同与]|[高低多少快慢好]于)$")


_KIND_OF = {"bare": "count", "天": "count", "岁": "measure"}
"""The kinds of numbers without a unit, and of times that are counted or measured."""


def _whole(noun: str) -> str:
    """Return a noun without the opening mark of a quotation that ends elsewhere."""
    return noun.lstrip("“‘") if noun.count("“") != noun.count("”") else noun


def _found(
    draft: Draft, spans: Spans, text: str, places: Sequence[int], start: int, end: int
) -> Found:
    quantity = draft.quantity
    sentence_end = start + (places[-1] + 1 if places else 0)

    def printed(span: tuple[int, int] | None) -> tuple[int, int] | None:
        if span is None or span[0] >= span[1]:
            return None
        return start + places[span[0]], start + places[span[1] - 1] + 1

    window = text[max(0, quantity.start - 4 * _WINDOW) : quantity.start]
    clause = text[
        max(spans.clause_start(quantity.start), quantity.start - _WINDOW) : quantity.start
    ]
    period = _period(text, quantity, window)
    planning = plan_word(clause)
    number = printed((quantity.start, quantity.end))
    action = draft.action
    return Found(
        sentence=(start, max(end, sentence_end)),
        span=number or (start, start),
        action=text[action[0] : action[1]] if action else None,
        action_span=printed(action),
        indicator=draft.label or (_whole(text[slice(*draft.noun)]) if draft.noun else ""),
        indicator_span=printed(draft.noun),
        value=quantity.value,
        upper=quantity.upper,
        raw=text[quantity.start : quantity.number_end],
        unit=quantity.unit or None,
        kind=_KIND_OF.get(
            quantity.unit if quantity.kind == "time" else quantity.kind, quantity.kind
        ),
        approx=quantity.approx,
        period=period,
        cumulative=words().cumulative.search(window) is not None,
        planned=planning not in ("", ESTIMATED),
        expected=planning == ESTIMATED,
    )
