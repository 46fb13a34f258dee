"""What is read for an expression gives the same tables as the whole reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_corpus import ROOT, build, report_text

from npccli.count import Segmenter
from npccli.count.concepts import Concept
from npccli.count.concordance import MATCHES, ConcordanceAnalysis
from npccli.count.terms import TermAnalysis
from npccli.figures import load_codebook
from npccli.index import open_writer, plan_reading, read_index
from npccli.index.hits import read_hits
from npccli.index.located import can_cut, read_lines, read_passages
from npccli.index.rows import FileRow, Rows
from npccli.index.spans import Expression
from npccli.model import Report, Section
from npccli.run.indexed import need_of

ALL = ("section", "region", "level", "year")
SAMPLED = (
    *("代表", "监督", "常委会", "。", "，", "2024", "（一）", "一、", "工作综述", "没有", "表联"),
    *("听取和审议", "执法检查3次", "代表联络站", "监督.{0,9}报告", "(代表|选民)满意"),
)
EXPRESSIONS = st.one_of(
    st.sampled_from(SAMPLED),
    st.text(st.sampled_from("代表监督工作人大会议报告。，　 "), min_size=1, max_size=3),
)

WRAPPED = """云岭县人大常委会2023年工作综述

　　一、加强监督。常委会听取和审议专项工作报
告12项，开展执法检查3次，督促办理代表建
议98件。办结率98.5%。
　　二、做好代表工作
　　全县设立代表联络站12个，组织代表视察
5次。 接待选民1200余人次，代表满意。
　　做好代表工作，还要常抓不懈。
"""


def _same(index: Path, reports: list[Report], analysis: ConcordanceAnalysis | TermAnalysis) -> None:
    need = need_of(analysis)
    ids = next(iter(plan_reading(str(index), need, 1 << 60)), ())
    found = analysis.count(read_hits(str(index), ids, need))
    expected = analysis.count(reports)
    if isinstance(analysis, TermAnalysis):
        assert _hits(found) == _hits(expected)
        return
    assert found == expected
    assert analysis.count_passages(read_passages(str(index), ids, need)) == expected
    if can_cut(analysis.expression) and analysis.match != "regex":
        sought = Expression(analysis.expression, analysis.match == "word")
        lines = read_lines(str(index), ids, sought, analysis.context, analysis.lines)
        assert analysis.count_lines(lines) == expected


def _hits(state: object) -> dict[object, object]:
    """Return what was found; the sizes of groups come from elsewhere."""
    return {
        key: (dict(tally.frequencies), dict(tally.documents), dict(tally.places))
        for key, tally in state.groups.items()  # type: ignore[attr-defined]
        if tally.frequencies
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Report]]:
    folder = tmp_path_factory.mktemp("hits")
    (folder / "wrapped.txt").write_text(WRAPPED, "utf-8")
    (folder / "as_is.txt").write_text(WRAPPED.replace("代表", " 代表\t"), "utf-8")
    build([ROOT / "samples", folder], folder / "made.duckdb")
    reports = list(read_index(str(folder / "made.duckdb")))
    assert any(section.heading_mark for report in reports for section in report.sections)
    assert any(any(section.line_starts) for report in reports for section in report.sections)
    return folder / "made.duckdb", reports


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sentences be searched from the first report on, however much is found."""
    monkeypatch.setattr("npccli.index.hits._FEW", 0)
    monkeypatch.setattr("npccli.index.located._FIRST_REPORTS", 3)
    monkeypatch.setattr("npccli.index.located._AT_ONCE", 3)
    monkeypatch.setattr("npccli.index.hits._FIRST_SEARCH", 3)
    monkeypatch.setattr("npccli.index.hits._takes_longer", lambda *_: False)


@pytest.mark.usefixtures("searched")
def test_an_expression_is_found_in_its_place(made: tuple[Path, list[Report]]) -> None:
    @settings(deadline=None, max_examples=20)
    @given(EXPRESSIONS, st.sampled_from(MATCHES), st.sampled_from([0, 6, 400]))
    def check(expression: str, match: str, context: int) -> None:
        _same(*made, ConcordanceAnalysis(Segmenter(), expression, match, context))

    check()


@pytest.mark.usefixtures("searched")
def test_concepts_are_found_in_their_groups(made: tuple[Path, list[Report]]) -> None:
    @settings(deadline=None, max_examples=20)
    @given(st.lists(EXPRESSIONS, min_size=1, max_size=3), st.lists(EXPRESSIONS, max_size=2))
    def check(words: list[str], phrases: list[str]) -> None:
        concept = Concept("甲", tuple(words), tuple(phrases), (), ("工作报告",))
        _same(*made, TermAnalysis(ALL, Segmenter(), (concept,), hits=True, examples=3))

    check()


NASTY = st.text(st.sampled_from("代表a\"'\\,\t\r\n\x00\x85\u3000。？“”12𠮷\ud800"), max_size=24)


@pytest.mark.usefixtures("searched")
@settings(max_examples=8, deadline=None)
@given(parts=st.lists(st.tuples(NASTY, NASTY, st.sampled_from(["", "。", "——"])), min_size=1))
def test_any_text_is_found(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[str, str, str]]
) -> None:
    path = tmp_path_factory.mktemp("nasty") / "made.duckdb"
    sections = tuple(
        Section(
            *(str(at), 1, head or None, "line", (), "other", 0.5, (body, "代表8件。"), (at, at)),
            heading_mark=mark if head else "",
            line_starts=((1, 3), (2,)),
        )
        for at, (head, body, mark) in enumerate(parts)
    )
    report = Report("a.txt", 1, parts[0][1], None, parts[0][0], *[None] * 5, sections)
    rows = Rows(load_codebook())
    rows.add_document(None, report.source)
    rows.add_report(report)
    rows.add_file(FileRow("f", "f", "", 0))
    with open_writer(str(path), {}) as writer:
        writer.add(rows.batch())
    for expression in ("代", "代表", "1", "。", "a\\"):
        _same(path, [report], ConcordanceAnalysis(Segmenter(), expression))


@pytest.mark.parametrize(("top", "most"), [(1, 1), (40, 40), (100, 140)])
def test_no_more_is_read_than_lines_are_wanted(tmp_path: Path, top: int, most: int) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text(report_text("云岭县", 2000), "utf-8")
    index = tmp_path / "made.duckdb"
    build([tmp_path], index)
    analysis = ConcordanceAnalysis(Segmenter(), "急难愁盼", top=top)
    assert analysis.ends_early
    (ids,) = plan_reading(str(index), need_of(analysis), 1 << 60)
    taken: list[Report] = []

    def watched() -> Iterator[Report]:
        for report in read_hits(str(index), ids, need_of(analysis)):
            taken.append(report)
            yield report

    rows = analysis.count(watched())
    assert [row[0] for row in rows] == [str(tmp_path / f"{at:03}.txt") for at in range(top)]
    assert len(taken) <= most
