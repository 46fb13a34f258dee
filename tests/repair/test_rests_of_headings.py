"""Rests of headings that no word shows: what the text often says, the next number."""

from __future__ import annotations

import npccli

FIRST = [
    "联络站开门那天，站里来了四十多人，凳子不够，有人",
    "就站在门口说，说的都是路灯、水沟、班车这样的事情，",
    "代表把每件事记在本子上，念给大家听。",
]
SECOND = [
    "一个月后再看，本子上的三十二件事办结了二十七件，",
    "没有办结的五件，也都写明了原因和打算，贴在墙上，",
    "来站里的人看得见，也问得着。",
]


def cleaned(*lines: str) -> list[str]:
    return npccli.clean("\n".join(lines) + "\n").text.splitlines()


def test_what_the_text_often_says_goes_on_in_a_heading() -> None:
    said = [
        "生活污水直排是村里的老难题，生活污水处理站建在村",
        "口，生活污水管网接到各户，生活污水从此不再外流。",
    ]
    found = cleaned(*FIRST, "代表建议发出后：生活", "污水不再流到海里", *said, *SECOND, *FIRST)
    assert "代表建议发出后：生活污水不再流到海里" in found


def test_the_rest_of_a_numbered_heading_stands_above_the_next_number() -> None:
    headings = ["（一）稳定村镇", "物价总水平", "（二）办好民生实事"]
    others = ["（三）建好代表联络站", *FIRST, "（四）贴出办理的清单", *SECOND]
    found = cleaned(*FIRST, *SECOND, *headings, *FIRST, *others)
    assert "（一）稳定村镇物价总水平" in found


def test_entries_of_a_contents_page_are_left_apart() -> None:
    entries = [f"林知夏：{'.' * 60}3", f"代表坐班记{'.' * 60}4", f"站建到村头{'.' * 60}7"]
    found = cleaned(*entries, "联络站记事", *FIRST, *SECOND)
    assert found[:4] == [*entries, "联络站记事"]


def test_an_unnamed_commentator_is_a_byline() -> None:
    found = cleaned("站建在村头，才听得见村里的话", "本报评论员", *FIRST, *SECOND)
    assert "本报评论员" in found
