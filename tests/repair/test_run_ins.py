"""Run-in headings: which openings are some, and how often a text opens a paragraph with one."""

from __future__ import annotations

import pytest

import npccli
from npccli.repair.measure.run_ins import NO_RUN_IN, RUN_IN, SHORT_RUN_IN, run_in_kind

WIDTH = 20
BEHIND = "常委会召开会议研究，形成审议意见，交县政府办理，并且跟踪督促，直到问题解决。"
OPENINGS = (
    "用心倾听民意。",
    "聚力改善民生。",
    "依法护航发展。",
    "着力规范备案。",
    "切实转变作风。",
    "全力服务代表。",
)
BODIES = (
    "常委会组成人员分赴各乡镇走访，听取选民对道路、饮水和养老的意见，逐条登记并转交有关部门研究办理，"
    "年底前向选民当面反馈。对暂时办不了的，说明原因。",
    "听取了农村供水工程建设情况的报告，开展专题询问，督促补齐管网短板，六个村的群众喝上了放心水，"
    "有关部门还建立了长期管护的办法，费用由县里承担。",
    "检查了中小企业促进法的实施情况，梳理出账款拖欠等七类问题，交由县政府限期整改，并在第三季度"
    "听取整改情况的报告，进行了满意度测评。",
    "全年收到规范性文件三十一件，逐件审查，对其中两件提出修改的意见，制定机关已经全部采纳，"
    "并把结果向社会公布。审查的标准也更加明确。",
    "坚持开短会、讲短话，把更多时间留给调研，机关干部人人联系一个村，帮助解决了一批急事难事，"
    "群众的评价一年比一年好。",
    "为代表订阅报刊，组织履职培训四期，邀请代表列席会议一百二十人次，代表的建议办理得更快更实，"
    "答复率和见面率都达到了要求。",
)


def wrapped(paragraphs: list[str]) -> str:
    """Return the paragraphs broken into lines of one column, without indents."""
    lines: list[str] = []
    for paragraph in paragraphs:
        while paragraph:
            size = WIDTH + (paragraph[WIDTH : WIDTH + 1] in ("，", "。", "、"))
            lines.append(paragraph[:size])
            paragraph = paragraph[size:]
    return "\n".join(lines) + "\n"


def filled(paragraph: str) -> str:
    """Return the paragraph with an end that makes its last line as long as the column."""
    words = "代表们和群众都感到满意并希望今后继续坚持下去不断完善做法"
    for size in range(4, len(words)):
        longer = paragraph[:-1] + "，" + words[:size] + "。"
        if len(wrapped([longer]).split("\n")[-2]) == WIDTH:
            return longer
    raise AssertionError(paragraph)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("用心倾听民意。常委会", SHORT_RUN_IN),
        ("做实“双联”工作——常委会", SHORT_RUN_IN),
        ("聚力改善民生。常委会", SHORT_RUN_IN),
        ("持续回应代表关切。常委会", RUN_IN),
        ("提高联系群众工作质量。常委会", RUN_IN),
        ("走村入户，倾听民意。常委会", RUN_IN),
        ("勤勉尽责、廉洁奉公。常委会", RUN_IN),
        ("”周一鸣介绍。常委会", RUN_IN),
        ("会议强调：常委会", RUN_IN),
        ("提高联系人民群众各项工作的整体质量和水平成效。常委会", NO_RUN_IN),
        ("全年走访58户群众。常委会", NO_RUN_IN),
    ],
)
def test_what_a_paragraph_may_open_with(line: str, kind: int) -> None:
    assert run_in_kind(line) == kind
    assert run_in_kind("会。" + line, 2) == kind


@pytest.mark.parametrize("place", range(1, 5))
def test_one_opens_a_paragraph_below_a_full_line_where_the_others_do(place: int) -> None:
    paragraphs = [opening + body for opening, body in zip(OPENINGS, BODIES, strict=True)]
    paragraphs[place] = filled(paragraphs[place])
    assert npccli.clean(wrapped(paragraphs)).text.split() == paragraphs


@pytest.mark.parametrize("place", range(1, 5))
def test_a_short_sentence_stays_inside_where_paragraphs_do_not_open_so(place: int) -> None:
    paragraphs = list(BODIES)
    first = filled(paragraphs[place])
    paragraphs[place] = first + OPENINGS[place] + BEHIND
    assert npccli.clean(wrapped(paragraphs)).text.split() == paragraphs


COLUMN, FIRST_LINE = 24, 22
RESTS = (
    (
        "市委始终对人大的工作高度重视、深情牵挂、亲切",
        "关怀。去年的春天，两次到会看望代表，也勉励我",
    ),
    (
        "县委历来对代表的工作十分看重、时时过问、多加",
        "指导。去年的春天，两次到会看望代表，也勉励我",
    ),
    (
        "今年我们全面依法履职、深入推进改革，监督更有",
        "力。去年的春天，先后两次到会看望代表，勉励我",
    ),
)


@pytest.mark.parametrize(("first", "rest"), RESTS)
def test_the_rest_of_a_sentence_opens_no_paragraph(first: str, rest: str) -> None:
    """Hardly a paragraph begins with a sentence of up to five characters."""
    behind = "们“把群众的事办实办好”，要求各级各部门支持代表\n依法履行职务，一件一件抓出结果。\n"
    others: list[str] = []
    for paragraph in BODIES[:4]:
        others.append(paragraph[:FIRST_LINE])
        starts = range(FIRST_LINE, len(paragraph), COLUMN)
        others += [paragraph[start : start + COLUMN] for start in starts]
    assert len(first) == len(rest) == FIRST_LINE
    raw = f"一、二〇二三年和过去五年工作回顾\n{first}\n{rest}\n{behind}" + "\n".join(others)
    assert f"\n{first}{rest}们“把群众" in npccli.clean(raw + "\n").text
