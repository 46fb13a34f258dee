"""How much text there is in each group of an index, without reading it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from npccli.count import TITLE_SECTION
from npccli.index.database import open_for_reading
from npccli.model import Scalar

COLUMN_VALUES = {
    "source": ("r.source", "r.source"),
    "report": ("r.number", "r.number"),
    "title": ("r.title", "r.title"),
    "region": ("r.region", "r.region"),
    "year": ("r.year", "r.year"),
    "level": ("r.admin_level", "r.admin_level"),
    "section": ("s.number", f"'{TITLE_SECTION}'"),
    "heading": ("s.heading", "NULL"),
    "role": ("s.role", "NULL"),
    "first_line": ("s.first_line", "NULL"),
    "last_line": ("s.last_line", "NULL"),
}
"""What each column of a key is for a section, and for the title block of a report."""

MEASURES = ("characters", "han_characters", "words", "distinct_words", "sentences")
"""What is known of sections and of title blocks."""

Key = tuple[Scalar, ...]


def index_totals(path: str, columns: Sequence[str]) -> dict[Key, tuple[int, int]]:
    """Return the words and the reports of each group that has text, by the keys of tables.

    The words are those of the segmenter without a lexicon.
    """
    parts = []
    for kind, (words, joined) in enumerate(
        (
            ("s.words", "store.sections s JOIN store.reports r ON r.report_id = s.report_id"),
            ("r.title_words", "store.reports r"),
        )
    ):
        keys = "".join(f"{COLUMN_VALUES[name][kind]} AS {name}, " for name in columns)
        parts.append(
            f"SELECT {keys}{words} AS how_many, r.report_id AS report_key"
            f" FROM {joined} WHERE {words} IS NOT NULL"
        )
    keys = "".join(f"{name}, " for name in columns)
    query = (
        f"SELECT {keys}sum(how_many)::BIGINT, count(DISTINCT report_key)"
        f" FROM ({' UNION ALL '.join(parts)})"
    )
    if columns:
        query += f" GROUP BY {', '.join(columns)}"
    with open_for_reading(path) as connection:
        rows = connection.execute(query).fetchall()
    return {row[:-2]: (row[-2], row[-1]) for row in rows if row[-1]}


def word_totals(path: str) -> dict[str, int]:
    """Return how often each word stands in the texts of an index."""
    query = (
        "SELECT word, sum(count)::BIGINT FROM"
        " (FROM store.words UNION ALL FROM store.new_words) GROUP BY word"
    )
    with open_for_reading(path) as connection:
        return dict(connection.execute(query).fetchall())


def key_values(columns: Sequence[str]) -> dict[str, str]:
    """Return the columns of a key as SQL says them of a row `x`, joined to `r` and `s`."""
    found = {}
    for name in columns:
        section, title = COLUMN_VALUES[name]
        either = f"CASE WHEN x.section_id IS NULL THEN {title} ELSE {section} END"
        found[name] = section if section == title else either
    return found


def index_sources(path: str, most: int | None = None) -> tuple[str, ...]:
    """Return the sources of an index in their order, and no more than `most` of them."""
    query = (
        "SELECT r.source FROM store.reports r JOIN store.files f ON f.file_id = r.file_id"
        " GROUP BY r.source ORDER BY min(f.position), min(r.report_id)"
    )
    with open_for_reading(path) as connection:
        rows = connection.execute(query + (f" LIMIT {most}" if most else "")).fetchall()
    return tuple(source for (source,) in rows)


def sources_are_apart(path: str) -> bool:
    """Return whether no source of an index comes from two files, as it may from records."""
    query = (
        "SELECT count(*) = count(DISTINCT source)"
        " FROM (SELECT DISTINCT source, file_id FROM store.reports)"
    )
    with open_for_reading(path) as connection:
        (apart,) = connection.execute(query).fetchone() or (False,)
    return bool(apart)


def report_marks(path: str) -> Iterator[tuple[str, int]]:
    """Yield the source and the mark of the text of each report."""
    with open_for_reading(path) as connection:
        rows = connection.execute("SELECT source, mark FROM store.reports")
        while some := rows.fetchmany(10_000):
            yield from some


def count_reports(path: str) -> int:
    """Return how many reports an index has."""
    with open_for_reading(path) as connection:
        (count,) = connection.execute("SELECT count(*) FROM store.reports").fetchone() or (0,)
    return int(count)


def parts_query(columns: Sequence[str]) -> str:
    """Return the query for the sections and the title blocks of reports."""
    keys = ["".join(f"{COLUMN_VALUES[name][at]} AS {name}, " for name in columns) for at in (0, 1)]
    sections = "".join(f"coalesce(s.{name}, 0) AS {name}, " for name in MEASURES)
    titles = "".join(f"r.title_{name} AS {name}, " for name in MEASURES)
    order = "JOIN temp.ranks o ON o.report_id = r.report_id"
    return (
        f"SELECT {keys[0]}r.report_id, 2 * s.section_id AS id, {sections}s.paragraphs,"
        " 1 AS sections, o.rank, s.section_id AS place"
        f" FROM store.sections s JOIN store.reports r ON r.report_id = s.report_id {order}"
        f" UNION ALL SELECT {keys[1]}r.report_id, 2 * r.report_id + 1 AS id, {titles}0, 0,"
        f" o.rank, -1 FROM store.reports r {order} WHERE r.title_words IS NOT NULL"
    )


def reports_query(columns: Sequence[str]) -> str:
    """Return the query for reports as wholes, by columns that all their sections share."""
    keys = "".join(f"{COLUMN_VALUES[name][0]} AS {name}, " for name in columns)
    names = [name for name in (*MEASURES, "paragraphs", "sections") if name != "distinct_words"]
    sums = ", ".join(f"sum({name})::BIGINT AS {name}" for name in names)
    return (
        f"SELECT {keys}r.report_id, r.report_id AS id, {', '.join(f'p.{name}' for name in names)},"
        " r.distinct_words, p.rank, 0 AS place FROM store.reports r JOIN"
        f" (SELECT report_id, min(rank) AS rank, {sums} FROM ({parts_query(())})"
        " GROUP BY report_id) p ON p.report_id = r.report_id"
    )
