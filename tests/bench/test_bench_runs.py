"""The benchmark as a whole, on next to nothing: everything runs, no time is judged."""

import json
import sys
from pathlib import Path

import pytest

from bench import peers
from bench.__main__ import main
from bench.findings import Setting
from bench.measure import CommandError, in_turns, npccli, output_path, peer, run
from bench.pages import build_pages
from bench.parts import PARTS
from npccli.read import read_source


def test_what_a_command_took_is_measured_and_its_output_kept(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "print('x' * 10); sum(range(200000))"]
    found = in_turns({"one": command, "two": command}, tmp_path, 2, keep=True)
    assert list(found) == ["one", "two"]
    assert all(took.clock > 0 and took.processor > 0 for took in found.values())
    assert all(took.peak > 1_000_000 for took in found.values())
    assert output_path(tmp_path, "two").read_text("utf-8").strip() == "x" * 10


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"exit code 2: npccli: nowhere\.txt: no such file"):
        run(npccli("stats", "nowhere.txt"), tmp_path)


def test_the_peers_count_the_same_words(tmp_path: Path) -> None:
    corpus = Setting(tmp_path, size=20_000).folder("clean")
    for name in ("jieba", "rjieba"):
        run(peer(name, corpus.folder), tmp_path, name)
    assert (
        output_path(tmp_path, "jieba").read_bytes() == output_path(tmp_path, "rjieba").read_bytes()
    )
    assert output_path(tmp_path, "jieba").read_text("utf-8").count("\t") == 50


def test_parts_run_and_are_written(tmp_path: Path) -> None:
    arguments = ["--quick", "--size", "20KB", "--largest", "20KB", "--plot", "none"]
    arguments += ["--only", "stats,processes,index"]
    assert main([str(tmp_path / "out"), *arguments]) == 0
    record = json.loads((tmp_path / "out/bench.json").read_text("utf-8"))
    parts = {each["part"] for each in record["ratios"]}
    parts |= {line.split(":")[0] for line in record["left_out"]}
    assert parts == {"stats", "processes", "index"}


def test_pages_are_drawn_and_read(tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    found = PARTS["pdf"](Setting(tmp_path, rounds=1, pages=1))
    assert found.timings[0].pages == 1
    assert found.ratios[0].unit == "pages/s"
    (corpus,) = (tmp_path / "corpora").iterdir()
    own = PARTS["pdf"](Setting(tmp_path, rounds=1, pdfs=corpus))
    assert [each.name for each in own.ratios] == [each.name for each in found.ratios]
    assert own.timings[0].pages == 1


def test_a_pdf_that_is_not_read_loses_no_other(tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    own = tmp_path / "own"
    build_pages(1, 5, tmp_path).rename(own)
    (own / "notes.txt").write_text("no PDF", "utf-8")
    (own / "broken.PDF").write_bytes(b"%PDF-1.7 and no more")
    found = PARTS["pdf"](Setting(tmp_path / "work", rounds=1, pdfs=own))
    assert found.timings[0].pages == 1
    (told,) = (each for each in found.left_out if "not installed" not in each)
    assert told.startswith("pdf: broken.PDF, which not all read: reader: ")


def test_reports_have_the_pages_that_they_are_asked_for(tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    folder = build_pages(30, 5, tmp_path)
    texts = {path.name: read_source(path) for path in sorted(folder.iterdir())}
    assert sum(len(found.page_starts) for found in texts.values()) == 30
    assert len(texts) == 17
    report = texts["report-0015.pdf"]
    assert {each.reason for each in report.dropped} == {"page number"}


def test_a_peer_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = {**peers.PEERS, "ftfy": ("no_such_package", peers.fix_with_ftfy)}
    monkeypatch.setattr(peers, "PEERS", missing)
    found = PARTS["clean"](Setting(tmp_path, size=20_000, rounds=1))
    assert found.left_out == ("clean: ftfy is not installed",)
    assert {ratio.unit for ratio in found.ratios} == {"MB/s"}


def test_a_part_that_cannot_be_measured_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_setting: Setting) -> None:
        raise CommandError("stats: exit code 2: npccli: out of luck")

    monkeypatch.setitem(PARTS, "clean", broken)
    arguments = ["--quick", "--size", "20KB", "--plot", "none", "--only", "clean,sections"]
    assert main([str(tmp_path / "out"), *arguments]) == 1
    assert "out of luck" in capsys.readouterr().err
    assert "sections, wrapped" in (tmp_path / "out/bench.md").read_text("utf-8")
