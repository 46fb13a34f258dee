"""Say of each paragraph whether it is a title, byline, heading, body text or something else."""

from __future__ import annotations

import re
from dataclasses import replace

from npccli.lazy import han_pattern, lazy_pattern
from npccli.model import Document, Paragraph
from npccli.segment.announced import announced_lines, lists_sections
from npccli.segment.authors import is_author, mark_names, reports_below
from npccli.segment.cues import is_glossary, is_speaker, load_cues
from npccli.segment.entries import mark_yearbook
from npccli.segment.fringe import (
    is_signature,
    is_signed,
    mark_back_matter,
    mark_dispatches,
    mark_front_zone,
    mark_headings_of_title,
    mark_news_decks,
    mark_repeated_titles,
    mark_split_titles,
    opens_report,
    shape_broken_sessions,
)
from npccli.segment.imprints import imprint_lines
from npccli.segment.label_heads import mark_label_head
from npccli.segment.levels import heed_levels, trusted_levels
from npccli.segment.notes import note_lines
from npccli.segment.numbering import one_before, parse_numbering
from npccli.segment.script import shadow
from npccli.segment.shapes import han_count, has_title_noun, is_complete_headline, line_shape
from npccli.segment.table_lines import table_lines

_DECIDED = frozenset(("title", "subtitle", "byline", "heading"))
_SHORT = frozenset(("short", "noun"))
_ENTRY_NUMBER = lazy_pattern(r"^(?:\d{1,3}\s*[.．、]|[（(]?[一二三四五六七八九十]+[）)]?\s*、)\s*")
_CLOSED = lazy_pattern(r"[。！？!?…：:；;.～~][”’』」）)》]*$|^\W*$|[】\]]$|[\s　][摄攝]$")
_FEWEST_IN_A_LIST = 16
"""More short lines in a row than any page has headings that were parted from their texts."""

_CREDIT = han_pattern(r"(?:摄影?|攝影?|图|圖)\s*[/／：:]\s*[\u4e00-\u9fff\s]{2,12}$")


def classify_paragraphs(document: Document) -> Document:
    """Return the document with the kind of every paragraph set.

    Kinds that are set already are kept: a document that has a title, byline or heading
    comes back as it is. Run-in headings stay inside their body paragraph. A line that
    shows no sign of being anything else is body text. A level that the file gives a
    heading is kept where it can be believed.
    """
    paragraphs = document.paragraphs
    if any(paragraph.kind in _DECIDED for paragraph in paragraphs):
        return document
    kinds = decide_kinds((shadow(document) or document).paragraphs)
    levels = trusted_levels(paragraphs)
    return replace(
        document,
        paragraphs=tuple(
            paragraph
            if paragraph.kind == kind and paragraph.level == level
            else replace(paragraph, kind=kind, level=level)
            for paragraph, kind, level in zip(paragraphs, kinds, levels, strict=True)
        ),
    )


