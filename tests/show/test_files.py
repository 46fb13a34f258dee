import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from npccli.errors import UsageError, WriteError
from npccli.show.files import format_of_path, open_output
from npccli.show.tables import FORMATS


def test_a_file_appears_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with open_output(str(path)) as stream:
        stream.write("代表\n")
        assert not path.exists()
    assert path.read_bytes() == "代表\n".encode()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, BrokenPipeError])
def test_an_error_leaves_the_old_file(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(error), open_output(str(path)) as stream:
        stream.write("new")
        raise error
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_mode_of_the_umask(tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        with open_output(str(tmp_path / "out")) as stream:
            stream.write("x")
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o640


def test_an_old_file_keeps_its_mode_and_a_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o604)
    link.symlink_to(target)
    with open_output(str(link), binary=True) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"new", 0o604)


def test_a_device_is_written_directly() -> None:
    with open_output("/dev/null") as stream:
        stream.write("x")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize("name", ["", "missing/out.txt"])
def test_what_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name)
    with pytest.raises(WriteError) as caught, open_output(path):
        pass
    assert path in caught.value.message
    assert caught.value.hint


def test_a_full_disk_is_told() -> None:
    with pytest.raises(WriteError, match="/dev/full"), open_output("/dev/full") as stream:
        stream.write("x")


@pytest.mark.parametrize("path", [None, "-"])
def test_standard_output(path: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    with open_output(path) as stream:
        stream.write("代表\n")
    assert capsys.readouterr().out == "代表\n"


def run(program: str, **options: object) -> "subprocess.CompletedProcess[bytes]":
    prelude = "from npccli.show.files import open_output\n"
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-c", prelude + program], check=False, stderr=subprocess.PIPE, **options
    )


def test_standard_output_is_utf8_in_any_locale() -> None:
    done = run(
        "with open_output() as s: s.write('\\u4ee3\\U00020000\\ud800\\n')",
        stdout=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert (done.stdout, done.stderr) == ("代𠀀\\ud800\n".encode(), b"")


def test_binary_standard_output_is_the_bytes_alone() -> None:
    done = run("with open_output(binary=True) as s: s.write(b'PK\\x00')", stdout=subprocess.PIPE)
    assert done.stdout == b"PK\x00"


def test_a_closed_pipe_reaches_the_caller() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    program = (
        "import os, sys\n"
        "try:\n"
        "    with open_output() as s: s.write('x' * 10**6)\n"
        "except BrokenPipeError:\n"
        "    os._exit(7)\n"
    )
    done = run(program, stdout=writer)
    os.close(writer)
    assert done.returncode == 7


def test_binary_data_is_not_for_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdout", Screen())
    with pytest.raises(WriteError, match="screen"), open_output(binary=True):
        pass


@pytest.mark.parametrize(
    ("path", "format_name"),
    [
        ("a.tsv", "tsv"),
        ("a.CSV", "csv"),
        ("b.c/a.jsonl", "jsonl"),
        ("a.md", "md"),
        ("a.xlsx", "xlsx"),
    ],
)
def test_the_format_by_the_suffix(path: str, format_name: str) -> None:
    assert format_of_path(path, FORMATS) == format_name


@pytest.mark.parametrize("path", ["a", "a.dta", "a.txt", ".csv.bak"])
def test_an_unknown_suffix_is_a_usage_error(path: str) -> None:
    with pytest.raises(UsageError, match="tsv"):
        format_of_path(path, FORMATS)


def test_what_a_link_leads_to_may_have_no_name() -> None:
    """/dev/fd/N is a link to a pipe, as are /dev/stdout in a pipe and >(gzip) in a shell."""
    end, beginning = os.pipe()
    with open_output(f"/dev/fd/{beginning}") as stream:
        stream.write("依法监督")
    os.close(beginning)
    with os.fdopen(end, encoding="utf-8") as written:
        assert written.read() == "依法监督"
