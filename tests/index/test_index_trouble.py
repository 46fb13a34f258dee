"""What goes wrong around an index is said in plain words."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from tempfile import gettempdir

import pytest
from index_corpus import ROOT, build, write_corpus

from npccli.cli.main import main
from npccli.errors import NpccliError
from npccli.index import database, open_index

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    build([write_corpus(tmp_path / "corpus")], tmp_path / "made.duckdb")
    return tmp_path / "made.duckdb"


def _sort_much(index: Path) -> None:
    """Let the database sort more than it may hold in memory."""
    with open_index(str(index)) as connection:
        connection.execute(
            "CREATE TEMP TABLE much AS SELECT md5(x::VARCHAR) AS text FROM range(3_000_000) t(x)"
            " ORDER BY text"
        )


@pytest.mark.parametrize("trouble", ["a folder that cannot be written", "a file in the way"])
def test_data_are_put_aside_elsewhere(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr(database, "gettempdir", lambda: str(elsewhere))
    if trouble == "a file in the way":
        Path(f"{index}.tmp").write_bytes(b"mine")
    else:
        monkeypatch.setattr(os, "access", lambda *_: False)
    with open_index(str(index)) as connection:
        (place,) = connection.execute("SELECT current_setting('temp_directory')").fetchone() or ()
    assert Path(place).parent == elsewhere
    _sort_much(index)
    assert not list(elsewhere.iterdir())


def test_no_place_to_put_data_aside_is_told(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(f"{index}.tmp").write_bytes(b"mine")
    monkeypatch.setattr(database, "gettempdir", lambda: f"{index}.tmp")
    with pytest.raises(NpccliError, match="no room to put data aside in") as caught:
        _sort_much(index)
    assert "TMPDIR" in str(caught.value)


SAID = [
    ('IO Error: Cannot open file "/a/i": Read-only file system', True, "cannot write i: no perm"),
    ('IO Error: Cannot open file "/a/i": Permission denied', False, "i: no permission to read"),
    ('IO Error: Cannot open file "/a/i": No such file or directory', True, "i: no such file or"),
    ('IO Error: Cannot open file "/a/i": Is a directory', False, "i: is a directory"),
    ("Out of Memory Error: failed to pin block of size 256.0 KiB", False, "more memory than"),
    ("Out of Memory Error: failed to offload data block", False, "no room to put data aside"),
    (
        "IO Error: Trying to read a database file with version number 999, but we can only read"
        " versions between 64 and 67.",
        False,
        "written by a newer DuckDB",
    ),
    ("IO Error: Could not write all bytes: No space left on device", True, "cannot write i: no ro"),
    ("something else", False, "i: something else"),
]


@pytest.mark.parametrize(("said", "writing", "plain"), SAID)
def test_what_the_database_says_is_said_plainly(said: str, writing: bool, plain: str) -> None:
    error = database._plain_error("i", said, writing)
    assert plain in str(error)
    assert "Error:" not in str(error)


def test_no_room_for_the_lines_that_wait_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    class Full:
        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None:
            return

        def write(self, _: str) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("npccli.cli.table_output._waiting_room", Full)
    assert main(["kwic", "代表", str(write_corpus(tmp_path / "corpus"))]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"no room for a temporary file in {gettempdir()}" in err


def test_two_runs_into_one_index_at_a_time(tmp_path: Path) -> None:
    """The second is told of the first, and what the first stores is all there."""
    write_corpus(tmp_path / "corpus")
    command = [
        sys.executable,
        "-m",
        "npccli",
        "index",
        str(tmp_path / "corpus"),
        "-o",
        "new.duckdb",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [
        subprocess.Popen(
            [*command, "--jobs", "1"],
            cwd=tmp_path,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [run.communicate(timeout=60)[1] for run in runs]
    codes = sorted(run.returncode for run in runs)
    assert codes in ([0, 0], [0, 2]), said  # one after the other, if the first was quick
    if codes == [0, 2]:
        assert "is using it" in "".join(said)
    assert not [line for each in said for line in each.splitlines() if "Traceback" in line]
    with open_index(str(tmp_path / "new.duckdb")) as connection:
        assert connection.execute("SELECT count(*) FROM store.reports").fetchone() == (7,)
