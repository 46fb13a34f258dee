"""The three jobs as functions: order, failures, and the pipe equal to the direct way."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from npccli.model import Document, Report
from npccli.read import document_record, read_source, read_string, section_records
from npccli.run.choices import Options
from npccli.run.counting import CountOptions, CountResult, analyse_sources
from npccli.run.paths import Failure, Input, expand_paths
from npccli.run.pipeline import (
    clean_document,
    clean_sources,
    section_document,
    section_texts,
    untouched_document,
    whole_report,
)

SAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "samples").glob("*.txt")
    if path.name.count(".") == 1
)
SEEDS = sorted((Path(__file__).resolve().parents[3] / "shared/seeds").glob("*.txt"))
PAGE = (
    "东川县人大常委会2023年工作综述\n\n过去一年，县人大常委会依法履职，听取专项工作报告1\n2项，"
    "为全县发展作出贡献。\n\n一、强化监督\n\n听取和审议专项工作报告12项，开展执法检查3次。\n\n"
    "二、服务代表\n\n组织代表视察，办理建议96件，代表满意率明显提高。\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(PAGE, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "c.txt").write_bytes(PAGE.encode("gb18030"))
    return tmp_path


def _inputs(path: Path) -> tuple[Input, ...]:
    return expand_paths([path]).found


def _reports(path: Path) -> list[Report]:
    found = section_texts(_inputs(path), Options())
    return [report for each in found if not isinstance(each, Failure) for report in each.reports]


def _count(inputs: tuple[Input, ...], choices: CountOptions, options: Options) -> CountResult:
    return analyse_sources(inputs, choices.analysis(), options)


def _save(path: Path, records: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(each) + "\n" for each in records), "utf-8")
    return path


def test_a_failure_keeps_its_place_and_the_others_are_done(corpus: Path) -> None:
    results = list(clean_sources(_inputs(corpus), Options()))
    assert [type(result) for result in results] == [Document, Failure, Document]
    first, _, last = results
    assert isinstance(first, Document) and isinstance(last, Document)
    assert first.text == last.text


def test_as_is_changes_nothing(corpus: Path) -> None:
    result = _count(_inputs(corpus / "a.txt"), CountOptions(), Options(as_is=True))
    (table,) = result.tables
    row = dict(zip((column.name for column in table.columns), table.rows[0], strict=True))
    assert (row["sections"], row["reports"]) == (1, 1)
    assert row["paragraphs"] == len(PAGE.split())


@pytest.mark.parametrize(
    "text",
    ["", "\n", PAGE, PAGE.replace("\n", "\r\n"), f"\ufeff {PAGE}\u3000\n\x0b", "一\r二\x85\n三"],
)
def test_the_report_of_a_text_as_it_is_is_that_of_its_document(text: str) -> None:
    extraction = read_string(text)
    assert whole_report(extraction) == whole_report(untouched_document(extraction))


@pytest.mark.parametrize("path", SAMPLES + SEEDS, ids=lambda path: path.name)
def test_a_text_without_paragraphs_or_ledger_is_the_one_with_them(path: Path) -> None:
    extraction = read_source(path.read_bytes(), path.name)
    whole = clean_document(extraction, Options())
    ledger = clean_document(extraction, Options(), "ledger")
    assert ledger == replace(whole, paragraphs=())
    sections = clean_document(extraction, Options(), "sections")
    furniture = tuple(change for change in whole.changes if change.repair == "furniture")
    assert sections == replace(whole, changes=furniture, doubts=sections.doubts)
    assert section_document(extraction, Options()) == section_document(whole, Options())
    short = clean_document(extraction, Options(), "text")
    assert short == replace(whole, paragraphs=(), changes=(), doubts=0)
    assert sum(short.repairs.values()) == len(whole.changes)


def test_counting_nothing_gives_a_table_without_rows() -> None:
    result = _count((), CountOptions(tables="both"), Options())
    assert [table.rows for table in result.tables] == [(), ()]


def test_sections_given_to_clean_are_refused(corpus: Path, tmp_path: Path) -> None:
    reports = _reports(corpus / "a.txt")
    path = _save(tmp_path / "s.jsonl", list(section_records(reports)))
    (failure,) = clean_sources(_inputs(path), Options())
    assert isinstance(failure, Failure)
    assert "holds sections" in failure.error.message


@pytest.mark.parametrize("path", [*SAMPLES, *SEEDS], ids=lambda path: path.stem)
@pytest.mark.parametrize("by", ["section", "role"])
def test_the_pipe_gives_the_same_table(path: Path, by: str, tmp_path: Path) -> None:
    choices = CountOptions(by=(by,), tables="both")
    direct = _count(_inputs(path), choices, Options())
    documents = [d for d in clean_sources(_inputs(path), Options()) if isinstance(d, Document)]
    page = _save(tmp_path / "d.jsonl", [document_record(document) for document in documents])
    reports = _reports(page)
    sections = _save(tmp_path / "s.jsonl", list(section_records(reports)))
    piped = _count(_inputs(sections), choices, Options())
    assert direct.tables[0].rows
    assert piped.tables == direct.tables
