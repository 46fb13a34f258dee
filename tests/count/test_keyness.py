"""Keyness between groups and against a list; conditions and lists that are wrong."""

from pathlib import Path

import pytest
from count_texts import make_report

from npccli.count import Segmenter, Selection, measures
from npccli.count.conditions import parse_condition
from npccli.count.frequency_list import load_frequency_list, parse_frequency_list
from npccli.count.keyness import Comparison, keyness_table
from npccli.errors import UsageError
from npccli.model import Table

SEGMENTER = Segmenter()
ALL = Selection(stopwords="none", min_count=1)
REPORTS = [
    make_report(
        "监督预算。", "监督执行。", year=2024, region="甲县", heading="依法", role="supervision"
    ),
    make_report("代表建议。", source="b.txt", year=2023, region="乙县"),
    make_report("代表监督。", source="c.txt", region="丙县"),
]


def by_word(table: Table) -> dict[str, dict[str, object]]:
    names = [column.name for column in table.columns]
    return {str(row[0]): dict(zip(names, row, strict=True)) for row in table.rows}


def test_a_year_against_a_year() -> None:
    table = keyness_table(
        REPORTS,
        parse_condition("year=2024"),
        parse_condition("year=2023"),
        SEGMENTER,
        selection=ALL,
        examples=2,
    )
    rows = by_word(table)
    assert list(rows) == ["监督", "依法", "执行", "预算"]  # tied from the second on
    row = rows["监督"]
    assert (row["target_count"], row["reference_count"]) == (2, 0)
    assert row["target_per_thousand"] == 400
    assert row["log_likelihood"] == measures.keyness(2, 0, 5, 2)
    assert row["p"] == measures.chi_square_p(measures.keyness(2, 0, 5, 2))
    assert row["log_ratio"] == measures.log_ratio(2, 0, 5, 2)
    assert row["percent_difference"] == float("inf")
    assert row["bic"] == measures.bayes_factor(measures.keyness(2, 0, 5, 2), 7)
    assert row["examples"] == "a.txt:3; a.txt:5"


def test_the_rest_is_the_reference_by_default() -> None:
    rows = by_word(
        keyness_table(REPORTS, parse_condition("year=2024"), None, SEGMENTER, selection=ALL)
    )
    assert rows["监督"]["reference_count"] == 1


def test_what_the_target_has_less_of() -> None:
    table = keyness_table(
        REPORTS,
        parse_condition("year=2024"),
        None,
        SEGMENTER,
        comparison=Comparison(negative=True),
        selection=ALL,
    )
    rows = by_word(table)
    assert next(iter(rows)) == "代表"
    assert all(float(str(row["log_likelihood"])) < 0 for row in rows.values())
    assert rows["代表"]["percent_difference"] == -100


@pytest.mark.parametrize(
    ("correction", "factor"), [("none", 1), ("bonferroni", 6), ("holm", None), ("bh", None)]
)
def test_p_is_corrected_for_all_words_compared(correction: str, factor: int | None) -> None:
    table = keyness_table(
        REPORTS,
        parse_condition("year=2024"),
        None,
        SEGMENTER,
        comparison=Comparison(correction=correction),
        selection=Selection(stopwords="none", top=1),
    )
    (row,) = by_word(table).values()
    p, adjusted = float(str(row["p"])), float(str(row["p_adjusted"]))
    assert p <= adjusted <= 1
    if factor:
        assert adjusted == pytest.approx(min(1.0, p * factor))


def test_two_cells() -> None:
    table = keyness_table(
        REPORTS,
        parse_condition("year=2024"),
        None,
        SEGMENTER,
        comparison=Comparison(cells=2),
        selection=ALL,
    )
    row = by_word(table)["监督"]
    assert row["log_likelihood"] == measures.keyness_of_two_cells(2, 1, 5, 4)


def test_sides_can_be_sections() -> None:
    table = keyness_table(
        REPORTS,
        parse_condition("role=supervision"),
        parse_condition("role=lead"),
        SEGMENTER,
        selection=ALL,
    )
    assert set(by_word(table)) == {"依法", "执行"}


LIST = "# from a large corpus\nword\tpos\tcount\n监督\tvn\t10\n代表\tn\t80\n# total: 1000\n"


