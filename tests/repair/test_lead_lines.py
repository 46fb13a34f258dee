"""Short sentences that are paragraphs of their own where many paragraphs of the text are."""

from __future__ import annotations

from collections.abc import Sequence

from repair_cases import repaired

WIDTH = 20
PARAGRAPHS = (
    "组织代表视察城区老旧管网改造工程，召开现场会三次，督促承建单位倒排工期，年底前全部完工。",
    "走访用工企业和零工驿站，收集意见四十条，推动出台稳岗补贴办法，惠及职工一万余人次。",
    "听取义务教育均衡发展情况报告，实地察看乡村小学六所，提出增配音体美教师的建议五条。",
    "跟踪督办饮用水水源保护议案，约谈两个责任部门，水质达标率由九成提高到百分之九十八以上。",
)
LEADS = ("补齐市政设施短板。", "稳住就业基本盘。", "办好人民满意教育。", "守护群众饮水安全。")
FULL = (
    "检查养老服务条例实施情况，入户访谈老人二百名，"  # 23 characters
    "促成社区食堂开业十二家，日均就餐超过四百人次。"
)
LEAD = "健全养老服务体系。"


def wrapped(paragraphs: Sequence[str], width: int = WIDTH) -> str:
    """Return paragraphs as lines of one width, no mark at the beginning of one."""
    lines: list[str] = []
    for paragraph in paragraphs:
        rest = paragraph
        while len(rest) > width:
            stop = width + 1 if rest[width] in "，。" else width
            lines.append(rest[:stop])
            rest = rest[stop:]
        if rest:
            lines.append(rest)
    return "\n".join(lines) + "\n"


def filled(sentence: str, width: int = WIDTH) -> str:
    """Return a paragraph of two full lines and no more."""
    body = sentence.rstrip("。")
    return body[: 2 * width - 1] + "。"


def test_a_lead_below_a_full_line_stands_alone_where_others_do() -> None:
    paragraphs = [part for pair in zip(LEADS, PARAGRAPHS, strict=True) for part in pair]
    paragraphs += [filled(FULL), LEAD, PARAGRAPHS[0].replace("管网", "电网")]
    result = repaired(wrapped(paragraphs)).text.splitlines()
    assert LEAD in result
    assert result == paragraphs


def test_the_same_line_ends_a_paragraph_where_none_is_led_so() -> None:
    paragraphs = [*PARAGRAPHS, filled(FULL) + LEAD, PARAGRAPHS[0].replace("管网", "电网")]
    assert repaired(wrapped(paragraphs)).text.splitlines() == paragraphs


ITEM = "（三）聚焦稳岗扩岗，更好兜住就业底线"  # 18 of 20 characters
REST = "并促进群众增收。"


def test_a_lead_below_a_heading_with_a_number_stands_alone() -> None:
    headings = ["一、补齐城乡短板", "（一）城乡建设", "（二）公共服务"]
    body = wrapped([part for pair in zip(LEADS, PARAGRAPHS, strict=True) for part in pair])
    text = "\n".join([*headings[:2], body + headings[2], body.replace("老旧", "燃气") + ITEM, LEAD])
    assert repaired(f"{text}\n{wrapped(PARAGRAPHS)}").text.splitlines()[-6:-4] == [ITEM, LEAD]


def test_a_short_line_below_an_item_ends_it_where_items_are_paragraphs() -> None:
    items = [f"（{number}）{text}" for number, text in zip("一二", PARAGRAPHS, strict=False)]
    paragraphs = [*LEADS[:2], PARAGRAPHS[3], *items, ITEM + REST, PARAGRAPHS[2]]
    assert repaired(wrapped(paragraphs)).text.splitlines() == paragraphs
