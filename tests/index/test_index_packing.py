"""Reports and figures come back from bytes as they were; any text can be stored."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_corpus import ROOT, fresh_reports

from npccli.figures import figures_of_report, load_codebook
from npccli.index.codec import pack_figures, pack_report, unpack_figures, unpack_report
from npccli.index.grams import report_buckets, text_buckets
from npccli.index.postings import MOST_REPORTS, Stretch, page_of, read_list
from npccli.index.schema import SCHEMA
from npccli.model import Figure, Report, Section

TEXT = st.text(max_size=12)
LINES = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))
SECTIONS = st.builds(
    Section,
    number=TEXT,
    depth=st.integers(1, 9),
    heading=st.none() | TEXT,
    heading_form=TEXT,
    path=st.lists(TEXT, max_size=3).map(tuple),
    role=TEXT,
    role_confidence=st.floats(0, 1),
    paragraphs=st.lists(TEXT, max_size=3).map(tuple),
    lines=LINES,
    pages=st.none() | LINES,
    heading_mark=TEXT,
    heading_lines=st.none() | LINES,
    paragraph_lines=st.lists(LINES, max_size=3).map(tuple),
    line_starts=st.lists(st.lists(st.integers(0, 99), max_size=3).map(tuple), max_size=3).map(
        tuple
    ),
)
REPORTS = st.builds(
    Report,
    TEXT,
    st.integers(1, 99),
    *[st.none() | TEXT] * 5,
    st.none() | TEXT,
    st.none() | st.integers(0, 9999),
    st.none() | TEXT,
    st.lists(SECTIONS, max_size=3).map(tuple),
    *[st.none() | LINES] * 3,
    *[st.none() | TEXT] * 2,
)


@given(REPORTS)
def test_any_report_comes_back(report: Report) -> None:
    assert unpack_report(pack_report(report)) == report


def test_all_figures_come_back() -> None:
    codebook = load_codebook()
    count = 0
    for report in fresh_reports(ROOT / "samples"):
        figures = tuple(figures_of_report(report, codebook))
        back = unpack_figures(pack_figures(figures, report), report)
        assert back == figures
        assert list(map(repr, back)) == list(map(repr, figures))  # 3 and 3.0 are equal
        count += len(figures)
    assert count > 100


def test_the_schema_knows_the_fields() -> None:
    """A new field changes what an index holds: raise SCHEMA, then this list."""
    names = [len(fields(kind)) for kind in (Report, Section, Figure)]
    assert (SCHEMA, names) == (6, [16, 14, 21])


NASTY = st.text(
    st.sampled_from("代表a\"'\\,;\t\r\n\x00\x01\x1f\x85\u2028\u3000。？“”《》12万件\ufeff𠮷N|"),
    max_size=40,
)


@settings(max_examples=10, deadline=None)  # each makes an index
@given(st.lists(st.tuples(NASTY, NASTY), min_size=1, max_size=10))
def test_any_text_can_be_stored(tmp_path_factory: pytest.TempPathFactory, parts: list) -> None:  # type: ignore[type-arg]
    from npccli.count.passages import passage_sentences, report_passages
    from npccli.index import open_writer, query_index, read_index
    from npccli.index.rows import FileRow, Rows

    path: Path = tmp_path_factory.mktemp("nasty") / "made.duckdb"
    sections = tuple(
        Section(
            str(at), 1, head or None, "line", (head,), "other", 0.5, (body, "共8件。"), (at, at)
        )
        for at, (head, body) in enumerate(parts)
    )
    report = Report(parts[0][0], 1, parts[0][1], None, "", None, *[None] * 4, sections)
    rows = Rows(load_codebook())
    rows.add_document(None, report.source)
    rows.add_report(report)
    rows.add_file(FileRow("f", "f", "", 0))
    with open_writer(str(path), {}) as writer:
        writer.add(rows.batch())
    assert list(read_index(str(path))) == [report]
    stored = query_index(str(path), "select text from sentences order by position").rows
    sentences = [
        passage.text[slice(*sentence.span)].strip()
        for passage in report_passages(report)
        for sentence in passage_sentences(passage, None)
    ]
    assert [row[0] for row in stored] == sentences


def test_lists_of_pairs_find_their_reports() -> None:
    reports = fresh_reports(ROOT / "samples")
    stretch = Stretch(10)
    for at, report in enumerate(reports):
        stretch.add(10 + 3 * at, report_buckets(report))
    pages = dict(stretch.pages())
    assert stretch.end == 10 + 3 * (len(reports) - 1) + 1
    for bucket in text_buckets(["代表建议"]):
        expected = [
            3 * at for at, report in enumerate(reports) if bucket in set(report_buckets(report))
        ]
        assert expected
        assert read_list(pages[page_of(bucket)], bucket) == expected
    again = Stretch.restored(stretch.first, stretch.end, pages.items())
    assert dict(again.pages()) == pages
    again.add(stretch.end, [7])
    stretch.add(stretch.end, [7])
    assert dict(again.pages()) == dict(stretch.pages()) != pages
    assert not stretch.is_full(10 + MOST_REPORTS - 1)
    assert stretch.is_full(10 + MOST_REPORTS)
