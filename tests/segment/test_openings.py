"""Headings that paragraphs open with: in rows, on lines of their own, and in lists."""

from __future__ import annotations

import pytest

from npccli import sections
from npccli.segment.openings import find_run_ins

TEXT = (
    "全年办理案件三百余件，回访当事人五十余人，发出建议书十份，推动完善制度九项，满意度逐年上升。"
)
PLAIN = "听取情况介绍以后，大家到现场看了看，问了许多问题，提出的意见由有关单位逐条研究，限期答复。"


def headings(*paragraphs: str) -> list[str | None]:
    """Return the heading found for each paragraph."""
    return [found.heading if found else None for found in find_run_ins(list(paragraphs))]


@pytest.mark.parametrize(
    ("label", "openings"),
    [
        ("subject and verb", ("河道治理初见成效", "旧城改造稳步推进", "物流成本继续下降")),
        (
            "of many lengths",
            ("粮食产量稳中有增", "乡镇卫生院全部达标", "山区公路网越织越密", "用工缺口缩小"),
        ),
        ("a name in marks", ("“清溪大米”打响名号", "茶叶产业逐步壮大", "林下经济初具规模")),
    ],
)
def test_short_first_sentences_in_a_row(label: str, openings: tuple[str, ...]) -> None:
    found = headings(*(f"{opening}。{TEXT}" for opening in openings))
    assert found[1:] == list(openings)[1:], label


@pytest.mark.parametrize(
    ("label", "paragraphs"),
    [
        ("two are no row", (f"河道治理初见成效。{TEXT}", f"物流成本继续下降。{TEXT}")),
        (
            "long first sentences",
            tuple(f"{word}的几位代表谈起当年修渠引水的往事时都很激动。{TEXT}" for word in "东南西"),
        ),
        ("two clauses each", tuple(f"雨下了{n}天，水退了又涨。{TEXT}" for n in "三五七")),
        ("figures", tuple(f"全县通车里程达{n}公里。{TEXT}" for n in (312, 420, 518))),
    ],
)
def test_other_first_sentences_stay_text(label: str, paragraphs: tuple[str, ...]) -> None:
    assert headings(*paragraphs) == [None] * len(paragraphs), label


def test_lone_sentences_before_longer_paragraphs() -> None:
    found = headings(
        PLAIN, "水质监测全面铺开。", TEXT, "沿岸企业达标排放。", TEXT, "鱼类种群逐年恢复。", TEXT
    )
    assert found == [
        None, "水质监测全面铺开", None, "沿岸企业达标排放", None, "鱼类种群逐年恢复", None,
    ]  # fmt: skip


def test_lone_sentences_built_alike() -> None:
    opening = "这是{}的三年。"
    words = ("修堤筑坝", "植树造林、退耕还草", "办学兴教")
    lines = [line for word in words for line in (opening.format(word), TEXT)]
    assert headings(*lines)[::2] == [opening.format(word)[:-1] for word in words]


def test_paragraphs_below_lone_sentences_have_no_headings() -> None:
    rest = "推进水库除险加固。" + TEXT
    found = headings("水质监测全面铺开。", rest, "沿岸企业达标排放。", rest, "鱼类种群恢复。", rest)
    assert found[1::2] == [None, None, None]


@pytest.mark.parametrize(
    ("label", "paragraphs"),
    [
        ("two are text", ("水质监测全面铺开。", TEXT, "沿岸企业达标排放。", TEXT)),
        ("one short line after another", ("水退了。", "路通了。", "人笑了。", "灯亮了。", TEXT)),
        (
            "of many lengths",
            (
                "水清了。",
                TEXT,
                "两岸的树木一天比一天长得茂盛起来。",
                TEXT,
                "游人渐渐多了起来。",
                TEXT,
            ),
        ),
        ("figures", ("完成投资8亿元。", TEXT, "新增就业9千人。", TEXT, "建成道路7公里。", TEXT)),
    ],
)
def test_lone_sentences_that_stay_text(label: str, paragraphs: tuple[str, ...]) -> None:
    assert headings(*paragraphs) == [None] * len(paragraphs), label


