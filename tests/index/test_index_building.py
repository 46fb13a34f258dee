"""Building an index: what is read, what stays, and what goes wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest
from index_corpus import ROOT, build, fresh_reports, report_text, write_corpus

from npccli.cli.index_output import options_of
from npccli.errors import NpccliError, ReadError, UsageError, WriteError
from npccli.index import (
    is_index_file,
    need_of_text,
    plan_reading,
    query_index,
    read_index,
    read_reports,
)
from npccli.read import ReadOptions
from npccli.run.engine import Engine
from npccli.run.indexing import Gone, Kept, Stored, build_index
from npccli.run.paths import Failure, expand_paths


def _names(events: list[object], kind: type) -> list[str]:
    return [Path(event.name).name for event in events if isinstance(event, kind)]  # type: ignore[attr-defined]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "made.duckdb"


def test_the_reports_come_back_in_order(corpus: Path, index: Path) -> None:
    events = build([corpus], index)
    assert _names(events, Stored) == ["a.txt", "b.txt", "compilation.txt"]
    assert is_index_file(index)
    assert list(read_index(str(index))) == fresh_reports(corpus)


def test_only_what_changed_is_read_again(corpus: Path, index: Path) -> None:
    build([corpus], index)
    (corpus / "a.txt").write_text(report_text("云岭县", 2021), "utf-8")
    (corpus / "aa.txt").write_text(report_text("东湖镇", 2020), "utf-8")
    events = build([corpus], index)
    assert _names(events, Stored) == ["a.txt", "aa.txt"]
    assert _names(events, Kept) == ["b.txt", "compilation.txt"]
    assert list(read_index(str(index))) == fresh_reports(corpus)
    assert _names(build([corpus], index), Kept) == ["a.txt", "aa.txt", "b.txt", "compilation.txt"]


def test_the_same_size_and_time_do_not_hide_a_change(corpus: Path, index: Path) -> None:
    build([corpus], index)
    path = corpus / "a.txt"
    before = path.stat()
    path.write_text(report_text("云岭县", 2024), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert _names(build([corpus], index), Stored) == ["a.txt"]


def test_what_is_gone_is_told_and_kept_until_pruned(corpus: Path, index: Path) -> None:
    build([corpus], index)
    (corpus / "b.txt").unlink()
    told = [event for event in build([corpus], index) if isinstance(event, Gone)]
    assert [(Path(event.name).name, event.removed) for event in told] == [("b.txt", False)]
    assert len({report.source for report in read_index(str(index))}) == 3
    told = [event for event in build([corpus], index, prune=True) if isinstance(event, Gone)]
    assert [event.removed for event in told] == [True]
    assert list(read_index(str(index))) == fresh_reports(corpus)
    with duckdb.connect(str(index), read_only=True) as connection:
        for table in ("sentences", "words", "figures", "sections"):
            (count,) = connection.execute(
                f"SELECT count(*) FROM {table} WHERE source LIKE '%b.txt'"
            ).fetchone()
            assert count == 0, table


def test_an_id_that_was_pruned_is_not_used_again(corpus: Path, index: Path) -> None:
    build([corpus], index)
    (corpus / "sub/compilation.txt").unlink()
    build([corpus], index, prune=True)
    (corpus / "c.txt").write_text(report_text("白石县", 2019, "全新的说法。"), "utf-8")
    build([corpus], index)
    found = list(read_index(str(index), need_of_text("全新的说法")))
    assert [report.region for report in found] == ["白石县"]


def test_other_folders_are_added_behind(corpus: Path, index: Path, tmp_path: Path) -> None:
    other = tmp_path / "another"
    other.mkdir()
    (other / "z.txt").write_text(report_text("白石县", 2019), "utf-8")
    build([corpus], index)
    assert not [event for event in build([other], index) if isinstance(event, Gone)]
    (corpus / "c.txt").write_text(report_text("枫桥县", 2018), "utf-8")
    build([corpus], index)
    assert list(read_index(str(index))) == fresh_reports(corpus, other)


def test_lots_cover_all_reports_and_keep_files_together(corpus: Path, index: Path) -> None:
    build([corpus], index)
    lots = plan_reading(str(index), size=1)
    assert list(map(len, lots)) == [1, 1, 5]
    parts = [report for ids in lots for report in read_reports(str(index), ids)]
    assert parts == list(read_index(str(index)))


def test_a_file_that_cannot_be_read_is_told_and_tried_again(corpus: Path, index: Path) -> None:
    (corpus / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    for _ in range(2):
        failed = [event for event in build([corpus], index) if isinstance(event, Failure)]
        assert [Path(event.name).name for event in failed] == ["broken.docx"]
    assert len(list(read_index(str(index)))) == 7


def test_what_was_stored_stays_when_the_new_content_cannot_be_read(
    corpus: Path, index: Path
) -> None:
    build([corpus], index)
    before = list(read_index(str(index)))
    (corpus / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert _names(build([corpus], index), Failure) == ["a.txt"]
    assert list(read_index(str(index))) == before


def test_a_file_that_disappears_is_a_failure_of_its_own(
    corpus: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from npccli.run import indexing

    digest = indexing._file_row

    def vanishing(item: object) -> object:
        row = digest(item)  # type: ignore[arg-type]
        if row.name.endswith("b.txt"):
            (corpus / "b.txt").unlink()
        return row

    monkeypatch.setattr(indexing, "_file_row", vanishing)
    events = build([corpus], index)
    assert _names(events, Failure) == ["b.txt"]
    assert _names(events, Stored) == ["a.txt", "compilation.txt"]


def test_records_with_a_bad_line_are_stored_up_to_it(tmp_path: Path, index: Path) -> None:
    from npccli.cli.main import main

    records = tmp_path / "records.jsonl"
    assert main(["sections", str(ROOT / "samples/compilation.txt"), "-o", str(records)]) == 0
    records.write_text(records.read_text("utf-8") + '{"record": "section"\n', "utf-8")
    events = build([records], index)
    assert _names(events, Failure) == ["records.jsonl"]
    assert _names(events, Stored) == ["records.jsonl"]
    good = fresh_reports(records)
    assert len(good) == 4
    assert list(read_index(str(index))) == good
    with duckdb.connect(str(index), read_only=True) as connection:
        (problem,) = connection.execute("SELECT DISTINCT problem FROM documents").fetchone()
    assert "line" in problem


def test_a_large_file_is_stored_in_several_batches(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from npccli.cli.main import main
    from npccli.run import indexing

    monkeypatch.setattr(indexing, "ENOUGH", 100)
    corpus = write_corpus(tmp_path / "corpus")
    records = tmp_path / "records.jsonl"
    other = write_corpus(tmp_path / "other")
    for path in other.rglob("*.txt"):
        path.write_text(path.read_text("utf-8").replace("人大", "人民代表大会"), "utf-8")
    assert main(["sections", str(other), "-o", str(records)]) == 0
    for _ in range(2):
        build([records, corpus], index)
        expected = fresh_reports(records, corpus)
        assert list(read_index(str(index))) == expected
        records.write_text(records.read_text("utf-8").replace("代表", "選民"), "utf-8")
    with duckdb.connect(str(index), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM store.files").fetchone() == (4,)


def test_a_name_that_is_not_unicode(tmp_path: Path, index: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    name = os.fsencode(str(folder / "b")) + b"\xff.txt"
    Path(os.fsdecode(name)).write_text(report_text("云岭县", 2020), "utf-8")
    assert len(build([folder], index)) == 1
    assert list(read_index(str(index))) == fresh_reports(folder)
    assert isinstance(build([folder], index)[0], Kept)


def test_other_options_are_refused(corpus: Path, index: Path) -> None:
    build([corpus], index)
    with pytest.raises(
        UsageError, match=r"made with no options for reading, and now .*: --as-is"
    ) as caught:
        build([corpus], index, as_is=True)
    assert "new index" in caught.value.hint


@pytest.mark.parametrize("content", [b"", b"not an index, but a note", b"x" * 5000])
def test_a_file_that_is_no_index_is_left_alone(corpus: Path, index: Path, content: bytes) -> None:
    index.write_bytes(content)
    with pytest.raises(WriteError, match="is no index"):
        build([corpus], index)
    assert index.read_bytes() == content


def test_another_database_is_left_alone(corpus: Path, index: Path) -> None:
    with duckdb.connect(str(index)) as connection:
        connection.execute("CREATE TABLE accounts (name VARCHAR)")
    with pytest.raises(ReadError, match="but no index"):
        build([corpus], index)
    with pytest.raises(ReadError, match="but no index"):
        list(read_index(str(index)))


def _tell(index: Path, statement: str) -> None:
    with duckdb.connect(str(index)) as connection:
        connection.execute(statement)


@pytest.mark.parametrize(("schema", "age"), [(5, "an earlier"), (99, "a later")])
def test_an_index_of_another_schema_is_refused(
    schema: int, age: str, corpus: Path, index: Path
) -> None:
    build([corpus], index)
    _tell(index, f"UPDATE store.meta SET value = '{schema}' WHERE key = 'schema'")
    for use in (lambda: list(read_index(str(index))), lambda: build([corpus], index)):
        with pytest.raises(NpccliError, match=rf"made by {age} version .*schema {schema}, here"):
            use()


def test_texts_of_another_version_are_read_again(corpus: Path, index: Path) -> None:
    from npccli.index import index_options

    build([corpus], index)
    _tell(index, "UPDATE store.files SET made_by = '0.0.1' WHERE name LIKE '%a.txt'")
    with pytest.raises(ReadError, match=r"made by npccli 0\.0\.1"):
        index_options(str(index))
    with pytest.raises(ReadError, match=r"made by npccli 0\.0\.1"):
        query_index(str(index), "select 1")
    assert _names(build([corpus], index), Stored) == ["a.txt"]
    assert index_options(str(index))["as_is"] is False


@pytest.mark.parametrize("damage", ["cut", "scribbled"])
def test_a_damaged_index_is_told(corpus: Path, index: Path, damage: str) -> None:
    build([corpus], index)
    data = bytearray(index.read_bytes())
    if damage == "cut":
        del data[len(data) // 2 :]
    else:
        for at in range(16_000, len(data), 1500):
            data[at] ^= 0xFF
    index.write_bytes(data)
    with pytest.raises(NpccliError) as caught:
        list(read_index(str(index)))
    assert "damaged" in caught.value.message
    assert "\n" not in str(caught.value)


PROGRAM = [sys.executable, "-m", "npccli"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


@contextmanager
def _locked(index: Path) -> Iterator[int]:
    """Hold an index open for writing in another process; give its number."""
    code = f"import duckdb, sys; c = duckdb.connect({str(index)!r}); print(1, flush=True); input()"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        try:
            yield other.pid
        finally:
            other.communicate(b"\n")


def test_two_processes_do_not_write_one_index(corpus: Path, index: Path) -> None:
    build([corpus], index)
    with _locked(index) as pid:
        for use in (lambda: build([corpus], index), lambda: list(read_index(str(index)))):
            with pytest.raises(WriteError, match=f"process {pid} is using it"):
                use()
    assert len(list(read_index(str(index)))) == 7


def _many(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        text = report_text(f"第{number}区", 2000 + number % 25) * 6
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_run_leaves_an_index_to_go_on_with(tmp_path: Path, how: int) -> None:
    corpus, index = _many(tmp_path / "many", 60), tmp_path / "made.duckdb"
    code = (
        "import os, signal, sys\n"
        "from npccli.cli.main import main\n"
        "from npccli.run import indexing\n"
        "indexing.ENOUGH = 5_000\n"
        "def stop(text, write=sys.stderr.write):\n"
        "    write(text)\n"
        "    sys.stderr.flush()\n"
        "    if 'stored' in text:\n"
        "        sys.stderr.write = write\n"
        "        os.kill(os.getpid(), signal.SIGSTOP)\n"
        "sys.stderr.write = stop\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    command = [sys.executable, "-c", code, "index", str(corpus), "-o", str(index), "-v", "-j", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=ENVIRONMENT) as run:
        assert run.stderr is not None
        while b"stored" not in run.stderr.readline():
            pass
        os.waitpid(run.pid, os.WUNTRACED)  # it may still be on its way to where it stops
        run.send_signal(how)
        run.send_signal(signal.SIGCONT)
        said = run.stderr.read()
    assert run.returncode == (-how if how == signal.SIGKILL else 130)
    assert b"Traceback" not in said
    done = list(read_index(str(index)))
    assert 0 < len({report.source for report in done}) < 60
    events = build([corpus], index)
    assert len(_names(events, Kept)) + len(_names(events, Stored)) == 60
    assert _names(events, Kept)
    assert list(read_index(str(index))) == fresh_reports(corpus)
    found = list(read_index(str(index), need_of_text("第7区")))
    assert {"007.txt"} <= {Path(report.source).name for report in found}
    assert not list(tmp_path.glob("*.tmp"))


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    corpus, index = _many(tmp_path / "many", 30), tmp_path / "made.duckdb"
    build([corpus / "000.txt"], index)
    before = list(read_index(str(index)))
    limit = index.stat().st_size + (1 << 18)
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        "from npccli.cli.main import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    command = [sys.executable, "-c", code, "index", str(corpus), "-o", str(index), "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, timeout=120)
    assert done.returncode == 2, done.stderr
    assert "no room" in done.stderr
    assert "Traceback" not in done.stderr
    after = list(read_index(str(index)))
    assert after[: len(before)] == before
    build([corpus], index)
    assert list(read_index(str(index))) == fresh_reports(corpus)


def test_a_file_is_stored_once_however_it_is_named(
    corpus: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(corpus.parent)
    assert _names(build([Path("corpus")], index), Stored) == ["a.txt", "b.txt", "compilation.txt"]
    before = list(read_index(str(index)))
    link = corpus.parent / "link"
    link.symlink_to("corpus")
    monkeypatch.chdir("corpus")
    for name in (corpus, Path("../corpus"), Path("a.txt"), Path(f"{link}/a.txt")):
        events = build([name], index)
        assert not _names(events, Stored), name
        assert not [event for event in events if isinstance(event, Gone)]
    remote = expand_paths([f"file://{corpus}"]).found
    choices, said = options_of(None, "none", False, ReadOptions())
    events = list(build_index(remote, str(index), choices, said, Engine(1)))
    assert not _names(events, Stored)
    assert list(read_index(str(index))) == before
    (corpus / "a.txt").write_text(report_text("云岭县", 2021), "utf-8")
    stored = [event.name for event in build([corpus], index) if isinstance(event, Stored)]
    assert stored == ["corpus/a.txt"]
    assert len({report.source for report in read_index(str(index))}) == 3


def test_a_corpus_that_was_moved_is_known_by_its_names(
    corpus: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(corpus.parent)
    build([Path("corpus")], index)
    (corpus.parent / "new").mkdir()
    corpus.rename(corpus.parent / "new" / "corpus")
    monkeypatch.chdir("new")
    events = build([Path("corpus")], index)
    assert _names(events, Kept) == ["a.txt", "b.txt", "compilation.txt"]
    assert not [event for event in build([Path("corpus/a.txt")], index) if isinstance(event, Gone)]


def test_another_file_of_the_same_name_does_not_take_its_place(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, region in (("one", "云岭县"), ("two", "清源区")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(report_text(region, 2022), "utf-8")
    monkeypatch.chdir(tmp_path / "one")
    build([Path("a.txt")], index)
    monkeypatch.chdir(tmp_path / "two")
    (event,) = build([Path("a.txt")], index)
    assert isinstance(event, Failure) and "another file of this name" in event.error.message
    build([tmp_path / "two" / "a.txt"], index)
    assert [report.region for report in read_index(str(index))] == ["云岭县", "清源区"]


def test_from_another_folder_nothing_seems_gone(
    corpus: Path, index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(corpus.parent)
    build([Path("corpus")], index)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "c.txt").write_text(report_text("枫桥县", 2018), "utf-8")
    monkeypatch.chdir(tmp_path / "more")
    assert not [e for e in build([Path("c.txt")], index, prune=True) if isinstance(e, Gone)]
    assert len({report.source for report in read_index(str(index))}) == 4


@pytest.mark.parametrize("order", ["together", "records later", "text later"])
def test_a_text_and_its_records_are_not_both_stored(
    corpus: Path, index: Path, tmp_path: Path, order: str
) -> None:
    from npccli.cli.main import main

    records = tmp_path / "records.jsonl"
    assert main(["sections", str(corpus / "a.txt"), "-o", str(records)]) == 0
    lots = {
        "together": [[corpus / "a.txt", records]],
        "records later": [[corpus / "a.txt"], [records]],
        "text later": [[records], [corpus / "a.txt"]],
    }[order]
    failed = [event for lot in lots for event in build(lot, index) if isinstance(event, Failure)]
    assert [event.name for event in failed] == [str(lots[-1][-1])]
    assert "the index has" in failed[0].error.message
    assert len(list(read_index(str(index)))) == 1


def test_one_report_in_two_files_of_records_is_stored_once(
    corpus: Path, index: Path, tmp_path: Path
) -> None:
    from npccli.cli.main import main

    records, more = tmp_path / "records.jsonl", tmp_path / "more.jsonl"
    assert main(["sections", str(corpus), "-o", str(records)]) == 0
    assert main(["sections", str(corpus / "b.txt"), "-o", str(more)]) == 0
    build([records], index)
    *_, event = build([more], index)
    assert isinstance(event, Failure) and "the index has" in event.error.message
    assert len(list(read_index(str(index)))) == 7


def test_an_older_duckdb_can_read_the_file(tmp_path: Path) -> None:
    """R and other programs may have one that is older than the one that wrote the index."""
    index = tmp_path / "made.duckdb"
    build([write_corpus(tmp_path / "corpus")], index)
    with duckdb.connect(str(index), read_only=True) as connection:
        ((tags,),) = connection.execute(
            "SELECT tags FROM duckdb_databases() WHERE database_name = 'made'"
        ).fetchall()
    assert tags["storage_version"].startswith("v1.2")
