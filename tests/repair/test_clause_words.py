"""What the clauses of a text say of a line end inside one of them."""

from __future__ import annotations

import pytest
from repair_texts import PARAGRAPHS

from npccli.repair.columns.clause_words import ClauseWords

PLACES = ("街道", "社区", "园区", "学校", "医院", "企业")
DEEDS = ("消防", "养老", "用电", "用水", "绿化", "就业")
REPORT = [
    line
    for place in PLACES
    for deed in DEEDS
    for line in (
        f"把{place}{deed}作为全年监督的重要议题。",
        f"就{place}{deed}情况深入走访群众。",
        f"为{place}{deed}提供坚实法治保障。",
    )
]


@pytest.mark.parametrize(
    ("before", "behind", "other"),
    [
        ("把街道绿化作为", "全年监督的重要议题", "情况深入走访群众"),
        ("就学校用水情况", "深入走访群众", "作为全年监督的"),
        ("就企业养老", "情况深入走访", "的重要议题"),
    ],
)
def test_a_clause_goes_on_as_others_do(before: str, behind: str, other: str) -> None:
    clauses = ClauseWords(REPORT)
    assert clauses.log_odds(before, behind) > 0 > clauses.log_odds(before, other)


def test_words_that_no_clause_holds_say_little() -> None:
    clauses = ClauseWords(REPORT)
    assert abs(clauses.log_odds("春风", "秋雨")) < abs(clauses.log_odds("就企业养老", "的重要议题"))


def test_a_text_too_short_to_be_measured_says_nothing() -> None:
    assert ClauseWords(["依法监督"]).log_odds("依法", "监督") == 0.0
    assert ClauseWords([]).log_odds("依法", "监督") == 0.0


def test_a_mark_ends_what_is_looked_at() -> None:
    """Of two sentences side by side nothing is said but which word may open one."""
    clauses = ClauseWords(REPORT)
    same = clauses.log_odds("依法依规。", "把街道")
    assert clauses.log_odds("就企业用电情况深入走访。", "把街道") == same


def test_the_same_lines_say_the_same_in_any_order() -> None:
    one, two = ClauseWords(PARAGRAPHS), ClauseWords(PARAGRAPHS)
    pairs = [(text[:20], text[20:40]) for text in PARAGRAPHS]
    assert [one.log_odds(*pair) for pair in pairs] == [
        two.log_odds(*pair) for pair in reversed(pairs)
    ][::-1]


def test_lone_surrogates_and_spaces_are_no_harm() -> None:
    clauses = ClauseWords([*REPORT, "依法\ud800监 督", " "])
    assert isinstance(clauses.log_odds("依法\ud800", "　"), float)
