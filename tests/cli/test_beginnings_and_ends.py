"""How the program begins and ends: interrupts at once, and nothing that could be read."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from npccli.cli.main import main

ROOT = Path(__file__).parents[2]
TEXT = "东川县人大常委会2023年工作综述\n\n常委会听取和审议专项工作报告12项。\n"
Capture = pytest.CaptureFixture[str]
Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.mark.parametrize("module", ["typer", "npccli.cli.session"])
def test_an_interrupt_while_it_starts_is_silent(module: str) -> None:
    code = (
        "import os, runpy, signal, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}:\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "sys.argv = ['npccli', '--version']\n"
        "runpy.run_module('npccli', run_name='__main__')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_the_command_begins_where_the_module_does() -> None:
    import tomllib

    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert scripts == {"npccli": "npccli.__main__:run"}


COMMANDS = [
    ["clean"],
    ["inspect"],
    ["sections"],
    ["sections", "--format", "csv"],
    ["stats"],
    ["keyness", "--target", "year=2023"],
    ["terms", str(ROOT / "samples/concepts.toml")],
    ["ngrams"],
    ["collocates", "代表"],
    ["kwic", "代表"],
    ["dispersion", "--word", "代表"],
    ["phrases"],
    ["figures"],
    ["mentions"],
]
NOTHING = {
    "an empty folder": "no files to read",
    "missing.txt": "no such file",
    "file:///no/such/folder/": "no such file",
    "empty.duckdb": "holds no texts",
}


@pytest.fixture(scope="module")
def empty_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an index whose only text was taken out of it again."""
    folder = tmp_path_factory.mktemp("empty")
    index, text, other = (folder / name for name in ("empty.duckdb", "a.txt", "b.txt"))
    text.write_text(TEXT, "utf-8")
    assert main(["index", str(text), "-o", str(index), "--quiet"]) == 0
    text.unlink()
    other.write_bytes(b"")
    assert main(["index", str(other), "-o", str(index), "--quiet", "--prune"]) == 2
    return index


@pytest.mark.parametrize("name", NOTHING)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: "-".join(command[:1]))
def test_no_table_when_nothing_could_be_read(
    command: list[str],
    name: str,
    empty_index: Path,
    tmp_path: Path,
    monkeypatch: Any,
    capsys: Capture,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("an empty folder").mkdir()
    if name == "empty.duckdb":
        shutil.copy(empty_index, name)
    code = main([*command, name])
    shown = capsys.readouterr()
    assert (code, shown.out) == (2, "")
    said = NOTHING[name]
    if name == "empty.duckdb" and command[0] in ("clean", "inspect"):
        said = "index" if command[0] == "inspect" else said
    assert said in shown.err
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["missing.txt"], ["empty"]])
def test_an_index_of_nothing_is_not_made(
    arguments: list[str], tmp_path: Path, monkeypatch: Any, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    assert main(["index", *arguments, "-o", "made.duckdb"]) == 2
    shown = capsys.readouterr()
    assert shown.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_an_index_goes_to_a_file(tmp_path: Path, monkeypatch: Any, capsys: Capture) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, "utf-8")
    assert main(["index", "a.txt", "-o", "-"]) == 2
    assert "standard output" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_records_of_a_name_that_is_not_unicode(npccli: Run, inside: Run, tmp_path: Path) -> None:
    name = b"b\xff.txt"
    (tmp_path / "corpus").mkdir()
    Path(str(tmp_path / "corpus") + "/" + name.decode("utf-8", "surrogateescape")).write_text(
        TEXT, "utf-8"
    )
    direct = npccli("stats", "corpus", "--by", "source")
    for command in (["sections"], ["clean", "--format", "jsonl"]):
        records = inside(*command, "corpus", "-o", "made.jsonl")
        assert (records.returncode, records.stderr) == (0, b"")
        found = inside("stats", "made.jsonl", "--by", "source")
        assert (found.returncode, found.stdout, found.stderr) == (0, direct.stdout, b"")
        piped = inside("sections", stdin=(tmp_path / "made.jsonl").read_bytes())
        assert (piped.returncode, piped.stderr) == (0, b"")
