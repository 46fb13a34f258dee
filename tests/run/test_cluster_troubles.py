"""What goes wrong with a cluster: it is told in one line, and nothing waits for ever."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from test_cluster import ROOT, SAMPLES, _Cluster

from npccli.run import cluster
from npccli.run.paths import Failure, Input

pytest.importorskip("distributed")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
PROGRAM = [sys.executable, "-m", "npccli"]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[_Cluster]:
    (tmp_path / "elsewhere").mkdir()
    made = _Cluster(tmp_path / "elsewhere")
    try:
        yield made
    finally:
        made.stop()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    text = (SAMPLES / "compilation.txt").read_text("utf-8") * 200
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    return folder


def _begun(corpus: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start counting and wait until some of it is done."""
    command = [*PROGRAM, "stats", str(corpus), "--as-is", "--engine", "dask", "--progress"]
    run = subprocess.Popen(
        [*command, *options],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert run.stderr is not None
    assert b" of 40 files" in run.stderr.readline()
    return run


def _end(run: subprocess.Popen[bytes]) -> tuple[int, bytes, list[str]]:
    """Return the code, the output, and what was said beside the progress."""
    output, said = run.communicate(timeout=90)
    return (
        run.returncode,
        output,
        [line for line in said.decode().split("\n") if "of 40" not in line],
    )


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_scheduler_that_ends_in_the_middle(running: _Cluster, corpus: Path, how: int) -> None:
    running.worker()
    run = _begun(corpus, "--scheduler", running.address)
    running.processes[0].send_signal(how)
    code, output, said = _end(run)
    assert (code, output) == (2, b"")
    assert len(said) == 2 and "the connection to the cluster was lost" in said[0]


def test_workers_that_all_end_in_the_middle(running: _Cluster, corpus: Path) -> None:
    worker = running.worker()
    run = _begun(corpus, "--scheduler", running.address)
    worker.kill()
    code, output, said = _end(run)
    assert (code, output) == (2, b"")
    assert len(said) == 2 and "has lost all its workers" in said[0]


@pytest.mark.parametrize("whom", ["the group", "one process"])
def test_an_interrupt_of_local_workers_is_silent(corpus: Path, whom: str) -> None:
    run = _begun(corpus, "--jobs", "2")
    children = psutil.Process(run.pid).children(recursive=True)
    (os.killpg if whom == "the group" else os.kill)(run.pid, signal.SIGINT)
    code, output, said = _end(run)
    assert (code, output, said) == (130, b"", [""])
    assert not psutil.wait_procs(children, timeout=20)[1]


def test_relative_names_are_found_by_workers_in_another_folder(
    running: _Cluster, tmp_path: Path
) -> None:
    running.worker()
    (tmp_path / "corpus").mkdir()
    for name in ("page.txt", "compilation.txt"):
        (tmp_path / "corpus" / name).write_bytes((SAMPLES / "compilation.txt").read_bytes())
    arguments = ["stats", "corpus/page.txt", "./corpus", "no.txt", "--by", "source"]
    found = [
        subprocess.run(
            [*PROGRAM, *arguments, *options],
            env=ENVIRONMENT,
            cwd=tmp_path,
            capture_output=True,
            timeout=90,
        )
        for options in (["--jobs", "1"], ["--engine", "dask", "--scheduler", running.address])
    ]
    here, there = [(done.returncode, done.stdout, done.stderr) for done in found]
    assert there == here
    assert b"\ncorpus/page.txt\t" in here[1] and here[2].startswith(b"npccli: no.txt: no such file")


def _names(inputs: object) -> Iterator[str]:
    for item in inputs:  # type: ignore[attr-defined]
        yield item.name


def test_a_file_that_a_worker_does_not_see(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", "utf-8")
    names = ("a.txt", "unseen.txt", "missing.txt", "a.txt")
    inputs = [Input(name, str(tmp_path / name)) for name in names]
    found = cluster._work(_names, inputs, (True, True, False, True))
    assert [each if isinstance(each, str) else each.name for each in found] == list(names)
    assert isinstance(found[1], Failure) and isinstance(found[2], str)
    assert "is not there on the worker" in found[1].error.message
    assert "shared file system" in found[1].error.hint


def test_a_worker_with_another_version(running: _Cluster, tmp_path: Path) -> None:
    old = tmp_path / "old" / "npccli"
    old.mkdir(parents=True)
    (old / "__init__.py").write_text('__version__ = "0.0.1"\n', "utf-8")
    running.worker(old.parent)
    done = subprocess.run(
        [*PROGRAM, "stats", str(SAMPLES), "--engine", "dask", "--scheduler", running.address],
        env=ENVIRONMENT,
        capture_output=True,
        timeout=90,
    )
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert b"has npccli 0.0.1, and here is" in done.stderr
