"""Text in which nothing can be found is not read, and the tables stay the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from index_corpus import ROOT, build, fresh_reports, report_text, write_corpus

from npccli.count import Segmenter
from npccli.count.concepts import load_concepts
from npccli.count.concordance import ConcordanceAnalysis
from npccli.count.terms import TermAnalysis
from npccli.index import plan_reading
from npccli.index.narrow import Need
from npccli.index.trim import trimmed
from npccli.model import Report
from npccli.run.choices import Options
from npccli.run.counting import analyse_sources
from npccli.run.indexed import need_of
from npccli.run.inputs import in_parts
from npccli.run.paths import expand_paths

CONCEPTS = load_concepts(str(ROOT / "samples/concepts.toml"))


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("narrowed")
    corpus = write_corpus(folder / "corpus")
    for number in range(30):
        text = report_text(f"第{number}区", 2000 + number, f"独一无二的第{number}号说法。")
        (corpus / f"n{number:02}.txt").write_text(text, "utf-8")
    build([corpus], folder / "made.duckdb")
    return corpus, folder / "made.duckdb"


@pytest.mark.parametrize(
    ("expression", "match", "most"),
    [
        ("第7号说法", "text", 1),
        ("独一无二", "word", 30),
        ("第(7|11)号说法", "regex", 2),
        ("没有人这样说", "text", 0),
        ("2", "text", 37),
    ],
)
def test_few_reports_are_read(
    places: tuple[Path, Path], expression: str, match: str, most: int
) -> None:
    analysis = ConcordanceAnalysis(Segmenter(), expression, match)
    assert sum(map(len, plan_reading(str(places[1]), need_of(analysis)))) <= most
    tables = []
    for place in places:
        inputs = in_parts(expand_paths([str(place)]).found, Options(), analysis)
        result = analyse_sources(inputs, analysis, Options())
        assert (result.reports, result.failures) == (37, ())
        tables.append(result.tables)
    assert tables[0] == tables[1]


@pytest.mark.parametrize(
    "by", [(), ("source",), ("section",), ("region", "year"), ("role", "level"), ("report",)]
)
@pytest.mark.parametrize("cut", [True, False])
def test_all_words_and_reports_are_known(
    places: tuple[Path, Path], by: tuple[str, ...], cut: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("npccli.run.indexed.SEARCHED_AT_ONCE", 4)
    analysis = TermAnalysis(by, Segmenter(), CONCEPTS, examples=2)
    assert need_of(analysis) is not None
    found = [expand_paths([str(place)]).found for place in places]
    expected = analyse_sources(found[0], analysis, Options())
    inputs = in_parts(found[1], Options(), analysis) if cut else found[1]
    assert (len(inputs) > 3) == cut
    assert analyse_sources(inputs, analysis, Options()) == expected


def test_a_lexicon_needs_all_text(tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("急难愁盼 n\n", "utf-8")
    with_lexicon = Segmenter(lexicon=str(tmp_path / "more.txt"))
    assert need_of(TermAnalysis((), with_lexicon, CONCEPTS)) is None


REPORTS = fresh_reports(ROOT / "samples")
TEXTS = ["代表", "监督", "常委会", "。", "2024", "工作综述", "没有"]
NEEDS = st.lists(st.frozensets(st.sampled_from(TEXTS), min_size=1, max_size=2), max_size=3)


@given(st.sampled_from(REPORTS), NEEDS.map(tuple))
def test_what_meets_a_need_stays_in_its_place(report: Report, need: Need) -> None:
    from npccli.count.passages import Passage, report_passages
    from npccli.index.trim import meets

    def places(report: Report) -> list[tuple[object, ...]]:
        return [_place(each) for each in report_passages(report) if meets(each.text, need)]

    def _place(passage: Passage) -> tuple[object, ...]:
        number = passage.section and passage.section.number
        return passage.text, number, passage.lines, passage.starts

    less = trimmed(report, need)
    assert places(less) == places(report)
    assert [section.heading for section in less.sections] == [
        section.heading for section in report.sections
    ]


def test_sources_of_records_can_come_from_two_files(tmp_path: Path) -> None:
    from npccli.cli.main import main
    from npccli.count.frequencies import FrequencyAnalysis

    text = tmp_path / "a.txt"
    text.write_text(report_text("云岭县", 2022), "utf-8")
    assert main(["sections", str(text), "-o", str(tmp_path / "all.jsonl")]) == 0
    first, *rest = (tmp_path / "all.jsonl").read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "one.jsonl").write_text(first, "utf-8")
    (tmp_path / "two.jsonl").write_text("".join(rest), "utf-8")
    found = []
    for names in (["a.txt"], ["one.jsonl", "two.jsonl"]):
        index = tmp_path / f"{len(names)}.duckdb"
        build([tmp_path / name for name in names], index)
        inputs = in_parts(expand_paths([str(index)]).found, Options())
        found.append([item.part is not None and item.part.alone for item in inputs])
        files = expand_paths([str(tmp_path / name) for name in names]).found
        analysis = FrequencyAnalysis(("source",), Segmenter())
        counted = [analyse_sources(each, analysis, Options()) for each in (inputs, files)]
        assert counted[0] == counted[1]
    assert found == [[True], [False]]
