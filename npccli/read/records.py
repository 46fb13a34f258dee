"""The JSON Lines records that flow between commands: documents and sections.

`docs/records.md` describes the fields and `npccli/data/records.schema.json` states them
as a JSON Schema. Fields may be added in a later version, never renamed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from npccli.errors import RecordError
from npccli.model import RECORD_SCHEMA, Document, Paragraph, Report, Section, Source
from npccli.read.fields import Fields

REPORT_FIELDS = (
    "title",
    "subtitle",
    "byline",
    "organ",
    "region",
    "admin_level",
    "year",
    "kind",
    "region_code",
    "published",
)
"""What a section record repeats of its report."""

_FRONT_LINES = ("title_lines", "subtitle_lines", "byline_lines")

Record = dict[str, Any]


def document_record(document: Document) -> Record:
    """Return the record of a document; `npccli clean --format jsonl` prints it."""
    source = document.source
    return {
        "record": "document",
        "schema": RECORD_SCHEMA,
        "source": source.name,
        "sha256": source.sha256,
        "reader": source.reader,
        "encoding": source.encoding,
        "encoding_confidence": source.encoding_confidence,
        "paragraphs": [
            {
                "text": paragraph.text,
                "kind": paragraph.kind,
                "lines": list(paragraph.lines),
                "pages": _pair(paragraph.pages),
                "line_starts": list(paragraph.line_starts),
                "level": paragraph.level,
            }
            for paragraph in document.paragraphs
        ],
        "repairs": dict(document.repairs),
        "doubts": document.doubts,
        "flags": [
            {"code": flag.code, "lines": list(flag.lines), "message": flag.message}
            for flag in document.flags
        ],
    }


def section_records(reports: Iterable[Report]) -> Iterator[Record]:
    """Yield the records of all sections in reading order, parents before children."""
    for report in reports:
        facts = {name: getattr(report, name) for name in REPORT_FIELDS}
        for section in report.sections:
            yield {
                "record": "section",
                "schema": RECORD_SCHEMA,
                "source": report.source,
                "report": report.number,
                **facts,
                "section": section.number,
                "depth": section.depth,
                "heading": section.heading,
                "heading_form": section.heading_form,
                "heading_mark": section.heading_mark,
                "path": list(section.path),
                "role": section.role,
                "role_confidence": section.role_confidence,
                "paragraphs": list(section.paragraphs),
                "lines": list(section.lines),
                "pages": _pair(section.pages),
                "heading_lines": _pair(section.heading_lines),
                "paragraph_lines": [list(lines) for lines in section.paragraph_lines],
                "line_starts": [list(starts) for starts in section.line_starts],
                **{name: _pair(getattr(report, name)) for name in _FRONT_LINES},
            }


def holds_records(text: str) -> bool:
    r"""Return whether the first line of `text` that is not blank is a record.

    >>> holds_records('\n{"record": "section", "schema": 1}\n')
    True
    >>> holds_records('{"name": "a document about JSON"}')
    False
    """
    line = text.lstrip("\ufeff \t\r\n").split("\n", 1)[0]
    if not line.startswith("{"):
        return False
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "record" in record and "schema" in record


def read_records(lines: Iterable[str], name: str) -> Iterator[Document | Report]:
    """Yield the documents and reports that the records of `lines` describe, in order.

    Consecutive sections of the same source and report make one report. Blank lines are
    passed over. Raises RecordError with the line number and the field for a record that
    has not the documented form, is of an unknown kind, or of a newer schema.
    """
    group: list[tuple[Report, Section]] = []
    for fields in _parsed(lines, name):
        if fields.text("record") == "document":
            yield from _joined(group)
            group = []
            yield _document(fields)
            continue
        report, section = _report(fields), _section(fields)
        # A number that comes again begins another text of the same name, such as "-".
        if group and (report != group[0][0] or any(section.number == s.number for _, s in group)):
            yield from _joined(group)
            group = []
        group.append((report, section))
    yield from _joined(group)


def _joined(group: list[tuple[Report, Section]]) -> Iterator[Report]:
    if group:
        yield replace(group[0][0], sections=tuple(section for _, section in group))


def _parsed(lines: Iterable[str], name: str) -> Iterator[Fields]:
    for number, line in enumerate(lines, 1):
        text = line.strip("\ufeff \t\r\n")
        if not text:
            continue
        value = _json_value(text, f"{name}: line {number}")
        if not isinstance(value, dict):
            raise RecordError(f"{name}: line {number}: not a record, but {type(value).__name__}")
        fields = Fields(value, f"{name}: line {number}")
        _check_kind(fields)
        yield fields


def _json_value(text: str, where: str) -> Any:
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
        if "\\ud" in text.lower():
            json.dumps(_with_plain_name(value), ensure_ascii=False).encode("utf-8")
    except RecursionError as error:
        raise RecordError(f"{where}: nested too deeply") from error
    except UnicodeEncodeError as error:
        raise RecordError(f"{where}: holds half a surrogate pair") from error
    except json.JSONDecodeError as error:
        raise RecordError(f"{where}: not JSON: {error.msg} at column {error.colno}") from error
    except ValueError as error:
        raise RecordError(f"{where}: not JSON: {error}") from error
    return value


def _with_plain_name(record: Any) -> Any:
    """Return a record with a `source` that can be encoded if it is the name of a file.

    Names of files are bytes; those that are not UTF-8 stand in half surrogates.
    """
    name = record.get("source") if isinstance(record, dict) else None
    if not isinstance(name, str):
        return record
    return {**record, "source": name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")}


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _check_kind(fields: Fields) -> None:
    schema = fields.integer("schema")
    if schema != RECORD_SCHEMA:
        raise RecordError(
            f"{fields.where}: field schema: this version reads schema {RECORD_SCHEMA},"
            f" not {schema}",
            "a newer npccli wrote it; upgrade, or write it again with this version",
        )
    kind = fields.text("record")
    if kind not in ("document", "section"):
        raise RecordError(
            f"{fields.where}: field record: {kind!r} is not read here",
            "documents (npccli clean) and sections (npccli sections) are",
        )


def _document(fields: Fields) -> Document:
    source = Source(
        name=fields.text("source"),
        sha256=fields.text("sha256"),
        reader=fields.text("reader"),
        encoding=fields.text_or_none("encoding"),
        encoding_confidence=fields.number_or_none("encoding_confidence"),
    )
    paragraphs = tuple(
        Paragraph(
            text=part.text("text"),
            lines=part.pair("lines"),
            pages=part.pair_or_none("pages"),
            kind=part.text("kind"),
            line_starts=part.numbers("line_starts"),
            level=part.integer_or_none("level"),
        )
        for part in fields.parts("paragraphs")
    )
    return Document(
        source=source,
        paragraphs=paragraphs,
        text="".join(paragraph.text + "\n" for paragraph in paragraphs),
        repairs=fields.counts("repairs"),
        doubts=fields.integer("doubts"),
        flags=fields.flags("flags"),
    )


def _report(fields: Fields) -> Report:
    """Return the report that a section belongs to, still without sections."""
    return Report(
        source=fields.text("source"),
        number=fields.integer("report"),
        title=fields.text_or_none("title"),
        subtitle=fields.text_or_none("subtitle"),
        byline=fields.text_or_none("byline"),
        organ=fields.text_or_none("organ"),
        region=fields.text_or_none("region"),
        admin_level=fields.text_or_none("admin_level"),
        year=fields.integer_or_none("year"),
        kind=fields.text_or_none("kind"),
        sections=(),
        region_code=fields.text_or_none("region_code"),
        published=fields.text_or_none("published"),
        **{name: fields.pair_or_none(name) for name in _FRONT_LINES},
    )


def _section(fields: Fields) -> Section:
    paragraphs = fields.texts("paragraphs")
    return Section(
        number=fields.text("section"),
        depth=fields.integer("depth"),
        heading=fields.text_or_none("heading"),
        heading_form=fields.text("heading_form"),
        path=fields.texts("path"),
        role=fields.text("role"),
        role_confidence=fields.number("role_confidence"),
        paragraphs=paragraphs,
        lines=fields.pair("lines"),
        pages=fields.pair_or_none("pages"),
        heading_mark=fields.text_or_none("heading_mark") or "",
        heading_lines=fields.pair_or_none("heading_lines"),
        paragraph_lines=fields.pairs("paragraph_lines", len(paragraphs)),
        line_starts=fields.number_lists("line_starts", len(paragraphs)),
    )


def _pair(numbers: tuple[int, int] | None) -> list[int] | None:
    return list(numbers) if numbers else None
