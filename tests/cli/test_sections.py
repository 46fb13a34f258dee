"""What `npccli sections` offers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

PAGE = (
    "东川县人大常委会2023年工作综述\n\n"
    "过去一年，东川县人大常委会在县委领导下依法履行职责，为全县发展作出了积极贡献。\n\n"
    "做好监督工作\n\n听取和审议专项工作报告十二项，各项意见都得到落实。\n\n"
    "强化执法检查。检查环境保护法的实施情况，督促整改问题四十个。\n\n"
    "强化专题询问。围绕停车难开展专题询问，推动新建车位两千个。\n\n"
    "做好代表工作\n\n接待选民三百人次，办理代表建议五十件，代表都表示满意。\n"
)


@pytest.fixture(autouse=True)
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


def _records(run, *arguments: str) -> list[dict[str, object]]:  # type: ignore[no-untyped-def]
    done = run("sections", *arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_records_follow_the_schema(inside, schema_problems) -> None:  # type: ignore[no-untyped-def]
    records = _records(inside, "page.txt")
    assert [record["section"] for record in records] == ["0", "1", "1.1", "1.2", "2"]
    for record in records:
        assert schema_problems(record) == []
        assert record["region"] == "东川县" and record["region_code"] is None


@pytest.mark.parametrize(
    ("options", "sections"),
    [
        pytest.param(["--depth", "1"], ["0", "1", "2"], id="depth"),
        pytest.param(["--role", "supervision"], ["1", "1.1", "1.2"], id="role"),
        pytest.param(["--role", "lead", "--role", "deputies"], ["0", "2"], id="two roles"),
        pytest.param(["--role", "supervision", "--depth", "1"], ["1"], id="role and depth"),
        pytest.param(["--report", "1"], ["0", "1", "1.1", "1.2", "2"], id="report"),
        pytest.param(["--report", "2"], [], id="no such report"),
        pytest.param(["--role", "none"], [], id="no such role"),
    ],
)
def test_choosing(inside, options: list[str], sections: list[str]) -> None:  # type: ignore[no-untyped-def]
    assert [record["section"] for record in _records(inside, "page.txt", *options)] == sections


def test_folding_loses_no_text_and_keeps_lines(inside) -> None:  # type: ignore[no-untyped-def]
    folded = _records(inside, "page.txt", "--depth", "1")
    text = "".join(str(r["heading"] or "") + "".join(r["paragraphs"]) for r in folded)  # type: ignore[arg-type]
    assert text == "".join(PAGE.split("\n")[2:])
    assert all(len(r["paragraphs"]) == len(r["paragraph_lines"]) for r in folded)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "suffix", ["jsonl", "json", "csv", "tsv", "md", "xml", "tei", "txt", "html"]
)
def test_the_suffix_picks_the_format(inside, page: Path, suffix: str) -> None:  # type: ignore[no-untyped-def]
    done = inside("sections", "page.txt", "-o", f"out.{suffix}")
    assert done.returncode == 0, done.stderr
    written = (page.parent / f"out.{suffix}").read_text("utf-8")
    assert "做好代表工作" in written
    if suffix in ("xml", "tei"):
        assert written.startswith("<?xml")
    if suffix == "html":
        assert written.startswith("<!DOCTYPE html>")


def test_text_is_the_same_by_both_names(inside) -> None:  # type: ignore[no-untyped-def]
    one, two = (
        inside("sections", "page.txt", "--text"),
        inside("sections", "page.txt", "-f", "text"),
    )
    assert one.stdout == two.stdout and "强化执法检查。检查" in one.stdout.decode()


def test_split_writes_a_file_a_section(inside, page: Path) -> None:  # type: ignore[no-untyped-def]
    done = inside("sections", "page.txt", "--split", "deep/out", "--role", "supervision")
    assert (done.returncode, done.stdout) == (0, b"")
    names = sorted(path.name for path in (page.parent / "deep/out").iterdir())
    assert names == [
        "page_r001_s01-supervision.txt",
        "page_r001_s01.01-supervision.txt",
        "page_r001_s01.02-supervision.txt",
    ]
    text = (page.parent / "deep/out" / names[1]).read_text("utf-8")
    assert text.startswith("强化执法检查。检查环境保护法")


def test_explaining_roles(inside) -> None:  # type: ignore[no-untyped-def]
    done = inside("sections", "page.txt", "--explain-roles", "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    words = [row for row in rows if row["section"] == "2"]
    assert words[0]["word"] == "代表工作" and words[0]["speaks_for"] == "deputies"
    assert words[0]["place"] == "heading" and words[0]["role_set"] == "npc"
    points = [row["points"] for row in words]
    assert points == sorted(points, reverse=True)


def test_a_role_set_of_ones_own(inside, page: Path) -> None:  # type: ignore[no-untyped-def]
    (page.parent / "mine.toml").write_text('name="mine"\n[roles.parking]\n"停车" = 9\n', "utf-8")
    records = _records(inside, "page.txt", "--roles", "mine.toml")
    assert {record["role"] for record in records} == {"lead", "parking", "other"}
    bad = inside("sections", "page.txt", "--roles", "none.toml")
    assert bad.returncode == 2 and b"no role set" in bad.stderr


@pytest.mark.parametrize("kind", [(), ("--explain-roles",), ("--doubts",)])
def test_tables_for_excel(inside, kind: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    plain, marked = (
        inside("sections", "page.txt", *kind, *form).stdout.decode()
        for form in (("--format", "csv"), ("--excel",))
    )
    assert marked.startswith("\ufeff" + plain.split("\n")[0])
    assert '="' in marked or "--doubts" in kind
    assert len(marked.splitlines()) == len(plain.splitlines())


def test_doubts_are_listed(inside) -> None:  # type: ignore[no-untyped-def]
    done = inside("sections", "page.txt", "--doubts", "-f", "tsv")
    head, *rows = done.stdout.decode().splitlines()
    assert head.split("\t") == ["source", "first_line", "last_line", "doubt", "message"]
    assert [row.split("\t")[3] for row in rows] == ["level"]


@pytest.mark.parametrize(
    "options",
    [
        ["--text", "--format", "json"],
        ["--split", "x", "--review", "y.html"],
        ["--split", "x", "-o", "y.txt"],
        ["--review", "y.html", "--format", "md"],
        ["--explain-roles", "--text"],
        ["--doubts", "--format", "tei"],
        ["--excel", "--text"],
        ["--excel", "--split", "x"],
        ["--excel", "--format", "json"],
        ["--excel", "-o", "x.xlsx"],
    ],
    ids=" ".join,
)
def test_options_that_exclude_each_other(inside, options: list[str]) -> None:  # type: ignore[no-untyped-def]
    done = inside("sections", "page.txt", *options)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"npccli: " in done.stderr and b"Traceback" not in done.stderr


def test_records_go_through_with_code_and_date(inside) -> None:  # type: ignore[no-untyped-def]
    first = inside("sections", "page.txt").stdout
    assert inside("sections", "-", stdin=first).stdout == first
