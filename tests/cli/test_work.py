"""How the program behaves when the work is long, divided, or broken off."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
PROGRAM = (sys.executable, "-m", "npccli")
Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("work") / "corpus"
    folder.mkdir()
    for number in range(4):
        for path in sorted(SAMPLES.glob("*.txt"))[:4]:
            shutil.copy(path, folder / f"{number}-{path.name}")
    return folder


def _run(*arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*PROGRAM, *arguments], capture_output=True, cwd=ROOT, input=stdin)


@pytest.mark.parametrize(
    "command",
    [
        ("clean",),
        ("clean", "--format", "jsonl"),
        ("clean", "--explain"),
        ("clean", "--verify"),
        ("sections",),
        ("sections", "--doubts"),
        ("figures", "--format", "jsonl"),
        ("figures", "--wide"),
        ("inspect",),
        ("kwic", "监督", "--top", "9"),
    ],
    ids=" ".join,
)
def test_output_does_not_depend_on_the_processes(
    command: tuple[str, ...], corpus: Path, inside: Run
) -> None:
    name, *rest = command
    missing = str(corpus / "missing.txt")
    paths = (str(corpus), missing) if name != "kwic" else (rest.pop(0), str(corpus), missing)
    alone = inside(name, *paths, *rest, "--jobs", "1")
    divided = _run(name, *paths, *rest, "--jobs", "3")
    assert alone.stdout and alone.returncode == 1
    assert (divided.stdout, divided.returncode) == (alone.stdout, 1)
    assert divided.stderr == alone.stderr


def test_a_folder_of_clean_texts_is_the_same(corpus: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        assert _run("clean", str(corpus), "-o", f"{tmp_path}/{jobs}/", "-j", jobs).returncode == 0
    first = {path.name: path.read_bytes() for path in (tmp_path / "1").iterdir()}
    assert len(first) == 16
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "2").iterdir()}


def test_standard_input_stands_in_its_place_among_files(corpus: Path) -> None:
    first, second, third = sorted(map(str, corpus.iterdir()))[:3]
    text = Path(second).read_bytes()
    given = _run("stats", first, "-", third, "--by", "report", "--jobs", "2", stdin=text)
    named = _run("stats", first, second, third, "--by", "report", "--jobs", "1")
    assert re.sub(rb"(?m)^-\t", second.encode() + b"\t", given.stdout) == named.stdout


def _children(pid: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == pid and fields[0] != "Z":
                found.append(int(entry.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at /proc")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_when_the_program_is_ended(
    sent: signal.Signals, corpus: Path, tmp_path: Path
) -> None:
    for number in range(60):
        for path in corpus.iterdir():
            os.link(path, tmp_path / f"{number}-{path.name}")
    process = subprocess.Popen(
        [*PROGRAM, "stats", str(tmp_path), "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        start_new_session=True,
    )
    children: list[int] = []
    for _ in range(400):
        children = _children(process.pid)
        if len(children) >= 2:
            break
        time.sleep(0.05)
    assert len(children) >= 2
    time.sleep(0.3)
    if sent == signal.SIGINT:  # as the keyboard does it, to all of them
        os.killpg(process.pid, sent)
    else:
        process.send_signal(sent)
    out, err = process.communicate(timeout=20)
    assert (out, err) == (b"", b"")
    assert process.returncode == (130 if sent == signal.SIGINT else -sent)
    for _ in range(100):
        if not any(Path(f"/proc/{child}").exists() for child in children):
            break
        time.sleep(0.05)
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def test_a_closed_pipe_ends_in_silence(corpus: Path) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "clean", str(corpus), "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(20) == 0
    assert b"Traceback" not in errors and b"Broken" not in errors


def test_progress_is_told_in_plain_lines(corpus: Path) -> None:
    told = _run("stats", str(corpus), "--progress", "--jobs", "2").stderr.decode()
    assert "16 of 16 files" in told and "MB/s" in told
    assert _run("stats", str(corpus), "--progress", "--quiet").stderr == b""
    assert _run("stats", str(corpus)).stderr == b""


def test_addresses_are_read_through_fsspec(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    named = _run("stats", corpus.as_uri() + "/")
    plain = _run("stats", str(corpus))
    assert named.stdout.replace(corpus.as_uri().encode(), str(corpus).encode()) == plain.stdout
    gone = _run("stats", (tmp_path / "gone.txt").as_uri(), "nonsense://a")
    assert gone.returncode == 2
    assert b"gone.txt: no such file" in gone.stderr and b"nonsense" in gone.stderr
    assert b"Traceback" not in gone.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--jobs", "0"), "--jobs"),
        (("--engine", "spark"), "--engine"),
        (("--scheduler", "tcp://localhost:1"), "add --engine dask"),
    ],
)
def test_wrong_choices_are_told(arguments: tuple[str, ...], message: str) -> None:
    result = _run("stats", str(SAMPLES / "newspaper_page.txt"), *arguments)
    assert result.returncode == 2
    assert message in result.stderr.decode() and result.stdout == b""


PAGE = (ROOT / "docs/large.md").read_text("utf-8")
COMMANDS = [
    line
    for body in re.findall(r"```sh\n(.*?)```", PAGE, flags=re.DOTALL)
    for line in body.splitlines()
]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_of_the_page_run(command: str, tmp_path: Path) -> None:
    if "dask" in command:
        pytest.importorskip("distributed")
    (tmp_path / "samples").symlink_to(SAMPLES)
    program, *arguments = command.split()
    assert program == "npccli"
    done = subprocess.run(
        [*PROGRAM, *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stdout.count(b"\n") > 3 or (tmp_path / "clean").is_dir()


def test_the_options_of_the_page_exist() -> None:
    commands = (ROOT / "docs/commands.md").read_text("utf-8")
    named = set(re.findall(r"npccli [^\n`]*?(--[a-z-]+)", PAGE))
    assert named and all(name in commands for name in named)


def test_the_examples_in_other_languages_are_well_formed() -> None:
    yaml = pytest.importorskip("yaml")
    (description,) = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
    assert yaml.safe_load(description)["kind"] == "DaskCluster"
    (script,) = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    compile(script, "docs/large.md", "exec")
