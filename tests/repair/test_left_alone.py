"""What was left alone when the lines were joined is not joined to a paragraph afterwards."""

from __future__ import annotations

from repair_cases import repaired

from npccli.repair.lines import Surface
from npccli.repair.measure.settled_lines import measure_text
from npccli.repair.wraps.boundaries import boundaries_between
from npccli.repair.wraps.left_alone import left_alone_gains

WIDE = (
    "今年以来县人大常委会把守护河湖摆在重要位置，组织代表沿着河岸走访六十二个村，听取渔民、船工和"
    "沿河企业的意见，把问题逐条列入清单，交由有关部门限期办理，并请代表跟踪回访，办结一件销号一件，"
    "沿河群众说水清了，岸绿了，来散步的人也多了起来。"
)
NARROW = (
    "船工老魏说，过去河边垃圾成堆，夏天不敢开窗，如今孩子们放学后常到河边读书，周末还有人来钓鱼。"
    "村里商量着再修一条步道，把几个渡口连起来，让更多的人看看家乡的好山好水。"
)
CLAIM = "围绕乱占河道、私设码头、污水直排等群众反映强烈的问题，云溪县人大代表开展专题视察监督"
FIRST = (
    "7月正是汛期。“以前一下雨，垃圾就顺着沟渠冲进河里，捞也捞不完，我们看着着急，又不知道该找谁，"
    "只好自己划着船去捞，一天下来腰都直不起来。”渔民老周告诉记者，现在有了河长和代表联络站，"
    "打个电话就有人来，当天就能办好。"
)


def column(text: str, width: int) -> str:
    return "".join(f"{text[at : at + width]}\n" for at in range(0, len(text), width))


def bare(text: str, width: int) -> str:
    """Return a paragraph of a column, of which the first line lost its indent."""
    return text[: width - 2] + "\n" + column(text[width - 2 :], width)


def page(upper: str, first: str) -> str:
    return (
        f"把河湖守护好\n——云溪县人大常委会工作综述\n■ 林知夏\n"
        f"{column(WIDE, 22)}{column(NARROW, 13)}"
        f"本报记者 顾宁\n一条大河波浪宽（一线探访）\n{upper}\n{column(first, 22)}{column(WIDE, 22)}"
    )


def test_a_claim_wider_than_the_columns_above_a_paragraph() -> None:
    lines = repaired(page(CLAIM, FIRST)).text.splitlines()
    assert CLAIM in lines
    assert FIRST in lines


def gains(text: str) -> dict[int, float]:
    lines = measure_text(text, (), (), Surface(text))
    return left_alone_gains(boundaries_between(lines, [False] * len(lines)), -3.0)


def test_asked_are_lines_like_headings_above_paragraphs() -> None:
    assert gains(f"{CLAIM}\n{FIRST}\n") == {1: -3.0}
    assert gains(f"持续擦亮云溪\n好山好水\n{FIRST}\n") == {2: -3.0}
    assert not gains(f"全县已建成代表联络站\n46个，{FIRST}\n")
    assert not gains(f"去年办结一百件。今年又\n{FIRST}\n")
    assert not gains("求学人士可以看到清晰\n的学习阶梯。\n")
