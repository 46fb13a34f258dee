"""Articles as a decision words them anew, and paragraphs that open with a quotation."""

from __future__ import annotations

from textwrap import wrap

import pytest

import npccli

AMENDED = [
    "一、将第八条修改为：“设立代表联络站的，应当具备下列条件，并报本级人民代表大会主席团备案：",
    "“（一）有固定的场所和开放的日子；",
    "“（二）有专人登记群众的意见，登记后三日内转交有关部门，并把办理的结果告诉提出意见的人。”",
    "二、第十二条中的“乡镇负责站务的人员”修改为“联络站负责站务的人员”，其他各条依次顺延。",
]
BODY = [
    "联络站开门那天，站里来了四十多人，凳子不够，有人就站在门口说，说的都是路灯、水沟、班车这样的事情。",
    "代表把每件事记在本子上，写明谁说的、找谁办、几天答复，记完了当场念一遍，大家点头才算数，念错了就改。",
    "一个月后再看，本子上的三十二件事办结了二十七件，没有办结的五件，也都写明了原因和打算，贴在墙上。",
]
SPOKEN = [
    "“以前有事要跑到县里去说，现在走几步路就到。”村民周一鸣说，他提的路灯第二天就亮了，水沟也清了三回。",
    "“本子翻开就知道办到哪一步。”镇人大主席王秀兰说，部门来对账也没有含糊的余地，这比开会讲十遍管用。",
]
HEADING = "写明几天答复，贴在墙上，来站里的人“越来越多”"


def set_in_columns(paragraphs: list[str], columns: int) -> str:
    lines = []
    for paragraph in paragraphs:
        first, *rest = wrap("口口" + paragraph, columns)
        lines += ["　　" + first[2:], *rest]
    return "\n".join(lines) + "\n"


def test_the_items_of_an_article_quoted_stay_apart() -> None:
    text = "\n".join(AMENDED) + "\n"
    assert npccli.clean(text).text == text


def test_the_items_of_an_article_quoted_are_rejoined_each() -> None:
    lines = [line for paragraph in AMENDED for line in wrap(paragraph, 26)]
    assert npccli.clean("\n".join(lines) + "\n").text == "\n".join(AMENDED) + "\n"


@pytest.mark.parametrize("columns", [11, *range(13, 24)])
def test_a_heading_in_the_column_stays_above_a_quotation(columns: int) -> None:
    paragraphs = [*BODY * 12, HEADING, SPOKEN[0], *BODY[::-1], SPOKEN[1], BODY[1]]
    text = npccli.clean(set_in_columns(paragraphs, columns)).text
    found = [line.strip("　 ") for line in text.splitlines()]
    assert HEADING in found
    assert SPOKEN[0] in found
