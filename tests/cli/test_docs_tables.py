"""The commands on the pages about tables run, and name what there is."""

import re
import shlex
from pathlib import Path

import pytest

from npccli.cli.main import COMMANDS as ALL_COMMANDS
from npccli.cli.main import main
from npccli.count import measures

ROOT = Path(__file__).parents[2]
PAGES = {
    name: (ROOT / f"docs/{name}.md").read_text("utf-8") for name in ("counts", "terms", "measures")
}
COMMANDS = [
    line
    for page in PAGES.values()
    for body in re.findall(r"```sh\n(.*?)```", page, flags=re.DOTALL)
    for line in body.splitlines()
]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_run(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    program, *arguments = shlex.split(command)
    assert program == "npccli"
    assert main(arguments) == 0
    output, said = capsys.readouterr()
    assert said == ""
    assert output.count("\n") >= 2


def test_the_dictionary_on_the_page_is_one(tmp_path: Path) -> None:
    from npccli.count.concepts import all_concepts, load_concepts

    (body,) = re.findall(r"```toml\n(.*?)```", PAGES["terms"], flags=re.DOTALL)
    (tmp_path / "c.toml").write_text(body, "utf-8")
    names = [concept.name for concept in all_concepts(load_concepts(str(tmp_path / "c.toml")))]
    assert names == ["民主", "监督", "监督.预算监督"]


@pytest.mark.parametrize("name", ["collocates", "dispersion", "keyness", "stats"])
def test_every_measure_column_is_explained(name: str) -> None:
    from npccli.count import collocates, dispersion, keyness, tables

    columns = {
        "collocates": collocates._COLUMNS[7:],
        "dispersion": dispersion._COLUMNS[3:],
        "keyness": keyness._COLUMNS[6:],
        "stats": tables.DIVERSITY_COLUMNS,
    }[name]
    for column in columns:
        assert f"`{column.name}`" in PAGES["measures"], column.name


def test_every_measure_says_its_source() -> None:
    for name in measures.__all__:
        function = getattr(measures, name)
        said = function.__doc__ or "" if callable(function) else ""
        plain = name in ("per_thousand", "per_million", "document_range", "type_token_ratio")
        if callable(function) and name != "Contingency" and not plain:
            assert re.search(r"\d{4}|erfc", said), name


def test_every_command_of_tables_is_on_the_page() -> None:
    ours = ("stats", "keyness", "terms", "ngrams", "collocates", "kwic", "dispersion", "phrases")
    assert set(ours) <= set(ALL_COMMANDS)
    for name in ours:
        assert f"npccli {name}" in "".join(PAGES.values())
