"""Turn the pages of a document into one text in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from npccli.model import Dropped, Line
from npccli.read.layout.cuts import cut_region
from npccli.read.layout.fragments import Spaces, find_fragments, find_spaces, make_lines
from npccli.read.layout.furniture import find_furniture
from npccli.read.layout.glyphs import (
    HAN_TEXT,
    drop_overprints,
    split_by_direction,
    turn_upright,
)
from npccli.read.layout.order import HEADING, read_columns
from npccli.read.layout.paragraph_spaces import FINAL
from npccli.read.layout.paragraphs import Joined, join_lines, make_bands
from npccli.read.layout.shapes import Band, Fragment, PageContent, Rule, Run, Style, TextLine

_BROADSHEET = 650.0
"""From this width on, in points, a page is that of a newspaper, where titles stand anywhere."""

_ORNAMENT = 1.6
"""How many times larger than the running text a heading is set at most."""


class Composition(NamedTuple):
    """The text of a laid-out document, where its pages begin, and what was left out.

    `drawn` is the number of characters on the pages, white space aside.
    """

    text: str
    page_starts: tuple[int, ...]
    lines: tuple[Line, ...]
    dropped: tuple[Dropped, ...]
    settled: tuple[int, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    drawn: int = 0


class _Sheet(NamedTuple):
    """A page, or the vertical writing on it, ready to be cut."""

    content: PageContent
    fragments: tuple[Fragment, ...]
    spaces: Spaces
    rules: tuple[Rule, ...]


def compose_pages(pages: Iterable[PageContent]) -> Composition:
    """Return the text of pages: a paragraph a line, a blank line between paragraphs.

    Each printed character comes out once, in reading order. What was drawn over itself,
    page numbers and running heads and feet are left out and listed in `dropped`.
    """
    dropped: list[Dropped] = []
    sheets: list[_Sheet] = []
    styles: Counter[Style] = Counter()
    drawn = 0
    for content in pages:
        if content.turned:
            dropped.append(Dropped("askew", content.number, content.turned))
        if content.outside.strip():
            dropped.append(Dropped("off the page", content.number, content.outside))
        written = "".join([run[0] for run in content.runs])
        drawn += sum(map(_count_ink, (written, content.turned, content.outside)))
        kept, copies = drop_overprints(content.runs)
        if copies:
            text = "".join(run.text for run in copies)
            dropped.append(Dropped("overprint", content.number, text))
        horizontal, vertical = split_by_direction(kept)
        sheets.append(_sheet(content, horizontal, content.rules))
        if vertical:
            sheets.append(_sheet(content, turn_upright(vertical, content.width), ()))
        styles.update(_count_styles(kept))
    body = styles.most_common(1)[0][0] if styles else (10.0, "", False)
    furniture = find_furniture([(s.content, s.fragments) for s in sheets], body[0])
    dropped += [Dropped(each.reason, each.page, each.text) for each in furniture]
    out = {id(fragment) for each in furniture for fragment in each.fragments}
    bands: list[Band] = []
    for sheet in sheets:
        goes_on = bool(bands) and (sheet.content.width < _BROADSHEET or _breaks_off(bands[-1]))
        bands += _read_sheet(sheet, out, body, goes_on)
    dropped.sort(key=lambda each: each.page)
    numbers = [sheet.content.number for sheet in sheets]
    composed = _compose(join_lines(bands, body), numbers, tuple(dropped))
    return composed._replace(headings=_headings(composed.lines, body[0]), drawn=drawn)


def _count_ink(text: str) -> int:
    """Return the number of characters that are no white space."""
    return len("".join(text.split()))


def _headings(lines: Sequence[Line], body: float) -> tuple[tuple[int, int], ...]:
    """Return the lines that are set as headings by their size.

    What is much larger than that is a title, a masthead or an ornament; the size does not
    tell which. Sizes differ from article to article, so all have one level, but for the
    first when it is larger than all others: it is the title.
    """
    sized = [
        (line.number, size)
        for line in lines
        if (size := line.size or 0.0) > HEADING * body and size < _ORNAMENT * body
    ]
    sizes = sorted([line.size or 0.0 for line in lines])
    titled = len(sized) > 1 and sized[0][1] == sizes[-1] > 1.05 * sizes[-2]
    return tuple(
        (number, 0 if titled and place == 0 else 1) for place, (number, _) in enumerate(sized)
    )


def _count_styles(runs: Sequence[Run]) -> Counter[Style]:
    """Return how many characters there are of each style: Han, or all if there are none."""
    texts: dict[tuple[Any, ...], list[str]] = {}
    for run in runs:
        texts.setdefault(run[6:9], []).append(run[0])
    written = {style: "".join(parts) for style, parts in texts.items()}
    han = {style: len(text) - len(HAN_TEXT.sub("", text)) for style, text in written.items()}
    any_han = any(han.values())
    styles: Counter[Style] = Counter()
    for (size, font, bold), text in written.items():
        count = han[size, font, bold] if any_han else len(text)
        if count:
            styles[round(size * 2) / 2, font, bold] += count
    return styles


def _sheet(content: PageContent, runs: Sequence[Run], rules: Sequence[Rule]) -> _Sheet:
    return _Sheet(content, tuple(find_fragments(runs)), find_spaces(runs), tuple(rules))


def _breaks_off(band: Band) -> bool:
    """Return whether a sentence goes on behind the last line of a column."""
    last = band.lines[-1]
    return last.text[-1] not in FINAL and band.right - last.right < 1.3 * last.size


def _read_sheet(sheet: _Sheet, out: set[int], body: Style, goes_on: bool) -> list[Band]:
    fragments = [each for each in sheet.fragments if id(each) not in out]
    if not fragments:
        return []
    region = cut_region(fragments, sheet.rules)
    columns: list[list[TextLine]] = [
        make_lines(column, sheet.content.number, sheet.spaces)
        for column in read_columns(region, body[0], goes_on)
    ]
    return make_bands(columns, body[0])


def _compose(
    paragraphs: Sequence[Joined], numbers: Sequence[int], dropped: tuple[Dropped, ...]
) -> Composition:
    parts: list[str] = []
    lines: list[Line] = []
    starts: list[int] = []
    settled: list[int] = []
    offset, line_number, page = 0, 1, 0
    first = min(numbers, default=1)
    for paragraph in paragraphs:
        if parts:
            between = "\n" if paragraph.loose else "\n\n"
            parts.append(between)
            if paragraph.sure:
                settled.append(offset)
            offset += len(between)
            line_number += len(between)
        if page <= paragraph.lines[-1].page - first:
            place = offset
            for line in paragraph.lines:
                while page <= line.page - first:
                    starts.append(place)
                    page += 1
                place += len(line.text)
        lines.append(_line(line_number, paragraph))
        parts.append(paragraph.text)
        offset += len(paragraph.text)
    text = "".join(parts)
    text += "\n" if text else ""
    return Composition(text, tuple(starts), tuple(lines), dropped, tuple(settled))


def _line(number: int, paragraph: Joined) -> Line:
    """Return the record of a paragraph, with its box on the page where it begins."""
    first = paragraph.lines[0]
    page, size = first.page, _tenth(first.size)
    here = [line for line in paragraph.lines if line[1] == page]
    _, _, lefts, rights, tops, bottoms, _, _, _, _ = zip(*here, strict=True)
    left, top = _tenth(min(lefts)), _tenth(min(tops))
    right, bottom = _tenth(max(rights)), _tenth(max(bottoms))
    return Line(number, paragraph.text, page, (left, top, right, bottom), size)


def _tenth(value: float) -> float:
    """Return a number rounded to a tenth, in a fifth of the time of `round(value, 1)`."""
    return round(10 * value) / 10
