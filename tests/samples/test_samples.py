"""The samples are what their sources make, their truth is clean, and they show what they say."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import reportlab

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
ENCODINGS = {"court_traditional": "big5", "procuratorate_web": "gb18030"}
NAMES = sorted(path.stem for path in (SAMPLES / "source").glob("*.truth"))
TEXTS = [name for name in NAMES if (SAMPLES / f"{name}.txt").exists()]
HAN = "[\u4e00-\u9fff]"
PDF_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def damaged(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_bytes().decode(ENCODINGS.get(name, "utf-8"))


def truth(name: str, kind: str = "clean") -> str:
    return (SAMPLES / f"{name}.{kind}.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    script = SAMPLES / "make_samples.py"
    subprocess.run([sys.executable, "-B", str(script), str(folder)], check=True, timeout=60)
    return folder


def test_every_file_is_what_its_source_makes(rebuilt: Path) -> None:
    made = {path.name for path in rebuilt.iterdir()}
    kept = {p.name for p in SAMPLES.iterdir() if p.suffix in (".txt", ".json", ".pdf")}
    assert made == kept
    for name in sorted(made):
        new, old = (rebuilt / name).read_bytes(), (SAMPLES / name).read_bytes()
        if name.endswith(".pdf"):
            # Another version of reportlab may number its objects in another way.
            new, old = b"".join(PDF_STREAM.findall(new)), b"".join(PDF_STREAM.findall(old))
        assert new == old, f"{name} differs (reportlab {reportlab.__version__})"


def test_there_are_enough_samples() -> None:
    assert len(TEXTS) >= 7
    assert (SAMPLES / "newspaper_pdf.pdf").stat().st_size < 100_000
    for name in NAMES:
        assert 600 < len(re.findall(HAN, truth(name))) < 2600, name
    assert sum(len(re.findall(HAN, truth(name))) for name in NAMES) > 9000


CLEAN_TEXTS = [
    pytest.param(path.name, id=path.name)
    for path in sorted(SAMPLES.glob("*.txt"))
    if path.name.count(".") == 2
]


@pytest.mark.parametrize("name", CLEAN_TEXTS)
def test_the_truth_has_no_artifact(name: str) -> None:
    text = (SAMPLES / name).read_text("utf-8")
    forbidden = {
        "double space": r"  | \n|\n ",
        "blank line": r"\n\n",
        "space at a digit": rf"{HAN} [0-9]|[0-9] {HAN}",
        "letter spacing": rf"{HAN} {HAN} {HAN} ",
        "half-width mark": rf"{HAN}[,;:?!()]|[,;?!()]{HAN}",
        "odd character": "[\u00ad\u200b-\u200f\u2e80-\u2fdf\ufeff\uf900-\ufaff]",
        "full-width": "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a○]",
        "mark of the sources": "[⟦⟧¦|／]",
        "markup": r"\*\*|&[a-z]+;|</?[a-z]",
        "page number": r"第 ?\d+ ?页|— ?\d+ ?—|·\d+·",
        "doubled opening": r"““|””",
        "leaders": r"\.\.\.|………",
    }
    found = {kind: re.findall(form, text) for kind, form in forbidden.items()}
    assert {kind: hits for kind, hits in found.items() if hits} == {}
    assert text.endswith("\n")


@pytest.mark.parametrize("name", CLEAN_TEXTS)
def test_the_truth_has_no_wrapped_line(name: str) -> None:
    for line in (SAMPLES / name).read_text("utf-8").splitlines():
        assert not line.endswith(("，", "、", "“", "（")), line
        assert line[0] not in "，。、”）", line
        if len(line) > 45 and "\t" not in line:
            assert line[-1] in "。！？”）…", line


# Each artifact: the sample that shows it, the form it has there; the form is not in the truth.
ARTIFACTS = [
    ("byte order mark first", "newspaper_page", "^\ufeff"),
    ("stray byte order mark", "county_summary", ".\ufeff"),
    ("zero width", "county_summary", "\u200b"),
    ("soft hyphen", "county_summary", "\u00ad"),
    ("Kangxi radical", "county_summary", "[\u2f00-\u2fdf]"),
    ("CJK radical", "county_summary", "[\u2e80-\u2eff]"),
    ("compatibility ideograph", "county_summary", "[\uf900-\ufaff]"),
    ("full-width digits", "procuratorate_web", "２０２３年"),
    ("circle for zero", "procuratorate_web", "二○二四年"),
    ("bold marks", "compilation", r"\*\*.+\*\*"),
    ("entity", "compilation", "&nbsp;|&ldquo;"),
    ("tag", "procuratorate_web", "<br/>"),
    ("page number in dashes", "government_report", r"(?m)^— 3 —$"),
    ("page number between points", "court_traditional", r"(?m)^·3·$"),
    ("page number of total", "compilation", r"(?m)^第 3 页 共 6 页$"),
    (
        "running head",
        "government_report",
        r"(?s)\f临江市人民政府工作报告\n.*\f临江市人民政府工",
    ),
    ("web furniture", "procuratorate_web", "【字号：大 中 小】"),
    ("breadcrumbs", "procuratorate_web", "首页 > "),
    ("continued on", "newspaper_page", "（下转第四版）"),
    ("contents number glued on", "compilation", r"(?m)^3\..*综述4$"),
    ("contents leaders", "compilation", r"(?m)^5\..*综述…+6$"),
    ("contents dot leaders", "government_report", r"(?m)^（一）.* \.{9,} 2$"),
    ("contents numbers in a column", "court_traditional", r"(?m)^2\n2\n3\n3$"),
    ("overlap over a break", "district_summary", "建议推\n\n推动"),
    ("doubled run by run", "district_summary", "着力锻造着力锻造““四个机关四个机关””"),
    ("doubled glyph by glyph", "court_traditional", "二二、、著著力力優優化化"),
    ("repeated on the next line", "newspaper_page", r"(?m)^选题问需于民\n选题问需于民$"),
    ("interleaved over lines", "government_report", "打造““ 四季云岭\n.*打造\n四季云岭””"),
    ("chain of glyph pairs", "newspaper_page", "站\n站点\n点建\n建在\n在身\n身边\n边\n"),
    ("three times", "compilation", r"(临江市人大常委会 2024 年工作综述){3}"),
    ("four times glyph by glyph", "court_traditional", "東{4}衡{4}"),
    ("doubled inside a line", "government_report", "项目描述：项目描述：负责"),
    ("letter spacing", "newspaper_page", r"(?m)^几 把 木 椅 、一 壶"),
    ("half-spaced line", "newspaper_page", rf"(?m)^{HAN}{{3,}}.* {HAN} {HAN} {HAN}"),
    ("hard wrap", "district_summary", "常委会党组坚\n持第一议题"),
    ("blank line in mid-sentence", "district_summary", r"履职行\n\n动中"),
    ("opening mark after a blank line", "newspaper_page", "破解\n\n“建而不用"),
    ("no blank line between paragraphs", "government_report", r"。\n\u3000\u3000"),
    ("stripped indent without blank line", "district_summary", r"清单。\n提升作风.*\n\n八项规定"),
    ("half-width punctuation", "procuratorate_web", rf"{HAN}[,;:?!]"),
    ("half-width brackets", "compilation", r"实事\(2"),
    ("Han-digit space", "compilation", rf"{HAN} [0-9]+ {HAN}"),
]


@pytest.mark.parametrize(("name", "form"), [pytest.param(n, f, id=k) for k, n, f in ARTIFACTS])
def test_the_artifact_occurs_and_only_in_the_damaged_text(name: str, form: str) -> None:
    assert re.search(form, damaged(name))
    assert not re.search(form, truth(name))


def test_a_contents_entry_with_a_tab_is_clean_already() -> None:
    entry = "1.临江市人大常委会2024年工作综述\t2\n"
    assert entry in damaged("compilation")
    assert entry in truth("compilation")


@pytest.mark.parametrize(
    ("name", "foot"),
    [("government_report", r"\n— (\d+) —\n"), ("court_traditional", r"\n·(\d+)·\n")],
)
def test_the_contents_name_the_pages_on_which_the_headings_stand(name: str, foot: str) -> None:
    entries = [line.split("\t") for line in truth(name).splitlines() if "\t" in line]
    parts = re.split(foot, damaged(name))
    pages = dict(zip(parts[1::2], parts[::2], strict=False))
    marks = {title: title.split("“")[0][:4] for title, _ in entries}
    if name == "court_traditional":
        marks = {title: "".join(letter * 2 for letter in mark) for title, mark in marks.items()}
    assert len(entries) >= 4
    for title, page in entries:
        assert marks[title] in pages[page], title


def test_the_private_use_character_stays() -> None:
    assert "\ue863" in damaged("compilation")
    assert "\ue863" in truth("compilation")


def test_titles_and_headings_are_displaced() -> None:
    page = damaged("newspaper_page")
    assert page.index("■ 沈知远") < page.index("下\n下好\n好民")
    summary = damaged("district_summary")
    places = [
        summary.index(text) for text in ("提升政治素养。", "听民声行民意", "本报记者", "小院里")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("phrase", "count"),
    [
        ("点点滴滴", 1), ("研究研究", 1), ("家家户户", 2), ("高高兴兴", 2), ("人民代表人民选", 1),
        ("转化为为民办实事", 2), ("学习习近平", 4), ("（一）主要做法", 2), ("（二）主要成效", 2),
        ("清清楚楚", 1), ("有啥说啥", 1),
    ],
)  # fmt: skip
def test_repetition_that_is_chinese_is_in_truth_and_damage(phrase: str, count: int) -> None:
    texts = [name for name in TEXTS if phrase in truth(name)]
    assert sum(truth(name).count(phrase) for name in texts) >= count
    for name in texts:
        flat = re.sub(r"\s", "", damaged(name))
        assert phrase in flat, name


@pytest.mark.parametrize("name", [n for n in NAMES if (SAMPLES / f"{n}.ordered.txt").exists()])
def test_both_orders_hold_the_same_text(name: str) -> None:
    ordered, clean = truth(name, "ordered"), truth(name)
    assert ordered != clean
    assert sorted(re.sub(r"\s", "", ordered)) == sorted(re.sub(r"\s", "", clean))


@pytest.mark.parametrize("name", NAMES)
def test_the_sections_hold_the_text_in_printed_order(name: str) -> None:
    record = json.loads((SAMPLES / f"{name}.sections.json").read_text("utf-8"))
    ordered = SAMPLES / f"{name}.ordered.txt"
    flat = re.sub(r"\s", "", ordered.read_text("utf-8") if ordered.exists() else truth(name))
    place = 0
    for report in record["reports"]:
        assert report["title"] and report["organ"] and report["region"]
        for section in report["sections"]:
            for text in (section["heading"], *section["paragraphs"]):
                if text:
                    key = re.sub(r"\s", "", text)
                    assert flat.find(key, place) >= 0, text
                    place = flat.find(key, place) + len(key)
            if section["heading_form"] in ("run_in", "dash"):
                assert section["heading_mark"] in ("。", "——", "，")
                assert len(section["paragraphs"]) >= 1
                assert section["heading"][-1] not in "。，—"
            assert section["depth"] == section["section"].count(".") + 1
            assert (section["role"] is None) == (report["role_set"] is None)


def test_the_compilation_has_five_reports_and_the_page_three() -> None:
    counts = {
        name: len(json.loads((SAMPLES / f"{name}.sections.json").read_text("utf-8"))["reports"])
        for name in NAMES
    }
    assert counts.pop("compilation") == 5
    assert counts.pop("newspaper_page") == 3
    assert set(counts.values()) == {1}


def test_traditional_sample_has_no_simplified_character() -> None:
    text = truth("court_traditional")
    assert text.encode("big5")
    with pytest.raises(UnicodeEncodeError):
        text.encode("gb2312")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_the_text_of_the_pdf_can_be_extracted() -> None:
    command = ["pdftotext", str(SAMPLES / "newspaper_pdf.pdf"), "-"]
    found = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    flat = re.sub(r"\s", "", found)
    # poppler itself drops the second copy of a heading, but not where quotation marks stand.
    assert flat.count("打造打造““四个机关四个机关””") == 1
    once = flat.replace("打造打造““四个机关四个机关””", "打造“四个机关”")
    assert once == re.sub(r"\s", "", truth("newspaper_pdf"))


def drawn_strings(content: bytes) -> list[str]:
    """Return the strings that the page draws, in the order of drawing."""
    found = []
    for string in re.findall(rb"\(((?:\\.|[^\\)])*)\) Tj", content, re.DOTALL):
        data = re.sub(rb"\\([0-7]{3}|.)", unescaped, string, flags=re.DOTALL)
        found.append(data.decode("utf-16-be"))
    return found


def unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    plain = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
    return bytes([int(code, 8)]) if len(code) == 3 else plain.get(code, code)


def test_the_pdf_draws_its_headings_twice_and_its_text_once() -> None:
    drawn = drawn_strings((SAMPLES / "newspaper_pdf.pdf").read_bytes())
    for run in ("坚定政治方向", "筑牢忠诚之魂", "打造", "“", "四个机关", "”"):
        assert drawn.count(run) == 2, run
        assert drawn[drawn.index(run) + 1] == run
    assert drawn.count("——安澜区人大常委会2024年工作综述") == 1
    assert drawn.count("江风浩荡，安澜如画。2024") == 1
