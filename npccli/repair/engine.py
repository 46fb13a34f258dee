"""Run the repairs in their order, keep the ledger, and cut the result into paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

from npccli.model import Change, Document, Extraction, Flag, Paragraph
from npccli.repair.characters.characters import normalise_line_ends
from npccli.repair.characters.glyph_lines import LARGE_LETTER, ONE_A_LINE
from npccli.repair.characters.line_numbers import LINE_NUMBER
from npccli.repair.characters.woven_lines import WOVEN
from npccli.repair.contents.contents import find_contents
from npccli.repair.doubling.doubling import RUN_TWICE
from npccli.repair.doubling.drawn_twice import carry_along, lines_drawn_twice
from npccli.repair.edits import Edit, LineMap, line_starts, shift_offsets
from npccli.repair.flags import find_flags, merged_lines
from npccli.repair.furniture.running_heads import RUNNING_HEAD
from npccli.repair.furniture.seams import find_seams
from npccli.repair.lines import Surface
from npccli.repair.registry import REPAIRS, Repair, View
from npccli.repair.settings import Settings

_SEEN_ON_THE_PAGE = frozenset(
    (
        "merged_lines",
        "columns",
        "doubling",
        "echoes",
        "overlap",
        "glyph_lines",
        "continued",
        "set_in",
    )
)
_SHORTENED = frozenset((RUN_TWICE, ONE_A_LINE, LARGE_LETTER, WOVEN))
"""The reasons of edits that leave a line whose width says nothing."""

Kept = Literal["all", "ledger", "sections", "text"]
"""What is kept of a repaired text: paragraphs and ledger, the ledger, what sections are made of
(paragraphs, and which furniture was taken out), or only the text."""

_MOST_PASSES = 40
_MANY = 4
"""Where one line was joined to so many that are left, the text was broken into lines."""

_CONTEXT = 10
"""How many characters on each side of a change are shown with it."""


def repair_extraction(
    extraction: Extraction, settings: Settings | None = None, keep: Kept = "all"
) -> Document:
    """Return the repaired text of `extraction` with the ledger of everything changed.

    The order of the source is kept. Text that needs no repair comes back unchanged, with
    its line ends; a text with Windows line ends that does need one gets plain line ends.
    The document has only what is to be kept; of changes that are not, the number is known.
    """
    settings = settings or Settings()
    line_ends = normalise_line_ends(extraction.text)
    work = _repair(_Work(extraction, settings, keep), line_ends)
    if line_ends and work.made == len(line_ends):
        untouched = Settings(skip=tuple(r.name for r in REPAIRS))
        work = _repair(_Work(extraction, untouched, keep), [])
    return work.document()


def _repair(work: _Work, line_ends: Sequence[Edit]) -> _Work:
    """Make the edits `line_ends`, then the selected repairs until they find nothing more.

    A text that was changed is gone through again, as a text of which nothing is known, so
    that cleaning twice equals cleaning once. Long tables take the most passes, each of which
    makes a few edits; most texts take two.
    """
    work.make("characters", line_ends)
    repairs = selected_repairs(work.settings)
    work.go_on(repairs)
    if work.settings.drop_contents and any(repair.name == "contents" for repair in repairs):
        # Not before: the page keeps the lines above it and below it apart.
        work.make("contents", find_contents(work.surface.text, drop=True))
        work.go_on(repairs)
    return work


class _Work:
    """A text on its way through the repairs, with the ledger so far if it is kept."""

    def __init__(self, extraction: Extraction, settings: Settings, keep: Kept) -> None:
        self.extraction = extraction
        self.settings = settings
        self.keep = keep
        self.has_ledger = keep in ("all", "ledger")
        self.surface = Surface(extraction.text)
        self.page_starts = extraction.page_starts
        self.settled = extraction.settled
        self.left: list[tuple[int, int]] = []
        if not settings.columns_apart:
            self.left = _spans(extraction.text, merged_lines(extraction.text))
        self.source_lines = LineMap(() if keep == "text" else line_starts(extraction.text))
        self.source_pages = LineMap(extraction.page_starts) if extraction.page_starts else None
        self.changes: list[Change] = []
        self.counts: dict[str, int] = {}
        self.made = self.stage = self.passes = 0
        self.idle: dict[str, tuple[object, ...]] = {}

    def go_on(self, repairs: Sequence[Repair]) -> None:
        """Go through the repairs until they find nothing more."""
        for _ in range(_MOST_PASSES):
            before = self.made
            if self.passes:
                self._see_what_is_left()
            self.go_through(repairs, is_first=not self.passes)
            self.passes += 1
            if self.made == before:
                break

    def _see_what_is_left(self) -> None:
        """Look again for lines that are left as they are, in the text as it has become."""
        left = _spans(self.surface.text, merged_lines(self.surface.text))
        if left != self.left:
            self.left = left
            self.idle.clear()

    def go_through(self, repairs: Sequence[Repair], is_first: bool) -> None:
        """Make each repair once; pages are known in the first pass only."""
        shortened: tuple[int, ...] = ()
        drawn: tuple[int, ...] = ()
        seams: tuple[int, ...] = ()
        changed: frozenset[str] = frozenset()
        pages = self.page_starts if is_first else ()
        weighed = self.has_ledger or self.settings.min_confidence > 0
        wrapped = _MANY * self.counts.get("wraps", 0) > len(self.surface.lines.texts)
        view = View(self.surface, pages, self.settings, weighed=weighed, wrapped=wrapped)
        for repair in repairs:
            seen = (self.stage, *(getattr(view, name) for name in repair.heeds))
            if self.idle.get(repair.name) == seen:
                continue
            edits = repair.find(view)
            least = self.settings.min_confidence
            if least:
                edits = [edit for edit in edits if edit.confidence >= least]
            if self.left and repair.name != "characters":
                edits = self._without_left(edits)
            if self.extraction.lines or self.settled:
                edits = [edit for edit in edits if not self._knows_better(repair.name, edit)]
            if not edits:
                self.idle[repair.name] = seen
                continue
            before = self.surface.text
            self.make(repair.name, edits)
            changed |= {repair.name}
            drawn = carry_along(drawn, edits)
            if repair.name in ("doubling", "echoes"):
                again = lines_drawn_twice(before, edits, self.surface.lines)
                drawn = tuple(sorted({*drawn, *again}))
            seams = shift_offsets(seams, edits)
            if repair.name == "furniture" and is_first:
                seams = shift_offsets(find_seams(before, edits), edits)
            shortened = shift_offsets(shortened, edits)
            if repair.name in ("doubling", "glyph_lines"):
                lost = [edit.start for edit in edits if edit.why in _SHORTENED]
                shortened = tuple(sorted((*shortened, *shift_offsets(lost, edits))))
            pages = self.page_starts if is_first else ()
            view = replace(
                view,
                surface=self.surface,
                page_starts=pages,
                changed=changed,
                shortened=shortened,
                drawn=drawn,
                seams=seams,
            )

    def _without_left(self, edits: Sequence[Edit]) -> list[Edit]:
        """Return the edits that touch no line that is left as it is; of moves all or none."""
        starts = [start for start, _ in self.left]
        kept = []
        for edit in edits:
            place = bisect_right(starts, edit.end)
            if not place or self.left[place - 1][1] < edit.start or edit.why == LINE_NUMBER:
                kept.append(edit)
        moves = any(edit.moved_from >= 0 for edit in edits)
        return [] if moves and len(kept) < len(edits) else kept

    def _knows_better(self, name: str, edit: Edit) -> bool:
        """Return whether the reader of a laid-out page has seen that an edit is wrong.

        It knows line ends that end a paragraph, and has left out the running heads and what
        was drawn over itself: what still comes twice was printed twice.
        """
        if self.extraction.lines and name in _SEEN_ON_THE_PAGE:
            return True
        if name == "wraps":
            place = bisect_left(self.settled, edit.start)
            return place < len(self.settled) and self.settled[place] < edit.end
        return bool(self.settled) and name == "furniture" and edit.why == RUNNING_HEAD

    def make(self, name: str, edits: Sequence[Edit]) -> None:
        """Make the edits and write them into the ledger as one stage."""
        if not edits:
            return
        self.stage += 1
        self.made += len(edits)
        self.counts[name] = self.counts.get(name, 0) + len(edits)
        if self.has_ledger or (self.keep == "sections" and name == "furniture"):
            self._write(name, edits)
        if self.keep != "text":
            self.source_lines.add(edits)
            if self.source_pages:
                self.source_pages.add(edits)
        self.surface = self.surface.edited(edits)
        self.page_starts = shift_offsets(self.page_starts, edits)
        self.settled = shift_offsets(self.settled, edits)
        if self.left:
            places = shift_offsets([place for span in self.left for place in span], edits)
            self.left = list(zip(places[::2], places[1::2], strict=True))
        if self.settings.columns_apart and name == "merged_lines":
            self._see_what_is_left()

    def _write(self, name: str, edits: Sequence[Edit]) -> None:
        """Write the edits of a stage into the ledger."""
        text, stage = self.surface.text, self.stage
        lines = self.source_lines.lines_of([edit[0] for edit in edits])
        make = tuple.__new__
        self.changes += [
            make(Change, (name, stage, start, line, text[start:end], after, why, confidence))
            for (start, end, after, why, confidence, _), line in zip(edits, lines, strict=True)
        ]

    def document(self) -> Document:
        """Return what the text has become."""
        doubt = self.settings.doubt
        headings = dict(self.extraction.headings)
        return Document(
            source=self.extraction.source,
            paragraphs=_paragraphs(self.surface, self.source_lines, self.source_pages, headings)
            if self.keep in ("all", "sections")
            else (),
            text=self.surface.text,
            changes=tuple(self.changes),
            repairs={
                repair.name: self.counts[repair.name]
                for repair in REPAIRS
                if repair.name in self.counts
            },
            doubts=len([change for change in self.changes if change[-1] < doubt]),
            flags=self._flags(),
        )

    def _flags(self) -> tuple[Flag, ...]:
        """Return what cannot be repaired; columns that were parted are no longer named."""
        flags = find_flags(self.extraction.text, self.extraction.unmapped)
        if self.settings.columns_apart and not merged_lines(self.surface.text):
            return tuple(flag for flag in flags if flag.code != "merged_columns")
        return flags


def _spans(text: str, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where runs of lines, counted from 1, begin and end in a text."""
    if not runs:
        return []
    starts = [0, *(end + 1 for end, character in enumerate(text) if character == "\n")]
    starts.append(len(text) + 1)
    return [(starts[first - 1], starts[last] - 1) for first, last in runs]


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
    for _, made in groupby(changes, key=_stage):
        source = _make_again(source, list(made))
    return source


