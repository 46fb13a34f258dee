"""Settle which paragraphs of a section open with a heading, list by list.

A phrase alone says little: what the other paragraphs of the section open with decides.
Items that count on from each other are headings together or not at all, and a sentence on
a line of its own is a heading where such lines and longer paragraphs take turns.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from npccli.lazy import lazy_pattern
from npccli.segment.cues import load_cues
from npccli.segment.entries import ENTRY
from npccli.segment.numbering import number_value, numbered_as, parse_numbering
from npccli.segment.run_in import DASH_ITEM, RunIn, phrase_headings
from npccli.segment.shapes import han_count, has_han

_SENTENCE = lazy_pattern(r"^([^。！？；：…\n]{3,72})(。)")
_ITEM = lazy_pattern(r"[一二三四五六七八九十]{1,3}[是要]")
_NOT_ALONE = lazy_pattern(r"\d|如下|^[一二三四五六七八九十]{1,3}[是要]|^同志们|^各位")
_SHORTEST_ENTRY = 15
"""An entry of a yearbook has at least so many Han characters behind its head."""

_FEWEST_IN_A_LIST, _MOST = 3, 0.6
"""A list of so many items is one of headings when this share of its items looks so."""

_LONGEST_NUMBERED, _SHORTEST_REST = 60, 30
"""The longest sentence that heads an item, and the least text behind it."""

_FEWEST_COUNTED = 3
"""Numbers that run on through so many sections, twice as many at least, count paragraphs."""

_FEWEST_ALONE, _SHORTEST_TEXT = 3, 40
"""So many sentences on lines of their own are headings, each above so much text."""

_LONGEST_ALONE, _LONGEST_DASHED = 30, 48
_FARTHEST, _SPREAD = 3, 3
"""How far apart such sentences stand, in paragraphs, and how far they differ in length."""


def find_run_ins(paragraphs: list[str]) -> list[RunIn | None]:
    """Return the heading that each paragraph of one section opens with, or None.

    >>> texts = ["产业结构持续优化。", "新" * 60, "改革活力不断释放。", "新" * 60,
    ...     "民生福祉稳步提升。", "新" * 60]
    >>> [found.heading if found else None for found in find_run_ins(texts)][:3]
    ['产业结构持续优化', None, '改革活力不断释放']
    """
    found = _without_lone_lead(_settle_lists(paragraphs, phrase_headings(paragraphs)))
    found = [a or b for a, b in zip(_entries(paragraphs), found, strict=True)]
    lone = _lone_sentences(paragraphs)
    if any(heading is not None and heading.form == "line" for heading in lone):
        # a text that parts its headings from their paragraphs has none inside them
        found = [None if heading and heading.form == "run_in" else heading for heading in found]
    return [alone or heading for alone, heading in zip(lone, found, strict=True)]


def numbers_count_paragraphs(sections: list[tuple[str, list[str]]]) -> bool:
    """Tell whether numbers before paragraphs run on through all sections, as in policy addresses.

    They number paragraphs, and what these open with is no heading. `sections` are the headings and
    paragraphs; where the headings are numbered themselves, such numbers may be those of items.

    >>> sections = [("引言", ["1.今年", "2.本屆"]), ("房屋", ["3.政府", "4.我們"])]
    >>> sections.append(("醫療", ["5.醫院", "6.會"]))
    >>> numbers_count_paragraphs(sections), numbers_count_paragraphs(sections[:2])
    (True, False)
    """
    numbers = []
    inside = 0
    for heading, paragraphs in sections:
        counted = [numbered_as(text.lstrip(), "arabic") for text in paragraphs]
        numbers += [number for number in counted if number is not None]
        if any(number is not None for number in counted):
            inside += 1
            if parse_numbering(heading):
                return False
    if inside < _FEWEST_COUNTED or len(numbers) < 2 * _FEWEST_COUNTED:
        return False
    return all(behind == before + 1 for before, behind in pairwise(numbers))


def _entries(paragraphs: list[str]) -> list[RunIn | None]:
    """Return the heads in black brackets that open the entries of a yearbook (【概况】…).

    Two entries or more make them heads; what one article opens with is where it came from.
    """
    found: list[RunIn | None] = [None] * len(paragraphs)
    for index, text in enumerate(paragraphs):
        entry = ENTRY.match(text.strip())
        if entry and has_han(entry[2], _SHORTEST_ENTRY):
            found[index] = RunIn(entry[1].strip(), "】", entry[2], "run_in")
    heads = {run_in.heading for run_in in found if run_in}
    return found if len(heads) > 1 else [None] * len(paragraphs)


def _without_lone_lead(found: list[RunIn | None]) -> list[RunIn | None]:
    """Leave out the only heading without a number if it stands before numbered ones."""
    numbered = [i for i, run_in in enumerate(found) if run_in and run_in.form == "numbered"]
    others = [i for i, run_in in enumerate(found) if run_in and run_in.form == "run_in"]
    if len(numbered) > 1 and len(others) == 1 and others[0] < numbered[0]:
        found[others[0]] = None
    return found


def _settle_lists(paragraphs: list[str], found: list[RunIn | None]) -> list[RunIn | None]:
    """Return the headings with those of each numbered list all taken or all left.

    A list of three or more goes with the greater part of it. A number above the first one
    that has neither the one before it nor the one after it beside it is no heading.
    """
    kept = list(found)
    for members in _lists(paragraphs):
        longer = [_numbered_sentence(paragraphs[index]) for index in members]
        taken = sum(
            kept[index] is not None or (run_in is not None and len(run_in.rest) >= _SHORTEST_REST)
            for index, run_in in zip(members, longer, strict=True)
        )
        if len(members) == 1:
            numbering = parse_numbering(paragraphs[members[0]])
            stray = numbering is not None and (number_value(numbering.label) or 1) > 1
            kept[members[0]] = None if stray else kept[members[0]]
        elif len(members) == 2 and all(longer) and any(kept[index] for index in members):
            for index, run_in in zip(members, longer, strict=True):
                kept[index] = kept[index] or run_in
        elif len(members) >= _FEWEST_IN_A_LIST and taken < _MOST * len(members):
            for index in members:
                kept[index] = None
        elif len(members) >= _FEWEST_IN_A_LIST:
            for index, run_in in zip(members, longer, strict=True):
                kept[index] = kept[index] or run_in
    return kept


def _lists(paragraphs: list[str]) -> list[list[int]]:
    """Return the numbered paragraphs that count on from each other, list by list."""
    lists: list[list[int]] = []
    open_lists: dict[str, tuple[int, list[int]]] = {}
    for index, text in enumerate(paragraphs):
        numbering = parse_numbering(text.lstrip())
        value = number_value(numbering.label) if numbering else None
        if numbering is None or value is None:
            continue
        last, members = open_lists.get(numbering.scheme, (0, []))
        if value != last + 1 or not members:
            members = []
            lists.append(members)
        members.append(index)
        open_lists[numbering.scheme] = (value, members)
    return lists


def _numbered_sentence(text: str) -> RunIn | None:
    """Return the first sentence of a numbered paragraph as a heading, if it is not too long."""
    text = text.strip()
    numbering = parse_numbering(text)
    sentence = _SENTENCE.match(numbering.rest) if numbering else None
    if numbering is None or sentence is None or han_count(sentence[1]) > _LONGEST_NUMBERED:
        return None
    rest = numbering.rest[sentence.end() :].lstrip()
    return RunIn(numbering.label + sentence[1], sentence[2], rest, "numbered")


def _lone_sentences(paragraphs: list[str]) -> list[RunIn | None]:
    """Return the headings that are sentences on lines of their own.

    A web page that sets the first sentence of each paragraph in bold parts it from the rest.
    One such sentence is text; three of about one length or built alike, each before a longer
    paragraph, are headings, and so are two behind dashes.
    """
    lone: list[RunIn | None] = [None] * len(paragraphs)
    candidates = [
        index
        for index in range(len(paragraphs) - 1)
        if _is_one_sentence(paragraphs[index])
        and has_han(paragraphs[index + 1], _SHORTEST_TEXT)
        and not DASH_ITEM.match(paragraphs[index + 1])
    ]
    dashed = [index for index in candidates if DASH_ITEM.match(paragraphs[index])]
    plain = [index for index in candidates if index not in dashed]
    for index in [*(dashed if len(dashed) > 1 else []), *_alike(plain, paragraphs)]:
        text = DASH_ITEM.sub("", paragraphs[index].strip())
        lone[index] = RunIn(text[:-1], text[-1], "", "dash" if index in dashed else "line")
    return lone


def _is_one_sentence(text: str) -> bool:
    """Tell whether a paragraph is no more than one short sentence without a number."""
    text = text.strip()
    dash = DASH_ITEM.match(text)
    body, longest = (text[dash.end() :], _LONGEST_DASHED) if dash else (text, _LONGEST_ALONE)
    whole = _SENTENCE.fullmatch(body) is not None and 4 <= han_count(body) <= longest
    return whole and parse_numbering(body) is None and not _NOT_ALONE.search(body)


def _alike(indices: list[int], paragraphs: list[str]) -> list[int]:
    """Return the lone sentences that are built alike, or of one length, three or more nearby."""
    chosen: set[int] = set()
    for group in _near(indices):
        texts = {index: paragraphs[index].strip() for index in group}
        for index in group:
            chosen.update(_built_like(index, texts))
        refusal = load_cues().topic_refusal
        topics = [index for index in group if not refusal.search(texts[index][:-1])]
        if len(topics) < _FEWEST_ALONE:
            continue
        middle = median(han_count(texts[index]) for index in topics)
        even = [i for i in topics if abs(han_count(texts[i]) - middle) <= _SPREAD]
        if len(even) >= _FEWEST_ALONE and 2 * len(even) >= len(group):
            chosen.update(even)
    return sorted(chosen)


def _near(indices: list[int]) -> list[list[int]]:
    """Return the indices in groups that have no more than two others between them."""
    groups: list[list[int]] = []
    for index in indices:
        if groups and index - groups[-1][-1] <= _FARTHEST:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _built_like(index: int, texts: dict[int, str]) -> list[int]:
    """Return the sentences that open and end like this one, if there are three or more."""
    text = texts[index]
    alike = [
        other
        for other, words in texts.items()
        if words[:2] == text[:2]
        and words.count("，") == text.count("，")
        and (words[-3:] == text[-3:] or abs(han_count(words) - han_count(text)) <= 1)
    ]
    return alike if len(alike) >= _FEWEST_ALONE else []


def items_behind(run_ins: list[RunIn | None], texts: list[str]) -> list[bool]:
    """Tell of each paragraph whether it is an item of a list that the last run-in opens."""
    behind = max(i for i, run_in in enumerate(run_ins) if run_in) + 1
    end = behind
    while end < len(texts) and _ITEM.match(texts[end]):
        end += 1
    opens = end > behind and texts[behind].startswith("一")
    if end == behind:
        end = _end_of_list(run_ins[behind - 1], texts, behind)
        opens = end > behind
    return [opens and behind <= index < end for index in range(len(texts))]


def _end_of_list(run_in: RunIn | None, texts: list[str], first: int) -> int:
    """Return where the numbered list ends that counts from one below a run-in heading.

    Its numbers are of another form than that of the heading.
    """
    above = parse_numbering(run_in.heading) if run_in else None
    scheme, end = "", first
    while end < len(texts) and (numbering := parse_numbering(texts[end])):
        if number_value(numbering.label) != end - first + 1 or (scheme or numbering.scheme) != (
            numbering.scheme
        ):
            break
        scheme, end = numbering.scheme, end + 1
    if scheme and (above is None or above.scheme != scheme) and end - first > 1:
        return end
    return first
