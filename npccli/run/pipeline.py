"""The three jobs over many sources: clean, section, count.

Each function takes the inputs in order and gives results in that order, one source at
a time, so that a large corpus is never held in memory. A source that fails becomes a
`Failure` among the results and the others are still done. Nothing here prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from npccli.errors import NpccliError, RecordError
from npccli.model import Document, Extraction, Report, Section
from npccli.repair import Kept, Settings, repair_extraction
from npccli.run.choices import Options
from npccli.run.inputs import is_index
from npccli.run.paths import Failure, Input
from npccli.run.repeats import TEXTS, Origin, Triple, marks_of
from npccli.run.stages import Stage, open_stages_of, origin_of


def clean_document(extraction: Extraction, options: Options, keep: Kept = "all") -> Document:
    """Return the repaired text with the kinds of its paragraphs.

    It has what is to be kept, and all where the printed order is to be restored.
    """
    settings = options.settings
    if options.printed_order:
        keep, settings = "all", replace(settings, columns_apart=True)
    document = repair_extraction(extraction, settings, keep)
    if keep not in ("all", "sections"):
        return document
    from npccli.segment import classify_paragraphs

    document = classify_paragraphs(document)
    return in_printed_order(document, options.settings) if options.printed_order else document


def in_printed_order(document: Document, settings: Settings | None = None) -> Document:
    """Return the document in printed order, every move in its ledger.

    A document that is in that order already comes back as it was.
    """
    from npccli.segment import move_changes, printed_order

    settings = settings or Settings()
    placed = printed_order(document, settings.min_confidence)
    paragraphs = tuple(place.paragraph for place in placed)
    if [part.text for part in paragraphs] == [part.text for part in document.paragraphs]:
        return document
    moves = move_changes(document, placed)
    if moves is None:
        text = "".join(part.text + "\n\n" for part in paragraphs)[:-1]
        return replace(document, paragraphs=paragraphs, text=text)
    text, changes = moves
    return replace(
        document,
        paragraphs=paragraphs,
        text=text,
        changes=(*document.changes, *changes),
        repairs={**document.repairs, "order": len(changes)},
        doubts=document.doubts + sum(change.confidence < settings.doubt for change in changes),
    )


def section_document(stage: Extraction | Document, options: Options) -> tuple[Report, ...]:
    """Return the reports of a text, repaired before unless `as_is` is set."""
    from npccli.segment import segment_reports

    if isinstance(stage, Extraction):
        stage = _document_of(stage, options, "sections")
    return segment_reports(
        stage,
        order=options.section_order,
        role_set=options.role_set,
        with_roles=options.with_roles,
    )


def _document_of(extraction: Extraction, options: Options, keep: Kept) -> Document:
    """Return the text as a document, repaired before unless `as_is` is set."""
    if options.as_is:
        return untouched_document(extraction)
    return clean_document(extraction, options, keep)


def untouched_document(extraction: Extraction) -> Document:
    """Return the text as a Document on which no repair has worked."""
    from npccli.repair.registry import REPAIRS
    from npccli.segment import classify_paragraphs

    none = Settings(skip=tuple(repair.name for repair in REPAIRS))
    return classify_paragraphs(repair_extraction(extraction, none))


def whole_report(stage: Extraction | Document) -> Report:
    """Return the whole of a text as one report with one section and nothing known.

    The paragraphs of a text on which no repair has worked are its lines, as they would be
    in its `untouched_document`.
    """
    if isinstance(stage, Extraction):
        texts = tuple(map(str.strip, stage.text.split("\n")))
        lines = tuple((number, number) for number, text in enumerate(texts, start=1) if text)
        texts = tuple(filter(None, texts))
        starts: tuple[tuple[int, ...], ...] = ((),) * len(texts)
    else:
        texts = tuple(paragraph.text for paragraph in stage.paragraphs)
        lines = tuple(paragraph.lines for paragraph in stage.paragraphs)
        starts = tuple(paragraph.line_starts for paragraph in stage.paragraphs)
    section = Section(
        number="0",
        depth=1,
        heading=None,
        heading_form="none",
        path=(),
        role="other",
        role_confidence=0.0,
        paragraphs=texts,
        lines=(lines[0][0], lines[-1][1]) if lines else (1, 1),
        paragraph_lines=lines,
        line_starts=starts,
    )
    return Report(stage.source.name, 1, None, None, None, None, None, None, None, None, (section,))


def clean_sources(
    inputs: Iterable[Input], options: Options, keep: str = "all"
) -> Iterator[Document | Failure]:
    """Yield the clean document of each source; document records pass through unchanged.

    `keep` says what is wanted of the documents, so that less goes from one process to
    another: all, all but the changes (record), or only text and flags (text).
    """
    for result in clean_pairs(inputs, options, "text" if keep == "text" else "all"):
        if isinstance(result, Failure):
            yield result
        elif keep == "all":
            yield result[1]
        elif keep == "record":
            yield replace(result[1], changes=())
        else:
            yield replace(result[1], changes=(), paragraphs=())


def clean_pairs(
    inputs: Iterable[Input], options: Options, keep: Kept = "all"
) -> Iterator[tuple[Extraction | None, Document] | Failure]:
    """Yield each source with its clean document; a document record has no source beside it.

    `keep` says what is wanted of the documents.
    """
    for item in inputs:
        try:
            for stage in open_stages_of(item, options):
                if isinstance(stage, Report):
                    raise RecordError(
                        f"{item.name}: holds sections, and clean takes texts",
                        "give the original text instead",
                    )
                if isinstance(stage, Extraction):
                    yield stage, clean_document(stage, options, keep)
                else:
                    yield None, stage
        except NpccliError as error:
            yield Failure(item.name, error)


@dataclass(frozen=True, slots=True)
class Sectioned:
    """What came of one source: its reports, and its document unless records were read.

    `origin` and `marks` tell whether it comes from somewhere else as well.
    """

    source: str
    document: Document | None
    reports: tuple[Report, ...]
    origin: Origin = TEXTS

    @property
    def marks(self) -> tuple[Triple, ...]:
        """The marks of its reports."""
        return tuple(marks_of(each, self.origin) for each in self.reports)


def section_texts(
    inputs: Iterable[Input], options: Options, keep_documents: bool = True
) -> Iterator[Sectioned | Failure]:
    """Yield each text with its reports; the section records of one input come together."""
    for item in inputs:
        ready: list[Report] = []
        try:
            for stage in open_stages_of(item, options):
                if isinstance(stage, Report):
                    origin = origin_of(item, stage)
                    if ready and stage.source != ready[0].source and is_index(item):
                        yield Sectioned(ready[0].source, None, tuple(ready), origin)
                        ready = []
                    ready.append(stage)
                    continue
                origin = origin_of(item, stage)
                if isinstance(stage, Extraction):
                    keep: Kept = "all" if keep_documents else "sections"
                    stage = _document_of(stage, options, keep)
                document = stage if keep_documents else None
                reports = section_document(stage, options)
                yield Sectioned(stage.source.name, document, reports, origin)
        except NpccliError as error:
            yield Failure(item.name, error)
        if ready:
            name = ready[0].source if is_index(item) else item.name
            yield Sectioned(name, None, tuple(ready), origin_of(item, ready[0]))


def countable_lots(
    inputs: Iterable[Input], options: Options
) -> Iterator[tuple[bool, Iterator[tuple[Origin, Report | Failure]]]]:
    """Yield the reports that are to be counted in lots, each to be read before the next.

    With each lot comes whether it was read from texts; the others are from records, and
    then the same source can come again elsewhere.
    """
    return groupby(countable_origins(inputs, options), lambda pair: pair[0] == TEXTS)


def countable_origins(
    inputs: Iterable[Input], options: Options
) -> Iterator[tuple[Origin, Report | Failure]]:
    """Yield the reports that are to be counted, each with where it came from.

    With `as_is`, a text or a document is one report of one section, as it stands.
    """
    origin = TEXTS
    for item in inputs:
        try:
            for stage in open_stages_of(item, options):
                origin = origin_of(item, stage)
                for report in countable_reports(stage, options):
                    yield origin, report
        except NpccliError as error:
            yield origin, Failure(item.name, error)


def countable_reports(stage: Stage, options: Options) -> tuple[Report, ...]:
    """Return the reports of one text, document or record that are to be counted."""
    if isinstance(stage, Report):
        return (stage,)
    if not options.as_is:
        return section_document(stage, options)
    return (whole_report(stage),)
