"""Find the reported quantities of work, and what is named, in the sections of reports.

A numeral is found, what is no quantity is refused with a reason, and the rest gets its unit,
its noun (the indicator) and its verb (the action). Nothing here prints or writes.
"""

from npccli.figures.codebook import Codebook, Indicator, load_codebook
from npccli.figures.collect import figure_record, figures_of_report
from npccli.figures.find import find_figures
from npccli.figures.mentions import count_mentions, mention_table
from npccli.figures.quoting import quoted_sentence
from npccli.figures.tables import FIGURE_COLUMNS, figure_rows, figure_table, panel_table

__all__ = [
    "FIGURE_COLUMNS",
    "Codebook",
    "Indicator",
    "count_mentions",
    "figure_record",
    "figure_rows",
    "figure_table",
    "figures_of_report",
    "find_figures",
    "load_codebook",
    "mention_table",
    "panel_table",
    "quoted_sentence",
]
