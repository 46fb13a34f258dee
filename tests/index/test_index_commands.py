"""An index in the place of texts gives the same tables, byte for byte."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from index_corpus import ROOT, build, report_text, write_corpus

from npccli.cli.main import main

Capture = pytest.CaptureFixture[str]

COMMANDS = [
    "stats CORPUS",
    "stats CORPUS --by year",
    "stats CORPUS --by section --examples 2",
    "stats CORPUS --by region,year --diversity",
    "stats CORPUS --table keywords --measure textrank --by role --top 5",
    "keyness CORPUS --target role=supervision --examples 1",
    "terms DICTIONARY CORPUS --by region,year",
    "terms DICTIONARY CORPUS --by section --examples 2",
    "terms DICTIONARY CORPUS --hits",
    "terms DICTIONARY CORPUS --by role --wide documents",
    "ngrams CORPUS --size 2,3 --min-count 3",
    "collocates 代表 CORPUS --examples 2",
    "kwic 代表联络站 CORPUS",
    "kwic 问题清单 CORPUS",
    "kwic 没有这样的话 CORPUS",
    "kwic 监督 CORPUS --match word --sort right",
    "kwic 听取.{0,4}审议|接待 CORPUS --match regex --sort left",
    "dispersion CORPUS --word 监督 --word 代表 --over section",
    "phrases CORPUS --min-count 2 --by year",
    "figures CORPUS",
    "figures CORPUS --format jsonl",
    "figures CORPUS --wide",
    "figures CORPUS --codebook CODEBOOK",
    "mentions CORPUS",
    "sections CORPUS --format jsonl",
    "sections CORPUS --format csv --role supervision",
    "sections CORPUS --explain-roles",
]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("commands")
    corpus = write_corpus(folder / "corpus")
    build([corpus], folder / "made.duckdb")
    codebook = folder / "own.toml"
    codebook.write_text('["代表联络"]\nwordings = ["代表联络站"]\n', "utf-8")
    return {
        "CORPUS": str(corpus),
        "INDEX": str(folder / "made.duckdb"),
        "DICTIONARY": str(ROOT / "samples/concepts.toml"),
        "CODEBOOK": str(codebook),
    }


def _run(command: str, places: dict[str, str], capsys: Capture) -> tuple[int, str, str]:
    arguments = [places.get(word, word) for word in command.split()]
    code = main(arguments)
    return code, *capsys.readouterr()


@pytest.mark.parametrize("command", COMMANDS)
def test_the_same_as_from_the_files(command: str, places: dict[str, str], capsys: Capture) -> None:
    expected = _run(command, places, capsys)
    assert expected[0] == 0
    assert expected[1]
    assert _run(command.replace("CORPUS", "INDEX"), places, capsys) == expected


KWIC = [
    "kwic 代表 CORPUS --format csv",
    "kwic 代表 CORPUS --top 3 --format csv --excel",
    "kwic 代表 CORPUS --format jsonl",
    "kwic 监督 CORPUS --match word --context 3",
    "kwic 民主法治 CORPUS --match word",
    "kwic 代 CORPUS --sort left",
    "kwic 代表 CORPUS --sort right --top 20",
    "kwic 代表 CORPUS --sort hit --format json",
    "kwic 代表 CORPUS --format terminal",
    "kwic 代表 CORPUS --format terminal --sort left --top 30",
    "kwic 没有这样的话 CORPUS --format terminal",
]


@pytest.mark.parametrize("command", KWIC)
def test_the_lines_that_the_database_cuts_are_the_same(
    command: str, places: dict[str, str], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("npccli.run.indexed.WORTH_PLACES", 0)
    monkeypatch.setattr("npccli.index.located._FIRST", 2)
    monkeypatch.setattr("npccli.index.located._FOUND_FIRST", 2)
    monkeypatch.setattr("npccli.run.aside._HELD", 4)
    monkeypatch.setattr("npccli.show.concordance._FIRST", 3)
    monkeypatch.setattr("npccli.show.concordance._AT_ONCE", 7)
    expected = _run(command, places, capsys)
    assert expected[0] == 0
    assert _run(command.replace("CORPUS", "INDEX"), places, capsys) == expected


def test_the_first_lines_come_before_the_last_are_looked_for(
    places: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from npccli.count import Segmenter
    from npccli.count.concordance import ConcordanceAnalysis
    from npccli.index import located
    from npccli.run.choices import Options
    from npccli.run.paths import expand_paths
    from npccli.run.streaming import Seen, lines_of_index

    monkeypatch.setattr("npccli.run.indexed.WORTH_PLACES", 0)
    monkeypatch.setattr("npccli.index.located._FIRST", 2)
    monkeypatch.setattr("npccli.index.located._FOUND_FIRST", 2)
    asked: list[object] = []
    whole = located._by_report

    def watched(*values: object) -> object:
        asked.append(values[-1])
        return whole(*values)  # type: ignore[arg-type]

    monkeypatch.setattr("npccli.index.located._by_report", watched)
    seen = Seen()
    inputs = expand_paths([places["INDEX"]]).found
    lines = lines_of_index(inputs, ConcordanceAnalysis(Segmenter(), "代表"), Options(), seen)
    assert lines is not None
    next(lines)
    assert (len(asked), seen.reports) == (1, 7)
    assert len(list(lines)) > 10
    assert len(asked) > 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_same_with_files_beside_it(
    jobs: str, places: dict[str, str], tmp_path: Path, capsys: Capture
) -> None:
    more = tmp_path / "more.txt"
    more.write_text(report_text("枫桥县", 2024), "utf-8")
    command = f"stats CORPUS {more} --by source,role --jobs {jobs}"
    expected = _run(command, places, capsys)
    assert _run(command.replace("CORPUS", "INDEX"), places, capsys) == expected


def test_terms_of_a_source_whose_name_is_not_unicode(
    places: dict[str, str], tmp_path: Path, capsys: Capture
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    name = os.fsencode(str(folder / "b")) + b"\xff.txt"
    Path(os.fsdecode(name)).write_text(report_text("云岭县", 2020), "utf-8")
    build([folder], tmp_path / "odd.duckdb")
    expected = _run(f"terms DICTIONARY {folder}", places, capsys)
    found = _run(f"terms DICTIONARY {tmp_path}/odd.duckdb", places, capsys)
    assert found[1].encode("utf-8", "backslashreplace") == expected[1].encode(
        "utf-8", "backslashreplace"
    )


def test_texts_as_they_stand(places: dict[str, str], tmp_path: Path, capsys: Capture) -> None:
    index = tmp_path / "as_is.duckdb"
    build([Path(places["CORPUS"])], index, as_is=True)
    expected = _run("stats CORPUS --as-is --by section", places, capsys)
    assert _run(f"stats {index} --as-is --by section", places, capsys) == expected


@pytest.mark.parametrize(
    "option",
    ["stats --as-is", "stats --pages 1-2", "sections --spacing pangu", "sections --roles gwr"],
)
def test_options_that_the_index_was_not_made_with(
    option: str, places: dict[str, str], capsys: Capture
) -> None:
    code, output, said = _run(f"{option} INDEX", places, capsys)
    assert (code, output) == (2, "")
    assert re.fullmatch(r"npccli: \S+: this index was not made with .*\n", said)


def test_cleaning_an_index_is_refused(places: dict[str, str], capsys: Capture) -> None:
    code, _, said = _run("clean INDEX", places, capsys)
    assert code == 2
    assert "clean takes texts" in said


def test_a_command_without_the_package_says_what_to_install(
    places: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    code, _, said = _run("stats INDEX", places, capsys)
    assert code == 2
    assert 'pip install "npccli[index]"' in said
