"""A pattern is asked only of lines that hold what all it matches holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npccli.segment import numbering, shapes, table_lines
from npccli.segment.cues import has_office, load_cues, spoken_kind

PIECES = [
    *"■（）：: 、··摄图照片为上目录周一鸣年月日电号报网作做在会次",
    *(
        "本报",
        "记者",
        "通讯员",
        "撰稿",
        "文/图",
        "清溪日报",
        "新华社",
        "2023",
        "报告",
        "说明",
        "工作",
    ),
    *("主任", "检察长", "会议上", "各位代表", "受县人民政府委托", "审计工作报告", "CONTENTS", "\n"),
]
LINES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join)


@settings(deadline=None, max_examples=600)
@given(LINES)
def test_what_a_pattern_matches_is_asked_of_it(line: str) -> None:
    text = line.strip()
    if not text:
        return
    cues = load_cues()
    for shape, pattern, may_match in shapes._WHOLE_LINES:
        assert may_match(text) or not pattern.match(text), shape
    assert shapes._shows_a_picture(text) or not shapes._PHOTO.search(text)
    assert text.endswith(shapes._CAPTION_ENDS) or not shapes._CAPTION.match(text)
    assert has_office(text) or not (cues.speaker.match(text) or cues.office_and_name.search(text))
    session = cues.session_and_speaker.fullmatch(text)
    assert shapes.part_speaker(text)[1] == (session[2] if session else None)
    person = shapes._PERSON.match(line) is not None and line not in cues.not_names
    assert shapes.is_person(line) is person
    matters = [kind for kind, signs in cues.matters if signs.search(text)]
    spoken = [kind for kind, signs in cues.spoken if signs.search(text)]
    assert spoken_kind([text]) in ([*spoken, *matters, None][:1])


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("■ 周一鸣", "byline"),
        ("本报记者 周一鸣", "byline"),
        ("撰稿：周一鸣", "byline"),
        ("2023年3月1日", "date"),
        ("2023-03-01 09:20", "other"),
        ("新华社清溪3月1日电", "other"),
        ("清人常〔2023〕12号", "other"),
        ("清溪日报", "other"),
        ("目 录", "contents"),
        ("会议现场。本报记者周一鸣摄", "other"),
        ("县人大常委会主任周一鸣作报告", "other"),
        ("县人大常委会主任 周一鸣", "byline"),
    ],
)
def test_each_shape_is_still_seen(line: str, shape: str) -> None:
    assert shapes.line_shape(line) == shape


def test_an_ordinary_line_needs_none_of_these_patterns() -> None:
    asked = [
        shape
        for line in ("做实代表工作", "县人大常委会工作报告", "以良法促进发展、保障善治")
        for shape, _, may_match in shapes._WHOLE_LINES
        if may_match(line)
    ]
    assert set(asked) <= {"other"}
    assert len(asked) <= 3


@settings(deadline=None)
@given(st.lists(st.sampled_from([*PIECES, *"第一、二（)1２.①⑴㈠首再最"]), max_size=6).map("".join))
def test_a_numbering_begins_with_few_characters(text: str) -> None:
    expected = numbering._PATTERN.match(text)
    found = numbering.parse_numbering(text)
    assert (found and found.label) == (expected and expected.group())


@settings(deadline=None)
@given(st.lists(st.sampled_from([*PIECES, *"\t|｜ 　。；”）1-％"]), max_size=8).map("".join))
def test_lines_of_tables_have_gaps_captions_and_no_end(text: str) -> None:
    assert table_lines._has_gap(text) == (table_lines._GAP.search(text) is not None)
    ends = re.search("[。！？；][”’）)]*$", text) is not None
    assert table_lines._ends_sentence(text) == (ends and not text.endswith("\n"))
    if table_lines._CAPTION.match(text) or table_lines._UNIT.match(text):
        assert text[0] in table_lines._FIRST_OF_CAPTION


@given(st.text("常委会，12 a“", max_size=40), st.integers(1, 20))
def test_so_many_han_characters_are_counted_no_further(text: str, fewest: int) -> None:
    assert shapes.has_han(text, fewest) == (shapes.han_count(text) >= fewest)
