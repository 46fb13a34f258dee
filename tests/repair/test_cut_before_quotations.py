"""Lines cut between the end of a sentence and a quotation are put together where that shows."""

from __future__ import annotations

import npccli

WIDTH = 22
SPEAKING = (
    "代表联络站既是倾听民声的前哨，也是化解矛盾的驿站。“以前反映问题要跑好几个部门，现在在家门口"
    "就能找到代表。”家住柳溪街道的王阿姨说，小区门前那条坑洼多年的道路修好了。",
    "青禾县人大常委会聚焦生态保护，连续三年对白鹭湖水质开展监督，推动关停排污企业九家，湖区水质"
    "持续好转。“湖水清了，游客也就多了起来，日子越过越好。”渔民老周指着湖面说，他家的农家乐去年"
    "接待游客两千多人次。",
    "乡村振兴是常委会持续关注的课题。“种粮的收入稳住了，年轻人也愿意回村。”合作社的负责人告诉"
    "调研组，今年又有六户人家加入进来，流转土地四百余亩。",
)
PLAIN = (
    "预算审查监督重点向支出预算和政策拓展，常委会首次对重大投资项目开展全过程跟踪监督，推动收回"
    "沉淀资金两亿多元，财政资金使用效益明显提高。",
    "机关建设始终抓在经常、严在日常。常委会制定加强机关能力建设的若干措施，选派年轻干部到信访窗口"
    "锻炼，干事创业的氛围更加浓厚。",
)


def set_in_a_column(paragraph: str) -> str:
    """Return the lines of a paragraph whose indent was lost; marks in a row are squeezed."""
    rest, lines = paragraph, []
    while rest:
        size = WIDTH - 2 if not lines else WIDTH
        size += 2 * ("。“" in rest[:size])
        if rest[size : size + 1] and rest[size] in "，。、”":
            size += 1
        lines.append(rest[:size])
        rest = rest[size:]
    return "\n".join(lines)


def column(*paragraphs: str) -> str:
    return "\n".join(map(set_in_a_column, paragraphs)) + "\n"


def test_a_line_cut_before_a_quotation_is_one_again() -> None:
    paragraphs = [PLAIN[0], SPEAKING[0], PLAIN[1], *SPEAKING[1:]]
    text = column(*paragraphs)
    cut = text.replace("。“", "。\n“")
    assert cut.count("\n") > text.count("\n") + 1
    assert npccli.clean(cut).text.split() == paragraphs


def test_a_paragraph_that_begins_with_a_quotation_stays_one() -> None:
    paragraphs = [PLAIN[0]]
    for paragraph in SPEAKING:
        before, speech = paragraph.split("。“", 1)
        paragraphs += [before + "。", "“" + speech]
    paragraphs.append(PLAIN[1])
    assert npccli.clean(column(*paragraphs)).text.split() == paragraphs
