"""Delimited tables of figures are written while the reports come, and none is held."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from npccli.cli.figure_output import Wanted, write_figures
from npccli.figures import figure_table, figures_of_report, load_codebook
from npccli.model import Report, Section
from npccli.run.figures import ReportFigures
from npccli.show.tables import write_table


class _Watched(ReportFigures):
    """A result that can be seen to go."""

    __slots__ = ("__weakref__",)


def _report(number: int) -> Report:
    text = f"常委会听取专项工作报告{number + 2}项，开展执法检查{number + 3}次。"
    section = Section("0", 1, None, "none", (), "lead", 0.9, (text,), (1, 1))
    unknown = (None,) * 7
    return Report(f"{number}.txt", 1, "工作报告", *unknown, (section,))


def _results(most_alive: list[int]) -> Iterator[ReportFigures]:
    alive: weakref.WeakSet[_Watched] = weakref.WeakSet()
    codebook = load_codebook(None)
    for number in range(30):
        report = _report(number)
        result = _Watched(report, tuple(figures_of_report(report, codebook)))
        alive.add(result)
        yield result
        most_alive.append(len(alive))


@pytest.mark.parametrize("excel", [False, True])
@pytest.mark.parametrize("form", ["tsv", "csv"])
def test_rows_are_those_of_the_table_and_no_report_is_held(
    form: str, excel: bool, tmp_path: Path
) -> None:
    alive: list[int] = []
    write_figures(_results(alive), load_codebook(None), Wanted(form, str(tmp_path / "a"), excel))
    assert max(alive) <= 4
    every = [figure for result in _results([]) for figure in result.figures]
    assert len(every) >= 60
    with (tmp_path / "b").open("w", encoding="utf-8", newline="") as stream:
        write_table(figure_table(every), stream, form)
    written = (tmp_path / "a").read_text("utf-8")
    assert written.removeprefix("\ufeff") == (tmp_path / "b").read_text("utf-8")
    assert written.startswith("\ufeff") is excel


@pytest.mark.parametrize("form", ["tsv", "csv"])
def test_rows_go_to_the_disk_while_they_come(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from npccli.cli import table_output

    rooms = []
    made = table_output._waiting_room

    def noted() -> object:
        rooms.append(made())
        return rooms[0]

    def results() -> Iterator[ReportFigures]:
        yield from _results([])
        on_disk.append(rooms[0]._rolled)  # type: ignore[attr-defined]

    on_disk: list[bool] = []
    monkeypatch.setattr(table_output, "_HELD", 500)
    monkeypatch.setattr(table_output, "_waiting_room", noted)
    write_figures(results(), load_codebook(None), Wanted(form, str(tmp_path / "a")))
    assert on_disk == [True]


def test_the_panel_holds_no_figures(tmp_path: Path) -> None:
    alive: list[int] = []
    wanted = Wanted("md", str(tmp_path / "panel.md"), wide=True)
    write_figures(_results(alive), load_codebook(None), wanted)
    assert max(alive) <= 4
    assert len((tmp_path / "panel.md").read_text("utf-8").splitlines()) == 32
