"""The repository tests its own shape."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "npccli"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 350

ANYTHING = {"read", "repair", "segment", "count", "figures", "index", "show", "run", "cli"}
MAY_IMPORT = {
    "alternatives": set(),
    "errors": set(),
    "model": set(),
    "cutter": set(),
    "data_files": set(),
    "days": {"lazy"},
    "gazetteer": {"data_files"},
    "lazy": set(),
    "numerals": set(),
    "page_lines": {"data_files", "lazy"},
    "traditional": {"lazy"},
    "user_files": {"errors"},
    "read": {"model", "errors", "data_files", "days", "read"},
    "repair": {
        *("model", "errors", "cutter", "data_files", "lazy", "numerals", "page_lines"),
        "traditional",
        "repair",
    },
    "segment": {
        *("alternatives", "model", "errors", "data_files", "days", "gazetteer", "lazy"),
        *("numerals", "page_lines", "traditional", "user_files", "segment"),
    },
    "count": {"model", "errors", "cutter", "data_files", "lazy", "user_files", "count"},
    "figures": {
        *("alternatives", "model", "errors", "cutter", "data_files", "gazetteer", "traditional"),
        *("user_files", "figures"),
    },
    "index": {"model", "errors", "count", "figures", "index", "__version__"},
    "show": {"model", "errors", "data_files", "show"},
    "run": (ANYTHING | {"model", "errors", "cutter", "__version__"}) - {"cli", "show"},
    "cli": ANYTHING | {"model", "errors", "__version__"},
    "__init__": (ANYTHING | {"model", "errors"}) - {"cli"},
    "__main__": {"cli", "errors"},
}
"""The flow read, repair, segment, count, show: a room imports the frame and itself."""

REPAIR_FOLDERS = (
    *("contents", "measure", "characters", "furniture"),
    *("doubling", "columns", "breaks", "wraps"),
)
"""Each imports only itself and those before it."""

HEAVY = (
    "jieba",
    "rjieba",
    "opencc",
    "chardet",
    "rich",
    "openpyxl",
    "pygments",
    "pypdfium2",
    "pypdfium2_raw",
    "lxml",
    "trafilatura",
    "polars",
    "pandas",
    "yaml",
    "distributed",
    "fsspec",
    "duckdb",
)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _calls(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node.lineno


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_file_does_one_thing(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= LONGEST, f"{_name(path)} has {lines} lines"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_follow_the_flow(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    ours = {
        [*name.split("."), ""][1]
        for name in _imports(ast.parse(path.read_text("utf-8")))
        if name.split(".")[0] == "npccli"
    }
    assert ours <= MAY_IMPORT[room], f"{_name(path)} may not import {ours - MAY_IMPORT[room]}"


def test_the_folders_of_the_repairs_import_those_before_them() -> None:
    folders = sorted(path.name for path in (PACKAGE / "repair").iterdir() if path.is_dir())
    assert sorted(REPAIR_FOLDERS) == [name for name in folders if name != "__pycache__"]
    for place, folder in enumerate(REPAIR_FOLDERS):
        later = tuple(f"npccli.repair.{name}." for name in REPAIR_FOLDERS[place + 1 :])
        for path in (PACKAGE / "repair" / folder).glob("*.py"):
            names = _imports(ast.parse(path.read_text("utf-8")))
            assert not [name for name in names if name.startswith(later)], _name(path)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_only_the_surface_talks_and_ends(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0]
    talk = {"print", "typer.echo", "sys.stdout.write", "sys.stderr.write"} - (
        {"print", "typer.echo", "sys.stdout.write"} if room in ("show", "cli") else set()
    )
    leave = {"exit", "quit", "sys.exit", "os._exit"} if room != "__main__.py" else set()
    found = [
        (name, line)
        for name, line in _calls(ast.parse(path.read_text("utf-8")))
        if name in talk | leave
    ]
    assert not found


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_rich_is_imported_by_show_alone(path: Path) -> None:
    names = {name.split(".")[0] for name in _imports(ast.parse(path.read_text("utf-8")))}
    assert path.relative_to(PACKAGE).parts[0] == "show" or "rich" not in names


def test_the_program_starts_without_anything_heavy() -> None:
    code = (
        "import sys, npccli, npccli.cli.main\n"
        "npccli.cli.main.make_app()\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "assert not loaded, loaded"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_every_room_and_module_is_on_the_page_about_the_design() -> None:
    page = (ROOT / "docs/design.md").read_text("utf-8")
    rooms = {path.relative_to(PACKAGE).parts[0] for path in MODULES}
    shown = {f"`{room}`" for room in rooms if not room.startswith("__")}
    assert not [name for name in sorted(shown) if name not in page]


def test_clean_loads_neither_segments_nor_counts(tmp_path: Path) -> None:
    code = (
        "import sys, npccli.cli.main\n"
        "npccli.cli.main.main(['clean', '--jobs', '1', *sys.argv[1:]])\n"
        "loaded = {'npccli.segment', 'npccli.count', 'multiprocessing'} & set(sys.modules)\n"
        "assert not loaded, loaded"
    )
    page = ROOT / "samples" / "district_summary.txt"
    arguments = [str(page), "-o", str(tmp_path / "clean.txt")]
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, cwd=ROOT)


def test_every_command_has_help_and_an_example() -> None:
    from npccli.cli.main import COMMANDS, make_app

    app = make_app()
    assert [command.name for command in app.registered_commands] == list(COMMANDS)
    for command in app.registered_commands:
        assert command.callback and command.callback.__doc__
        assert (command.epilog or "").startswith("\b\nExamples:\n"), command.name
        assert f"  npccli {command.name} " in (command.epilog or ""), command.name


def test_no_registry_host_is_named() -> None:
    hosts = ("pypi." + "org", "pythonhosted", "--index" + "-url")
    for path in [ROOT / "pyproject.toml", ROOT / "README.md", ROOT / ".ci/run"]:
        text = path.read_text("utf-8") if path.exists() else ""
        assert not any(host in text for host in hosts), path.name
