"""A text is never counted twice: not as a file and in records, and not through two names."""

from __future__ import annotations

import os
import shutil
from array import array
from contextlib import chdir
from pathlib import Path

import pytest

from npccli.cli.main import main
from npccli.count.marks import name_mark, text_mark
from npccli.run.repeats import INDEX, RECORDS, TEXTS, find_repeat

ROOT = Path(__file__).parents[2]
Capture = pytest.CaptureFixture[str]
TEXT = (
    "东川县人大常委会2023年工作综述\n\n"
    "过去一年，县人大常委会依法履行各项职责，听取和审议专项工作报告12项，开展执法检查3次。\n\n"
    "一、强化监督\n\n围绕群众关心的问题开展专题询问2次，督促办理代表建议86件，办结率达到98.5%。\n\n"
    "二、服务代表\n\n全县设立代表联络站12个，组织代表视察5次，接待选民1200余人次。\n"
)
COMMANDS = {
    "stats": ["--by", "region"],
    "stats in groups": ["--by", "source"],
    "keywords": ["--table", "keywords", "--by", "year"],
    "keyness": ["--target", "role=supervision"],
    "terms": [str(ROOT / "samples/concepts.toml"), "--by", "year"],
    "ngrams": [],
    "collocates": ["代表"],
    "kwic": ["代表"],
    "dispersion": ["--word", "代表"],
    "phrases": [],
    "figures": [],
    "mentions": [],
    "sections": ["-o", "out.jsonl"],
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a text, its records under two names, its index, and another text."""
    folder = tmp_path_factory.mktemp("made")
    other = TEXT.replace("东川县", "西林县").replace("12", "21")
    for name, text in (("corpus/a.txt", TEXT), ("moved/b.txt", TEXT), ("other.txt", other)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    with chdir(folder):
        for arguments in (
            ["sections", "corpus", "-o", "made.jsonl"],
            ["clean", "corpus", "--format", "jsonl", "-o", "clean.jsonl"],
            ["sections", "other.txt", "-o", "other.jsonl"],
            ["index", "corpus", "-o", "made.duckdb", "--quiet"],
            ["index", "other.txt", "-o", "other.duckdb", "--quiet"],
        ):
            assert main(arguments) == 0
    return folder


@pytest.fixture
def place(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, in which the test is."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(command: str, paths: list[str], capsys: Capture) -> tuple[int, str, str]:
    capsys.readouterr()
    name = {"keywords": "stats"}.get(command, command.split()[0])
    first, rest = COMMANDS[command][:1], COMMANDS[command][1:]
    leading = name in ("terms", "collocates", "kwic")
    arguments = [name, *(first if leading else []), *paths, *([] if leading else first), *rest]
    code = main(arguments)
    return code, *capsys.readouterr()


TWICE = [
    ["corpus", "made.jsonl"],
    ["made.duckdb", "corpus/a.txt"],
    ["made.duckdb", "made.jsonl"],
    ["made.duckdb", "moved"],
]


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_text_that_comes_twice_is_refused(command: str, capsys: Capture) -> None:
    for paths in TWICE:
        code, output, said = _run(command, paths, capsys)
        assert (code, output, said.count("\n")) == (2, "", 1), paths
        assert "comes twice" in said, paths
        assert not Path("out.jsonl").exists()


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("command", ["stats", "kwic", "figures"])
@pytest.mark.parametrize(
    "paths",
    [
        ["clean.jsonl", "corpus"],
        ["clean.jsonl", "made.jsonl"],
        ["moved", "made.jsonl"],
        ["twice.jsonl"],
        ["again.duckdb", "made.duckdb"],
        ["made.duckdb", "corpus", "--jobs", "2"],
    ],
)
def test_whatever_holds_it(command: str, paths: list[str], capsys: Capture) -> None:
    Path("twice.jsonl").write_text(Path("made.jsonl").read_text("utf-8") * 2, "utf-8")
    Path("again.duckdb").write_bytes(Path("made.duckdb").read_bytes())
    code, output, said = _run(command, paths, capsys)
    assert (code, output, said.count("\n")) == (2, "", 1)
    assert "comes twice" in said


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("command", ["stats", "stats in groups", "kwic", "figures", "sections"])
def test_different_texts_are_counted_together(command: str, capsys: Capture) -> None:
    assert main(["sections", "moved", "-o", "copy.jsonl"]) == 0
    assert main(["index", "moved", "-o", "copy.duckdb", "--quiet"]) == 0
    for paths in (
        ["corpus", "other.jsonl"],
        ["made.duckdb", "other.txt"],
        ["made.duckdb", "other.duckdb"],
        ["made.jsonl", "other.jsonl"],
        ["corpus/a.txt", "moved/b.txt"],
        ["made.jsonl", "copy.jsonl"],
        ["made.duckdb", "copy.duckdb"],
    ):
        code, _, said = _run(command, paths, capsys)
        assert (code, said) == (0, ""), paths


def test_the_message_names_the_text(place: Path, capsys: Capture) -> None:
    assert place.is_dir()
    _, _, said = _run("stats", ["made.duckdb", "./corpus/a.txt"], capsys)
    assert said.startswith("npccli: ./corpus/a.txt: comes twice, as a text and in made.duckdb (")
    for paths in (["moved", "made.duckdb"], ["made.duckdb", "moved"], ["moved", "made.jsonl"]):
        assert _run("stats", paths, capsys)[2].startswith("npccli: moved/b.txt: comes twice")


def test_one_file_through_several_names_is_read_once(place: Path, capsys: Capture) -> None:
    Path("link.txt").symlink_to("corpus/a.txt")
    expected = _run("stats", ["corpus/a.txt"], capsys)
    whole = str(place / "corpus/a.txt")
    for more in ("./corpus/a.txt", whole, "link.txt", f"file://{whole}", "corpus/../corpus/a.txt"):
        assert _run("stats", ["corpus/a.txt", more], capsys) == expected, more


def test_records_of_one_source_may_be_parted(place: Path, capsys: Capture) -> None:
    assert place.is_dir()
    lines = Path("made.jsonl").read_text("utf-8").splitlines(keepends=True)
    Path("first.jsonl").write_text("".join(lines[:1]), "utf-8")
    Path("second.jsonl").write_text("".join(lines[1:]), "utf-8")
    code, _, said = _run("ngrams", ["first.jsonl", "second.jsonl"], capsys)
    assert (code, said) == (0, "")


def test_marks() -> None:
    assert name_mark(os.fsdecode(b"a\xff.txt"))
    marks = {
        TEXTS: array("Q", [1, 9, 0, 2, 10, 0]),
        (RECORDS, "a"): array("Q", [3, 11, 20]),
        (RECORDS, "b"): array("Q", [3, 12, 21]),
        (INDEX, "c"): array("Q", [4, 0, 0, 5, 0, 0]),
    }
    assert find_repeat(marks) is None
    marks[INDEX, "d"] = array("Q", [6, 10, 0])
    repeat = find_repeat(marks)
    assert repeat is not None
    assert (repeat.first, repeat.second) == (TEXTS, (INDEX, "d"))


def test_short_texts_are_told_apart_by_their_names_only() -> None:
    from npccli.run.notebook import sections_of

    assert text_mark(sections_of("工作报告。", None, False)[0]) == 0
    assert text_mark(sections_of(TEXT, None, False)[0]) != 0


@pytest.mark.parametrize("records", ["made.jsonl", "clean.jsonl"])
@pytest.mark.usefixtures("place")
def test_records_that_hold_a_report_twice_are_stored_once(records: str, capsys: Capture) -> None:
    lines = Path(records).read_text("utf-8") + Path("other.jsonl").read_text("utf-8")
    Path("twice.jsonl").write_text(lines + Path(records).read_text("utf-8"), "utf-8")
    Path("once.jsonl").write_text(lines, "utf-8")
    assert main(["stats", "twice.jsonl"]) == 2
    capsys.readouterr()
    assert main(["index", "twice.jsonl", "-o", "twice.duckdb", "--quiet"]) == 1
    said = capsys.readouterr().err
    assert "twice.jsonl: report 1 of corpus/a.txt comes twice" in said
    assert "stored once" in said
    assert main(["stats", "twice.duckdb", "--by", "source"]) == 0
    counted = capsys.readouterr().out
    assert main(["stats", "once.jsonl", "--by", "source"]) == 0
    assert counted == capsys.readouterr().out
