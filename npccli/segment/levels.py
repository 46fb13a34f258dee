"""Heed what a file itself says of its headings, as far as it can be believed.

Word processors and web pages mark headings by styles. Many people use these for their
looks: whole texts are set in the style of a heading. So a level counts only where its
lines look as headings can.
"""

from __future__ import annotations

from collections.abc import Sequence

from npccli.lazy import lazy_pattern
from npccli.model import Paragraph

_LONGEST = 60
_TRUSTED = 0.7
"""The share of the lines of a level that must look like headings before any counts."""

_MOST_TEXT = 0.4
"""The largest share of a text that its headings make up."""

_SENTENCE_END = lazy_pattern(r"[。！？!?]")
_OPEN_END = lazy_pattern(r"[，,、；;：:]$")


def may_be_heading(text: str) -> bool:
    """Return whether a line can be a heading: short, of one sentence, and not broken off.

    >>> may_be_heading("一、坚持正确政治方向。"), may_be_heading("会议听取了报告，")
    (True, False)
    """
    text = text.strip()
    inner = len(_SENTENCE_END.findall(text[:-1]))
    return 0 < len(text) <= _LONGEST and not inner and not _OPEN_END.search(text)


def trusted_levels(paragraphs: Sequence[Paragraph]) -> list[int | None]:
    """Return the level of each paragraph that can be believed to be a heading, else None."""
    if all(paragraph.level is None for paragraph in paragraphs):
        return [None] * len(paragraphs)
    lines: dict[int, list[bool]] = {}
    for paragraph in paragraphs:
        if paragraph.level is not None:
            lines.setdefault(paragraph.level, []).append(may_be_heading(paragraph.text))
    trusted = {level for level, good in lines.items() if sum(good) >= _TRUSTED * len(good)}
    marked = [
        paragraph.level if paragraph.level in trusted and may_be_heading(paragraph.text) else None
        for paragraph in paragraphs
    ]
    pairs = list(zip(paragraphs, marked, strict=True))
    size = sum(len(paragraph.text) for paragraph, level in pairs if level is not None)
    if size > _MOST_TEXT * sum(len(paragraph.text) for paragraph in paragraphs):
        return [None] * len(marked)
    return marked


def heed_levels(levels: Sequence[int | None], shapes: Sequence[str], kinds: list[str]) -> None:
    """Correct the kinds of paragraphs whose level is known.

    A title of the file is one of the report. A heading of the file is a heading, even if its
    shape is that of a sentence; one of a lower level is no title of another report.
    """
    if all(level is None for level in levels):
        return
    _find_title(levels, kinds)
    highest = min(level for level in levels if level is not None)
    first_long = next((i for i, shape in enumerate(shapes) if shape == "long"), len(shapes))
    for index, level in enumerate(levels):
        kind = kinds[index]
        if level == 0 and kind in ("heading", "body"):
            kinds[index] = "title"
        elif level is None or level == 0:
            continue
        elif kind == "body" or (
            kind in ("title", "subtitle") and level > max(1, highest) and index > first_long
        ):
            kinds[index] = "heading"


def _find_title(levels: Sequence[int | None], kinds: list[str]) -> None:
    """Without any title, take the only heading of the highest level for it, if it is first."""
    marked = [index for index, level in enumerate(levels) if level is not None]
    top = min(level for level in levels if level is not None)
    first = marked[0]
    alone = levels[first] == top and levels.count(top) == 1 and len(marked) > 1
    if alone and "title" not in kinds and kinds[first] in ("heading", "body", "other"):
        kinds[first] = "title"


def outline_depths(levels: Sequence[int | None]) -> list[int] | None:
    """Return the depths of headings in a row, or None when the file does not tell them all.

    >>> outline_depths([1, 2, 2, 4, 1]), outline_depths([1, None]), outline_depths([2, 2])
    ([1, 2, 2, 3, 1], None, None)
    """
    depths: list[int] = []
    path: list[int] = []
    known = [level for level in levels if level is not None]
    if len(known) < len(levels) or len(set(known)) < 2:
        return None
    for level in known:
        while path and path[-1] >= level:
            path.pop()
        path.append(level)
        depths.append(len(path))
    return depths