def decide_kinds(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """Return a kind for each paragraph, from its shape and its neighbours."""
    shapes = [
        paragraph.kind if paragraph.kind in ("contents", "other") else line_shape(paragraph.text)
        for paragraph in paragraphs
    ]
    texts = [paragraph.text.strip() for paragraph in paragraphs]
    for index in announced_lines(texts, shapes):
        shapes[index] = "contents"
    for index in table_lines(texts, shapes) | note_lines(texts, shapes):
        shapes[index] = "row"
    for index in imprint_lines(texts):
        shapes[index] = "other"
    kinds = [""] * len(texts)
    mark_label_head(texts, shapes, kinds)
    shape_broken_sessions(texts, shapes)
    _mark_front_matter(texts, shapes, kinds)
    mark_yearbook(texts, shapes, kinds)
    mark_back_matter(texts, shapes, kinds)
    mark_split_titles(texts, shapes, kinds)
    mark_front_zone(texts, shapes, kinds)
    _mark_contents_titles(texts, shapes, kinds)
    _mark_subtitles_and_nouns(texts, shapes, kinds)
    _mark_byline_titles(texts, shapes, kinds)
    mark_dispatches(texts, shapes, kinds)
    _mark_first_title(texts, shapes, kinds)
    mark_news_decks(texts, shapes, kinds)
    mark_repeated_titles(texts, shapes, kinds)
    mark_names(texts, shapes, kinds)
    _mark_glossary(texts, shapes, kinds)
    for index, kind in enumerate(kinds):
        kinds[index] = kind or _remaining_kind(index, texts, shapes, kinds)
    _mark_lists(shapes, kinds)
    mark_headings_of_title(texts, kinds)
    heed_levels(trusted_levels(paragraphs), shapes, kinds)
    return kinds


def _free(index: int, shapes: list[str], kinds: list[str]) -> bool:
    """Tell whether a line is a short one that has no kind yet."""
    return 0 <= index < len(shapes) and shapes[index] in _SHORT and not kinds[index]


def _run_before(index: int, shapes: list[str], kinds: list[str]) -> list[int]:
    """Return the undecided short lines that end just before `index`, in order."""
    start = index
    while _free(start - 1, shapes, kinds):
        start -= 1
    return list(range(start, index))


def _mark_front_matter(texts: list[str], shapes: list[str], kinds: list[str]) -> None:
    """Mark contents entries, bylines and furniture, and what stands before the contents.

    A title page before the contents is kept when no title comes after them.
    """
    for index, shape in enumerate(shapes):
        if shape == "contents":
            kinds[index] = "contents"
        elif shape in ("byline", "author_note"):
            kinds[index] = "byline"
        elif shape == "other":
            kinds[index] = "other"
    _mark_labelled(texts, shapes, kinds)
    first = next((i for i, shape in enumerate(shapes) if shape == "contents"), None)
    if first is None or any(shape == "long" for shape in shapes[:first]):
        return
    entries = {entry_key(t) for t, kind in zip(texts, kinds, strict=True) if kind == "contents"}
    collection = load_cues().collection
    sections = lists_sections(texts, shapes, kinds)
    again = any(
        shapes[i] == "noun"
        or (not sections and shapes[i] in _SHORT and entry_key(texts[i]) in entries)
        for i in range(first, len(shapes))
        if parse_numbering(texts[i]) is None
    )
    for index in range(first):
        named = shapes[index] in ("noun", "subtitle", "byline")
        if again or collection.search(texts[index]) or not named:
            kinds[index] = kinds[index] or "other"


def _mark_labelled(texts: list[str], shapes: list[str], kinds: list[str]) -> None:
    """Mark the short lines above the text that follow the 来源： or 时间： of a web page."""
    label = load_cues().furniture
    for index in range(1, len(texts)):
        if shapes[index] in _SHORT and label.fullmatch(texts[index - 1]):
            kinds[index] = "other"
        elif shapes[index] == "long" and not label.fullmatch(texts[index]):
            break


def entry_key(text: str) -> str:
    """Return a title without its number, page and spaces, for comparison."""
    return re.sub(r"\s", "", _ENTRY_NUMBER.sub("", text.split("\t")[0].strip()))


def _mark_contents_titles(texts: list[str], shapes: list[str], kinds: list[str]) -> None:
    """Mark the lines that the contents page announces as titles of reports."""
    entries = {entry_key(t) for t, kind in zip(texts, kinds, strict=True) if kind == "contents"}
    if not entries or lists_sections(texts, shapes, kinds):
        return
    found = [
        i for i in range(len(texts)) if _free(i, shapes, kinds) and entry_key(texts[i]) in entries
    ]
    with_noun = sum(shapes[i] == "noun" for i in found)
    others = sum(_free(i, shapes, kinds) for i in range(len(texts))) - len(found)
    if with_noun * 2 >= len(found) or others > len(found):
        for index in found:
            kinds[index] = "title"


def _mark_subtitles_and_nouns(texts: list[str], shapes: list[str], kinds: list[str]) -> None:
    """Mark subtitles, the titles before them, and titles that name a report themselves."""
    first_long = next((i for i, shape in enumerate(shapes) if shape == "long"), len(shapes))
    for index, shape in enumerate(shapes):
        if kinds[index]:
            continue
        if shape not in ("subtitle", "dash", "noun"):
            continue
        run = _run_before(index, shapes, kinds)
        if shape == "subtitle" or (shape == "dash" and run and index < first_long):
            if shape == "subtitle" and not run and not (index and kinds[index - 1]):
                is_open = texts[index][:1] in "—–―－-─━" or opens_report(index, texts, shapes)
                kinds[index] = "subtitle" if is_open else ""
                continue
            kinds[index] = "subtitle"
            if (
                "title" not in kinds[max(index - 5, 0) : index]
                or "long" in shapes[index - 2 : index]
            ):
                _mark_title_run(run, texts, kinds)
        elif shape == "noun":
            if (
                len(run) == 1
                and han_count(texts[run[0]]) >= 6
                and not has_title_noun(texts[run[0]])
            ):
                kinds[run[0]], kinds[index] = "title", "subtitle"
            else:
                kinds[index] = "title"


def _mark_title_run(run: list[int], texts: list[str], kinds: list[str]) -> None:
    """Mark the last one or two lines of a run of short lines as a title."""
    take = 2 if len(run) == 2 and not is_complete_headline(texts[run[-1]]) else 1
    for index in run[-take:]:
        kinds[index] = "title"


def _mark_byline_titles(texts: list[str], shapes: list[str], kinds: list[str]) -> None:
    """Mark the titles that stand before bylines, and a title left over at the end."""
    bylines = [i for i, shape in enumerate(shapes) if shape == "byline"]
    if not bylines or ("title" in kinds and len(bylines) < 2):
        return
    for index in bylines:
        run = _run_before(index, shapes, kinds)
        if run and (run[0] == 0 or len(run) <= 2):
            for line in run[-3:]:
                kinds[line] = "title"
        elif run:
            _mark_title_run(run, texts, kinds)
    _mark_titles_after_bylines(bylines, shapes, kinds)
    groups = sum(k == "title" and (i == 0 or kinds[i - 1] != "title") for i, k in enumerate(kinds))
    tail = _run_before(len(shapes), shapes, kinds)
    if tail and len(bylines) >= 2 and groups < len(bylines) and len(tail) <= 3:
        for line in tail:
            kinds[line] = "title"


def _mark_titles_after_bylines(bylines: list[int], shapes: list[str], kinds: list[str]) -> None:
    """Mark the lines between bylines and their texts as titles, where every byline has some."""
    if "title" in kinds or len(bylines) < 2:
        return
    runs = []
    for index in bylines:
        end = index + 1
        while end < index + 4 and _free(end, shapes, kinds):
            end += 1
        followed = end < len(shapes) and shapes[end] == "long"
        runs.append(range(index + 1, end) if followed and end - index <= 3 else range(0))
    if all(runs):
        for run in runs:
            for line in run:
                kinds[line] = "title"


def _mark_first_title(texts: list[str], shapes: list[str], kinds: list[str]) -> None:
    """Without any other title, take the short lines that open the text."""
    if "title" in kinds:
        return
    asides = ("contents", "other")
    first = (i for i, k in enumerate(kinds) if k not in asides and shapes[i] != "date")
    start = next(first, len(kinds))
    end = start
    while _free(end, shapes, kinds):
        end += 1
    followed = any(shape == "long" for shape in shapes[end:])
    if start == end or (not followed and end - start > 1):
        return
    kinds[start] = "title"
    if end - start == 2 and (
        is_author(texts[end - 1]) or is_speaker(texts[end - 1]) or reports_below(end - 1, texts)
    ):
        kinds[end - 1] = "byline"
    elif end - start == 2 and not _has_sibling(end - 1, texts, shapes, kinds):
        kinds[end - 1] = "title"


def _has_sibling(index: int, texts: list[str], shapes: list[str], kinds: list[str]) -> bool:
    """Tell whether a later short line is built like this one."""
    text, count = texts[index], han_count(texts[index])
    return any(
        abs(han_count(texts[i]) - count) <= 1
        or texts[i][:2] == text[:2]
        or texts[i][-2:] == text[-2:]
        for i in range(index + 1, min(len(texts), index + 200))
        if _free(i, shapes, kinds)
    )


def _mark_glossary(texts: list[str], shapes: list[str], kinds: list[str]) -> None:
    """Mark the entries below the heading of a glossary as text: they are no headings."""
    inside = False
    for index, text in enumerate(texts):
        if kinds[index] in ("title", "subtitle"):
            inside = False
        elif shapes[index] == "short" and is_glossary(text):
            kinds[index], inside = "heading", True
        elif inside and not kinds[index] and shapes[index] != "date":
            kinds[index] = "body"


def _remaining_kind(index: int, texts: list[str], shapes: list[str], kinds: list[str]) -> str:
    """Return heading, body or other for a line that nothing else has claimed."""
    shape, text = shapes[index], texts[index]
    before = kinds[index - 1] if index else ""
    if shape == "date":
        stamps = before in ("title", "subtitle", "byline", "other") or index == 0
        return "other" if stamps else "body"
    if shape == "item":
        return "heading" if _opens_text(index, texts, shapes, kinds) else "body"
    if shape == "subtitle":
        return "body" if text[:1] not in "—–―－-─━" else "subtitle"
    if shape in ("numbered", "dash"):
        return "heading"
    if shape in _SHORT:
        if index and shapes[index - 1] == "long":
            above = texts[index - 1]
            if not (_CLOSED.search(above) or _CREDIT.search(above)):
                return "body"
            if is_signed(text):
                return "other"
        return "other" if is_signature(index, texts, shapes) else "heading"
    return "body"


def _mark_lists(shapes: list[str], kinds: list[str]) -> None:
    """Take many short lines in a row for a list, as of offices or names, without headings."""
    start = 0
    for index in range(len(kinds) + 1):
        if index < len(kinds) and kinds[index] == "heading" and shapes[index] == "short":
            continue
        if index - start >= _FEWEST_IN_A_LIST:
            kinds[start:index] = ["body"] * (index - start)
        start = index + 1


def _opens_text(index: int, texts: list[str], shapes: list[str], kinds: list[str]) -> bool:
    """Tell whether a numbered sentence stands over text of its own, unlike a list item."""
    if index + 1 >= len(texts) or shapes[index + 1] != "long":
        return False
    here, after = parse_numbering(texts[index]), parse_numbering(texts[index + 1])
    if here is None or (after is not None and after.scheme == here.scheme):
        return False
    before = one_before(index, texts)
    bare = before == index - 1 and kinds[index - 1] == "body"
    return before is None or not (bare or shapes[before] == "long")
