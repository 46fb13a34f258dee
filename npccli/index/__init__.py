"""A corpus in one file: reports that were read once, to count and to ask in SQL.

The file is a DuckDB database. Nothing here prints; the package duckdb is imported when an
index is opened.
"""

from npccli.index.bulk import shown_name, storable
from npccli.index.database import is_index_file
from npccli.index.database import open_for_reading as open_index
from npccli.index.hits import read_hits
from npccli.index.located import WORTH_PLACES, can_cut, read_lines, read_passages
from npccli.index.narrow import ANYTHING, Need, either, need_of_pattern, need_of_text, rough_pattern
from npccli.index.query import Answer, ask_index, query_index, view_columns
from npccli.index.read import (
    index_options,
    plan_reading,
    read_figures,
    read_index,
    read_reports,
)
from npccli.index.schema import SCHEMA, VIEWS
from npccli.index.spans import Expression
from npccli.index.term_counts import can_count, count_concepts
from npccli.index.totals import (
    count_reports,
    index_sources,
    index_totals,
    report_marks,
    sources_are_apart,
    word_totals,
)
from npccli.index.word_groups import (
    Wanted,
    WordGroups,
    WordSum,
    names_sections,
    sections_are_apart,
)
from npccli.index.write import Writer, open_writer, said_options

__all__ = [
    "ANYTHING",
    "SCHEMA",
    "VIEWS",
    "WORTH_PLACES",
    "Answer",
    "Expression",
    "Need",
    "Wanted",
    "WordGroups",
    "WordSum",
    "Writer",
    "ask_index",
    "can_count",
    "can_cut",
    "count_concepts",
    "count_reports",
    "either",
    "index_options",
    "index_sources",
    "index_totals",
    "is_index_file",
    "names_sections",
    "need_of_pattern",
    "need_of_text",
    "open_index",
    "open_writer",
    "plan_reading",
    "query_index",
    "read_figures",
    "read_hits",
    "read_index",
    "read_lines",
    "read_passages",
    "read_reports",
    "report_marks",
    "rough_pattern",
    "said_options",
    "sections_are_apart",
    "shown_name",
    "sources_are_apart",
    "storable",
    "view_columns",
    "word_totals",
]
