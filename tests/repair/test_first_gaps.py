"""A web page that sets the first character of its paragraphs apart leaves a gap behind it."""

from __future__ import annotations

import pytest

from npccli import clean

PARAGRAPHS = (
    "刚刚过去的一年，全市经济社会保持了平稳较快的发展态势，各项工作取得新进展。",
    "过去的一年，各级政府认真履行职能，在搞好公共服务的同时，办成了一批实事。",
    "当前，总体形势有利于加快发展，机遇与挑战并存，必须抢抓机遇、乘势而上。",
    "第二，打造新的区域经济增长极，坚持规划引领、产业突破，建设滨河新区。",
)


def gapped(text: str, *places: int) -> str:
    for place in sorted(places, reverse=True):
        text = f"{text[:place]} {text[place:]}"
    return text


def test_gaps_behind_first_characters_are_closed() -> None:
    text = "\n".join(gapped(line, 1) for line in PARAGRAPHS)
    assert clean(text).text == "\n".join(PARAGRAPHS)


def test_gaps_in_words_are_closed_beside_them() -> None:
    text = "\n".join(gapped(line, 1, 12) for line in PARAGRAPHS)
    assert clean(text).text == "\n".join(PARAGRAPHS)


def test_a_headline_of_two_parts_keeps_its_space() -> None:
    text = "\n".join(["履职为民 实干争先", *(gapped(line, 1) for line in PARAGRAPHS)])
    assert clean(text).text == "\n".join(["履职为民 实干争先", *PARAGRAPHS])


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(gapped(line, 1) for line in PARAGRAPHS[:2]),
        "\n".join(gapped(line, 12) for line in PARAGRAPHS),
    ],
    ids=["two paragraphs", "no first character"],
)
def test_refuse(text: str) -> None:
    assert clean(text).text == text
