"""What the benchmark writes, from findings that are made up; nothing is timed here."""

import json
import re
from pathlib import Path

import pytest

from bench.__main__ import parse_arguments
from bench.findings import Findings, Notes, Ratio, Timing, together
from bench.measure import Run, best, middle
from bench.parts import PARTS
from bench.parts.growth import sizes_up_to
from bench.plot import share_of_target, write_plot
from bench.table import markdown, write_findings

FINDINGS = Findings(
    (
        Ratio("stats", "against jieba", 9.5, "times as fast", 8.0),
        Ratio("growth", "memory", 512.0, "MB", 400.0, most=True),
        Ratio("clean", "damaged", 2.25, "MB/s"),
    ),
    (
        Timing("growth", "npccli stats", 2_000_000, Run(2.5, 2.0, 90_000_000)),
        Timing("growth", "npccli stats", 4_000_000, Run(5.0, 4.0, 91_000_000)),
        Timing("pdf", "npccli clean, PDF", 90_000, Run(1.0, 0.5, 80_000_000), pages=20),
    ),
    ("index: npccli has no command index",),
)


def test_a_target_is_a_least_or_a_most() -> None:
    assert [ratio.met for ratio in FINDINGS.ratios] == [True, False, None]
    assert [round(share_of_target(ratio), 2) for ratio in FINDINGS.ratios] == [1.19, 0.78, 0.0]


def test_the_page_has_each_ratio_beside_its_target() -> None:
    page = markdown(FINDINGS)
    assert "| stats | against jieba | 9.5 | times as fast | at least 8 | yes |" in page
    assert "| growth | memory | 512 | MB | at most 400 | NO |" in page
    assert "| clean | damaged | 2.25 | MB/s |  |  |" in page
    assert "- index: npccli has no command index" in page
    assert "| growth | npccli stats | 2.00 MB | 2.50 | 2.00 | 1.00 MB/s | 90 |" in page
    assert "| pdf | npccli clean, PDF | 20 pages | 1.00 | 0.50 | 40.0 pages/s | 80 |" in page


def test_every_file_holds_all_ratios(tmp_path: Path) -> None:
    paths = write_findings(FINDINGS, tmp_path)
    assert [path.name for path in paths] == ["bench.md", "ratios.tsv", "timings.tsv", "bench.json"]
    lines = (tmp_path / "ratios.tsv").read_text("utf-8").splitlines()
    assert len(lines) == 4
    assert {line.count("\t") for line in lines} == {5}
    record = json.loads((tmp_path / "bench.json").read_text("utf-8"))
    assert [each["met"] for each in record["ratios"]] == [True, False, None]
    assert record["timings"][0]["run"]["peak"] == 90_000_000


def test_the_plot_is_drawn_when_there_is_something_to_draw(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    assert not write_plot(Findings(), tmp_path / "none.svg")
    assert write_plot(FINDINGS, tmp_path / "plot.svg")
    assert (tmp_path / "plot.svg").read_bytes().startswith(b"<?xml")
    assert not (tmp_path / "none.svg").exists()


def test_findings_of_parts_are_joined_in_order() -> None:
    notes = Notes("start")
    notes.ratio("npccli --version", 0.1, "s", 0.15, most=True)
    notes.time({"npccli --version": Run(0.1, 0.1, 1)}, 0)
    notes.skip("nothing")
    joined = together([notes.findings(), FINDINGS])
    assert [ratio.part for ratio in joined.ratios] == ["start", "stats", "growth", "clean"]
    assert joined.left_out == ("start: nothing", *FINDINGS.left_out)


def test_the_best_of_runs_is_the_least_time_and_the_most_memory() -> None:
    runs = [Run(3.0, 1.0, 5), Run(1.0, 2.0, 9), Run(2.0, 3.0, 7)]
    assert best(runs) == Run(1.0, 1.0, 9)
    assert middle(runs) == Run(2.0, 2.0, 9)


def test_sizes_double_up_to_the_largest() -> None:
    assert sizes_up_to(1_000_000_000)[0] == 976_562
    assert sizes_up_to(1_000_000_000)[-2:] == [500_000_000, 1_000_000_000]
    assert sizes_up_to(1) == [1]


def test_arguments() -> None:
    chosen = parse_arguments(["out", "--only", "stats,clean", "--size", "500kb"])
    assert (chosen.only, chosen.size, chosen.largest) == (["clean", "stats"], 500_000, 64_000_000)
    assert parse_arguments(["out", "--quick"]).largest == 2_000_000
    assert parse_arguments(["out", "--quick", "--largest", "1GB"]).largest == 1_000_000_000


def test_the_commands_of_the_page_are_understood() -> None:
    page = (Path(__file__).parents[2] / "docs/bench.md").read_text("utf-8")
    commands = re.findall(r"^python -m bench (.+)$", page, re.MULTILINE)
    assert len(commands) == 5
    for command in commands:
        assert parse_arguments(command.split()).folder == Path("results")
    for part in PARTS:
        assert f"| {part} | " in page


@pytest.mark.parametrize(
    "wrong", [["--only", "speed"], ["--size", "many"], ["--size", "0MB"], ["--plot", "pdf"]]
)
def test_wrong_arguments_are_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse_arguments(["out", *wrong])
    assert "error:" in capsys.readouterr().err
