"""Newspaper pages whose parts came out in another order go back to the printed one."""

from __future__ import annotations

import pytest

from npccli.model import Document, Paragraph, Source
from npccli.segment import order_paragraphs, segment_reports

TITLE = "笃行实干写华章 履职为民开新局"
SUBTITLE = "——云栖县人大常委会2023年工作综述"
BYLINE = "本报记者 郑小舟"
LEAD = (
    "春去秋来，又是一年。翻开过去一年的履职日志，一串串数字记录着坚实的足迹。",
    "2023年，在县委的坚强领导下，县人大常委会坚持以习近平新时代中国特色社会主义思想为指导，"
    "依法履职尽责，为全县经济社会发展作出了积极贡献。",
)
CLOSING = "新的一年，县人大常委会将在县委领导下，奋力书写履职新篇章，作出新的更大贡献。"
PARTS = {
    "牢记政治责任 坚持党的领导": (
        "始终把党的领导贯穿工作全过程，严格执行重大事项请示报告制度，向县委请示报告二十三次。",
        "扎实开展主题教育，党组会议落实“第一议题”制度，学习党的创新理论十八次。",
    ),
    "紧扣中心大局 增强监督实效": (
        "听取和审议专项工作报告十一项，对预算执行、国有资产管理开展审查监督。",
        "围绕生态环境开展执法检查，围绕营商环境开展专题询问，督促政府整改问题四十个。",
    ),
    "尊重主体地位 激发代表活力": (
        "新建代表联络站二十个，组织代表接待选民一千余人次，收集意见三百余条。",
        "办理代表建议一百一十件，办结率百分之百，代表满意率百分之九十八。",
    ),
    "坚持固本强基 加强自身建设": (
        "对标“四个机关”要求，加强机关队伍建设，举办干部培训班六期。",
        "严格落实中央八项规定精神，持续改进作风，营造风清气正的良好氛围。",
    ),
}
HEADS = list(PARTS)
SECTIONS = [line for head in HEADS for line in (head, *PARTS[head])]
PRINTED = [TITLE, SUBTITLE, BYLINE, *LEAD, *SECTIONS, CLOSING]


def _lines(layout: str) -> list[str]:
    """Return the lines of a page: letters name its parts in the order of extraction.

    T title and subtitle, B byline, L lead, H all headings, h each heading over its text,
    1-4 the texts of the sections, C closing.
    """
    lines: list[str] = []
    for letter in layout:
        if letter == "T":
            lines += [TITLE, SUBTITLE]
        elif letter == "B":
            lines.append(BYLINE)
        elif letter == "L":
            lines += LEAD
        elif letter == "H":
            lines += [line for head in HEADS for line in head.split()]
        elif letter == "C":
            lines.append(CLOSING)
        elif letter in "abcd":
            lines += HEADS["abcd".index(letter)].split()
        else:
            lines += PARTS[HEADS[int(letter) - 1]]
    return lines


LAYOUTS = (
    "TBLa1b2c3d4C", "4CT123BHL", "T123BHL4C", "HTBL1234C", "L1234CTBH", "TB1234CHL", "34CTBL12H",
    "BTLH1234C", "BHCL1234T", "C4BT23L1H", "3BTCL12H4", "HTBCL1234",
    "TBLH1234C", "1234CLTBH", "23T4CBHL1", "La1b2c3d4CTB", "4CTBLa1b2c3d",
)  # fmt: skip


def _document(lines: list[str]) -> Document:
    paragraphs = tuple(Paragraph(text, (i * 2, i * 2)) for i, text in enumerate(lines, 1))
    return Document(Source("page", "", "text"), paragraphs)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_printed_order_is_restored(layout: str) -> None:
    document = _document(_lines(layout))
    assert [p.text for p in order_paragraphs(document)] == PRINTED
    (report,) = segment_reports(document)
    assert (report.title, report.subtitle, report.byline) == (TITLE, SUBTITLE, BYLINE)
    assert [s.heading for s in report.sections] == [None, *HEADS, None]
    roles = ["lead", "party_leadership", "supervision", "deputies", "self_building", "closing"]
    assert [s.role for s in report.sections] == roles
