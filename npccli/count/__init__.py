"""Count words and more: exactly jieba's words, tallies that merge, tables of groups."""

from npccli.count.analysis import Analysis, tables_of
from npccli.count.definitions import (
    count_characters,
    count_han_characters,
    count_sentences,
    is_word,
    sentence_spans,
    split_sentences,
)
from npccli.count.groups import TITLE_SECTION, UNITS, watch_sources
from npccli.count.keywords import MEASURES, keyword_table, keyword_table_of
from npccli.count.lexicon import load_lexicon, parse_lexicon
from npccli.count.passages import report_parts, section_text
from npccli.count.selection import Selection
from npccli.count.stopwords import load_stopwords
from npccli.count.tables import COUNT_COLUMNS, count_table, count_table_of
from npccli.count.tally import Tallies, Tally, merge, merge_tallies, tally_reports
from npccli.count.words import SEGMENTERS, Segmenter

__all__ = [
    "COUNT_COLUMNS",
    "MEASURES",
    "SEGMENTERS",
    "TITLE_SECTION",
    "UNITS",
    "Analysis",
    "Segmenter",
    "Selection",
    "Tallies",
    "Tally",
    "count_characters",
    "count_han_characters",
    "count_sentences",
    "count_table",
    "count_table_of",
    "is_word",
    "keyword_table",
    "keyword_table_of",
    "load_lexicon",
    "load_stopwords",
    "merge",
    "merge_tallies",
    "parse_lexicon",
    "report_parts",
    "section_text",
    "sentence_spans",
    "split_sentences",
    "tables_of",
    "tally_reports",
    "watch_sources",
]
