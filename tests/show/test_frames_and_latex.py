"""Data frames, Parquet, LaTeX, Excel's CSV and concordances in columns."""

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from wcwidth import wcswidth

from npccli.cli.table_output import table_format, write_out
from npccli.errors import UsageError
from npccli.model import Column, Scalar, Table
from npccli.show.concordance import write_concordance
from npccli.show.frames import ResultTable
from npccli.show.tables import write_table, write_tables

COLUMNS = (Column("region"), Column("year", "integer"), Column("rate", "number", 2))
TABLE = Table(
    "panel", COLUMNS, (("清溪区", 2023, 2 / 3), (None, None, float("inf")), ("x_1", 0, -1.0))
)
NONE = Table("none", COLUMNS, ())


def test_polars_frames_have_types_and_nulls() -> None:
    import polars

    frame = ResultTable.of(TABLE).to_polars()
    assert frame.schema == {"region": polars.String, "year": polars.Int64, "rate": polars.Float64}
    assert frame.rows() == [("清溪区", 2023, 2 / 3), (None, None, None), ("x_1", 0, -1.0)]
    assert ResultTable.of(NONE).to_polars().schema == frame.schema


def test_pandas_frames_have_types_and_nulls() -> None:
    frame = ResultTable.of(TABLE).to_pandas()
    assert str(frame["year"].dtype) == "Int64"
    assert frame["year"].tolist()[0] == 2023 and frame["year"].isna().tolist() == [
        False,
        True,
        False,
    ]
    assert frame["rate"].isna().tolist() == [False, True, False]
    assert list(ResultTable.of(NONE).to_pandas().columns) == ["region", "year", "rate"]


def test_results_are_tables_with_ways_out() -> None:
    result = ResultTable.of(TABLE)
    assert isinstance(result, Table) and result.rows == TABLE.rows
    assert result.to_dicts()[0] == {"region": "清溪区", "year": 2023, "rate": 2 / 3}
    html = ResultTable.of(Table("t", (Column("x"),), (("<b>",),)))._repr_html_()
    assert "&lt;b&gt;" in html and "<b>" not in html


@pytest.mark.parametrize("table", [TABLE, NONE])
def test_parquet_reads_back(table: Table) -> None:
    import polars

    stream = io.BytesIO()
    write_table(table, stream, "parquet")
    assert polars.read_parquet(stream.getvalue()).equals(ResultTable.of(table).to_polars())
    again = io.BytesIO()
    write_table(table, again, "parquet")
    assert again.getvalue() == stream.getvalue()


def test_parquet_takes_a_name_that_is_no_utf8() -> None:
    import polars

    table = Table("t", (Column("source"),), (("\udcff.txt",), (None,)))
    stream = io.BytesIO()
    write_table(table, stream, "parquet")
    assert polars.read_parquet(stream.getvalue())["source"].to_list() == ["\\udcff.txt", None]


def test_parquet_holds_one_table() -> None:
    with pytest.raises(UsageError, match="one table"):
        write_tables([TABLE, NONE], io.BytesIO(), "parquet")


@pytest.mark.parametrize(("name", "way"), [("polars", "to_polars"), ("pandas", "to_pandas")])
def test_a_missing_package_is_named(name: str, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UsageError, match=f"package {name}.*pip install"):
        getattr(ResultTable.of(TABLE), way)()


def test_latex() -> None:
    stream = io.StringIO()
    write_table(TABLE, stream, "latex")
    assert stream.getvalue() == (
        "\\begin{tabular}{lrr}\n\\toprule\nregion & year & rate \\\\\n\\midrule\n"
        "清溪区 & 2023 & 0.67 \\\\\n &  &  \\\\\nx\\_1 & 0 & $-1.00$ \\\\\n"
        "\\bottomrule\n\\end{tabular}\n"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("50% & $3 #1 {a}", r"50\% \& \$3 \#1 \{a\}"),
        (
            "a\\b ~ ^ <x>|",
            r"a\textbackslash{}b \textasciitilde{} \textasciicircum{} "
            r"\textless{}x\textgreater{}\textbar{}",
        ),
        ("a\nb\tc", "a b c"),
        ("[1] x", "{[1] x}"),
        ("*x", "{*x}"),
        ("-5", "-5"),
        ("b\udce9.txt", r"b\textbackslash{}udce9.txt"),
    ],
)
def test_latex_prints_texts_as_they_are(text: str, shown: str) -> None:
    stream = io.StringIO()
    write_table(Table("t", (Column("x"),), ((text,),)), stream, "latex")
    assert stream.getvalue().splitlines()[4] == f"{shown} \\\\"


