"""A web page that holds its article twice is no source of two reports."""

from __future__ import annotations

import pytest
from repair_texts import PARAGRAPHS

from npccli import clean
from npccli.repair.engine import replay

HEAD = "云岭市人大常委会工作报告\n2023年1月8日\n"
LONGER = [first + then for first, then in zip(PARAGRAPHS, PARAGRAPHS[3:], strict=False)]
ARTICLE = HEAD + "".join(f"{text}\n" for text in [*PARAGRAPHS, *LONGER])


def test_the_second_copy_of_a_long_text_is_taken_out() -> None:
    text = f"{ARTICLE}市教育局\n{ARTICLE}"
    document = clean(text)
    assert document.text == f"{ARTICLE}市教育局\n"
    assert replay(text, document.changes) == document.text
    assert [change.repair for change in document.changes] == ["overlap"]


def test_blank_lines_between_paragraphs_make_no_difference() -> None:
    parted = ARTICLE.replace("\n", "\n\n")
    assert clean(ARTICLE + parted).text.rstrip() == ARTICLE.rstrip()


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE + HEAD + "\n".join(PARAGRAPHS[:4]),
        ARTICLE + "".join(f"第{n}次会议。{text}\n" for n, text in enumerate(PARAGRAPHS)),
        ARTICLE + ARTICLE.replace("云岭市人大", "青禾县人大", 1),
        "".join(f"{place}代表承诺书\n{ARTICLE.split(HEAD)[1]}" for place in ("柳溪镇", "云溪乡")),
        "".join(f"{PARAGRAPHS[0]}\n（第{n}号）\n" for n in range(40)),
    ],
    ids=[
        "a few paragraphs",
        "other paragraphs",
        "of another place",
        "forms",
        "one paragraph again and again",
    ],
)
def test_refuse(text: str) -> None:
    assert clean(text).text == text