def surroundings(source: str, changes: Sequence[Change]) -> list[tuple[str, str]]:
    """Return the few characters that stood on both sides of each change of a ledger.

    `source` is what the changes were made in; raises what `replay` does.
    """
    found: list[tuple[str, str]] = []
    for _, stage in groupby(changes, key=_stage):
        made = list(stage)
        found += [
            (source[max(0, at - _CONTEXT) : at], source[(end := at + len(before)) : end + _CONTEXT])
            for _, _, at, _, before, _, _, _ in made
        ]
        source = _make_again(source, made)
    return found


def _stage(change: Change) -> int:
    return change.stage


def _make_again(text: str, changes: Sequence[Change]) -> str:
    """Return the text with the changes of one stage."""
    pieces: list[str] = []
    position = 0
    for _, _, at, line, before, after, _, _ in changes:
        stop = at + len(before)
        if at < position or text[at:stop] != before:
            raise ValueError(f"change at line {line} does not fit the text")
        pieces += (text[position:at], after)
        position = stop
    pieces.append(text[position:])
    return "".join(pieces)


def _paragraphs(
    surface: Surface,
    source_lines: LineMap,
    source_pages: LineMap | None,
    headings: dict[int, int],
) -> tuple[Paragraph, ...]:
    """Return the lines of the clean text as paragraphs, each with its place in the source."""
    paragraphs: list[Paragraph] = []
    for at, raw, text, _ in surface.lines:
        start = at + raw.index(text)
        end = start + len(text) - 1
        pages = source_pages.span(start, end)[0] if source_pages else None
        lines, starts = source_lines.span(start, end)
        level = headings.get(lines[0]) if lines[0] == lines[1] else None
        paragraphs.append(Paragraph(text, lines, pages, line_starts=starts, level=level))
    return tuple(paragraphs)