def test_lone_sentences_behind_dashes_take_what_follows() -> None:
    first = "——一手抓整治、一手抓修复，河湖面貌焕然一新。"
    second = "——一边补短板、一边强弱项，公共服务更加均衡。"
    found = headings(first, TEXT, second, TEXT)
    assert found == [first[2:-1], None, second[2:-1], None]


def test_a_list_is_headed_whole_or_not_at_all() -> None:
    long_one = "（二）把水源地保护同乡村建设、旅游开发结合起来，走出一条在保护中发展的路子。"
    found = headings(f"（一）加强巡查。{TEXT}", long_one + TEXT, f"（三）严格执法。{TEXT}")
    assert found == ["（一）加强巡查", long_one[:-1], "（三）严格执法"]
    sentences = [
        "（一）今后三年把全县的小型水库全部加固一遍；",
        "（二）今后五年把灌区的干渠全部衬砌一遍；",
        f"（三）改造低产田。{TEXT}",
        "（四）每个乡镇建一所敬老院；",
    ]
    assert headings(*sentences) == [None] * 4


def test_a_stray_number_is_no_heading() -> None:
    found = headings(f"首要的是分清责任。{TEXT}第三，立好规矩。{TEXT}", f"第四，守好底线。{TEXT}")
    assert found == [None, None]
    assert headings(f"（三）严格执法。{TEXT}", f"（四）加强宣传。{TEXT}") == [
        "（三）严格执法", "（四）加强宣传",
    ]  # fmt: skip


def test_an_item_of_a_list_of_sentences_heads_nothing() -> None:
    text = "\n".join(
        (
            "清江县人民政府工作报告",
            "各位代表：",
            "一、过去一年的工作",
            PLAIN,
            f"1.疏浚河道。{TEXT}",
            "2.栽种护岸林二十公里，成活率在九成以上，沿河各村都分到了管护的任务；",
            "3.改造旧桥十二座，全部按时通车。",
            TEXT,
            "二、今年的打算",
            PLAIN,
        )
    )
    report = sections(text)[0]
    assert [s.heading for s in report.sections if s.heading and s.depth == 1] == [
        "一、过去一年的工作", "二、今年的打算",
    ]  # fmt: skip
    assert not any("旧桥" in (s.heading or "") for s in report.sections)


def test_what_follows_the_last_lone_sentence_is_its_text() -> None:
    lines = ["清江县人民政府工作报告", "各位代表：", "一、生态环境", "水质监测全面铺开。", TEXT]
    lines += ["沿岸企业达标排放。", TEXT, "鱼类种群逐年恢复。", TEXT, "二、今年的打算", PLAIN]
    report = sections("\n".join(lines))[0]
    inner = [
        (s.heading, s.heading_mark, len(s.paragraphs)) for s in report.sections if s.depth == 2
    ]
    assert inner == [
        ("水质监测全面铺开", "。", 1), ("沿岸企业达标排放", "。", 1), ("鱼类种群逐年恢复", "。", 1),
    ]  # fmt: skip


def test_entries_of_a_yearbook_have_heads_in_black_brackets() -> None:
    lines = ["清江县人大常委会", f"【概况】{TEXT}", f"【监督工作】 {TEXT}", "（周一鸣）"]
    report = sections("\n".join([*lines, f"【代表工作】{TEXT}", "（李 平）"]))[0]
    heads = [(s.heading, s.heading_mark) for s in report.sections if s.heading]
    assert heads == [("概况", "】"), ("监督工作", "】"), ("代表工作", "】")]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (f"【清江通讯社八日电】{TEXT}", TEXT),
        (f"【摘要】{TEXT}", f"【关键词】{TEXT}"),
        ("【概况】从略。", "【监督工作】从略。"),
    ],
)
def test_other_words_in_black_brackets_head_nothing(paragraphs: tuple[str, ...]) -> None:
    assert headings(*paragraphs) == [None] * len(paragraphs)
