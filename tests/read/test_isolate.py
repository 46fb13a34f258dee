"""Readers run in a process of their own, which is kept, and replaced when a file ended it."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from npccli.errors import ReadError
from npccli.read import ReadOptions, isolate, read_source
from npccli.read.formats import FORMATS
from npccli.read.isolate import run_isolated

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples/newspaper_pdf.pdf"


def process_id(*_: object) -> int:
    return os.getpid()


def crash(*_: object) -> None:
    faulthandler.disable()
    ctypes.string_at(0)


def end(*_: object) -> None:
    os._exit(3)


def crash_where_used(*_: object) -> int:
    """Crash unless this is the first call in its process."""
    if os.environ.get("USED"):
        crash()
    os.environ["USED"] = "yes"
    return os.getpid()


def sleep(*_: object) -> None:
    time.sleep(60)


def mistake(*_: object) -> None:
    raise KeyError("ours")


def unsendable(*_: object) -> Callable[[], None]:
    return lambda: None


def refuse(*_: object) -> None:
    raise ReadError("a.pdf: is bad", "hint")


def run_out(*_: object) -> None:
    raise MemoryError


def grow(size: int) -> int:
    bytearray(size)
    return os.getpid()


def ask(function: Callable[..., int], *arguments: object) -> int:
    return run_isolated(function, arguments, "a.pdf")


def test_one_process_reads_file_after_file() -> None:
    assert ask(process_id) == ask(process_id) != os.getpid()


def test_a_crash_is_an_error_of_one_file() -> None:
    before = ask(process_id)
    with pytest.raises(ReadError, match=r"a\.pdf: the library .* crashed on it \(signal 11\)"):
        run_isolated(crash, (), "a.pdf")
    assert ask(process_id) != before
    assert read_source(SAMPLE, None, ReadOptions(isolated=True)).text


def test_a_library_that_ends_the_process_is_an_error_of_one_file() -> None:
    with pytest.raises(ReadError, match=r"crashed on it \(the file"):
        run_isolated(end, (), "a.pdf")


def test_what_an_earlier_file_broke_is_tried_again() -> None:
    first = ask(crash_where_used)
    assert ask(crash_where_used) != first


def test_a_waiting_process_that_was_killed_is_replaced() -> None:
    before = ask(process_id)
    os.kill(before, signal.SIGKILL)
    assert ask(process_id) != before


def test_a_file_that_takes_too_long_is_given_up_and_its_process_ended() -> None:
    before = ask(process_id)
    with pytest.raises(ReadError, match=r"a\.pdf: reading took longer than 0 seconds"):
        run_isolated(sleep, (), "a.pdf", seconds=0.2)
    assert ask(process_id) != before
    with pytest.raises(ProcessLookupError):
        os.kill(before, 0)


def test_errors_come_back_and_the_process_stays() -> None:
    before = ask(process_id)
    with pytest.raises(RuntimeError, match=r"a\.pdf: (.|\n)*KeyError: 'ours'"):
        run_isolated(mistake, (), "a.pdf")
    with pytest.raises(ReadError, match="is bad") as caught:
        run_isolated(refuse, (), "a.pdf")
    assert caught.value.hint == "hint"
    assert ask(process_id) == before


def test_a_result_that_cannot_be_sent_is_a_mistake_of_ours() -> None:
    with pytest.raises(RuntimeError, match="pickle"):
        run_isolated(unsendable, (), "a.pdf")


def test_too_much_memory_is_an_error_and_ends_the_process() -> None:
    before = ask(process_id)
    with pytest.raises(ReadError, match=r"a\.pdf: needs more memory than 4 GB"):
        run_isolated(run_out, (), "a.pdf")
    assert ask(process_id) != before


@pytest.mark.skipif(isolate.METHOD != "fork", reason="a child that is not forked sees no patch")
def test_a_process_that_has_grown_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    isolate._idle(os.getpid()).clear()
    monkeypatch.setattr(isolate, "GROWTH", 30 << 20)
    first = ask(grow, 1 << 20)
    assert ask(grow, 100 << 20) == first
    assert ask(process_id) != first


@pytest.mark.skipif(isolate.METHOD != "fork", reason="a child that is not forked sees no patch")
def test_a_process_is_replaced_after_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    isolate._idle(os.getpid()).clear()
    monkeypatch.setattr(isolate, "MOST_FILES", 2)
    found = [ask(process_id) for _ in range(4)]
    assert found[0] == found[1] != found[2] == found[3]


def test_threads_do_not_share_a_process() -> None:
    found: list[int] = []
    threads = [Thread(target=lambda: found.append(ask(process_id))) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(found) == 8


def test_all_readers_can_be_sent() -> None:
    for kind in FORMATS:
        assert pickle.loads(pickle.dumps(kind.read)) is not None


@pytest.mark.skipif(os.name != "posix", reason="no such signals")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("busy", [False, True], ids=["waiting", "busy"])
def test_no_reader_outlives_the_program(sent: signal.Signals, busy: bool) -> None:
    code = "import test_isolate as t, time; print(t.ask(t.process_id), flush=True); "
    code += "t.ask(t.sleep)" if busy else "time.sleep(60)"
    paths = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    program = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert program.stdout is not None
    reader = int(program.stdout.readline())
    time.sleep(0.2)
    program.send_signal(sent)
    program.communicate(timeout=20)  # ends only when the reader has closed its output, too
    for _ in range(100):
        try:
            os.kill(reader, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the reader is still there")


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent / "found").iterdir()), ids=lambda path: path.name
)
def test_damaged_files_that_once_broke_a_reader_are_read_or_refused(path: Path) -> None:
    try:
        assert read_source(path, None, ReadOptions(isolated=True)).source.name == str(path)
    except ReadError as error:
        assert "crashed" not in error.message