def test_several_tables_in_latex_are_named() -> None:
    stream = io.StringIO()
    write_tables([TABLE, NONE], stream, "latex")
    text = stream.getvalue()
    assert text.startswith("% panel\n") and "\n\n% none\n" in text


def test_excel_runs_no_text_as_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    columns = (Column("source"), Column("words", "integer"), Column("ratio", "number"))
    odd = ["=1+1", "+a", "@a", "-a b", "\t=1", "＝1+1", "－a"]
    plain = ["-", "-3.5%", "+12", "——甲", "甲=乙"]
    table = Table("t", columns, tuple((text, -3, -1.5) for text in [*odd, *plain]))
    write_out([table], "csv", str(path), excel=True)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))[1:]
    assert [row[0] for row in rows] == [*(f"'{text}" for text in odd), *plain]
    assert {tuple(row[1:]) for row in rows} == {("-3", "-1.5")}
    write_out([table], "csv", str(path))
    rows = list(csv.reader(path.read_text("utf-8").splitlines()))[1:]
    assert [row[0] for row in rows] == [*odd, *plain]


def test_excel_keeps_the_position_of_a_section(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    table = Table("t", (Column("section"),), (("1",), ("1.1",), ("1.10",), ("3.2.1",), ("1.5%",)))
    write_out([table], "csv", str(path), excel=True)
    rows = [row[0] for row in csv.reader(path.read_text("utf-8-sig").splitlines())][1:]
    assert rows == ["1", '="1.1"', '="1.10"', '="3.2.1"', "1.5%"]
    write_out([table], "csv", str(path))
    assert "\n1.10\n" in path.read_text("utf-8")


def test_excel_gets_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    write_out([TABLE], "csv", str(path), excel=True)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfregion,year,rate\n")
    write_out([TABLE], "csv", str(path))
    assert path.read_bytes().startswith(b"region")
    assert table_format(None, None, excel=True) == "csv"
    with pytest.raises(UsageError, match="not for xlsx"):
        table_format(None, "t.xlsx", excel=True)


KWIC = Table(
    "kwic",
    tuple(Column(name) for name in ("source", "report", "section", "line", "left", "hit", "right")),
    (
        ("a.txt", 1, "0", 12, "一年来，县人大常委会", "监督", "预算执行，听取报告"),
        ("a.txt", 1, "2.10", 9, "abc", "监督", "x\x1b[31m\ty"),
        ("b.txt", 2, "title", None, "", "监督权", ""),
    ),
)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_hits_stand_under_each_other(width: int) -> None:
    stream = io.StringIO()
    write_concordance(KWIC.columns, KWIC.rows, stream, width=width)
    lines = stream.getvalue().splitlines()
    assert [lines[0], lines[3]] == ["a.txt", "b.txt"]
    hits = [line for line in lines if "监督" in line]
    columns = {wcswidth(line[: line.index("监督")]) for line in hits}
    assert len(hits) == 3 and len(columns) == 1
    assert max(map(wcswidth, hits)) <= width
    assert "\x1b" not in stream.getvalue()


def test_many_hits_are_laid_out_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("npccli.show.concordance._FIRST", 2)
    written = []

    class Stream(io.StringIO):
        def flush(self) -> None:
            written.append(self.getvalue().splitlines())

    def rows() -> Iterator[tuple[Scalar, ...]]:
        yield from KWIC.rows[:2]
        assert written[-1][0] == "a.txt"
        yield ("a.txt", 12345, "0", 13, "", "监督", "后")
        yield KWIC.rows[2]

    write_concordance(KWIC.columns, rows(), stream := Stream(), width=60)
    lines = stream.getvalue().splitlines()
    assert lines[:3] == written[0]
    assert [lines.index(name) for name in ("a.txt", "b.txt")] == [0, 4]
    assert lines.count("a.txt") == 1


def test_a_concordance_in_colour_or_of_nothing() -> None:
    stream = io.StringIO()
    write_concordance(KWIC.columns, KWIC.rows, stream, width=60, color=True)
    assert "\x1b[1m监督\x1b[0m" in stream.getvalue()
    empty = io.StringIO()
    write_concordance(KWIC.columns, (), empty)
    assert empty.getvalue() == ""
