"""A heading in the way of a sentence stays a heading, also where the sentence breaks off."""

from __future__ import annotations

from repair_cases import repaired

COLUMN = (
    "全年听取审议专项报告十二项，开展执法\n"
    "检查五次，组织代表视察三十余次，督促\n"
    "办理群众反映强烈的问题，跟踪回访测评\n"
)


def test_a_heading_below_a_blank_line_is_none_of_the_sentence() -> None:
    text = COLUMN + "逐项整改到位。\n" + COLUMN.replace("全年", "一年") + "\n依法履职\n务实为民\n"
    assert repaired(text).text.splitlines()[-2:] == ["依法履职", "务实为民"]


def test_the_end_of_a_sentence_below_a_blank_line_stays_its_end() -> None:
    text = COLUMN + "\n结果按期向社会公开。\n" + COLUMN.replace("全年", "一年") + "逐项整改到位。\n"
    assert repaired(text).text.splitlines()[0].endswith("跟踪回访测评结果按期向社会公开。")
