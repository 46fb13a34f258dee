"""Patterns that are compiled late, or in a cheaper form, find what the pattern itself finds."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npccli.lazy import han_pattern
from npccli.segment import authors, fringe, kinds, metadata, places, shapes
from npccli.segment.cues import Cues, load_cues

PATTERNS = (
    "[\u4e00-\u9fff]{2,4}[市县]",
    r"^(?:[（(][\u4e00-\u9fff]{2,8}[）)])?([\u4e00-\u9fff·]{1,4})[\s、]*",
    "(?<![\u4e00-\u9fff])([\u4e00-\u9fff]) ([\u4e00-\u9fff])(?![\u4e00-\u9fff])",
    r"[\u4e00-\u9fff\d]{2,24}次会议|[^\u4e00-\u9fff]+县",
)
OURS = [
    found
    for module in (authors, fringe, kinds, metadata, places, shapes)
    for found in vars(module).values()
    if type(found).__name__ == "_HanPattern"
]
OURS += [
    each
    for each in (getattr(load_cues(), field.name) for field in fields(Cues))
    if type(each).__name__ == "_HanPattern"
]
_PIECES = st.sampled_from(
    [
        *"张三·、 （）(县市省①〇㐀aＡひ1２_Ωx×*■:：，。",
        *("本报记者", "通讯员", "作者：", "清溪县", "人大常委会", "委", "政协", "委员会", "2024年"),
        *(
            "人民政府",
            "政府",
            "日在",
            "会议上",
            "主任",
            "报告",
            "摄影",
            "讯（",
            "中国人民政治协商会议",
            "第三届",
            "报道",
        ),
    ]
)
_TEXT = st.lists(_PIECES, max_size=8).map("".join)


def _found(pattern: re.Pattern[str], text: str) -> list[object]:
    first = [pattern.match(text), pattern.search(text), pattern.fullmatch(text)]
    groups = [match and (match.span(), match.groups()) for match in first]
    spans = [match.span() for match in pattern.finditer(text)]
    return [*groups, spans, pattern.split(text, maxsplit=1), pattern.findall(text)]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_cheaper_form_finds_the_same(pattern: str) -> None:
    @settings(deadline=None, max_examples=300)
    @given(_TEXT)
    def check(text: str) -> None:
        cheaper, exact = han_pattern(pattern), re.compile(pattern)
        assert _found(cheaper, text) == _found(exact, text)
        assert cheaper.sub("<>", text) == exact.sub("<>", text)

    check()


@settings(deadline=None, max_examples=200)
@given(_TEXT)
def test_the_patterns_of_the_segmentation_find_the_same(text: str) -> None:
    for ours in OURS:
        source = ours._exact._source[0]
        pattern, exact = han_pattern(source), re.compile(source)
        assert _found(pattern, text) == _found(exact, text)


def test_a_class_of_han_characters_is_compiled_only_where_it_is_needed() -> None:
    pattern = han_pattern("[\u4e00-\u9fff]{2}市")
    assert pattern.match("清江市2024年")
    assert "match" not in vars(pattern._exact)  # type: ignore[attr-defined]
    assert not pattern.match("Wi市")
    assert "match" in vars(pattern._exact)  # type: ignore[attr-defined]


def test_a_pattern_that_is_used_often_serves_all_texts() -> None:
    pattern = han_pattern("[\u4e00-\u9fff]{2}市")
    assert all(pattern.match("清江市") for _ in range(300))
    assert "match" in vars(pattern)
