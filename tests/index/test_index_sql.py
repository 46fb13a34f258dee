"""The index asked in SQL, as the page about it says."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from index_corpus import ROOT, build, report_text, write_corpus

from npccli.cli.main import main
from npccli.errors import ReadError, UsageError
from npccli.index import VIEWS, ask_index, query_index, view_columns

PAGE = (ROOT / "docs/index.md").read_text("utf-8")
QUERIES = [body.strip() for body in re.findall(r"```sql\n(.*?)```", PAGE, flags=re.DOTALL)]
(COMMANDS,) = re.findall(r"```sh\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("sql")
    (folder / "note.txt").write_text(report_text("枫桥县", 2021).replace("\n\n", "\n"), "utf-8")
    build([write_corpus(folder / "corpus"), ROOT / "samples"], folder / "made.duckdb")
    return str(folder / "made.duckdb")


@pytest.mark.parametrize("query", QUERIES)
def test_the_queries_of_the_page_run(query: str, index: str) -> None:
    table = query_index(index, query)
    assert len(table.columns) >= 3
    if "from documents" not in query:
        assert table.rows
        assert any(cell is not None for row in table.rows for cell in row[1:])


def test_the_commands_of_the_page_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    for command in COMMANDS.splitlines():
        program, *arguments = shlex.split(command)
        assert program == "npccli"
        assert main(arguments) == 0
        output, said = capsys.readouterr()
        assert (output.count("\n") >= 2) != (arguments[0] == "index")
        assert not said or arguments[0] == "index"


@pytest.mark.parametrize("name", VIEWS)
def test_the_page_lists_the_columns(name: str, index: str) -> None:
    columns = [
        column.name for column in query_index(index, f"select * from {name} limit 0").columns
    ]
    assert tuple(columns) == view_columns(name)
    (listed,) = re.findall(rf"^\| `{name}` \| [^|]* \| (.*) \|$", PAGE, flags=re.MULTILINE)
    assert re.findall("`([a-z0-9_]+)`", listed) == columns


def test_the_tables_agree_with_those_of_the_commands(
    index: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stats", index, "--by", "source", "--format", "jsonl"]) == 0
    counted = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    rows = query_index(
        index,
        "select source, sum(characters), sum(words), count(*) from reports group by source",
    ).rows
    assert {
        row["source"]: (row["characters"], row["words"], row["reports"]) for row in counted
    } == {row[0]: row[1:] for row in rows}
    for table, column in (("words", "sum(count)"), ("sentences", "count(*)")):
        rows = query_index(index, f"select source, {column} from {table} group by source").rows
        assert {row["source"]: row[table] for row in counted} == dict(rows), table


def test_figures_are_those_of_the_command(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", index, "--format", "jsonl"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    names = ("source", "report", "section", "indicator", "value", "raw", "unit", "sentence")
    rows = query_index(
        index, f"select {', '.join(names)} from figures order by source, report, position"
    ).rows
    assert len(rows) > 100
    assert set(rows) == {tuple(each[name] for name in names) for each in found}


def test_types_come_through(index: str) -> None:
    table = query_index(
        index,
        "select true as yes, [1, 2] as list, 1.5::decimal(4,1) as number, 7::hugeint as whole,"
        " date '2024-01-31' as day, null as none, 'a' as again, 'b' as again, 'x'::blob as bytes",
    )
    assert table.rows == (("true", "[1, 2]", 1.5, 7, "2024-01-31", None, "a", "b", "78"),)
    assert [column.kind for column in table.columns][2:4] == ["number", "integer"]
    assert [column.name for column in table.columns][-3:-1] == ["again", "again_2"]


@pytest.mark.parametrize(
    ("query", "message", "hint"),
    [
        ("select word\nfrm words", "line 2, column 5: syntax error", ""),
        (
            "select wort from words",
            'line 1, column 8: referenced column "wort"',
            "word, pos, count",
        ),
        ("select * from wordz", "table with name wordz does not exist", "sentences, words"),
        ("select 'a'::integer", "could not convert string", ""),
        ("select 1; select 2", "more than one SQL statement", "give one"),
        ("-- nothing", "no SQL statement", "give one"),
        ("delete from store.words", "read-only", ""),
        ("select * from read_text('/etc/hostname')", "no other files", "leave the file out"),
        ("copy reports to 'out.csv'", "no other files", ""),
        ("attach 'other.duckdb'", "no other files", ""),
        ("set enable_external_access = true", "read-only", ""),
        ("select * from PAGE", "table with name PAGE does not exist", ""),
    ],
)
def test_mistakes_are_told(query: str, message: str, hint: str, index: str) -> None:
    with pytest.raises(UsageError) as caught:
        query_index(index, query)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_file_that_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一段话。", "utf-8")
    with pytest.raises(ReadError, match="is no index"):
        query_index(str(tmp_path / "a.txt"), "select 1")
    with pytest.raises(ReadError, match="no such file"):
        query_index(str(tmp_path / "b.duckdb"), "select 1")


def test_a_query_through_a_pipe_and_into_a_file(index: str, npccli: object, tmp_path: Path) -> None:
    done = npccli("sql", index, "-", "-o", "out.csv", stdin="select 1 as 数".encode())  # type: ignore[operator]
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "out.csv").read_text("utf-8") == "数\n1\n"


def test_a_query_may_begin_with_a_comment_and_may_stand_in_a_file(
    index: str, npccli: object, tmp_path: Path
) -> None:
    query = "-- how many = 1\nselect 1 as 数"
    (tmp_path / "asked.sql").write_text(f"\ufeff{query};\n", "utf-8")
    for arguments in ([query, "--format", "csv"], ["--format=csv", query], ["asked.sql", "-fcsv"]):
        done = npccli("sql", index, *arguments)  # type: ignore[operator]
        assert (done.returncode, done.stdout.decode(), done.stderr) == (0, "数\n1\n", b"")
    for arguments, said in (
        (["--formt", "select 1"], b"--formt"),
        (["missing.sql"], b"missing.sql: no such file"),
        (["select 1", "--output=no such folder/a b.csv"], b"no such folder/a b.csv"),
    ):
        done = npccli("sql", index, *arguments)  # type: ignore[operator]
        assert (done.returncode, done.stdout) == (2, b"")
        assert said in done.stderr and done.stderr.count(b"\n") == 1


def test_the_index_is_not_written_over_by_its_answer(index: str, npccli: object) -> None:
    before = Path(index).read_bytes()
    done = npccli("sql", index, "select 1", "--format", "csv", "-o", index)  # type: ignore[operator]
    assert (done.returncode, b"overwritten" in done.stderr) == (2, True)
    assert Path(index).read_bytes() == before


def test_an_interrupt_ends_a_long_query(index: str) -> None:
    query = "select count(*) from words a, words b, words c where a.count + b.count + c.count = 7"
    command = [sys.executable, "-m", "npccli", "sql", index, query]
    with subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE
    ) as run:
        try:
            with pytest.raises(subprocess.TimeoutExpired):
                run.wait(2)
            run.send_signal(signal.SIGINT)
            assert run.wait(30) == 130
            assert run.stderr is not None
            assert run.stderr.read() == b""
        finally:
            run.kill()


@pytest.mark.parametrize(
    "query",
    [
        "copy (select 1) to '{index}.tmp/x.csv'",
        "set threads = 1",
        "create temp table a as select 1",
        "checkpoint",
        "begin",
    ],
)
def test_only_what_reads_is_answered(query: str, index: str) -> None:
    folder = Path(f"{index}.tmp")
    folder.mkdir(exist_ok=True)
    with pytest.raises(UsageError, match="read-only"):
        query_index(index, query.format(index=index))
    assert not list(folder.iterdir())


def test_a_folder_that_is_empty_prunes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, index = write_corpus(tmp_path / "corpus"), tmp_path / "made.duckdb"
    assert main(["index", str(corpus), "-o", str(index), "--quiet"]) == 0
    before = query_index(str(index), "select count(*) from reports").rows
    for path in corpus.rglob("*"):
        if path.is_file():
            path.unlink()
    assert main(["index", str(corpus), "-o", str(index), "--prune"]) == 2
    assert "nothing is taken out" in capsys.readouterr().err
    assert query_index(str(index), "select count(*) from reports").rows == before != ((0,),)


def test_the_rows_of_an_answer_are_not_held(index: str) -> None:
    endless = "select a.source from reports a, range(10000000000)"
    with ask_index(index, endless) as answer:
        assert [column.name for column in answer.columns] == ["source"]
        assert next(answer.rows)


def test_nothing_is_printed_when_a_later_row_is_wrong(
    index: str, capsys: pytest.CaptureFixture[str]
) -> None:
    value = "case when r < 30000 then 1 else cast('x' || r as int) end"
    query = f"select {value} from range(40000) t(r)"
    assert main(["sql", index, query]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "could not convert string" in printed.err


def test_a_sentence_as_long_as_a_table_is_stored_in_part(tmp_path: Path) -> None:
    clauses = "，".join(f"召开会议{number}次，办理建议{number + 2}件" for number in range(10, 200))
    text = f"清溪县人大常委会2023年工作报告\n\n一、监督工作\n{clauses}。\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    build([tmp_path / "a.txt"], tmp_path / "made.duckdb")
    rows = query_index(str(tmp_path / "made.duckdb"), "select sentence, raw from figures").rows
    assert len(rows) == 380
    assert all(len(str(sentence)) < 600 and str(raw) in str(sentence) for sentence, raw in rows)
    assert all(str(sentence) in text for sentence, _ in rows)
