"""The commands that make tables: every way in, every way out, bad input."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from npccli.cli.main import main

Run = Callable[..., subprocess.CompletedProcess[bytes]]
PAGE = (
    "{place}人大常委会{year}年工作综述\n\n"
    "过去一年，县人大常委会依法履行各项职责，听取和审议了专项工作报\n告12项，为全县发展作出了应有的贡献。\n\n"
    "一、强化监督\n\n听取和审议专项工作报告12项，开展执法检查3次，打造“四个机关”。\n\n"
    "二、做实代表工作\n\n代表依法履职，代表提出建议{n}件，学习《代表法》，打造“四个机关”。\n"
)
CONCEPTS = '[监督]\nwords = ["监督", "执法检查"]\n\n[代表]\nwords = ["代表"]\n'
COMMANDS = {
    "stats": ["stats", "--table", "keywords", "--by", "role", "--measure", "tfidf"],
    "diversity": ["stats", "--diversity", "--examples", "1"],
    "keyness": ["keyness", "--target", "role=deputies", "--min-count", "1", "--examples", "1"],
    "terms": ["terms", "c.toml", "--by", "section"],
    "ngrams": ["ngrams", "--size", "2,3", "--by", "role", "--examples", "2"],
    "collocates": ["collocates", "代表", "--min-count", "1"],
    "kwic": ["kwic", "审议.{2}", "--match", "regex"],
    "dispersion": ["dispersion", "--over", "section"],
    "phrases": ["phrases", "--min-count", "2"],
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    for name, region, year, n in (("a", "东川县", 2023, 5), ("b", "西川县", 2024, 8)):
        text = PAGE.format(place=region, year=year, n=n)
        (tmp_path / f"corpus/{name}.txt").write_text(text, "utf-8")
    (tmp_path / "c.toml").write_text(CONCEPTS, "utf-8")
    return tmp_path


def rows(output: bytes) -> list[list[str]]:
    return [line.split("\t") for line in output.decode().splitlines()]


@pytest.mark.parametrize("name", COMMANDS)
def test_files_documents_and_sections_give_one_table(
    name: str, npccli: Run, inside: Run, place: Path
) -> None:
    command = COMMANDS[name]
    direct = npccli(*command, "corpus")
    assert (direct.returncode, direct.stderr) == (0, b"")
    assert direct.stdout.count(b"\n") >= 2
    assert main(["clean", str(place / "corpus"), "-f", "jsonl", "-o", str(place / "d.jsonl")]) == 0
    assert main(["sections", str(place / "d.jsonl"), "-o", str(place / "s.jsonl")]) == 0
    for kind in ("d", "s"):
        records = (place / f"{kind}.jsonl").read_text("utf-8").replace(f"{place}/", "")
        assert inside(*command, stdin=records.encode()).stdout == direct.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_table_in_every_format(
    name: str, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import polars

    monkeypatch.chdir(place)
    for form in ("tsv", "json", "xlsx", "parquet", "tex"):
        assert main([*COMMANDS[name], "corpus", "-o", f"t.{form}"]) == 0
    assert capsys.readouterr() == ("", "")
    plain = rows((place / "t.tsv").read_bytes())
    table = json.loads((place / "t.json").read_text("utf-8"))
    assert [list(row) for row in table] == [plain[0]] * (len(plain) - 1)
    assert polars.read_parquet(place / "t.parquet").shape == (len(plain) - 1, len(plain[0]))
    assert (place / "t.tex").read_text("utf-8").count("\\\\\n") == len(plain)
    assert (place / "t.xlsx").stat().st_size > 1000


@pytest.mark.parametrize("name", COMMANDS)
def test_a_single_text_through_a_pipe(name: str, inside: Run, place: Path) -> None:
    text = (place / "corpus/a.txt").read_bytes()
    piped = inside(*COMMANDS[name], stdin=text)
    assert (piped.returncode, piped.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("name", "said"), [("stats", b"only one"), ("keyness", b"no text fits"), ("kwic", b"")]
)
def test_a_text_as_it_is(name: str, said: bytes, inside: Run, place: Path) -> None:
    done = inside(*COMMANDS[name], "--as-is", stdin=(place / "corpus/a.txt").read_bytes())
    assert said in done.stderr
    assert done.returncode == (2 if said else 0)


def test_every_row_leads_back_to_its_line(inside: Run, place: Path) -> None:
    shown = inside("stats", "corpus/a.txt", "--table", "keywords", "--top", "9", "--examples", "2")
    header, *found = rows(shown.stdout)
    lines = (place / "corpus/a.txt").read_text("utf-8").splitlines()
    for row in found[:4]:
        word, examples = row[header.index("word")], row[header.index("examples")]
        for example in examples.split("; "):
            source, line = example.rsplit(":", 1)
            assert source == "corpus/a.txt"
            assert word[0] in lines[int(line) - 1]
        kwic = rows(inside("kwic", word, "corpus/a.txt", "--match", "word").stdout)
        assert [line[3] for line in kwic[1:]][:2] == [
            e.rsplit(":", 1)[1] for e in examples.split("; ")
        ]


def test_a_concordance_on_a_terminal(inside: Run, place: Path) -> None:
    assert place.is_dir()
    shown = inside("kwic", "代表", "corpus", "-f", "terminal").stdout.decode().splitlines()
    assert shown[0] == "corpus/a.txt" and "corpus/b.txt" in shown
    assert sum("代表" in line for line in shown) == 8


def test_excel(inside: Run, place: Path) -> None:
    assert place.is_dir()
    assert inside("stats", "corpus", "--excel").stdout.startswith(b"\xef\xbb\xbfsource,")
    refused = inside("stats", "corpus", "--excel", "-f", "json")
    assert refused.returncode == 2 and b"not for json" in refused.stderr


BAD = {
    "a duplicate concept": (["terms", "bad1.toml"], "bad1.toml, line 3: concept '监督'"),
    "an invalid pattern": (["terms", "bad2.toml"], "bad2.toml, line 2: field patterns"),
    "an empty group": (["keyness", "--target", "year=1999"], "--target year=1999: no text fits"),
    "an empty concept": (["terms", "bad3.toml"], "bad3.toml, line 1: concept 'a': holds nothing"),
    "an unknown field in --by": (["ngrams", "--by", "chapter"], "cannot group by 'chapter'"),
    "an unknown unit of stats": (["stats", "--by", "sauce"], "cannot group by 'sauce'"),
    "an unknown unit in --target": (["keyness", "--target", "yaer=2024"], "unknown unit 'yaer'"),
    "a list of other words": (
        ["keyness", "--target", "year=2024", "--reference-list", "other.tsv"],
        "other.tsv: field word: none of its 2 words",
    ),
    "a list without counts": (
        ["keyness", "--target", "year=2024", "--reference-list", "bad.tsv"],
        "bad.tsv, line 2: field count: not a whole number",
    ),
    "two references": (
        ["keyness", "--target", "year=2024", "--reference", "year=2023", "--reference-list", "x"],
        "exclude each other",
    ),
    "a wrong regular expression": (["kwic", "(", "--match", "regex"], "not a regular expression"),
    "a wrong window": (["collocates", "代表", "--window", "wide"], "--window: not whole numbers"),
    "a wide window": (["collocates", "代表", "--window", "5,5,5"], "more than two numbers"),
    "a wrong size": (["ngrams", "--size", "0"], "1 to 10 words"),
    "a wrong kind": (["phrases", "--kind", "idiom"], "no kind 'idiom'"),
    "parquet of two tables": (["stats", "--table", "both", "-f", "parquet"], "one table"),
    "a missing dictionary": (["terms", "none.toml"], "cannot read the dictionary none.toml"),
    "tfidf of one group": (
        ["stats", "--table", "keywords", "--by", "level", "--measure", "tfidf"],
        "only one",
    ),
}


@pytest.mark.parametrize(("command", "message"), BAD.values(), ids=BAD.keys())
def test_bad_input_is_one_clear_line(
    command: list[str],
    message: str,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(place)
    (place / "bad1.toml").write_text('[监督]\nwords = ["x"]\n[监督]\nwords = ["y"]\n', "utf-8")
    (place / "bad2.toml").write_text("[a]\npatterns = ['(']\n", "utf-8")
    (place / "bad3.toml").write_text("[a]\n", "utf-8")
    (place / "other.tsv").write_text("監督\t3\n議會\t4\n", "utf-8")
    (place / "bad.tsv").write_text("监督\t3\n代表\tmany\n", "utf-8")
    assert main([*command, "corpus"]) == 2
    output, said = capsys.readouterr()
    assert output == ""
    assert message in said
    assert len(said.splitlines()) == 1 and "Traceback" not in said


@pytest.mark.parametrize("name", ["stats", "terms", "ngrams", "kwic", "dispersion", "phrases"])
def test_one_word_gives_a_table(name: str, inside: Run, place: Path) -> None:
    (place / "one.txt").write_text("监督", "utf-8")
    command = ["stats", "--diversity"] if name == "stats" else COMMANDS[name]
    done = inside(*command, "one.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


def test_failed_inputs_do_not_stop_the_others(inside: Run, place: Path) -> None:
    assert place.is_dir()
    done = inside("ngrams", "corpus", "missing.txt")
    assert done.returncode == 1 and done.stdout and b"missing.txt" in done.stderr
    assert inside("kwic", "x", "missing.txt").returncode == 2
