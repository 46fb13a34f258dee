import io

import pytest
from wcwidth import wcswidth

from npccli.model import Column, Document, Report, Section, Source, Table
from npccli.show.documents import write_document_text
from npccli.show.layout import fit_table
from npccli.show.screen import write_section_tree
from npccli.show.sections import section_characters, section_table, write_section_markdown
from npccli.show.tables import write_table, write_tables


def make_section(number: str, heading: str | None, *paragraphs: str, mark: str = "") -> Section:
    path = (heading,) if heading else ()
    depth = number.count(".") + 1
    return Section(
        number, depth, heading, "line", path, "deputies", 0.5, paragraphs, (1, 4), None, mark
    )


REPORT = Report(
    *("a.txt", 1, "履职为民 实干争先", "——清溪区人大常委会2023年工作综述", "本报记者 李一"),
    *("清溪区人大常委会", "清溪区", "county", 2023, "annual_summary"),
    (
        make_section("0", None, "一年来，[b]召开*会议*19次。"),
        make_section("1", "做实代表工作"),
        make_section("1.1", "加强平台", "建成5个。", "1. 都满意。", mark="。"),
        make_section("2", "抓实自身建设", "# 三会一课"),
    ),
)
BARE = Report("b.txt", 2, *([None] * 8), (make_section("0", None, "正文。"),))  # type: ignore[arg-type]

WIDE = Table(
    "counts",
    (
        *map(Column, ("source", "title", "section", "heading", "role")),
        *(Column(f"measure_{name}", "integer") for name in "abcdefgh"),
    ),
    tuple(
        (
            *("很长的文件夹/很长的文件名.txt", "履职为民显担当实干争先促发展", number),
            *(f"{number}依法监督[/b]" * 6, None),
            *range(10**6, 10**6 + 8),
        )
        for number in ("0", "1", "1.1")
    ),
)


def drawn(*tables: Table, width: int, color: bool = False) -> str:
    stream = io.StringIO()
    write_tables(tables, stream, "terminal", width=width, color=color)
    return stream.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 120, 400])
def test_a_table_fits_the_width_and_loses_nothing(width: int) -> None:
    text = drawn(WIDE, width=width)
    assert max(wcswidth(line.rstrip()) for line in text.splitlines()) <= width
    assert "…" not in text
    for value in range(10**6, 10**6 + 8):
        assert text.count(str(value)) == 3
    assert text.count("[") == text.count("]") == 18
    assert "很长的文件夹/很长的文件名.txt" in text.replace("\n", "")


def test_what_all_rows_share_is_told_once() -> None:
    assert drawn(WIDE, width=80).count("履职为民显担当") == 1


def test_rows_of_long_texts_are_drawn_as_records() -> None:
    columns = (*map(Column, ("source", "place", "action", "unit")), Column("n", "integer"))
    columns += (Column("sentence"),)
    rows = tuple(
        ("a.txt", f"1.{n}", f"召开{n}", "次", n, "常委会召开会议" * 20 + f"{n}") for n in (3, 5)
    )
    lines = drawn(Table("figures", columns, rows), width=80).splitlines()
    assert lines[0] == "source: a.txt"
    assert [line.split() for line in lines if line.startswith("n ")] == [["n", "3"], ["n", "5"]]
    folded = [line for line in lines if "常委会" in line]
    assert max(wcswidth(line.rstrip()) for line in lines) <= 80
    assert "".join("".join(folded).split()).count("常委会召开会议") == 2 * 20
    assert "sour" in drawn(Table("figures", columns, ()), width=30)


def test_answers_of_yes_or_no_take_no_room_from_names() -> None:
    answers = ("reads", "replays", "conserves", "settles")
    columns = (Column("source"), Column("characters", "integer"), *map(Column, answers))
    table = Table("verify", columns, (("corpus/2023/清溪县人大常委会.txt", 10, *["yes"] * 4),))
    assert "corpus/2023/清溪县人大常委会.txt" in drawn(table, width=70)


def test_work_that_is_done_draws_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    from npccli.show import progress

    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    for files, is_drawn in ((1, False), (2, True)):
        stream = io.StringIO()
        monkeypatch.setattr(stream, "isatty", lambda: True)
        with progress.show_bar(files, 10, stream) as watch:
            watch(1, 5)
        assert bool(stream.getvalue().strip()) is is_drawn


