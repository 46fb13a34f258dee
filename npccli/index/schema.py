"""The tables of a corpus index, and the views over them for people who write SQL.

The tables are in the schema `store`; `docs/index.md` describes the views. Ids are whole
numbers, larger for what was stored later, and are not used again. A change of the tables,
or of the fields of a report or a figure, is a new `SCHEMA`.
"""

from __future__ import annotations

SCHEMA = 6
"""The version of the tables that this version writes and reads."""

_TEXT = "VARCHAR USING COMPRESSION zstd"
"""Long texts: they take a third of the room of what DuckDB chooses, and less time to store."""

_PACKED = "BLOB USING COMPRESSION uncompressed"
"""What is packed already; to try it again takes a sixth of the time of storing."""

_WORDS = {
    "report_id": "BIGINT",
    "section_id": "BIGINT",
    "word": "VARCHAR",
    "pos": "VARCHAR",
    "count": "INTEGER",
    "fresh": "TINYINT",
    "places": "INTEGER[]",
}
"""A word in a section: `places` tells where it stands, in characters of the section's text.

`fresh` is 2 for the first section of a report that has the word, the title block among them, 1
for the first section of a role in a report, else 0: so reports with a word are counted.
"""

_MEASURES = {
    "characters": "BIGINT",
    "han_characters": "BIGINT",
    "words": "BIGINT",
    "distinct_words": "BIGINT",
    "sentences": "BIGINT",
}
"""What is known of a text by itself; words are null where it has no passage at all."""

TABLES: dict[str, dict[str, str]] = {
    "meta": {"key": "VARCHAR", "value": "VARCHAR"},
    "files": {
        "file_id": "BIGINT",
        "name": "VARCHAR",
        "place": "VARCHAR",
        "sha256": "VARCHAR",
        "bytes": "BIGINT",
        "position": "BIGINT",
        "made_by": "VARCHAR",
        "problem": "VARCHAR",
    },
    "documents": {
        "document_id": "BIGINT",
        "file_id": "BIGINT",
        "source": "VARCHAR",
        "reader": "VARCHAR",
        "encoding": "VARCHAR",
        "repairs": "BIGINT",
        "doubts": "BIGINT",
    },
    "reports": {
        "report_id": "BIGINT",
        "document_id": "BIGINT",
        "file_id": "BIGINT",
        "source": "VARCHAR",
        "number": "BIGINT",
        "title": "VARCHAR",
        "subtitle": "VARCHAR",
        "byline": "VARCHAR",
        "organ": "VARCHAR",
        "region": "VARCHAR",
        "region_code": "VARCHAR",
        "admin_level": "VARCHAR",
        "year": "BIGINT",
        "kind": "VARCHAR",
        "published": "VARCHAR",
        **dict.fromkeys(("characters", "words", "distinct_words"), "BIGINT"),
        **{f"title_{name}": kind for name, kind in _MEASURES.items()},
        "mark": "UBIGINT",
    },
    "sections": {
        "section_id": "BIGINT",
        "report_id": "BIGINT",
        "number": "VARCHAR",
        "depth": "BIGINT",
        "heading": "VARCHAR",
        "heading_form": "VARCHAR",
        "path": "VARCHAR[]",
        "role": "VARCHAR",
        "role_confidence": "DOUBLE",
        "first_line": "BIGINT",
        "last_line": "BIGINT",
        "first_page": "BIGINT",
        "last_page": "BIGINT",
        **_MEASURES,
        "paragraphs": "BIGINT",
    },
    "sentences": {
        "report_id": "BIGINT",
        "section_id": "BIGINT",
        "position": "INTEGER",
        "paragraph": "INTEGER",
        "line": "BIGINT",
        "text": _TEXT,
        "passage": "INTEGER",
        "raw": "VARCHAR",
        "begin": "INTEGER",
    },
    "passages": {
        "report_id": "BIGINT",
        "section_id": "BIGINT",
        "passage": "INTEGER",
        "paragraph": "INTEGER",
        "line": "BIGINT",
        "starts": "INTEGER[]",
        "begin": "INTEGER",
        "size": "INTEGER",
        "text": _TEXT,
    },
    "words": _WORDS,
    "new_words": _WORDS,
    "vocabulary": {"word": "VARCHAR"},
    "figures": {
        "report_id": "BIGINT",
        "section_id": "BIGINT",
        "position": "INTEGER",
        "action": "VARCHAR",
        "indicator": "VARCHAR",
        "canonical": "VARCHAR",
        "value": "DOUBLE",
        "upper": "DOUBLE",
        "raw": "VARCHAR",
        "unit": "VARCHAR",
        "approx": "BOOLEAN",
        "kind": "VARCHAR",
        "period": "VARCHAR",
        "cumulative": "BOOLEAN",
        "planned": "BOOLEAN",
        "sentence": _TEXT,
        "first_line": "BIGINT",
        "last_line": "BIGINT",
    },
    "records": {"report_id": "BIGINT PRIMARY KEY", "report": _PACKED, "figures": _PACKED},
    "postings": {
        "first_report": "BIGINT",
        "end_report": "BIGINT",
        "page": "INTEGER",
        "lists": _PACKED,
    },
}
"""The tables with the types of their columns."""

_OF_REPORT = "r.source, r.number AS report, r.region, r.year"
_IN_SECTION = (
    "JOIN store.reports r ON r.report_id = x.report_id"
    " LEFT JOIN store.sections s ON s.section_id = x.section_id"
)

VIEWS: dict[str, str] = {
    "documents": """
        SELECT d.document_id, d.source, f.name AS file, f.sha256, f.bytes, d.reader,
               d.encoding, d.repairs, d.doubts, f.problem
        FROM store.documents d JOIN store.files f ON f.file_id = d.file_id""",
    "reports": """
        SELECT report_id, document_id, source, number AS report, title, subtitle, byline,
               organ, region, region_code, admin_level, year, kind, published, characters,
               words
        FROM store.reports""",
    "sections": f"""
        SELECT x.section_id, x.report_id, {_OF_REPORT}, x.number AS section, x.depth,
               x.heading, x.heading_form, x.path, x.role, x.role_confidence, x.first_line,
               x.last_line, x.first_page, x.last_page, x.characters, x.words
        FROM store.sections x JOIN store.reports r ON r.report_id = x.report_id""",
    "sentences": f"""
        SELECT x.report_id, x.section_id, {_OF_REPORT}, s.number AS section, s.role,
               x.position, x.paragraph, x.line, x.text
        FROM store.sentences x {_IN_SECTION}""",
    "words": f"""
        SELECT x.report_id, x.section_id, {_OF_REPORT}, s.number AS section, s.role,
               x.word, x.pos, x.count
        FROM (FROM store.words UNION ALL FROM store.new_words) x {_IN_SECTION}""",
    "figures": f"""
        SELECT x.report_id, x.section_id, {_OF_REPORT}, s.number AS section, s.role,
               x.position, x.action, x.indicator, x.canonical, x.value, x.upper, x.raw,
               x.unit, x.approx, x.kind, x.period, x.cumulative, x.planned, x.sentence,
               x.first_line, x.last_line
        FROM store.figures x {_IN_SECTION}""",
}
"""The views by their names, which people use."""


def creation() -> list[str]:
    """Return the statements that make an empty index but for its meta table's rows."""
    statements = ["CREATE SCHEMA store"]
    for name, columns in TABLES.items():
        listed = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        statements.append(f"CREATE TABLE store.{name} ({listed})")
    statements += [f"CREATE VIEW {name} AS {body}" for name, body in VIEWS.items()]
    return statements
