"""Kinds of lines, run-in headings and numbering: what is taken and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from npccli.model import Document, Paragraph, Source
from npccli.segment import classify_paragraphs
from npccli.segment.cues import load_cues
from npccli.segment.numbering import open_depth, parse_numbering
from npccli.segment.openings import find_run_ins
from npccli.segment.shapes import line_shape

BODY = "听取和审议专项工作报告六项，开展执法检查三次，提出审议意见十二条，推动问题得到有效解决。"


def make(*lines: str) -> Document:
    paragraphs = tuple(Paragraph(text, (2 * i + 1, 2 * i + 1)) for i, text in enumerate(lines))
    return Document(Source("test", "", "text"), paragraphs)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        pytest.param("本报记者 王小明 通讯员 李平", "byline", id="reporter and correspondent"),
        pytest.param("■ 赵 明（广东）", "byline", id="marked name with province"),
        pytest.param("□ 本报通讯员 阿依努尔·买买提 王建疆", "byline", id="names with a dot"),
        pytest.param("□ 监督有力·服务到位 代表满意", "short", id="refuse: phrases with a dot"),
        pytest.param("（作者系某市人大常委会副主任）", "author_note", id="note on the author"),
        pytest.param("清江省省长 周一", "byline", id="speaker"),
        pytest.param("——清溪区人大常委会2023年工作综述", "subtitle", id="subtitle"),
        pytest.param(
            "2024年1月9日在清江省第十四届人民代表大会第二次会议上", "subtitle", id="session"
        ),
        pytest.param("——思想紧跟，" + BODY, "long", id="refuse: a dash item of the text"),
        pytest.param("清溪市人大常委会2023年工作综述", "noun", id="title by its words"),
        pytest.param("一、加强监督工作", "numbered", id="numbered heading"),
        pytest.param("做实代表工作", "short", id="short line"),
        pytest.param("代表们纷纷点赞。", "long", id="refuse: a short sentence"),
        pytest.param("各位代表：", "long", id="refuse: a salutation"),
        pytest.param("记者手记", "short", id="refuse: no byline"),
        pytest.param("省长周一作政府工作报告", "other", id="caption of a speaker"),
        pytest.param("常委会主任会议听取法院工作报告", "short", id="refuse: a meeting hears one"),
        pytest.param("加强监督\t12", "contents", id="contents entry"),
        pytest.param("2024年2月5日", "date", id="date"),
        pytest.param("来源：清江日报", "other", id="source of the page"),
    ],
)
def test_line_shape(text: str, shape: str) -> None:
    assert line_shape(text) == shape


def test_the_kinds_of_reports_are_those_on_the_page() -> None:
    cues = load_cues()
    kinds = {kind for kind, _ in (*cues.kinds, *cues.spoken, *cues.matters)} | {"article"}
    page = (Path(__file__).parents[2] / "docs/sections.md").read_text("utf-8")
    (section,) = re.findall(r"## Kinds\n(.*?)\n## ", page, flags=re.DOTALL)
    assert kinds | {"kind"} == set(re.findall("`([a-z_]+)`", section))


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        pytest.param(
            (
                "汇编（2篇）",
                "目录",
                "甲市人大常委会2023年工作综述\t1",
                "甲市人大常委会2023年工作综述",
                BODY,
            ),
            ["other", "contents", "contents", "title", "body"],
            id="front of a collection",
        ),
        pytest.param(
            (
                "凝心聚力再出发",
                "实干笃行谱新篇",
                "——清溪区人大常委会2023年工作综述",
                BODY,
                "做实代表工作",
                BODY,
            ),
            ["title", "title", "subtitle", "body", "heading", "body"],
            id="title on two lines",
        ),
        pytest.param(
            ("清溪见闻", "王 明", BODY), ["title", "byline", "body"], id="bare name under the title"
        ),
        pytest.param(
            ("清溪区人大工作", BODY, "清溪区人大常委会", "2024年1月5日"),
            ["title", "body", "other", "other"],
            id="refuse: a signature is no heading",
        ),
        pytest.param(
            ("清溪区人大工作", BODY, "这组数据说明了群众最关心的是什么——", BODY),
            ["title", "body", "body", "body"],
            id="refuse: a sentence that leads into the next paragraph",
        ),
        pytest.param(
            ("清溪区人大工作", BODY, "（新华社北京5月28日电 记者张三、李四）"),
            ["title", "body", "byline"],
            id="refuse: the note of an agency",
        ),
        pytest.param((BODY,), ["body"], id="refuse: text alone"),
        pytest.param(
            ("标题在此处", BODY[:-1], "推动工作落实", BODY),
            ["title", "body", "body", "body"],
            id="refuse: a short line after an unfinished sentence",
        ),
    ],
)
def test_classify(lines: tuple[str, ...], kinds: list[str]) -> None:
    classified = classify_paragraphs(make(*lines))
    assert [paragraph.kind for paragraph in classified.paragraphs] == kinds
    assert classify_paragraphs(classified) == classified


@pytest.mark.parametrize(
    ("openings", "headings"),
    [
        pytest.param(["扎实开展主题教育。"], ["扎实开展主题教育"], id="one alone"),
        pytest.param(
            ["以制度规范提升效能——", "以学习培训提升能力——"],
            ["以制度规范提升效能", "以学习培训提升能力"],
            id="before dashes",
        ),
        pytest.param(
            ["党建引领立法工作。", "党建引领监督工作。"],
            ["党建引领立法工作", "党建引领监督工作"],
            id="parallel, with a subject",
        ),
        pytest.param(
            ["——学习跟进，", "——行动跟进，"],
            ["学习跟进", "行动跟进"],
            id="dash items cut at the clause",
        ),
        pytest.param(["（一）加强经济监督。"], ["（一）加强经济监督"], id="numbered"),
        pytest.param(["扬改革之帆，履为民之责。"], [None], id="refuse: rhetoric"),
        pytest.param(["一是加强经济监督。"], [None], id="refuse: an item"),
        pytest.param(["“民有所呼，我有所应。”"], [None], id="refuse: a quotation"),
        pytest.param(["2023年召开会议12次。"], [None], id="refuse: figures and time"),
        pytest.param(["区人大常委会高度重视代表工作。"], [None], id="refuse: a subject"),
        pytest.param(["会议指出："], [None], id="refuse: reported speech"),
    ],
)
def test_run_ins(openings: list[str], headings: list[str | None]) -> None:
    found = find_run_ins([opening + BODY for opening in openings])
    assert [run_in.heading if run_in else None for run_in in found] == headings


def test_numbering_nests_by_scheme() -> None:
    stack: list[str] = []
    lines = [
        "第一章 总则",
        "第一节 任务",
        "一、要求",
        "（一）目标",
        "1.指标",
        "（1）项目",
        "①内容",
        "第二章 附则",
    ]
    schemes = [numbering.scheme for line in lines if (numbering := parse_numbering(line))]
    assert [open_depth(stack, scheme) for scheme in schemes] == [1, 2, 3, 4, 5, 6, 7, 1]


@pytest.mark.parametrize(
    "text", ["2.5万人参加", "2023年工作", "一是加强", "第一时间学习", "一府两院"]
)
def test_no_numbering(text: str) -> None:
    assert parse_numbering(text) is None
