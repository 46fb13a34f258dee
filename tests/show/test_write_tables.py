import csv
import io
import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from npccli.errors import UsageError
from npccli.model import Column, Scalar, Table
from npccli.show.cells import finite
from npccli.show.tables import BINARY_FORMATS, FORMATS, write_table, write_tables

COLUMNS = (Column("region"), Column("year", "integer"), Column("rate", "number", 2))
TABLE = Table(
    "keywords", COLUMNS, (("清溪区", 2023, 2 / 3), (None, None, None), ("=1+1", 0, 12000.0))
)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
NUMBERS = st.integers(-(10**12), 10**12)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
ROWS = st.lists(st.tuples(st.none() | TEXTS, st.none() | NUMBERS, st.none() | FLOATS), max_size=5)


def text_of(tables: list[Table], format_name: str, **options: object) -> str:
    stream = io.StringIO()
    write_tables(tables, stream, format_name, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def parse_row(row: list[str]) -> tuple[Scalar, ...]:
    kinds: tuple[Callable[[str], Scalar], ...] = (str, int, float)
    return tuple(kind(cell) if cell else None for kind, cell in zip(kinds, row, strict=True))


def without_empty_text(rows: list[tuple[Scalar, ...]]) -> list[tuple[Scalar, ...]]:
    return [tuple(None if cell == "" else cell for cell in row) for row in rows]


@settings(deadline=None)
@given(ROWS)
def test_tsv_reads_back(rows: list[tuple[Scalar, ...]]) -> None:
    rows = [
        (None if row[0] is None else " ".join(str(row[0]).splitlines()), *row[1:]) for row in rows
    ]
    lines = text_of([Table("t", COLUMNS, tuple(rows))], "tsv").split("\n")
    assert lines[0] == "region\tyear\trate"
    assert [parse_row(line.split("\t")) for line in lines[1:-1]] == without_empty_text(rows)
    assert "e" not in "".join("".join(line.split("\t")[1:]) for line in lines[1:])


@settings(deadline=None)
@given(ROWS)
def test_csv_reads_back(rows: list[tuple[Scalar, ...]]) -> None:
    text = text_of([Table("t", COLUMNS, tuple(rows))], "csv")
    parsed = list(csv.reader(io.StringIO(text, newline="")))
    assert [parse_row(row) for row in parsed[1:]] == without_empty_text(rows)


@settings(deadline=None)
@given(ROWS)
def test_json_and_json_lines_read_back(rows: list[tuple[Scalar, ...]]) -> None:
    table = Table("t", COLUMNS, tuple(rows))
    expected = [dict(zip(("region", "year", "rate"), row, strict=True)) for row in rows]
    assert json.loads(text_of([table], "json")) == expected
    lines = text_of([table], "jsonl").split("\n")
    assert [json.loads(line) for line in lines[:-1]] == expected
    assert json.loads(text_of([table, table], "json")) == {"t": expected}


ANY_TEXT = st.text(max_size=12)
ANY_FLOAT = st.floats()


@settings(deadline=None)
@given(st.lists(st.tuples(ANY_TEXT, NUMBERS | st.booleans(), st.none() | ANY_FLOAT), max_size=4))
def test_json_lines_are_what_the_library_writes(rows: list[tuple[Scalar, ...]]) -> None:
    columns = (Column('a "b"'), Column("%s", "integer"), Column("率", "number"))
    expected = [
        json.dumps(
            dict(zip((column.name for column in columns), map(finite, row), strict=True)),
            ensure_ascii=False,
        )
        for row in rows
    ]
    written = text_of([Table("t", columns, tuple(rows))], "jsonl")
    assert written == "".join(f"{line}\n" for line in expected)


@settings(deadline=None, max_examples=25)
@given(ROWS)
def test_xlsx_reads_back(rows: list[tuple[Scalar, ...]]) -> None:
    stream = io.BytesIO()
    write_table(Table("t", COLUMNS, tuple(rows)), stream, "xlsx")
    sheet = load_workbook(stream).active
    assert sheet is not None
    found = [row[:3] for row in sheet.iter_rows(min_row=2, values_only=True)]
    texts = [row[0] for row in without_empty_text(rows)]
    padded = found + [(None, None, None)] * (len(rows) - len(found))
    assert [row[0] for row in padded] == [
        text and text.translate(_ILLEGAL) for text in map(_str, texts)
    ]
    for row, cells in zip(rows, padded, strict=True):
        assert cells[1] == row[1]
        if row[2] is not None and abs(float(row[2])) < 10**15:
            assert cells[2] == pytest.approx(row[2], rel=1e-12)


_ILLEGAL = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


def _str(value: Scalar) -> str | None:
    return None if value is None else str(value)


@pytest.mark.parametrize(
    ("format_name", "text"),
    [
        ("tsv", "region\tyear\trate\n清溪区\t2023\t0.6666666666666666\n\t\t\n=1+1\t0\t12000.0\n"),
        ("csv", "region,year,rate\n清溪区,2023,0.6666666666666666\n,,\n=1+1,0,12000.0\n"),
        (
            "md",
            "| region | year | rate |\n| --- | ---: | ---: |\n"
            "| 清溪区 | 2023 | 0.67 |\n|  |  |  |\n| =1+1 | 0 | 12000.00 |\n",
        ),
        (
            "jsonl",
            '{"region": "清溪区", "year": 2023, "rate": 0.6666666666666666}\n'
            '{"region": null, "year": null, "rate": null}\n'
            '{"region": "=1+1", "year": 0, "rate": 12000.0}\n',
        ),
    ],
)
def test_what_is_written(format_name: str, text: str) -> None:
    assert text_of([TABLE], format_name) == text


ODD = Table("odd", (Column("text"),), (('a\tb\n"c", |d| *e*',),))


@pytest.mark.parametrize(
    ("format_name", "text"),
    [
        ("tsv", 'text\na b "c", |d| *e*\n'),
        ("csv", 'text\n"a\tb\n""c"", |d| *e*"\n'),
        ("md", '| text |\n| --- |\n| a b "c", \\|d\\| \\*e\\* |\n'),
        ("jsonl", '{"text": "a\\tb\\n\\"c\\", |d| *e*"}\n'),
    ],
)
def test_odd_cells_are_made_safe(format_name: str, text: str) -> None:
    assert text_of([ODD], format_name) == text


NONE = Table("none", COLUMNS, ())


@pytest.mark.parametrize(
    ("format_name", "text"),
    [
        ("tsv", "region\tyear\trate\n"),
        ("csv", "region,year,rate\n"),
        ("json", "[]\n"),
        ("jsonl", ""),
        ("md", "| region | year | rate |\n| --- | ---: | ---: |\n"),
    ],
)
def test_a_table_without_rows(format_name: str, text: str) -> None:
    assert text_of([NONE], format_name) == text


@pytest.mark.parametrize(
    ("format_name", "text"),
    [
        ("tsv", "region\tyear\trate\n\ntext\n"),
        ("csv", "region,year,rate\n\ntext\n"),
        ("json", '{\n"none": [],\n"odd": []\n}\n'),
        (
            "md",
            "## none\n\n| region | year | rate |\n| --- | ---: | ---: |\n\n"
            "## odd\n\n| text |\n| --- |\n",
        ),
    ],
)
def test_several_tables(format_name: str, text: str) -> None:
    assert text_of([NONE, Table("odd", (Column("text"),), ())], format_name) == text


def test_a_name_that_comes_again_has_its_last_value_in_json() -> None:
    table = Table("t", (Column("100%"), Column("table"), Column("100%")), (("a", 1, "%s"),))
    assert text_of([table], "jsonl") == '{"100%": "%s", "table": 1}\n'
    first, _ = text_of([table, TABLE], "jsonl").split("\n", 1)
    assert first == '{"table": 1, "100%": "%s"}'


def test_several_tables_in_json_lines_name_themselves() -> None:
    lines = text_of([TABLE, ODD], "jsonl").splitlines()
    assert [json.loads(line)["table"] for line in lines] == ["keywords"] * 3 + ["odd"]


def test_not_a_number_is_unknown() -> None:
    table = Table("t", (Column("x", "number"),), ((float("nan"),), (float("inf"),)))
    assert text_of([table], "tsv") == "x\n\n\n"
    assert json.loads(text_of([table], "json")) == [{"x": None}, {"x": None}]


def test_a_workbook_has_numbers_text_and_a_frozen_header() -> None:
    stream = io.BytesIO()
    long_name = "a very long name of a table: with [signs]"
    tables = [TABLE, Table("Keywords", COLUMNS, ()), Table(long_name, COLUMNS, ())]
    write_tables(tables, stream, "xlsx")
    workbook = load_workbook(stream)
    assert workbook.sheetnames == ["keywords", "Keywords 2", "a very long name of a table  wi"]
    sheet = workbook["keywords"]
    assert (sheet.freeze_panes, sheet["A1"].font.bold) == ("A2", True)
    assert (sheet["B2"].value, sheet["B2"].number_format) == (2023, "0")
    assert (sheet["C2"].value, sheet["C2"].number_format) == (2 / 3, "0.00")
    assert (sheet["A4"].value, sheet["A4"].data_type) == ("=1+1", "s")
    assert sheet["A3"].value is None


def test_the_same_tables_give_the_same_workbook() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write_table(TABLE, first, "xlsx")
    write_table(TABLE, second, "xlsx")
    assert first.getvalue() == second.getvalue()


def test_control_characters_do_not_break_a_workbook() -> None:
    stream = io.BytesIO()
    write_table(Table("t", (Column("x"),), (("a\x00\x0bb",),)), stream, "xlsx")
    assert load_workbook(stream)["t"]["A2"].value == "a\ufffd\ufffdb"


def test_a_missing_openpyxl_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(UsageError) as caught:
        write_table(TABLE, io.BytesIO(), "xlsx")
    assert "pip install" in caught.value.hint


def test_an_unknown_format_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="tsv"):
        text_of([TABLE], "dta")


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_is_written(format_name: str) -> None:
    stream = io.BytesIO() if format_name in BINARY_FORMATS else io.StringIO()
    write_table(TABLE, stream, format_name)
    assert stream.getvalue()
