"""What an input holds: texts, the records of an earlier command, or the reports of an index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from npccli.errors import RecordError
from npccli.model import Document, Extraction, Report
from npccli.read import (
    RECORD_SUFFIXES,
    ReadOptions,
    begins_records,
    holds_records,
    plain_reasons,
    read_records,
    read_sources,
    stream_records,
)
from npccli.run.choices import Options
from npccli.run.inputs import is_index
from npccli.run.paths import Input, open_bytes_of
from npccli.run.repeats import INDEX, RECORDS, TEXTS, Origin

_RECORD_ARRAY = re.compile(r'\ufeff?\s*\[\s*\{\s*"record"\s*:\s*"[a-z]+",\s*"schema"')

Stage = Extraction | Document | Report
"""What an input can hold: raw text, or the records of an earlier command."""


def open_input(item: Input, options: ReadOptions | None = None) -> Iterator[Stage]:
    """Yield what one input holds: its texts, or its records in order, read line by line.

    Raises ReadError, and RecordError for a bad record after those before it.
    """
    with open_bytes_of(item) as stream:
        with plain_reasons(item.name, item.path):
            first = stream.readline()
        if begins_records(first):
            yield from stream_records(first, stream, item.name)
            return
        with plain_reasons(item.name, item.path):
            data = first + stream.read()
    yield from open_stages(data, item.name, options)


def open_stages_of(item: Input, options: Options) -> Iterator[Stage]:
    """Yield what one input holds: its texts, or records, or the reports of an index."""
    if is_index(item):
        from npccli.run.indexed import indexed_reports

        yield from indexed_reports(item, options)
    else:
        yield from open_input(item, options.read)


def open_stages(data: bytes, name: str, options: ReadOptions | None = None) -> Iterator[Stage]:
    """Yield what the bytes of one input hold: its texts, or its records in order.

    Raises ReadError, and RecordError for a bad record after those before it.
    """
    for extraction in read_sources(data, name, options):
        yield from _stages(extraction)


def _stages(extraction: Extraction) -> Iterator[Stage]:
    """Yield the records that a text holds, or the text."""
    name = extraction.source.name
    if holds_records(extraction.text):
        yield from read_records(extraction.text.split("\n"), name)
    elif PurePath(name).suffix.lower() in RECORD_SUFFIXES:
        raise RecordError(
            f"{name}: line 1: not a record of npccli",
            "such files come from: npccli clean --format jsonl, npccli sections --format jsonl",
        )
    elif _RECORD_ARRAY.match(extraction.text):
        raise RecordError(
            f"{name}: a JSON array, and records are read one a line",
            "write them with --format jsonl, or convert with: jq -c '.[]'",
        )
    else:
        yield extraction


def origin_of(item: Input, stage: Stage) -> Origin:
    """Return where what was read of an input comes from."""
    if isinstance(stage, Extraction):
        return TEXTS
    return (INDEX if is_index(item) else RECORDS, item.name)
