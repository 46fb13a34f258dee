"""A heading that names only a time, or ends in a verb without its object, goes on below."""

from __future__ import annotations

import pytest
from repair_cases import repaired

BODY = (
    "全年听取审议专项报告十二项，开展执法检查\n"
    "五次，组织代表视察三十余次，督促办理群众\n"
    "反映强烈的问题，跟踪回访测评。\n"
)
TITLE = (
    "云溪县人民政府工作报告\n——2026年1月9日在云溪县第十八届人民代表大会第五次会议上\n县长 林知夏\n"
)


@pytest.mark.parametrize(
    "heading",
    [
        "一、“十四五”\n时期主要工作",
        "一、2025年\n工作及“十四五”时期发展回顾",
        "二、“十五五”\n\n发展的主要考虑",
        "（一）2025年和“十四五”时期\n取得的成绩",
    ],
)
def test_goes_on_below(heading: str) -> None:
    lines = repaired(f"{TITLE}{heading}\n{BODY}{BODY}").text.splitlines()
    assert heading.replace("\n", "") in lines


@pytest.mark.parametrize(
    "below", ["听取审议专项报告十二项。", "（一）听取审议专项报告", "1．听取审议专项报告"]
)
def test_what_is_no_rest_stays_below(below: str) -> None:
    text = f"{TITLE}一、2025年\n{below}\n二、2024年\n{below}\n"
    assert repaired(text).text == text


def test_a_heading_that_names_more_is_whole() -> None:
    text = f"{TITLE}一、2025年工作回顾\n云溪概况\n{BODY}"
    assert "一、2025年工作回顾" in repaired(text).text.splitlines()


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("加强自身建设 奋力打造", "“清廉机关”"),
        ("聚焦扩大内需，更好融入", "强大国内市场"),
        ("把服务送到家门口，做到", "“小事不出村，大事有人管”"),
        ("（三）全力构建", "河湖治理体系"),
        ("持续擦亮", "\n云溪名片"),
    ],
)
def test_a_verb_wants_its_object(upper: str, lower: str) -> None:
    text = f"{BODY}{upper}\n{lower}\n{BODY}"
    assert upper + lower.lstrip() in repaired(text).text.splitlines()


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("守护河湖安澜", "“清廉机关”"),  # no verb
        ("乡村再打造", "“清廉机关”建设"),  # wider than the line above it
        ("（三）全力打造", "（四）坚持不懈"),  # the next heading
        ("全县上下奋力打造", "云溪县人民政府工作综述"),  # a title
    ],
)
def test_headings_below_each_other_stay_apart(upper: str, lower: str) -> None:
    lines = repaired(f"{BODY}{upper}\n{lower}\n{BODY}").text.splitlines()
    assert upper in lines
    assert lower in lines
