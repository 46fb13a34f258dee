import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npccli.count import (
    UNITS,
    Segmenter,
    Tally,
    count_characters,
    count_table,
    count_table_of,
    keyword_table,
    keyword_table_of,
    merge,
    merge_tallies,
    section_text,
    tally_reports,
)
from npccli.errors import UsageError
from npccli.model import Report, Section, Table

SEGMENTER = Segmenter()
ADDITIVE = ("characters", "han_characters", "words", "sentences", "paragraphs", "sections")


def make_section(
    number: str = "0",
    heading: str | None = None,
    paragraphs: Sequence[str] = ("召开会议5次。",),
    role: str = "lead",
    mark: str = "",
) -> Section:
    path = (heading,) if heading else ()
    form = ("run_in" if mark else "line") if heading else "none"
    depth = number.count(".") + 1
    return Section(
        number, depth, heading, form, path, role, 1.0, tuple(paragraphs), (3, 9), None, mark
    )


def make_report(source: str = "a.txt", number: int = 1, **facts: object) -> Report:
    names = ("title", "subtitle", "byline", "organ", "region", "admin_level", "year", "kind")
    sections = facts.pop("sections", (make_section(),))
    assert set(facts) <= set(names)
    return Report(source, number, **{name: facts.get(name) for name in names}, sections=sections)  # type: ignore[arg-type]


TEXT = st.text(alphabet="人大代表依法监督建议2023.%。！，a \u3000“”", max_size=20)
SECTIONS = st.builds(
    make_section,
    number=st.sampled_from(["0", "1", "2", "2.1", "10"]),
    heading=st.none() | TEXT,
    paragraphs=st.lists(TEXT, max_size=3),
    role=st.sampled_from(["lead", "supervision", "deputies"]),
    mark=st.sampled_from(["", "。", "——"]),
)
REPORTS = st.lists(
    st.builds(
        make_report,
        source=st.sampled_from(["b.txt", "a.txt"]),
        number=st.integers(1, 3),
        title=st.none() | TEXT,
        byline=st.none() | TEXT,
        region=st.none() | st.sampled_from(["清溪区", "云台县"]),
        admin_level=st.none() | st.sampled_from(["county", "province"]),
        year=st.none() | st.integers(2022, 2024),
        sections=st.lists(SECTIONS, max_size=3).map(tuple),
    ),
    max_size=5,
)
UNIT_CHOICES = st.lists(st.sampled_from(UNITS), unique=True, max_size=4)


def total(table: Table, name: str) -> int:
    place = [column.name for column in table.columns].index(name)
    return sum(int(row[place] or 0) for row in table.rows)


@settings(max_examples=150, deadline=None)
@given(REPORTS, UNIT_CHOICES)
def test_groups_add_up_to_the_whole(reports: list[Report], by: list[str]) -> None:
    whole = count_table(reports, (), SEGMENTER)
    table = count_table(reports, by, SEGMENTER)
    for name in ADDITIVE:
        assert total(table, name) == total(whole, name), name


@settings(max_examples=150, deadline=None)
@given(REPORTS, UNIT_CHOICES, st.randoms(use_true_random=False), st.integers(0, 5))
def test_merging_in_any_order_and_grouping_changes_nothing(
    reports: list[Report], by: list[str], chance: random.Random, cut: int
) -> None:
    whole = tally_reports(reports, by, SEGMENTER)
    parts = [tally_reports([report], by, SEGMENTER) for report in reports]
    parts.append(tally_reports([], by, SEGMENTER))
    chance.shuffle(parts)
    left, right = merge(parts[: cut + 1]), parts[cut + 1 :]
    merged = merge([left, merge(right)]) if right else left
    assert merged.groups == whole.groups
    assert count_table_of(merged) == count_table_of(whole)
    assert keyword_table_of(merged, SEGMENTER) == keyword_table_of(whole, SEGMENTER)


def test_a_merge_has_an_identity_and_leaves_its_parts_alone() -> None:
    one = Tally(characters=2, reports=1, frequencies={"代表": 2}, documents={"代表": 1})
    assert merge_tallies([Tally(), one]) == one == merge_tallies([one])
    merge_tallies([one, one])
    assert one.frequencies == {"代表": 2}


def test_tallies_by_other_units_are_not_merged() -> None:
    with pytest.raises(ValueError, match="different units"):
        merge([tally_reports([], ("year",), SEGMENTER), tally_reports([], (), SEGMENTER)])


def test_both_engines_give_the_same_tallies() -> None:
    reports = [make_report(title="依法监督 2023-12-01", region="清溪区")]
    assert tally_reports(reports, ("role",), Segmenter("jieba")) == tally_reports(
        reports, ("role",), SEGMENTER
    )


def test_the_title_block_is_a_part_of_its_own() -> None:
    reports = [make_report(title="依法履职", subtitle="——工作综述", byline="本报记者 李一")]
    table = count_table(reports, ("section",), SEGMENTER)
    rows = [dict(zip([c.name for c in table.columns], row, strict=True)) for row in table.rows]
    assert [(row["section"], row["role"], row["characters"]) for row in rows] == [
        ("title", None, 16),
        ("0", "lead", 7),
    ]
    assert [(row["sections"], row["paragraphs"], row["reports"]) for row in rows] == [
        (0, 0, 1),
        (1, 1, 1),
    ]
    assert (rows[1]["first_line"], rows[1]["last_line"]) == (3, 9)


