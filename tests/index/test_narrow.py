"""What a text must hold for an expression to be found in it."""

from __future__ import annotations

import re

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npccli.index import either, need_of_pattern, need_of_text, rough_pattern

CASES = [
    ("执法检查", [{"执法检查"}]),
    ("听取.{0,6}报告", [{"听取", "报告"}]),
    ("听取(和审议)?工作", [{"听取", "工作"}]),
    ("听取(?:和审议)+工作", [{"听取和审议", "工作"}]),
    ("(?:调研|视察)组", [{"调研组"}, {"视察组"}]),
    ("代表(?=建议)", [{"代表"}]),
    (r"代表\d+件", [{"代表", "件"}]),
    ("(?i)人大APP", [{"人大"}]),
    ("(?i:人大App)件", [{"人大", "件"}]),
    ("(?x) 人 大  # 注", [{"人大"}]),
    ("(?>监督)法", [{"监督法"}]),
    ("第(?P<n>7|11)号", [{"第7号"}, {"第11号"}]),
    ("^代表{1}$", [{"代表"}]),
    ("监督|", None),
    ("[监督]+", None),
    (".*", None),
    ("代表*", [{"代"}]),
    ("(监督)\\1", [{"监督"}]),
    ("(?!监督)检查", [{"检查"}]),
    ("(甲甲|乙乙)(丙丙|丁丁)", [{a * 2 + b * 2} for a in "甲乙" for b in "丙丁"]),
]


@pytest.mark.parametrize(("pattern", "expected"), CASES, ids=[case[0] for case in CASES])
def test_the_need_of_a_pattern(pattern: str, expected: list[set[str]] | None) -> None:
    found = need_of_pattern(pattern)
    assert (found if found is None else [set(each) for each in found]) == expected
    assert need_of_pattern(re.compile(pattern)) == found


def test_the_flags_of_a_compiled_pattern_count() -> None:
    assert need_of_pattern(re.compile("App人大", re.IGNORECASE)) == (frozenset({"人大"}),)


def test_either() -> None:
    both = either([need_of_text("监督"), need_of_pattern("视察|监督")])
    assert both == (frozenset({"监督"}), frozenset({"视察"}))
    assert either([need_of_text("监督"), None]) is None
    assert either([]) == ()
    assert need_of_text("") is None


PIECES = st.recursive(
    st.sampled_from(["监", "督", "ab", "B", ".", r"\d", "[监督]", "^", "$", r"\b"]),
    lambda inner: (
        st.tuples(inner, inner).map("".join)
        | st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})")
        | st.tuples(inner, st.sampled_from(["*", "+", "?", "{0,2}", "{2}", "*?"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        )
        | inner.map(lambda each: f"(?i:{each})")
        | inner.map(lambda each: f"(?={each})")
    ),
    max_leaves=6,
)


@given(PIECES, st.text("监督abAB1 ", max_size=12))
def test_a_need_is_always_met_where_the_pattern_fits(pattern: str, text: str) -> None:
    need = need_of_pattern(pattern)
    if re.search(pattern, text) and need is not None:
        assert any(all(literal in text for literal in literals) for literals in need)


@pytest.mark.parametrize("pattern", [case[0] for case in CASES])
def test_a_rough_pattern_is_one_of_the_database(pattern: str) -> None:
    with duckdb.connect() as connection:
        connection.execute("SELECT regexp_matches('监督', ?)", [rough_pattern(pattern)])


def test_a_rough_pattern_leaves_out_most_other_texts() -> None:
    rough = rough_pattern("听取(和|并)?审议.{0,4}报告")
    with duckdb.connect() as connection:
        for text, there in (
            ("听取和审议专项报告", True),
            ("听取并审议了三项报告", True),
            ("听取或审议专项报告", False),
            ("听取审议后提出意见并形成报告", False),
        ):
            found = connection.execute("SELECT regexp_matches(?, ?)", [text, rough]).fetchone()
            assert found == (there,)


@settings(deadline=None)
@given(PIECES, st.text("监督abAB1 ", max_size=12), st.text("监督a\n", max_size=2))
def test_a_rough_pattern_is_found_where_the_pattern_fits(
    pattern: str, text: str, around: str
) -> None:
    if re.search(pattern, text):
        with duckdb.connect() as connection:
            whole = f"{around}{text}{around}"
            rough = rough_pattern(pattern)
            assert connection.execute("SELECT regexp_matches(?, ?)", [whole, rough]).fetchone() == (
                True,
            )
