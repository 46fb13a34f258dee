"""Show results: tables, documents and section trees, on a screen, in a pipe or a file."""

from npccli.show.concordance import write_concordance
from npccli.show.delimited import ROW_FORMATS, harmless_row, without_formulas, write_rows
from npccli.show.documents import write_document_text
from npccli.show.figure_review import write_figure_review
from npccli.show.files import SUFFIXES, check_place, format_of_path, make_folder, open_output
from npccli.show.frames import ResultTable
from npccli.show.ledger import doubtful_changes, flag_table, repair_summary, write_difference
from npccli.show.review import Reviewed, write_review
from npccli.show.screen import write_section_tree
from npccli.show.section_text import section_files, write_section_text
from npccli.show.sections import section_characters, section_table, write_section_markdown
from npccli.show.tables import BINARY_FORMATS, FORMATS, write_table, write_tables
from npccli.show.tei import write_section_tei

__all__ = [
    "BINARY_FORMATS",
    "FORMATS",
    "ROW_FORMATS",
    "SUFFIXES",
    "ResultTable",
    "Reviewed",
    "check_place",
    "doubtful_changes",
    "flag_table",
    "format_of_path",
    "harmless_row",
    "make_folder",
    "open_output",
    "repair_summary",
    "section_characters",
    "section_files",
    "section_table",
    "without_formulas",
    "write_concordance",
    "write_difference",
    "write_document_text",
    "write_figure_review",
    "write_review",
    "write_rows",
    "write_section_markdown",
    "write_section_tei",
    "write_section_text",
    "write_section_tree",
    "write_table",
    "write_tables",
]
