"""Processes that are given work, each through a connection of its own.

A process that dies takes with it what it was working on, and nothing else, even in the
middle of an answer. The executors of the standard library have one pipe for all answers: a
process that is killed while it writes to it leaves the others, and the program, waiting.
"""

from __future__ import annotations

import atexit
import signal
import warnings
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Lock, Thread
from traceback import format_exc
from typing import Any, Generic, TypeVar

from npccli.read.isolate import METHOD, end_with_parent

Answer = TypeVar("Answer")

Work = Callable[..., Answer]
"""What the processes do; its arguments and answers can be pickled."""

_SECONDS = 0.5
"""How long an answer is waited for before dead processes are replaced."""


class LostError(Exception):
    """The process that had been given some work has died."""


@dataclass(slots=True, eq=False)
class _Order(Generic[Answer]):
    arguments: tuple[Any, ...]
    future: Future[Answer]


@dataclass(slots=True, eq=False)
class _Worker(Generic[Answer]):
    process: BaseProcess
    connection: Connection
    order: _Order[Answer] | None = None


class Pool(Generic[Answer]):
    """Some processes; who made the pool asks for work and waits, a thread hands it over.

    New processes are started by who made it: a child ends with the thread that started it.
    """

    def __init__(self, work: Work[Answer], size: int) -> None:
        """Start the processes."""
        self._work, self._size = work, size
        self._lock = Lock()
        self._workers: list[_Worker[Answer]] = []
        self._orders: deque[_Order[Answer]] = deque()
        self._closed = False
        self._bell, self._button = get_context(METHOD).Pipe(duplex=False)
        self._replace()
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()
        atexit.register(self.close)  # or Python would wait for the processes

    def submit(self, *arguments: Any, first: bool = False) -> Future[Answer]:
        """Ask for work on arguments, `first` before all that was asked for earlier."""
        order: _Order[Answer] = _Order(arguments, Future())
        with self._lock:
            (self._orders.appendleft if first else self._orders.append)(order)
        self._button.send_bytes(b"!")
        return order.future

    def answer(self, future: Future[Answer]) -> Answer:
        """Wait for an answer; raise LostError if the process has died, or the error of the work."""
        while True:
            self._replace()
            try:
                return future.result(timeout=_SECONDS)
            except TimeoutError:
                if future.done():
                    raise
                if not self._thread.is_alive():
                    raise RuntimeError("the thread that hands work over has ended") from None

    def close(self) -> None:
        """End the processes at once."""
        if self._closed:
            return
        self._closed = True
        atexit.unregister(self.close)
        for worker in list(self._workers):
            worker.process.kill()
        self._button.send_bytes(b"!")
        self._thread.join()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._bell.close()
        self._button.close()

    def _replace(self) -> None:
        """Start processes until there are as many as there should be."""
        while len(self._workers) < self._size:
            worker = self._started()
            with self._lock:
                self._workers.append(worker)
            self._button.send_bytes(b"!")

    def _started(self) -> _Worker[Answer]:
        context: Any = get_context(METHOD)
        ours, theirs = context.Pipe()
        process = context.Process(target=_answer_orders, args=(theirs, self._work))
        with warnings.catch_warnings():
            # The thread of this process holds no lock that a child would need.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        theirs.close()  # so that the end of the process is the end of the connection
        return _Worker(process, ours)

    def _serve(self) -> None:
        """Hand over orders to those that have none, and answers to those who wait."""
        while not self._closed:
            with self._lock:
                for worker in self._workers:
                    if worker.order is None and self._orders:
                        worker.order = self._orders.popleft()
                        self._send(worker, worker.order)
                workers = list(self._workers)
            ready = wait([self._bell, *(worker.connection for worker in workers)])
            if self._bell in ready:
                self._bell.recv_bytes()
            for worker in workers:
                if worker.connection in ready:
                    self._receive(worker)

    def _send(self, worker: _Worker[Answer], order: _Order[Answer]) -> None:
        try:
            worker.connection.send(order.arguments)
        except OSError:
            return  # it is dead, which shows when its answer is read
        except Exception as error:  # what cannot be pickled is told who asked
            worker.order = None
            order.future.set_exception(error)

    def _receive(self, worker: _Worker[Answer]) -> None:
        order = worker.order
        try:
            good, answer = worker.connection.recv()
        except (EOFError, OSError):
            worker.connection.close()
            worker.process.join()
            with self._lock:
                self._workers.remove(worker)
            good, answer = False, LostError()
        worker.order = None
        if order is None:
            return
        if good:
            order.future.set_result(answer)
        else:
            order.future.set_exception(answer)


def _answer_orders(connection: Connection, work: Work[Answer]) -> None:
    """Work on what comes until this process is ended."""
    end_with_parent()
    # An interrupt is for the process that the user started.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            arguments = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer: tuple[bool, object] = (True, work(*arguments))
        except Exception as error:  # it is raised again where it was asked for
            error.add_note(format_exc())
            answer = (False, error)
        try:
            connection.send(answer)
        except OSError:
            return
        except Exception as error:  # what cannot be pickled is an error as well
            error.add_note(format_exc())
            connection.send((False, error))
