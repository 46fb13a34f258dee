"""The commands: formats, pipes, records, review page, exit codes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

TEXT = """云岭县人大常委会2023年工作综述

一、加强监督

一年来，召开党组会议9次，主任会议12次，办结率92.8%。检查《安全生产法》，
提出审议意见xx条，组织代表视察5次。
"""
Run = Callable[..., Any]


def _write(folder: Path) -> None:
    (folder / "page.txt").write_text(TEXT, "utf-8")


def test_a_pipe_gets_tsv(inside: Run, tmp_path: Path) -> None:
    _write(tmp_path)
    done = inside("figures", "page.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    header, *rows = done.stdout.decode().splitlines()
    names = header.split("\t")
    cells = [dict(zip(names, row.split("\t"), strict=True)) for row in rows]
    assert [(cell["indicator"], cell["value"], cell["unit"]) for cell in cells] == [
        ("党组会议", "9", "次"),
        ("主任会议", "12", "次"),
        ("办结率", "92.8", "%"),
        ("审议意见", "", "条"),
        ("代表视察", "5", "次"),
    ]
    assert cells[0]["canonical"] == "党组会议"


def test_records_follow_the_schema_and_pipes_agree(
    inside: Run, tmp_path: Path, schema_problems: Callable[[Any], list[str]]
) -> None:
    _write(tmp_path)
    plain = inside("figures", "page.txt", "--format", "jsonl").stdout
    records = [json.loads(line) for line in plain.splitlines()]
    assert len(records) == 5
    assert [problem for record in records for problem in schema_problems(record)] == []
    documents = inside("clean", "page.txt", "--format", "jsonl").stdout
    assert inside("figures", "--format", "jsonl", stdin=documents).stdout == plain
    sections = inside("sections", "page.txt", "--format", "jsonl").stdout
    assert inside("figures", "--format", "jsonl", stdin=sections).stdout == plain
    assert json.loads(inside("figures", "page.txt", "--format", "json").stdout) == records


def test_wide_has_a_row_a_report(inside: Run, tmp_path: Path) -> None:
    _write(tmp_path)
    (tmp_path / "other.txt").write_text(TEXT.replace("9次", "7次"), "utf-8")
    done = inside("figures", ".", "--wide", "--format", "json")
    rows = json.loads(done.stdout)
    assert [row["party_group_meetings"] for row in rows] == [7, 9]
    assert [row["deliberation_opinions"] for row in rows] == [None, None]
    assert "deliberation_opinions: masked xx" in rows[0]["notes"]


def test_the_review_page_is_one_escaped_file(inside: Run, tmp_path: Path) -> None:
    text = "邀请<script>x</script>代表5名，提出“甲&乙”建议3件。"
    (tmp_path / "page.txt").write_text(text, "utf-8")
    done = inside("figures", "page.txt", "--review", "check.html", "-o", "out.csv", "--as-is")
    assert (done.returncode, done.stdout) == (0, b"")
    page = (tmp_path / "check.html").read_text("utf-8")
    assert "<script" not in page
    assert 'src="' not in page and "http" not in page
    assert '<mark class="value">5名</mark>' in page
    assert '<mark class="value">3件</mark>' in page
    assert page.count("<mark") >= 5
    assert (tmp_path / "out.csv").read_text("utf-8").count("\n") == 3


def test_errors_are_one_line(inside: Run, tmp_path: Path) -> None:
    _write(tmp_path)
    done = inside("figures", "none.txt")
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    (tmp_path / "bad.toml").write_text("[", "utf-8")
    done = inside("figures", "page.txt", "--codebook", "bad.toml")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"bad.toml" in done.stderr
    done = inside("mentions", "page.txt", "--kind", "laws")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    done = inside("figures", "page.txt", "none.txt")
    assert done.returncode == 1
    assert done.stdout.count(b"\n") == 6


def test_an_input_is_not_overwritten_by_the_review(inside: Run, tmp_path: Path) -> None:
    _write(tmp_path)
    assert inside("figures", "page.txt", "--review", "page.txt").returncode == 2
    assert (tmp_path / "page.txt").read_text("utf-8") == TEXT


def test_a_text_without_figures_gives_a_header(inside: Run) -> None:
    text = "依法履职。\n".encode()
    done = inside("figures", stdin=text)
    assert done.returncode == 0
    assert done.stdout.startswith(b"source\treport\t")
    assert done.stdout.count(b"\n") == 1
    done = inside("mentions", stdin=text)
    assert (done.returncode, done.stdout.count(b"\n")) == (0, 1)


def test_mentions(inside: Run, tmp_path: Path) -> None:
    _write(tmp_path)
    done = inside("mentions", "page.txt", "--kind", "law", "--format", "json")
    (row,) = json.loads(done.stdout)
    assert (row["kind"], row["name"], row["mentions"]) == ("law", "安全生产法", 1)
