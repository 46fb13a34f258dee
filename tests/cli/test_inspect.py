"""`npccli inspect`: a row for each file, and a scan is no failure."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "npccli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def test_each_file_has_a_row() -> None:
    done = _run("inspect", "samples/newspaper_pdf.pdf", "samples/county_summary.txt")
    head, first, second = (line.split("\t") for line in done.stdout.splitlines())
    pdf, text = dict(zip(head, first, strict=True)), dict(zip(head, second, strict=True))
    assert (pdf["reader"], pdf["pages"], pdf["content"]) == ("pdf", "1", "text")
    assert "ReportLab" in pdf["producer"]
    assert (text["reader"], text["encoding"], text["worth_cleaning"]) == ("text", "utf-8", "yes")
    assert done.returncode == 0


def test_what_cannot_be_read_is_said_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "b.txt").write_text("区人大常委会依法履行职责。", "utf-8")
    done = _run("inspect", str(tmp_path))
    assert len(done.stdout.splitlines()) == 2
    assert "a.pdf: PDF broken off" in done.stderr
    assert done.returncode == 1
