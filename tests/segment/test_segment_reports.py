"""Reports of a document: order, sections, facts, and input of any kind."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from npccli.model import Document, Paragraph, Source
from npccli.segment import classify_paragraphs, order_paragraphs, segment_reports

TITLE = ["凝心聚力谋发展 实干担当谱新篇", "——清溪区人大常委会2023年工作综述"]
BYLINE = ["本报记者 王明"]
LEAD = [
    "2023年，在区委坚强领导下，清溪区人大常委会以习近平新时代中国特色社会主义思想为指导，依法履职，作出了积极贡献。"
]
HEADS = [
    "突出政治引领 把牢正确方向",
    "聚焦中心大局 提升监督质效",
    "发挥代表作用 激发履职活力",
    "加强自身建设 打造四个机关",
]
TEXTS = [
    ["加强理论武装。落实第一议题制度，深刻领悟两个确立的决定性意义，坚持党的领导，严格执行请示报告制度。"],
    ["强化经济监督。听取和审议预算执行、审计工作报告，开展执法检查和专题询问，形成审议意见。",
     "强化民生监督。开展执法检查，听取和审议专项工作报告，对民生实事项目开展监督，开展满意度测评。"],
    ["丰富代表活动。组织人大代表进联络站接待选民，听取群众意见建议，代表建议办结率大幅提升。"],
    ["抓实作风建设。落实中央八项规定精神，力戒形式主义，推进党风廉政建设，提高机关干部能力。",
     "抓实能力建设。举办机关干部培训班，推进专工委队伍建设，落实全面从严治党主体责任，改进作风。"],
]  # fmt: skip
CLOSING = [
    "新的一年，清溪区人大常委会将踔厉奋发，奋力谱写人大工作新篇章，为现代化建设作出新的更大贡献！"
]
PRINTED = [
    *TITLE,
    *BYLINE,
    *LEAD,
    *(x for h, t in zip(HEADS, TEXTS, strict=True) for x in (h, *t)),
    *CLOSING,
]


def make(*lines: str) -> Document:
    paragraphs = tuple(Paragraph(text, (2 * i + 1, 2 * i + 1)) for i, text in enumerate(lines))
    return Document(Source("test", "", "text"), paragraphs)


HALVES = [half for head in HEADS for half in head.split()]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(PRINTED, id="in order already"),
        pytest.param(
            [*TEXTS[3], *CLOSING, *TITLE, *TEXTS[0], *TEXTS[1], *TEXTS[2], *BYLINE, *HALVES, *LEAD],
            id="headings in halves after the bodies, title amid, lead last",
        ),
        pytest.param(
            [*TITLE, *BYLINE, *LEAD, *(x for t in TEXTS for x in t), *CLOSING, *HEADS],
            id="headings last",
        ),
        pytest.param([*TITLE, *LEAD, HEADS[0], *TEXTS[0], *BYLINE, *PRINTED[6:]], id="byline late"),
    ],
)
def test_printed_order(lines: list[str]) -> None:
    assert [paragraph.text for paragraph in order_paragraphs(make(*lines))] == PRINTED


def test_sections_are_numbered_with_lead_and_closing() -> None:
    (report,) = segment_reports(make(*PRINTED))
    tops = [(s.number, s.role) for s in report.sections if s.depth == 1]
    assert tops == [
        ("0", "lead"), ("1", "party_leadership"), ("2", "supervision"), ("3", "deputies"),
        ("4", "self_building"), ("5", "closing"),
    ]  # fmt: skip
    second = next(s for s in report.sections if s.number == "2.2")
    assert second.path == (HEADS[1], "强化民生监督")
    assert second.heading_mark == "。"
    assert second.paragraphs[0].startswith("开展执法检查")
    assert (report.organ, report.region, report.admin_level) == (
        "清溪区人大常委会",
        "清溪区",
        "county",
    )


def test_source_order_is_kept_on_request() -> None:
    document = make(*TEXTS[3], *TITLE, *TEXTS[0], HEADS[0], HEADS[1], HEADS[2])
    (report,) = segment_reports(document, order="source")
    assert report.sections[0].lines[0] == 1


def test_titles_after_their_bodies() -> None:
    lines = ["■ 赵 明（广东）", *LEAD, "以监督促发展", "■ 钱 进（福建）", *CLOSING, "让代表更有为"]
    reports = segment_reports(make(*lines))
    assert [(r.title, r.byline) for r in reports] == [
        ("以监督促发展", "赵明（广东）"), ("让代表更有为", "钱进（福建）"),
    ]  # fmt: skip


FACTS = {
    "province": ("青海省人大常委会2023年工作报告", "青海省", "province", 2023, "work_report"),
    "known city": (
        "2024年洛阳市政府工作报告",
        "洛阳市",
        "prefecture",
        2024,
        "government_work_report",
    ),
    "refuse: unknown 市": (
        "清溪市人大常委会2023年工作综述",
        "清溪市",
        None,
        2023,
        "annual_summary",
    ),
    "refuse: masked": ("xx市人大常委会2023年工作综述", None, None, 2023, "annual_summary"),
    "Han year": (
        "清溪州人大常委会二〇二三年工作综述",
        "清溪州",
        "prefecture",
        2023,
        "annual_summary",
    ),
    "year behind the place": (
        "青海省2024年政府工作报告",
        "青海省",
        "province",
        2024,
        "government_work_report",
    ),
    "no year": ("清溪县人民法院工作报告", "清溪县", "county", None, "court_report"),
}


@pytest.mark.parametrize(
    ("title", "region", "level", "year", "kind"), FACTS.values(), ids=FACTS.keys()
)
def test_facts(
    title: str, region: str | None, level: str | None, year: int | None, kind: str
) -> None:
    (report,) = segment_reports(make(title, "听取和审议专项工作报告，推动问题解决，取得实效。"))
    assert (report.region, report.admin_level, report.year, report.kind) == (
        region,
        level,
        year,
        kind,
    )


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([], id="nothing"),
        pytest.param(["一行"], id="one line"),
        pytest.param(["做实代表工作"] * 40, id="only headings"),
        pytest.param(LEAD * 40, id="only text"),
        pytest.param(BYLINE * 5, id="only bylines"),
        pytest.param(TITLE * 5, id="only titles"),
    ],
)
def test_any_input_is_accepted(lines: list[str]) -> None:
    document = make(*lines)
    segment_reports(document)
    assert len(order_paragraphs(document)) <= len(lines)


def test_nothing_is_lost_in_any_order_and_a_read_back_document_gives_the_same() -> None:
    generator = random.Random(7)
    for _ in range(60):
        lines = PRINTED + HALVES
        generator.shuffle(lines)
        document = replace(make(*lines), text="\n".join(lines))
        ordered = "".join(paragraph.text for paragraph in order_paragraphs(document))
        assert sorted(ordered.replace(" ", "")) == sorted("".join(lines).replace(" ", ""))
        classified = replace(classify_paragraphs(document), text="")
        assert segment_reports(classified) == segment_reports(document)


def test_only_a_section_with_a_heading_has_lines_of_one() -> None:
    (report,) = segment_reports(make(*PRINTED))
    for section in report.sections:
        assert (section.heading_lines is None) == (section.heading is None)
    run_in = [section for section in report.sections if section.heading_form == "run_in"]
    assert run_in and all(section.heading_lines == section.lines for section in run_in)
