"""Sections as TEI, as a page to look at, as text and as files of their own."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from npccli.model import Document, Flag, Paragraph, Report, Section, Source
from npccli.show.review import Reviewed, write_review
from npccli.show.section_text import section_files, write_section_text
from npccli.show.tei import write_section_tei

TEI = "{http://www.tei-c.org/ns/1.0}"
NASTY = "<b>&amp;</b> \x07\ufffe \"'<script>alert(1)</script>"


def _section(number: str, heading: str | None, *paragraphs: str, **more: object) -> Section:
    values: dict[str, object] = {
        "number": number,
        "depth": number.count(".") + 1,
        "heading": heading,
        "heading_form": "none" if heading is None else "line",
        "path": (heading,) if heading else (),
        "role": "lead" if heading is None else "supervision",
        "role_confidence": 0.9,
        "paragraphs": paragraphs,
        "lines": (1, 2),
        "paragraph_lines": tuple((i, i) for i in range(1, len(paragraphs) + 1)),
    }
    return Section(**{**values, **more})  # type: ignore[arg-type]


def _report(number: int = 1, title: str | None = "某县工作综述", *sections: Section) -> Report:
    parts = sections or (
        _section("0", None, "开头。"),
        _section("1", "做好监督", "正文。"),
        _section("1.1", "加强检查", "检查五次。", heading_form="run_in", heading_mark="。"),
        _section("2", "做好代表工作", "联系代表。", role="deputies", heading_lines=(9, 9)),
    )
    return Report(
        "a/某县.txt", number, title, "——副标题", "张三", "某县人大常委会", "某县", "county", 2023,
        "annual_summary", parts, region_code="630105", published="2024-01-31",
    )  # fmt: skip


def _tei(*reports: Report) -> str:
    stream = io.StringIO()
    write_section_tei(reports, stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "reports",
    [
        pytest.param((_report(),), id="one report"),
        pytest.param((_report(1), _report(2, None)), id="two reports, one without a title"),
        pytest.param((_report(1, NASTY, _section("0", None, NASTY)),), id="signs of XML"),
        pytest.param((_report(1, "x", _section("1", "只有标题")),), id="a heading alone"),
        pytest.param((Report("-", 1, *(None,) * 8, ()),), id="nothing known, no sections"),
        pytest.param(
            (
                _report(
                    1, "x", _section("1", "甲", role="1 odd/role"), _section("1.2.1", "乙", "丙")
                ),
            ),
            id="odd roles and depths",
        ),
    ],
)
def test_tei_is_valid(reports: tuple[Report, ...]) -> None:
    etree = pytest.importorskip("lxml.etree")
    schema = etree.RelaxNG(etree.parse(str(Path(__file__).parent / "tei_sections.rng")))
    tree = etree.fromstring(_tei(*reports).encode())
    assert schema.validate(tree), schema.error_log


def test_tei_holds_the_sections_nested() -> None:
    etree = pytest.importorskip("lxml.etree")
    tree = etree.fromstring(_tei(_report()).encode())
    divs = {div.get("n"): div for div in tree.iter(f"{TEI}div")}
    assert list(divs) == ["0", "1", "1.1", "2"]
    assert divs["1.1"].getparent() is divs["1"]
    assert divs["2"].get("ana") == "#role_deputies"
    assert divs["1.1"].find(f"{TEI}head").text == "加强检查"
    assert "".join(divs["0"].itertext()).strip() == "开头。"
    assert tree.find(f".//{TEI}placeName").get("key") == "630105"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _review(*pages: Reviewed) -> str:
    stream = io.StringIO()
    write_review(pages, stream)
    return stream.getvalue()


def test_the_review_stands_alone_and_escapes() -> None:
    paragraphs = (Paragraph(NASTY, (1, 1), kind="other"),)
    document = Document(Source("x", "", "text"), paragraphs)
    nasty = _report(1, NASTY, _section("1", NASTY, NASTY, role=NASTY))
    page = _review(Reviewed(NASTY, document, (nasty, _report(2)), (Flag("c", (1, 2), NASTY),)))
    reader = _Reader()
    reader.feed(page)
    assert reader.open == []
    tags = {tag for tag, _ in reader.tags}
    assert not tags & {"script", "link", "img", "iframe", "b" if "<b>&" in page else "script"}
    assert not any({"src", "onload"} & set(attrs) for _, attrs in reader.tags)
    assert all((a.get("href") or "#").startswith("#") for _, a in reader.tags)
    assert "url(" not in page and "@import" not in page
    assert "\x07" not in page and "\ufffe" not in page


def test_the_review_shows_what_was_taken_for_what() -> None:
    page = _review(Reviewed("a.txt", None, (_report(),), (Flag("numbering", (4, 4), "jumps"),)))
    for text in ("某县工作综述", "——副标题", "张三", "630105", "2024-01-31", "加强检查", "run-in"):
        assert text in page
    assert re.search(r"line 4: jumps", page)
    assert page.count("heading moved") == 1
    colors = re.findall(r'<li style="background:([^"]+)">', page)
    assert len(colors) == len(set(colors)) == 3


def test_text_reads_as_printed() -> None:
    stream = io.StringIO()
    write_section_text([_report()], stream)
    assert stream.getvalue() == (
        "某县工作综述\n——副标题\n张三\n\n开头。\n\n做好监督\n正文。\n\n"
        "加强检查。检查五次。\n\n做好代表工作\n联系代表。\n"
    )


def test_the_names_of_files_sort_in_reading_order() -> None:
    many = [_section(str(n), f"标题{n}", "文。") for n in range(12)]
    below = [
        _section("1.1", "甲", "文。"),
        _section("1.2", "乙", "文。"),
        _section("1.10", "丙", "文。"),
    ]
    sections = (*many[:2], *below, *many[2:])
    files = list(section_files([_report(n, "x", *sections) for n in (1, 2, 11)]))
    names = [name for name, _ in files]
    assert names == sorted(names) and len(set(names)) == len(names) == 45
    assert names[0] == "某县_r001_s00-supervision.txt"
    assert names[2] == "某县_r001_s01.01-supervision.txt"


def test_sources_of_one_name_do_not_overwrite_each_other() -> None:
    first = _report()
    other = Report("b/某县.txt", 1, *(None,) * 8, first.sections)
    names = [name for name, _ in section_files([first, other])]
    assert len(set(names)) == 8 and names[4].startswith("某县-2_r001")
