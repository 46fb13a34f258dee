"""Tables that an index makes from its words alone are the same as those from the texts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from index_corpus import build, report_text, write_corpus

from npccli.cli.main import main
from npccli.count import Tally, count_sentences, section_text, tally_reports
from npccli.model import Report, Section

Capture = pytest.CaptureFixture[str]

UNITS = ("source", "report", "section", "role", "region", "level", "year")
GROUPS = [*UNITS, *map(",".join, combinations(UNITS, 2)), "role,region,year", "year,source,role"]
WORDS = [by for by in GROUPS if "section" not in by]

COMMANDS = [
    *(f"stats CORPUS --by {by}" for by in GROUPS),
    *(f"stats CORPUS --by {by} --table both --top 7" for by in WORDS),
    "stats CORPUS --by year --table keywords --measure rate --top 9",
    "stats CORPUS --by role --table keywords --measure tfidf --top 6",
    "stats CORPUS --by region,role --table keywords --measure tfidf --min-count 2",
    "stats CORPUS --by role --table keywords --measure tfidf --top 1000000",
    "stats CORPUS --by year --table keywords --pos n*,v --min-length 3",
    "stats CORPUS --by year --table keywords --min-docs 2 --min-count 3",
    "stats CORPUS --by role --table keywords --min-docs 3",
    "stats CORPUS --by region --table keywords --stopwords none",
    "stats CORPUS --by region --table keywords --stopwords STOPWORDS",
    "stats CORPUS --by year --table keywords --segmenter jieba",
    "stats CORPUS --by region --table keywords --min-length 9 --min-count 99",
    "keyness CORPUS --target role=supervision",
    "keyness CORPUS --target role=supervision,role=deputies --reference role=lead --negative",
    "keyness CORPUS --target year=2023 --min-docs 2 --min-count 1 --top 9",
    "keyness CORPUS --target level=county --reference level= --pos n* --cells 2",
    "keyness CORPUS --target section=1,year=2023 --reference section=2 --correction bh",
    "keyness CORPUS --target section=2,year=2030 --reference section=1 --min-count 1",
    "keyness CORPUS --target year=2023 --reference-list LIST",
    "collocates 监督 CORPUS",
    "collocates 代表 CORPUS --window 2,0 --sort mi --examples 2 --min-docs 2 --stopwords none",
    "collocates 人大常委会 CORPUS --window 1 --top 9",
    "collocates 说法，说法 CORPUS --min-count 1",
    "collocates 没有的词 CORPUS",
    "dispersion CORPUS",
    *(f"dispersion CORPUS --over {over} --top 9" for over in ("source", "section", "year")),
    "dispersion CORPUS --over region --min-docs 4 --min-count 5 --stopwords none",
    "dispersion CORPUS --word 监督 --word 代表联络站 --word 没有的词 --over region",
]

READING = [
    "stats CORPUS --by section,year --table both --top 3",
    "stats CORPUS --by year --examples 2 --table both",
    "stats CORPUS --by year --lexicon LEXICON --table both",
    "stats CORPUS --by year --lexicon default",
    "keyness CORPUS --target role=supervision --min-docs 3",
    "keyness CORPUS --target role=supervision --lexicon LEXICON",
    "dispersion CORPUS --word 点点 --word 报告；",
    "dispersion CORPUS --lexicon LEXICON",
    "collocates 监督 CORPUS --lexicon LEXICON",
]

REFUSED = [
    "keyness CORPUS --target role=supervision --reference year=2023",
    "keyness CORPUS --target year=1066",
    "keyness CORPUS --target year=2023 --reference year=1066",
    "keyness CORPUS --target source=",
]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("tables")
    corpus = write_corpus(folder / "corpus")
    gone = corpus / "gone.txt"
    gone.write_text(report_text("旧城区", 2001, "后来不再提起的说法。"), "utf-8")
    index = folder / "made.duckdb"
    build([corpus], index)
    gone.unlink()
    for number in range(9):  # words of later reports stand behind those of earlier ones
        text = report_text(f"第{number % 4}区", 2019 + number, f"第{number}号说法，说法不一。")
        (corpus / f"0{number}.txt").write_text(text, "utf-8")
    text = report_text("同乐县", 2030).replace("做好代表工作", "增强预算监督工作")
    (corpus / "alike.txt").write_text(text.replace("设立代表联络站", "督促办理代表建议"), "utf-8")
    build([corpus], index, prune=True)
    (folder / "stop.txt").write_text("代表\n监督\n", "utf-8")
    (folder / "more.txt").write_text("代表联络 n\n督促办理 v\n", "utf-8")
    (folder / "list.tsv").write_text("代表\t90\n监督\t40\n# total: 9000\n", "utf-8")
    return {
        "CORPUS": str(corpus),
        "INDEX": str(index),
        "STOPWORDS": str(folder / "stop.txt"),
        "LEXICON": str(folder / "more.txt"),
        "LIST": str(folder / "list.tsv"),
    }


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Note the reports that are read from an index."""
    from npccli.index import codec, read

    found: list[object] = []

    def noted(data: bytes) -> object:
        found.append(data)
        return codec.unpack_report(data)

    monkeypatch.setattr(read, "unpack_report", noted)
    return found


