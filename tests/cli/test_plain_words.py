"""What a user who is no programmer is told: what is wrong, where, and what to do."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

TEXT = (
    "云岭县人大常委会2023年工作综述\n\n一年来，依法开展监督。\n\n"
    "一、依法监督\n\n听取专项工作报告12项。\n"
)


@pytest.fixture
def page(tmp_path: Path) -> str:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    return "page.txt"


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode("utf-8")


def refused(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the one line that says why nothing was done."""
    assert done.returncode == 2
    assert not done.stdout
    (line,) = said(done).splitlines()
    return line


@pytest.mark.parametrize("command", ["clean", "sections", "stats"])
def test_standard_input_is_called_by_its_name(command: str, inside: Run) -> None:
    assert refused(inside(command)) == "npccli: standard input: empty, nothing to read"


@pytest.mark.parametrize("command", ["kwic", "collocates"])
def test_a_path_in_the_place_of_the_word_is_pointed_out(
    command: str, page: str, inside: Run
) -> None:
    done = inside(command, page)
    assert done.returncode == 2
    assert f"{page}: was taken for the word to look for" in said(done)
    assert "was taken" not in said(inside(command, "监督"))


@pytest.mark.parametrize("command", ["clean", "sections", "stats", "inspect", "figures", "kwic"])
def test_a_place_that_cannot_be_written_is_refused_before_the_work(
    command: str, page: str, inside: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["监督"] if command == "kwic" else []
    form = ".txt" if command == "clean" else ".csv"

    def never(*_arguments: object, **_options: object) -> None:
        raise AssertionError("the work was begun")

    monkeypatch.setattr("npccli.run.engine.run_here", never)
    line = refused(inside(command, *words, page, "-o", f"none/out{form}"))
    assert line == f"npccli: cannot write none/out{form}: there is no folder none (make it first)"
    line = refused(inside(command, *words, page, "-o", f"{page}/out{form}"))
    assert "there is no folder page.txt" in line
    line = refused(inside(command, *words, page, "-o", ("长" * 200) + form))
    assert "cannot write" in line
    assert [each.name for each in tmp_path.iterdir()] == [page]


@pytest.mark.parametrize("command", ["sections", "stats", "figures"])
def test_a_folder_is_no_place_for_a_table(
    command: str, page: str, inside: Run, tmp_path: Path
) -> None:
    (tmp_path / "tables").mkdir()
    line = refused(inside(command, page, "-o", "tables"))
    assert line == "npccli: cannot write tables: it is a folder (name a file in it)"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_named(page: str, inside: Run, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o555)
    for output in ("locked/out.csv", "locked/out.xlsx"):
        assert "no permission to write in its folder" in refused(
            inside("stats", page, "-o", output)
        )
    assert "no permission" in refused(inside("sections", page, "--split", "locked/parts"))


def test_a_name_that_is_too_long_is_that_of_no_file(page: str, inside: Run) -> None:
    name = "长" * 200
    assert name in refused(inside("stats", name))
    assert name in refused(inside("stats", page, "--lexicon", name))
    assert name in refused(inside("sections", page, "--roles", name))
    assert name in refused(inside("sections", page, "--split", name))
    assert name in refused(inside("sql", name, "select 1"))


@pytest.mark.parametrize("command", ["clean", "sections", "stats"])
def test_an_empty_name_is_no_output(command: str, page: str, inside: Run, tmp_path: Path) -> None:
    """As it comes of a variable of the shell that is not set."""
    assert "-o names no file" in refused(inside(command, page, "-o", ""))
    assert [each.name for each in tmp_path.iterdir()] == [page]


@pytest.mark.parametrize(
    "arguments", [["sections", "--split"], ["clean", "-o"]], ids=lambda given: given[0]
)
def test_a_file_in_the_place_of_a_folder(
    arguments: list[str], page: str, inside: Run, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("mine", "utf-8")
    command, option = arguments
    done = inside(command, page, option, "taken" if command == "sections" else "taken/")
    assert refused(done) == (
        "npccli: cannot make the folder taken: a file has this name (choose another name)"
    )
    assert (tmp_path / "taken").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["stats", "--jobs", "0"], "invalid value for '--jobs' / '-j': give 1 or more"),
        (["stats", "--top", "viele"], "invalid value for '--top': not a whole number"),
        (["clean", "--min-confidence", "2"], "'--min-confidence': give 1 or less"),
        (["phrases", "--min-cohesion", "x"], "'--min-cohesion': not a number"),
        (["phrases", "--min-cohesion", "nan"], "--min-cohesion, --min-freedom: not a number"),
        (["phrases", "--kind", ","], "--kind names no kind"),
        (["dispersion", "--word", " "], "nothing to look for"),
        (["collocates", "  "], "nothing to look for"),
        (["kwic", ""], "nothing to look for"),
        (["clean", "--check", "-o", "x.txt"], "--check and -o do not go together"),
        (["clean", "--diff", "--format", "json"], "--diff and --format do not go together"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_values_that_are_none(arguments: list[str], line: str, page: str, inside: Run) -> None:
    found = refused(inside(*arguments, page))
    assert line in found
    assert "Input should" not in found


def test_a_text_given_as_a_list_of_files_is_not_printed(page: str, inside: Run) -> None:
    line = refused(inside("clean", "--files0-from", page))
    assert line == f"npccli: {page}: holds no NUL bytes (use --files-from for a list of lines)"


def test_sections_that_nobody_wanted(page: str, inside: Run) -> None:
    done = inside("sections", page, "--role", "suprevision")
    assert done.returncode == 0
    assert not done.stdout
    assert "no section fits --role suprevision (there are the roles " in said(done)
    assert "supervision" in said(done).partition("there are")[2]
    assert "no section fits --report 7 (the last report is 1)" in said(
        inside("sections", page, "--report", "7")
    )
    assert not said(inside("sections", page, "--role", "supervision"))
    assert not said(inside("sections", page, "--role", "suprevision", "--quiet"))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04 cut", "an empty or damaged ZIP file (fetch the file again)"),
        (b"Rar!\x1a\x07\x00", "a RAR archive (unpack it first; of archives only ZIP and gzip"),
        (b"\x1f\x00\x01\x02" * 90, "not text: byte 0x1f at offset 0 (it is damaged, or of a kind"),
    ],
    ids=["zip", "rar", "bytes"],
)
def test_files_of_another_kind(data: bytes, what: str, inside: Run, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(data)
    line = refused(inside("clean", "report.docx"))
    assert what in line
    assert "this version reads" not in line