def test_sections_are_drawn_report_by_report() -> None:
    text = drawn(section_table([REPORT, BARE]), width=200)
    assert text.index("source: a.txt") < text.index("三会一课") < text.index("source: b.txt")


def test_there_is_color_only_when_asked_for() -> None:
    assert "\x1b" not in drawn(WIDE, WIDE, width=80)
    assert "\x1b" in drawn(WIDE, WIDE, width=80, color=True)


def test_control_characters_do_not_reach_the_terminal() -> None:
    table = Table("t", (Column("x"),), (("a\x1b[31mb",), ("c\x07",)))
    assert "\x1b" not in drawn(table, width=80)
    assert "\x07" not in drawn(table, width=80)


def test_a_table_without_rows_has_a_header() -> None:
    assert "measure_" in drawn(Table("t", WIDE.columns, ()), width=80)


def tree(*reports: Report, width: int = 60, color: bool = False) -> str:
    stream = io.StringIO()
    write_section_tree(reports, stream, width=width, color=color)
    return stream.getvalue()


def test_a_section_tree() -> None:
    lines = tree(REPORT, BARE, width=70).splitlines()
    assert [line.rstrip() for line in lines] == [
        "履职为民 实干争先",
        "——清溪区人大常委会2023年工作综述",
        "本报记者 李一",
        "a.txt #1 · 清溪区人大常委会 · 清溪区 · county · 2023 · annual_summary",
        "├── 0 (no heading)  deputies  17",
        "├── 1 做实代表工作  deputies  6",
        "│   └── 1.1 加强平台  deputies  16",
        "└── 2 抓实自身建设  deputies  11",
        "(no title)",
        "b.txt #2",
        "└── 0 (no heading)  deputies  3",
    ]


@pytest.mark.parametrize("width", [30, 80])
def test_a_section_tree_fits_the_width(width: int) -> None:
    lines = tree(REPORT, width=width).splitlines()
    assert max(wcswidth(line.rstrip()) for line in lines) <= width
    assert "\x1b" in tree(REPORT, color=True)


def test_sections_as_markdown() -> None:
    stream = io.StringIO()
    write_section_markdown([REPORT, BARE], stream)
    assert stream.getvalue().split("\n\n") == [
        "# 履职为民 实干争先",
        "——清溪区人大常委会2023年工作综述",
        "本报记者 李一",
        "一年来，\\[b\\]召开\\*会议\\*19次。",
        "## 做实代表工作",
        "### 加强平台",
        "建成5个。",
        "1\\. 都满意。",
        "## 抓实自身建设",
        ["\\# 三会一课", "正文。\n"][0],
        "正文。\n",
    ]


def test_sections_as_rows() -> None:
    table = section_table([REPORT])
    names = [column.name for column in table.columns]
    row = dict(zip(names, table.rows[2], strict=True))
    assert (row["section"], row["depth"], row["path"]) == ("1.1", 2, "加强平台")
    assert (row["first_line"], row["last_line"], row["characters"]) == (1, 4, 16)
    assert row["text"] == "建成5个。\n1. 都满意。"
    stream = io.StringIO()
    write_table(table, stream, "tsv")
    assert len(stream.getvalue().splitlines()) == 5


def test_the_characters_of_a_section_are_its_own() -> None:
    assert [section_characters(section) for section in REPORT.sections] == [17, 6, 16, 11]


@pytest.mark.parametrize("text", ["", "甲\n\n\n乙", "甲\n\n乙\n"])
def test_a_document_is_written_as_it_is(text: str) -> None:
    stream = io.StringIO()
    write_document_text(Document(Source("-", "", "text"), (), text), stream)
    assert stream.getvalue() == text


def test_a_row_alone_keeps_its_columns() -> None:
    """What all rows share stands above them; of one row that would be everything."""
    columns = (Column("source"), Column("role"), Column("words", "integer"))
    one = Table("counts", columns, (("a.txt", "lead", 3),))
    two = Table("counts", columns, (("a.txt", "lead", 3), ("a.txt", "closing", 4)))
    assert fit_table(one, 80).common == ()
    assert fit_table(two, 80).common == (("source", "a.txt"),)