@pytest.mark.parametrize(
    ("section", "text", "sentences"),
    [
        (make_section(heading="依法监督"), "依法监督\n召开会议5次。", 2),
        (make_section(heading="依法监督", mark="。"), "依法监督。召开会议5次。", 2),
        (make_section(heading="依法监督", mark="——"), "依法监督——召开会议5次。", 1),
        (make_section(heading="依法监督", mark="。", paragraphs=()), "依法监督。", 1),
        (make_section(paragraphs=("甲。", "乙。")), "甲。\n乙。", 2),
    ],
    ids=["line heading", "run-in with a stop", "run-in with a dash", "no body", "no heading"],
)
def test_the_text_of_a_section(section: Section, text: str, sentences: int) -> None:
    assert section_text(section) == text
    table = count_table([make_report(sections=(section,))], (), SEGMENTER)
    assert total(table, "characters") == count_characters(text)
    assert total(table, "sentences") == sentences


def names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


MEASURES = names(count_table([], (), SEGMENTER))


@pytest.mark.parametrize(
    ("by", "columns"),
    [
        ((), []),
        (("source",), ["source"]),
        (("region", "year"), ["region", "year"]),
        (("report",), ["source", "report", "title"]),
        (
            ("section",),
            ["source", "report", "title", "section", "heading", "role", "first_line", "last_line"],
        ),
        (("level", "report"), ["level", "source", "report", "title"]),
    ],
)
def test_columns_and_no_rows_without_reports(by: tuple[str, ...], columns: list[str]) -> None:
    table = count_table([], by, SEGMENTER)
    assert (names(table), table.rows) == (columns + MEASURES, ())
    words = keyword_table([], by, SEGMENTER)
    assert names(words) == [*columns, "word", "pos", "count", "per_thousand", "documents"]
    assert words.rows == ()


def test_an_unknown_unit_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="role"):
        count_table([], ("chapter",), SEGMENTER)


@pytest.mark.parametrize(
    ("by", "reports", "keys"),
    [
        ("year", [make_report(year=y) for y in (2023, None, 2022)], [2022, 2023, None]),
        (
            "level",
            [make_report(admin_level=v) for v in ("county", None, "national", "province")],
            ["national", "province", "county", None],
        ),
        ("source", [make_report(v) for v in ("b", "a", "b")], ["b", "a"]),
        ("region", [make_report(region=v) for v in ("乙", None, "丙")], ["丙", "乙", None]),
    ],
)
def test_the_order_of_rows(by: str, reports: list[Report], keys: list[object]) -> None:
    assert [row[0] for row in count_table(reports, (by,), SEGMENTER).rows] == keys


def test_sections_stand_in_reading_order() -> None:
    numbers = ["0", "1", "2", "2.1", "2.10", "10"]
    sections = tuple(make_section(number) for number in reversed(numbers))
    table = count_table([make_report(title="题", sections=sections)], ("section",), SEGMENTER)
    assert [row[3] for row in table.rows] == ["title", *numbers]


def keywords(reports: list[Report], **options: object) -> list[tuple[object, ...]]:
    table = keyword_table(reports, (), SEGMENTER, **options)  # type: ignore[arg-type]
    return list(table.rows)


REPEATED = [
    make_report("a", sections=(make_section(paragraphs=("代表的监督，代表的建议。",)),)),
    make_report("b", sections=(make_section(paragraphs=("监督监督 3.5%",)),)),
]


def test_keywords_by_count_then_code_point_with_rate_and_documents() -> None:
    assert keywords(REPEATED) == [
        ("监督", "vn", 3, 3000 / 9, 2),
        ("代表", "n", 2, 2000 / 9, 1),
        ("3.5%", "m", 1, 1000 / 9, 1),
        ("建议", "n", 1, 1000 / 9, 1),
    ]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"top": 1}, ["监督"]),
        ({"min_count": 2}, ["监督", "代表"]),
        ({"min_docs": 2}, ["监督"]),
        ({"min_length": 3}, ["3.5%"]),
        ({"pos": ["n"]}, ["代表", "建议"]),
        ({"pos": ["v*"]}, ["监督"]),
        ({"stopwords": "none", "top": 2}, ["监督", "代表"]),
        ({"stopwords": "none", "top": None}, ["监督", "代表", "的", "3.5%", "建议"]),
    ],
    ids=str,
)
def test_keyword_options(options: dict[str, object], words: list[str]) -> None:
    assert [row[0] for row in keywords(REPEATED, **options)] == words


@pytest.mark.parametrize(
    "options", [{"top": 0}, {"pos": ["N"]}, {"stopwords": "/no/such/file"}], ids=str
)
def test_wrong_keyword_options_are_usage_errors(options: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        keywords(REPEATED, **options)
