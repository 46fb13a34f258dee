"""What is asked of few places, or remembered, is what the whole text would answer."""

from __future__ import annotations

import re
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from npccli.repair import flags
from npccli.repair.characters import (
    glyph_lines,
    letter_spacing,
    punctuation,
    spacing,
    woven_lines,
)
from npccli.repair.cohesion import straddles
from npccli.repair.contents.contents import ENTRY
from npccli.repair.doubling import doubled_stretches, echoes
from npccli.repair.furniture import page_numbers
from npccli.repair.furniture.page_edges import Places, stands_in_sentence
from npccli.repair.lines import Surface
from npccli.repair.measure import standing
from npccli.repair.script import HAN, matches_from

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


_SHORT_LINES = st.lists(
    st.sampled_from(
        [*"人大\n\n\n ", "\u3000", "\t", "\n\n", "人 大 代", "审议专项工作报", "听取和审议工作报告"]
    )
).map("".join)


@settings(deadline=None, max_examples=400)
@given(_SHORT_LINES)
def test_runs_of_single_characters_begin_with_short_lines(text: str) -> None:
    surface = Surface(text)
    for pattern, longest in (
        (glyph_lines._RUN, glyph_lines._LONGEST_FEW),
        (woven_lines._RUN, woven_lines._LONGEST_PIECE),
    ):
        found = matches_from(pattern, text, surface.starts_of_short(longest))
        everywhere = [match.span() for match in pattern.finditer(text)]
        assert [match.span() for match in found] == everywhere


_DASHES = st.lists(st.sampled_from([*"—–-·•第页頁 报告a\n", "12", "3", "第 ", " 页", "— ", " —"]))


@settings(deadline=None, max_examples=1000)
@given(_DASHES.map("".join))
def test_numbers_inside_lines_begin_with_their_signs(text: str) -> None:
    for signs, pattern in page_numbers._COUNTING_INSIDE:
        found = matches_from(pattern, text, page_numbers._behind_space(text, signs))
        everywhere = [match.span() for match in pattern.finditer(text)]
        assert [match.span() for match in found] == everywhere


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


_REPLACED = st.lists(st.sampled_from("。！?是ㄅㄕㄩ的锟斤拷\ufffdcè烫锘挎鐨勪涓€\n")).map("".join)


@settings(deadline=None, max_examples=1000)
@given(_REPLACED)
def test_where_characters_were_replaced_a_sign_of_it_is_seen(text: str) -> None:
    assert ("mojibake" in flags._signs_of(text)) is bool(flags._REPLACED.search(text))


_MARKED = st.lists(
    st.sampled_from(
        [
            *"法年aZ19%）)”,;:?!. 　\n、",
            "记者",
            "主任",
            "检察长",
            "■",
            "各位",
            "----",
            "2024年1月2日",
        ]
    ),
    max_size=16,
)
_MARKED_TEXT = _MARKED.map("".join)


@settings(deadline=None, max_examples=400)
@given(_MARKED_TEXT)
def test_no_pattern_finds_what_is_not_looked_for(text: str) -> None:
    for place, character in enumerate(text):
        if character in punctuation._MARKS and punctuation._NARROW.match(text, place):
            assert not punctuation._is_in_number_or_word(text, place)
    found = any(pattern.search(text) for _, pattern in letter_spacing._SIGNS)
    assert letter_spacing._may_be_spaced(text) is found
    for line in filter(None, text.split("\n")):
        if any(
            pattern.match(line)
            for pattern in (
                *(standing._BYLINE, standing._MARKED_NAME),
                *(standing._STANDS_ALONE, standing._SALUTES),
            )
        ):
            assert standing.stands_alone(line)
        assert standing.is_speaker(line) is (standing._SPEAKER.fullmatch(line) is not None)


@settings(deadline=None, max_examples=400)
@given(_MARKED_TEXT)
def test_a_space_between_two_han_characters_is_no_place_for_the_patterns(text: str) -> None:
    edits = spacing.find_spacing(text, "none")
    assert not [edit for edit in edits if _HAN_ON_BOTH_SIDES.match(text, max(0, edit.start - 1))]
    everywhere = {
        match.start()
        for pattern in (spacing._BESIDE_HAN, spacing._BESIDE_MARK, spacing._LINE_START)
        for match in pattern.finditer(text)
    }
    assert not [at for at in everywhere if at and _HAN_ON_BOTH_SIDES.match(text, at - 1)]


_HAN_ON_BOTH_SIDES = re.compile("[一-龥] [一-龥]")


def test_an_ordinary_report_needs_few_patterns() -> None:
    text = (
        "人民至上 法治为基\n\n" + "听取审议专项报告12项，办结率98.6%，收到建议1,204件。" * 9 + "\n"
    )
    program = (
        "from npccli.model import Extraction, Source\n"
        "from npccli.repair import repair_extraction\n"
        "from npccli.repair.characters import letter_spacing, punctuation, spacing\n"
        "from npccli.repair.measure import settled_lines, standing\n"
        f"repair_extraction(Extraction(Source('-', '', 'text'), {text!r}))\n"
        "modules = letter_spacing, punctuation, spacing, settled_lines\n"
        "known = [item for module in modules for item in vars(module).items()]\n"
        "known += [(name, getattr(standing, name)) for name in ('_BYLINE', '_SPEAKER')]\n"
        "lazy = [(name, p) for name, p in known if type(p).__name__ == '_LazyPattern']\n"
        "print(len(lazy), [name for name, p in lazy if name[0] == '_' and 'match' in vars(p)])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert re.fullmatch(r"[1-9]\d \[\]\n", ran.stdout)


_FEW = st.text("着力打造“、", min_size=1, max_size=14)


@given(_FEW, _FEW, st.data())
def test_an_echo_repeats_the_longest_end_not_said_again(
    said: str, following: str, data: st.DataObject
) -> None:
    size = len(said)
    echoed = data.draw(st.lists(st.booleans(), min_size=size, max_size=size))
    sizes = [
        length
        for length in range(1, min(size, len(following)) + 1)
        if said.endswith(following[:length]) and not any(echoed[size - length :])
    ]
    assert echoes._Chain(said, echoed).pending_tail(following) == max(sizes, default=0)


_RUNS = st.lists(st.tuples(st.text("着力打造“”1", min_size=1, max_size=4), st.integers(1, 3)))


@given(_RUNS.map(lambda runs: "".join(run * times for run, times in runs)[:60]))
def test_stretches_reach_as_far_as_runs_come_twice(text: str) -> None:
    no_run = re.compile(rf"[^{HAN}“”《》（），、：；]+").fullmatch
    reach = {len(text): len(text)}
    for start in reversed(range(len(text))):
        sizes = range(1, 1 + (len(text) - start) // 2)
        halves = [text[start:][:size] for size in sizes]
        runs = [len(half) for half in halves if text.startswith(2 * half, start)]
        ends = [start + 2 * size for size in runs if not no_run(text[start : start + size])]
        reach[start] = max([start, *(reach[end] for end in ends)])
    expected, start = [], 0
    while start < len(text):
        expected += [(start, reach[start])] if reach[start] - start >= 12 else []
        start = max(start + 1, reach[start])
    assert list(doubled_stretches._stretches(text)) == expected
