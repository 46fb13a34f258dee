"""Texts whose lines are whole paragraphs: what stands above them is no part of them."""

from __future__ import annotations

import pytest

import npccli
from npccli.repair.measure.layout import measure_lines
from npccli.repair.wraps.quoted_speech import with_speakers

PARAGRAPHS = [
    "去年以来，清溪县人大常委会把代表联络站建到村头巷尾，请代表每月到站里坐上半天，听群众说说身边的难事，再把这些事一件件理成清单，交给有关部门限期办理，办得怎么样由提出的人打分。",
    "在东关村，村民周一鸣最早找上门来的是一件小事：村口的路灯坏了三个月没有人修。代表当天就把照片发给了镇里，第二天傍晚灯亮了，来站里的人从此多了起来，排队的凳子都添了两条。",
    "常委会随后对全县二十六个联络站逐个走访，发现有的站开门的日子不固定，有的站只登记不回音，于是制定办法，写明几点开门、谁来接待、几天答复，并把办法贴在每个站的墙上。",
    "年底盘点，全县联络站一共收到意见一千三百二十条，当场答复的占四成，转交办理的占六成，其中已经办结的超过九成，没有办结的也向提出的人说明了原因和打算。",
]
SPOKEN = [
    "县人大代表李长宁说：“我们村的人以前有事不知道找谁，现在走几步路就到站里，说完了还有回音，大家心里踏实，我这个代表当得也踏实，往后要把站开得更久一些。”",
    "镇人大主席王秀兰说：“站里的本子记得清清楚楚，哪一天谁来过、说了什么、谁去办、办到哪一步，翻开就知道，部门来对账也没有含糊的余地，这比开会讲十遍都管用。”",
    "村民周一鸣说：“从前打电话总是说研究研究，如今本子上写着三天答复，三天就真的有人来，路灯亮了，水沟也清了，我们愿意多说几句，也愿意多出一把力气。”",
]


def whole(*above: str) -> str:
    return "\n".join([*above, *PARAGRAPHS]) + "\n"


@pytest.mark.parametrize(
    "above",
    [
        ("清溪县人大代表联络站建到村头——", "群众说事不出村"),
        (
            "把联络站建到村头巷尾，请代表按时坐班、当面听意见，小事当场办、大事有回音，群众才愿意来、来了才有话说",
            "写明几点开门、谁来接待、几天答复，办得怎么样由提出的人打分，站才立得住",
        ),
        ("一枝一叶总关情。站建在村头，才听得见村里的话，办得好村里的事", "代表坐班记"),
    ],
    ids=["kicker", "claims", "claim of two sentences"],
)
def test_what_stands_above_paragraphs_is_no_part_of_them(above: tuple[str, ...]) -> None:
    assert npccli.clean(whole(*above)).text == whole(*above)


def test_what_one_person_says_after_another_is_a_paragraph_each() -> None:
    text = whole("群众说事不出村", *SPOKEN)
    assert npccli.clean(text).text == text
    assert with_speakers(measure_lines("\n".join(SPOKEN)), [False, False]) == [False, False]


def test_who_said_what_was_quoted_belongs_to_it() -> None:
    lines = measure_lines("“站里的本子记得清清楚楚。”\n镇人大主席王秀兰说。")
    assert with_speakers(lines, [False]) == [True]


def test_sentences_with_several_notes_behind_them_end_paragraphs() -> None:
    first, second, *rest = PARAGRAPHS
    lines = [f"{first}（见表1）（见图2）", f"{second}（见图3）（见图4）（见表2）", *rest]
    text = "\n".join(lines) + "\n"
    assert npccli.clean(text).text == text


def test_a_sentence_broken_off_is_joined_where_paragraphs_are_whole() -> None:
    text = whole("群众说事不出村")
    broken = text.replace("当场答复的占四成，转交", "当场答复的占四成，\n转交")
    assert npccli.clean(broken).text == text
