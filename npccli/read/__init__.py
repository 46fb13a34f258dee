"""Bytes to text that knows its source: PDF, Word, OFD, web pages, text in any encoding, records."""

from npccli.read.facts import Facts, source_facts
from npccli.read.formats import FORMATS, RECORD_SUFFIXES, TEXT_SUFFIXES, folder_suffixes
from npccli.read.options import ReadOptions
from npccli.read.record_stream import begins_records, stream_records
from npccli.read.records import document_record, holds_records, read_records, section_records
from npccli.read.source import open_bytes, plain_reasons, read_bytes, read_source, read_sources
from npccli.read.text import read_string

__all__ = [
    "FORMATS",
    "RECORD_SUFFIXES",
    "TEXT_SUFFIXES",
    "Facts",
    "ReadOptions",
    "begins_records",
    "document_record",
    "folder_suffixes",
    "holds_records",
    "open_bytes",
    "plain_reasons",
    "read_bytes",
    "read_records",
    "read_source",
    "read_sources",
    "read_string",
    "section_records",
    "source_facts",
    "stream_records",
]