def _run(command: str, places: dict[str, str], capsys: Capture) -> tuple[int, str, str]:
    code = main([places.get(word, word) for word in command.split()])
    return code, *capsys.readouterr()


def _both(command: str, places: dict[str, str], capsys: Capture) -> Iterator[tuple[int, str, str]]:
    yield _run(command, places, capsys)
    yield _run(command.replace("CORPUS", "INDEX"), places, capsys)


@pytest.mark.parametrize("command", COMMANDS)
def test_tables_without_reading(
    command: str, places: dict[str, str], capsys: Capture, reading: list[object]
) -> None:
    expected, found = _both(command, places, capsys)
    assert expected[0] == 0
    assert found == expected
    assert reading == []


@pytest.mark.parametrize("command", COMMANDS[::3])
def test_tables_made_a_few_groups_at_a_time(
    command: str, places: dict[str, str], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("npccli.index.word_groups._MOST_SUMS", 200)
    monkeypatch.setattr("npccli.index.word_groups._AT_ONCE", 7)
    expected, found = _both(command, places, capsys)
    assert found == expected


@pytest.mark.parametrize("command", READING)
def test_tables_that_need_the_texts(
    command: str, places: dict[str, str], capsys: Capture, reading: list[object]
) -> None:
    expected, found = _both(command, places, capsys)
    assert expected[0] == 0
    assert found == expected
    assert reading


@pytest.mark.parametrize("command", REFUSED)
def test_the_same_is_refused(command: str, places: dict[str, str], capsys: Capture) -> None:
    expected, found = _both(command, places, capsys)
    assert expected[0] == 2
    assert found == expected


@pytest.mark.parametrize("by", ["", "section", "role,year"])
def test_texts_as_they_stand(
    by: str, places: dict[str, str], tmp_path: Path, capsys: Capture
) -> None:
    index = tmp_path / "as_is.duckdb"
    build([Path(places["CORPUS"])], index, as_is=True)
    here = {**places, "INDEX": str(index)}
    for command in (f"stats CORPUS --as-is --by {by or 'level'}", "dispersion CORPUS --as-is"):
        expected, found = _both(command, here, capsys)
        assert found == expected


TEXTS = st.text(st.sampled_from('字a。！…，”"(」 !'), max_size=4)
SECTIONS = st.builds(
    lambda heading, mark, texts: Section(
        "1", 1, heading, "line", (), "lead", 1.0, tuple(texts), (1, 1), heading_mark=mark
    ),
    st.none() | TEXTS,
    st.sampled_from(["", "。", "："]),
    st.lists(TEXTS, max_size=3),
)


@given(st.none() | TEXTS, st.lists(SECTIONS, max_size=4).map(tuple))
def test_sentences_of_parts_add_up(title: str | None, sections: tuple[Section, ...]) -> None:
    report = Report("a", 1, title, *[None] * 7, sections)
    texts = [title or "", *map(section_text, sections)]
    whole = tally_reports([report], ()).groups.get((), Tally())
    assert whole.sentences == sum(map(count_sentences, texts))


def test_a_source_whose_name_is_not_unicode(
    places: dict[str, str], tmp_path: Path, capsys: Capture
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    name = os.fsencode(str(folder / "b")) + b"\xff.txt"
    Path(os.fsdecode(name)).write_text(report_text("云岭县", 2020), "utf-8")
    (folder / "a.txt").write_text(report_text("清源区", 2021), "utf-8")
    build([folder], tmp_path / "odd.duckdb")
    here = {**places, "CORPUS": str(folder), "INDEX": str(tmp_path / "odd.duckdb")}
    for command in ("stats CORPUS", "stats CORPUS --by report --table keywords --top 3"):
        expected, found = (
            said.encode("utf-8", "backslashreplace") for _, said, _ in _both(command, here, capsys)
        )
        assert found == expected


def test_one_group_cannot_be_weighed(
    places: dict[str, str], tmp_path: Path, capsys: Capture
) -> None:
    only = tmp_path / "only.txt"
    only.write_text(report_text("枫桥县", 2024), "utf-8")
    build([only], tmp_path / "only.duckdb")
    here = {**places, "CORPUS": str(only), "INDEX": str(tmp_path / "only.duckdb")}
    expected, found = _both("stats CORPUS --table keywords --measure tfidf", here, capsys)
    assert expected[0] == 2
    assert found == expected


def test_an_index_beside_a_text_is_read(
    places: dict[str, str], tmp_path: Path, capsys: Capture
) -> None:
    more = tmp_path / "more.txt"
    more.write_text(report_text("枫桥县", 2024), "utf-8")
    for command in (
        "stats CORPUS MORE --by year --table both",
        "dispersion CORPUS MORE",
        "collocates 监督 CORPUS MORE",
    ):
        expected, found = _both(command, {**places, "MORE": str(more)}, capsys)
        assert found == expected
