"""Headings that were broken where no word of the dictionary goes on."""

from __future__ import annotations

import pytest
from repair_cases import repaired

BODY = (
    "常委会坚持把{}贯穿依法履职全过程，先后听\n"
    "取专项报告九项，开展执法检查四次，提出的审\n"
    "议意见全部得到办理，群众满意度稳步上升。\n"
    "围绕改善营商环境开展专题调研，走访企业一百\n"
    "余家，有关部门逐项整改销号。\n"
)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("二、牢牢把握时代使命", "责任要求和工作方向"),
        ("（三）着力服务", "现代农业产业体系"),
    ],
)
def test_a_heading_is_rejoined_where_the_text_says_the_same(upper: str, lower: str) -> None:
    said = BODY.format((upper + lower)[-12:])
    text = f"{said}{upper}\n{lower}\n{said}"
    assert upper + lower in repaired(text).text.splitlines()
    unsaid = BODY.format("民主法治精神")
    assert upper + lower not in repaired(f"{unsaid}{upper}\n{lower}\n{unsaid}").text.splitlines()


@pytest.mark.parametrize(
    ("upper", "lower", "is_one"),
    [
        ("三、关于《云溪县发展规划（草案）》的", "说明", True),
        ("四、在履职中密切同群众和", "基层代表联系", True),
        ("三、建设美丽祥和", "幸福家园建设", False),
        ("六、就职于云溪县供销社的", "2019年11月", False),
        ("四、关于议案办理", "加强跟踪问效", False),
    ],
)
def test_a_heading_that_wants_more_goes_on(upper: str, lower: str, *, is_one: bool) -> None:
    body = BODY.format("民主法治精神")
    result = repaired(f"{body}{upper}\n{lower}\n{body}").text.splitlines()
    assert (upper + lower in result) is is_one
    assert is_one or (upper in result and lower in result)


def test_a_short_line_below_a_numbered_heading_is_its_rest() -> None:
    body = BODY.format("民主法治精神")
    text = f"一、年度工作回顾\n{body}二、今后五年的总体思路和主要\n目标\n{body}"
    assert "二、今后五年的总体思路和主要目标" in repaired(text).text.splitlines()


def test_so_are_two() -> None:
    body = BODY.format("民主法治精神")
    text = f"一、过去一年\n工作总结和“十\n四五”建设成就\n{body}二、今年任务\n{body}"
    assert "一、过去一年工作总结和“十四五”建设成就" in repaired(text).text.splitlines()


@pytest.mark.parametrize(
    "text",
    [
        # other headings have no number
        "二、扎实开展法律监督\n护航民生福祉\n{body}推进依法治县\n{body}",
        # the parts of a headline below the heading
        "二、扎实开展法律监督\n蹄疾步稳聚民心\n真抓实干护新程\n{body}",
        # the title of the next report
        "二、扎实开展法律监督\n县人大常委会工作综述\n{body}",
        # each has its own line below
        "一、依法监督\n护航民生福祉\n{body}二、扎实开展法律监督\n守护公平正义\n{body}",
        # nothing below
        "{body}二、扎实开展法律监督\n护航民生福祉\n",
    ],
)
def test_other_lines_below_a_numbered_heading_stay_apart(text: str) -> None:
    result = repaired(text.format(body=BODY.format("民主法治精神"))).text.splitlines()
    assert "二、扎实开展法律监督" in result


@pytest.mark.parametrize("last", ["和", "的"])
def test_a_first_line_that_wants_more_is_no_heading(last: str) -> None:
    body = BODY.format("民主法治精神")
    first = f"坚持把增进民生福祉作为履职出发点{last}"
    rest = "落脚点，聚力办好群众身边的实事，十"
    text = (
        f"{body}民生改善可感可及。\n{first}\n{rest}\n件民生实事全部办成，组织代表逐项视察。\n{body}"
    )
    assert any(first + rest in line for line in repaired(text).text.splitlines())


LEFT = (
    "县长 林知夏\n{}“十三五”时期是云溪县发展很\n快的五年。我们沉着应对各种风\n"
    "险，办成了许多大事，群众都很\n满意。\n"
)


def test_a_heading_of_three_lines_holds_a_year_in_one_of_them() -> None:
    heading = "一、“十三五”\n时期和2020\n年工作回顾\n"
    found = repaired(LEFT.format(heading)).text.splitlines()
    assert "一、“十三五”时期和2020年工作回顾" in found


def test_so_does_the_upper_line_of_one() -> None:
    heading = "二、2021年\n重点任务和“十\n四五”发展目标\n"
    whole = "二、2021年重点任务和“十四五”发展目标"
    assert whole in repaired(LEFT.format(heading)).text.splitlines()
    body = BODY.format("民主法治精神")
    bare = f"{LEFT.format(heading)}{body}护航民生福祉\n{body}"
    assert whole in repaired(bare).text.splitlines()  # a time alone is no heading
