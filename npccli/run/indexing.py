"""Build an index: read what is new or changed, and leave the rest as it is."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import Path

from npccli.count.marks import place_mark, text_mark
from npccli.errors import NpccliError, ReadError
from npccli.figures import load_codebook
from npccli.index import Writer, open_writer, shown_name
from npccli.index.rows import Batch, FileRow, Rows
from npccli.model import Document, Extraction, Report
from npccli.read import plain_reasons
from npccli.read.remote import local_path
from npccli.run.choices import Options
from npccli.run.engine import Engine, run_task
from npccli.run.paths import Failure, Input, is_local, open_bytes_of, real_place
from npccli.run.pipeline import clean_document, countable_reports, untouched_document
from npccli.run.stages import open_input

ENOUGH = 1 << 18
"""So many characters are worth a batch of their own."""

_AT_ONCE = 500
_PART = 1 << 20


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that is now in the index, and how many reports were read from it."""

    name: str
    reports: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was in the index before and has not changed."""

    name: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A file of the index that is no longer in its place; `removed` tells what was done."""

    name: str
    removed: bool


Event = Stored | Kept | Gone | Failure
"""What happened to a file."""


def build_index(
    inputs: Sequence[Input],
    path: str,
    options: Options,
    said: Mapping[str, object],
    engine: Engine,
    *,
    prune: bool = False,
) -> Iterator[Event]:
    """Store the reports of files in an index and yield what happened to each of them.

    `said` are the options in the form in which the index keeps them. Files whose content
    is known are not read again. Files that are in the index and neither named nor in their
    place any more are kept, or with `prune` taken out. Each batch of files is stored before
    more are read, so that what was done is there whatever happens later.
    """
    with open_writer(path, said) as writer:
        new: list[Input] = []
        known: list[Input] = []
        for found in _known_as(inputs, writer):
            if isinstance(found, Failure):
                yield found
            else:
                known.append(found)
        for item, result in _looked_at(known, writer):
            if result is None:
                new.append(item)
            else:
                yield result
        for batch in run_task(IndexTask(options), new, engine):
            if isinstance(batch, Failure):
                yield batch
            else:
                writer.add(batch)
                yield from _stored(batch)
        for name, source, other in writer.drop_repeats():
            yield Failure(name, _repeated(name, source, other))
        named = {shown_name(item.name) for item in inputs}
        named.update(shown_name(item.name) for item in known)
        gone = [
            name
            for name, place in writer.places()
            if name not in named and is_local(place) and not Path(place).exists()
        ]
        if prune and gone:
            writer.remove(gone)
        for name in gone:
            yield Gone(name, prune)
        writer.arrange([item.name for item in known])


def _known_as(inputs: Sequence[Input], writer: Writer) -> Iterator[Input | Failure]:
    """Yield each input under the name by which the index knows the file, however it is named.

    A file with the name of another file that is still in its place is a failure.
    """
    for start in range(0, len(inputs), _AT_ONCE):
        some = [(item, real_place(item)) for item in inputs[start : start + _AT_ONCE]]
        names, places = writer.known_places(
            [item.name for item, _ in some], [place for _, place in some]
        )
        for item, place in some:
            said = shown_name(item.name)
            stored = names.get(shown_name(place))
            other = places.get(said)
            if stored is not None and stored != said:
                yield replace(item, name=stored, at=item.at or local_path(item.name))
            elif stored is None and other is not None and _is_elsewhere(other, place):
                yield Failure(item.name, _taken(item.name, other))
            else:
                yield item


def _is_elsewhere(other: str, place: str) -> bool:
    """Return whether a place has a file, and another than the place that is asked about."""
    return other != shown_name(place) and is_local(other) and Path(other).exists()


def _taken(name: str, other: str) -> NpccliError:
    return ReadError(
        f"{name}: the index has another file of this name, {other}",
        "name it from another folder, or by its whole path",
    )


def _repeated(name: str, source: str, other: str) -> NpccliError:
    where = "" if other == source else f", in {other}"
    return ReadError(
        f"{name}: not stored: the index has {source} already{where}",
        "store the text or its records, not both",
    )


