"""A stretched line that ends a sentence and had room for more ends its paragraph."""

from __future__ import annotations

from repair_cases import repaired

BODY = (
    "全年听取审议专项报告十二项，开展执法检查五次，\n"
    "组织代表视察三十余次，督促办理群众反映强烈的问\n"
    "题，围绕乡村振兴开展专题询问，跟踪检查整改落实\n"
)
LAST = "情况，办结率和满意率都有所提高。"
ONE = "着力激发代表履职活力，密切联系群众。"
NEXT = (
    "县人大常委会建成代表联络站六十二个，接待选民\n"
    "四千多人次，收集意见建议九百条，逐条交办跟踪督\n"
    "办，办结八百六十条，其余的列入明年计划。\n"
)


def test_a_paragraph_of_one_line_below_it_stays_apart() -> None:
    text = f"{BODY}{' '.join(LAST)}\n{ONE}\n{NEXT}{BODY}{LAST}\n"
    lines = repaired(text).text.splitlines()
    assert ONE in lines
    assert BODY.replace("\n", "") + LAST in [line.replace(" ", "") for line in lines]


def test_a_sentence_that_ends_near_the_edge_may_be_inside() -> None:
    near = "情况，发现的问题全部建立台账，逐项限期销号。"
    text = f"{BODY}{' '.join(near)}\n{ONE}\n{NEXT}{BODY}{LAST}\n"
    lines = [line.replace(" ", "") for line in repaired(text).text.splitlines()]
    assert BODY.replace("\n", "") + near + ONE in lines
