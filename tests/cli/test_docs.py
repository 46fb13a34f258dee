"""The documents say what is true: generated pages are current, commands run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(sh|console|python)\n(.*?)```", README, flags=re.DOTALL)
SET_UP = [body for kind, body in BLOCKS if kind == "sh" and "pip install" in body]
COMMANDS = [
    line
    for kind, body in BLOCKS
    if kind == "sh" and "pip install" not in body
    for line in body.splitlines()
]


def _shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the README with this interpreter's npccli, in a copy of its place."""
    (folder / "bin").mkdir()
    program = folder / "bin/npccli"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m npccli "$@"\n')
    program.chmod(0o755)
    (folder / "samples").symlink_to(ROOT / "samples")
    environment = {**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}"}
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_there_are_two_set_up_commands() -> None:
    assert len(SET_UP) == 2
    assert all(len(body.splitlines()) == 1 for body in SET_UP)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_of_the_readme_run(command: str, tmp_path: Path) -> None:
    done = _shell(command, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") > 3


def test_the_main_job_of_the_set_up_runs(tmp_path: Path) -> None:
    done = _shell(SET_UP[0].split("&& .venv/bin/")[-1], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_opening_shows_what_is_printed(tmp_path: Path) -> None:
    (body,) = (body for kind, body in BLOCKS if kind == "console")
    lines = body.splitlines()
    assert len(lines) == 5
    commands = [
        line[2:].split("   #")[0].split("          #")[0] for line in lines if line[0] == "$"
    ]
    shown = [line for line in lines if line[0] != "$"]
    done = _shell(" && ".join(commands), tmp_path)
    assert done.stderr == ""
    assert done.stdout.splitlines() == shown


def test_the_notebook_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (body,) = (body for kind, body in BLOCKS if kind == "python")
    names: dict[str, object] = {}
    exec(compile(body, "README.md", "exec"), names)
    assert names["table"].rows  # type: ignore[attr-defined]


def test_the_generated_page_is_current() -> None:
    done = subprocess.run(
        [sys.executable, "docs/make_commands.py", "--check"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_the_records_page_names_every_field() -> None:
    import json

    page = (ROOT / "docs/records.md").read_text("utf-8")
    schema = json.loads((ROOT / "npccli/data/records.schema.json").read_text("utf-8"))
    for kind in ("document", "section", "figure"):
        for field in schema["$defs"][kind]["properties"]:
            assert f"`{field}`" in page, field
