"""What is asked of few places, or remembered, is what the whole text would answer."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from npccli.repair import flags
from npccli.repair.characters import glyph_lines
from npccli.repair.cohesion import straddles
from npccli.repair.contents.contents import ENTRY
from npccli.repair.furniture.page_edges import Places, stands_in_sentence
from npccli.repair.lines import Surface

_LINES = st.lists(
    st.sampled_from(
        [
            "常委会听取和审议专项工作报告，提出意见推",
            "动有关部门逐条研究落实，并在下次会",
            "议上报告办理结果",
            "第一章 总\t3",
            "清溪县人大 常委会工",
            "作报告",
            " 大 ",
            "人",
            "",
        ]
    ),
    max_size=24,
).map("\n".join)


@settings(deadline=None)
@given(_LINES)
def test_places_say_of_a_line_end_what_the_dictionary_says(text: str) -> None:
    lines = Places(Surface(text))
    kept = [line for line in text.split("\n") if line.strip() and not ENTRY.search(line.strip())]
    assert lines.texts == ["".join(line.split()) for line in kept]
    for index in range(len(lines) - 1):
        assert lines.go_on_behind(index) == straddles(*lines.texts[index : index + 2])


@settings(deadline=None)
@given(_LINES)
def test_what_stands_in_a_sentence_is_remembered(text: str) -> None:
    lines = Places(Surface(text))
    first = [stands_in_sentence(lines, index) for index in range(len(lines))]
    assert first == [stands_in_sentence(lines, index) for index in range(len(lines))]
    assert first == [stands_in_sentence(Places(Surface(text)), i) for i in range(len(lines))]


@settings(deadline=None)
@given(_LINES)
def test_large_letters_are_found_where_single_characters_stand(text: str) -> None:
    everywhere = [match.span() for match in glyph_lines._LARGE_LETTER.finditer(text)]
    assert [match.span() for match in glyph_lines._above_large_letters(text)] == everywhere


_NUMBERS = st.lists(
    st.sampled_from(
        [
            *("2021", "19", "3", "1.", "年", "月", "日", "在", "%", "％", " ", "，", "\n"),
            *("第", "次会议", "届人", "增长", "总值", "完成", "亿元"),
        ]
    ),
    max_size=12,
).map("".join)


@settings(deadline=None, max_examples=1000)
@given(_NUMBERS)
def test_where_a_number_is_lost_a_sign_of_it_is_seen(text: str) -> None:
    if flags._LOST_NUMBER.search(text):
        assert flags._may_have_lost_numbers(text)
