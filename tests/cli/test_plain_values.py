"""Plain values are taken without pydantic, and are what pydantic makes of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer.main

from npccli.cli.main import make_app

PROGRAM = """
import sys
from npccli.cli.main import main
code = main(sys.argv[1:])
print("pydantic" in sys.modules, code, file=sys.stderr)
"""
GIVEN = ("", "3", "-3", "0", "0.5", "12345678901", "x", "none", "NONE", "yes", "３", " 3", "text")


def _parameters() -> list[Any]:
    group: Any = typer.main.get_command(make_app())
    found = []
    for name, command in group.commands.items():
        context = command.make_context(name, [], resilient_parsing=True)
        for parameter in command.get_params(context):
            found.append(pytest.param(parameter, context, id=f"{name}-{parameter.name}"))
    return found


def _outcome(coerce: Any, value: object, parameter: Any, context: Any) -> tuple[str, object, type]:
    try:
        found = coerce(value, param=parameter, ctx=context)
    except Exception as error:
        return "refused", str(error), type(error)
    return "taken", found, type(found)


@pytest.mark.parametrize(("parameter", "context"), _parameters())
def test_a_plain_value_is_what_pydantic_makes_of_it(parameter: Any, context: Any) -> None:
    plain = parameter._runtime_param
    parameter._runtime_param = None
    real = parameter.get_runtime_param()
    values: list[object] = [None, parameter.get_default(context), *GIVEN]
    if parameter.multiple or parameter.nargs == -1:
        values = [None, (), *((value,) for value in GIVEN), ("3", "x")]
    for value in values:
        parameter._runtime_param = plain
        found = _outcome(plain.coerce, value, parameter, context)
        assert found == _outcome(real.coerce, value, parameter, context), repr(value)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["stats", "--by", "source", "--jobs", "1", "report.txt"], 0),
        (["clean", "--spacing", "pangu", "--min-confidence", "0", "report.txt"], 0),
        (["clean", "--spacing", "narrow", "report.txt"], 2),
    ],
)
def test_pydantic_is_loaded_for_other_values_only(
    arguments: list[str], code: int, tmp_path: Path
) -> None:
    (tmp_path / "report.txt").write_text("依法监督，推动工作。\n", "utf-8")
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    loads = "min-confidence" in " ".join(arguments) or code != 0
    assert run.stderr.splitlines()[-1] == f"{loads} {code}"