def test_a_list_as_the_reference(tmp_path: Path) -> None:
    path = tmp_path / "list.tsv"
    path.write_text(LIST, "utf-8")
    table = keyness_table(
        REPORTS,
        parse_condition("year=2024"),
        load_frequency_list(str(path)),
        SEGMENTER,
        selection=ALL,
    )
    row = by_word(table)["监督"]
    assert (row["reference_count"], row["reference_per_thousand"]) == (10, 10)
    less = keyness_table(
        REPORTS,
        parse_condition("year=2024"),
        load_frequency_list(str(path)),
        SEGMENTER,
        comparison=Comparison(negative=True),
        selection=ALL,
    )
    assert list(by_word(less)) == ["代表"]


@pytest.mark.parametrize(
    ("text", "counts", "total"),
    [
        ("监督\t3\n", {"监督": 3}, 3),
        ("监督,3\n代表,4\n", {"监督": 3, "代表": 4}, 7),
        ("监督 3\n", {"监督": 3}, 3),
        ("\ufeffcount\tword\n3\t监督\n", {"监督": 3}, 3),
        ("# Total = 50\n监督\t3\n\n#\n", {"监督": 3}, 50),
        ("source,word,pos,count\na,监督,vn,3\n", {"监督": 3}, 3),
    ],
)
def test_lists(text: str, counts: dict[str, int], total: int) -> None:
    found = parse_frequency_list(text.encode(), "list")
    assert (found.frequencies, found.total) == (counts, total)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "list.tsv: holds no words"),
        ("监督\n".encode(), "list.tsv, line 1: field count: missing"),
        ("监督\t3\n代表\tmany\n".encode(), "list.tsv, line 2: field count: not a whole number"),
        ("监督\t-3\n".encode(), "line 1: field count: not a whole number"),
        ("监督\t3.5\n".encode(), "line 1: field count: not a whole number"),
        ("监督\t3\n\t4\n".encode(), "line 2: field word: empty"),
        ("监督\t3\n代表\t1\n监督\t4\n".encode(), "line 3: field word: '监督' stands in line 1"),
        ("# total: x\n监督\t3\n".encode(), "line 1: field total: not a whole number"),
        ("# total: 2\n监督\t3\n".encode(), "field total: 2 is less"),
        (b"a\t1\n" + "监督".encode("gbk"), "line 2: not UTF-8"),
    ],
)
def test_lists_that_are_wrong(data: bytes, message: str) -> None:
    with pytest.raises(UsageError) as error:
        parse_frequency_list(data, "list.tsv")
    assert message in str(error.value)


def test_a_list_of_other_words_is_told() -> None:
    other = parse_frequency_list("監督\t3\n".encode(), "list.tsv")
    with pytest.raises(UsageError, match=r"list.tsv: field word: none of its 1 words"):
        keyness_table(REPORTS, parse_condition("year=2024"), other, SEGMENTER)


def test_a_missing_list_is_told() -> None:
    with pytest.raises(UsageError, match="/no/such"):
        load_frequency_list("/no/such")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2024", "--target: not UNIT=VALUE: '2024'"),
        ("yaer=2024", "--target: unknown unit 'yaer'"),
        ("year=2024,lead", "--target: not UNIT=VALUE: 'lead'"),
        ("", "--target: not UNIT=VALUE"),
    ],
)
def test_conditions_that_are_wrong(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        parse_condition(text, "--target")


@pytest.mark.parametrize(
    ("target", "reference", "message"),
    [
        ("year=2031", None, "--target year=2031: no text fits .*year: .unknown., 2023, 2024"),
        ("year=2024", "year=1999", "--reference year=1999: no text fits"),
        ("level=county", None, "nothing is left beside the target"),
        ("year=2024", "region=甲县", "a.txt, report 1, section 0: is in both"),
    ],
)
def test_sides_that_cannot_be_compared(target: str, reference: str | None, message: str) -> None:
    against = parse_condition(reference) if reference else None
    with pytest.raises(UsageError, match=message):
        keyness_table(REPORTS, parse_condition(target), against, SEGMENTER)


def test_what_is_unknown_can_be_asked_for() -> None:
    table = keyness_table(REPORTS, parse_condition("year="), None, SEGMENTER, selection=ALL)
    assert list(by_word(table)) == ["代表", "监督"]


def test_no_reports_give_no_rows() -> None:
    assert keyness_table([], parse_condition("year=2024"), None, SEGMENTER).rows == ()