@dataclass(frozen=True, slots=True)
class IndexTask:
    """Makes the rows of files; it can be sent to another process."""

    options: Options

    def __call__(self, inputs: Sequence[Input]) -> Iterator[Batch | Failure]:
        """Yield batches of rows, and the files that could not be read, or not all of it."""
        codebook = load_codebook()
        rows = Rows(codebook)
        for item in inputs:
            file, begun = FileRow(item.name, real_place(item), "", 0), False
            try:
                file = _file_row(item)
                for document, source, reports in _texts(item, self.options):
                    if rows.size >= ENOUGH:
                        yield rows.batch(file if begun else None)
                        rows = Rows(codebook, begun=begun)
                    rows.add_document(document, source)
                    begun = True
                    for report in reports:
                        rows.add_report(report)
            except NpccliError as error:
                yield Failure(item.name, error)
                if not begun:
                    continue
                file = replace(file, problem=error.message)
            rows.add_file(file)
        if rows.files:
            yield rows.batch()


_Text = tuple[Document | None, str, Sequence[Report]]


def _texts(item: Input, options: Options) -> Iterator[_Text]:
    """Yield the texts of one input with their reports; records of one source come together."""
    ready: list[Report] = []
    try:
        for document, reports in _unrepeated(item, options):
            goes_on = document is None and ready and _follows(reports[0], ready[-1])
            if ready and not goes_on:
                yield None, ready[0].source, ready
                ready = []
            if document is None:
                ready.extend(reports)
            else:
                yield document, document.source.name, reports
    except NpccliError:
        if ready:
            yield None, ready[0].source, ready
        raise
    if ready:
        yield None, ready[0].source, ready


def _follows(report: Report, last: Report) -> bool:
    return report.source == last.source and report.number > last.number


def _unrepeated(item: Input, options: Options) -> Iterator[tuple[Document | None, list[Report]]]:
    """Yield documents with their reports, and the reports of records one by one.

    A report that records hold twice is left out the second time; ReadError tells of the
    first such one when all is read.
    """
    seen: set[int] = set()
    twice: Report | None = None
    for stage in open_input(item, options.read):
        if isinstance(stage, Extraction):
            document = _document(stage, options)
            yield document, list(countable_reports(document, options))
            continue
        reports = [stage] if isinstance(stage, Report) else list(countable_reports(stage, options))
        new = [not _comes_again(report, seen) for report in reports]
        if not all(new):
            twice = twice or reports[new.index(False)]
        if any(new) or not reports:
            kept = list(compress(reports, new))
            yield (None if isinstance(stage, Report) else stage), kept
    if twice is not None:
        raise ReadError(
            f"{item.name}: report {twice.number} of {twice.source} comes twice",
            "it is stored once; take the second one out of the records",
        )


def _comes_again(report: Report, seen: set[int]) -> bool:
    """Return whether a report with this text, source and number was seen, and note it."""
    mark = place_mark(report, text_mark(report))
    if mark and mark in seen:
        return True
    seen.add(mark)
    return False


def _document(text: Extraction, options: Options) -> Document:
    return untouched_document(text) if options.as_is else clean_document(text, options)


def _file_row(item: Input) -> FileRow:
    """Return the name, digest and size of a file; what comes through a pipe has no digest."""
    if item.is_stream:
        return FileRow(item.name, item.name, "", 0)
    with plain_reasons(item.name, item.path), open_bytes_of(item) as stream:
        digest, size = hashlib.sha256(), 0
        while part := stream.read(_PART):
            digest.update(part)
            size += len(part)
    return FileRow(item.name, real_place(item), digest.hexdigest(), size)


def _looked_at(
    inputs: Sequence[Input], writer: Writer
) -> Iterator[tuple[Input, Kept | Failure | None]]:
    """Yield each input with what is clear before it is read: nothing for one to be read."""
    for start in range(0, len(inputs), _AT_ONCE):
        some = inputs[start : start + _AT_ONCE]
        known = writer.known_files([item.name for item in some])
        moved: dict[str, str] = {}
        for item in some:
            if item.name not in known or item.is_stream:
                yield item, None
                continue
            try:
                row = _file_row(item)
                digest, place = known[item.name]
                same = row.sha256 == digest
                if same and shown_name(row.place) != place:
                    moved[item.name] = row.place
                yield item, Kept(item.name) if same else None
            except NpccliError as error:
                yield item, Failure(item.name, error)
        if moved:
            writer.move(moved)


def _stored(batch: Batch) -> Iterator[Stored]:
    """Yield the files of a batch whose last rows are in it."""
    counts = Counter(row[2] for row in batch.reports)
    done = batch.files[:-1] if batch.open else batch.files
    for at, file in enumerate(done):
        yield Stored(file.name, counts[at])
