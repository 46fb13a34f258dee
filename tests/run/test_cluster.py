"""The same tables from a scheduler and workers that are real processes, over TCP."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from npccli.count import Segmenter
from npccli.count.frequencies import FrequencyAnalysis
from npccli.errors import UsageError
from npccli.run import cluster
from npccli.run.choices import Options
from npccli.run.chunks import make_chunks
from npccli.run.counting import analyse_sources
from npccli.run.engine import Engine, run_task
from npccli.run.paths import Failure, Input, expand_paths
from npccli.run.pipeline import clean_sources

pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"


class _Cluster:
    """A scheduler and workers in processes of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place = folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        arguments = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        self.start("dask_scheduler", *arguments, "--scheduler-file", str(self.place))
        for _ in range(600):
            if self.place.exists() and self.place.read_text().strip().endswith("}"):
                break
            time.sleep(0.05)
        self.address: str = json.loads(self.place.read_text())["address"]

    def start(self, program: str, *arguments: str, package: Path = ROOT) -> subprocess.Popen[bytes]:
        code = f"from distributed.cli.{program} import main; main()"
        process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": f"{package}{os.pathsep}{ROOT / 'tests' / 'run'}"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.processes.append(process)
        return process

    def worker(self, package: Path = ROOT) -> subprocess.Popen[bytes]:
        """Start a worker that nothing starts again when it is killed."""
        options = ["--nthreads", "1", "--no-nanny", "--no-dashboard"]
        return self.start("dask_worker", self.address, *options, package=package)

    def stop(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Cluster]:
    made = _Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        yield made
    finally:
        made.stop()


@pytest.fixture(scope="module")
def inputs() -> tuple[Input, ...]:
    return expand_paths([*sorted(SAMPLES.glob("*.txt")), ROOT / "no-such-file.txt"]).found


def test_a_scheduler_without_workers_is_told(
    running: _Cluster, inputs: tuple[Input, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "SECONDS", 2)
    engine = Engine(name="dask", scheduler=running.address)
    with pytest.raises(UsageError, match="has no workers"):
        list(run_task(partial(clean_sources, options=Options()), inputs, engine))


def test_no_scheduler_is_told(inputs: tuple[Input, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SECONDS", 1)
    engine = Engine(name="dask", scheduler="tcp://127.0.0.1:1")
    with pytest.raises(UsageError, match="no scheduler answers there"):
        list(run_task(partial(clean_sources, options=Options()), inputs, engine))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "no such file, and no address"),
        ("{", "not the file of a scheduler"),
        ("[]", "not the file of a scheduler"),
    ],
)
def test_a_file_that_names_no_scheduler_is_told(
    content: str | None, message: str, inputs: tuple[Input, ...], tmp_path: Path
) -> None:
    place = tmp_path / "scheduler.json"
    if content is not None:
        place.write_text(content)
    engine = Engine(name="dask", scheduler=str(place))
    with pytest.raises(UsageError, match=message):
        list(run_task(partial(clean_sources, options=Options()), inputs, engine))


def test_the_tables_are_the_same(
    running: _Cluster, inputs: tuple[Input, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    running.worker()
    running.worker()
    analysis = FrequencyAnalysis(("source", "role"), Segmenter(), "both", examples=2)
    here = analyse_sources(inputs, analysis, Options())
    monkeypatch.setattr("npccli.run.engine.make_chunks", partial(make_chunks, size=1))
    engine = Engine(name="dask", scheduler=str(running.place))
    there = analyse_sources(inputs, analysis, Options(), engine)
    assert there.tables == here.tables and there.reports == here.reports
    assert [str(each.error) for each in there.failures] == [
        str(each.error) for each in here.failures
    ]
    task = partial(clean_sources, options=Options())
    texts = [getattr(each, "text", "") for each in run_task(task, inputs, engine)]
    assert texts == [getattr(each, "text", "") for each in run_task(task, inputs, Engine())]


def test_a_worker_that_is_killed_does_not_change_the_result(
    running: _Cluster, inputs: tuple[Input, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    running.worker()
    doomed = running.worker()
    time.sleep(1)
    many = [Input(f"{n}-{item.name}", item.at) for n in range(3) for item in inputs]
    analysis = FrequencyAnalysis(("role",), Segmenter(), "both")
    here = analyse_sources(many, analysis, Options())
    monkeypatch.setattr("npccli.run.engine.make_chunks", partial(make_chunks, size=1))
    done = 0

    def watch(files: int, _size: int) -> None:
        nonlocal done
        done += files
        if done >= len(many) // 2 and doomed.poll() is None:
            doomed.send_signal(signal.SIGKILL)

    engine = Engine(name="dask", scheduler=running.address, watch=watch)
    there = analyse_sources(many, analysis, Options(), engine)
    assert doomed.wait(5) == -signal.SIGKILL
    assert there.tables == here.tables and there.reports == here.reports


def _fatal(inputs: Sequence[Input]) -> Iterator[str | Failure]:
    for item in inputs:
        if item.name == "fatal":
            os.kill(os.getpid(), signal.SIGKILL)
        yield item.name


def test_an_input_that_kills_workers_is_a_failure(tmp_path: Path) -> None:
    from dask import config

    names = ["a", "b", "fatal", "c", "d"]
    inputs = [Input(name, str(tmp_path / name)) for name in names]
    sys.modules["test_cluster"] = sys.modules[__name__]  # by this name the workers import it
    with config.set({"distributed.scheduler.allowed-failures": 0}):
        chunks = make_chunks(inputs, files=2)
        found = list(cluster.run_on_cluster(_fatal, chunks, None, 2))
    assert [each.name if isinstance(each, Failure) else each for each in found] == names
    assert isinstance(found[2], Failure) and "were ended" in found[2].error.message
