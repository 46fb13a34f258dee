"""The program: its commands, and the one place where errors become exit codes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Annotated, TextIO

import typer

from npccli import __version__
from npccli.cli.plain import PlainCommand, PlainGroup
from npccli.cli.session import say_error
from npccli.errors import INTERRUPTED, NO_ROOM, NpccliError, UsageError, WriteError

# What Typer raises for wrong arguments of any kind; it exports only this kind of it.
_ARGUMENT_ERROR: type[Exception] = typer.BadParameter.__mro__[1]
EXAMPLES = """\b
Examples:
  npccli clean page.txt > clean.txt
  npccli sections page.txt
  npccli stats corpus/ --by region,year -o table.csv
  pdftotext page.pdf - | npccli clean | npccli sections | npccli stats
"""
_PLAIN_REASONS = (
    (r"Input should be greater than or equal to (\S+)", r"give \1 or more"),
    (r"Input should be less than or equal to (\S+)", r"give \1 or less"),
    (r"Input should be a valid integer\b.*", "not a whole number"),
    (r"Input should be a valid number\b.*", "not a number"),
)
"""What the library that checks values says, and what is said to people."""

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 80}

COMMANDS = (
    *("clean", "inspect", "sections", "stats", "keyness", "terms", "ngrams", "collocates"),
    *("kwic", "dispersion", "phrases", "figures", "mentions", "index", "sql"),
)
"""The commands in the order of the help. Each is in the module of its name."""


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"npccli {__version__}")
        raise typer.Exit


def _program(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Clean, segment and count Chinese official reports.

    Every command takes raw texts and does the steps before its own; it also takes what
    the command before it writes, so that they can be joined by pipes.
    """


def make_app(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """Return the program with these commands; all of them take a while to make."""
    app = typer.Typer(
        name="npccli",
        cls=PlainGroup,
        epilog=EXAMPLES,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
    )
    app.callback()(_program)
    for name in names:
        module = import_module(f"npccli.cli.{name}")
        kind = getattr(module, "COMMAND_CLASS", PlainCommand)
        app.command(name, cls=kind, epilog=module.EXAMPLES)(getattr(module, f"{name}_command"))
    return app


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    given = list(sys.argv[1:] if arguments is None else arguments)
    named = given[:1] if given and given[0] in COMMANDS else COMMANDS
    try:
        code = make_app(named)(given or ["--help"], prog_name="npccli", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # Typer makes an exit of a closed pipe
        _leave_closed_pipe()
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except NpccliError as error:
        say_error(error)
        return error.exit_code
    except _ARGUMENT_ERROR as error:
        return _say_usage(error)
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        return _say_no_room(error)
    return int(code or 0)


def _nowhere() -> TextIO:
    """Return a stream for what nobody wants: the caller has closed the one there was."""
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _say_usage(error: Exception) -> int:
    """Say in one line what was wrong with the arguments."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "npccli"
    message = getattr(error, "format_message", lambda: str(error))()
    said = message.rstrip(".").replace("\n", " ").replace(": Value error, ", ": ")
    for pattern, plain in _PLAIN_REASONS:
        said = re.sub(pattern, plain, said)
    say_error(UsageError(f"{said[:1].lower()}{said[1:]}", f"see: {command} --help"))
    return 2


def _say_no_room(error: OSError) -> int:
    """Say that a disk is full: the one of standard output, or of temporary files."""
    where = error.filename or "standard output or a temporary file"
    say_error(WriteError(f"cannot write {where}: {error.strerror}", "make room there"))
    _leave_closed_pipe()
    return 2


def _leave_closed_pipe() -> None:
    """Point standard output nowhere, so that the flush at exit cannot fail either."""
    if sys.__stdout__ is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())
