"""The contract of the command line, where it matters on a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from npccli.cli.clean_explain import _left_out
from npccli.cli.main import main
from npccli.model import Dropped, Extraction, Source

Run = Callable[..., subprocess.CompletedProcess[bytes]]
ROOT = Path(__file__).parents[2]
PAGE = (
    "东川县人大常委会2023年工作综述\n\n"
    "过去一年，县人大常委会依法履行各项职责，听取和审议了专项工作报\n告12项，为全县发展作出了应有的贡献。\n\n"
    "一、强化监督\n\n听取和审议专项工作报告12项，开展执法检查3次。\n"
)
CLEAN = PAGE.replace("工作报\n告", "工作报告")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(PAGE, "utf-8")
    (folder / "deep/b.txt").write_bytes(PAGE.encode("gb18030"))
    return folder


def _lines(stream: bytes) -> list[str]:
    return stream.decode("utf-8").splitlines()


BAD = {
    "missing.txt": (None, "no such file or folder"),
    "empty.txt": (b"", "empty"),
    "blank.txt": (b"\n \n", "white space"),
    "binary.txt": (b"\x7fELF\x00\x01\x02" * 9, "not text: byte 0x7f at offset 0"),
    "cut.txt": (PAGE.encode()[:-2], "is not valid utf-8"),
    "page.txt": (b"%PDF-1.7\n%\xe2\xe3", "PDF broken off"),
    "newer.txt": (b'{"record":"section","schema":2}\n', "reads schema 1, not 2"),
    "kind.txt": (b'{"record":"figure","schema":1}\n', "line 1: field record"),
    "prose.jsonl": (b"prose\n", "line 1: not a record"),
    "array.txt": (b'[{"record": "document", "schema": 1}]', "one a line"),
}


def _write_bad(folder: Path) -> None:
    for name, (data, _) in BAD.items():
        if data is not None:
            (folder / name).write_bytes(data)


@pytest.mark.parametrize("command", ["clean", "sections", "stats"])
def test_bad_inputs_are_one_line_each_and_the_others_are_done(
    command: str, npccli: Run, tmp_path: Path
) -> None:
    _write_bad(tmp_path)
    (tmp_path / "good.txt").write_text(PAGE, "utf-8")
    done = npccli(command, *BAD, "good.txt")
    assert done.returncode == 1
    lines = _lines(done.stderr)
    assert len(lines) == len(BAD)
    for line, (name, (_, said)) in zip(lines, BAD.items(), strict=True):
        assert line.startswith(f"npccli: {name}: ") and said in line
    assert done.stdout == npccli(command, "good.txt").stdout != b""


@pytest.mark.parametrize("command", ["clean", "sections", "stats"])
@pytest.mark.parametrize("name", BAD)
def test_nothing_done_is_code_2(
    command: str, name: str, tmp_path: Path, monkeypatch: Any, capsys: Any
) -> None:
    _write_bad(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main([command, name]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(npccli: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PAGE, "utf-8")
    path.chmod(0)
    done = npccli("clean", "a.txt")
    assert (done.returncode, _lines(done.stderr)) == (
        2,
        ["npccli: a.txt: no permission to read it"],
    )


def test_broken_link_and_folder_without_texts(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("gone")
    (tmp_path / "empty").mkdir()
    done = inside("clean", "link.txt", "empty")
    assert done.returncode == 2
    assert sorted(line.split(": ")[1] for line in _lines(done.stderr)) == ["empty", "link.txt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["clean", "--format", "pdf"], "'pdf'", id="format"),
        pytest.param(["clean", "--spacing", "wide"], "'wide'", id="spacing"),
        pytest.param(["clean", "--skip", "magic"], "no repair is called 'magic'", id="repair"),
        pytest.param(["stats", "--by", "moon"], "moon", id="unit"),
        pytest.param(["stats", "--top", "0", "--table", "keywords"], "--top", id="top"),
        pytest.param(
            ["stats", "--stopwords", "no.txt", "--table", "keywords"], "no.txt", id="stop"
        ),
        pytest.param(["stats", "--lexicon", "no.txt"], "no.txt", id="lexicon"),
        pytest.param(["clean", "--wrong"], "--wrong", id="option"),
        pytest.param(["wash"], "wash", id="command"),
        pytest.param(["clean", "-o", "x.xlsx"], "x.xlsx", id="suffix"),
        pytest.param(["sections", "-o", "x.doc"], "x.doc", id="suffix of sections"),
        pytest.param(["stats", "-o", "no/such/x.csv"], "no/such/x.csv", id="folder"),
        pytest.param(["clean", "-o", "good.txt"], "is also read", id="input as output"),
        pytest.param(["clean", "--files-from", "nolist"], "nolist", id="list"),
    ],
)
def test_wrong_usage_is_one_line_and_code_2(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: Any, capsys: Any
) -> None:
    (tmp_path / "good.txt").write_text(PAGE, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main([*arguments, *(["good.txt"] if arguments != ["wash"] else [])]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    (line,) = shown.err.splitlines()
    assert line.startswith("npccli: ") and said in line
    assert [path.name for path in tmp_path.iterdir()] == ["good.txt"]


def test_clean_gives_text_in_a_pipe(npccli: Run) -> None:
    done = npccli("clean", stdin=PAGE.encode("gbk"))
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, CLEAN, b"")
    assert npccli("clean", "-", stdin=done.stdout).stdout == done.stdout


def test_several_texts_are_parted_by_a_form_feed(inside: Run, corpus: Path) -> None:
    assert inside("clean", "corpus").stdout.decode() == f"{CLEAN}\f{CLEAN}"
    assert corpus.is_dir()


def test_one_file_a_source(inside: Run, corpus: Path, tmp_path: Path) -> None:
    assert inside("clean", "corpus", "-o", "out/").returncode == 0
    assert (tmp_path / "out/a.txt").read_text("utf-8") == CLEAN
    assert (tmp_path / "out/deep/b.txt").read_text("utf-8") == CLEAN
    assert inside("clean", "corpus", "-f", "jsonl", "-o", "out").returncode == 0
    assert (tmp_path / "out/a.jsonl").exists()
    over = inside("clean", "corpus", "-o", "corpus/")
    assert over.returncode == 2 and b"overwritten" in over.stderr
    assert (corpus / "a.txt").read_text("utf-8") == PAGE


@pytest.mark.parametrize(
    "name", ["page", "page.out", "page.v2", "2023.11", "page.clean", "page.md"]
)
def test_a_clean_text_goes_to_a_file_of_any_name(inside: Run, tmp_path: Path, name: str) -> None:
    done = inside(
        "clean", "-", "-o", str(tmp_path / name), stdin="依法监督，\n保障民生。\n".encode()
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).read_text("utf-8") == "依法监督，保障民生。\n"


@pytest.mark.parametrize("name", ["page.docx", "page.doc", "page.pdf", "page.csv", "page.gz"])
def test_a_clean_text_is_not_called_what_it_is_not(inside: Run, tmp_path: Path, name: str) -> None:
    done = inside("clean", "-", "-o", str(tmp_path / name), stdin="依法监督。\n".encode())
    assert done.returncode == 2
    assert name.encode() in done.stderr
    assert not (tmp_path / name).exists()


def test_what_a_reader_left_out_is_told_once_for_all_pages() -> None:
    dropped = tuple(Dropped("page number", page, f"— {page - 2} —") for page in range(3, 39))
    foot = tuple(Dropped("running foot", page, "清溪县人大") for page in (1, 2))
    extraction = Extraction(Source("a.pdf", "", "pdf"), "", dropped=(*foot, *dropped))
    assert _left_out(extraction).rows == (
        ("running foot", 2, "1 … 2", "清溪县人大"),
        ("page number", 36, "3 … 38", "— 1 — … — 36 —"),
    )


def test_check_and_explain(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, "utf-8")
    (tmp_path / "b.txt").write_text(CLEAN, "utf-8")
    found = inside("clean", "--check", "a.txt", "b.txt")
    assert (found.returncode, found.stdout) == (1, b"")
    assert [line.split(":")[0] for line in _lines(found.stderr)] == ["a.txt"]
    assert inside("clean", "--check", "b.txt").returncode == 0
    (change,) = map(json.loads, _lines(inside("clean", "--explain", "a.txt").stdout))
    assert (change["source"], change["line"], change["repair"]) == ("a.txt", 3, "wraps")
    assert change["before"] == "\n" and change["why"]


def test_pipe_files_and_direct_way_give_one_table(npccli: Run, inside: Run, tmp_path: Path) -> None:
    by = "section,year"
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    direct = npccli("stats", "page.txt", "--by", by).stdout
    documents = npccli("clean", "page.txt", "--format", "jsonl").stdout
    sections = npccli("sections", stdin=documents).stdout
    assert npccli("stats", "--by", by, stdin=sections).stdout == direct
    assert npccli("stats", "--by", by, stdin=documents).stdout == direct
    inside("clean", "page.txt", "-o", "d.jsonl")
    inside("sections", "d.jsonl", "-o", "s.jsonl")
    inside("stats", "s.jsonl", "--by", by, "-o", "t.tsv")
    assert (tmp_path / "t.tsv").read_bytes() == direct
    assert direct.count(b"\n") >= 2


def test_records_fit_the_published_schema(
    inside: Run, corpus: Path, schema_problems: Callable[[Any], list[str]]
) -> None:
    assert corpus.is_dir()
    lines = _lines(inside("clean", "corpus", "-f", "jsonl").stdout)
    lines += _lines(inside("sections", "corpus").stdout)
    assert len(lines) > 4
    for line in lines:
        assert schema_problems(json.loads(line)) == []


def test_lists_of_files(inside: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "list").write_text("corpus/a.txt\ncorpus/deep/b.txt\n")
    (tmp_path / "list0").write_bytes(b"corpus/a.txt\0corpus/deep/b.txt\0")
    expected = inside("stats", "corpus").stdout
    assert corpus.is_dir()
    assert inside("stats", "--files-from", "list").stdout == expected
    assert inside("stats", "--files0-from", "list0").stdout == expected
    assert inside("stats", "--files-from", "-", stdin=b"corpus/a.txt\n").returncode == 0


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl", "md", "xlsx"])
@pytest.mark.parametrize("command", ["sections", "stats"])
def test_every_format_of_a_file(command: str, form: str, tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    assert main([command, str(tmp_path / "page.txt"), "-o", str(tmp_path / f"out.{form}")]) == 0
    assert capsys.readouterr() == ("", "")
    assert (tmp_path / f"out.{form}").stat().st_size > 50


def test_a_failed_run_leaves_the_old_output(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("old")
    for command in ("sections", "stats"):
        assert inside(command, "missing.txt", "-o", "out.csv").returncode == 2
    assert (tmp_path / "out.csv").read_text() == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_table_goes_to_a_device_as_to_a_pipe(npccli: Run) -> None:
    text = "常委会听取报告12项。\n".encode()
    device = npccli("stats", "-", "-o", "/dev/stdout", stdin=text)
    assert device.returncode == 0, device.stderr
    assert device.stdout == npccli("stats", "-", stdin=text).stdout


@pytest.mark.parametrize("arguments", ["clean nothing.txt", "--nothing", "stats nothing.txt"])
@pytest.mark.parametrize("errors", ["2>&-", "2>/dev/full"])
def test_an_error_that_cannot_be_said_has_its_code(
    tmp_path: Path, arguments: str, errors: str
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    line = f"{sys.executable} -m npccli {arguments} {errors}"
    done = subprocess.run(line, shell=True, cwd=tmp_path, env=environment, timeout=60)
    assert done.returncode == 2


def test_a_full_disk_is_one_line(npccli: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    done = npccli("clean", "page.txt", "-o", "/dev/full")
    assert done.returncode == 2
    assert len(_lines(done.stderr)) == 1 and b"Traceback" not in done.stderr
    for arguments in (["stats", "page.txt", "-o", "/dev/full", "-f", "parquet"], ["--help"]):
        with open("/dev/full", "wb") as full:  # noqa: PTH123
            full_run = subprocess.run(
                [sys.executable, "-m", "npccli", *arguments],
                check=False,
                cwd=tmp_path,
                stdout=full,
                stderr=subprocess.PIPE,
            )
        assert full_run.returncode == 2, arguments
        assert len(_lines(full_run.stderr)) == 1 and b"No space left" in full_run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("name", ["t.parquet", "t.xlsx", "t.tsv", "t.jsonl"])
def test_a_table_that_is_too_large_for_its_place(name: str, tmp_path: Path) -> None:
    """The temporary files of the libraries that write tables are limited as well."""
    import resource

    (tmp_path / "page.txt").write_text(CLEAN * 200, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "npccli", "ngrams", "page.txt", "--min-count", "1", "-o", name],
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )
    assert done.returncode == 2
    assert len(_lines(done.stderr)) == 1 and f"cannot write {name}".encode() in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["page.txt"]


@pytest.mark.parametrize("command", ["clean", "sections", "stats"])
def test_a_closed_pipe_is_silent_success(command: str, tmp_path: Path) -> None:
    for index in range(40):
        (tmp_path / f"{index}.txt").write_text(CLEAN * 40, "utf-8")
    arguments = [sys.executable, "-m", "npccli", command, str(tmp_path), "-f"]
    arguments.append("jsonl")
    child = subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=os.environ
    )
    assert child.stdout and child.stderr
    child.stdout.close()
    said = child.stderr.read()
    child.stderr.close()
    assert (child.wait(60), said) == (0, b"")


def test_help_and_version(npccli: Run) -> None:
    assert npccli("--version").stdout.startswith(b"npccli ")
    bare = npccli()
    assert bare.returncode == 0 and bare.stdout == npccli("--help").stdout
    for arguments in (["--help"], *([name, "--help"] for name in ("clean", "sections", "stats"))):
        shown = npccli(*arguments).stdout.decode()
        assert "  Examples:\n    npccli " in shown
        assert max(map(len, shown.splitlines())) <= 80


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    from npccli.cli import main as program
    from npccli.run import pipeline

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "clean_pairs", interrupted)
    assert program.main(["clean", "-"]) == 130
