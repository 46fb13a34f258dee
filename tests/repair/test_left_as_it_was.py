"""Lines that hold two columns each are named and left as they are; the rest is repaired."""

from __future__ import annotations

from itertools import zip_longest

import pytest
from repair_cases import repaired
from repair_texts import PARAGRAPHS, wrap

from npccli.repair import replay
from npccli.repair.flags import merged_lines
from npccli.repair.script import display_width

ONE = [line for text in PARAGRAPHS[8:10] for line in wrap(text, 72, 4)]


def two_columns(width: int, gap: str) -> list[str]:
    """Return lines that hold a line of each of two columns, as they stand on the page."""
    left = [line for text in PARAGRAPHS[:3] for line in wrap(text, width, 4)]
    right = [line for text in PARAGRAPHS[3:6] for line in wrap(text, width, 4)]
    cells = zip_longest(left, right, fillvalue="")
    return [f"{a}{'　' * (width // 2 - len(a))}{gap}{b}".rstrip() for a, b in cells]


@pytest.mark.parametrize("width", [26, 36, 44])
@pytest.mark.parametrize("gap", ["    ", "　　", "\t"])
def test_two_columns_are_named_and_left(width: int, gap: str) -> None:
    body = two_columns(width, gap)
    text = "\n".join([*ONE, *body, "", *ONE]) + "\n"
    document = repaired(text)
    (flag,) = document.flags
    assert flag.code == "merged_columns"
    first, last = flag.lines
    assert first == len(ONE) + 1
    assert last >= len(ONE) + len(body) - 3
    left = text.split("\n")[first - 1 : last]
    assert "\n".join(left) in document.text
    assert document.text.split("\n")[:2] == list(PARAGRAPHS[8:10])
    assert replay(text, document.changes) == document.text
    assert repaired(document.text).text == document.text


def test_windows_line_ends_change_nothing_in_them() -> None:
    body = two_columns(36, "    ")
    text = "\r\n".join([*ONE, *body]) + "\r\n"
    document = repaired(text)
    (flag,) = document.flags
    assert "\n".join(body[: flag.lines[1] - len(ONE)]) in document.text


def test_refuse_two_columns_where_gaps_stand_anywhere() -> None:
    lines = [
        f"{text[: 9 + 4 * at]}　　{text[9 + 4 * at : 30]}" for at, text in enumerate(PARAGRAPHS[:5])
    ]
    assert not repaired("\n".join([*lines, *ONE]) + "\n").flags


@pytest.mark.parametrize("gap", ["    ", "　　", "\t"])
def test_refuse_a_table_and_rows_of_names(gap: str) -> None:
    head = gap.join(("地区", "收入", "支出", "结余"))
    rows = [
        gap.join((place, "12.6", "亿元", "结余"))
        for place in ("清溪县", "云岭市", "东川区", "临江市", "白石镇", "青田乡")
    ]
    names = [
        gap.join((name, "李卫东", "王　平", "赵知夏"))
        for name in ("杨文博", "陈国庆", "郑　华", "周海燕", "孙一鸣", "钱玉兰")
    ]
    text = "\n".join([*ONE, head, *rows, "出席：", *names, *ONE]) + "\n"
    document = repaired(text)
    assert not document.flags
    assert "\n".join([head, *rows]) in document.text
    assert "\n".join(names) in document.text


@pytest.mark.parametrize(
    ("line", "flagged"),
    [
        ("2O25年召开会议l5次，新增托位32O个。", True),
        ("投入资金1.l5亿元，办结率9O%。", True),
        ("推广O2O模式，建成5G基站12个，PM2.5平均浓度下降8%。", False),
        ("App上线3个月，IC卡发放I类账户2万户，CO2排放减少。", False),
        ("第1l条规定由主任会议决定。", True),
        ("依法任免国家机关工作人员46人次，办结率100%。", False),
    ],
)
def test_letters_in_numbers_are_named(line: str, flagged: bool) -> None:
    text = f"常委会依法履职，各项工作取得新进展。\n{line}\n"
    document = repaired(text)
    assert document.text == text
    assert [(flag.code, flag.lines) for flag in document.flags] == (
        [("letters_in_numbers", (2, 2))] if flagged else []
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("——20211月12日在清溪市第十五届人民代表大会上", "lost_numbers"),
        ("——2018724日在清溪省第十三届人民代表大会上", "lost_numbers"),
        ("——2015117在清溪市第四届人民代表大会第四次会议上", "lost_numbers"),
        ("全年受理案件19638件，同比增长%，结案率%。", "lost_numbers"),
        ("在清溪市第十五届人民代表大会第次会议上通过。", "lost_numbers"),
        ("完成固定资产投资亿元，增长较快。", "lost_numbers"),
        ("会议听取了二\ufffd\ufffd三五年远景目标纲要的报告，提出了审议意见。", "lost_characters"),
        ("\ufffd\ufffd\ufffd的\ufffd\ufffd。", "mojibake"),
        ("代表們?cè)诼議期间提出建议。", "mojibake"),
        ("宣布大會開幕??h人民政府县长作报告。", "mojibake"),
        ("会议听取了专项报告。ㄅ会人员分组审议。", "mojibake"),
        ("会议听取了专项报告！ㄩ会人员分组审议。", "mojibake"),
        ("注音符号从ㄅ到ㄩ。ㄅ、ㄆ、ㄇ是声母。", ""),
        ("2021年1月12日在清溪市第十五届人民代表大会第二次会议上。", ""),
        ("新增亿元企业12家，收入亿元以上的村3个，占比达8%，共召开第1次会议。", ""),
        ("编号2018724的建议在会上交办，百分号（%），增长8%，以%计。", ""),
        ("这样做行吗？App已经上线。", ""),
    ],
)
def test_what_a_page_lost_is_named(line: str, code: str) -> None:
    text = f"常委会依法履职，各项工作取得新进展。\n{line}\n"
    document = repaired(text)
    assert document.text == text
    assert [flag.code for flag in document.flags] == ([code] if code else [])


LEFT = (
    "听取专项报告２３４５６７８９件次，",
    "逐条列出问题清单督促整改到位，",
    "走访乡村农户３４５６７８９１余户，",
    "深入七个乡镇开展实地检查工作，",
    "办理代表建议１２３４５６７８余件，",
    "形成高质量的专题调研报告提交，",
    "组织代表视察９８７６５４３２人次，",
    "推动有关部门限期整改落实到位，",
)


def test_the_place_of_the_gap_may_drift() -> None:
    """The first line of the run has its gap somewhere else than most of the others."""
    places = (33, 40, 40, 40, 38, 36, 34, 34)
    rows = [
        left + " " * (place - display_width(left)) + "先后修改地方性法规四件"
        for left, place in zip(LEFT[1::2] * 2, places, strict=True)
    ]
    assert merged_lines("\n".join(rows)) == [(1, 8)]


def test_what_is_left_is_seen_again_in_the_text_that_has_changed() -> None:
    """Where the digits become narrower, the gaps stand in two places, and no columns show."""
    rows = [left + " " * (40 - display_width(left)) + "先后修改地方性法规四件" for left in LEFT]
    once = repaired("\n".join([*rows, ""])).text
    assert repaired(once).text == once
