"""Concepts that the database counts give the tables that the texts give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_corpus import ROOT, build, report_text

from npccli.count import Segmenter
from npccli.count.concepts import Concept
from npccli.count.terms import TermAnalysis
from npccli.index import can_count, read_index
from npccli.model import Report
from npccli.run.choices import Options
from npccli.run.counting import analyse_sources, tables_of_reports
from npccli.run.indexed import need_of
from npccli.run.inputs import in_parts
from npccli.run.paths import expand_paths

EXTRA = (
    "人民代表人民选，全过程人民民主。民主监督、监督权和舆论监督；代表大会代表大会代表。"
    "执法检查组执法检查，A股5G网络“两个清单”。办理代表建议，建议代表办理。"
)
SAMPLED = (
    *("代表", "监督", "民主", "全过程人民民主", "人民", "代表大会", "大会代表", "执法检查", "检"),
    *("A股", "5G", "建议代表", "舆论监督"),
)
TEXTS = st.one_of(
    st.sampled_from(SAMPLED),
    st.text(st.sampled_from("人民代表大会监督执法检查工作报告常委建议区"), min_size=1, max_size=4),
)
GROUPS = st.sampled_from(
    [(), ("source",), ("section",), ("region", "year"), ("role", "level"), ("report",), ("year",)]
)


@pytest.fixture(scope="module", params=[4_000_000, 500])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[Report]]:
    folder = tmp_path_factory.mktemp("counts")
    for number in range(6):
        text = report_text(f"云{number % 4}县", 2020 + number // 2, EXTRA[number:])
        (folder / f"{number}.txt").write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("npccli.index.write.SORTED_AT_ONCE", request.param)
        patch.setattr("npccli.index.sorted_words._IN_MEMORY", request.param // 10)
        build([ROOT / "samples", folder], folder / "made.duckdb")
    return folder / "made.duckdb", list(read_index(str(folder / "made.duckdb")))


def _same(made: tuple[Path, list[Report]], analysis: TermAnalysis) -> None:
    index, reports = made
    inputs = in_parts(expand_paths([str(index)]).found, Options(), analysis)
    result = analyse_sources(inputs, analysis, Options())
    assert not result.failures
    assert result.reports == len(reports)
    assert result.tables == tables_of_reports(reports, analysis)


WORDS = st.lists(TEXTS, max_size=3).map(tuple)
SOURCES = (
    "听取.{0,8}报告",
    "代表.{0,3}代表",
    "(人民|民主).?",
    "执法.",
    "督办|办理代表",
    "。",
    ".督",
)
PATTERNS = st.lists(st.sampled_from(SOURCES).map(re.compile), max_size=2, unique=True).map(tuple)


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    inside = ()
    if draw(st.booleans()):
        inside = (Concept("甲.乙", draw(WORDS), draw(WORDS), draw(PATTERNS), draw(WORDS)),)
    return Concept("甲", draw(WORDS), draw(WORDS), draw(PATTERNS), draw(WORDS), inside)


def test_random_concepts_count_alike(made: tuple[Path, list[Report]]) -> None:
    counted = []

    @settings(deadline=None, max_examples=25)
    @given(concepts(), GROUPS, st.booleans(), st.sampled_from([0, 48]))
    def check(concept: Concept, by: tuple[str, ...], hits: bool, most: int) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("npccli.index.spans._MOST_PATHS", most)
            _same(made, TermAnalysis(by, Segmenter(), (concept,), hits=hits))
        counted.append(can_count(concept))

    check()
    assert any(counted)


@pytest.mark.parametrize(
    ("concept", "can"),
    [
        (Concept("甲", ("代表",)), True),
        (Concept("甲", ("执法检查", "检查"), ("民主",)), True),
        (Concept("甲", ("民主", "全过程人民民主", "人民"), exclude=("人民选",)), True),
        (
            Concept("甲", ("监督",), exclude=("舆论监督",), inside=(Concept("乙", ("监督权",)),)),
            True,
        ),
        (Concept("甲", ("督办", "代表"), (), (re.compile("办理代.|代表办"),), ("建议代",)), True),
        (Concept("甲", (), (), (re.compile("“.{2,4}”"),)), True),
        (Concept("甲", ("代表",), (), (re.compile("[甲乙]"),)), False),
        (Concept("甲", ("代表大会", "大会代表")), False),
        (Concept("甲", ("人人",)), False),
        (Concept("甲", ("“两个清单”",)), False),
        (Concept("甲", ("代表",), exclude=("。",)), False),
    ],
    ids=lambda value: "-".join(value.words) if isinstance(value, Concept) else str(value),
)
def test_some_concepts_need_no_text(
    made: tuple[Path, list[Report]], concept: Concept, can: bool
) -> None:
    assert can_count(concept) == can
    other = Concept("丙", patterns=(re.compile("[办处].{0,3}[建意]"),))
    for dictionary in ((concept,), (concept, other)):
        analysis = TermAnalysis(("region", "year"), Segmenter(), dictionary)
        _same(made, analysis)
    assert (need_of(TermAnalysis((), Segmenter(), (concept,))) == ()) == can
    for wide in ("count", "share"):
        _same(made, TermAnalysis(("role",), Segmenter(), (concept,), wide))
    _same(made, TermAnalysis(("year",), Segmenter(), (concept,), examples=2, hits=True))
