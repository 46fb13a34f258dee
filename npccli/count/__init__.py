"""Count words and more: exactly jieba's words, tallies that merge, tables of groups."""

from npccli.count.definitions import (
    count_characters,
    count_han_characters,
    count_sentences,
    is_word,
    split_sentences,
)
from npccli.count.lexicon import load_lexicon, parse_lexicon
from npccli.count.stopwords import load_stopwords
from npccli.count.tables import (
    COUNT_COLUMNS,
    count_table,
    count_table_of,
    keyword_table,
    keyword_table_of,
)
from npccli.count.tally import (
    TITLE_SECTION,
    UNITS,
    Tallies,
    Tally,
    merge,
    merge_tallies,
    report_parts,
    section_text,
    tally_reports,
)
from npccli.count.words import SEGMENTERS, Segmenter

__all__ = [
    "COUNT_COLUMNS",
    "SEGMENTERS",
    "TITLE_SECTION",
    "UNITS",
    "Segmenter",
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
    "split_sentences",
    "tally_reports",
]
