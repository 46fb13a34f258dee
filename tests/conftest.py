"""Helpers that several rooms' tests share."""

import gc
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]

Schema = dict[str, Any]
_TYPES = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
    "boolean": bool,
}


def pytest_configure() -> None:
    """Let an interrupt end what the tests start, also where a job in the background ignores it.

    Look for garbage as seldom as the program itself does, which takes a sixth off the time.
    """
    gc.set_threshold(50_000, 20, 100)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _problems(value: Any, schema: Schema, root: Schema, at: str = "") -> list[str]:
    """Check the part of JSON Schema that the record schema uses."""
    if "$ref" in schema:
        return _problems(value, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root, at)
    if "oneOf" in schema:
        fits = [not _problems(value, choice, root, at) for choice in schema["oneOf"]]
        return [] if sum(fits) == 1 else [f"{at}: fits {sum(fits)} of the choices"]
    if not _right_type(value, schema):
        return [f"{at}: not {schema['type']}"]
    if value not in schema.get("enum", [schema.get("const", value)]):
        return [f"{at}: {value!r} is not allowed"]
    if isinstance(value, list):
        return _list_problems(value, schema, root, at)
    return _object_problems(value, schema, root, at) if isinstance(value, dict) else []


def _right_type(value: Any, schema: Schema) -> bool:
    wanted = schema.get("type", [])
    names = [wanted] if isinstance(wanted, str) else wanted
    return not names or any(
        value is None
        if name == "null"
        else isinstance(value, _TYPES[name]) and (name == "boolean" or value is not True)
        for name in names
    )


def _list_problems(value: list[Any], schema: Schema, root: Schema, at: str) -> list[str]:
    size = len(value)
    if not schema.get("minItems", 0) <= size <= schema.get("maxItems", size):
        return [f"{at}: {size} items"]
    items = schema.get("items", {})
    return [
        problem
        for index, item in enumerate(value)
        for problem in _problems(item, items, root, f"{at}[{index}]")
    ]


def _object_problems(value: Schema, schema: Schema, root: Schema, at: str) -> list[str]:
    known = schema.get("properties", {})
    rest = schema.get("additionalProperties", {})
    found = [f"{at}.{name}: missing" for name in schema.get("required", []) if name not in value]
    for name, item in value.items():
        if name not in known and rest is False:
            found.append(f"{at}.{name}: unknown")
        else:
            found += _problems(item, known.get(name, rest), root, f"{at}.{name}")
    return found


@pytest.fixture(scope="session")
def schema_problems() -> Callable[[Any], list[str]]:
    """Return a function that lists where a record departs from the published schema."""
    root = json.loads((ROOT / "npccli/data/records.schema.json").read_text("utf-8"))
    return lambda record: _problems(record, root["$defs"].get(record.get("record"), root), root)


Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def npccli(tmp_path: Path) -> Run:
    """Return a function that runs the program as a process of its own in `tmp_path`."""

    def run(*arguments: str, stdin: bytes = b"", **more: Any) -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "COLUMNS": "80", "PYTHONWARNINGS": "default"}
        environment["PYTHONPATH"] = str(ROOT)
        return subprocess.run(
            [sys.executable, "-m", "npccli", *arguments],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=environment | more.pop("env", {}),
            timeout=60,
            **more,
        )

    return run


@pytest.fixture
def inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Run:
    """Return a function that does the same in this process, in a fraction of the time.

    For what the commands say. How the program starts and ends needs `npccli`.
    """
    from npccli.cli.main import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        capfdbinary.readouterr()
        code = main(arguments)
        shown = capfdbinary.readouterr()
        return subprocess.CompletedProcess(arguments, code, shown.out, shown.err)

    return run
