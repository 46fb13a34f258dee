"""A word that goes on from one line of a column in the next counts by how likely it is."""

from __future__ import annotations

from npccli.repair.character_pairs import CharacterPairs
from npccli.repair.cohesion import straddles, word_gain
from npccli.repair.columns.clause_words import ClauseWords
from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.measure.layout import measure_lines


def reads_on(before: str, behind: str) -> float:
    lines = measure_lines(f"{before}\n{behind}\n" + "委员们围绕养老服务开展专题询问提出对策\n" * 8)
    texts = [line.text for line in lines]
    pairs, clauses = CharacterPairs(texts), ClauseWords(texts)
    return Cohesion(lines, pairs=pairs, clauses=clauses).reads_on(0, 1)


def test_a_word_that_its_ends_make_by_chance_says_little() -> None:
    before, behind = (
        "办理结果由承办单位当面说明清楚，请代",
        "表彰先进单位和个人的会议作了书面说明材料",
    )
    assert straddles(before, behind)
    assert word_gain(before, behind) < 2
    assert reads_on(before, behind) < 1


def test_a_word_that_is_cut_says_much() -> None:
    before, behind = (
        "各级代表走进社区和村组听取意见，有效推",
        "动解决了一批群众反映强烈的难点堵点问题",
    )
    assert straddles(before, behind)
    assert reads_on(before, behind) > 3


def test_a_number_and_its_unit_are_a_word_of_no_frequency() -> None:
    assert word_gain("全年走访代表1685", "家企业") == 0.0
