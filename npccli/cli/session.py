"""What every command does around its work: find inputs, talk on stderr, end right."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import typer

from npccli.errors import NpccliError, UsageError

if TYPE_CHECKING:
    from npccli.run.paths import Failure, Inputs

T = TypeVar("T")

DONE, SOME_FAILED, NOTHING_DONE = 0, 1, 2

_STDIN_SPOKEN_OF = re.compile("^npccli: -: (?:standard input )?")


@dataclass(slots=True)
class Session:
    """One run of a command: what was done, what failed, and how much it says.

    `kept` counts the results that were used and `failures` lists the inputs that could
    not be used; both decide the exit code.
    """

    quiet: bool = False
    verbose: bool = False
    kept: int = 0
    failures: list[Failure] = field(default_factory=list)

    def good(self, results: Iterable[T | Failure]) -> Iterator[T]:
        """Pass results on one by one; say and note the failures among them."""
        from npccli.run.paths import Failure

        for result in results:
            if isinstance(result, Failure):
                self.fail(result)
            else:
                self.kept += 1
                self.tell(f"npccli: {_source_name(result)}: read")
                yield result

    def fail(self, failure: Failure) -> None:
        """Note one failure and say it, in one line on standard error."""
        self.failures.append(failure)
        say_error(failure.error)

    def counted(self, reports: int, failures: Iterable[Failure]) -> bool:
        """Note what was counted and what failed; return whether there is anything to write."""
        for failure in failures:
            self.fail(failure)
        self.kept = reports
        return bool(reports or not self.failures)

    def say(self, line: str) -> None:
        """Say something about the work, unless asked to be quiet."""
        if not self.quiet:
            _echo(line)

    def tell(self, line: str) -> None:
        """Say something that only `--verbose` wants to hear."""
        if self.verbose:
            self.say(line)

    def exit_code(self) -> int:
        """Return the exit code of the contract for what was done."""
        if not self.failures:
            return DONE
        return SOME_FAILED if self.kept else NOTHING_DONE


def _source_name(result: object) -> object:
    """Return the name of the source of a document or report."""
    if isinstance(result, tuple):
        result = result[-1]
    source = getattr(result, "source", result)
    return getattr(source, "name", source)


def say_error(error: NpccliError) -> None:
    """Print an error in one line on standard error."""
    line = " ".join(f"npccli: {error}".split("\n"))
    _echo(line.encode("utf-8", "backslashreplace").decode("utf-8"))


def _echo(line: str) -> None:
    """Say something on standard error, where that can be written to."""
    with suppress(OSError):
        typer.echo(_STDIN_SPOKEN_OF.sub("npccli: standard input: ", line), err=True)


def gather_inputs(
    paths: list[str] | None, files_from: str | None, files0_from: str | None, session: Session
) -> Inputs:
    """Return the inputs that the arguments name; say which paths were no use.

    Raises UsageError when nothing was named and standard input is a terminal.
    """
    from npccli.run.paths import STDIN, Input, expand_paths, names_in, read_input

    named = list(paths or [])
    for listing, separator in ((files_from, "\n"), (files0_from, "\0")):
        if listing is not None:
            item = Input(listing, None if listing == STDIN else listing)
            names = names_in(read_input(item), separator, listing)
            if not names:
                raise UsageError(f"{listing}: names no files")
            named += names
    if not named and sys.stdin is not None and sys.stdin.isatty():
        raise UsageError("nothing to read", "name files or folders, or pipe a text in")
    inputs = expand_paths(named)
    for failure in inputs.failures:
        session.fail(failure)
    session.tell(f"npccli: {len(inputs.found)} inputs")
    return inputs


def check_output(output: str | None, inputs: Inputs) -> None:
    """Raise UsageError when `output` would overwrite an input, WriteError when it has no place.

    So nobody waits for work whose result cannot be written.
    """
    refuse_overwriting(output, inputs)
    if output is not None and output != "-":
        from npccli.show.files import check_place

        check_place(output)


def refuse_overwriting(output: str | None, inputs: Inputs) -> None:
    """Raise UsageError when writing `output` would overwrite one of the inputs."""
    if output is None or output == "-":
        return
    if not os.path.exists(output):  # noqa: PTH110 - so it cannot be one that is read
        return
    written = os.path.realpath(output)
    for item in inputs.found:
        if item.at is not None and _may_be(item.at, written):
            raise UsageError(f"{output}: is also read; it would be overwritten")


def _may_be(path: str, real: str) -> bool:
    """Return whether a path is the file with that real path; most are told by the name."""
    if path.rpartition(os.sep)[2] != real.rpartition(os.sep)[2] and not os.path.islink(path):  # noqa: PTH114
        return False
    return os.path.realpath(path) == real


def on_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()
