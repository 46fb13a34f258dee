"""A contents page says in which order stranded headings were printed."""

from __future__ import annotations

import pytest

from npccli.model import Document, Paragraph, Source
from npccli.segment import segment_reports

HEADINGS = ["坚持党的领导", "强化监督实效", "做实代表工作", "加强自身建设"]
BODIES = [
    "全年召开党组会议12次，向县委请示报告重大事项20次，坚持党对人大工作的全面领导。",
    "听取审议专项工作报告15项，开展执法检查6次、专题询问2次，跟踪监督审议意见落实。",
    "组织代表培训3期，办理代表建议88件，代表联络站接待选民560人次。",
    "修订议事规则，机关作风持续改进，干部队伍能力不断提升。",
]
LEAD = "2023年，云岭县人大常委会依法履职，各项工作取得新成效。"


@pytest.mark.parametrize("stranded", [[3, 2, 0, 1], [1, 0, 3, 2], [0, 1, 2, 3]])
def test_stranded_headings_follow_the_contents_page(stranded: list[int]) -> None:
    lines = ["云岭县人大常委会2023年工作综述", "目录"]
    lines += [f"{heading}\t{page}" for page, heading in enumerate(HEADINGS, 1)]
    lines += [LEAD, *BODIES, *(HEADINGS[index] for index in stranded)]
    paragraphs = tuple(
        Paragraph(line, (2 * number + 1, 2 * number + 1)) for number, line in enumerate(lines)
    )
    [report] = segment_reports(Document(Source("a.txt", "", "text"), paragraphs))
    found = [(section.heading, section.paragraphs) for section in report.sections]
    assert found == [
        (None, (LEAD,)),
        *((heading, (body,)) for heading, body in zip(HEADINGS, BODIES, strict=True)),
    ]
