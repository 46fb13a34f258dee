import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npccli.count import (
    count_characters,
    count_han_characters,
    count_sentences,
    is_word,
    split_sentences,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        (" \u3000\t\n\x85\xa0", 0),
        ("依法 履职", 4),
        ("“１”。", 4),
        ("a\u200bb", 3),
        ("𠀀", 1),
    ],
)
def test_characters(text: str, number: int) -> None:
    assert count_characters(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("人大", 2),
        ("〇々", 2),
        ("⺀⼈", 2),
        ("豈㐀𠀀𪜀𰀀", 5),
        ("，。“”①㎡", 0),
        ("カな한a1", 0),
        ("ー・", 0),
    ],
)
def test_han_characters(text: str, number: int) -> None:
    assert count_han_characters(text) == number


@given(st.characters())
def test_han_characters_are_those_that_unicode_names_so(char: str) -> None:
    name = unicodedata.name(char, "")
    if name.startswith(("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH", "KANGXI RADICAL")):
        assert count_han_characters(char) == 1
    if name.startswith(("LATIN", "DIGIT", "FULLWIDTH", "HANGUL", "HIRAGANA", "IDEOGRAPHIC COMMA")):
        assert count_han_characters(char) == 0


@given(st.text("人大〇々〡〹、。《》「〜あㄅ⺀⼈㐀龦豈𠀀𝄞\ud840龙鿿一1a，", max_size=12))
def test_han_characters_of_a_text_are_those_of_its_characters(text: str) -> None:
    assert count_han_characters(text) == sum(map(count_han_characters, text))


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        *(
            (token, True)
            for token in ("代表", "2023", "3.5%", "C++", "①", "Ⅳ", "〇", "⼈", "é", "𠀀")
        ),
        *((token, False) for token in ("", "，", "——", "……", " ", "\n", "%", "_", "+", "■", "😀")),
    ],
)
def test_what_is_a_word(token: str, expected: bool) -> None:
    assert is_word(token) is expected


SENTENCES = [
    ("nothing", "", []),
    ("marks alone", "——……", []),
    ("a heading", "加强履职平台", ["加强履职平台"]),
    ("final marks", "办了。好吗？好！", ["办了。", "好吗？", "好！"]),
    ("runs of marks are one", "真的吗？！真的。。。", ["真的吗？！", "真的。。。"]),
    ("half-width marks", "好吗? 好!", ["好吗?", "好!"]),
    ("a closing quote belongs to it", "他说：“好。”大家走了。", ["他说：“好。”", "大家走了。"]),
    ("brackets belong to it", "（供稿。）会议闭幕", ["（供稿。）", "会议闭幕"]),
    ("an ellipsis ends", "有的来了……后来都走了", ["有的来了……", "后来都走了"]),
    ("an ellipsis at the end", "来了……", ["来了……"]),
    ("lines end sentences", "标题一\n标题二\n正文。", ["标题一", "标题二", "正文。"]),
    ("refuse: a semicolon", "一是学；二是干。", ["一是学；二是干。"]),
    ("refuse: a comma follows", "“好！”，他说", ["“好！”，他说"]),
    ("refuse: a book title", "读《怎么办？》一书", ["读《怎么办？》一书"]),
    ("refuse: an ellipsis with a comma", "甲、乙……，等等", ["甲、乙……，等等"]),
    ("refuse: a query of an address", "见a.cn/x?y=1页", ["见a.cn/x?y=1页"]),
    ("refuse: a decimal point", "增长3.5个点", ["增长3.5个点"]),
    ("refuse: a single dot leader", "如…此", ["如…此"]),
]


@pytest.mark.parametrize(
    ("text", "sentences"), [c[1:] for c in SENTENCES], ids=[c[0] for c in SENTENCES]
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences
    assert count_sentences(text) == len(sentences)


@given(st.text(alphabet="人大1a。！？?!…，；”’）》\n “《", max_size=30))
def test_counting_and_splitting_agree_and_lose_nothing(text: str) -> None:
    sentences = split_sentences(text)
    assert count_sentences(text) == len(sentences)
    if sentences:
        assert "".join("".join(sentences).split()) == "".join(text.split())
