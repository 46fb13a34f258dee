"""Run the repairs in their order, keep the ledger, and cut the result into paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate

from npccli.model import Change, Document, Extraction, Paragraph
from npccli.repair.characters import normalise_line_ends
from npccli.repair.doubling import RUN_TWICE
from npccli.repair.edits import Edit, OffsetMap, apply_edits, shift_offsets
from npccli.repair.flags import find_flags
from npccli.repair.glyph_lines import ONE_A_LINE
from npccli.repair.registry import REPAIRS, Repair, View
from npccli.repair.settings import Settings

_CONTEXT = 10
"""How many characters on each side of a change are kept with it."""


def repair_extraction(extraction: Extraction, settings: Settings | None = None) -> Document:
    """Return the repaired text of `extraction` with the ledger of everything changed.

    The order of the source is kept. Text that needs no repair comes back unchanged, with
    its line ends; a text with Windows line ends that does need one gets plain line ends.
    """
    settings = settings or Settings()
    line_ends = normalise_line_ends(extraction.text)
    document = _repair(extraction, settings, line_ends)
    if line_ends and len(document.changes) == len(line_ends):
        return _repair(extraction, Settings(skip=tuple(r.name for r in REPAIRS)), [])
    return document


def _repair(extraction: Extraction, settings: Settings, line_ends: Sequence[Edit]) -> Document:
    """Make the edits `line_ends`, then those of every selected repair."""
    text = extraction.text
    page_starts = extraction.page_starts
    shortened: tuple[int, ...] = ()
    trace = OffsetMap()
    line_of = _line_finder(text)
    changes: list[Change] = []
    stage = 0
    steps: list[tuple[str, Callable[[View], Sequence[Edit]]]] = [
        ("characters", lambda _: line_ends),
        *((repair.name, repair.find) for repair in selected_repairs(settings)),
    ]
    for name, find in steps:
        changed = frozenset(change.repair for change in changes)
        edits = find(View(text, page_starts, settings, changed, shortened))
        if settings.min_confidence:
            edits = [edit for edit in edits if edit.confidence >= settings.min_confidence]
        if not edits:
            continue
        stage += 1
        changes.extend(
            Change(
                name,
                stage,
                edit.start,
                line_of(trace.to_source(edit.start)),
                text[edit.start : edit.end],
                edit.after,
                edit.why,
                edit.confidence,
                text[max(0, edit.start - _CONTEXT) : edit.start],
                text[edit.end : edit.end + _CONTEXT],
            )
            for edit in edits
        )
        text = apply_edits(text, edits)
        page_starts = shift_offsets(page_starts, edits)
        shortened = shift_offsets(shortened, edits)
        if name in ("doubling", "glyph_lines"):
            lost = [edit.start for edit in edits if edit.why in (RUN_TWICE, ONE_A_LINE)]
            shortened = tuple(sorted((*shortened, *shift_offsets(lost, edits))))
        trace.add(edits)
    counts = Counter(change.repair for change in changes)
    return Document(
        source=extraction.source,
        paragraphs=_paragraphs(text, page_starts, trace, line_of),
        text=text,
        changes=tuple(changes),
        repairs={repair.name: counts[repair.name] for repair in REPAIRS if counts[repair.name]},
        doubts=sum(change.confidence < settings.doubt for change in changes),
        flags=find_flags(extraction.text),
    )


def selected_repairs(settings: Settings) -> tuple[Repair, ...]:
    """Return the repairs that `settings` leave in, in the order of the registry."""
    return tuple(
        repair
        for repair in REPAIRS
        if (not settings.only or repair.name in settings.only) and repair.name not in settings.skip
    )


def replay(source: str, changes: tuple[Change, ...]) -> str:
    """Return `source` with the changes of a ledger made again, stage by stage.

    Raises ValueError when a change does not find what it says stood there.
    """
    text = source
    start = 0
    while start < len(changes):
        end = start
        while end < len(changes) and changes[end].stage == changes[start].stage:
            end += 1
        edits = []
        for change in changes[start:end]:
            stop = change.at + len(change.before)
            if text[change.at : stop] != change.before:
                raise ValueError(f"change at line {change.line} does not fit the text")
            edits.append(Edit(change.at, stop, change.after, change.why, change.confidence))
        text = apply_edits(text, edits)
        start = end
    return text


def _line_finder(text: str) -> Callable[[int], int]:
    """Return a function from an offset in `text` to its line number."""
    ends = list(accumulate(len(line) for line in text.split("\n")))
    starts = [0, *(end + index + 1 for index, end in enumerate(ends[:-1]))]
    return lambda offset: bisect_right(starts, offset)


def _paragraphs(
    text: str, page_starts: tuple[int, ...], trace: OffsetMap, line_of: Callable[[int], int]
) -> tuple[Paragraph, ...]:
    """Cut the clean text into paragraphs, each with the source lines that it came from."""
    paragraphs: list[Paragraph] = []
    offset = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = offset + line.index(stripped)
            last = start + len(stripped) - 1
            pages = None
            if page_starts:
                pages = (bisect_right(page_starts, start), bisect_right(page_starts, last))
            paragraphs.append(_paragraph(stripped, start, pages, trace, line_of))
        offset += len(line) + 1
    return tuple(paragraphs)


def _paragraph(
    text: str,
    start: int,
    pages: tuple[int, int] | None,
    trace: OffsetMap,
    line_of: Callable[[int], int],
) -> Paragraph:
    """Return the paragraph that begins at `start`, with the place of each source line in it."""
    places = range(len(text))

    def line_at(place: int) -> int:
        return line_of(trace.to_source(start + place))

    first, last = line_at(0), line_at(len(text) - 1)
    starts = (bisect_left(places, line, key=line_at) for line in range(first + 1, last + 1))
    return Paragraph(text, (first, last), pages, line_starts=tuple(starts))
